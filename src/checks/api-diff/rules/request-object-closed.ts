import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-object-closed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Leave objects open',
    effect: 'Requests with properties that the document never named were accepted, and are refused from now on.',
    remedy: 'Leave `additionalProperties` out, and ignore what is not known.',
  },
  examples: [
    {
      title: 'an object that was open',
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
            schema: {type: object, additionalProperties: false, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: the value no longer accepts undeclared properties'],
    },
    {
      title: 'names of one kind of value only',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: the value accepts undeclared properties of one kind only now'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'closed').map((change) =>
      hit(
        change,
        change.difference.how === 'refused'
          ? `${placeText(change)} no longer accepts undeclared properties`
          : `${placeText(change)} accepts undeclared properties of one kind only now`,
      ),
    ),
})
