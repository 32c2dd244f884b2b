import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, namesText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-property-read-only',
    severity: 'warning',
    since: '0.1.0',
    title: 'Announce properties that are no longer taken',
    effect: 'A client that sends the property is refused, or finds that what it sent is passed over.',
    remedy: 'Take the property for a while longer, and say in its description that it is passed over.',
  },
  examples: [
    {
      title: 'a property that only the server writes now',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {total: {type: integer}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {total: {type: integer, readOnly: true}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: total is readOnly now'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'read-only').map((change) =>
      hit(change, `${namesText(change, change.difference.names)} readOnly now`),
    ),
})
