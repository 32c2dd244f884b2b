import { defineRule } from '../../../core/rule.ts'
import { tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/delete-without-where',
    severity: 'warning',
    since: '0.1.0',
    title: 'Say which rows a migration deletes',
    effect: 'All rows are gone, also those that other tables lose by ON DELETE CASCADE, in one long transaction.',
    remedy:
      'Add the condition that was meant. If every row has to go, delete in batches, or keep a copy of the table until nobody has missed it.',
  },
  examples: [
    {
      title: 'no condition',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DELETE FROM orders;' },
      hits: ['orders: every row is deleted'],
    },
    {
      title: 'with a condition',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DELETE FROM orders WHERE id < 0;' },
      hits: [],
    },
    {
      title: 'another table says which',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE lost (id int);',
        migration: 'DELETE FROM orders USING lost WHERE lost.id = orders.id;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); DELETE FROM carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { node } = statement.sql
      if (!('DeleteStmt' in node) || statement.trace.error) return []
      const { relation, whereClause, usingClause } = node.DeleteStmt
      const table = tableNamed(statement, run, relation)
      if (whereClause || usingClause || !table.old) return []
      return [
        {
          ...hitOn(statement, run, table.name),
          // What the rows' loss means is one thing, under which lock they go another.
          cause: `${statement.key}|deleted`,
          message: `${shown(table.name)}: every row is deleted`,
        },
      ]
    }),
})
