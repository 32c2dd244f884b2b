import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-body-required',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep requests without a body working',
    effect: 'Requests that carry no body are refused from the day of the release.',
    remedy: 'Leave `required: false`, and let the server act on a missing body as it did.',
  },
  examples: [
    {
      title: 'a body that became required',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: object}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {type: object}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders: the request body became required'],
    },
    {
      title: 'a body where there was none',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {type: object}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders: a request body is new and required'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'body')
      .filter(({ what, required, role }) => required && what !== 'removed' && role === 'sent')
      .map((change) => {
        const said = change.what === 'added' ? 'a request body is new and required' : 'the request body became required'
        return hit(change, `${operationsText(change)}: ${said}`)
      }),
})
