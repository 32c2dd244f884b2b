import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/sunset-shortened',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the time that clients were given',
    effect:
      'Clients planned their move by the day that was announced, and lose the operation before they are ready, or never know when.',
    remedy: 'Keep the day that was announced, or choose a later one.',
  },
  examples: [
    {
      title: 'an earlier day',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders is to go on 2030-01-01 already; it was 2030-06-30'],
    },
    {
      title: 'no day any more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders is still deprecated, but no longer says that it stays until 2030-06-30'],
    },
    {
      title: 'the same day written with a time',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30T00:00:00Z'
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'lifecycle').flatMap((change) => {
      const { what, part, from, to } = change
      const place = part === undefined ? operationsText(change) : `${operationsText(change)}, ${part}`
      if (what === 'sunset-earlier')
        return [hit(change, `${place} is to go on ${to?.text} already; it was ${from?.text}`)]
      if (what !== 'sunset-removed') return []
      return [hit(change, `${place} is still deprecated, but no longer says that it stays until ${from?.text}`)]
    }),
})
