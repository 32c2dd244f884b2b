import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/table-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a table only when nothing uses it any more',
    effect: 'Its rows are gone, and the release that still runs fails with 42P01 wherever it names the table.',
    remedy:
      'Ship a release that no longer uses the table first, keep a copy of what may be needed, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a table that is gone',
      given: { base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);', head: '' },
      hits: ['orders: table dropped, with its 2 columns'],
    },
    {
      title: 'a renamed table is not a dropped one',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders RENAME TO purchases;',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && change.object === 'table'
        ? `table dropped, with its ${count(change.parts, 'column')}`
        : undefined,
    ),
})
