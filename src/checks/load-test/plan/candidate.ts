import type { Unproven } from '../../../core/check.ts'
import type { Location } from '../../../core/error.ts'
import type { LoadOperation } from '../../../core/load.ts'
import type { Timing } from './arrivals.ts'
import type { DescribedOperation } from './described.ts'
import type { Draft } from './draft.ts'
import type { SecretNeed } from './security.ts'

/** A request that may be sent, and where it is described. */
export interface Candidate {
  readonly operation: LoadOperation
  readonly location: Location
  /** Asked for by the user, not found by us: missed where it cannot be loaded. */
  readonly named: boolean
  /** Path of the contract's server; undefined: the path stands below the preview's URL as it is. */
  readonly serverPath: string | undefined
  /** Security schemes that it asks for and that no secret was named for. */
  readonly schemes: readonly string[]
  /** The contract has JSON for every answer that is a success: a page of HTML is none. */
  readonly describesJson?: boolean
  /** Its ids are from lists: only those that were tried are loaded. */
  readonly harvested?: boolean
}

/** A candidate whose ids may still have to be found. */
export interface Wanted extends Omit<Candidate, 'operation'> {
  readonly operation: Omit<LoadOperation, 'paths'>
  readonly needs: readonly SecretNeed[]
  readonly paths: readonly string[] | Draft
}

/** Where requests come from, and what else was said about them there. */
export interface WantedLoad extends Partial<Timing> {
  readonly wanted: readonly Wanted[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
  /** All that the contracts describe, and the requests to lists that ids may be taken from. */
  readonly described: readonly DescribedOperation[]
  readonly lists: readonly Wanted[]
}
