import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/index-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop an index only when no query needs it',
    effect: 'Queries that used it read the whole table instead.',
    remedy: 'Look at pg_stat_user_indexes in production: idx_scan of this index should not grow any more.',
  },
  examples: [
    {
      title: 'an index that is gone',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
      },
      hits: ['by_total: index dropped'],
    },
    {
      title: 'one under a new name',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);',
        migration: 'ALTER INDEX by_total RENAME TO of_total;',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && change.object === 'index' ? 'index dropped' : undefined,
    ),
})
