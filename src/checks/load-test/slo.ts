import type { LoadSample, SloVerdict } from '../../core/load.ts'
import type { Floor } from '../../core/profile.ts'
import { atLeast, atMost } from './binomial.ts'
import { quantileOf } from './statistics.ts'

/** A verdict is wrong at most this often. */
const significance = 0.05
/** Beyond this nobody waits; the number still needed is then not told. */
const mostRequests = 1_000_000
/** Above this share of one core our own generator is what is slow. */
export const generatorLimit = 0.8

/** An objective as it was judged, with what a reader needs to check the arithmetic. */
export interface Objective extends SloVerdict {
  /** Share of requests that may exceed the floor. */
  readonly allowed: number
  /** The metric as it came out: milliseconds or a share. */
  readonly measured: number
  /** Probability of a result at least as bad were the floor kept. */
  readonly probability: number
  /** By how much the failures stood together; n and the exceedances are divided by it. */
  readonly clustering: number
  /** Why nothing could be said, where it is not the number of requests. */
  readonly reason?: 'generator limited' | 'refused by the preview'
}

interface Count {
  readonly metric: string
  readonly floor: number
  readonly allowed: number
  readonly measured: number
  readonly n: number
  readonly exceeding: number
  /** How many of these are no fault of the service: it refused them. They prevent a pass, and prove no break. */
  readonly excused: number
  readonly clustering: number
}

/** Answers that say more of who asks than of how the service does: no credentials, or too many requests. */
const refusals = ['401', '403', '429']

/** How many requests the preview refused: a rate limit or a bad token, not bad performance. */
export function refusedRequests(sample: LoadSample): number {
  return sample.operations.reduce(
    (sum, { unexpected }) => sum + refusals.reduce((some, status) => some + (unexpected[status] ?? 0), 0),
    0,
  )
}

/**
 * Judges each metric against its floor, over all requests: "p99 is at most T" means that at most 1 % of all requests
 * are slower than T. Whatever was not an expected answer counts as slow as the time limit. Decided from the count of exceedances, never
 * from an interpolated percentile.
 */
export function judge(sample: LoadSample, floor: Floor, timeoutMs: number): readonly Objective[] {
  const requests = requestsOf(sample)
  const excused = refusedRequests(sample)
  const failed = requests.filter(({ ms }) => ms === undefined).length - excused
  const latencies = requests.map(({ ms }) => ms ?? timeoutMs).sort((a, b) => a - b)
  const percentile = (metric: string, q: number, floorMs: number): Count => ({
    metric,
    floor: floorMs,
    allowed: 1 - q,
    measured: quantileOf(latencies, q) ?? 0,
    excused,
    ...counted(requests, ({ ms }) => ms === undefined || ms > floorMs),
  })
  const counts: readonly Count[] = [
    percentile('p50', 0.5, floor.p50Ms),
    percentile('p95', 0.95, floor.p95Ms),
    percentile('p99', 0.99, floor.p99Ms),
    {
      metric: 'errorRate',
      floor: floor.errorRate,
      allowed: floor.errorRate,
      measured: requests.length === 0 ? 0 : failed / requests.length,
      excused,
      ...counted(requests, ({ ms }) => ms === undefined),
    },
  ]
  return judgeAll(counts, sample.generator.cpuShare > generatorLimit)
}

/** Pass needs each objective by itself; fail is corrected for their number (Holm), so that one in twenty stays that. */
function judgeAll(counts: readonly Count[], generatorLimited: boolean): readonly Objective[] {
  const judged = counts.map((count) => ({ count, fail: failProbability(blamed(count)) }))
  const ordered = [...judged].sort((a, b) => a.fail - b.fail)
  const broken = new Set<Count>()
  for (const [at, { count, fail }] of ordered.entries()) {
    if (fail > significance / (counts.length - at)) break
    broken.add(count)
  }
  return judged.map(({ count, fail }) => {
    const objective = { ...blamed(count), probability: fail }
    if (!broken.has(count)) return { ...count, probability: fail, ...keptOrOpen(count) }
    // A generator without time to spare adds to every latency, so that such a fail may be its own doing.
    return generatorLimited && count.metric !== 'errorRate'
      ? { ...objective, verdict: 'inconclusive', reason: 'generator limited' }
      : { ...objective, verdict: 'fail' }
  })
}

function keptOrOpen(count: Count): Pick<Objective, 'verdict' | 'reason' | 'needed'> {
  if (passProbability(count) <= significance) return { verdict: 'pass' }
  if (count.excused > 0) return { verdict: 'inconclusive', reason: 'refused by the preview' }
  const needed = requestsNeeded(count)
  return { verdict: 'inconclusive', ...(needed === undefined ? {} : { needed }) }
}

function blamed(count: Count): Count {
  return { ...count, exceeding: count.exceeding - count.excused }
}

/** Verdict on a single claim: at most the share `allowed` of requests exceeds the floor, seen k of n that do. */
export function verdictOf(k: number, n: number, allowed: number): SloVerdict['verdict'] {
  const count = { n, exceeding: k, allowed, clustering: 1 }
  if (failProbability(count) <= significance) return 'fail'
  return passProbability(count) <= significance ? 'pass' : 'inconclusive'
}

type Judged = Pick<Count, 'n' | 'exceeding' | 'allowed' | 'clustering'>

/** Probability of so many exceedances or more, were the floor kept; rounded in the server's favour. */
function failProbability({ n, exceeding, allowed, clustering }: Judged): number {
  return n === 0 ? 1 : atLeast(Math.floor(exceeding / clustering), Math.ceil(n / clustering), allowed)
}

/** Probability of so few exceedances or fewer, were the floor broken; rounded against the server. */
function passProbability({ n, exceeding, allowed, clustering }: Judged): number {
  return n === 0 ? 1 : atMost(Math.ceil(exceeding / clustering), Math.floor(n / clustering), allowed)
}

/** Further requests after which the share seen so far would decide; undefined where that is out of reach. */
function requestsNeeded(count: Judged): number | undefined {
  const share = count.n === 0 ? 0 : count.exceeding / count.n
  const decides = (n: number) => {
    const scaled = { ...count, n, exceeding: share * n }
    return share < count.allowed ? passProbability(scaled) <= significance : failProbability(scaled) <= significance / 4
  }
  if (!decides(mostRequests)) return undefined
  let [low, high] = [count.n, mostRequests]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (decides(middle)) high = middle
    else low = middle
  }
  return high - count.n
}

interface Outcome {
  readonly slot: number
  readonly ms: number | undefined
}

function requestsOf(sample: LoadSample): readonly Outcome[] {
  const slotOf = (atMs: number) => Math.floor(atMs / 1000)
  return sample.operations.flatMap(({ latenciesMs, sentAtMs, failedAtMs }) => [
    ...latenciesMs.map((ms, at) => ({ ms, slot: slotOf(sentAtMs[at] ?? 0) })),
    ...failedAtMs.map((at) => ({ ms: undefined, slot: slotOf(at) })),
  ])
}

/**
 * Requests of one second are alike (a pause hits them all), so n of them say less than n independent ones. The counts
 * are divided by the ratio of the spread over one-second slots to that of independent requests, never below 1.
 */
function counted(
  requests: readonly Outcome[],
  exceeds: (request: Outcome) => boolean,
): { readonly n: number; readonly exceeding: number; readonly clustering: number } {
  const slots = new Map<number, { all: number; over: number }>()
  let exceeding = 0
  for (const request of requests) {
    const slot = slots.get(request.slot) ?? { all: 0, over: 0 }
    slots.set(request.slot, slot)
    slot.all++
    if (!exceeds(request)) continue
    slot.over++
    exceeding++
  }
  const n = requests.length
  const share = n === 0 ? 0 : exceeding / n
  if (slots.size < 2 || share === 0 || share === 1) return { n, exceeding, clustering: 1 }
  const deviations = [...slots.values()].map(({ all, over }) => (over - all * share) ** 2 / (all * share * (1 - share)))
  const spread = deviations.reduce((sum, deviation) => sum + deviation, 0) / (slots.size - 1)
  return { n, exceeding, clustering: Math.max(1, spread) }
}
