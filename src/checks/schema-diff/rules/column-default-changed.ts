import { defineRule } from '../../../core/rule.ts'
import { fromTo } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/column-default-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the columns whose default, identity or generation changed',
    effect: 'A writer that leaves the column out stores something else than before.',
    remedy: 'Nothing to do if it is meant; rows that exist keep their value.',
  },
  examples: [
    {
      title: 'another default',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders ALTER total SET DEFAULT 1;',
      },
      hits: ['orders.total: DEFAULT 0 became DEFAULT 1'],
    },
    {
      title: 'a default that is gone',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders ALTER total DROP DEFAULT;',
      },
      hits: ['orders.total: no longer DEFAULT 0'],
    },
    {
      title: 'an identity',
      given: {
        base: 'CREATE TABLE t (id int NOT NULL);',
        migration: 'ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY;',
      },
      hits: ['t.id: now GENERATED ALWAYS AS IDENTITY'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'changed' && change.object === 'column' && change.aspect === 'value' ? fromTo(change) : undefined,
    ),
})
