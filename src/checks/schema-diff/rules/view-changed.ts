import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample, shown } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/view-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the views that say something else',
    effect: 'Readers of the view get other rows or columns than before.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'another condition',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 10;',
      },
      hits: ['big: its query changed'],
    },
    {
      title: 'a materialized view without one of its indexes',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE MATERIALIZED VIEW m AS SELECT id FROM orders; CREATE INDEX mi ON m (id);',
        migration: 'DROP INDEX mi;',
      },
      hits: ['m: its query changed'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.object !== 'view'
        ? undefined
        : change.what === 'renamed'
          ? `renamed from ${shown(change.before)}`
          : change.what === 'changed'
            ? 'its query changed'
            : undefined,
    ),
})
