import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-body-removed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep reading a body that clients send',
    effect: 'Clients still send the body; whatever it asked for no longer happens.',
    remedy: 'Keep accepting it until no client sends it any more.',
  },
  examples: [
    {
      title: 'a body that is no longer read',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders: the request body is gone'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'body')
      .filter(({ what, role }) => what === 'removed' && role === 'sent')
      .map((change) => hit(change, `${operationsText(change)}: the request body is gone`)),
})
