import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/link-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep what a link means',
    effect: 'Clients and tools that follow the link send another request than before.',
    remedy: 'Add a link of another name.',
  },
  examples: [
    {
      title: 'the link leads elsewhere',
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
          links: {order: {operationId: deleteOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
      },
      hits: ['POST /orders, response 201: link order has another target'],
    },
    {
      title: 'the link takes its value from elsewhere',
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
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/key}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
      },
      hits: ['POST /orders, response 201: link order has other parameters'],
    },
    {
      title: 'the same target by reference',
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
          links: {order: {operationRef: '#/paths/~1orders~1{id}/get', parameters: {path.id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'link').flatMap((change) => {
      if (change.what !== 'changed') return []
      const parts = change.parts.map((part) => (part === 'parameters' ? 'other parameters' : `another ${part}`))
      const place = `${operationsText(change)}, response ${change.status}`
      return [hit(change, `${place}: link ${change.name} has ${enumerate(parts)}`)]
    }),
})
