import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'
import { tableNamed } from './nodes.ts'

/** How an earlier statement of the same transaction left the table without rows; undefined: it did not, or some came. */
export function emptiedBefore(
  statement: TracedStatement,
  run: MigrationRun,
  { oid, name }: Pick<TableFacts, 'oid' | 'name'>,
): 'truncated' | 'deleted' | undefined {
  const { transaction } = statement.trace
  if (transaction === null) return undefined
  const earlier = run.statements
    .slice(0, run.statements.indexOf(statement))
    .filter(({ trace }) => trace.transaction === transaction)
  const at = earlier.findLastIndex((each) => emptyingOf(each, run, oid) !== undefined)
  const last = earlier[at]
  const filled = earlier.slice(at + 1).some(({ difference }) => (difference?.rows[name]?.inserted ?? 0) > 0)
  return last && !filled ? emptyingOf(last, run, oid) : undefined
}

function emptyingOf(statement: TracedStatement, run: MigrationRun, oid: number): 'truncated' | 'deleted' | undefined {
  const { node, kind } = statement.sql
  if (kind === 'TruncateStmt') {
    return statement.difference?.rewrites.some((relation) => relation.oid === oid) ? 'truncated' : undefined
  }
  if (!('DeleteStmt' in node) || node.DeleteStmt.whereClause || node.DeleteStmt.usingClause) return undefined
  return tableNamed(statement, run, node.DeleteStmt.relation).relation?.oid === oid ? 'deleted' : undefined
}
