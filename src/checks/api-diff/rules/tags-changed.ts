import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/tags-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what moved in the documentation',
    effect: 'Readers find the operation elsewhere, and some generators put its method into another class.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'an operation has another tag',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [orders]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [sales]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: tags orders are sales now'],
    },
    {
      title: 'the same tags in another order',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [orders, sales]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [sales, orders]
      responses: {'200': {description: the orders}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'tags').map((change) => {
      const [from, to] = [enumerate(change.from, 6) || 'none', enumerate(change.to, 6) || 'none']
      return hit(change, `${operationsText(change)}: tags ${from} are ${to} now`)
    }),
})
