import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/operation-id-renamed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the ids of operations',
    effect: 'Generated clients name their methods for the ids: who updates the client has to rename every call.',
    remedy: 'Keep the id, or say in the release notes that generated clients change.',
  },
  examples: [
    {
      title: 'an operation has another id',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: getOrders
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: operationId listOrders is getOrders now'],
    },
    {
      title: 'an operation has no id any more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: operationId listOrders is gone'],
    },
    {
      title: 'an operation has an id now',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'operation-id').map((change) => {
      const one = change.to === undefined ? `${change.from} is gone` : `${change.from} is ${change.to} now`
      const more = change.renamed > 1 ? ` (and ${change.renamed - 1} more ids differ)` : ''
      return hit(change, `${operationsText(change)}: operationId ${one}${more}`)
    }),
})
