import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, type SpecExample, schemaChangesOf } from '../changes.ts'
import { relaxedText } from '../schema-words.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/schema-relaxed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what is taken or promised beyond base',
    effect: 'Nobody is harmed: more is accepted than before, or less is returned.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'a value more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card, cash]}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: kind may now be "cash"'],
    },
    {
      title: 'a wider limit',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 10}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 20}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: count has maximum 20 now; it was 10'],
    },
    {
      title: 'an answer that promises more',
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
              schema: {type: object, properties: {id: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: id is always there now'],
    },
  ],
  check: (judged) =>
    [...schemaChangesOf(judged, 'sent', 'relaxed'), ...schemaChangesOf(judged, 'returned', 'relaxed')].map((change) =>
      hit(change, relaxedText(change)),
    ),
})
