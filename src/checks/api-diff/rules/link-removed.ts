import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/link-removed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the links that clients follow',
    effect: 'Clients and tools that follow the link find none, and have to build the next request themselves.',
    remedy: 'Keep the link.',
  },
  examples: [
    {
      title: 'a link is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
      },
      hits: ['POST /orders, response 201: link order is gone'],
    },
    {
      title: 'a link more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'link')
      .filter(({ what }) => what === 'removed')
      .map((change) =>
        hit(change, `${operationsText(change)}, response ${change.status}: link ${change.name} is gone`),
      ),
})
