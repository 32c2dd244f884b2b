import type { Hit } from '../../../core/finding.ts'
import { errorKinds } from '../../../core/load.ts'
import { defineRule } from '../../../core/rule.ts'
import { count, enumerate, grouped, percent } from '../../../core/wording.ts'
import type { LoadGiven } from '../given.ts'
import type { Objective } from '../slo.ts'
import { brokenByBase, everything, type LoadedOperation, type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/slo-broken',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the latency and error floors of the profile',
    effect:
      'More requests are slower, or fail, than the service promises. The counts are beyond chance: were the floor kept, a result like this would come up at most once in twenty runs, corrected for the number of objectives.',
    remedy:
      'Look at the operation named first: what it does for a slow request that it does not do for a fast one. If the floor is wrong for this service, change it in the profile on the base branch.',
  },
  examples: [
    {
      title: 'more than one request in a hundred is slower than the p99 floor',
      given: {
        floor: 'p99 600 ms',
        requests: 'GET /orders: 1000 in 20 ms\nGET /orders/summary: 940 in 20 ms, 60 in 700 ms',
      },
      hits: [
        'p99 is 700 ms, the floor 600 ms: 60 of 2,000 requests were slower, all of them GET /orders/summary (6 % of its 1,000)',
      ],
    },
    {
      title: 'one request in a hundred is allowed',
      given: { floor: 'p99 600 ms', requests: 'GET /orders: 1980 in 20 ms, 20 in 700 ms' },
      hits: [],
    },
    {
      title: 'failures break the error floor, and are no second finding about latency',
      given: { floor: 'error rate 1 %\np99 600 ms', requests: 'GET /orders: 950 in 20 ms, 50 answered 500' },
      hits: [
        '5 % of requests failed, the floor is 1 %: 50 of 1,000 (50 answered 500), all of them GET /orders (5 % of its 1,000)',
      ],
    },
    {
      title: 'a rate limit is not a failure of the service',
      given: { floor: 'error rate 1 %', requests: 'GET /orders: 950 in 20 ms, 50 answered 429' },
      hits: [],
    },
    {
      title: 'an operation that has a floor of its own',
      given: {
        floor: 'GET /orders p99 200 ms',
        requests: 'GET /orders: 940 in 20 ms, 60 in 700 ms\nGET /health: 9000 in 2 ms',
      },
      hits: ['GET /orders: p99 is 700 ms, the floor 200 ms: 60 of 1,000 requests were slower'],
    },
    {
      title: 'what base breaks too is not the fault of this change',
      given: {
        floor: 'p99 600 ms',
        requests: 'GET /orders: 940 in 20 ms, 60 in 700 ms',
        base: 'GET /orders: 930 in 20 ms, 70 in 700 ms',
      },
      hits: [],
    },
    {
      title: 'too few requests to tell',
      given: { floor: 'p99 600 ms', requests: 'GET /orders: 49 in 20 ms, 1 in 700 ms' },
      hits: [],
    },
  ],
  check: (subject) => {
    const broken = subject.objectives.filter((one) => one.verdict === 'fail' && !brokenByBase(one, subject))
    return placesOf(broken).flatMap((objectives) => [
      ...slowHits(objectives, subject),
      ...failureHits(objectives, subject),
    ])
  },
})

/** Objectives of all operations together, then those of each operation that has some of its own. */
function placesOf(objectives: readonly Objective[]): readonly (readonly Objective[])[] {
  const places = [...new Set(objectives.map(({ operation }) => operation))]
  return places.map((place) => objectives.filter(({ operation }) => operation === place))
}

/** The nested percentiles are one fact: the lowest that is broken speaks, and names the others. */
function slowHits(broken: readonly Objective[], subject: LoadSubject): readonly Hit[] {
  const errorsBroken = broken.some(({ metric }) => metric === 'errorRate')
  const failed = concerned(broken, subject).reduce((sum, operation) => sum + operation.failed, 0)
  // Where the failures alone explain it, the finding about failures says it.
  const [first, ...others] = broken.filter(
    ({ metric, exceeding, allowed, n }) =>
      metric !== 'errorRate' && (!errorsBroken || exceeding - failed > allowed * n),
  )
  if (first === undefined) return []
  const unanswered = failed > 0 ? ` (${count(failed, 'request')} without an expected answer counted in)` : ''
  const more = others.length > 0 ? `; ${enumerate(others.map(({ metric }) => metric))} too` : ''
  const { metric, floor, n, exceeding, thresholdMs } = first
  const seen = `${grouped(exceeding)} of ${grouped(n)} requests were ${metric === 'throughput' ? 'not answered in time' : 'slower'}`
  const text =
    metric === 'throughput'
      ? `${grouped(Math.round(first.measured))} answers a second, the floor ${grouped(floor)}: ${seen}${unanswered}`
      : `${metric} is ${grouped(Math.round(first.measured))} ms, the floor ${grouped(floor)} ms: ${seen}${unanswered}`
  const unit = metric === 'throughput' ? '/s' : 'ms'
  return [hit(subject, first, { text, more, unit, blame: (one) => one.exceeding(thresholdMs ?? floor) })]
}

/** What fails is not looked for where time is lost. */
const failureRemedy =
  "Look at the operation named first: the server's log says why these requests failed. If the floor is wrong for this service, change it in the profile on the base branch."

function failureHits(objectives: readonly Objective[], subject: LoadSubject): readonly Hit[] {
  const broken = objectives.find(({ metric }) => metric === 'errorRate')
  if (broken === undefined) return []
  const why = broken.operation === undefined ? ` (${enumerate(causes(subject), 5)})` : ''
  return [
    hit(subject, broken, {
      text: `${percent(broken.measured)} of requests failed, the floor is ${percent(broken.floor)}: ${grouped(broken.exceeding)} of ${grouped(broken.n)}${why}`,
      more: '',
      unit: 'share',
      blame: ({ failed }) => failed,
      remedy: failureRemedy,
    }),
  ]
}

/** `48 answered 503`, `2 timeout`. */
function causes({ errors, unexpected }: LoadSubject): readonly string[] {
  const answered = [...unexpected].sort((a, b) => b[1] - a[1]).map(([status, n]) => `${grouped(n)} answered ${status}`)
  const others = errorKinds.filter((kind) => kind !== 'status' && kind !== 'dropped' && errors[kind] > 0)
  return [...answered, ...others.map((kind) => `${grouped(errors[kind])} ${kind}`)]
}

/** The operations that these objectives speak of. */
function concerned(objectives: readonly Objective[], { operations }: LoadSubject): readonly LoadedOperation[] {
  return operations.filter(({ name }) =>
    objectives.some(({ operation }) => operation === undefined || operation === name),
  )
}

interface Wording {
  readonly text: string
  readonly more: string
  readonly unit: string
  readonly blame: (operation: LoadedOperation) => number
  readonly remedy?: string
}

function hit(subject: LoadSubject, objective: Objective, { text, more, unit, blame, remedy }: Wording): Hit {
  const blamed = concerned([objective], subject)
    .map((operation) => ({ operation, bad: blame(operation) }))
    .filter(({ bad }) => bad > 0)
    .sort((a, b) => b.bad - a.bad || (a.operation.name < b.operation.name ? -1 : 1))
  const [worst] = blamed
  const { metric, measured, floor, n, exceeding, probability, operation } = objective
  const most =
    worst === undefined || operation !== undefined
      ? ''
      : `, ${worst.bad === exceeding ? 'all' : grouped(worst.bad)} of them ${worst.operation.name} (${percent(worst.bad / worst.operation.sent)} of its ${grouped(worst.operation.sent)})`
  const judged = operation === undefined ? everything : subjectOf(operation)
  return {
    message: `${operation === undefined ? '' : `${operation}: `}${text}${most}${more}`,
    location: worst?.operation.location ?? subject.location,
    ...(remedy === undefined ? {} : { remedy }),
    subject: judged,
    key: metric,
    reach: operation === undefined ? [judged, ...blamed.map((one) => one.operation.subject)] : [judged],
    proof: { kind: 'measurement', metric, measured, floor, unit, samples: n, exceeding, probability },
  }
}
