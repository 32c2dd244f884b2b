import { defineRule } from '../../../core/rule.ts'
import { tableNamed } from '../nodes.ts'
import { hitOn, shown } from '../said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-table',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename a table that a running release reads',
    effect:
      'The release that still runs fails with 42P01 wherever it names the table, until it is replaced everywhere.',
    remedy: 'Make a view under the old name in the same transaction, and drop it when the new release runs everywhere.',
  },
  examples: [
    {
      title: 'a table that the running release may use',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders RENAME TO purchases;' },
      hits: ['orders: renamed to purchases, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'a view takes the old name in the same transaction',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts RENAME TO baskets;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { node } = statement.sql
      if (!('RenameStmt' in node) || node.RenameStmt.renameType !== 'OBJECT_TABLE' || statement.trace.error) return []
      const { relation, newname = '' } = node.RenameStmt
      const table = tableNamed(statement, run, relation)
      if (!table.old || isReplaced(statement, run, relation?.relname)) return []
      return {
        ...hitOn(statement, run, table.name),
        cause: `${table.name} renamed`,
        message: `${shown(table.name)}: renamed to ${newname}, so queries of the running release that name it fail with 42P01`,
      }
    }),
})

function isReplaced({ trace }: TracedStatement, run: MigrationRun, name: string | undefined): boolean {
  return run.statements.some(
    ({ sql: { node }, trace: later }) =>
      'ViewStmt' in node && node.ViewStmt.view?.relname === name && later.transaction === trace.transaction,
  )
}
