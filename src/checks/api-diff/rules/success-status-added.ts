import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/success-status-added',
    severity: 'warning',
    since: '0.1.0',
    title: 'Announce a new way to succeed',
    effect: 'A client that knows only the statuses of today may take the new one for a failure.',
    remedy: 'Tell clients before the server answers with it.',
  },
  examples: [
    {
      title: 'a second success status',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '202': {description: said}}`,
      },
      hits: ['GET /orders: response 202 is new'],
    },
    {
      title: 'a new error status',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'status')
      .filter(({ what, severity }) => what === 'added' && severity === 'warning')
      .map((change) => hit(change, `${operationsText(change)}: response ${change.status} is new`)),
})
