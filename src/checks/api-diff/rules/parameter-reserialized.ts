import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/parameter-reserialized',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the way in which a parameter is written',
    effect: 'Clients write the parameter in the old way, which the server reads as something else or refuses.',
    remedy: 'Add a parameter of another name for the new way, and keep this one.',
  },
  examples: [
    {
      title: 'plain text became a JSON document',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: filter, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: filter, in: query, content: {application/json: {schema: {type: string}}}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders: query parameter filter changed between schema and content'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'parameter')
      .filter(({ what }) => what === 'reserialized')
      .map((change) =>
        hit(
          change,
          `${operationsText(change)}: ${change.place} parameter ${change.name} changed between schema and content`,
        ),
      ),
})
