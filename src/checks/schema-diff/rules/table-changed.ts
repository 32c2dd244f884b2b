import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/table-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what changed of a table as a whole',
    effect:
      'Row security, partitioning, inheritance, persistence and storage change what every query on the table does.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'row security switched on',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
      },
      hits: ['orders: was plain, is row security'],
    },
    {
      title: 'an unlogged table becomes a logged one',
      given: {
        base: 'CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders SET LOGGED;',
      },
      hits: ['orders: was unlogged, is plain'],
    },
    {
      title: 'a column that is stored in another way',
      given: {
        base: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;',
      },
      hits: ['orders.note: was plain, is storage external'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'changed' && change.aspect === 'traits'
        ? `was ${change.before || 'plain'}, is ${change.after || 'plain'}`
        : undefined,
    ),
})
