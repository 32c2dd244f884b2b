import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf, variantText } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-branch-added',
    severity: 'error',
    since: '0.1.0',
    title: 'Announce new variants of an answer',
    effect: 'A typed client cannot decode a variant that it does not know.',
    remedy: 'Return the new variant only to clients that ask for it, or in a new operation.',
  },
  examples: [
    {
      title: 'a new variant',
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
              schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}, {type: object, required: [cash], properties: {cash: {type: string}}}]}`,
      },
      hits: ['GET /orders, response 200: the value may now be the variant with cash'],
    },
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, 'returned', 'branch').map((change) =>
      hit(change, `${placeText(change)} may now be the variant ${variantText(change.difference.branch)}`),
    ),
    ...schemaChangesOf(judged, 'returned', 'choice').map((change) =>
      hit(
        change,
        `${placeText(change)} may now be what fits ${change.difference.overlap ? 'two variants' : 'no variant'} of ${change.difference.keyword}`,
      ),
    ),
  ],
})
