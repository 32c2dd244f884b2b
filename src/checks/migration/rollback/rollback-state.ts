import type { DatabaseSession } from '../../../core/ports.ts'
import { type Catalog, readCatalog } from '../../../sql/catalog.ts'

/** A table's rows, told by number and digest, not kept. */
export interface TableRows {
  readonly count: number
  /** Of all rows, whatever the order of rows and columns; undefined: too many to be read. */
  readonly digest: string | undefined
}

/** What a migration and its down step are compared by. */
export interface DatabaseState {
  readonly catalog: Catalog
  /** By `schema.name` as the catalog has it. */
  readonly rows: ReadonlyMap<string, TableRows>
}

/** Larger tables are counted and not read: rows here come from seeds and from us, so few are. */
const digestBytes = 4_194_304

export async function readDatabaseState(session: DatabaseSession): Promise<DatabaseState> {
  return { catalog: await readCatalog(session), rows: await readRows(session) }
}

/** A partition's rows are its parent's. */
const tablesQuery = `
  SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, pg_table_size(c.oid)::float8 AS bytes
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.oid >= 16384
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`

/** The numbers and digests of all rows, in one query after the one that lists the tables. */
export async function readRows(session: DatabaseSession): Promise<ReadonlyMap<string, TableRows>> {
  const { rows: tables } = await session.query<{ name: string; bytes: number }>(tablesQuery)
  if (tables.length === 0) return new Map()
  const selects = tables.map(
    ({ name, bytes }) =>
      `SELECT ${literal(name)} AS name, count(*)::int8 AS count, ${bytes <= digestBytes ? digestOf : 'NULL'} AS digest FROM ${name} AS breakwater_row`,
  )
  const { rows } = await session.query<{ name: string; count: number; digest: string | null }>(
    selects.join(' UNION ALL '),
  )
  return new Map(
    rows.map(({ name, count, digest }) => [name, { count: Number(count), digest: digest ?? undefined }] as const),
  )
}

/** As JSON, whose keys have an order of their own: a column that came back in another place is the same. */
const digestOf = `md5(coalesce(string_agg(md5(to_jsonb(breakwater_row)::text), '' ORDER BY md5(to_jsonb(breakwater_row)::text) COLLATE "C"), ''))`

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
