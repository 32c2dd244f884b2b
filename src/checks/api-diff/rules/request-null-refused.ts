import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-null-refused',
    severity: 'error',
    since: '0.1.0',
    title: 'Accept null where clients send it',
    effect: 'Requests that send null are refused from the day of the release.',
    remedy: 'Accept null, and treat it as if the property were absent.',
  },
  examples: [
    {
      title: 'nullable is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string, nullable: true}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: note no longer accepts null'],
    },
    {
      title: 'null in another spelling',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string, nullable: true}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {nullable: true, allOf: [{type: string}]}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'null').map((change) => hit(change, `${placeText(change)} no longer accepts null`)),
})
