import { count } from '../../../core/wording.ts'
import { tokensOf } from '../../../sql/tokens.ts'
import { type FoundInFile, ofProgram, type SentText } from './found.ts'
import type { LeftQuery, RunningQueries, RunningQuery } from './query.ts'
import { keysOf, textKey } from './same-query.ts'
import { standsForSql } from './sql-may-stand.ts'
import { type Reading, readStatement, type StatementText, statementsOf } from './statement-texts.ts'

/** Longer texts are data and not queries. */
const longestText = 100_000
/** Statements that are read by the grammar, in all. */
const maxRead = 20_000
/** Queries that differ by labels alone: an enum has a dozen, a table of test data any number. */
const maxVariants = 12

interface Known {
  query: RunningQuery
  calls: number
}

/** What was gathered so far. */
export interface Gathered {
  /** By what tells one query from another. */
  readonly known: Map<string, Known>
  /** Texts that were read, by their rough key; undefined: none that counts. */
  readonly seen: Map<string, Known | undefined>
  /** How many queries differ by labels alone, by what they share. */
  readonly variants: Map<string, number>
  readonly left: LeftQuery[]
  read: number
}

export function nothingGathered(): Gathered {
  return { known: new Map(), seen: new Map(), variants: new Map(), left: [], read: 0 }
}

/** Adds what a file tells; a query that is there already is counted, not taken again. */
export async function gather(gathered: Gathered, path: string, found: FoundInFile): Promise<void> {
  const leave = (line: number, problem: string, kind?: string) =>
    gathered.left.push({ location: { path, line, column: 1 }, problem, ...(kind === undefined ? {} : { kind }) })
  for (const { line, problem, kind } of found.left) leave(line, problem, kind)
  const outcomes: Taken[] = []
  for (const text of found.texts) {
    const name = text.name ?? 'the statement'
    if (text.sql.length > longestText) {
      const outcome = { problem: `is longer than ${count(longestText, 'character')}` }
      leave(text.line, `${name} ${outcome.problem}`)
      outcomes.push(outcome)
      continue
    }
    for (const statement of statementsOf(text)) {
      const outcome = await taken(gathered, path, text, statement)
      if (typeof outcome === 'object') leave(statement.line, `${name} ${outcome.problem}`, outcome.kind)
      outcomes.push(outcome)
    }
  }
  const unread = outcomes.filter((outcome) => outcome === 'unread').length
  if (unread > 0) leave(1, `${count(unread, 'statement')} behind the first ${count(maxRead, 'statement')} of all files`)
  if (found.mayHoldNone) return
  if (found.left.length === 0 && outcomes.every((outcome) => outcome === 'passed')) leave(1, 'it holds no query')
}

/** At most `limit` queries: those that people wrote, then those that are sent most often. */
export function queriesOf({ known, left }: Gathered, limit: number): RunningQueries {
  const all = [...known.values()]
  const written = all.filter(({ query }) => query.source === 'file')
  const watched = all.filter(({ query }) => query.source !== 'file').sort((a, b) => b.calls - a.calls)
  const sorted = [...written, ...watched].map(({ query }) => query)
  const beyond = sorted.slice(limit).map(({ name, location }) => ({
    location,
    problem: `${name} is behind the ${count(limit, 'query', 'queries')} that are tried`,
  }))
  return { queries: sorted.slice(0, limit), left: [...left, ...beyond] }
}

/** `passed`: it asks no table, and nobody wrote it as a query. `unread`: there were too many before it. */
type Taken = 'query' | 'passed' | 'unread' | { readonly problem: string; readonly kind?: string }

async function taken(
  gathered: Gathered,
  path: string,
  { name, source, calls = 1, interpolated = false, prepared }: SentText,
  { sql, line }: StatementText,
): Promise<Taken> {
  const place = {
    name: name ?? `${path}:${line}`,
    location: { path, line, column: 1 },
    source,
    ...(prepared ? { prepared } : {}),
  }
  if (source !== 'file' && isPostgresOwn(sql)) return 'passed'
  const rough = textKey(sql)
  const seen = gathered.seen.get(rough)
  if (seen) return again(seen, calls, place)
  if (gathered.seen.has(rough)) return 'passed'
  if (gathered.read >= maxRead) return 'unread'
  gathered.read += 1
  gathered.seen.set(rough, undefined)
  const reading = untaken(await readStatement(source === 'statistics' ? withCasts(sql) : sql), { source, interpolated })
  if (typeof reading === 'string' || 'problem' in reading) return reading
  const keys = keysOf(reading.node)
  if (!keys) return { problem: 'is nested too deeply' }
  const twin = gathered.known.get(keys.exact)
  const alike = gathered.variants.get(keys.masked) ?? 0
  if (!twin && alike >= maxVariants) return { problem: `differs by labels alone from ${maxVariants} others` }
  const known = twin ?? { query: { ...place, sql: reading.sql }, calls: 0 }
  if (!twin) gathered.variants.set(keys.masked, alike + 1)
  gathered.known.set(keys.exact, known)
  gathered.seen.set(rough, known)
  return again(known, calls, place)
}

/** A query, or why it is none that is taken. */
function untaken(
  reading: Reading,
  { source, interpolated }: { readonly source: RunningQuery['source']; readonly interpolated: boolean },
): Extract<Reading, { kind: 'query' }> | Taken {
  if (reading.kind === 'utility') return source === 'file' ? { problem: `is no query (${reading.is})` } : 'passed'
  if (reading.kind === 'unread') {
    // What the grammar does not take where a program puts something is no value.
    const isPart = interpolated && /at or near "\$\d+"$/.test(reading.problem)
    return isPart
      ? { problem: 'gets a part of its text from the program', kind: ofProgram }
      : { problem: reading.problem }
  }
  if (!interpolated || !standsForSql(reading.node)) return reading
  return { problem: 'gets what may be a part of its text from the program', kind: ofProgram }
}

/**
 * Foreign keys ask by such queries, and pg_stat_statements and auto_explain show them. They follow a renamed table by
 * themselves, so none of them breaks for the release.
 */
function isPostgresOwn(sql: string): boolean {
  return sql.includes('OPERATOR(pg_catalog.')
}

/** What a person wrote and named is told by that, wherever else it was seen before. */
function again(known: Known, calls: number, place: Omit<RunningQuery, 'sql'>): Taken {
  known.calls += calls
  if (place.source === 'file' && known.query.source !== 'file') known.query = { ...known.query, ...place }
  return 'query'
}

/** `INTERVAL $1` stands where `INTERVAL '1 day'` stood; Postgres itself takes only a cast there. */
function withCasts(sql: string): string {
  const tokens = tokensOf(sql)
  const pieces: string[] = []
  let from = 0
  for (const [index, type] of tokens.entries()) {
    const value = tokens[index + 1]
    if (type.kind !== 'word' || !typesBeforeValues.includes(type.text.toLowerCase())) continue
    if (value?.kind !== 'number' || !value.text.startsWith('$')) continue
    pieces.push(sql.slice(from, type.start), `${value.text}::${type.text}`)
    from = value.end
  }
  return [...pieces, sql.slice(from)].join('')
}

/** Types of one word that the grammar, or people, write before a constant. */
const typesBeforeValues = ['interval', 'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'uuid', 'jsonb', 'json']
