import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/webhook-request-weakened',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep sending what webhooks and callbacks promised',
    effect: 'Whoever listens counts on what the service sends, and finds nothing there.',
    remedy: 'Keep sending it, or send to a webhook of another name.',
  },
  examples: [
    {
      title: 'a header that listeners check is no longer sent',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
      },
      hits: ['POST webhook:shipped: header parameter X-Signature is no longer sent to listeners'],
    },
    {
      title: 'a header that may be left out now',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, schema: {type: string}}]
      responses: {'200': {description: heard}}`,
      },
      hits: ['POST webhook:shipped: header parameter X-Signature is no longer sent to listeners in every case'],
    },
    {
      title: 'no body any more',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
      },
      hits: ['POST webhook:shipped: the body is no longer sent to listeners'],
    },
    {
      title: 'a body that may be left out now',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: heard}}`,
      },
      hits: ['POST webhook:shipped: the body is no longer sent to listeners in every case'],
    },
    {
      title: 'more is sent',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: heard}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    [...changesOf(judged, 'parameter'), ...changesOf(judged, 'body')]
      .filter(({ role, what }) => role === 'received' && (what === 'removed' || what === 'became-optional'))
      .map((change) => {
        const part = change.kind === 'body' ? 'the body' : `${change.place} parameter ${change.name}`
        const cases = change.what === 'removed' ? '' : ' in every case'
        return hit(change, `${operationsText(change)}: ${part} is no longer sent to listeners${cases}`)
      }),
})
