import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf, variantText } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-branch-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Accept every variant that clients send',
    effect: 'Requests of the variant are refused from the day of the release.',
    remedy: 'Keep the variant in the choice.',
  },
  examples: [
    {
      title: 'a variant is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}, {type: object, required: [cash], properties: {cash: {type: string}}}]}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: the value no longer accepts the variant with cash'],
    },
    {
      title: 'one shape became a choice of two',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {card: {type: string}, iban: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: the value accepts only what fits oneOf now'],
    },
    {
      title: 'a variant that overlaps with the old one',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [card], properties: {card: {type: string}, iban: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}, iban: {type: string}}}, {type: object, required: [iban], properties: {card: {type: string}, iban: {type: string}}}]}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: the value is refused now where it fits two variants of oneOf'],
    },
    {
      title: 'the only shape stayed beside a new one',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [card], properties: {card: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {anyOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, 'sent', 'branch').map((change) =>
      hit(change, `${placeText(change)} no longer accepts the variant ${variantText(change.difference.branch)}`),
    ),
    ...schemaChangesOf(judged, 'sent', 'choice').map((change) =>
      hit(
        change,
        `${placeText(change)} ${change.difference.overlap ? 'is refused now where it fits two variants of oneOf' : `accepts only what fits ${change.difference.keyword} now`}`,
      ),
    ),
  ],
})
