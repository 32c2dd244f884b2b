import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/extension-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know which extensions changed',
    effect: 'What an extension means is between you and the tools that read it; nothing is judged of it.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'another value',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-rate-limit: 10
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-rate-limit: 5
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: x-rate-limit differs'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'extension').map((change) => hit(change, `${operationsText(change)}: ${change.name} differs`)),
})
