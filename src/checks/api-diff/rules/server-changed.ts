import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/server-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know where the service is',
    effect: 'Nobody is harmed: the paths are the same, and the old servers are there or belong to another environment.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'a server more',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'https://us.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders: server https://us.example.com is new'],
    },
    {
      title: 'another host with the same paths',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://staging.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders: server https://api.example.com/v1 stands for https://staging.example.com/v1'],
    },
    {
      title: 'a value of a variable more',
      given: {
        base: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu, us]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders: server https://{region}.example.com takes us for region now'],
    },
  ],
  check: (judged) => [
    ...changesOf(judged, 'server').flatMap((change) => {
      const [from, to] = [enumerate(change.from), enumerate(change.to)]
      if (change.what === 'added') return [hit(change, `${operationsText(change)}: server ${to} is new`)]
      if (change.what !== 'host-changed') return []
      return [hit(change, `${operationsText(change)}: server ${to} stands for ${from}`)]
    }),
    ...changesOf(judged, 'server-variable').flatMap((change) => {
      const { what, variable, server } = change
      const [from, to] = [enumerate(change.from), enumerate(change.to)]
      const place = `${operationsText(change)}: server ${server}`
      if (what === 'widened') return [hit(change, `${place} takes ${to} for ${variable} now`)]
      return what === 'default' ? [hit(change, `${place} has ${to} for ${variable} by default; it was ${from}`)] : []
    }),
  ],
})
