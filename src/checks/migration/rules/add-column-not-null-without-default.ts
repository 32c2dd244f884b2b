import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { type AddedColumns, addColumnSql, columnsLackingValue, stepsForColumns } from '../judgement/added-columns.ts'
import { emptiedBefore } from '../judgement/emptied.ts'
import { alterTable, columnsWithoutValue, tableNamed } from '../judgement/nodes.ts'
import { notNullSteps } from '../judgement/safe-steps.ts'
import { failureCause, failureProof, hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-not-null-without-default',
    severity: 'error',
    since: '0.1.0',
    title: 'Give a new NOT NULL column a default',
    effect:
      'The statement fails as soon as the table has one row; on an empty table, the INSERT of the running release fails.',
    remedy:
      'Add the column with a constant DEFAULT (free since PostgreSQL 11); or add it nullable, let the next release write it, fill the old rows in batches, and make it NOT NULL behind a validated CHECK.',
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
      title: 'two columns, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN total int NOT NULL, ADD COLUMN tax int NOT NULL; END $$;',
      },
      hits: ['orders.total and orders.tax: NOT NULL without a default fails with 23502 on any table that has a row'],
    },
    {
      title: 'rows of the history stand against it',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1);',
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
      title: 'the table was emptied in the same transaction',
      given: {
        schema: 'CREATE TABLE resets (id int); INSERT INTO resets VALUES (1);',
        migration: 'BEGIN; DELETE FROM resets; ALTER TABLE resets ADD COLUMN user_id int NOT NULL; COMMIT;',
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
    run.statements.flatMap((statement) =>
      statement.effects.length > 0
        ? columnsLackingValue(statement, run).flatMap((added) => hitOf(added, run))
        : hitByText(statement, run),
    ),
})

function hitOf(added: AddedColumns, run: MigrationRun): readonly Hit[] {
  const { statement, table, columns } = added
  const seen = statement.failsOnRows?.sqlstate === '23502'
  // It ran with a row in the table, so something fills the column.
  if (!seen && (statement.witness !== undefined || emptiedBefore(statement, run, table.after))) return []
  const names = columns.map(({ name }) => name)
  return [
    {
      ...hitFor(statement, run, table.after.name, names, seen),
      ...stepsForColumns(added, (column) => stepwise(table.after, column)),
    },
  ]
}

/** Where it failed, or nothing was measured, only the text says what it would have added. */
function hitByText(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const alter = alterTable(statement.sql)
  const names = columnsWithoutValue(statement.sql)
  if (!alter || names.length === 0) return []
  const table = tableNamed(statement, run, alter.relation)
  const seen = statement.trace.error?.sqlstate === '23502'
  return table.old && (seen || !run.measured) ? [hitFor(statement, run, table.name, names, seen)] : []
}

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  table: string,
  columns: readonly string[],
  seen: boolean,
): Hit {
  const names = columns.map((column) => `${table}.${column}`)
  const subjects = names.map((name) => ({ kind: 'column' as const, name }))
  const hit = hitOn(statement, run, table)
  return {
    ...hit,
    ...(seen
      ? { cause: failureCause(statement), proof: failureProof(statement, run) }
      : { severity: 'warning' as const }),
    subject: subjects[0] ?? hit.subject,
    reach: subjects,
    message: seen
      ? `${enumerate(names.map(shown))}: NOT NULL without a default fails with 23502 on any table that has a row`
      : `${enumerate(names.map(shown))}: NOT NULL without a default fails on a table with rows; no row could be tried`,
  }
}

/** The value of an old row is the author's to choose. */
function stepwise(table: TableFacts, column: ColumnFacts): readonly RemedyStep[] {
  const [check, validate, ...rest] = notNullSteps(table, column.name)
  return [
    { sql: addColumnSql(table, column) },
    ...(check ? [{ ...check, note: 'once every release that runs writes the column' }] : []),
    ...(validate ? [{ ...validate, note: 'once you have given the old rows a value, in batches' }] : []),
    ...rest,
  ]
}
