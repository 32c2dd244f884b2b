import type { LoadReport } from '../../core/load.ts'
import { plain } from '../../core/wording.ts'
import { oneLine } from '../escape.ts'
import { type Page, section, wrapped } from '../terminal-text.ts'
import { type Chart, chartsOf } from './charts.ts'
import { type Column, type Part, partsOf, type Table } from './parts.ts'
import { msText } from './words.ts'

/** The load test at a terminal: the same tables as in the comment, and small pictures where the terminal has the signs. */
export function loadText(load: LoadReport, page: Page): string {
  return [...partsOf(load).map((part) => partText(part, page)), pictures(load, page)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function partText({ name, title, alarms, sentences, table, notes }: Part, page: Page): string {
  const { paint, width } = page
  const say = (text: string) => wrapped(oneLine(text), width, '  ')
  return section(
    name === 'how' ? 'Load test' : title,
    [
      ...alarms.map((alarm) => paint('yellow', say(alarm))),
      ...(sentences.length > 0 ? [say(sentences.join(' '))] : []),
      ...(table ? [tableText(table, width)] : []),
      ...(notes.length > 0 ? [say(notes.join(' '))] : []),
    ],
    page,
  )
}

/** Narrower than this no text column can be read. */
const minText = 16

/** Columns beside each other; where they do not fit, a paragraph a row. */
function tableText({ columns, rows }: Table, width: number): string {
  const cells = rows.map((row) => row.map(oneLine))
  const natural = columns.map(({ name }, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)))
  const room = width - 2 - 2 * (columns.length - 1)
  const widths = fitted(columns, natural, room)
  if (widths === undefined) return cells.map((row) => paragraph(columns, row, width)).join('\n')
  const lines = (row: readonly string[]) => {
    const broken = row.map((cell, at) => pieces(cell, widths[at] ?? 1))
    const height = Math.max(1, ...broken.map(({ length }) => length))
    return Array.from({ length: height }, (_, line) =>
      `  ${broken.map((parts, at) => placed(parts[line] ?? '', widths[at] ?? 0, columns[at]?.numeric)).join('  ')}`.trimEnd(),
    )
  }
  return [columns.map(({ name }) => name), ...cells].flatMap(lines).join('\n')
}

/** A cell's lines: broken at blanks, and inside a word that is longer than a line. */
function pieces(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (joined.length <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    for (; line.length > width; line = line.slice(width)) lines.push(line.slice(0, width))
  }
  return [...lines, line]
}

/** Numbers keep their width, texts share what is left; undefined where that is too little. */
function fitted(columns: readonly Column[], natural: readonly number[], room: number): readonly number[] | undefined {
  const widths = [...natural]
  const texts = widths.map((_, at) => at).filter((at) => columns[at]?.numeric !== true)
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over -= 1) {
    // The widest text gives way first.
    const widest = texts.reduce<number | undefined>(
      (best, at) => (best === undefined || (widths[at] ?? 0) > (widths[best] ?? 0) ? at : best),
      undefined,
    )
    const now = widest === undefined ? 0 : (widths[widest] ?? 0)
    if (widest === undefined || now <= minText) return undefined
    widths[widest] = now - 1
  }
  return widths
}

function placed(text: string, width: number, right = false): string {
  return right ? text.padStart(width) : text.padEnd(width)
}

function paragraph(columns: readonly Column[], row: readonly string[], width: number): string {
  const [first = '', ...rest] = row
  const told = rest.map((cell, at) => `${columns[at + 1]?.name ?? ''} ${cell}`)
  return `${wrapped(first, width, '  ')}\n${wrapped(told.join(', '), width, '    ')}`
}

const levels = '▁▂▃▄▅▆▇█'

/** A line a picture, for terminals that have the signs. */
function pictures(load: LoadReport, page: Page): string {
  if (page.unicode !== true) return ''
  // The name stands before a picture, its scale behind.
  const room = Math.min(60, page.width - 48)
  if (room < 10) return ''
  const lines = chartsOf(load, { bins: room, points: room }).flatMap(lineOf)
  const label = Math.max(0, ...lines.map(({ name }) => name.length))
  return section(
    'In pictures',
    lines.map(({ name, values, scale }) => `  ${name.padEnd(label)}  ${sparkline(values)}  ${scale}`.trimEnd()),
    page,
  )
}

interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly scale: string
}

function lineOf(chart: Chart): readonly Line[] {
  switch (chart.kind) {
    case 'distribution': {
      const scale = `${msText(chart.bins[0]?.fromMs ?? null)} to ${msText(chart.bins.at(-1)?.toMs ?? null)}`
      return [
        { name: chart.base ? 'latencies of head' : 'latencies', values: chart.head, scale },
        ...(chart.base ? [{ name: 'latencies of base', values: chart.base, scale }] : []),
      ]
    }
    case 'over-time':
      return chart.series.map(({ name, values }) => ({
        name: `${name} over time`,
        values,
        scale: `up to ${greatest(values)}${chart.unit === 'ms' ? ' ms' : '/s'}`,
      }))
    case 'scaling':
    case 'forest':
      return []
    default:
      return chart satisfies never
  }
}

function greatest(values: readonly (number | null)[]): string {
  return plain(Math.max(0, ...values.map((value) => value ?? 0)))
}

/** Nothing measured leaves a blank, nothing at all the lowest sign. */
function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(0, ...values.map((value) => value ?? 0))
  return values
    .map((value) => {
      if (value === null) return ' '
      const level = most === 0 ? 0 : Math.ceil((value / most) * levels.length) - 1
      return levels[Math.max(0, level)]
    })
    .join('')
}
