import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample, shown } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/table-renamed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the tables that have another name',
    effect: 'The release that still runs fails wherever it uses the old name.',
    remedy: 'Add the new name beside the old one, move the readers over, and drop the old name with a later release.',
  },
  examples: [
    {
      title: 'a table under a new name: its columns and keys are the same, so they are not told again',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders RENAME TO purchases;',
      },
      hits: ['purchases: renamed from orders'],
    },
    {
      title: 'two files have no identity to compare: a drop and an addition',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        head: 'CREATE TABLE purchases (id int PRIMARY KEY, amount int DEFAULT 0);',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'renamed' && change.object === 'table' ? `renamed from ${shown(change.before)}` : undefined,
    ),
})
