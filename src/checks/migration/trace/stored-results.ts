import { BreakwaterError } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import type { Facts, NamedFacts } from './facts.ts'

/** What keeps results that it was given once, and is not computed anew when what gave them changes. */
export interface StoredResult {
  readonly kind: 'index' | 'generated column' | 'CHECK' | 'materialized view'
  /** `schema.index`, `schema.table.column`, `schema.table.constraint`, `schema.view`. */
  readonly name: string
}

/**
 * What stood before and hangs on functions whose body changed, or on text search configurations that did, by their
 * OIDs; also by way of other functions, where Postgres knows of that: it reads a body written as RETURN or BEGIN ATOMIC,
 * and none that is a string.
 */
export async function storedResults(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
): Promise<ReadonlyMap<number, readonly StoredResult[]>> {
  const changed = [
    ...changedFunctions(base, head).map((oid) => ({ catalog: 'pg_proc', oid })),
    ...changedConfigurations(base, head).map(({ oid }) => ({ catalog: 'pg_ts_config', oid })),
  ]
  if (changed.length === 0) return new Map()
  try {
    const { rows } = await session.query<StoredResult & { origin: number; table: number }>(dependentsQuery, [
      JSON.stringify(changed),
    ])
    const old = rows.filter(({ table }) => base.tables.has(Number(table)))
    return new Map(
      changed.map(({ oid }) => [
        oid,
        old.filter((row) => Number(row.origin) === oid).map(({ kind, name }) => ({ kind, name })),
      ]),
    )
  } catch (thrown) {
    // A session that was ended has been told of.
    if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return new Map()
    throw thrown
  }
}

function changedFunctions(base: Facts, head: Facts): readonly number[] {
  const before = new Map(base.world.functions.map((known) => [known.oid, known]))
  return head.world.functions.flatMap(({ oid, body }) => {
    const known = before.get(oid)
    return known !== undefined && known.body !== body ? [oid] : []
  })
}

/** Text search configurations of before that cut texts up otherwise now, by themselves or by a dictionary of theirs. */
export function changedConfigurations(base: Facts, head: Facts): readonly NamedFacts[] {
  const ofKind = ({ world }: Facts, kind: NamedFacts['kind']) => world.named.filter((known) => known.kind === kind)
  const dictionaries = ofKind(head, 'text search dictionary').filter(({ oid, detail }) =>
    ofKind(base, 'text search dictionary').some((known) => known.oid === oid && known.detail !== detail),
  )
  return ofKind(head, 'text search configuration').filter(({ oid, detail }) => {
    const known = ofKind(base, 'text search configuration').find((was) => was.oid === oid)
    const uses = dictionaries.some((dictionary) => new RegExp(`, ?${dictionary.oid}\\]`).test(detail))
    return known !== undefined && (known.detail !== detail || uses)
  })
}

/** `$1`: objects as a JSON array of catalog and OID. */
const dependentsQuery = `
WITH RECURSIVE reached(origin, class, oid) AS (
  SELECT (f->>'oid')::oid, ('pg_catalog.' || (f->>'catalog'))::pg_catalog.regclass::oid, (f->>'oid')::oid
    FROM pg_catalog.json_array_elements($1::json) AS f
  UNION
  SELECT r.origin, d.classid, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = r.class AND d.refobjid = r.oid
    AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
), used AS (
  SELECT r.origin, d.classid, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = r.class AND d.refobjid = r.oid
)
SELECT u.origin::int8, 'index' AS kind, n.nspname || '.' || c.relname AS name, i.indrelid::int8 AS "table"
  FROM used u JOIN pg_catalog.pg_index i ON u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.indexrelid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = u.objid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.origin::int8, 'generated column', n.nspname || '.' || c.relname || '.' || a.attname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_attrdef e ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.oid = u.objid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum AND a.attgenerated = 's'
  JOIN pg_catalog.pg_class c ON c.oid = e.adrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.origin::int8, 'CHECK', n.nspname || '.' || c.relname || '.' || k.conname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_constraint k ON u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = u.objid AND k.contype = 'c'
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.origin::int8, 'materialized view', n.nspname || '.' || c.relname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_rewrite w ON u.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND w.oid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = w.ev_class AND c.relkind = 'm' JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY 1, 2, 3
`
