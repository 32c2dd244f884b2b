import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-characters-refused',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the characters that a parameter may have',
    effect: 'Clients send reserved characters as they are, or an empty value, and are refused or misread.',
    remedy: 'Keep `allowReserved` and `allowEmptyValue`.',
  },
  examples: [
    {
      title: 'reserved characters have to be encoded',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, allowReserved: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter q may no longer have reserved characters as they are'],
    },
    {
      title: 'a value has to be there',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, allowEmptyValue: true, schema: {type: boolean}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, schema: {type: boolean}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter q may no longer be empty'],
    },
    {
      title: 'more is allowed',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, allowReserved: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter-characters').map((change) => {
      const parameter = `${operationsText(change)}: ${change.place} parameter ${change.name}`
      const what = change.what === 'empty' ? 'be empty' : 'have reserved characters as they are'
      const may = change.role === 'received' ? 'may now' : 'may no longer'
      return hit(change, `${parameter} ${may} ${what}`)
    }),
})
