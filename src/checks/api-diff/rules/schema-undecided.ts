import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/schema-undecided',
    severity: 'warning',
    since: '0.1.0',
    title: 'Look at changes that could not be decided',
    effect: 'The schema changed in a way that was neither proved harmless nor shown to break anybody.',
    remedy:
      'Read the two places; if the change is meant to be harmless, write it with the keywords that both sides already use.',
  },
  examples: [
    {
      title: 'more at once than is tried here',
      given: {
        base: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: array, contains: {const: 5}, minContains: 6}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: 
              type: array
              contains: {const: 5}
              minContains: 6
              allOf: [{anyOf: [{maxItems: 3}, {uniqueItems: true}]}, {anyOf: [{maxItems: 4}, {uniqueItems: true}]}]
      responses: {'201': {description: made}}`,
      },
      hits: [
        'POST /orders, request body: the value changed, and whether it breaks anybody is not decided: too many items are asked for at once',
      ],
    },
  ],
  check: (judged) =>
    [...schemaChangesOf(judged, 'sent', 'undecided'), ...schemaChangesOf(judged, 'returned', 'undecided')].map(
      (change) =>
        hit(
          change,
          `${placeText(change)} changed, and whether it breaks anybody is not decided: ${change.difference.reason}`,
        ),
    ),
})
