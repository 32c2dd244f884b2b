import type { ReindexStmt } from 'libpg-query'
import type { LockMode } from '../../../core/trace.ts'
import { unique } from '../../../core/wording.ts'
import { relationsNamedBy, type SqlStatement } from '../../../sql/statements.ts'
import { droppedNames } from '../judgement/nodes.ts'
import type { Difference, Observation, Relation } from './observe.ts'

/**
 * Locks of statements that refuse a transaction: they commit by themselves, so their locks are gone before anyone in
 * the same session can look. From the documentation of each command (sections "Explicit Locking", "CREATE INDEX",
 * "DROP INDEX", "REINDEX", "VACUUM", "ALTER TABLE"), and seen from a second session on PostgreSQL 18. `rewrites`: what
 * got a new file, which alone tells what a REINDEX without a name reached.
 */
export function knownLocks(
  statement: SqlStatement,
  before: Observation,
  rewrites: Difference['rewrites'] = [],
): readonly { readonly relation: Relation; readonly mode: LockMode }[] {
  const { node } = statement
  if ('ReindexStmt' in node && !isConcurrent(node.ReindexStmt)) return reindexed(before, rewrites)
  const mode = knownMode(statement)
  if (!mode) return []
  const named = [...relationsNamedBy(node), ...('DropStmt' in node ? droppedNames(node.DropStmt) : [])]
  const tables = named.flatMap(({ schema, name }) => {
    const found = find(before, schema, name)
    // REINDEX and DROP INDEX name the index; who waits, waits for its table.
    return found?.table === undefined ? (found ? [found] : []) : (before.relations.get(found.table) ?? [])
  })
  const unique = new Map(tables.map((relation) => [relation.oid, relation]))
  return [...unique.values()].map((relation) => ({ relation, mode }))
}

/** REINDEX of a schema or a partitioned table goes from table to table, each in a transaction of its own. */
function reindexed({ relations }: Observation, rewrites: Difference['rewrites']) {
  const tables = rewrites.flatMap(({ table }) => (table === undefined ? [] : (relations.get(table) ?? [])))
  return unique(tables).map((relation) => ({ relation, mode: 'ShareLock' as const }))
}

function isConcurrent({ params = [] }: ReindexStmt): boolean {
  return params.some((param) => 'DefElem' in param && param.DefElem.defname === 'concurrently')
}

function knownMode({ node }: SqlStatement): LockMode | undefined {
  if ('VacuumStmt' in node) {
    const full = (node.VacuumStmt.options ?? []).some(
      (option) => 'DefElem' in option && option.DefElem.defname === 'full',
    )
    return full ? 'AccessExclusiveLock' : 'ShareUpdateExclusiveLock'
  }
  if ('ClusterStmt' in node) return 'AccessExclusiveLock'
  return 'IndexStmt' in node || 'DropStmt' in node || 'ReindexStmt' in node || 'AlterTableStmt' in node
    ? 'ShareUpdateExclusiveLock'
    : undefined
}

function find({ relations }: Observation, schema: string | undefined, name: string): Relation | undefined {
  const wanted = schema === undefined ? undefined : `${schema}.${name}`
  return [...relations.values()].find((relation) =>
    wanted === undefined ? relation.name.endsWith(`.${name}`) : relation.name === wanted,
  )
}
