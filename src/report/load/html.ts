import type { LoadReport } from '../../core/load.ts'
import { plain } from '../../core/wording.ts'
import { phrase } from '../html-text.ts'
import { binLabel, type Chart, chartsOf, type Distribution } from './charts.ts'
import { type Part, type PartName, partsOf, type Table } from './parts.ts'
import { svg } from './svg.ts'
import { msText } from './words.ts'

const resolution = { bins: 48, points: 600 } as const

/** The load test as a section of the page: each table, and below it the picture of the same figures. */
export function loadHtml(load: LoadReport): string {
  const charts = chartsOf(load, resolution).map((chart, index) => ({
    chart,
    html: figure(chart, `chart-${index + 1}`),
  }))
  const below = (name: PartName) => charts.filter(({ chart }) => placeOf(chart) === name).map(({ html }) => html)
  return [
    '<section>',
    '<h2>Load test</h2>',
    ...partsOf(load).flatMap((part) => [
      partHtml(part),
      ...below(part.name),
      ...(part.name === 'operations' ? secondsTable(load) : []),
    ]),
    '</section>',
  ].join('\n')
}

/** The part whose figures a chart shows. */
function placeOf(chart: Chart): PartName {
  switch (chart.kind) {
    case 'distribution':
    case 'over-time':
      return 'operations'
    case 'forest':
      return 'comparison'
    case 'scaling':
      return 'scaling'
    default:
      return chart satisfies never
  }
}

function partHtml({ title, alarms, sentences, table, notes }: Part): string {
  const say = (texts: readonly string[]) => (texts.length > 0 ? [`<p>${texts.map(phrase).join(' ')}</p>`] : [])
  return [
    `<h3>${phrase(title)}</h3>`,
    ...alarms.map((alarm) => `<p class="alarm">${phrase(alarm)}</p>`),
    ...say(sentences),
    ...(table && table.rows.length > 0 ? [tableHtml(table)] : []),
    ...say(notes),
  ].join('\n')
}

/** Words that are told in colour as well. */
const styles: readonly (readonly [RegExp, string])[] = [
  [/^(?:broken|regressed|more fail|does not hold)\b/, 'bad'],
  [/^could not tell\b/, 'unsure'],
  [/^(?:kept|holds|no slowdown that matters|no more than on base)$/, 'good'],
]

/** A table that scrolls by itself where the page is narrow. */
export function tableHtml({ columns, rows }: Table): string {
  const cell = (content: string, at: number) => {
    const style = styles.find(([pattern]) => pattern.test(content) && at > 0)?.[1]
    const name = columns[at]?.numeric ? 'number' : (style ?? (at === 0 ? 'name' : ''))
    return `<td${name === '' ? '' : ` class="${name}"`}>${phrase(content)}</td>`
  }
  return [
    `<div class="scroll"><table${columns.length > 5 ? ' class="wide"' : ''}>`,
    `<thead><tr>${columns.map(({ name, numeric }) => `<th scope="col"${numeric ? ' class="number"' : ''}>${phrase(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody></table></div>',
  ].join('\n')
}

function figure(chart: Chart, id: string): string {
  return [
    '<figure>',
    `<figcaption>${phrase(chart.title)}</figcaption>`,
    svg(chart, id),
    '</figure>',
    ...(chart.kind === 'distribution' ? [folded('Latencies as a table', distributionTable(chart))] : []),
  ].join('\n')
}

function folded(summary: string, table: Table): string {
  return `<details><summary>${phrase(summary)}</summary>\n${tableHtml(table)}\n</details>`
}

function distributionTable({ bins, head, base }: Distribution): Table {
  const share = (shares: readonly number[], at: number) => `${plain(shares[at] ?? 0)} %`
  return {
    columns: [
      { name: 'From', numeric: true },
      { name: 'To', numeric: true },
      { name: 'Head', numeric: true },
      ...(base ? [{ name: 'Base', numeric: true } as const] : []),
    ],
    rows: bins.map((bin, at) => [
      `${binLabel(bin)} ms`,
      msText(bin.toMs),
      share(head, at),
      ...(base ? [share(base, at)] : []),
    ]),
  }
}

/** What both pictures over time show. */
function secondsTable({ overTime }: LoadReport): readonly string[] {
  if (overTime.length < 2) return []
  const columns = ['Second', 'Due', 'Answered', 'Failed', 'p50', 'p99'].map(
    (name) => ({ name, numeric: true }) as const,
  )
  const rows = overTime
    .slice(0, resolution.points)
    .map(({ due, ok, failed, p50Ms, p99Ms }, at) => [
      String(at),
      String(due),
      String(ok),
      String(failed),
      msText(p50Ms),
      msText(p99Ms),
    ])
  return [folded('The run second by second as a table', { columns, rows })]
}
