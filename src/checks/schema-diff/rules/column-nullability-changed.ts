import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/column-nullability-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the columns that became NOT NULL, or may be NULL now',
    effect: 'Writers that leave the column out fail with 23502, or readers meet a NULL that they do not expect.',
    remedy: 'Make sure that every writer sets the column (or every reader copes with NULL) before this is deployed.',
  },
  examples: [
    {
      title: 'became NOT NULL',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders ALTER total SET NOT NULL;',
      },
      hits: ['orders.total: became NOT NULL'],
    },
    {
      title: 'may be NULL now',
      given: { base: 'CREATE TABLE t (c int NOT NULL);', head: 'CREATE TABLE t (c int);' },
      hits: ['t.c: may be NULL now'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'changed' && change.object === 'column' && change.aspect === 'nullability'
        ? change.after === 'NOT NULL'
          ? 'became NOT NULL'
          : 'may be NULL now'
        : undefined,
    ),
})
