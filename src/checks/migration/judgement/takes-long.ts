import type { MigrationRun, TracedStatement } from '../subject.ts'
import { severityOfWorkOn } from './work.ts'

const goThroughTables: ReadonlySet<string> = new Set([
  'AlterTableStmt',
  'ClusterStmt',
  'CreateTableAsStmt',
  'IndexStmt',
  'RefreshMatViewStmt',
  'ReindexStmt',
  'VacuumStmt',
])

/**
 * Tables of before the pull request that a statement goes through from end to end, whatever lock it holds meanwhile, and
 * that are not known to be small. Of queries and writes only those without a condition count: another may use an index.
 */
export function takesLong(statement: TracedStatement, run: MigrationRun): readonly string[] {
  const { difference, sql } = statement
  if (!difference || !(goThroughTables.has(sql.kind) || isWhole(statement))) return []
  const touched = [...difference.rewrites, ...difference.scans].filter(
    ({ oid, kind }) => run.preexisting.has(oid) && 'rpm'.includes(kind),
  )
  return [...new Set(touched)]
    .filter((relation) => severityOfWorkOn(relation, statement, run) === 'error')
    .map(({ name }) => name)
}

function isWhole({ sql: { node } }: TracedStatement): boolean {
  if ('UpdateStmt' in node) return !node.UpdateStmt.whereClause
  return 'DeleteStmt' in node && !node.DeleteStmt.whereClause
}
