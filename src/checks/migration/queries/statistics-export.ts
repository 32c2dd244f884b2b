import { count } from '../../../core/wording.ts'
import { fieldOf } from '../../../sql/runners/json.ts'
import { csvRecords } from './csv.ts'
import { type FoundInFile, type LeftInFile, nothingIn, type SentText } from './found.ts'
import { lineNumbers } from './lines.ts'

/** What pg_stat_statements shows of the queries of other roles to one that is no member of pg_read_all_stats. */
const hidden = '<insufficient privilege>'

/** A row as either form gives it. */
interface Row {
  readonly query: string
  readonly calls: number | undefined
  readonly line: number
}

/** Whether a CSV file is an export of pg_stat_statements: its header names the query. */
export function isStatisticsHeader(fields: readonly string[]): boolean {
  return fields.some((field) => nameOf(field) === 'query')
}

/** `\copy (SELECT query, calls FROM pg_stat_statements) TO 'queries.csv' CSV HEADER`. */
export function queriesInStatisticsCsv(text: string): FoundInFile {
  const rows: Row[] = []
  const left: LeftInFile[] = []
  let header: readonly string[] | undefined
  for (const { fields, line, broken } of csvRecords(text)) {
    if (broken) left.push({ line, problem: 'a quote that nothing closes: what follows was not read' })
    else if (!header) header = fields.map(nameOf)
    else if (fields.length !== header.length) {
      left.push({ line, problem: `has ${count(fields.length, 'field')}, the header ${header.length}` })
    } else {
      const calls = header.indexOf('calls')
      rows.push({ query: fields[header.indexOf('query')] ?? '', calls: callsOf(fields[calls]), line })
    }
  }
  return foundIn(rows, left)
}

/** An array of rows, as `SELECT json_agg(s) FROM (SELECT query, calls FROM pg_stat_statements) s` gives it. */
export function queriesInStatisticsJson(data: readonly unknown[], text: string): FoundInFile {
  const lineAt = lineNumbers(text)
  const rows: Row[] = []
  const left: LeftInFile[] = []
  let from = 0
  for (const [index, row] of data.entries()) {
    const query = fieldOf(row, 'query')
    if (typeof query !== 'string') {
      left.push({ line: lineAt(from), problem: `item ${index + 1} has no query` })
      continue
    }
    // The place of the row, where it is written as we would write it.
    const place = text.indexOf(JSON.stringify(query), from)
    if (place >= 0) from = place
    rows.push({ query, calls: callsOf(fieldOf(row, 'calls')), line: lineAt(from) })
  }
  return data.length === 0 ? nothingIn('holds no query') : foundIn(rows, left)
}

function foundIn(rows: readonly Row[], left: readonly LeftInFile[]): FoundInFile {
  const shown = rows.filter(({ query }) => query.trim() !== '' && query !== hidden)
  const [first, ...others] = rows.filter(({ query }) => query === hidden)
  return {
    texts: shown.map(
      ({ query, calls, line }): SentText => ({
        name: undefined,
        sql: query,
        line,
        source: 'statistics',
        ...(calls === undefined ? {} : { calls }),
      }),
    ),
    left: first
      ? [
          ...left,
          {
            line: first.line,
            problem: `${count(others.length + 1, 'row')} of it say ${hidden}: export them as a member of pg_read_all_stats`,
          },
        ]
      : left,
  }
}

function callsOf(value: unknown): number | undefined {
  const calls = typeof value === 'string' ? Number(value) : value
  return typeof calls === 'number' && calls >= 0 && Number.isFinite(calls) ? calls : undefined
}

function nameOf(field: string): string {
  return field.trim().toLowerCase()
}
