import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/media-type-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the media types that clients use',
    effect:
      'A client that sends the media type gets 415; one that asks for it gets 406, or an answer that it cannot read.',
    remedy: 'Keep serving the media type beside the new one.',
  },
  examples: [
    {
      title: 'a media type that a request may no longer have',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}, application/xml: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: application/xml is no longer accepted'],
    },
    {
      title: 'a media type that is no longer returned',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}, text/csv: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`,
      },
      hits: ['GET /orders, response 200: text/csv is no longer returned'],
    },
    {
      title: 'a range of which one type is left',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {'*/*': {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: */* is no longer accepted, only application/json is'],
    },
    {
      title: 'a media type of a webhook',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}, application/xml: {schema: {type: string}}}
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'200': {description: heard}}`,
      },
      hits: ['POST webhook:shipped, request body: application/xml is no longer sent'],
    },
    {
      title: 'a range that covers it',
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
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'media')
      .filter(({ what, severity }) => severity === 'error' && (what === 'removed' || what === 'narrowed'))
      .map((change) => {
        const verb = change.writer === 'client' ? 'accepted' : change.where === 'request body' ? 'sent' : 'returned'
        const left = change.what === 'narrowed' ? `, only ${change.to} is` : ''
        return hit(change, `${operationsText(change)}, ${change.where}: ${change.from} is no longer ${verb}${left}`)
      }),
})
