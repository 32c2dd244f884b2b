import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/required-parameter-added',
    severity: 'error',
    since: '0.1.0',
    title: 'Add parameters as optional ones',
    effect: 'Every request of today lacks the parameter and is refused from the day of the release.',
    remedy: 'Make the parameter optional and give the server a default, or add a new operation.',
  },
  examples: [
    {
      title: 'a new query parameter that is required',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, required: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter tenant is new and required'],
    },
    {
      title: 'a new optional one',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
    {
      title: 'one that two operations share',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
    delete:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    parameters: [{name: tenant, in: query, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: the orders}}
    delete:
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders and 1 more: query parameter tenant is new and required'],
    },
    {
      title: 'a header that the standard says is not a parameter',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: Authorization, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter')
      .filter(({ what, required, role }) => what === 'added' && required && role === 'sent')
      .map((change) =>
        hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} is new and required`),
      ),
})
