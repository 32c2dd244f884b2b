import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-reserialized',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the way in which a parameter is written',
    effect: 'Clients write the parameter in the old way, which the server reads as something else or refuses.',
    remedy: 'Add a parameter of another name for the new way, and keep this one.',
  },
  examples: [
    {
      title: 'plain text became a JSON document',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: filter, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: filter, in: query, content: {application/json: {schema: {type: string}}}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter filter is written as a document of application/json now; it was plain text'],
    },
    {
      title: 'a list with commas instead of a name a value',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter ids is written as form now; it was form, exploded'],
    },
    {
      title: 'one value where a list was taken',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter id is written as plain text now; it was form, exploded'],
    },
    {
      title: 'commas of Swagger 2.0 as OpenAPI 3 spells them',
      given: {
        base: `swagger: '2.0'
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, type: array, items: {type: string}, collectionFormat: csv}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, explode: false, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
    {
      title: 'the default spelled out',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, style: form, explode: true, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
    {
      title: 'the style of plain text, which has none',
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
      parameters: [{name: q, in: query, explode: false, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'serialization').map((change) => {
      const part = change.place.startsWith('response') ? change.place : `${change.place} parameter`
      return hit(
        change,
        `${operationsText(change)}: ${part} ${change.name} is written as ${change.to} now; it was ${change.from}`,
      )
    }),
})
