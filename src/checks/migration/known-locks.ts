import type { LockMode } from '../../core/trace.ts'
import { relationsNamedBy, type SqlStatement } from '../../sql/statements.ts'
import { droppedNames } from './nodes.ts'
import type { Observation, Relation } from './observe.ts'

/**
 * Locks of statements that refuse a transaction: they commit by themselves, so their locks are gone before anyone in
 * the same session can look. From the documentation of each command (sections "Explicit Locking", "CREATE INDEX",
 * "DROP INDEX", "REINDEX", "VACUUM", "ALTER TABLE"), and seen from a second session on PostgreSQL 18.
 */
export function knownLocks(
  statement: SqlStatement,
  before: Observation,
): readonly { readonly relation: Relation; readonly mode: LockMode }[] {
  const mode = knownMode(statement)
  if (!mode) return []
  const { node } = statement
  const named = [...relationsNamedBy(node), ...('DropStmt' in node ? droppedNames(node.DropStmt) : [])]
  const tables = named.flatMap(({ schema, name }) => {
    const found = find(before, schema, name)
    // REINDEX and DROP INDEX name the index; who waits, waits for its table.
    return found?.table === undefined ? (found ? [found] : []) : (before.relations.get(found.table) ?? [])
  })
  const unique = new Map(tables.map((relation) => [relation.oid, relation]))
  return [...unique.values()].map((relation) => ({ relation, mode }))
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
