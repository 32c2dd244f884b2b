import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/table-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the tables that are new',
    effect: 'A new table is part of what the service must keep, back up and migrate from now on.',
  },
  examples: [
    {
      title: 'a new table, its columns and key told with it',
      given: { base: '', head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);' },
      hits: ['orders: new table, 2 columns'],
    },
    {
      title: 'a table that stays',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'added' && change.object === 'table' ? `new table, ${count(change.parts, 'column')}` : undefined,
    ),
})
