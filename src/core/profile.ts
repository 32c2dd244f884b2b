import type { ChangeKind } from './finding.ts'

/** The worst that each metric may be. */
export interface Floor {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  /** Share of requests that may fail, from 0 to 1. */
  readonly errorRate: number
  /** Share of the time that the service must be up, from 0 to 1. */
  readonly uptime: number
  readonly rpoMinutes: number
  readonly rtoMinutes: number
}

/** What to watch after the merge, as the profile words it. */
export interface RolloutCriterion {
  readonly id: string
  readonly metric: string
  readonly breach: string
  readonly window: string
  readonly action: string
  /** Kinds of change that it concerns; absent: all. */
  readonly kinds?: readonly ChangeKind[]
}

/** What a team's backend is held to. */
export interface Profile {
  readonly name: string
  /** `built-in`, or the path of the file it was read from. */
  readonly source: string
  readonly description: string
  readonly floor: Floor
  /** Roles that must approve a change of a kind; all of a chain. */
  readonly approverChains: Readonly<Record<ChangeKind, readonly string[]>>
  readonly rollout: readonly RolloutCriterion[]
}
