import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/owner-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know who owns what from now on',
    effect:
      'The owner may alter and drop the object, and row security does not hold for him; the owner before may no longer.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'a table that is handed on',
      given: {
        base: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders OWNER TO pg_monitor;',
      },
      hits: ['orders: now belongs to pg_monitor'],
    },
    {
      title: 'a new table of somebody else',
      given: { base: '', migration: 'CREATE TABLE orders (id int); ALTER TABLE orders OWNER TO pg_monitor;' },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'attribute' && change.aspect === 'owner'
        ? `now belongs to ${change.after || 'the owner of the database'}`
        : undefined,
    ),
})
