import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/constraint-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a key or constraint only when nothing relies on it',
    effect: 'Rows that it kept out may come in; ON CONFLICT on its columns fails with 42P10.',
    remedy: 'Make sure that no query (an upsert first of all) and no other table relies on it.',
  },
  examples: [
    {
      title: 'a primary key',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        head: 'CREATE TABLE orders (id int NOT NULL, total int DEFAULT 0);',
      },
      hits: ['orders.orders_pkey: no longer PRIMARY KEY (id)'],
    },
    {
      title: 'one that went with its column is told there',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders DROP COLUMN id;',
      },
      hits: [],
    },
    {
      title: 'one under a new name',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO pk;',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && change.object === 'constraint' ? `no longer ${change.before}` : undefined,
    ),
})
