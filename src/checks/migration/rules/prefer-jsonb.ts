import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/prefer-jsonb',
    severity: 'warning',
    since: '0.1.0',
    title: 'Store JSON as jsonb',
    effect:
      'json is text that is read anew for each use: it has no equality (so no DISTINCT, GROUP BY or UNION), and no index on its contents.',
    remedy: 'Use jsonb, unless the exact text with its spaces, order and repeated keys has to come back.',
    optIn: true,
  },
  examples: [
    {
      title: 'json',
      given: { schema: '', migration: 'CREATE TABLE carts (data json);' },
      hits: ['carts.data: json has no equality and no index on its contents'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN data json; END $$;',
      },
      hits: ['orders.data: json has no equality and no index on its contents'],
    },
    {
      title: 'jsonb',
      given: { schema: '', migration: 'CREATE TABLE carts (data jsonb);' },
      hits: [],
    },
    {
      title: 'it becomes jsonb in the same pull request',
      given: { schema: '', migration: 'CREATE TABLE carts (data json); ALTER TABLE carts ALTER data TYPE jsonb;' },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, ({ type }) =>
      type === 'json' || type === 'json[]' ? 'json has no equality and no index on its contents' : undefined,
    ),
})
