import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/prefer-timestamptz',
    severity: 'warning',
    since: '0.1.0',
    title: 'Store moments with their time zone',
    effect:
      'A timestamp without time zone is a reading of a clock that nobody names: two sessions in different zones write and read different moments.',
    remedy: 'Use timestamptz; it takes the same eight bytes. Use date for days.',
    optIn: true,
  },
  examples: [
    {
      title: 'a moment',
      given: { schema: '', migration: 'CREATE TABLE carts (made timestamp NOT NULL);' },
      hits: ['carts.made: timestamp without time zone does not say which moment it means'],
    },
    {
      title: 'an array, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN seen timestamp(3)[]; END $$;',
      },
      hits: ['orders.seen: timestamp(3) without time zone[] does not say which moment it means'],
    },
    {
      title: 'with its zone',
      given: { schema: '', migration: 'CREATE TABLE carts (made timestamptz, day date, at time);' },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, ({ type }) =>
      /^timestamp(\(\d\))? without time zone/.test(type) ? `${type} does not say which moment it means` : undefined,
    ),
})
