import type { DatabaseSession } from '../core/ports.ts'

/**
 * Which object is which, whatever it is called: OIDs and attribute numbers, good for one database and its snapshots
 * only. With them a rename is told from a drop and an addition.
 */
export interface Identities {
  /** Name by OID, of tables, views, sequences, indexes and enums. */
  readonly objects: Readonly<Record<string, string>>
  /** Name by table's OID and attribute number, `16384.2`. */
  readonly columns: Readonly<Record<string, string>>
}

const query = `
  WITH kept AS (
    SELECT c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, c.relkind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
  SELECT json_build_object(
    'objects', (SELECT coalesce(json_object_agg(oid, name), '{}') FROM (
      SELECT oid, name FROM kept UNION ALL
      SELECT t.oid, quote_ident(n.nspname) || '.' || quote_ident(t.typname)
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e') both_kinds),
    'columns', (SELECT coalesce(json_object_agg(kept.oid || '.' || a.attnum, quote_ident(a.attname)), '{}')
      FROM kept JOIN pg_attribute a ON a.attrelid = kept.oid
      WHERE kept.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped)) AS identities`

export async function readIdentities(session: DatabaseSession): Promise<Identities> {
  const { rows } = await session.query<{ identities: Identities }>(query)
  return rows[0]?.identities ?? { objects: {}, columns: {} }
}

/** What was renamed between two states of one database. */
export interface Renames {
  /** Name at base to name at head, of a table, view, sequence, index or enum. */
  readonly objects: ReadonlyMap<string, string>
  /** `table.column` at base to the column's name at head; the table as it is called at base. */
  readonly columns: ReadonlyMap<string, string>
}

export const noRenames: Renames = { objects: new Map(), columns: new Map() }

export function renamesBetween(base: Identities, head: Identities): Renames {
  const objects = Object.entries(base.objects).flatMap(([oid, name]) => pairIfRenamed(name, name, head.objects[oid]))
  const columns = Object.entries(base.columns).flatMap(([id, name]) => {
    const table = base.objects[id.split('.')[0] ?? '']
    return pairIfRenamed(`${table}.${name}`, name, head.columns[id])
  })
  return { objects: new Map(objects), columns: new Map(columns) }
}

function pairIfRenamed(key: string, before: string, after: string | undefined): (readonly [string, string])[] {
  return after === undefined || after === before ? [] : [[key, after]]
}
