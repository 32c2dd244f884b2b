import type { RangeVar } from 'libpg-query'
import type { SqlStatement } from '../../../sql/statements.ts'
import type { TracedStatement } from '../subject.ts'
import type { Relation } from './observe.ts'

/**
 * Whether a statement updates or deletes rows of a table: it did, or it says so and found none among the few that are
 * there in a review.
 */
export function changesRowsOf({ difference, sql }: TracedStatement, { name }: Pick<Relation, 'name'>): boolean {
  const { updated = 0, deleted = 0 } = difference?.rows[name] ?? {}
  if (updated + deleted > 0) return true
  return isNamedTarget(sql, name) && (sql.kind !== 'DoStmt' || wroteByCode(difference, name))
}

/** Whether the text says that it updates or deletes rows of the table: of a DO block, as far as words can tell. */
export function isNamedTarget(sql: SqlStatement, name: string): boolean {
  if (sql.kind === 'DoStmt') return saysSo(sql.text, name)
  const { schemaname, relname } = targetOf(sql) ?? {}
  if (relname === undefined) return false
  return schemaname === undefined ? name.slice(name.indexOf('.') + 1) === relname : name === `${schemaname}.${relname}`
}

/** Whether rows go, and do not change. */
export function deletesRowsOf({ difference, sql }: TracedStatement, { name }: Pick<Relation, 'name'>): boolean {
  const { updated = 0, deleted = 0 } = difference?.rows[name] ?? {}
  return sql.kind === 'DeleteStmt' || (deleted > 0 && updated === 0)
}

/** The lock of who writes rows, on the table itself. */
function wroteByCode(difference: TracedStatement['difference'], name: string): boolean {
  const locks = [...(difference?.taken ?? []), ...(difference?.held ?? [])]
  return locks.some(({ relation, mode }) => relation.name === name && mode === 'RowExclusiveLock')
}

/** The grammar does not read a body; an INSERT takes the same lock, so the word has to stand there. */
function saysSo(text: string, name: string): boolean {
  const [schema, own] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)]
  const written = (part: string) => `"?${part.replace(/[^\w]/g, '\\$&')}"?`
  const target = `(?:${written(schema)}\\s*\\.\\s*)?${written(own)}(?![\\w$".])`
  return new RegExp(`\\b(?:update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?${target}`, 'i').test(text)
}

function targetOf({ node }: SqlStatement): RangeVar | undefined {
  if ('UpdateStmt' in node) return node.UpdateStmt.relation
  if ('DeleteStmt' in node) return node.DeleteStmt.relation
  return 'MergeStmt' in node ? node.MergeStmt.relation : undefined
}
