import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/version-not-raised',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let the version of the document say that it breaks clients',
    effect: 'Who reads the version alone (a generator, a lock file, a person) takes the break for a harmless update.',
    remedy: 'Raise the first number of `info.version`, or the second one before 1.0.0.',
    optIn: true,
  },
  examples: [
    {
      title: 'a break under the same version',
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
      },
      hits: ['the version is still 1.4.0, with 1 break'],
    },
    {
      title: 'a break in a minor version',
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.5.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
      },
      hits: ['the version is 1.5.0 after 1.4.0, with 1 break'],
    },
    {
      title: 'a lower version',
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths: {}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.3.9}
paths: {}`,
      },
      hits: ['the version is 1.3.9; it was 1.4.0'],
    },
    {
      title: 'a break that the version announces',
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 0.4.2}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 0.5.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
      },
      hits: [],
    },
    {
      title: 'an addition under the same version',
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'version').map((change) => {
      const { what, from, to } = change
      const breaks = count(change.breaks, 'break')
      if (what === 'lowered') return hit(change, `the version is ${to}; it was ${from}`)
      if (what === 'not-raised') return hit(change, `the version is still ${to}, with ${breaks}`)
      return hit(change, `the version is ${to} after ${from}, with ${breaks}`)
    }),
})
