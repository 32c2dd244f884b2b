import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-null-added',
    severity: 'error',
    since: '0.1.0',
    title: 'Return no null where none was',
    effect: 'A typed client cannot decode null, or fails when it uses the value.',
    remedy: 'Leave the property out, if it was optional, or return an empty value of the old type.',
  },
  examples: [
    {
      title: 'a property may be null',
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
              schema: {type: object, properties: {note: {type: string, nullable: true}}}`,
      },
      hits: ['GET /orders, response 200: note may now be null'],
    },
    {
      title: 'null in the spelling of 3.1',
      given: {
        base: `openapi: 3.1.0
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {oneOf: [{type: string}, {type: 'null'}]}}}`,
        head: `openapi: 3.1.0
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {type: [string, 'null']}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'returned', 'null').map((change) => hit(change, `${placeText(change)} may now be null`)),
})
