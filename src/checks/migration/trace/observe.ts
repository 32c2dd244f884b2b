import type { DatabaseSession } from '../../../core/ports.ts'
import { type LockMode, lockModes, type RowCounts } from '../../../core/trace.ts'

/** A relation as the catalog has it at one moment. */
export interface Relation {
  readonly oid: number
  /** `schema.name`. */
  readonly name: string
  /** pg_class.relkind: r table, p partitioned table, m materialized view, v view, i and I index, S sequence. */
  readonly kind: string
  /** Number of its file; a rewrite gives it a new one. */
  readonly file: number
  /** The table of an index. */
  readonly table: number | undefined
  /** The table that this one is a partition of, or inherits from: whoever reads that reads this too. */
  readonly parent: number | undefined
}

interface Counters {
  readonly scans: number
  readonly inserted: number
  readonly updated: number
  readonly deleted: number
}

/** What can be seen of a session between two statements. */
export interface Observation {
  readonly locks: readonly { readonly oid: number; readonly mode: LockMode }[]
  readonly relations: ReadonlyMap<number, Relation>
  readonly counters: ReadonlyMap<number, Counters>
  readonly settings: Settings
}

/** Settings of the session that a migration's statements run under. */
export interface Settings {
  /** As SHOW prints it: `0` is none, else `5s`. */
  readonly lockTimeout: string
  readonly statementTimeout: string
  /** False: the server counts neither scans nor rows (track_counts), so what is not there says nothing. */
  readonly counts: boolean
  /** In whose light names, types and expressions are printed. */
  readonly searchPath: string
}

/**
 * Everything in one query, since each costs a trip. User objects have OIDs from 16384 on, so neither the catalogs nor
 * the locks of this very query are in it. The counters are the session's pending ones: only differences mean anything.
 * Every function and operator is named with its schema: no search_path and no function of a migration's own can stand
 * in for them, and hide a lock.
 */
const observationQuery = `
  SELECT
    pg_catalog.current_setting('lock_timeout') AS lock_timeout,
    pg_catalog.current_setting('statement_timeout') AS statement_timeout,
    pg_catalog.current_setting('track_counts') AS track_counts,
    pg_catalog.current_setting('search_path') AS search_path,
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(l.relation, l.mode))
       FROM pg_catalog.pg_lock_status() l
      WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.locktype OPERATOR(pg_catalog.=) 'relation'
        AND l.granted AND l.relation OPERATOR(pg_catalog.>=) 16384) AS locks,
    relations.*
  FROM (
    -- A list a column and not an object a row: that takes a third less time, and this is asked at every statement.
    SELECT pg_catalog.array_to_json(pg_catalog.array_agg(c.oid::pg_catalog.int8)) AS oids,
           pg_catalog.array_to_json(pg_catalog.array_agg(n.nspname)) AS schemas,
           pg_catalog.array_to_json(pg_catalog.array_agg(c.relname)) AS names,
           pg_catalog.array_to_json(pg_catalog.array_agg(c.relkind)) AS kinds,
           pg_catalog.array_to_json(pg_catalog.array_agg(c.relfilenode::pg_catalog.int8)) AS files,
           pg_catalog.array_to_json(pg_catalog.array_agg(i.indrelid::pg_catalog.int8)) AS tables,
           pg_catalog.array_to_json(pg_catalog.array_agg(
             CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,f,i,I}'::pg_catalog."char"[]) THEN h.parent END)) AS parents,
           -- Index scans are counted on the index; what a sequence counts means nothing here.
           pg_catalog.array_to_json(pg_catalog.array_agg(
             CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[]) THEN ARRAY[
               pg_catalog.pg_stat_get_xact_numscans(c.oid), pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
               pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)]
             ELSE '{0,0,0,0}'::pg_catalog.int8[] END)) AS counts
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
      LEFT JOIN (SELECT inhrelid, pg_catalog.min(inhparent::pg_catalog.int8) AS parent FROM pg_catalog.pg_inherits GROUP BY inhrelid) h
        ON h.inhrelid OPERATOR(pg_catalog.=) c.oid
     WHERE c.oid OPERATOR(pg_catalog.>=) 16384
       AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,v,f,i,I,S}'::pg_catalog."char"[])
       AND n.nspname OPERATOR(pg_catalog.!~) '^pg_(toast|temp)') AS relations`

/** A list of each, in one order; null where there is no relation. */
type RelationLists = {
  readonly oids: readonly number[] | null
  readonly schemas: readonly string[] | null
  readonly names: readonly string[] | null
  readonly kinds: readonly string[] | null
  readonly files: readonly number[] | null
  readonly tables: readonly (number | null)[] | null
  readonly parents: readonly (number | null)[] | null
  readonly counts: readonly (readonly [scans: number, inserted: number, updated: number, deleted: number])[] | null
}

export async function observe(session: DatabaseSession): Promise<Observation> {
  const { rows } = await session.query<
    RelationLists & {
      locks: readonly (readonly [number, string])[] | null
      lock_timeout: string
      statement_timeout: string
      track_counts: string
      search_path: string
    }
  >(observationQuery)
  const locks = (rows[0]?.locks ?? []).flatMap(([oid, mode]) => {
    const known = lockModes.find((candidate) => candidate === mode)
    return known ? [{ oid: Number(oid), mode: known }] : []
  })
  const { relations, counters } = relationsIn(rows[0])
  const settings = {
    lockTimeout: rows[0]?.lock_timeout ?? '0',
    statementTimeout: rows[0]?.statement_timeout ?? '0',
    counts: rows[0]?.track_counts === 'on',
    searchPath: rows[0]?.search_path ?? '',
  }
  return { locks, relations, counters, settings }
}

function relationsIn(lists: RelationLists | undefined): Pick<Observation, 'relations' | 'counters'> {
  const relations = new Map<number, Relation>()
  const counters = new Map<number, Counters>()
  for (const [at, id] of (lists?.oids ?? []).entries()) {
    const oid = Number(id)
    const kind = lists?.kinds?.[at] ?? ''
    const name = `${lists?.schemas?.[at]}.${lists?.names?.[at]}`
    const [table, parent] = [numberOr(lists?.tables?.[at]), numberOr(lists?.parents?.[at])]
    relations.set(oid, { oid, name, kind, file: Number(lists?.files?.[at]), table, parent })
    const [scans = 0, inserted = 0, updated = 0, deleted = 0] = lists?.counts?.[at] ?? []
    if (isCounted(kind)) counters.set(oid, { scans, inserted, updated, deleted })
  }
  return { relations, counters }
}

function isCounted(kind: string): boolean {
  return kind === 'r' || kind === 'p' || kind === 'm'
}

function numberOr(value: number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}

/** What one statement did, by relation. */
export interface Difference {
  /** Taken by the statement. */
  readonly taken: readonly { readonly relation: Relation; readonly mode: LockMode }[]
  /** Taken before and still held. */
  readonly held: readonly { readonly relation: Relation; readonly mode: LockMode }[]
  readonly rewrites: readonly Relation[]
  readonly scans: readonly Relation[]
  readonly rows: RowCounts
  readonly dropped: readonly Relation[]
}

export function differenceOf(before: Observation, after: Observation): Difference {
  // The name before the statement wins: a dropped relation has no other, and of a renamed one it is the known one.
  const relationOf = (oid: number) => before.relations.get(oid) ?? after.relations.get(oid)
  const named = (locks: Observation['locks']) =>
    locks.flatMap(({ oid, mode }) => {
      const relation = relationOf(oid)
      return relation ? [{ relation, mode }] : []
    })
  const keys = new Set(before.locks.map(({ oid, mode }) => `${oid} ${mode}`))
  const isHeld = ({ oid, mode }: { oid: number; mode: LockMode }) => keys.has(`${oid} ${mode}`)
  return {
    taken: named(after.locks.filter((lock) => !isHeld(lock))).sort(strongestFirst),
    held: named(after.locks.filter(isHeld)).sort(strongestFirst),
    rewrites: sortedByName(
      [...before.relations.values()].filter(({ oid, kind, file }) => {
        const now = after.relations.get(oid)
        return now !== undefined && kind !== 'S' && file !== now.file
      }),
    ),
    scans: sortedByName([...after.counters.keys()].filter((oid) => change(oid, 'scans') > 0).flatMap(listed)),
    rows: rowsOf(),
    dropped: sortedByName([...before.relations.values()].filter(({ oid }) => !after.relations.has(oid))),
  }

  function change(oid: number, counter: keyof Counters): number {
    const now = after.counters.get(oid)?.[counter] ?? 0
    const then = before.counters.get(oid)?.[counter] ?? 0
    // Between transactions the server may have flushed the counters, which start from 0 then.
    return now >= then ? now - then : now
  }

  function listed(oid: number): readonly Relation[] {
    const relation = relationOf(oid)
    return relation ? [relation] : []
  }

  function rowsOf(): RowCounts {
    return Object.fromEntries(
      [...after.counters.keys()].flatMap((oid) => {
        const counts = {
          inserted: change(oid, 'inserted'),
          updated: change(oid, 'updated'),
          deleted: change(oid, 'deleted'),
        }
        const relation = relationOf(oid)
        return relation && counts.inserted + counts.updated + counts.deleted > 0 ? [[relation.name, counts]] : []
      }),
    )
  }
}

function strongestFirst(
  a: { readonly relation: Relation; readonly mode: LockMode },
  b: { readonly relation: Relation; readonly mode: LockMode },
): number {
  return (
    lockModes.indexOf(b.mode) - lockModes.indexOf(a.mode) ||
    (a.relation.name < b.relation.name ? -1 : Number(a.relation.name > b.relation.name))
  )
}

function sortedByName(relations: readonly Relation[]): readonly Relation[] {
  return [...relations].sort((a, b) => (a.name < b.name ? -1 : 1))
}
