import type { CheckOutcome } from './check.ts'
import type { Config } from './config.ts'
import type { ApprovalState } from './ports.ts'
import type { Profile } from './profile.ts'
import type { Approver, KillCriterion, Verdict } from './review.ts'

/** Everything that a verdict depends on. */
export interface DecideInput {
  readonly outcomes: readonly CheckOutcome[]
  readonly profile: Profile
  readonly config: Pick<Config, 'approvers' | 'approvals' | 'inconclusive' | 'accepted'>
  /** Undefined: nobody could be asked (a local run). */
  readonly approvalState: ApprovalState | undefined
  readonly headSha: string | undefined
  /** On a merge group approvals are not asked again. */
  readonly mergeGroup: boolean
  /** ISO date (YYYY-MM-DD), for the expiry of acceptances. */
  readonly today: string
}

export interface Decision {
  readonly verdict: Verdict
  /** The outcomes given, with accepted findings marked. */
  readonly outcomes: readonly CheckOutcome[]
  readonly approvers: readonly Approver[]
  readonly killCriteria: readonly KillCriterion[]
}
