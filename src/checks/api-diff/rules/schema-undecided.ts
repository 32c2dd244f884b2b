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
      title: 'a condition that is new',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}, not: {required: [kind]}}
      responses: {'201': {description: made}}`,
      },
      hits: [
        'POST /orders, request body: the value changed, and whether it breaks anybody is not decided: containment of the keyword not is not decided yet',
      ],
    },
    {
      title: 'a condition of three keywords, told once',
      given: {
        base: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, if: {required: [a]}, then: {required: [b]}, else: {required: [c]}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, if: {required: [d]}, then: {required: [e]}, else: {required: [f]}}
      responses: {'201': {description: made}}`,
      },
      hits: [
        'POST /orders, request body: the value changed, and whether it breaks anybody is not decided: containment of if, then and else is not decided yet',
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
