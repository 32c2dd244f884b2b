import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/document-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the contract of a service that still runs',
    effect: 'Every client of the document loses its contract, and nothing can be compared any more.',
    remedy: 'Restore the document, or accept the removal by name when the service itself is gone.',
  },
  examples: [
    {
      title: 'the only document is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: ``,
      },
      hits: ['openapi.yaml is gone, with 1 operation'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'document')
      .filter(({ what }) => what === 'removed')
      .map((change) => hit(change, `${change.path} is gone, with ${count(change.operations, 'operation')}`)),
})
