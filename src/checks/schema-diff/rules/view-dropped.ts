import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/view-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a view only when nothing reads it any more',
    effect: 'The release that still runs fails with 42P01 wherever it reads the view.',
    remedy: 'Ship a release that no longer reads the view first.',
  },
  examples: [
    {
      title: 'a view that is gone',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
      },
      hits: ['big: view dropped'],
    },
    {
      title: 'one dropped and made anew as it was',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;',
        migration: 'DROP VIEW big; CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && change.object === 'view' ? 'view dropped' : undefined,
    ),
})
