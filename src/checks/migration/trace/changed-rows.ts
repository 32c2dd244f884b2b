import type { RangeVar } from 'libpg-query'
import type { SqlStatement } from '../../../sql/statements.ts'
import type { TracedStatement } from '../subject.ts'
import type { Relation } from './observe.ts'

/**
 * Whether a statement updates or deletes rows of a table: it did, or it says so and found none among the few that are
 * there in a review.
 */
export function changesRowsOf({ difference, sql }: TracedStatement, { name }: Relation): boolean {
  const { updated = 0, deleted = 0 } = difference?.rows[name] ?? {}
  if (updated + deleted > 0) return true
  const { schemaname, relname } = targetOf(sql) ?? {}
  if (relname === undefined) return false
  return schemaname === undefined ? name.slice(name.indexOf('.') + 1) === relname : name === `${schemaname}.${relname}`
}

/** Whether rows go, and do not change. */
export function deletesRowsOf({ difference, sql }: TracedStatement, { name }: Relation): boolean {
  const { updated = 0, deleted = 0 } = difference?.rows[name] ?? {}
  return sql.kind === 'DeleteStmt' || (deleted > 0 && updated === 0)
}

function targetOf({ node }: SqlStatement): RangeVar | undefined {
  if ('UpdateStmt' in node) return node.UpdateStmt.relation
  if ('DeleteStmt' in node) return node.DeleteStmt.relation
  return 'MergeStmt' in node ? node.MergeStmt.relation : undefined
}
