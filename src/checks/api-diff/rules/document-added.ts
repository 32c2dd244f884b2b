import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/document-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what is new',
    effect: 'Nobody is harmed; there is nothing to compare it with.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'a first document',
      given: {
        base: ``,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
      },
      hits: ['openapi.yaml is a new API, with 1 operation'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'document')
      .filter(({ what }) => what === 'added')
      .map((change) => hit(change, `${change.path} is a new API, with ${count(change.operations, 'operation')}`)),
})
