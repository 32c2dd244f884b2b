import { BreakwaterError } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import type { Facts } from './facts.ts'

/** What keeps results of a function that it was given once, and is not computed anew when the function changes. */
export interface StoredResult {
  readonly kind: 'index' | 'generated column' | 'CHECK' | 'materialized view'
  /** `schema.index`, `schema.table.column`, `schema.table.constraint`, `schema.view`. */
  readonly name: string
}

/**
 * What stood before and hangs on functions whose body changed, by their OIDs; also by way of other functions, where
 * Postgres knows of that: it reads a body written as RETURN or BEGIN ATOMIC, and none that is a string.
 */
export async function storedResults(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
): Promise<ReadonlyMap<number, readonly StoredResult[]>> {
  const before = new Map(base.world.functions.map((known) => [known.oid, known]))
  const changed = head.world.functions.filter(({ oid, body }) => {
    const known = before.get(oid)
    return known !== undefined && known.body !== body
  })
  if (changed.length === 0) return new Map()
  try {
    const oids = JSON.stringify(changed.map(({ oid }) => oid))
    const { rows } = await session.query<StoredResult & { function: number; table: number }>(dependentsQuery, [oids])
    const old = rows.filter(({ table }) => base.tables.has(Number(table)))
    return new Map(
      changed.map(({ oid }) => [
        oid,
        old.filter((row) => Number(row.function) === oid).map(({ kind, name }) => ({ kind, name })),
      ]),
    )
  } catch (thrown) {
    // A session that was ended has been told of.
    if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return new Map()
    throw thrown
  }
}

/** `$1`: OIDs of functions as a JSON array. */
const dependentsQuery = `
WITH RECURSIVE reached(function, oid) AS (
  SELECT f::oid, f::oid FROM pg_catalog.json_array_elements_text($1::json) AS f
  UNION
  SELECT r.function, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid = r.oid
    AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
), used AS (
  SELECT r.function, d.classid, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid = r.oid
)
SELECT u.function::int8, 'index' AS kind, n.nspname || '.' || c.relname AS name, i.indrelid::int8 AS "table"
  FROM used u JOIN pg_catalog.pg_index i ON u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.indexrelid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = u.objid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.function::int8, 'generated column', n.nspname || '.' || c.relname || '.' || a.attname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_attrdef e ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.oid = u.objid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum AND a.attgenerated = 's'
  JOIN pg_catalog.pg_class c ON c.oid = e.adrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.function::int8, 'CHECK', n.nspname || '.' || c.relname || '.' || k.conname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_constraint k ON u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = u.objid AND k.contype = 'c'
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.function::int8, 'materialized view', n.nspname || '.' || c.relname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_rewrite w ON u.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND w.oid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = w.ev_class AND c.relkind = 'm' JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY 1, 2, 3
`
