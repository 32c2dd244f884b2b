import { defineRule } from '../../../core/rule.ts'
import type { LoadGiven } from '../given.ts'
import { everything, type LoadSubject } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/rate-limit-not-kept',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the rate limit that is promised',
    effect:
      'The limit is not what it was said to be: one client may take more than its share, is turned away before it has had it, or is not told when to come again, so that it tries again at once.',
    remedy:
      'Admit as many requests a window as promised, answer the others 429 with Retry-After, and admit again when the window is over. If another limit is meant, name that one in load.rate-limit.',
  },
  examples: [
    {
      title: 'a limit that is not there',
      given: {
        rateLimit: '100 requests in 60 s: nothing was refused, although nearly twice the limit was sent',
      },
      hits: [
        'The rate limit of 100 requests in 60 s does not hold: nothing was refused, although nearly twice the limit was sent',
      ],
    },
    {
      title: 'one that nobody asked about',
      given: { requests: 'GET /orders: 950 in 20 ms, 50 answered 429' },
      hits: [],
    },
  ],
  check: ({ conformance: { rateLimit }, location }) =>
    rateLimit === undefined
      ? []
      : [
          {
            message: `The rate limit of ${rateLimit.limit} does not hold: ${rateLimit.failings.join('; ')}`,
            location,
            subject: everything,
            key: 'rate limit',
            proof: { kind: 'source', excerpt: rateLimit.excerpt },
          },
        ],
})
