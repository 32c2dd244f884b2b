import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { ColumnFacts, Facts, TableFacts } from './facts.ts'

/** A relation that the pull request made, and that the application's role may not read. */
export interface ClosedRelation {
  readonly table: number
  readonly message: string
}

/** A default that the application's role may not compute, in a table that it may insert into. */
export interface RefusedDefault {
  readonly table: number
  /** pg_attribute.attnum. */
  readonly column: number
  readonly message: string
}

/** What the role that the application logs in as meets on head. Each refusal is Postgres' own, with 42501. */
export interface RoleRights {
  readonly role: string
  /** How many relations of base it may read, and how many there are: of a role that may read none nothing is known. */
  readonly readable: number
  readonly standing: number
  readonly closed: readonly ClosedRelation[]
  readonly refusedDefaults: readonly RefusedDefault[]
}

/** So many relations and defaults are tried, and no more. */
const triedAtMost = 200

/** Tries what is new as the role, in transactions that are rolled back; undefined where nobody may become the role. */
export async function roleRights(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
  role: string,
): Promise<RoleRights | undefined> {
  const relations = [...head.tables.values()].filter(({ partitionOf }) => partitionOf === undefined)
  const fresh = relations.filter(({ oid }) => !base.tables.has(oid)).slice(0, triedAtMost)
  const closed: ClosedRelation[] = []
  const refusedDefaults: RefusedDefault[] = []
  try {
    const old = relations.filter(({ oid }) => base.tables.has(oid)).map(({ oid }) => oid)
    const readable = await readableBy(session, role, old)
    if (readable === undefined) return undefined
    for (const table of fresh) {
      const refusal = await refused(session, role, `SELECT FROM ${path(table)} LIMIT 0`)
      if (refusal) closed.push({ table: table.oid, message: refusal.message })
    }
    for (const { table, column } of newDefaults(relations, base).slice(0, triedAtMost)) {
      const refusal = await refusedDefault(session, role, table, column)
      if (refusal) refusedDefaults.push({ table: table.oid, column: column.number, message: refusal.message })
    }
    return { role, readable, standing: old.length, closed, refusedDefaults }
  } catch (thrown) {
    // A limit, or a role that nobody here may become.
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
    return undefined
  }
}

/** Undefined: there is no such role. */
async function readableBy(
  session: DatabaseSession,
  role: string,
  oids: readonly number[],
): Promise<number | undefined> {
  const { rows } = await session.query<{ readable: number }>(
    `SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.json_array_elements_text($2::json) AS o(oid)
             JOIN pg_catalog.pg_class c ON c.oid = o.oid::pg_catalog.oid
             WHERE pg_catalog.has_table_privilege(r.oid, c.oid, 'SELECT')
               AND pg_catalog.has_schema_privilege(r.oid, c.relnamespace, 'USAGE'))::int4 AS readable
       FROM pg_catalog.pg_roles r WHERE r.rolname = $1`,
    [role, JSON.stringify(oids)],
  )
  return rows[0]?.readable
}

interface Default {
  readonly table: TableFacts
  readonly column: ColumnFacts
}

/** Defaults that base does not have; identities and generated columns need no privilege. */
function newDefaults(relations: readonly TableFacts[], base: Facts): readonly Default[] {
  return relations
    .filter(({ kind }) => 'rp'.includes(kind))
    .flatMap((table) => {
      const known = base.tables.get(table.oid)?.columns ?? []
      return table.columns
        .filter(({ value, identity, generated }) => value?.includes('(') && identity === null && generated === null)
        .filter(({ number, value }) => known.find((column) => column.number === number)?.value !== value)
        .map((column) => ({ table, column }))
    })
}

/**
 * An INSERT that leaves the column out, where one that gives it NULL is not refused alike. Defaults are computed before
 * constraints are looked at, so nothing else need be given.
 */
async function refusedDefault(
  session: DatabaseSession,
  role: string,
  table: TableFacts,
  column: ColumnFacts,
): Promise<SqlError | undefined> {
  const others = table.columns.filter(
    ({ number, value, generated }) => number !== column.number && value !== null && generated === null,
  )
  const names = [column, ...others].map(({ name }) => quoted(name)).join(', ')
  const insert = (first: string) =>
    `INSERT INTO ${path(table)} (${names}) VALUES (${[first, ...others.map(() => 'NULL')].join(', ')})`
  const withDefault = await refused(session, role, insert('DEFAULT'))
  if (!withDefault || (await refused(session, role, insert('NULL')))) return undefined
  return withDefault
}

/** The refusal for want of a privilege (42501); undefined where there is none. Nothing of it stays. */
async function refused(session: DatabaseSession, role: string, sql: string): Promise<SqlError | undefined> {
  await session.execute('BEGIN')
  try {
    await session.execute(`SET LOCAL ROLE ${quoted(role)}`)
    try {
      await session.execute(sql)
      return undefined
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown
      return thrown.sqlstate === '42501' ? thrown : undefined
    }
  } finally {
    await session.execute('ROLLBACK')
  }
}

function path({ schema, name }: TableFacts): string {
  return `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`
}
