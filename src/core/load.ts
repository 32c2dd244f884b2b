import type { LatencyCounts } from './latency-counts.ts'

/** Why a request did not count as answered. `dropped`: our own generator did not send it; no fault of the server. */
export const errorKinds = ['status', 'timeout', 'connect', 'reset', 'truncated', 'dropped'] as const
export type ErrorKind = (typeof errorKinds)[number]
export type ErrorCounts = Readonly<Record<ErrorKind, number>>

/** Failures of all, by kind. */
export function addedErrors(parts: readonly ErrorCounts[]): Record<ErrorKind, number> {
  const sum = noErrors()
  for (const part of parts) for (const kind of errorKinds) sum[kind] += part[kind]
  return sum
}

/** To count from. */
export function noErrors(): Record<ErrorKind, number> {
  return { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }
}

/** A secret that goes with a request. Only its name is in a plan; the value is in the target's `secrets`. */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie'
  /** Of the header, query parameter or cookie. */
  readonly name: string
  /** Stands before the secret: `Bearer `; empty where nothing does. */
  readonly prefix: string
  /** Name of the secret: an environment variable, or a security scheme whose token is fetched before the run. */
  readonly secret: string
}

/** One thing to ask of a server, with all paths by which it may be asked. */
export interface LoadOperation {
  /** Low-cardinality name, such as `GET /orders/{id}`; unique in its plan. */
  readonly name: string
  readonly method: string
  /** The path as the contract writes it: `/orders/{id}`. */
  readonly template: string
  /** Paths with their queries, ready to be sent below the target's prefix; each request draws one. Never empty. */
  readonly paths: readonly string[]
  /** Without any secret. */
  readonly headers: Readonly<Record<string, string>>
  readonly credentials: readonly Credential[]
  readonly body?: string
  /** Share of the load, against the other operations' weights. More than 0. */
  readonly weight: number
  /** Status codes that count as an answer; default: 200 to 399. */
  readonly expectStatus?: readonly number[]
}

/** A part of an open-loop run: the rate goes in a straight line from one value to the other. Requests a second. */
export interface LoadStage {
  readonly durationMs: number
  readonly from: number
  readonly to: number
}

/**
 * When requests are sent. Open: at times that were drawn beforehand, however long the answers take. Closed:
 * `concurrency` clients, each sends when it has its answer.
 */
export type Arrivals =
  | { readonly model: 'open'; readonly distribution: 'poisson' | 'even'; readonly stages: readonly LoadStage[] }
  | { readonly model: 'closed'; readonly concurrency: number; readonly durationMs: number }

/** What to ask, and when: data, without any host or secret, the same for base and head. */
export interface LoadPlan {
  readonly operations: readonly LoadOperation[]
  readonly arrivals: Arrivals
  /** Sent at the first rate beforehand, and forgotten. */
  readonly warmupMs: number
  readonly timeoutMs: number
  /** Of the arrival times, the order of operations and their paths. */
  readonly seed: number
}

/** How long a plan measures, without its warm-up. */
export function durationOf(arrivals: Arrivals): number {
  if (arrivals.model === 'closed') return arrivals.durationMs
  return arrivals.stages.reduce((sum, { durationMs }) => sum + durationMs, 0)
}

/** Requests that an open-loop plan offers a second, over its whole time; undefined for a closed loop. */
export function offeredRate(arrivals: Arrivals): number | undefined {
  if (arrivals.model === 'closed') return undefined
  const offered = arrivals.stages.reduce((sum, { durationMs, from, to }) => sum + (durationMs * (from + to)) / 2, 0)
  const duration = durationOf(arrivals)
  return duration === 0 ? 0 : offered / duration
}

/** Where a plan's requests go. */
export interface LoadTarget {
  /** Scheme, host and port; nothing else is ever contacted. */
  readonly origin: string
  /** The host's IP address that was judged, so that a second look-up cannot lead elsewhere. Default: looked up. */
  readonly address?: string
  /** Stands before every path: `/shop`; empty for none. */
  readonly prefix: string
  /** Values by the name that credentials give them. Never in any output. */
  readonly secrets: Readonly<Record<string, string>>
  readonly http: '1.1' | '2'
}

/** A request as it is sent. */
export interface LoadRequest {
  readonly name: string
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What to ask of the target once. */
export interface ProbePlan {
  readonly origin: string
  readonly address?: string
  readonly operations: readonly LoadRequest[]
  readonly timeoutMs: number
  /** How much of each body is wanted; default: none. */
  readonly bodyBytes?: number
}

/** What a single request to an operation came to, before any load. */
export interface LoadProbe {
  readonly operation: LoadRequest
  /** The answer's status; undefined where there was none. */
  readonly status: number | undefined
  /** Why there was no answer, in words. */
  readonly failure?: string
  /** Names in lower case; several of one name are joined by a comma. */
  readonly headers?: Readonly<Record<string, string>>
  /** UTF-8, cut at the plan's `bodyBytes`. */
  readonly body?: string
}

/** Requests that were due in one second of the measurement, whatever became of them later. */
export interface LoadSecond {
  /** Due, dropped ones included. */
  readonly due: number
  readonly ok: number
  /** Neither answered as expected nor dropped. */
  readonly failed: number
  /** Expected answers above each of the run's `thresholdsMs`, by its index; exact. */
  readonly over: readonly number[]
}

/** What became of an operation's requests. */
export interface OperationSample {
  readonly operation: LoadOperation
  /** Of expected answers: from the time at which the request was due (closed loop: sent). */
  readonly latency: LatencyCounts
  readonly errors: ErrorCounts
  /** What the error kind `status` was made of: how many answers by status code. */
  readonly unexpected: Readonly<Record<string, number>>
  /** By second of the measurement, from the first; each has an entry. */
  readonly seconds: readonly LoadSecond[]
}

/** How well our own generator did: where it was the limit, nothing is proved about the server. */
export interface GeneratorFacts {
  /** 99th percentile of how much later than due a request was written, in milliseconds; 0 in a closed loop. */
  readonly latenessP99Ms: number
  readonly latenessMaxMs: number
  readonly dropped: number
  /** Busy share of the busiest core that sends, from 0 to 1. */
  readonly cpuShare: number
  readonly workers: number
}

/** What came back. */
export interface LoadSample {
  readonly engine: string
  /** As planned, or up to where it was ended. */
  readonly durationMs: number
  readonly thresholdsMs: readonly number[]
  readonly operations: readonly OperationSample[]
  /** Latencies of all operations by second of the measurement, for a picture over time; two digits are enough. */
  readonly overTime: readonly LatencyCounts[]
  readonly generator: GeneratorFacts
  /** How late requests were written, so that the facts of several runs can be added; absent: the engine does not count. */
  readonly lateness?: LatencyCounts
  /** Where the watch ended it, and why. */
  readonly aborted?: { readonly afterMs: number; readonly reason: string }
}

/** What has come to its end since the run began, warm-up left out; given to the watch several times a second. */
export interface LoadProgress {
  /** Since the measurement began; negative in the warm-up. */
  readonly atMs: number
  readonly sent: number
  readonly ok: number
  readonly errors: ErrorCounts
  /** All answers, by status code; from the warm-up on. */
  readonly statuses: Readonly<Record<string, number>>
  /** Expected answers above each threshold. */
  readonly over: readonly number[]
  /** Answers that carried Retry-After; from the warm-up on. */
  readonly retryAfter: number
  /** Connection failures in a row, up to now; from the warm-up on. */
  readonly connectFailures: number
}

/** How a run is watched. */
export interface LoadRunOptions {
  /** Latencies whose exceedances are counted exactly, second by second, in milliseconds. */
  readonly thresholdsMs: readonly number[]
  readonly signal?: AbortSignal
  /** A reason given back ends the run there; what was measured until then is the sample. */
  readonly watch?: (progress: LoadProgress) => string | undefined
}

export interface LoadStatistics {
  readonly sent: number
  readonly ok: number
  readonly errors: ErrorCounts
  /** Expected answers a second. */
  readonly throughput: number
  /** Of expected answers only, in milliseconds; all null where there was none. */
  readonly latencyMs: Readonly<Record<'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'p999' | 'max', number | null>>
}

/** One objective, judged: did the metric keep the floor? */
export interface SloVerdict {
  /** `p50`, `p95`, `p99`, `p99.9` (milliseconds), `errorRate` (share from 0 to 1) or `throughput` (answers a second). */
  readonly metric: string
  readonly floor: number
  /** Undefined: all operations together. */
  readonly operation?: string
  /** The metric as it came out, in the floor's unit; failures count as slow as the time limit. */
  readonly measured?: number
  readonly verdict: 'pass' | 'fail' | 'inconclusive'
  /** Why nothing could be said, where it is not the number of requests: `generator limited`. */
  readonly reason?: string
  /** What it was judged from: requests, or seconds for the throughput. */
  readonly n: number
  readonly exceeding: number
  /** Requests still needed before anything could be said. */
  readonly needed?: number
}

/** How head's latency stands to base's, at one quantile. Ratios: 1.1 is ten per cent slower. */
export interface LatencyComparison {
  /** Undefined: all operations together. */
  readonly operation?: string
  readonly quantile: 'p50' | 'p95' | 'p99'
  /** Hodges-Lehmann estimate over the rounds' log ratios. */
  readonly effect: number
  readonly low: number
  readonly high: number
  /** One-sided, exact signed-rank; not corrected. */
  readonly p: number
  readonly verdict: 'pass' | 'regressed' | 'inconclusive'
  /** The smallest slowdown that this run would probably have seen. */
  readonly minimumDetectable: number
  /** Pairs of rounds that it was judged from. */
  readonly rounds: number
  /** Of these, the rounds in which head was slower. */
  readonly slower?: number
  /** A second, fresh run said the same. */
  readonly confirmed?: boolean
  /** Head became faster from round to round, as what has just been deployed does: nothing is said of it. */
  readonly warmingUp?: true
  /** One of many operations that nobody named: told, and judged at a false discovery rate, but never a finding. */
  readonly advisory?: true
  /** Of all rounds together, for a reader; the verdict is from the rounds' ratios. */
  readonly baseMs?: number
  readonly headMs?: number
}

/** How many of head's requests fail beside base's: counts of all rounds. */
export interface ErrorComparison {
  /** Undefined: all operations together. */
  readonly operation?: string
  readonly base: { readonly sent: number; readonly failed: number }
  readonly head: { readonly sent: number; readonly failed: number }
  /** One-sided; the larger of the exact conditional binomial over the counts and the sign-flip test over the rounds. */
  readonly p: number
  /** Pairs of rounds, and those of them in which more requests failed on head. */
  readonly rounds: number
  readonly worse: number
  readonly verdict: 'pass' | 'increased' | 'inconclusive'
  readonly confirmed?: boolean
  readonly advisory?: true
}

/** Throughput and latency at one number of clients that wait for their answers. */
export interface ScalingStep {
  readonly concurrency: number
  /** Expected answers a second. */
  readonly throughput: number
  readonly p99Ms: number | null
  readonly errorRate: number
  /** Little's law, N = X R, within ten per cent. */
  readonly littleHolds: boolean
}

/** What the sweep over concurrency says of how the service scales: on this preview, with this data. */
export interface ScalingAdvice {
  readonly steps: readonly ScalingStep[]
  /** Universal Scalability Law; absent where nothing may be said, with the reason. */
  readonly fit?: {
    readonly lambda: number
    readonly sigma: number
    readonly kappa: number
    readonly r2: number
    /** Concurrency of the highest throughput, with its interval; absent where no peak was seen. */
    readonly peak?: { readonly concurrency: number; readonly low: number; readonly high: number }
  }
  readonly refused?: string
  /** The largest concurrency measured whose p99 kept the floor. */
  readonly knee?: number
  /** In words. */
  readonly advice: readonly string[]
}

/** What was asked for besides speed, and how it came out. */
export interface Conformance {
  readonly subject: string
  readonly expectation: string
  readonly verdict: 'pass' | 'fail' | 'note' | 'inconclusive'
  readonly detail: string
}

/** What one side did in one round of a comparison; the figures of a round are for a table, never to be averaged. */
export interface LoadRound {
  /** From 1; those that were discarded are not counted. */
  readonly round: number
  readonly side: 'base' | 'head'
  /** Undefined: all operations together. */
  readonly operation?: string
  readonly sent: number
  readonly ok: number
  /** Requests that were not answered as expected, whatever the kind; dropped ones are no fault of the server. */
  readonly failed: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
}

/** A load test as the report shows it. */
export interface LoadReport {
  readonly engine: string
  readonly model: 'open' | 'closed'
  /** How the arrivals of an open loop are spread. */
  readonly distribution?: 'poisson' | 'even'
  /** Sent beforehand and forgotten. */
  readonly warmupMs?: number
  readonly target: string
  /** Requests a second; open loop only. */
  readonly offeredRate?: number
  /** Closed loop only. */
  readonly concurrency?: number
  readonly durationMs: number
  /** Tells whether two runs asked the same. */
  readonly planHash: string
  readonly seed: number
  readonly generator: GeneratorFacts & { readonly limited: boolean }
  readonly total: LoadStatistics
  readonly operations: readonly ({
    readonly name: string
    readonly method: string
    readonly path: string
  } & LoadStatistics)[]
  readonly slo: readonly SloVerdict[]
  /** Of all expected answers, for a picture. */
  readonly latency: LatencyCounts
  /** A point a second. */
  readonly overTime: readonly {
    readonly due: number
    readonly ok: number
    readonly failed: number
    readonly p50Ms: number | null
    readonly p99Ms: number | null
  }[]
  readonly base?: {
    readonly target: string
    readonly total: LoadStatistics
    readonly operations: LoadReport['operations']
    readonly latency: LatencyCounts
  }
  readonly comparison?: readonly LatencyComparison[]
  readonly errorComparison?: readonly ErrorComparison[]
  /** By round, then side, then operation. */
  readonly rounds?: readonly LoadRound[]
  readonly aborted?: { readonly afterMs: number; readonly reason: string }
  readonly conformance?: readonly Conformance[]
  readonly scaling?: ScalingAdvice
}
