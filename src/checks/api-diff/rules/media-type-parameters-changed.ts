import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/media-type-parameters-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the parameters of a media type',
    effect: 'A client that writes or expects the other charset, profile or version is refused or reads something else.',
    remedy: 'Serve both, and let `Content-Type` and `Accept` tell them apart.',
  },
  examples: [
    {
      title: 'another charset',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {text/csv;charset=utf-8: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {text/csv;charset=latin1: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: text/csv;charset=latin1 instead of text/csv;charset=utf-8'],
    },
    {
      title: 'the charset that JSON has anyway',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json; charset=utf-8: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'media')
      .filter(({ what }) => what === 'parameters')
      .map((change) =>
        hit(change, `${operationsText(change)}, ${change.where}: ${change.to} instead of ${change.from}`),
      ),
})
