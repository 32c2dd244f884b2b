import type { RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { unique } from '../../../core/wording.ts'
import {
  addColumnSql,
  hitOfColumns,
  type RewritingColumns,
  rewritingColumns,
  stepsForColumns,
} from '../judgement/added-columns.ts'
import { backfillStep, notNullSteps } from '../judgement/safe-steps.ts'
import { sqlName } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-volatile-default',
    severity: 'error',
    since: '0.1.0',
    title: 'Fill a new column with a volatile default in batches',
    effect:
      'A default that calls a volatile function has another value in each row, so the table and its indexes are rewritten under AccessExclusiveLock. (A constant, or a stable function such as now(), costs nothing.)',
    remedy:
      'Add the column without a default, then SET DEFAULT (which counts for new rows only), fill the old rows in batches, and make it NOT NULL behind a validated CHECK.',
  },
  examples: [
    {
      title: 'every row gets a value of its own',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();',
      },
      hits: [
        'orders.token has a volatile default (gen_random_uuid()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'unique too, and with names that need quotes',
      given: {
        schema: 'CREATE SCHEMA "Shop"; CREATE TABLE "Shop"."Order""s" (id int PRIMARY KEY);',
        migration: 'ALTER TABLE "Shop"."Order""s" ADD "Token" uuid DEFAULT gen_random_uuid() UNIQUE;',
      },
      hits: [
        'Shop.Order"s.Token has a volatile default (gen_random_uuid()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of Shop.Order"s',
      ],
    },
    {
      title: 'two columns are one finding',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration:
          'ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(), ADD COLUMN seen timestamptz DEFAULT clock_timestamp();',
      },
      hits: [
        'orders.token and orders.seen have volatile defaults (gen_random_uuid(), clock_timestamp()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN luck float DEFAULT random(); END $$;',
      },
      hits: [
        'orders.luck has a volatile default (random()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'constants and stable functions are kept in the catalog',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          "ALTER TABLE orders ADD COLUMN made timestamptz NOT NULL DEFAULT now(), ADD COLUMN kind text NOT NULL DEFAULT 'web';",
      },
      hits: [],
    },
    {
      title: 'a default for new rows only',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN token uuid; ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN token uuid DEFAULT gen_random_uuid();',
      },
      hits: [],
    },
  ],
  check: (run) =>
    rewritingColumns(run, 'volatile default').map((found) => ({
      ...hitOfColumns(found, run, because(found)),
      ...stepsForColumns(found, (column) => stepwise(found.table.after, column)),
    })),
})

function because({ columns }: RewritingColumns): string {
  const defaults = unique(columns.map(({ value }) => (value !== null && value.length <= 60 ? value : '...'))).join(', ')
  return columns.length > 1 ? `have volatile defaults (${defaults})` : `has a volatile default (${defaults})`
}

function stepwise(table: TableFacts, column: ColumnFacts): readonly RemedyStep[] {
  const name = sqlName(column.name)
  return [
    {
      sql: `${addColumnSql(table, column)}, ALTER COLUMN ${name} SET DEFAULT ${column.value}`,
      note: 'the default is for new rows only',
    },
    backfillStep(table, `${name} = DEFAULT`, `${name} IS NULL`),
    ...(column.notNull === 'no' ? [] : notNullSteps(table, column.name)),
  ]
}
