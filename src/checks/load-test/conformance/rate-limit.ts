import type { LoadOperation, LoadPlan, LoadProgress, LoadSample, LoadTarget } from '../../../core/load.ts'
import { loadRequest } from '../../../core/load-request.ts'
import type { LoadEngine, LoadEngines } from '../../../core/ports.ts'
import { count, grouped, plain } from '../../../core/wording.ts'
import { killSwitch } from '../kill-switch.ts'
import type { PlannedLoad } from '../side.ts'
import { generatorLimits } from '../slo.ts'
import { type Part, type RateLimitBreach, silent } from './facts.ts'

export interface RateLimit {
  readonly requests: number
  readonly windowSeconds: number
}

/**
 * Sent above the limit while its windows are counted. A limiter without any burst (nginx's limit_req) wants a least time
 * between requests, and admits every second of those that come evenly: at 1.5 times the limit that is three quarters of
 * it, at 1.9 times 95 %.
 */
const overload = 1.9
/**
 * Sent at first: a token bucket as large as the limit, which fills up meanwhile, lets twice the limit through before it
 * refuses anything; at less it would take windows until one saw that there is a limit.
 */
const drain = 2.5
const tolerance = 0.1
/** Two fixed windows meet, or a bucket was full: twice the limit may come through in one stretch, and no more. */
const mostAtBorder = 2
/** A pull request waits no longer for this alone. */
const longestSeconds = 180
/** Of short windows several are counted, so that one hiccup is not all that was seen. */
const shortestCounted = 6
/** Share of a window by which requests may be late. */
const mostLateness = 0.05
const mostProbes = 5

const expectation = 'admits as many as it says, and says when to come again'

/**
 * As one client, evenly: first enough to use up whatever burst is allowed, then nearly twice the limit. Once
 * another window has passed, each stretch as long as a window admits exactly the limit, whatever kind of limiter it is
 * (fixed or sliding windows, token bucket) and wherever its own windows begin. That requests are admitted again after
 * others were refused is its recovery.
 */
export async function checkRateLimit(
  engines: Pick<LoadEngines, 'open' | 'probe'>,
  planned: PlannedLoad,
  limit: RateLimit,
): Promise<Part> {
  const text = `${count(limit.requests, 'request')} in ${plain(limit.windowSeconds)} s`
  const operation = operationFor(planned.plan)
  const timing = timingOf(limit)
  const undecided = (why: string, hint: string) => inconclusive(text, why, hint)
  if (operation === undefined) {
    return undecided('there is no operation to ask', 'Name a request that the server answers under load.operations.')
  }
  if (timing.seconds > longestSeconds) {
    return undecided(
      `it would take ${timing.seconds} s, and at most ${longestSeconds} s are spent on it`,
      'Give the preview a limit with a shorter window, and name that one.',
    )
  }
  const plan = planFor(planned.plan, operation, { limit, timing })
  const { sample, refusal } = await offered(engines, plan, planned.sides.head.target)
  if (sample.aborted !== undefined) return undecided(sample.aborted.reason, 'Look into the log of the preview.')
  if (!wasOffered(sample, limit)) {
    return undecided('our own load generator could not send as many requests in time', 'Use a machine with more cores.')
  }
  return judged(text, operation.name, tallyOf(sample, limit, timing), refusal)
}

/** Counting by the window, a few milliseconds matter only where the window has few of them. */
function wasOffered({ generator, operations }: LoadSample, { windowSeconds }: RateLimit): boolean {
  const due = operations.reduce((sum, { seconds }) => sum + seconds.reduce((some, second) => some + second.due, 0), 0)
  const { dropped, latenessP99Ms } = generator
  return dropped <= due * generatorLimits.droppedShare && latenessP99Ms <= windowSeconds * 1000 * mostLateness
}

/** The one that most of the load goes to; a GET before any other. */
function operationFor({ operations }: LoadPlan): LoadOperation | undefined {
  const reads = operations.filter(({ method }) => method === 'GET' || method === 'HEAD')
  return [...(reads.length > 0 ? reads : operations)].sort((a, b) => b.weight - a.weight)[0]
}

interface Timing {
  readonly drainSeconds: number
  /** From here on windows are counted. */
  readonly countedFrom: number
  readonly seconds: number
}

function timingOf({ windowSeconds }: RateLimit): Timing {
  // A long window is drained in half its time; in a short one that rate would be more than one machine can send.
  const drainSeconds = windowSeconds > 10 ? Math.ceil(windowSeconds / 2) : Math.ceil(windowSeconds)
  const window = Math.ceil(windowSeconds)
  const countedFrom = drainSeconds + window
  return { drainSeconds, countedFrom, seconds: countedFrom + window * Math.ceil(shortestCounted / window) }
}

function planFor(
  plan: LoadPlan,
  operation: LoadOperation,
  { limit, timing }: { readonly limit: RateLimit; readonly timing: Timing },
): LoadPlan {
  const atFirst = (drain * limit.requests) / timing.drainSeconds
  const steady = (overload * limit.requests) / limit.windowSeconds
  const rest = (timing.seconds - timing.drainSeconds) * 1000
  const { expectStatus, ...others } = operation
  const admitted = expectStatus?.filter((status) => status !== 429)
  return {
    operations: [{ ...others, ...(admitted === undefined ? {} : { expectStatus: admitted }) }],
    arrivals: {
      model: 'open',
      distribution: 'even',
      stages: [
        { durationMs: timing.drainSeconds * 1000, from: atFirst, to: atFirst },
        { durationMs: rest, from: steady, to: steady },
      ],
    },
    warmupMs: 0,
    timeoutMs: plan.timeoutMs,
    seed: plan.seed,
  }
}

/** How the limiter words a refusal. */
interface Refusal {
  readonly retryAfter: boolean
  readonly rateLimitHeaders: boolean
}

async function offered(
  { open, probe }: { readonly open: LoadEngine; readonly probe: LoadEngines['probe'] },
  plan: LoadPlan,
  target: LoadTarget,
): Promise<{ readonly sample: LoadSample; readonly refusal: Refusal | undefined }> {
  const [operation] = plan.operations
  if (operation === undefined) throw new Error('a rate limit is tried with one operation')
  const request = loadRequest(operation, target, operation.paths[0] ?? '/')
  const probes: Promise<Refusal | undefined>[] = []
  let seen = 0
  let retryAfter = false
  // The engine counts answers and keeps none, so while requests are refused a few are sent singly for their headers.
  const kill = killSwitch({ claims: [], thresholdsMs: [], operations: plan.operations, rateLimitExpected: true })
  const watch = (progress: LoadProgress): string | undefined => {
    const refused = progress.statuses[429] ?? 0
    // A server that is overrun may say so too, with 503; that is no rate limit.
    retryAfter ||= progress.retryAfter > (progress.statuses[503] ?? 0)
    if (refused > seen && probes.length < mostProbes) askOnce()
    seen = refused
    return kill(progress)
  }
  const askOnce = () => {
    const { origin, address } = target
    const asked = { origin, ...(address === undefined ? {} : { address }), operations: [request], timeoutMs: 5000 }
    probes.push(probe(asked).then(([answer]) => (answer?.status === 429 ? refusalOf(answer.headers ?? {}) : undefined)))
  }
  const sample = await open.run(plan, target, { thresholdsMs: [], watch })
  const told = (await Promise.all(probes)).filter((one) => one !== undefined)
  const [first] = told
  if (first === undefined) return { sample, refusal: retryAfter ? { retryAfter, rateLimitHeaders: false } : undefined }
  return {
    sample,
    refusal: {
      retryAfter: retryAfter || first.retryAfter,
      rateLimitHeaders: first.rateLimitHeaders,
    },
  }
}

/** RFC 9110's Retry-After; RateLimit of the IETF's draft, and the X- headers that came before it. */
function refusalOf(headers: Readonly<Record<string, string>>): Refusal {
  return {
    retryAfter: Object.hasOwn(headers, 'retry-after'),
    rateLimitHeaders: Object.keys(headers).some((name) => /^(x-)?rate-?limit(-|$)/.test(name)),
  }
}

interface Tally {
  readonly limit: RateLimit
  /** Admitted in each window that was counted. */
  readonly windows: readonly number[]
  /** The most in any stretch as long as a window, from second to second. */
  readonly most: number
  readonly admitted: number
  readonly refused: number
  /** Answers of the server's own failing, by status. */
  readonly crashed: readonly string[]
  /** Neither admitted, refused nor an answer: timeouts, resets. */
  readonly lost: number
  readonly recovered: boolean
}

function tallyOf({ operations }: LoadSample, limit: RateLimit, { countedFrom }: Timing): Tally {
  const seconds = operations[0]?.seconds ?? []
  const ok = seconds.map((second) => second.ok)
  const width = Math.ceil(limit.windowSeconds)
  const sum = (from: number) => ok.slice(from, from + width).reduce((all, one) => all + one, 0)
  const starts = Array.from({ length: Math.max(0, ok.length - width + 1) }, (_, at) => at)
  const unexpected = operations[0]?.unexpected ?? {}
  const failed = seconds.reduce((all, second) => all + second.failed, 0)
  const refused = unexpected[429] ?? 0
  const crashed = Object.entries(unexpected).filter(([status]) => status.startsWith('5'))
  const firstRefused = seconds.findIndex((second) => second.failed > 0)
  return {
    limit,
    windows: starts.filter((at) => at >= countedFrom && (at - countedFrom) % width === 0).map(sum),
    most: Math.max(0, ...starts.map(sum)),
    admitted: ok.reduce((all, one) => all + one, 0),
    refused,
    crashed: crashed.map(([status, times]) => `${grouped(times)} answered ${status}`),
    lost: failed - refused - crashed.reduce((all, [, times]) => all + times, 0),
    recovered: firstRefused >= 0 && seconds.slice(firstRefused + 1).some((second) => second.ok > 0),
  }
}

function judged(limit: string, operation: string, tally: Tally, refusal: Refusal | undefined): Part {
  const failings = failingsOf(tally, refusal)
  const detail = [
    `${grouped(tally.admitted)} of ${grouped(tally.admitted + tally.refused)} requests admitted`,
    `${enumerated(tally.windows)} a window once its burst was used up`,
    `${grouped(tally.refused)} answered 429${refusal === undefined ? '' : ` with ${wordsOf(refusal)}`}`,
  ].join(', ')
  if (tally.lost > tolerance * (tally.admitted + tally.refused)) {
    return inconclusive(
      limit,
      `${count(tally.lost, 'request')} had no answer that could be counted`,
      'Look into the log of the preview.',
    )
  }
  const breach: RateLimitBreach = { limit, failings, excerpt: `${operation}: ${detail}` }
  const [first] = failings
  return {
    ...silent,
    results: [
      {
        subject: `rate limit of ${limit}`,
        expectation,
        verdict: first === undefined ? 'pass' : 'fail',
        detail: first === undefined ? detail : `${failings.join('; ')} (${detail})`,
      },
    ],
    facts: first === undefined ? {} : { rateLimit: breach },
  }
}

function failingsOf(tally: Tally, refusal: Refusal | undefined): readonly string[] {
  const { limit, windows, most, refused, crashed, recovered } = tally
  const { requests } = limit
  const slack = Math.max(1, Math.ceil(requests * tolerance))
  const outside = windows.filter((admitted) => Math.abs(admitted - requests) > slack)
  const worst = outside.toSorted((a, b) => Math.abs(b - requests) - Math.abs(a - requests))[0]
  const failing: string[] = []
  if (crashed.length > 0) failing.push(`past the limit ${crashed.join(', ')}`)
  if (refused === 0) {
    failing.push(`nothing was refused, although nearly twice the limit was sent`)
  } else {
    if (worst !== undefined) {
      failing.push(
        `a window admitted ${grouped(worst)}, ${worst > requests ? 'more' : 'fewer'} than ${grouped(requests)} by more than 10 %`,
      )
    } else if (most > mostAtBorder * requests + slack)
      failing.push(`${grouped(most)} were admitted in one stretch as long as a window`)
    if (refusal !== undefined && !refusal.retryAfter && !refusal.rateLimitHeaders) {
      failing.push('429 carries neither Retry-After nor RateLimit headers')
    }
    if (!recovered) failing.push('nothing was admitted any more after the first refusal')
  }
  return failing
}

function wordsOf({ retryAfter, rateLimitHeaders }: Refusal): string {
  if (retryAfter) return rateLimitHeaders ? 'Retry-After and RateLimit headers' : 'Retry-After'
  return rateLimitHeaders ? 'RateLimit headers' : 'no word on when to come again'
}

function enumerated(windows: readonly number[]): string {
  const [low, high] = [Math.min(...windows), Math.max(...windows)]
  return low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`
}

function inconclusive(limit: string, why: string, hint: string): Part {
  const subject = `rate limit of ${limit}`
  return {
    ...silent,
    results: [{ subject, expectation, verdict: 'inconclusive', detail: why }],
    unproven: [
      { subject, code: 'rate-limit-untried', message: `The rate limit of ${limit} was not tried: ${why}.`, hint },
    ],
  }
}
