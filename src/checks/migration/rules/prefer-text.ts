import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/prefer-text',
    severity: 'warning',
    since: '0.1.0',
    title: 'Bound texts by a CHECK instead of by their type',
    effect:
      'varchar(n) costs as much as text, and its limit is hard to change: a shorter one rewrites the table, and a longer one is refused while a view uses the column.',
    remedy:
      'Use text with CHECK (length(column) <= n), which can be added NOT VALID, validated and dropped while the table is in use.',
    optIn: true,
  },
  examples: [
    {
      title: 'varchar with a limit',
      given: { schema: '', migration: 'CREATE TABLE carts (name varchar(40));' },
      hits: ['carts.name: character varying(40) puts a limit into the type'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN name varchar(40); END $$;',
      },
      hits: ['orders.name: character varying(40) puts a limit into the type'],
    },
    {
      title: 'text, and varchar without a limit',
      given: { schema: '', migration: 'CREATE TABLE carts (name text CHECK (length(name) <= 40), code varchar);' },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, ({ type }) =>
      /^character varying\(/.test(type) ? `${type} puts a limit into the type` : undefined,
    ),
})
