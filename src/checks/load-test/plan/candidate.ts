import type { Unproven } from '../../../core/check.ts'
import type { Location } from '../../../core/error.ts'
import type { Arrivals, LoadOperation } from '../../../core/load.ts'

/** A request that may be sent, and where it is described. */
export interface Candidate {
  readonly operation: LoadOperation
  readonly location: Location
  /** Asked for by the user, not found by us: missed where it cannot be loaded. */
  readonly named: boolean
  /** Path of the contract's server; undefined: the path stands below the preview's URL as it is. */
  readonly serverPath: string | undefined
}

/** Where requests come from, and what else was said about them there. */
export interface Candidates {
  readonly candidates: readonly Candidate[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
  readonly arrivals?: Arrivals
  readonly warmupMs?: number
  readonly timeoutMs?: number
  readonly seed?: number
}
