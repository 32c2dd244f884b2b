import type { CheckContext } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import { nearest } from '../../core/nearest.ts'
import { unique } from '../../core/wording.ts'
import { csvRecords } from './queries/csv.ts'
import type { Production, TableSize } from './subject.ts'
import type { Facts } from './trace/facts.ts'

/** Where nobody said anything: the oldest supported version, tables of any size. */
export const nothingKnown: Production = { postgresVersion: undefined, sizes: new Map(), maxLockHoldSeconds: 1 }

/** What the config of the base branch says of production. Throws where a file that it names is not there or not CSV. */
export async function productionFacts({
  config,
  changeSet,
}: Pick<CheckContext, 'config' | 'changeSet'>): Promise<Production> {
  const { postgresVersion, rowCounts, statistics, maxLockHoldSeconds } = config.database
  const counted = statistics === undefined ? undefined : (await changeSet.base.tree.read([statistics])).get(statistics)
  if (statistics !== undefined && counted === undefined) throw statisticsMissing(statistics)
  const fromFile = statistics === undefined ? [] : readStatistics(counted ?? '', statistics)
  const fromConfig = Object.entries(rowCounts).map(
    ([table, rows]) => [qualified(table), { rows, source: 'config' }] as const,
  )
  return { postgresVersion, sizes: new Map<string, TableSize>([...fromFile, ...fromConfig]), maxLockHoldSeconds }
}

/** PostgreSQL that the rules were measured on. */
const measuredMajors = { first: 15, last: 18 }

/**
 * What was said of production and is of no use, so that nobody waits for it in vain: tables that are nowhere, and a
 * version of which the rules know less. A file of statistics counts all that production holds, of which other
 * programs may own the most; so it is told only where none of its tables is here.
 */
export function productionRemarks({ sizes, postgresVersion: major }: Production, facts: BothFacts): readonly string[] {
  const known = [facts.base, facts.head].flatMap(({ tables }) => [...tables.values()].map(({ name }) => name))
  // Without a catalog (pg-mem) nobody knows what is there.
  const isKnown = (table: string) => known.length === 0 || known.includes(table)
  const stray = [...sizes].flatMap(([table, { source }]) => (source === 'config' && !isKnown(table) ? [table] : []))
  const useful = new Set([...sizes].flatMap(([table, { source }]) => (isKnown(table) ? [source] : [])))
  const useless = unique([...sizes.values()].map(({ source }) => source)).filter(
    (source) => source !== 'config' && !useful.has(source),
  )
  const { first, last } = measuredMajors
  return [
    ...stray
      .slice(0, 5)
      .map((table) => `database.row-counts names ${table}, which neither base nor head has${meant(table, known)}`),
    ...(stray.length > 5 ? [`database.row-counts names ${stray.length - 5} more tables that are nowhere`] : []),
    ...useless.map((file) => `${file} counts no table that base or head has: no size is known from it`),
    ...(major !== undefined && (major < first || major > last)
      ? [
          `database.postgres-version is ${major}: the rules were measured on PostgreSQL ${first} to ${last}, and know little of others`,
        ]
      : []),
  ]
}

type BothFacts = { readonly base: Pick<Facts, 'tables'>; readonly head: Pick<Facts, 'tables'> }

/** First of all a table of that name in another schema: a name without one is looked for in public. */
function meant(table: string, known: readonly string[]): string {
  const bare = table.slice(table.indexOf('.') + 1)
  const found = known.find((name) => name.endsWith(`.${bare}`)) ?? nearest(table, known.slice(0, 2000))
  return found === undefined ? '' : `; did you mean ${found}?`
}

/**
 * Lines of `table,rows` or `schema,table,rows`, as `\copy (SELECT schemaname, relname, n_live_tup FROM
 * pg_stat_user_tables) TO 'statistics.csv' CSV HEADER` writes them. A first line without a number is a header.
 */
export function readStatistics(text: string, path: string): readonly (readonly [string, TableSize])[] {
  const records = [...csvRecords(text)]
    .map(({ fields, line }) => ({ fields: fields.map((field) => field.trim()), number: line }))
    .filter(({ fields }) => fields.some((field) => field !== ''))
  return records.flatMap(({ fields, number }, index) => {
    const rows = fields.at(-1) ?? ''
    const names = fields.slice(0, -1)
    // pg_class.reltuples is -1 for a table that nobody has looked at, and may have an exponent.
    const count = /^-?\d+(\.\d+)?(e\+?\d+)?$/i.test(rows) ? Math.round(Number(rows)) : undefined
    if (count === undefined && index === 0) return []
    if (count === undefined || names.length < 1 || names.length > 2) throw notStatistics(path, number)
    return count < 0 ? [] : [[qualified(names.join('.')), { rows: count, source: path }] as const]
  })
}

function qualified(table: string): string {
  return table.includes('.') ? table : `public.${table}`
}

function statisticsMissing(path: string): BreakwaterError {
  return new BreakwaterError({
    code: 'statistics-not-found',
    message: `The base branch has no file ${path}, which database.statistics names.`,
    hint: 'Correct database.statistics. The file is read from the base branch, so it has to be merged before it is used.',
  })
}

function notStatistics(path: string, line: number): BreakwaterError {
  return new BreakwaterError({
    code: 'statistics-not-read',
    message: `${path} is not a list of tables and rows at line ${line}.`,
    hint: 'Each line must be `table,rows` or `schema,table,rows`, as SELECT schemaname, relname, n_live_tup FROM pg_stat_user_tables gives them.',
    location: { path, line, column: 1 },
  })
}
