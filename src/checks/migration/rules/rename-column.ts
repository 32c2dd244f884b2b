import { defineRule } from '../../../core/rule.ts'
import { isNewColumn, tableNamed } from '../nodes.ts'
import { hitOn, shown } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-column',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename a column that a running release reads',
    effect:
      'The release that still runs fails with 42703 wherever it names the column, until it is replaced everywhere.',
    remedy: 'Add the column under its new name, keep both in step for one release, and drop the old one with the next.',
  },
  examples: [
    {
      title: 'a column that the running release may use',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
      },
      hits: ['orders.note: renamed to remark, so queries of the running release that name it fail with 42703'],
    },
    {
      title: 'a column that the same pull request added',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders RENAME COLUMN note TO remark;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { node } = statement.sql
      if (!('RenameStmt' in node) || node.RenameStmt.renameType !== 'OBJECT_COLUMN' || statement.trace.error) return []
      const { relation, relationType, subname = '', newname = '' } = node.RenameStmt
      if (relationType !== 'OBJECT_TABLE') return []
      const table = tableNamed(statement, run, relation)
      if (!table.old || isNewColumn(statement, run, relation?.relname, subname)) return []
      return {
        ...hitOn(statement, run, table.name),
        cause: `${table.name}.${subname} renamed`,
        subject: { kind: 'column', name: `${table.name}.${subname}` },
        message: `${shown(table.name)}.${subname}: renamed to ${newname}, so queries of the running release that name it fail with 42703`,
      }
    }),
})
