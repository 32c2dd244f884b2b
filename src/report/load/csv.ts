import type { LoadReport } from '../../core/load.ts'
import { visible } from '../escape.ts'

/** The run as a table for other programs: by round, side and operation; of a run without base, by second. */
export function loadCsv({ rounds, overTime }: LoadReport): string {
  if (rounds !== undefined) {
    return table(
      ['round', 'side', 'operation', 'sent', 'ok', 'failed', 'p50_ms', 'p95_ms', 'p99_ms'],
      rounds.map(({ round, side, operation, sent, ok, failed, p50Ms, p95Ms, p99Ms }) => [
        round,
        side,
        operation ?? 'all operations',
        sent,
        ok,
        failed,
        p50Ms,
        p95Ms,
        p99Ms,
      ]),
    )
  }
  return table(
    ['second', 'due', 'ok', 'failed', 'p50_ms', 'p99_ms'],
    overTime.map(({ due, ok, failed, p50Ms, p99Ms }, second) => [second, due, ok, failed, p50Ms, p99Ms]),
  )
}

type Cell = string | number | null

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cellText).join(',')}\n`).join('')
}

/** RFC 4180; nothing measured is left empty. */
function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = harmless(visible(cell))
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** A spreadsheet takes these for the start of a formula, which may call out. */
function harmless(text: string): string {
  return /^\s*[=+\-@]|^[\t\n]/.test(text) ? `'${text}` : text
}
