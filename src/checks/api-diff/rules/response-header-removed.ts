import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'
import { responsesText } from '../exchange-facts.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-header-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the headers that were promised',
    effect: 'Clients that read the header, for paging or limits, find nothing there.',
    remedy: 'Keep sending the header.',
  },
  examples: [
    {
      title: 'a header that was promised is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {required: true, schema: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {}`,
      },
      hits: ['GET /orders, response 200: header X-Total is gone'],
    },
    {
      title: 'a header that is no longer promised',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {required: true, schema: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {schema: {type: integer}}}`,
      },
      hits: ['GET /orders, response 200: header X-Total is no longer guaranteed'],
    },
    {
      title: 'a header that is gone from every response is one change',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {required: true, schema: {type: integer}}}
  /orders/{id}:
    get:
      responses:
        '200':
          description: the order
          headers: {X-Total: {required: true, schema: {type: integer}}}
        '404':
          description: no such order
          headers: {X-Total: {required: true, schema: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200': {description: the orders}
  /orders/{id}:
    get:
      responses:
        '200': {description: the order}
        '404': {description: no such order}`,
      },
      hits: ['GET /orders and 1 more, responses 200 and 404: header X-Total is gone'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'header')
      .filter(({ what, role }) => role === 'sent' && (what === 'removed' || what === 'became-optional'))
      .map((change) => {
        const said = change.what === 'removed' ? 'is gone' : 'is no longer guaranteed'
        return hit(
          change,
          `${operationsText(change)}, ${responsesText(change.statuses)}: header ${change.name} ${said}`,
        )
      }),
})
