import { defineRule } from '../../../core/rule.ts'
import { isOther } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/object-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what else is new: schemas, extensions, domains, types, sequences, functions, triggers, policies',
    effect: 'It is part of what the service must keep and migrate from now on.',
  },
  examples: [
    {
      title: 'a function',
      given: { base: '', migration: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';" },
      hits: ['one(): new function'],
    },
    {
      title: 'a schema',
      given: { base: '', head: 'CREATE SCHEMA shop;' },
      hits: ['shop: new schema'],
    },
    {
      title: 'a policy',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'CREATE POLICY mine ON orders USING (id > 0);',
      },
      hits: ['orders.mine: new policy'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) => (change.what === 'added' && isOther(change) ? `new ${change.object}` : undefined)),
})
