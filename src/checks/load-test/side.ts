import type { Unproven } from '../../core/check.ts'
import type { Location } from '../../core/error.ts'
import type { LoadPlan, LoadProbe, LoadTarget } from '../../core/load.ts'

/** Where one side of the load test runs. */
export interface Side {
  readonly side: 'base' | 'head'
  readonly target: LoadTarget
}

/** The preview, and the deployment of base beside it where there is one. */
export interface Sides {
  readonly head: Side
  readonly base: Side | undefined
}

/** What will be sent, tried once on each side. */
export interface PlannedLoad {
  /** Only operations that answered as expected on every side. */
  readonly plan: LoadPlan
  /** Tells whether two runs asked the same; without hosts and secrets. */
  readonly hash: string
  /** The sides, with the secrets that the plan's credentials name. */
  readonly sides: Sides
  /** Where each operation is described, by its name. */
  readonly placeOf: ReadonlyMap<string, Location>
  /** Head's first answers, of operations that were left out too. */
  readonly probes: readonly LoadProbe[]
  /** Base's status, by name, of operations whose first request only head failed. */
  readonly failedOnHead?: ReadonlyMap<string, number>
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
}
