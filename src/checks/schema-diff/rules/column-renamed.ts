import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample, shown } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/column-renamed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the columns that have another name',
    effect: 'The release that still runs fails wherever it uses the old name.',
    remedy: 'Add the new name beside the old one, move the readers over, and drop the old name with a later release.',
  },
  examples: [
    {
      title: 'a column under a new name: its index follows, and is not told again',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX orders_total ON orders (total);',
        migration: 'ALTER TABLE orders RENAME COLUMN total TO amount;',
      },
      hits: ['orders.amount: renamed from total'],
    },
    {
      title: 'two files have no identity to compare: a drop and an addition',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX orders_total ON orders (total);',
        head: 'CREATE TABLE purchases (id int PRIMARY KEY, amount int DEFAULT 0); CREATE INDEX purchases_amount ON purchases (amount);',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'renamed' && change.object === 'column' ? `renamed from ${shown(change.before)}` : undefined,
    ),
})
