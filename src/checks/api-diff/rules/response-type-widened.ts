import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-type-widened',
    severity: 'error',
    since: '0.1.0',
    title: 'Return the types that clients decode',
    effect: 'A typed client cannot decode the answer.',
    remedy: 'Return the old type, and put the new one into a property of another name.',
  },
  examples: [
    {
      title: 'an integer became a string',
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
              schema: {type: object, properties: {total: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: total may now be string; it was integer'],
    },
    {
      title: 'a number became an integer, which is one',
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
              schema: {type: object, properties: {total: {type: number}}}`,
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
      hits: [],
    },
    {
      title: 'the same type written as allOf and as a reference',
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
              schema: {allOf: [{type: object}, {properties: {total: {$ref: '#/components/schemas/Total'}}}]}
components:
  schemas:
    Total: {type: integer}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'returned', 'type').map((change) => {
      const { extra, allowed } = change.difference
      const more = extra ? extra.join(', ') : 'anything'
      return hit(change, `${placeText(change)} may now be ${more}; it was ${allowed.join(' or ') || 'null'}`)
    }),
})
