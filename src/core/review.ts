import type { CheckOutcome } from './check.ts'
import type { Finding } from './finding.ts'
import type { Approval } from './ports.ts'

/** Someone who must, or should, approve. */
export interface Approver {
  readonly role: string
  /** Logins or `org/team`; empty: nobody was named for the role. */
  readonly people: readonly string[]
  readonly required: boolean
  /** Approvals of this head by people of the role. */
  readonly approved: readonly Approval[]
  /** Why: the change that asks for the role, in words. */
  readonly because: string
}

/** When to stop. `now`: tripped by this run. `rollout`: to be watched after the merge. */
export interface KillCriterion {
  readonly id: string
  readonly when: 'now' | 'rollout'
  readonly metric: string
  readonly breach: string
  readonly window: string
  readonly action: string
  readonly tripped: boolean
}

export type Verdict =
  | { readonly decision: 'pass'; readonly reasons: readonly string[] }
  | { readonly decision: 'block'; readonly reasons: readonly string[]; readonly blocking: readonly Finding[] }
  | { readonly decision: 'inconclusive'; readonly reasons: readonly string[] }
  | {
      readonly decision: 'needs-approval'
      readonly reasons: readonly string[]
      /** True: every approval that is missing is advisory, so the check succeeds. */
      readonly advisory: boolean
    }

export interface RevisionName {
  readonly ref: string
  readonly sha?: string
}

/** Everything that a report needs; same review, same bytes. */
export interface Review {
  readonly tool: { readonly name: 'breakwater'; readonly version: string }
  readonly base: RevisionName
  readonly head: RevisionName
  readonly profile: { readonly name: string; readonly source: string }
  /** Production's Postgres major version, where the config says it. */
  readonly postgresVersion: number | undefined
  readonly outcomes: readonly CheckOutcome[]
  readonly verdict: Verdict
  readonly approvers: readonly Approver[]
  readonly killCriteria: readonly KillCriterion[]
  /** What concerns the whole run: uncommitted changes, a config that differs, a missing permission. */
  readonly remarks: readonly string[]
  /** The command that gives the same result locally. */
  readonly reproduce: string
  /** Web address of the repository (`https://github.com/org/name`), for links to lines of head. */
  readonly repositoryUrl?: string
  /** Web address of the full report: the page of the run that made it. */
  readonly reportUrl?: string
}
