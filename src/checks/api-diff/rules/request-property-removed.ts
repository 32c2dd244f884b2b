import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, namesText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-property-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep reading the properties that clients send',
    effect: 'A closed object refuses the property from the day of the release; an open one ignores it without a word.',
    remedy: 'Keep the property, mark it `deprecated: true`, and remove it when no client sends it any more.',
  },
  examples: [
    {
      title: 'gone from a closed object',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, additionalProperties: false, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, additionalProperties: false, properties: {}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: note is no longer accepted'],
    },
    {
      title: 'gone from an open object: only a warning',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: note is no longer read'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'property-removed').map((change) =>
      hit(
        change,
        `${namesText(change, change.difference.names)} no longer ${change.difference.closed ? 'accepted' : 'read'}`,
      ),
    ),
})
