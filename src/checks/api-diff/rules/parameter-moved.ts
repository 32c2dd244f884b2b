import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-moved',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep a parameter where clients write it',
    effect: 'Clients write the parameter where it was, and there nobody reads it any more.',
    remedy: 'Read the parameter in both places until clients have moved.',
  },
  examples: [
    {
      title: 'from the query into a header',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: tenant is a header parameter now; it was a query parameter'],
    },
    {
      title: 'another name in another place: one is gone, one is new',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: X-Tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter-moved').map((change) =>
      hit(
        change,
        `${operationsText(change)}: ${change.name} is a ${change.to} parameter now; it was a ${change.from} parameter`,
      ),
    ),
})
