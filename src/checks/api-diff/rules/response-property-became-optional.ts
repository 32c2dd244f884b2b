import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, namesText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-property-became-optional',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep what was always there',
    effect: 'A client that takes the property for granted fails when it is absent.',
    remedy: 'Keep returning the property in every answer.',
  },
  examples: [
    {
      title: 'no longer in the list of required',
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
              schema: {type: object, required: [total], properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`,
      },
      hits: ['GET /orders, response 200: total is no longer guaranteed'],
    },
  ],
  check: (judged) =>
    schemaChangesOf(judged, 'returned', 'required')
      .filter(({ difference }) => difference.declared)
      .map((change) => hit(change, `${namesText(change, change.difference.names)} no longer guaranteed`)),
})
