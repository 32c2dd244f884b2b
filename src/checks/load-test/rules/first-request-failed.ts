import { defineRule } from '../../../core/rule.ts'
import type { LoadGiven } from '../given.ts'
import type { LoadSubject } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/first-request-failed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Answer a request that the contract itself gives as an example',
    effect:
      'The preview answered a server error, nothing at all, or not what base answers, to a single request without any load. The operation was left out of the load test.',
    remedy:
      'Send the request to the preview and look into its log. If the example in the contract is wrong, correct it.',
  },
  examples: [
    {
      title: 'a server error before any load',
      given: { before: 'GET /orders: answered 503' },
      hits: ['GET /orders answered 503 to a single request before the load'],
    },
    {
      title: 'no answer',
      given: { before: 'GET /orders: no answer within 10 s' },
      hits: ['GET /orders did not answer a single request before the load: no answer within 10 s'],
    },
    {
      title: 'an operation that base answers, and head does not',
      given: { before: 'GET /orders: answered 404, base 200' },
      hits: ['GET /orders answered 404 to a single request before the load, and base 200'],
    },
    {
      title: 'a refusal is not a failure: credentials or data may be missing',
      given: { before: 'GET /orders: answered 401\nGET /invoices: answered 404' },
      hits: [],
    },
  ],
  check: ({ failedProbes }) =>
    failedProbes.map(({ name, subject, location, status, failure, base }) => ({
      message:
        status === undefined
          ? `${name} did not answer a single request before the load: ${failure ?? 'no reason known'}`
          : `${name} answered ${status} to a single request before the load${base === undefined ? '' : `, and base ${base}`}`,
      location,
      subject,
      key: 'first request',
      proof: { kind: 'source', excerpt: `${name} → ${status ?? failure ?? 'no answer'}` },
    })),
})
