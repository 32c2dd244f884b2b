import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { tablesRewrittenFor } from '../judgement/table-rewrites.ts'
import { hitOfWork } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/set-tablespace',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not move a table in use to another tablespace',
    effect: 'The whole table is copied, block by block, under AccessExclusiveLock.',
    remedy:
      'pg_repack --tablespace moves a table while it is in use. Indexes move one by one: build each again CONCURRENTLY in the other tablespace. Else take the table out of use for the time.',
  },
  examples: [
    {
      title: 'there, and back in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration:
          "SET allow_in_place_tablespaces = on; CREATE TABLESPACE fast LOCATION ''; ALTER TABLE orders SET TABLESPACE fast; " +
          'DO $$ BEGIN ALTER TABLE orders SET TABLESPACE pg_default; END $$; DROP TABLESPACE fast;',
      },
      hits: [
        'orders moves to the tablespace fast: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
        "orders moves to the database's own tablespace: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders",
      ],
    },
    {
      title: 'an index',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration:
          "SET allow_in_place_tablespaces = on; CREATE TABLESPACE swift LOCATION ''; ALTER INDEX orders_pkey SET TABLESPACE swift; DROP TABLE orders; DROP TABLESPACE swift;",
      },
      hits: [
        'orders_pkey moves to another tablespace: AccessExclusiveLock on it blocks reads and writes of orders while it is copied; size unknown',
      ],
    },
    {
      title: 'it is there already',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders SET TABLESPACE pg_default;',
      },
      hits: [],
    },
  ],
  check: (run) => [
    ...tablesRewrittenFor(run, 'tablespace').map(({ statement, table, work }) => {
      const { tablespace } = table.after
      const where = tablespace === '' ? "the database's own tablespace" : `the tablespace ${tablespace}`
      return hitOfWork(statement, run, work, { what: `${shown(table.after.name)} moves to ${where}` })
    }),
    ...run.statements.flatMap((statement) => movedIndexes(statement, run)),
  ],
})

/** The lock is on the index alone, but every query of its table opens the index to plan. */
function movedIndexes(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const { node } = statement.sql
  if (!('AlterTableStmt' in node) || node.AlterTableStmt.objtype !== 'OBJECT_INDEX') return []
  return (statement.difference?.rewrites ?? []).flatMap((index): readonly Hit[] => {
    const table = statement.before.tables.get(index.table ?? 0)
    if (!table || !run.preexisting.has(table.oid)) return []
    return [
      {
        ...hitOn(statement, run, table.name),
        subject: { kind: 'index', name: index.name },
        message: `${shown(index.name)} moves to another tablespace: AccessExclusiveLock on it blocks reads and writes of ${shown(table.name)} while it is copied; size unknown`,
      },
    ]
  })
}
