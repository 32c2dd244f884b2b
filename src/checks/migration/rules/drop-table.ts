import { defineRule } from '../../../core/rule.ts'
import { droppedNames, tableNamed } from '../nodes.ts'
import { hitOn, isOldTable, shown } from '../said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-table',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a table only when nothing reads it any more',
    effect: 'Its rows are gone, and the release that still runs fails with 42P01 wherever it names the table.',
    remedy:
      'Ship a release that no longer uses the table first; rename it, wait, and drop it when nobody has missed it.',
  },
  examples: [
    {
      title: 'a table that the running release may use',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DROP TABLE orders;' },
      hits: ['orders: its rows are lost, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'everything in a schema',
      given: {
        schema:
          'CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE VIEW shop.recent AS SELECT * FROM shop.orders;',
        migration: 'DROP SCHEMA shop CASCADE;',
      },
      hits: ['shop.orders: its rows are lost, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'a table that is not there',
      given: { schema: '', migration: 'DROP TABLE IF EXISTS orders;' },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); DROP TABLE carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      if (statement.trace.error) return []
      return lostTables(statement, run).map((name) => ({
        ...hitOn(statement, run, name),
        cause: `${name} dropped`,
        message: `${shown(name)}: its rows are lost, and queries of the running release that name it fail with 42P01`,
      }))
    }),
})

/** What Postgres dropped, not what the text says: CASCADE and DROP SCHEMA take tables that they don't name. */
function lostTables(statement: TracedStatement, run: MigrationRun): readonly string[] {
  if (statement.difference) {
    return statement.difference.dropped.filter((relation) => isOldTable(relation, run)).map(({ name }) => name)
  }
  const { node } = statement.sql
  if (run.measured || !('DropStmt' in node) || node.DropStmt.removeType !== 'OBJECT_TABLE') return []
  return droppedNames(node.DropStmt)
    .filter(
      ({ schema, name }) =>
        tableNamed(statement, run, { relname: name, ...(schema ? { schemaname: schema } : {}) }).old,
    )
    .map(({ schema, name }) => (schema === undefined ? name : `${schema}.${name}`))
}
