import type { LoadReport } from '../../core/load.ts'
import type { Review } from '../../core/review.ts'
import type { Item } from '../budget.ts'
import { cell, inline } from '../escape.ts'
import { chartsOf } from './charts.ts'
import { legend, mermaid } from './mermaid.ts'
import { type Part, partsOf, type Table } from './parts.ts'

/** GitHub draws a comment some 700 pixels wide. */
const resolution = { bins: 16, points: 60 } as const

/** The load test, part by part; charts come last, since they only show what tables say. */
export function loadItems(review: Review): readonly Item[] {
  return review.outcomes.flatMap((outcome) => (outcome.status === 'ran' && outcome.load ? itemsOf(outcome.load) : []))
}

function itemsOf(load: LoadReport): readonly Item[] {
  const charts = chartsOf(load, resolution).flatMap((chart) => {
    const drawn = mermaid(chart)
    return drawn === undefined ? [] : [`\`\`\`mermaid\n${drawn}\n\`\`\`\n\n${inline(legend(chart))}`]
  })
  return [
    ...partsOf(load).map((part) => ({ full: fullText(part), brief: briefText(part) })),
    ...charts.map((full) => ({ full, brief: '' })),
  ]
}

function fullText({ name, title, alarms, sentences, table, notes }: Part): string {
  return [
    ...(name === 'how' ? [] : [`**${title}**`]),
    ...alarms.map((alarm) => `**${inline(alarm)}**`),
    ...(sentences.length > 0 ? [sentences.map(inline).join(' ')] : []),
    ...(table ? [markdownTable(table)] : []),
    ...(notes.length > 0 ? [notes.map(inline).join(' ')] : []),
  ].join('\n\n')
}

function briefText({ brief }: Part): string {
  return inline(brief)
}

function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ name }) => cell(name))),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n')
}
