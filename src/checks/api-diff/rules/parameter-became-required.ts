import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-became-required',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep optional parameters optional',
    effect: 'Requests that leave the parameter out are refused from the day of the release.',
    remedy: 'Keep it optional and let the server fill in what it assumed so far.',
  },
  examples: [
    {
      title: 'an optional filter became required',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, required: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter status became required'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter')
      .filter(({ what, role }) => what === 'became-required' && role === 'sent')
      .map((change) =>
        hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} became required`),
      ),
})
