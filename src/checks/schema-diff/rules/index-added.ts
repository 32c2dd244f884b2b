import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/index-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the indexes that are new',
    effect: 'Each write to the table keeps one more index up to date.',
  },
  examples: [
    {
      title: 'a new index',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'CREATE INDEX by_total ON orders (total);',
      },
      hits: ['by_total: CREATE INDEX by_total ON orders USING btree (total)'],
    },
    {
      title: 'that of a key is told with the key',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders ADD UNIQUE (total);',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) => (change.what === 'added' && change.object === 'index' ? change.after : undefined)),
})
