import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, namesText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-property-required',
    severity: 'error',
    since: '0.1.0',
    title: 'Ask for nothing new in a request',
    effect: 'Requests that leave the property out, as they may today, are refused from the day of the release.',
    remedy: 'Keep the property optional and let the server fill in a default.',
  },
  examples: [
    {
      title: 'a property became required',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [name], properties: {name: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: name is now required'],
    },
    {
      title: 'a new property that is required',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [name], properties: {name: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: name is new and required'],
    },
    {
      title: 'one that only the server writes',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'sent', 'required').map((change) =>
      hit(
        change,
        `${namesText(change, change.difference.names)} ${change.difference.declared ? 'now required' : 'new and required'}`,
      ),
    ),
})
