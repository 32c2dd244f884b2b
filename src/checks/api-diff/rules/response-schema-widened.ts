import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-schema-widened',
    severity: 'error',
    since: '0.1.0',
    title: 'Return only what base promised',
    effect: 'A client that decodes by base is sent a value that base said there would never be.',
    remedy: 'Keep the promise, or return the new kind of value under a new media type or operation.',
  },
  examples: [
    {
      title: 'a condition that is gone',
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
              schema: {type: object, required: [kind], properties: {kind: {type: string}, note: {type: string}}, not: {required: [note]}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [kind], properties: {kind: {type: string}, note: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: the value may now fail not'],
    },
    {
      title: 'a condition that became stricter',
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
              schema: {type: object, properties: {note: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {type: string}}, not: {required: [note]}}`,
      },
      hits: [],
    },
    {
      title: 'a map of numbers that became a map of anything',
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
              schema: {type: object, additionalProperties: {type: integer}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object}`,
      },
      hits: ['GET /orders, response 200: the value may now have undeclared properties of any kind; base promised one'],
    },
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, 'returned', 'keyword').map((change) =>
      hit(change, `${placeText(change)} may now fail ${change.difference.keyword}`),
    ),
    ...schemaChangesOf(judged, 'returned', 'closed').map((change) =>
      hit(change, `${placeText(change)} may now have undeclared properties of any kind; base promised one`),
    ),
  ],
})
