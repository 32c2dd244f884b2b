import { defineRule } from '../../../core/rule.ts'
import { grouped, percent } from '../../../core/wording.ts'
import type { LoadGiven } from '../given.ts'
import { everything, type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/errors-increased',
    severity: 'error',
    since: '0.1.0',
    title: 'Fail no more requests than base',
    effect:
      'More requests fail than on base, by half a point at least. Both were loaded in turns with the same requests, and a second run said the same. A warning; an error where the config says `gate: regressions`.',
    remedy:
      'Look into the log of the preview for the requests that failed: the same ones were answered by base in the same minutes.',
  },
  examples: [
    {
      title: 'two requests in a hundred fail on head',
      given: { comparison: 'failures 3 to 60 of 3000: increased' },
      hits: ['2 % of requests fail on head, 0.1 % on base: 60 of 3,000 against 3 of 3,000'],
    },
    {
      title: 'an operation that the config names',
      given: { comparison: 'GET /orders failures 0 to 60 of 3000: increased' },
      hits: ['GET /orders: 2 % of requests fail on head, 0 % on base: 60 of 3,000 against 0 of 3,000'],
    },
    {
      title: 'a few more are chance',
      given: { comparison: 'failures 3 to 6 of 3000: inconclusive' },
      hits: [],
    },
  ],
  check: ({ errorComparison, operations, location, gate }) =>
    errorComparison
      .filter(({ verdict, confirmed }) => verdict === 'increased' && confirmed === true)
      .map(({ operation, base, head, p, rounds, worse }) => {
        const [onBase, onHead] = [share(base), share(head)]
        return {
          message: `${operation === undefined ? '' : `${operation}: `}${shown(onHead)} of requests fail on head, ${shown(onBase)} on base: ${grouped(head.failed)} of ${grouped(head.sent)} against ${grouped(base.failed)} of ${grouped(base.sent)}`,
          location: operations.find(({ name }) => name === operation)?.location ?? location,
          subject: operation === undefined ? everything : subjectOf(operation),
          key: 'errors',
          severity: gate === 'regressions' ? ('error' as const) : ('warning' as const),
          proof: {
            kind: 'comparison' as const,
            metric: 'errorRate',
            base: onBase,
            head: onHead,
            unit: 'share',
            rounds,
            worse,
            probability: p,
          },
        }
      }),
})

function share({ sent, failed }: { readonly sent: number; readonly failed: number }): number {
  return sent === 0 ? 0 : failed / sent
}

function shown(part: number): string {
  return percent(Math.round(part * 10_000) / 10_000)
}
