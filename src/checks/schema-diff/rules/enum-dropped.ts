import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/enum-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop an enum only when nothing uses it any more',
    effect: 'A cast to it in the release that still runs fails with 42704.',
    remedy: 'Ship a release that no longer casts to it first.',
  },
  examples: [
    {
      title: 'an enum that is gone',
      given: { base: "CREATE TYPE state AS ENUM ('new', 'paid');", head: '' },
      hits: ['state: enum dropped'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && change.object === 'enum' ? 'enum dropped' : undefined,
    ),
})
