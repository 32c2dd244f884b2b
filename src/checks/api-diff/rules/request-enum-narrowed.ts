import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf, valuesText } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-enum-narrowed',
    severity: 'error',
    since: '0.1.0',
    title: 'Accept every value that clients send',
    effect: 'Requests with one of the old values are refused from the day of the release.',
    remedy: 'Keep accepting the value, and treat it as the one that replaced it.',
  },
  examples: [
    {
      title: 'a value that is no longer accepted',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card, gift]}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: kind no longer accepts "gift"'],
    },
    {
      title: 'a value that a query parameter no longer takes',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string, enum: [open, done]}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string, enum: [open]}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders, query parameter status: the value no longer accepts "done"'],
    },
    {
      title: 'free text became a list of values',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: kind accepts nothing but "card" now'],
    },
    {
      title: 'a value more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card, gift]}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'values').map((change) => {
      const { extra, allowed } = change.difference
      const said = extra ? `no longer accepts ${valuesText(extra)}` : `accepts nothing but ${valuesText(allowed)} now`
      return hit(change, `${placeText(change)} ${said}`)
    }),
})
