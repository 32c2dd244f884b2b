import type { CheckOutcome } from '../core/check.ts'
import { blocksReads, blocksWrites, type StatementTrace } from '../core/trace.ts'
import { count, plain } from '../core/wording.ts'
import { clip, oneLine } from './escape.ts'
import { loadText } from './load/terminal.ts'
import { type Page, section } from './terminal-text.ts'

const maxStatements = 60

/** The figures behind a check's findings. */
export function figuresSection(outcome: CheckOutcome, page: Page): string {
  if (outcome.status !== 'ran') return ''
  const { trace, load } = outcome
  return [trace ? statementsText(trace, page) : '', load ? loadText(load, page) : '']
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The new statements that somebody would notice, in a line or two each; the others are counted. */
function statementsText(traces: readonly StatementTrace[], page: Page): string {
  const { paint, width } = page
  const felt = traces.map((trace) => ({ trace, done: doneText(trace) })).filter(({ done }) => done !== '')
  const lines = felt.slice(0, maxStatements).map(({ trace, done }) => {
    const place = `${oneLine(trace.path)}:${trace.line}`
    const statement = clip(oneLine(trace.statement), Math.max(20, width - 4))
    return `  ${paint('dim', place)}\n    ${statement}\n    ${paint('dim', clip(done, Math.max(20, width - 4)))}`
  })
  const rest = traces.length - lines.length
  const more = rest > 0 ? [`  ${count(rest, 'other statement')} that nobody would notice`] : []
  return section('What Postgres did', lines.length === 0 ? [] : [...lines, ...more], page)
}

function doneText({ locks, scans, rewrites, rows, ms, error }: StatementTrace): string {
  const relations = locks.filter(({ preexisting }) => preexisting).map(({ relation }) => relation)
  const waited = locks.filter(({ preexisting, mode }) => preexisting && blocksWrites(mode))
  const changed = Object.entries(rows).map(
    ([relation, { inserted, updated, deleted }]) => `${count(inserted + updated + deleted, 'row')} of ${relation}`,
  )
  const scanned = scans.filter((relation) => relations.includes(relation))
  const parts = [
    ...(error ? [`fails with ${error.sqlstate}: ${error.message}`] : []),
    ...waited.map(
      (lock) => `${lock.mode} on ${lock.relation} (${blocksReads(lock.mode) ? 'reads and writes' : 'writes'} wait)`,
    ),
    ...(scanned.length > 0 ? [`scans ${scanned.join(', ')}`] : []),
    ...(rewrites.length > 0 ? [`rewrites ${rewrites.join(', ')}`] : []),
    ...changed,
  ]
  return parts.length === 0 ? '' : oneLine([...parts, `${plain(ms)} ms`].join('; '))
}
