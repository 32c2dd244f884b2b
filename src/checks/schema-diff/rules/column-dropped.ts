import { defineRule } from '../../../core/rule.ts'
import { companions } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/column-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a column only when nothing reads it any more',
    effect: 'Its data is gone, and the release that still runs fails with 42703 wherever it names the column.',
    remedy: 'Ship a release that no longer uses the column first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a column that is gone',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        head: 'CREATE TABLE orders (id int PRIMARY KEY);',
      },
      hits: ['orders.total: column dropped'],
    },
    {
      title: 'what goes with it is one finding',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX orders_total ON orders (total);',
        migration: 'ALTER TABLE orders DROP COLUMN total;',
      },
      hits: ['orders.total: column dropped, and with it index orders_total'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && change.object === 'column' ? `column dropped${companions(change.with)}` : undefined,
    ),
})
