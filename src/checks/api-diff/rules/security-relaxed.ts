import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/security-relaxed',
    severity: 'note',
    since: '0.1.0',
    title: 'Open an operation only on purpose',
    effect: 'Nobody is refused who was not before; more callers are let in, which the server must mean.',
  },
  examples: [
    {
      title: 'the requirement is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}]
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
      },
      hits: ['GET /orders: calls with no credentials are accepted now'],
    },
    {
      title: 'one way to call more, for the whole document',
      given: {
        base: `openapi: 3.0.3
security: [{bearer: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: cookie, name: key}}`,
        head: `openapi: 3.0.3
security: [{bearer: []}, {key: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: cookie, name: key}}`,
      },
      hits: ['GET /orders and 1 more: calls with key (cookie key) are accepted now'],
    },
    {
      title: 'the whole document asks for nothing any more',
      given: {
        base: `openapi: 3.0.3
security: [{bearer: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
      },
      hits: ['GET /orders and 1 more: calls with no credentials are accepted now'],
    },
    {
      title: 'a requirement that was optional and is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{}, {bearer: []}]
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'security')
      .filter(({ what }) => what === 'relaxed')
      .map((change) => hit(change, `${operationsText(change)}: calls with ${enumerate(change.ways)} are accepted now`)),
})
