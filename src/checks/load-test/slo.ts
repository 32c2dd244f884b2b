import { addedCounts, countOf, quantileMs } from '../../core/latency-counts.ts'
import type { LoadSample, OperationSample, SloVerdict } from '../../core/load.ts'
import { atLeast, atMost } from './binomial.ts'
import { type Claim, latenessAllowance, surelyAbove } from './objectives.ts'

/** A verdict is wrong at most this often. */
const significance = 0.05
/** Beyond this nobody waits; the number still needed is then not told. */
const mostRequests = 1_000_000
/** Past any of these our own generator may be what is slow. */
export const generatorLimits = { cpuShare: 0.8, latenessP99Ms: 5, droppedShare: 0.001 } as const

/** An objective as it was judged, with what a reader needs to check the arithmetic. */
export interface Objective extends SloVerdict {
  /** Share of requests that may exceed the floor. */
  readonly allowed: number
  /** The metric as it came out: milliseconds, a share, or answers a second. */
  readonly measured: number
  /** Probability of a result at least as bad were the floor kept. */
  readonly probability: number
  /** Above which an expected answer exceeds; undefined: only failures do. */
  readonly thresholdMs: number | undefined
  /** By how much the exceedances stood together; n and the exceedances are divided by it. */
  readonly clustering: number
  /** Why nothing could be said, where it is not the number of requests. */
  readonly reason?: 'generator limited' | 'refused by the preview' | 'still warming up' | 'rate below the floor'
}

interface Judged {
  readonly n: number
  readonly exceeding: number
  readonly allowed: number
  readonly clustering: number
}

interface Tally extends Judged {
  readonly claim: Claim
  readonly measured: number
  /** How many of these are no fault of the service: it refused them. They prevent a pass, and prove no break. */
  readonly excused: number
  /** Without those that our generator may have put past the floor; undefined: no latency is judged. */
  readonly surely: Judged | undefined
  /** The same over the later half of the run. */
  readonly later: Judged
}

/** Answers that say more of who asks than of how the service does: no credentials, or too many requests. */
const refusals = ['401', '403', '429']

/** How many requests the preview refused: a rate limit or a bad token, not bad performance. */
export function refusedRequests(operations: readonly Pick<OperationSample, 'unexpected'>[]): number {
  return operations.reduce(
    (sum, { unexpected }) => sum + refusals.reduce((some, status) => some + (unexpected[status] ?? 0), 0),
    0,
  )
}

/** Why our generator was the limit, in words; empty where it was not. */
export function generatorLimitsOf({ generator, operations }: LoadSample): readonly string[] {
  const due = operations.reduce((sum, { seconds }) => sum + seconds.reduce((some, second) => some + second.due, 0), 0)
  const { cpuShare, latenessP99Ms, dropped } = generator
  return [
    ...(cpuShare > generatorLimits.cpuShare ? [`it used ${Math.round(cpuShare * 100)} % of a core`] : []),
    ...(latenessP99Ms > generatorLimits.latenessP99Ms
      ? [`one request in a hundred was sent ${Math.round(latenessP99Ms)} ms late or later`]
      : []),
    ...(dropped > due * generatorLimits.droppedShare ? [`it could not send ${dropped} requests`] : []),
  ]
}

/**
 * Judges each claim. "p99 is at most T" means that at most 1 % of all requests are slower than T, or fail; decided from
 * the count of exceedances, never from an interpolated percentile. An error rate is judged in the same way: that the
 * exact test passes at 5 % is that the upper Clopper-Pearson bound at 95 % is below the floor.
 */
export function judge(sample: LoadSample, claims: readonly Claim[], timeoutMs: number): readonly Objective[] {
  const tallies = claims.map((claim) => tallyOf(sample, claim, timeoutMs))
  const limited = generatorLimitsOf(sample).length > 0
  const strictest = significance / Math.max(1, claims.length)
  const judged = tallies.map((tally) => ({ tally, fail: failProbability(blamed(tally)) }))
  const broken = new Set<Tally>()
  // Pass needs each objective by itself; fail is corrected for their number (Holm), so that one in twenty stays that.
  for (const [at, { tally, fail }] of [...judged].sort((a, b) => a.fail - b.fail).entries()) {
    if (fail > significance / (tallies.length - at)) break
    broken.add(tally)
  }
  return judged.map(({ tally, fail }) => {
    const decision = broken.has(tally) ? brokenOr(tally, limited, strictest) : keptOr(tally, sample)
    const { metric } = tally.claim
    // A share is that of the counts beside it, whatever of the failures was excused.
    const share = metric === 'errorRate' && tally.n > 0 ? { measured: decision.exceeding / tally.n } : {}
    return { ...published(tally), probability: fail, ...decision, ...share }
  })
}

type Decision = Pick<Objective, 'verdict' | 'reason' | 'needed' | 'exceeding'>

/** A floor that is broken, unless the generator or a slow start may be what broke it. */
function brokenOr(tally: Tally, generatorLimited: boolean, strictest: number): Decision {
  const { exceeding } = blamed(tally)
  const { claim, later, surely } = tally
  // A generator without time to spare adds to every latency; failures it does not make.
  const isOurs = surely === undefined || failProbability(surely) > strictest
  if (generatorLimited && claim.metric !== 'errorRate' && isOurs) return undecided(exceeding, 'generator limited')
  const ended = later.n > 0 && failProbability(later) > significance && later.exceeding < exceeding / 4
  return ended ? undecided(exceeding, 'still warming up') : { verdict: 'fail', exceeding }
}

/**
 * A floor that is kept. Lateness of our own generator is part of each latency, so that what was kept in spite of it is
 * kept; but requests that it never sent were no load.
 */
function keptOr(tally: Tally, sample: LoadSample): Decision {
  const { exceeding, claim, excused } = tally
  if (claim.undecidable) return undecided(exceeding, claim.undecidable)
  const due = tally.n + sample.generator.dropped
  if (sample.generator.dropped > due * generatorLimits.droppedShare) return undecided(exceeding, 'generator limited')
  if (passProbability(tally) <= significance) return { verdict: 'pass', exceeding }
  if (excused > 0) return undecided(exceeding, 'refused by the preview')
  const needed = requestsNeeded(tally)
  return { verdict: 'inconclusive', exceeding, ...(needed === undefined ? {} : { needed }) }
}

function undecided(exceeding: number, reason: NonNullable<Objective['reason']>): Decision {
  return { verdict: 'inconclusive', exceeding, reason }
}

function published({ claim, n, allowed, measured, clustering }: Tally) {
  const { metric, floor, operation, thresholdMs } = claim
  const place = operation === undefined ? {} : { operation }
  return { metric, floor, thresholdMs, ...place, n, allowed, measured, clustering }
}

function blamed(tally: Tally): Tally {
  return { ...tally, exceeding: tally.exceeding - tally.excused }
}

/** Verdict on a single claim: at most the share `allowed` of requests exceeds the floor, seen k of n that do. */
export function verdictOf(k: number, n: number, allowed: number): SloVerdict['verdict'] {
  const judged = { n, exceeding: k, allowed, clustering: 1 }
  if (failProbability(judged) <= significance) return 'fail'
  return passProbability(judged) <= significance ? 'pass' : 'inconclusive'
}

/** Probability of so many exceedances or more, were the floor kept; rounded in the server's favour. */
function failProbability({ n, exceeding, allowed, clustering }: Judged): number {
  return n === 0 ? 1 : atLeast(Math.floor(exceeding / clustering), Math.ceil(n / clustering), allowed)
}

/** Probability of so few exceedances or fewer, were the floor broken; rounded against the server. */
function passProbability({ n, exceeding, allowed, clustering }: Judged): number {
  return n === 0 ? 1 : atMost(Math.ceil(exceeding / clustering), Math.floor(n / clustering), allowed)
}

/** Further requests after which the share seen so far would decide; undefined where that is out of reach. */
function requestsNeeded(tally: Judged): number | undefined {
  const share = tally.n === 0 ? 0 : tally.exceeding / tally.n
  const decides = (n: number) => {
    const scaled = { ...tally, n, exceeding: share * n }
    return share < tally.allowed ? passProbability(scaled) <= significance : failProbability(scaled) <= significance / 4
  }
  if (!decides(mostRequests)) return undefined
  let [low, high] = [tally.n, mostRequests]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (decides(middle)) high = middle
    else low = middle
  }
  return high - tally.n
}

function tallyOf(sample: LoadSample, claim: Claim, timeoutMs: number): Tally {
  const operations = sample.operations.filter(
    ({ operation }) => claim.operation === undefined || operation.name === claim.operation,
  )
  const slots = slotsOf(operations, sample.thresholdsMs, claim.thresholdMs)
  const excused = refusedRequests(operations)
  return {
    claim,
    allowed: claim.allowed,
    measured: measuredOf(operations, { claim, timeoutMs, durationMs: sample.durationMs }),
    excused,
    ...counted(slots),
    surely: surelyOf(sample, operations, claim, excused),
    later: { allowed: claim.allowed, ...counted(slots.slice(Math.floor(slots.length / 2))) },
  }
}

/**
 * What is past the floor by more than the latest of our requests was late. A generator that had no core to itself, or was
 * later than that, may have been slow in reading the answers, too: then only failures are sure.
 */
function surelyOf(
  { generator, thresholdsMs }: LoadSample,
  operations: readonly OperationSample[],
  { thresholdMs, allowed }: Claim,
  excused: number,
): Judged | undefined {
  if (thresholdMs === undefined) return undefined
  const inTime =
    generator.cpuShare <= generatorLimits.cpuShare &&
    generator.latenessMaxMs <= thresholdMs * latenessAllowance &&
    thresholdsMs.includes(surelyAbove(thresholdMs))
  // Failures are none of our making, however late we were.
  const seen = counted(slotsOf(operations, thresholdsMs, inTime ? surelyAbove(thresholdMs) : undefined))
  return { ...seen, exceeding: seen.exceeding - excused, allowed }
}

interface Slot {
  readonly all: number
  readonly over: number
}

/** Requests by the second in which they were due; those that we never sent say nothing. */
function slotsOf(
  operations: readonly OperationSample[],
  thresholdsMs: readonly number[],
  thresholdMs: number | undefined,
): Slot[] {
  const at = thresholdMs === undefined ? undefined : thresholdsMs.indexOf(thresholdMs)
  if (at === -1) throw new Error(`no request was held against ${thresholdMs} ms`)
  const slots: { all: number; over: number }[] = []
  for (const { seconds } of operations) {
    for (const [second, { ok, failed, over }] of seconds.entries()) {
      const slot = slots[second] ?? { all: 0, over: 0 }
      slots[second] = slot
      slot.all += ok + failed
      slot.over += failed + (at === undefined ? 0 : (over[at] ?? 0))
    }
  }
  return slots
}

interface Measuring {
  readonly claim: Claim
  readonly timeoutMs: number
  readonly durationMs: number
}

/** The metric as a person reads it: failures stand at the end, as slow as the time limit. */
function measuredOf(operations: readonly OperationSample[], { claim, timeoutMs, durationMs }: Measuring) {
  const latency = addedCounts(operations.map((one) => one.latency))
  const ok = countOf(latency)
  const failed = operations.reduce((sum, { seconds }) => sum + seconds.reduce((some, one) => some + one.failed, 0), 0)
  if (claim.metric === 'errorRate') return ok + failed === 0 ? 0 : failed / (ok + failed)
  if (claim.metric === 'throughput') return durationMs === 0 ? 0 : ok / (durationMs / 1000)
  return quantileMs([...latency, [timeoutMs * 1000, failed]], 1 - claim.allowed) ?? 0
}

/** Lengths of the slots over which requests may be alike, in seconds. */
const slotSeconds = [1, 5] as const
/** The spread of fewer slots is itself too much by chance. */
const fewestLongSlots = 10

/**
 * Requests of one second are alike (a pause hits them all), and so, in a bad spell, are those of some seconds: n of them
 * say less than n independent ones. The counts are divided by the ratio of their spread over slots to that of independent
 * requests: over slots of one second or of five, whichever is larger, never below 1. What this is worth is simulated in
 * references/load-statistics.md.
 */
function counted(slots: readonly Slot[]): {
  readonly n: number
  readonly exceeding: number
  readonly clustering: number
} {
  const n = slots.reduce((sum, { all }) => sum + all, 0)
  const exceeding = slots.reduce((sum, { over }) => sum + over, 0)
  const spreads = slotSeconds.map((seconds) => {
    const joined = joinedSlots(slots, seconds)
    return seconds > 1 && joined.length < fewestLongSlots ? 1 : spreadOf(joined)
  })
  return { n, exceeding, clustering: Math.max(1, ...spreads) }
}

/** Slots of several seconds; what is left over at the end is no whole slot. */
function joinedSlots(slots: readonly Slot[], seconds: number): readonly Slot[] {
  return Array.from({ length: Math.floor(slots.length / seconds) }, (_, at) =>
    slots
      .slice(at * seconds, (at + 1) * seconds)
      .reduce((sum, { all, over }) => ({ all: sum.all + all, over: sum.over + over }), { all: 0, over: 0 }),
  )
}

/** How much more the exceedances differ from slot to slot than those of independent requests would. */
function spreadOf(slots: readonly Slot[]): number {
  const used = slots.filter(({ all }) => all > 0)
  const all = used.reduce((sum, slot) => sum + slot.all, 0)
  const share = used.reduce((sum, slot) => sum + slot.over, 0) / Math.max(1, all)
  if (used.length < 2 || share === 0 || share === 1) return 1
  const deviations = used.map((slot) => (slot.over - slot.all * share) ** 2 / (slot.all * share * (1 - share)))
  return deviations.reduce((sum, deviation) => sum + deviation, 0) / (used.length - 1)
}
