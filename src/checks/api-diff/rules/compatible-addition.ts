import { defineRule } from '../../../core/rule.ts'
import { additionText, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/compatible-addition',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what is new',
    effect: 'Nobody is harmed; it is listed so that a reader sees the whole change.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'an optional parameter',
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
      hits: ['GET /orders: query parameter tenant is new'],
    },
    {
      title: 'a property of an answer',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`,
      },
      hits: ['GET /orders, response 200: total is new'],
    },
    {
      title: 'a property of a request',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: note is new'],
    },
  ],
  check: (judged) =>
    judged.changes.flatMap((change) => {
      const text = change.severity === 'note' ? additionText(change) : undefined
      return text === undefined ? [] : [hit(change, text)]
    }),
})
