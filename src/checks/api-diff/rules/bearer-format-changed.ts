import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/bearer-format-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know how tokens look',
    effect: 'The format is a hint for readers: clients hand on the tokens that they are given.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'another format',
      given: {
        base: `openapi: 3.0.3
security: [{token: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer, bearerFormat: JWT}}`,
        head: `openapi: 3.0.3
security: [{token: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer, bearerFormat: opaque}}`,
      },
      hits: ['GET /orders: bearerFormat of token is opaque now; it was JWT'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'bearer-format').map((change) => {
      const { scheme, from, to } = change
      return hit(change, `${operationsText(change)}: bearerFormat of ${scheme} is ${to} now; it was ${from}`)
    }),
})
