import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/security-tightened',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep accepting the credentials that clients bring',
    effect: 'Callers that bring what was enough before are refused, and no deployment of the server helps them.',
    remedy: 'Accept the old credentials as an alternative until the clients have moved, and drop them then.',
  },
  examples: [
    {
      title: 'an open operation asks for a token',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}]
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
      },
      hits: ['GET /orders: calls with no credentials are refused; it takes bearer (HTTP bearer)'],
    },
    {
      title: 'the document asks for a token, so all of its operations do',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
  /health:
    get: {security: [], responses: {'200': {description: fine}}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
security: [{bearer: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
  /health:
    get: {security: [], responses: {'200': {description: fine}}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
      },
      hits: ['GET /orders and 1 more: calls with no credentials are refused; they take bearer (HTTP bearer)'],
    },
    {
      title: 'one of two ways to call is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}, {key: []}]
      responses: {'200': {description: the orders}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}]
      responses: {'200': {description: the orders}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}`,
      },
      hits: ['GET /orders: calls with key (header x-key) are refused; it takes bearer (HTTP bearer)'],
    },
    {
      title: 'a scope more, and a scheme more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{login: [read]}]
      responses: {'200': {description: the orders}}
    post:
      security: [{login: []}]
      responses: {'201': {description: made}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{login: [read, orders]}]
      responses: {'200': {description: the orders}}
    post:
      security: [{login: [], key: []}]
      responses: {'201': {description: made}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {}}}}`,
      },
      hits: [
        'GET /orders: calls with login (OAuth, read) are refused; it takes login (OAuth, orders, read)',
        'POST /orders: calls with login (OAuth) are refused; it takes login (OAuth) and key (query key)',
      ],
    },
    {
      title: 'a key that is sent elsewhere, under the same name (Swagger 2.0)',
      given: {
        base: `swagger: '2.0'
paths:
  /orders:
    get: {security: [{key: []}], responses: {'200': {description: the orders}}}
    post: {security: [{key: []}], responses: {'201': {description: made}}}
securityDefinitions: {key: {type: apiKey, in: query, name: key}}`,
        head: `swagger: '2.0'
paths:
  /orders:
    get: {security: [{key: []}], responses: {'200': {description: the orders}}}
    post: {security: [{key: []}], responses: {'201': {description: made}}}
securityDefinitions: {key: {type: apiKey, in: header, name: key}}`,
      },
      hits: ['GET /orders and 1 more: calls with key (query key) are refused; they take key (header key)'],
    },
    {
      title: 'the same requirement in another place, in another order, under another name',
      given: {
        base: `openapi: 3.0.3
security: [{bearer: []}, {key: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{apiKey: []}, {token: []}]
      responses: {'200': {description: the orders}}
components:
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: JWT}
    apiKey: {type: apiKey, in: header, name: x-key, description: from the console}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'security')
      .filter(({ what }) => what === 'tightened')
      .map((change) => {
        const takes = change.reach.length > 1 ? 'they take' : 'it takes'
        const ways = `calls with ${enumerate(change.ways)} are refused`
        return hit(change, `${operationsText(change)}: ${ways}; ${takes} ${enumerate(change.asked)}`)
      }),
})
