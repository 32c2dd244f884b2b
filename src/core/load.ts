/** Why a request did not count as answered. */
export const errorKinds = ['status', 'timeout', 'connect', 'reset', 'truncated', 'dropped'] as const
export type ErrorKind = (typeof errorKinds)[number]

/** One thing to ask of the target. */
export interface LoadOperation {
  /** Low-cardinality name, such as `GET /orders/{id}`. */
  readonly name: string
  readonly method: string
  /** Path and query, ready to send. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Status codes that count as an answer; default: 200 to 399. */
  readonly expectStatus?: readonly number[]
}

/** What to ask of the target once. */
export type ProbePlan = Pick<LoadPlan, 'origin' | 'address' | 'operations' | 'timeoutMs'>

/** What to offer to the target. Closed loop: `concurrency` clients, each sends when it has its answer. */
export interface LoadPlan {
  /** Scheme, host and port; nothing else is ever contacted. */
  readonly origin: string
  /** The host's IP address that was judged, so that a second look-up cannot lead elsewhere. Default: looked up. */
  readonly address?: string
  readonly operations: readonly LoadOperation[]
  readonly model: 'closed'
  readonly concurrency: number
  readonly warmupMs: number
  readonly durationMs: number
  readonly timeoutMs: number
}

export interface LoadStatistics {
  readonly sent: number
  readonly ok: number
  readonly errors: Readonly<Record<ErrorKind, number>>
  /** Expected answers a second. */
  readonly throughput: number
  /** Of expected answers only, in milliseconds; all null where there was none. */
  readonly latencyMs: Readonly<Record<'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'p999' | 'max', number | null>>
}

/** What came back: each expected answer's latency in milliseconds, and counts of what was not one. */
export interface LoadSample {
  readonly engine: string
  readonly durationMs: number
  readonly operations: readonly {
    readonly operation: LoadOperation
    /** Milliseconds, microsecond resolution, in order of arrival. */
    readonly latenciesMs: readonly number[]
    /** When the request of each latency was sent, in milliseconds from the start of the measurement. */
    readonly sentAtMs: readonly number[]
    /** When each request was sent that has no latency, whatever became of it. */
    readonly failedAtMs: readonly number[]
    readonly errors: Readonly<Record<ErrorKind, number>>
    /** What the error kind `status` was made of: how many answers by status code. */
    readonly unexpected: Readonly<Record<string, number>>
  }[]
  readonly generator: { readonly cpuShare: number }
}

/** What a single request to an operation came to, before any load. */
export interface LoadProbe {
  readonly operation: LoadOperation
  /** The answer's status; undefined where there was none. */
  readonly status: number | undefined
  /** Why there was no answer, in words. */
  readonly failure?: string
}

/** One objective, judged: did the metric keep the floor? */
export interface SloVerdict {
  /** `p50`, `p95`, `p99` (milliseconds) or `errorRate` (share from 0 to 1). */
  readonly metric: string
  readonly floor: number
  readonly operation?: string
  readonly verdict: 'pass' | 'fail' | 'inconclusive'
  readonly n: number
  readonly exceeding: number
  /** Requests still needed before anything could be said. */
  readonly needed?: number
}

/** A load test as the report shows it. */
export interface LoadReport {
  readonly engine: string
  readonly model: 'closed'
  readonly target: string
  readonly concurrency: number
  readonly durationMs: number
  readonly generator: { readonly cpuShare: number }
  readonly total: LoadStatistics
  readonly operations: readonly ({
    readonly name: string
    readonly method: string
    readonly path: string
  } & LoadStatistics)[]
  readonly slo: readonly SloVerdict[]
}
