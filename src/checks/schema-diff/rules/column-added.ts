import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/column-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the columns that are new',
    effect: 'Rows that exist get the default, or NULL.',
  },
  examples: [
    {
      title: 'a new column',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: "ALTER TABLE orders ADD COLUMN note varchar(80) NOT NULL DEFAULT '';",
      },
      hits: ["orders.note: new column character varying(80) NOT NULL DEFAULT ''::character varying"],
    },
    {
      title: 'those of a new table are told with it',
      given: { base: '', head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);' },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'added' && change.object === 'column' ? `new column ${change.after}` : undefined,
    ),
})
