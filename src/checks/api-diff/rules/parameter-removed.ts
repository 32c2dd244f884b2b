import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep parameters that clients send',
    effect:
      'A client still sends the parameter: most servers ignore it, so the answer changes without a word; strict ones refuse.',
    remedy: 'Keep the parameter, mark it `deprecated: true`, and remove it when it is no longer sent.',
  },
  examples: [
    {
      title: 'a filter is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter status is gone'],
    },
    {
      title: 'a header parameter in other letters, which HTTP does not tell apart',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: X-Tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: x-tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
    {
      title: 'a parameter that moved to the path item',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    parameters: [{name: status, in: query, schema: {type: string}}]
    get:
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter')
      .filter(({ what, role }) => what === 'removed' && role === 'sent')
      .map((change) => hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} is gone`)),
})
