import { defineRule } from '../../../core/rule.ts'
import { alterTable, isNewColumn, tableNamed } from '../nodes.ts'
import { hitOn, shown } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-column',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a column only when nothing reads it any more',
    effect: 'Its data is gone, and the release that still runs fails with 42703 wherever it names the column.',
    remedy: 'Ship a release that no longer uses the column first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a column that the running release may use',
      given: { schema: 'CREATE TABLE orders (id int, note text);', migration: 'ALTER TABLE orders DROP COLUMN note;' },
      hits: ['orders.note: its data is lost, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'a column that is not there',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders DROP COLUMN IF EXISTS note;',
      },
      hits: [],
    },
    {
      title: 'a column that the same pull request added',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders DROP COLUMN note;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int, note text); ALTER TABLE carts DROP COLUMN note;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const alter = alterTable(statement.sql)
      if (!alter || statement.trace.error) return []
      const table = tableNamed(statement, run, alter.relation)
      return alter.commands
        .flatMap(({ subtype, name }) => (subtype === 'AT_DropColumn' && name !== undefined ? [name] : []))
        .filter((column) => table.old && !statement.absentColumns.includes(column))
        .filter((column) => !isNewColumn(statement, run, alter.relation.relname, column))
        .map((column) => ({
          ...hitOn(statement, run, table.name),
          cause: `${table.name}.${column} dropped`,
          subject: { kind: 'column' as const, name: `${table.name}.${column}` },
          message: `${shown(table.name)}.${column}: its data is lost, and queries of the running release that name it fail with 42703`,
        }))
    }),
})
