import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-body-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the body that clients read',
    effect: 'Clients that read the body find nothing there.',
    remedy: 'Keep returning the body, or add a new operation that has none.',
  },
  examples: [
    {
      title: 'an answer that became empty',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`,
      },
      hits: ['GET /orders: response 200 no longer has a body'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'response-body')
      .filter(({ what, role }) => what === 'removed' && role === 'sent')
      .map((change) => hit(change, `${operationsText(change)}: response ${change.status} no longer has a body`)),
})
