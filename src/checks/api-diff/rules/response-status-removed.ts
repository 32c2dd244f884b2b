import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/response-status-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the statuses that clients wait for',
    effect: 'Clients that act on the status take what comes instead for a failure.',
    remedy: 'Keep answering with the old status, or add a new operation.',
  },
  examples: [
    {
      title: 'a success status that is replaced',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'204': {description: said}, '404': {description: said}}`,
      },
      hits: ['GET /orders: response 200 is gone'],
    },
    {
      title: 'an error status that a range covers',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '4XX': {description: said}}`,
      },
      hits: [],
    },
    {
      title: 'an error status that nothing covers: only a warning',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`,
      },
      hits: ['GET /orders: response 404 is gone'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'status')
      .filter(({ what, role }) => what === 'removed' && role === 'sent')
      .map((change) => hit(change, `${operationsText(change)}: response ${change.status} is gone`)),
})
