import { defineRule } from '../../../core/rule.ts'
import { alterTable, columnsWithoutValue, tableNamed } from '../nodes.ts'
import { failureCause, failureProof, hitOn, shown } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-not-null-without-default',
    severity: 'error',
    since: '0.1.0',
    title: 'Give a new NOT NULL column a default',
    effect:
      'The statement fails as soon as the table has one row; on an empty table, the INSERT of the running release fails.',
    remedy:
      'Add the column with a constant DEFAULT (free since PostgreSQL 11), or nullable first and NOT NULL when it is filled.',
  },
  examples: [
    {
      title: 'no row can have a value for it',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN total int NOT NULL;',
      },
      hits: ['orders.total: NOT NULL without a default fails with 23502 on any table that has a row'],
    },
    {
      title: 'with a constant default',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0;',
      },
      hits: [],
    },
    {
      title: 'Postgres fills an identity column',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD COLUMN id int NOT NULL GENERATED ALWAYS AS IDENTITY;',
      },
      hits: [],
    },
    {
      title: 'the default of a domain counts',
      given: {
        schema: "CREATE DOMAIN kind AS text DEFAULT 'web'; CREATE TABLE orders (id int);",
        migration: 'ALTER TABLE orders ADD COLUMN kind kind NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN total int NOT NULL;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const alter = alterTable(statement.sql)
      if (!alter) return []
      const table = tableNamed(statement, run, alter.relation)
      const seen = statement.failsOnRows?.sqlstate === '23502' || statement.trace.error?.sqlstate === '23502'
      // It ran with a row in the table, so something fills the column: the default of its domain.
      if (!table.old || (!seen && statement.witness !== undefined)) return []
      return columnsWithoutValue(statement.sql).map((colname) => ({
        ...hitOn(statement, run, table.name),
        ...(seen
          ? { cause: failureCause(statement), proof: failureProof(statement, run) }
          : { severity: 'warning' as const }),
        subject: { kind: 'column' as const, name: `${table.name}.${colname}` },
        message: seen
          ? `${shown(table.name)}.${colname}: NOT NULL without a default fails with 23502 on any table that has a row`
          : `${shown(table.name)}.${colname}: NOT NULL without a default fails on a table with rows; no row could be tried`,
      }))
    }),
})
