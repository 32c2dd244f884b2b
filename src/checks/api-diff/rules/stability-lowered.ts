import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/stability-lowered',
    severity: 'error',
    since: '0.1.0',
    title: 'Take no promise back',
    effect:
      'Clients relied on an operation that was promised to stay as it is; from now on it may break without a word.',
    remedy: 'Keep the level; an operation that is to go is deprecated instead.',
  },
  examples: [
    {
      title: 'from stable to alpha',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: stable
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: alpha
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: x-stability-level is alpha now; it was stable'],
    },
    {
      title: 'an operation of which nothing was said is a draft now',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: draft
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: x-stability-level is draft now; it was not said, which means stable'],
    },
    {
      title: 'from alpha to beta',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: alpha
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: beta
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'stability').map((change) => {
      const from = change.from ?? 'not said, which means stable'
      return hit(change, `${operationsText(change)}: x-stability-level is ${change.to} now; it was ${from}`)
    }),
})
