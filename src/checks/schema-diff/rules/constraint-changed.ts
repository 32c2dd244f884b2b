import { defineRule } from '../../../core/rule.ts'
import type { SchemaChange } from '../../../sql/catalog-changes.ts'
import { fromTo } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/constraint-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the keys and constraints that are others under the same name',
    effect: 'What rows may hold, or what happens to rows that refer, is another.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'validated',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
        migration: 'ALTER TABLE orders VALIDATE CONSTRAINT positive;',
      },
      hits: ['orders.positive: CHECK ((total > 0)) is validated now'],
    },
    {
      title: 'another condition',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 1) NOT VALID;',
      },
      hits: ['orders.positive: CHECK ((total > 0)) NOT VALID became CHECK ((total > 1)) NOT VALID'],
    },
    {
      title: 'another name',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        migration: 'ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO pk;',
      },
      hits: ['orders.pk: renamed from orders_pkey'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) => (change.object === 'constraint' ? changedConstraint(change) : undefined)),
})

function changedConstraint(change: SchemaChange): string | undefined {
  if (change.what === 'renamed') return `renamed from ${change.before}`
  if (change.what !== 'changed') return undefined
  if (change.aspect !== 'validity') return fromTo(change)
  return change.after.endsWith(' NOT VALID') ? `now ${change.after}` : `${change.after} is validated now`
}
