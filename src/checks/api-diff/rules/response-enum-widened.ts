import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf, valuesText } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-enum-widened',
    severity: 'error',
    since: '0.1.0',
    title: 'Announce new values of a list',
    effect: 'A client that decodes the list strictly fails on the new value; one that has a default branch reads on.',
    remedy: 'Announce the value before it is returned, or return it in a new property.',
  },
  examples: [
    {
      title: 'a value that is new',
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
              schema: {type: object, properties: {kind: {type: string, enum: [card]}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {kind: {type: string, enum: [card, gift]}}}`,
      },
      hits: ['GET /orders, response 200: kind may now be "gift"'],
    },
    {
      title: 'a list that became free text',
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
              schema: {type: object, properties: {kind: {type: string, enum: [card]}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {kind: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: kind may now be anything besides "card"'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'returned', 'values').map((change) => {
      const { extra, allowed } = change.difference
      const said = extra ? `may now be ${valuesText(extra)}` : `may now be anything besides ${valuesText(allowed)}`
      return hit(change, `${placeText(change)} ${said}`)
    }),
})
