import { subjectText } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/trailing-slash-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the slash at the end of a path, or its absence',
    effect:
      'Servers that tell `/orders` from `/orders/` answer 404, and others redirect, which drops the body of a POST.',
    remedy: 'Keep the path, or serve both.',
  },
  examples: [
    {
      title: 'a slash more',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /orders/ was /orders: only the slash at the end differs'],
    },
    {
      title: 'the same path',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'trailing-slash').map((change) =>
      hit(change, `${subjectText(change.subject)} was ${change.from}: only the slash at the end differs`),
    ),
})
