import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/token-place-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep issuing tokens where clients ask for them',
    effect: 'Clients ask for their tokens at the address and by the flow that they were given, and get none.',
    remedy: 'Keep the old address or flow until the clients have moved.',
  },
  examples: [
    {
      title: 'tokens are issued elsewhere',
      given: {
        base: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b.example/token', scopes: {}}}}`,
      },
      hits: ['GET /orders: tokens of login are issued at https://b.example/token now; it was https://a.example/token'],
    },
    {
      title: 'a flow is gone',
      given: {
        base: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {password: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
      },
      hits: ['GET /orders: tokens of login are no longer issued by the flow password; there is clientCredentials'],
    },
    {
      title: 'a scheme that no operation asks for',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b.example/token', scopes: {}}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'token-place').map((change) => {
      const [from, to] = [enumerate(change.from), enumerate(change.to)]
      const tokens = `${operationsText(change)}: tokens of ${change.scheme} are`
      return change.what === 'moved'
        ? hit(change, `${tokens} issued at ${to} now; it was ${from}`)
        : hit(change, `${tokens} no longer issued by the flow ${from}; there is ${to}`)
    }),
})
