import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-media-type-added',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let clients ask for a new media type',
    effect: 'A client that takes whatever comes may now get a body that it cannot read.',
    remedy: 'Return the new media type only to clients that name it in `Accept`.',
  },
  examples: [
    {
      title: 'a second media type',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}, text/csv: {schema: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: text/csv may now be returned'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'media')
      .filter(({ what, direction }) => what === 'added' && direction === 'response')
      .map((change) => hit(change, `${operationsText(change)}, ${change.where}: ${change.type} may now be returned`)),
})
