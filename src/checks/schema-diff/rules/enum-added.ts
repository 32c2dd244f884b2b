import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/enum-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the enums that are new',
    effect: 'Values can be added to an enum later, but never removed.',
  },
  examples: [
    {
      title: 'a new enum',
      given: { base: '', migration: "CREATE TYPE state AS ENUM ('new', 'paid');" },
      hits: ["state: new enum ('new', 'paid')"],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'added' && change.object === 'enum' ? `new enum (${change.after})` : undefined,
    ),
})
