import type { SloSetting } from '../../core/load-settings.ts'
import type { Floor } from '../../core/profile.ts'

/** One promise: at most the share `allowed` of requests may exceed it. */
export interface Claim {
  readonly metric: SloSetting['metric']
  readonly floor: number
  /** Undefined: all operations together. */
  readonly operation: string | undefined
  readonly allowed: number
  /** An expected answer above it exceeds the claim, as does every failure; undefined: only failures do. */
  readonly thresholdMs: number | undefined
  /** Why the plan as it is cannot decide it. */
  readonly undecidable?: 'rate below the floor'
}

const quantiles = { p50: 0.5, p95: 0.95, p99: 0.99, 'p99.9': 0.999 } as const
/** An answer that comes later than this adds to no throughput worth having, unless the p99 floor is longer. */
const inTimeMs = 1000

/** The floors of the profile, with what the config sets in their place or beside them. */
export function claimsOf(floor: Floor, settings: readonly SloSetting[], offeredRate: number | undefined): Claim[] {
  const ofProfile: readonly SloSetting[] = [
    { metric: 'p50', floor: floor.p50Ms, operation: undefined },
    { metric: 'p95', floor: floor.p95Ms, operation: undefined },
    { metric: 'p99', floor: floor.p99Ms, operation: undefined },
    { metric: 'errorRate', floor: floor.errorRate, operation: undefined },
  ]
  const byPlace = new Map([...ofProfile, ...settings].map((one) => [`${one.metric} ${one.operation ?? ''}`, one]))
  return [...byPlace.values()].map((setting) => claimOf(setting, floor, offeredRate))
}

function claimOf({ metric, floor, operation }: SloSetting, profile: Floor, offeredRate: number | undefined): Claim {
  if (metric === 'errorRate') return { metric, floor, operation, allowed: floor, thresholdMs: undefined }
  if (metric !== 'throughput') return { metric, floor, operation, allowed: 1 - quantiles[metric], thresholdMs: floor }
  const thresholdMs = Math.max(inTimeMs, profile.p99Ms)
  const allowed = offeredRate === undefined ? 0 : 1 - floor / offeredRate
  // Of a rate that is hardly the floor's own, one lost request would be a break, and no number of them a proof.
  return allowed < 0.01
    ? { metric, floor, operation, allowed: 0, thresholdMs, undecidable: 'rate below the floor' }
    : { metric, floor, operation, allowed, thresholdMs }
}

/** Latencies whose exceedances an engine has to count for these claims, ascending. */
export function thresholdsOf(claims: readonly Claim[]): readonly number[] {
  const all = claims.flatMap(({ thresholdMs }) =>
    thresholdMs === undefined ? [] : [thresholdMs, surelyAbove(thresholdMs)],
  )
  return [...new Set(all)].sort((a, b) => a - b)
}

/** How late our own generator may be, as a share of a floor, before what it finds broken says nothing of the server. */
export const latenessAllowance = 0.1

/** What is slower than this is slower than the threshold even if the request was sent as late as is allowed. */
export function surelyAbove(thresholdMs: number): number {
  return Math.round(thresholdMs * (1 + latenessAllowance) * 1000) / 1000
}
