import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/view-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the views that are new',
    effect: 'A view depends on its tables: some changes of them are refused while it is there.',
  },
  examples: [
    {
      title: 'a new view',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;',
      },
      hits: ['big: new view'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) => (change.what === 'added' && change.object === 'view' ? 'new view' : undefined)),
})
