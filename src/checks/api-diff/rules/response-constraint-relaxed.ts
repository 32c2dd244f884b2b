import { defineRule } from '../../../core/rule.ts'
import { constraintText, hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-constraint-relaxed',
    severity: 'error',
    since: '0.1.0',
    title: 'Announce values outside the old limits',
    effect: 'A client that relies on the limit, for a column width or a number type, fails on a value past it.',
    remedy: 'Keep to the old limit until clients have moved.',
  },
  examples: [
    {
      title: 'a longer text than before',
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
              schema: {type: object, properties: {name: {type: string, maxLength: 10}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {name: {type: string, maxLength: 20}}}`,
      },
      hits: ['GET /orders, response 200: name has maxLength 20 now; it was 10'],
    },
    {
      title: 'a number that no longer fits',
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
              schema: {type: object, properties: {id: {type: integer, format: int32}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {id: {type: integer, format: int64}}}`,
      },
      hits: ['GET /orders, response 200: id has format int64 now; it was int32'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'returned', 'bound', 'multipleOf', 'uniqueItems', 'pattern', 'format').map((change) => {
      const { label, from, to } = constraintText(change.difference)
      return hit(change, `${placeText(change)} has ${label} ${from} now; it was ${to}`)
    }),
})
