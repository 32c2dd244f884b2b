import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/server-path-changed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the URLs that clients call',
    effect: 'Every client that was given the address of this host gets 404 until it is configured anew.',
    remedy: 'Serve the paths under the old prefix, too, until the clients have moved.',
  },
  examples: [
    {
      title: 'another prefix on the same host',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v2'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders is reached at https://api.example.com/v2, no longer at https://api.example.com/v1'],
    },
    {
      title: 'the prefix moved from the servers into the paths',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com'}]
paths:
  /v1/orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: [],
    },
    {
      title: 'the old prefix is served as well',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v2'}, {url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'server')
      .filter(({ what }) => what === 'path-changed')
      .map((change) => {
        const [from, to] = [enumerate(change.from), enumerate(change.to)]
        const verb = change.reach.length > 1 ? 'are' : 'is'
        return hit(change, `${operationsText(change)} ${verb} reached at ${to}, no longer at ${from}`)
      }),
})
