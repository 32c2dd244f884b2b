import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/server-removed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the servers that clients were given',
    effect: 'Clients that were configured for that server have to be configured anew, if it is really switched off.',
    remedy: 'Keep the server in the list for as long as it answers.',
  },
  examples: [
    {
      title: 'one of two is gone',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'https://us.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders: server https://us.example.com is gone; there is https://eu.example.com'],
    },
    {
      title: 'a value of a variable is gone',
      given: {
        base: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu, us]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders: server https://{region}.example.com no longer takes us for region'],
    },
    {
      title: 'a server of the developers is gone',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'http://localhost:8080'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders: server http://localhost:8080 is gone; there is https://eu.example.com'],
    },
    {
      title: 'the same servers in another order',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'https://us.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://us.example.com'}, {url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) => [
    ...changesOf(judged, 'server')
      .filter(({ what }) => what === 'removed')
      .map((change) => {
        const left = change.to.length > 0 ? `there is ${enumerate(change.to)}` : 'none is named any more'
        return hit(change, `${operationsText(change)}: server ${enumerate(change.from)} is gone; ${left}`)
      }),
    ...changesOf(judged, 'server-variable')
      .filter(({ what }) => what === 'narrowed')
      .map((change) => {
        const lost = `no longer takes ${enumerate(change.from)} for ${change.variable}`
        return hit(change, `${operationsText(change)}: server ${change.server} ${lost}`)
      }),
  ],
})
