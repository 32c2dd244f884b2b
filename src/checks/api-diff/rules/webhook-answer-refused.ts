import { defineRule } from '../../../core/rule.ts'
import { type Change, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'
import { responsesText } from '../exchange-facts.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/webhook-answer-refused',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep taking the answers of listeners',
    effect: 'Listeners answer as they do today, and the service takes that for a failure, or misses something in it.',
    remedy: 'Keep reading the answers of today.',
  },
  examples: [
    {
      title: 'a status that counted as heard',
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
      parameters: []
      responses: {'202': {description: heard}}`,
      },
      hits: ['POST webhook:shipped: response 200 of listeners is no longer read'],
    },
    {
      title: 'a header that listeners do not send yet',
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
      parameters: []
      responses: {'200': {description: heard, headers: {X-Seen: {required: true, schema: {type: string}}}}}`,
      },
      hits: ['POST webhook:shipped: response 200 of listeners must have header X-Seen now'],
    },
    {
      title: 'a body that nobody reads any more',
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard, content: {application/json: {schema: {type: string}}}}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
      },
      hits: ['POST webhook:shipped: the body of response 200 of listeners is no longer read'],
    },
    {
      title: 'one more answer',
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
      parameters: []
      responses: {'200': {description: heard}, '202': {description: heard}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    judged.changes.flatMap((change) => {
      const text = change.severity === 'note' ? undefined : answerText(change)
      return text === undefined ? [] : [hit(change, `${operationsText(change)}: ${text}`)]
    }),
})

function answerText(change: Change): string | undefined {
  if (!('role' in change) || change.role !== 'received') return undefined
  switch (change.kind) {
    case 'status':
      return `response ${change.status} of listeners is no longer read`
    case 'response-body':
      return change.what === 'removed'
        ? `the body of response ${change.status} of listeners is no longer read`
        : `response ${change.status} of listeners is expected to have a body now`
    case 'header':
      return change.what === 'removed'
        ? `header ${change.name} of ${responsesText(change.statuses)} of listeners is no longer read`
        : `${responsesText(change.statuses)} of listeners must have header ${change.name} now`
    default:
      return undefined
  }
}
