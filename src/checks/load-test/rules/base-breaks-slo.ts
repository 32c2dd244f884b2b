import { defineRule } from '../../../core/rule.ts'
import { grouped, metricWord, percent, quantity } from '../../../core/wording.ts'
import type { LoadGiven } from '../given.ts'
import { everything, type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/base-breaks-slo',
    severity: 'warning',
    since: '0.1.0',
    title: 'Base itself does not keep the floor',
    effect:
      'The deployment of base, loaded in the same minutes with the same requests, breaks the floor as well. Whatever head does, it is not the doing of this pull request.',
    remedy: 'Look into the service, or at the machine that the deployments share; if the floor is wrong, change it.',
  },
  examples: [
    {
      title: 'base is as slow as head',
      given: {
        floor: 'p99 600 ms',
        requests: 'GET /orders: 940 in 20 ms, 60 in 700 ms',
        base: 'GET /orders: 930 in 20 ms, 70 in 700 ms',
      },
      hits: ['base breaks the floor too, p99 600 ms: 70 of its 1,000 requests were past it; not this pull request'],
    },
    {
      title: 'base keeps it',
      given: {
        floor: 'p99 600 ms',
        requests: 'GET /orders: 940 in 20 ms, 60 in 700 ms',
        base: 'GET /orders: 1000 in 20 ms',
      },
      hits: [],
    },
  ],
  check: ({ baseObjectives, location }) =>
    baseObjectives
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ metric, floor, n, exceeding, measured, probability, operation }) => {
        const unit = metric === 'errorRate' ? 'share' : metric === 'throughput' ? '/s' : 'ms'
        const claim = `${metricWord(metric)} ${metric === 'errorRate' ? percent(floor) : quantity(floor, unit)}`
        return {
          message: `${operation === undefined ? '' : `${operation}: `}base breaks the floor too, ${claim}: ${grouped(exceeding)} of its ${grouped(n)} requests were past it; not this pull request`,
          location,
          subject: operation === undefined ? everything : subjectOf(operation),
          key: metric,
          proof: { kind: 'measurement', metric, measured, floor, unit, samples: n, exceeding, probability },
        }
      }),
})
