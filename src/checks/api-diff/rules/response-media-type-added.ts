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
      title: 'a range where one type was promised',
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
          content: {'*/*': {schema: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: */* may be returned now; it was application/json'],
    },
    {
      title: 'a second media type, which a client gets when it asks for it: only a note',
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
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'media')
      .filter(({ what, severity }) => what === 'widened' && severity === 'warning')
      .map((change) => {
        const verb = change.where === 'request body' ? 'sent' : 'returned'
        return hit(
          change,
          `${operationsText(change)}, ${change.where}: ${change.to} may be ${verb} now; it was ${change.from}`,
        )
      }),
})
