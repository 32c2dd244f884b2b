import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { inBatches, isLimited } from '../batches.ts'
import type { Relation } from '../observe.ts'
import { hitOn, isOldTable, shown } from '../said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { costText, severityOfWork, type Work, workOn } from '../work.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/unbatched-dml',
    severity: 'warning',
    since: '0.1.0',
    title: 'Change many rows in batches',
    effect:
      'Each row that it changes stays locked until the last one is changed, vacuum can clean nothing up meanwhile, and replicas fall behind.',
    remedy: 'Change the rows in batches by key, each in a transaction of its own, or give the condition an index.',
    general: true,
  },
  examples: [
    {
      title: 'rows that no index finds are updated',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration: "UPDATE orders SET status = 'new' WHERE status IS NULL;",
      },
      hits: [
        'orders: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'rows that no index finds are deleted, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration: 'DO $$ BEGIN DELETE FROM orders WHERE status IS NULL; END $$;',
      },
      hits: [
        'orders: one statement deletes all rows that fit, and no index finds them; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'rows that an index finds',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text); CREATE INDEX by_status ON orders (status);',
        migration: "UPDATE orders SET status = 'new' WHERE status = 'open';",
      },
      hits: [],
    },
    {
      title: 'a batch',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration:
          "UPDATE orders SET status = 'new' WHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 1000);",
      },
      hits: [],
    },
    {
      title: 'no condition at all has a rule of its own',
      given: { schema: 'CREATE TABLE orders (status text);', migration: "UPDATE orders SET status = 'new';" },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); UPDATE carts SET id = 1 WHERE id = 2;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => changedIn(statement, run).map((table) => hitFor(statement, run, table))),
})

function hitFor(statement: TracedStatement, run: MigrationRun, table: Relation): Hit {
  const { updated = 0, deleted = 0 } = statement.difference?.rows[table.name] ?? {}
  const deletes = statement.sql.kind === 'DeleteStmt' || (deleted > 0 && updated === 0)
  const work: Work = { relation: table, mode: 'RowExclusiveLock', since: undefined, kind: 'rows changed' }
  const steps = inBatches(statement, table.oid, () => false)
  return {
    ...hitOn(statement, run, table.name),
    severity: severityOfWork(work, statement, run),
    message: `${shown(table.name)}: one statement ${deletes ? 'deletes' : 'updates'} all rows that fit, and no index finds them; ${costText(work, statement, run)}`,
    ...(steps ? { steps } : {}),
  }
}

/** Old tables whose rows the statement changed, having read them all, with no lock that would be the worse finding. */
function changedIn(statement: TracedStatement, run: MigrationRun): readonly Relation[] {
  const { difference, sql } = statement
  if (!difference || sql.kind === 'TruncateStmt' || isLimited(sql) || isUnconditional(sql)) return []
  return difference.scans.filter((table) => {
    const { updated = 0, deleted = 0 } = difference.rows[table.name] ?? {}
    return (
      isOldTable(table, run) &&
      (updated + deleted > 0 || isTarget(statement, table)) &&
      !workOn(statement, run, table.oid) &&
      !mayUseIndex(statement, table)
    )
  })
}

/** Rows of ours may be none that the condition fits. */
function isTarget({ sql: { node } }: TracedStatement, table: Relation): boolean {
  const target =
    'UpdateStmt' in node
      ? node.UpdateStmt.relation
      : 'DeleteStmt' in node
        ? node.DeleteStmt.relation
        : 'MergeStmt' in node
          ? node.MergeStmt.relation
          : undefined
  return target !== undefined && table.name.endsWith(`.${target.relname}`)
}

/** Without a condition: that is more than a matter of batches, and has rules of its own. */
function isUnconditional({ node }: TracedStatement['sql']): boolean {
  if ('UpdateStmt' in node) return !node.UpdateStmt.whereClause && !node.UpdateStmt.fromClause
  return 'DeleteStmt' in node && !node.DeleteStmt.whereClause && !node.DeleteStmt.usingClause
}

/**
 * A join or a subquery has more than one plan, and on a handful of rows the planner reads them all. So where it could go
 * by an index on a table of production's size, nothing is known.
 */
function mayUseIndex({ sql: { node }, before }: TracedStatement, table: Relation): boolean {
  const where =
    'UpdateStmt' in node
      ? [node.UpdateStmt.whereClause, node.UpdateStmt.fromClause]
      : 'DeleteStmt' in node
        ? [node.DeleteStmt.whereClause, node.DeleteStmt.usingClause]
        : []
  const text = JSON.stringify(where)
  const joins = where[1] !== undefined || text.includes('"SubLink"')
  const leading = (before.tables.get(table.oid)?.indexes ?? []).flatMap(({ columns }) => columns[0] ?? [])
  return joins && leading.some((column) => text.includes(`{"String":{"sval":${JSON.stringify(column)}}}`))
}
