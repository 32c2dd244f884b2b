import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-default-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep what is assumed where a parameter is left out',
    effect: 'A client that leaves the parameter out gets another answer for the same request, without a word.',
    remedy: 'Keep the default; clients that want the other value can send it.',
  },
  examples: [
    {
      title: 'another page size',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter limit is 50 now where it is left out; it was 20'],
    },
    {
      title: 'the same page size of several operations is one change',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}
  /carts:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the carts}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the orders}}
  /carts:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the carts}}`,
      },
      hits: ['GET /carts and 1 more: query parameter limit is 50 now where it is left out; it was 20'],
    },
    {
      title: 'a default where nothing was said',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter limit is 50 now where it is left out; nothing was said'],
    },
    {
      title: 'nothing is said any more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: nothing is said now of query parameter limit where it is left out; it was 20'],
    },
    {
      title: 'the default of one that nobody leaves out',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, required: true, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter-default').map((change) => {
      const { from, to, place, name } = change
      const parameter = `${place} parameter ${name}`
      const said =
        to === undefined
          ? `nothing is said now of ${parameter} where it is left out; it was ${shown(from)}`
          : `${parameter} is ${shown(to)} now where it is left out; ${from === undefined ? 'nothing was said' : `it was ${shown(from)}`}`
      return hit(change, `${operationsText(change)}: ${said}`)
    }),
})

function shown(text = ''): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
