import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf, valuesText } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/schema-default-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Announce other defaults',
    effect: 'A client that leaves the property out gets another behaviour than before, without a word.',
    remedy: 'Keep the default, or ask for the property in a new version of the operation.',
  },
  examples: [
    {
      title: 'another default',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {size: {type: integer, default: 10}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {size: {type: integer, default: 50}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: size has the default 50 now; it was 10'],
    },
    {
      title: 'a default in an answer',
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
              schema: {type: object, properties: {size: {type: integer, default: 10}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {size: {type: integer, default: 50}}}`,
      },
      hits: ['GET /orders, response 200: size has the default 50 now; it was 10'],
    },
  ],
  check: (judged) =>
    [...schemaChangesOf(judged, 'sent', 'default'), ...schemaChangesOf(judged, 'returned', 'default')].map((change) => {
      const { from, to } = change.difference
      const now = to === undefined ? 'no default any more' : `the default ${valuesText([to])} now`
      return hit(change, `${placeText(change)} has ${now}; it was ${valuesText([from])}`)
    }),
})
