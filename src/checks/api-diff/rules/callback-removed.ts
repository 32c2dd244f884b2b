import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/callback-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep sending what clients listen for',
    effect: 'Clients wait for a request that never comes, and nothing tells them.',
    remedy: 'Keep sending it, mark it `deprecated: true`, and stop when nobody listens any more.',
  },
  examples: [
    {
      title: 'a callback is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      responses: {'201': {description: made}}`,
      },
      hits: ['POST callback:paid of POST /subscriptions is no longer sent'],
    },
    {
      title: 'a callback goes to another address than the client gave',
      given: {
        base: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/callback}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
      },
      hits: [
        'POST callback:paid of POST /subscriptions is sent to {$request.body#/callback} now; it was {$request.body#/url}',
      ],
    },
    {
      title: 'a webhook is gone',
      given: {
        base: `openapi: 3.1.0
webhooks:
  paid:
    post: {responses: {'204': {description: heard}}}
  sent:
    post: {responses: {'204': {description: heard}}}`,
        head: `openapi: 3.1.0
webhooks:
  sent:
    post: {responses: {'204': {description: heard}}}`,
      },
      hits: ['POST webhook:paid is no longer sent'],
    },
    {
      title: 'the document calls the callback by another name',
      given: {
        base: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {payment: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
  ],
  check: (judged) => [
    ...changesOf(judged, 'operation')
      .filter(({ what, role }) => what === 'removed' && role === 'received')
      .map((change) => hit(change, `${operationsText(change)} is no longer sent`)),
    ...changesOf(judged, 'callback-address').map((change) =>
      hit(change, `${operationsText(change)} is sent to ${change.to} now; it was ${change.from}`),
    ),
  ],
})
