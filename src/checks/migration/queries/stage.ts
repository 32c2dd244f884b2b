import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted } from '../judgement/sql-names.ts'
import { population } from '../rows/populate.ts'
import type { Facts, TableFacts } from '../trace/facts.ts'
import type { AskableQuery } from './askable.ts'

/** A type, as far as a value for it has to fit. */
export interface TypeInfo {
  /** As format_type says it. */
  readonly type: string
  /** Name of the type, or of a domain's base type. */
  readonly base: string
  /** pg_type.typcategory. */
  readonly category: string
  /** First label of an enum. */
  readonly label: string | null
  /** OID of an array's elements; 0 for all else. */
  readonly element: number
}

/** A row of a table as text, by column. */
export type SampleRow = ReadonlyMap<string, string>

/** A session, within a transaction that is rolled back in the end, in which queries are asked. */
export interface Stage {
  readonly session: DatabaseSession
  readonly facts: Facts
  /** Major version times 10,000, as `server_version_num` has it. */
  readonly version: number
  /** Functions of Postgres or of an extension that do more than answer: a query that calls one is planned and not run. */
  readonly reaching: ReadonlySet<string>
  readonly typeOf: (oid: number) => Promise<TypeInfo | undefined>
  /** The fullest of its first rows; undefined where it has none, or cannot be read. */
  readonly rowOf: (table: TableFacts) => Promise<SampleRow | undefined>
  /** The name under which a query is prepared next. */
  readonly nextName: () => string
  /** Says that a query stands prepared under this name. */
  readonly keep: (name: string) => void
  /** Leaves the session as it was before the stage. */
  readonly close: () => Promise<void>
}

/** VOLATILE, and still nothing but an answer, or the default of a column. */
const harmless = `'random', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'nextval', 'clock_timestamp', 'timeofday',
  'uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4', 'gen_random_bytes', 'gen_salt', 'random_normal'`

const reachingQuery = `
  SELECT DISTINCT p.proname::text AS name FROM pg_catalog.pg_proc p
  WHERE p.provolatile = 'v' AND p.proname NOT IN (${harmless})
  AND (p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
       OR EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                  AND d.objid = p.oid AND d.deptype = 'e'))`

const typesQuery = `
  SELECT t.oid::int8 AS oid, pg_catalog.format_type(t.oid, NULL) AS type, coalesce(b.typname, t.typname)::text AS base,
    coalesce(b.typcategory, t.typcategory)::text AS category, CASE WHEN t.typcategory = 'A' THEN t.typelem::int8 ELSE 0 END AS element,
    (SELECT e.enumlabel FROM pg_catalog.pg_enum e WHERE e.enumtypid = coalesce(b.oid, t.oid) ORDER BY e.enumsortorder LIMIT 1)::text AS label
  FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype AND t.typtype = 'd'
  WHERE t.oid = $1`

/**
 * Opens a transaction in which the queries meet rows: those that are there, and a row or two of ours in tables that have
 * none. `inTransaction`: one is open already, and stays open.
 */
export async function openStage(
  session: DatabaseSession,
  facts: Facts,
  queries: readonly AskableQuery[],
  { inTransaction = false } = {},
): Promise<Stage> {
  await session.execute(inTransaction ? 'SAVEPOINT breakwater_stage' : 'BEGIN')
  await session.execute('SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL jit = off')
  const { rows } = await session.query<{ version: number }>(
    "SELECT pg_catalog.current_setting('server_version_num')::int AS version",
  )
  const own = new Set([...facts.tables.values()].filter(({ kind }) => kind !== 'f').map(({ oid }) => oid))
  const rowsOfOurs = population(session, own, new Set(), { inTransaction: true })
  await rowsOfOurs.fill(queries.map(({ node, sql }) => ({ node, text: sql, line: 1, column: 1, kind: 'query' })))
  // A server stops by itself what would not end; the embedded engine is ended from outside.
  await session.execute("SET LOCAL statement_timeout = '5s'; SET CONSTRAINTS ALL IMMEDIATE")
  const reaching = await session.query<{ name: string }>(reachingQuery)
  const types = new Map<number, TypeInfo | undefined>()
  const sampled = new Map<number, SampleRow | undefined>()
  const kept: string[] = []
  let count = 0
  return {
    session,
    facts,
    version: rows[0]?.version ?? 0,
    reaching: new Set(reaching.rows.map(({ name }) => name)),
    typeOf: async (oid) => {
      if (!types.has(oid)) types.set(oid, (await session.query<TypeInfo>(typesQuery, [oid])).rows[0])
      return types.get(oid)
    },
    rowOf: async (table) => {
      if (!sampled.has(table.oid)) sampled.set(table.oid, await undone(session, () => sampleRow(session, table)))
      return sampled.get(table.oid)
    },
    nextName: () => {
      count += 1
      return `breakwater_query_${count}`
    },
    keep: (name) => void kept.push(name),
    close: async () => {
      const back = 'ROLLBACK TO SAVEPOINT breakwater_stage; RELEASE SAVEPOINT breakwater_stage'
      await session.execute(inTransaction ? back : 'ROLLBACK')
      if (kept.length > 0) await session.execute(kept.map((name) => `DEALLOCATE ${name};`).join(' '))
    },
  }
}

/** Nothing of it stays; undefined where Postgres refuses it. */
async function undone<Value>(session: DatabaseSession, work: () => Promise<Value>): Promise<Value | undefined> {
  await session.execute('SAVEPOINT breakwater_look')
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return undefined
  } finally {
    await session
      .execute('ROLLBACK TO SAVEPOINT breakwater_look; RELEASE SAVEPOINT breakwater_look')
      .catch(() => undefined)
  }
}

/** Among so many rows the fullest is looked for. */
const sampledRows = 20

async function sampleRow(session: DatabaseSession, table: TableFacts): Promise<SampleRow | undefined> {
  if (!'rpm'.includes(table.kind) || !table.populated || table.columns.length === 0) return undefined
  const name = quotedTable(table)
  const texts = table.columns.map(({ name: column }) => `t.${quoted(column)}::text`).join(', ')
  const { rows } = await session.query<{ row: readonly (string | null)[] }>(
    `SELECT ARRAY[${texts}] AS row FROM (SELECT * FROM ${name} LIMIT ${sampledRows}) AS t
     ORDER BY pg_catalog.num_nulls(VARIADIC ARRAY[${texts}]) LIMIT 1`,
  )
  const [first] = rows
  return (
    first &&
    new Map(
      table.columns.flatMap(({ name: column }, at) => {
        const value = first.row[at]
        return typeof value === 'string' ? [[column, value] as const] : []
      }),
    )
  )
}

/** With its schema, whatever the search_path is. */
export function quotedTable({ schema, name }: Pick<TableFacts, 'schema' | 'name'>): string {
  return `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`
}

/** The table or view that a query means by a name: in `public` sooner than elsewhere. */
export function tableCalled(
  { tables }: Facts,
  { schema, name }: { readonly schema?: string; readonly name: string },
): TableFacts | undefined {
  const fitting = [...tables.values()].filter((table) =>
    schema === undefined ? table.name === `${table.schema}.${name}` : table.name === `${schema}.${name}`,
  )
  return fitting.find((table) => table.schema === 'public') ?? fitting[0]
}
