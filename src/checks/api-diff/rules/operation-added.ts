import { subjectText } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/operation-added',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what is new',
    effect: 'Nobody is harmed; the operation is listed so that a reader sees the whole change.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'a new operation',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
      },
      hits: ['POST /orders is new'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'operation')
      .filter(({ what }) => what === 'added')
      .map((change) => hit(change, `${subjectText(change.subject)} is new`)),
})
