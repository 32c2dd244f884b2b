import type { LatencyCounts } from './latency-counts.ts'
import type { Arrivals, LoadOperation } from './load.ts'

/** A plan that was written by hand, or recorded; what it does not say is filled in as for any other. */
export interface WrittenPlan {
  /** The file, for messages. */
  readonly source: string
  readonly operations: readonly LoadOperation[]
  readonly arrivals?: Arrivals
  readonly warmupMs?: number
  readonly timeoutMs?: number
  readonly seed?: number
  /** What was left out of the file, and why: cookies and credentials of a recording, requests to other hosts. */
  readonly remarks: readonly string[]
}

/** Runs that were kept to be compared with: never reason enough for an error by their ratio alone. */
export interface LoadBaseline {
  readonly version: 1
  readonly planHash: string
  /** Oldest first; never empty. */
  readonly runs: readonly StoredRun[]
}

/** A run of head as it is kept. */
export interface StoredRun {
  readonly generator: string
  /** CPU model, cores, Node version: figures of other machines are other figures. */
  readonly machine: string
  /** ISO 8601, in UTC. */
  readonly recordedAt: string
  readonly failed: number
  /** Latencies by the operation's name. */
  readonly operations: Readonly<Record<string, LatencyCounts>>
  /** Latencies of all operations, by second of the measurement, a comparison's rounds one after another. */
  readonly rounds: readonly LatencyCounts[]
}

/** Files that a load test was told to use. */
export interface LoadFiles {
  readonly plan?: WrittenPlan
  readonly baseline?: LoadBaseline
}
