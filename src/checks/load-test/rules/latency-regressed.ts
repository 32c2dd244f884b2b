import type { Hit } from '../../../core/finding.ts'
import type { LatencyComparison } from '../../../core/load.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, percent, plain } from '../../../core/wording.ts'
import type { LoadGiven } from '../given.ts'
import { everything, type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/latency-regressed',
    severity: 'error',
    since: '0.1.0',
    title: 'Be no slower than base',
    effect:
      'Requests take longer than on base. Both were loaded in turns, in many short rounds, on the same machine in the same minutes, and a second run said the same: chance, drift and neighbours are no explanation. A warning; an error where the config says `gate: regressions`.',
    remedy:
      'Look at the operation named first: what does head do for each of its requests that base does not? Where the slowdown is worth its price, accept the finding with a reason.',
  },
  examples: [
    {
      title: 'slower at p95 and p99',
      given: {
        comparison:
          'p50 40 to 41 ms, 2 % slower: pass\np95 119 to 140 ms, 18 % slower: regressed\np99 200 to 250 ms, 25 % slower: regressed',
      },
      hits: [
        'p95 is 18 % slower than on base (14 % to 22 %): 140 ms against 119 ms, slower in 27 of 28 rounds; p99 too',
      ],
    },
    {
      title: 'the operation that slowed down most is named',
      given: {
        comparison:
          'p50 40 to 52 ms, 30 % slower: regressed\nGET /orders p50 40 to 44 ms, 10 % slower: advisory\nGET /orders/summary p50 40 to 72 ms, 80 % slower: advisory',
      },
      hits: [
        'p50 is 30 % slower than on base (26 % to 34 %): 52 ms against 40 ms, slower in 27 of 28 rounds; most of all GET /orders/summary (80 % slower)',
      ],
    },
    {
      title: 'an operation that the config names is judged by itself',
      given: { comparison: 'p50 40 to 40 ms, 0 % slower: pass\nGET /orders p95 100 to 150 ms, 50 % slower: regressed' },
      hits: [
        'GET /orders: p95 is 50 % slower than on base (46 % to 54 %): 150 ms against 100 ms, slower in 27 of 28 rounds',
      ],
    },
    {
      title: 'one of many operations that nobody named is no finding by itself',
      given: { comparison: 'p50 40 to 40 ms, 0 % slower: pass\nGET /orders p95 100 to 150 ms, 50 % slower: advisory' },
      hits: [],
    },
    {
      title: 'what could not be told, or was not borne out by a second run, is no finding',
      given: { comparison: 'p99 200 to 230 ms, 15 % slower: inconclusive' },
      hits: [],
    },
  ],
  check: (subject) => {
    const found = subject.comparison.filter(({ verdict, confirmed }) => verdict === 'regressed' && confirmed === true)
    const places = [...new Set(found.map(({ operation }) => operation))]
    return places.flatMap((place) =>
      hitOf(
        found.filter(({ operation }) => operation === place),
        subject,
      ),
    )
  },
})

/** Quantiles are nested: the first that is slower speaks, and names the others. */
function hitOf([first, ...others]: readonly LatencyComparison[], subject: LoadSubject): readonly Hit[] {
  if (first === undefined) return []
  const { operation, quantile, effect, low, high, p, rounds, slower = 0, baseMs = 0, headMs = 0 } = first
  const culprit = operation === undefined ? slowest(quantile, subject) : undefined
  const place = operation === undefined ? everything : subjectOf(operation)
  const text = [
    `${operation === undefined ? '' : `${operation}: `}${quantile} is ${shareText(effect)} slower than on base (${shareText(low)} to ${shareText(high)})`,
    `: ${plain(headMs)} ms against ${plain(baseMs)} ms, slower in ${slower} of ${rounds} rounds`,
    culprit === undefined ? '' : `; most of all ${culprit.operation} (${shareText(culprit.effect)} slower)`,
    others.length === 0 ? '' : `; ${enumerate(others.map((one) => one.quantile))} too`,
  ]
  const blamed = operation ?? culprit?.operation
  return [
    {
      message: text.join(''),
      location: subject.operations.find(({ name }) => name === blamed)?.location ?? subject.location,
      subject: place,
      // The same cause may show at another quantile next time.
      key: 'latency',
      severity: subject.gate === 'regressions' ? 'error' : 'warning',
      reach: culprit?.operation === undefined ? [place] : [place, subjectOf(culprit.operation)],
      proof: {
        kind: 'comparison',
        metric: quantile,
        base: baseMs,
        head: headMs,
        unit: 'ms',
        ratio: { estimate: effect, low, high },
        rounds,
        worse: slower,
        probability: p,
      },
    },
  ]
}

/** Of the operations that were told apart, the one that slowed down most, beyond chance. */
function slowest(quantile: LatencyComparison['quantile'], { comparison }: LoadSubject): LatencyComparison | undefined {
  return comparison
    .filter((one) => one.operation !== undefined && one.quantile === quantile && one.verdict === 'regressed')
    .reduce<LatencyComparison | undefined>(
      (worst, one) => (worst === undefined || one.effect > worst.effect ? one : worst),
      undefined,
    )
}

/** 1.18 is 18 % slower. */
function shareText(ratio: number): string {
  return percent(Math.round((ratio - 1) * 100) / 100)
}
