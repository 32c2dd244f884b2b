import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-type-narrowed',
    severity: 'error',
    since: '0.1.0',
    title: 'Accept the types that clients send',
    effect: 'Requests that are valid today are refused from the day of the release.',
    remedy: 'Accept the old type beside the new one, or add a property of another name.',
  },
  examples: [
    {
      title: 'a string became an integer',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: integer}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: amount no longer accepts string; it asks for integer'],
    },
    {
      title: 'an integer became a number, which accepts more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: integer}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: number}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
    {
      title: 'a query parameter that travels as text either way',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
    {
      title: 'a query parameter that no longer takes every text',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders, query parameter page: the value no longer accepts string; it asks for integer'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'type').map((change) => {
      const { extra, allowed } = change.difference
      const lost = extra ? extra.join(', ') : 'every type'
      return hit(
        change,
        `${placeText(change)} no longer accepts ${lost}; it asks for ${allowed.join(' or ') || 'null'}`,
      )
    }),
})
