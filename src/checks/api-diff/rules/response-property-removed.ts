import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, namesText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-property-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the properties that clients read',
    effect: 'Clients that read the property find nothing there; a typed client cannot decode the answer.',
    remedy: 'Keep returning the property, mark it `deprecated: true`, and remove it in the next major version.',
  },
  examples: [
    {
      title: 'a property that was always there',
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
              schema: {type: object, required: [total], properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {}}`,
      },
      hits: ['GET /orders, response 200: total is gone'],
    },
    {
      title: 'an envelope around everything',
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
              schema: {type: object, required: [id, total], properties: {id: {type: string}, total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [order], properties: {order: {type: object}}}`,
      },
      hits: ['GET /orders, response 200: id and total are gone'],
    },
    {
      title: 'one that was optional: only a warning',
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
              schema: {type: object, properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {}}`,
      },
      hits: ['GET /orders, response 200: total is gone'],
    },
    {
      title: 'one that moved into a part of allOf',
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
              schema: {type: object, required: [total], properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {allOf: [{type: object, required: [total]}, {type: object, properties: {total: {type: integer}}}]}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    [
      ...schemaChangesOf(judged, 'returned', 'required').filter(({ difference }) => !difference.declared),
      ...schemaChangesOf(judged, 'returned', 'property-removed'),
    ].map((change) => hit(change, `${namesText(change, change.difference.names)} gone`)),
})
