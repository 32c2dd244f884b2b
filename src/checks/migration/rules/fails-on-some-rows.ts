import { defineRule } from '../../../core/rule.ts'
import { failureCause, failureProof } from '../judgement/said.ts'
import { offendingRows } from '../rows/offending-rows.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/fails-on-some-rows',
    severity: 'warning',
    since: '0.1.0',
    title: 'Make sure that the rows in production fit',
    effect: 'With a row like the one shown, which the schema allows, the migration fails in production.',
    remedy: 'Look for such rows before the migration runs, and repair them in a step before it.',
    general: true,
  },
  examples: [
    {
      title: 'a column that may be NULL becomes NOT NULL',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [
        'fails with 23502 on a row such as public.orders: {"id":731000001,"note":"a1"} and {"id":731000002,"note":null}: column "note" of relation "orders" contains null values',
      ],
    },
    {
      title: 'rows that the migration brings meet none of ours',
      given: {
        schema: 'CREATE TABLE customers (id int PRIMARY KEY, name text);',
        migration: "INSERT INTO customers VALUES (1, 'a');",
      },
      hits: [],
    },
    {
      title: 'a foreign key finds what it refers to',
      given: {
        schema: 'CREATE TABLE countries (code text PRIMARY KEY); CREATE TABLE orders (country text);',
        migration:
          'ALTER TABLE orders ADD FOREIGN KEY (country) REFERENCES countries NOT VALID; UPDATE orders SET country = country WHERE true;',
      },
      hits: [],
    },
    {
      title: 'the rows were repaired first',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration: "UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { failsOnRows, place, key } = statement
      if (!failsOnRows) return []
      const { sqlstate, message, rows } = failsOnRows
      return {
        message: `fails with ${sqlstate} on a row such as ${rows || 'those made for the other tables'}: ${message}`,
        location: place,
        subject: { kind: 'migration', name: place.path },
        key,
        cause: failureCause(statement),
        proof: failureProof(statement, run),
        ...remedyFor(statement, sqlstate),
      }
    }),
})

function remedyFor(statement: TracedStatement, sqlstate: string): { readonly remedy?: string } {
  const query = offendingRows(statement, sqlstate)
  return query === undefined
    ? {}
    : {
        remedy: `Look for such rows in production before the migration runs, and repair them in a step before it.\n${query};`,
      }
}
