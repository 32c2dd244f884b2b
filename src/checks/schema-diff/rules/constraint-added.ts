import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/constraint-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the keys and constraints that are new',
    effect: 'Writes that break it are refused from now on.',
    remedy: 'Make sure that no writer of the running release breaks it.',
  },
  examples: [
    {
      title: 'a foreign key',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (id) REFERENCES users;',
      },
      hits: ['orders.owner: new FOREIGN KEY (id) REFERENCES users(id)'],
    },
    {
      title: 'those of a new table are told with it',
      given: { base: '', head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);' },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'added' && change.object === 'constraint' ? `new ${change.after}` : undefined,
    ),
})
