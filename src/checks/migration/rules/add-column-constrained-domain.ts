import { defineRule } from '../../../core/rule.ts'
import { hitOfColumns, type RewritingColumns, rewritingColumns } from '../judgement/added-columns.ts'
import { shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-constrained-domain',
    severity: 'error',
    since: '0.1.0',
    title: 'Give a new column of an existing table a plain type and a CHECK',
    effect:
      'For a domain with a CHECK or NOT NULL, Postgres rewrites the table and its indexes under AccessExclusiveLock, even where the default is constant or missing.',
    remedy:
      "Add the column with the domain's base type, then the condition as a CHECK of the table: NOT VALID first, VALIDATE in a transaction of its own.",
  },
  examples: [
    {
      title: 'a domain with a CHECK, and a constant default',
      given: {
        schema: 'CREATE DOMAIN price AS int CHECK (VALUE >= 0); CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN total price DEFAULT 0;',
      },
      hits: [
        'orders.total is of a domain with constraints (price): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'without a default, in a DO block',
      given: {
        schema: 'CREATE DOMAIN price AS int CHECK (VALUE >= 0); CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN total price; END $$;',
      },
      hits: [
        'orders.total is of a domain with constraints (price): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'a domain that is only another name',
      given: {
        schema: 'CREATE DOMAIN price AS int; CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN total price DEFAULT 0;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE DOMAIN price AS int CHECK (VALUE >= 0);',
        migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN total price DEFAULT 0;',
      },
      hits: [],
    },
  ],
  check: (run) => rewritingColumns(run, 'domain').map((found) => hitOfColumns(found, run, because(found))),
})

function because({ columns }: RewritingColumns): string {
  const domains = [...new Set(columns.map(({ type }) => shown(type)))].join(', ')
  return columns.length > 1
    ? `are of domains with constraints (${domains})`
    : `is of a domain with constraints (${domains})`
}
