import { type ApproverInput, approversOf, obstacleOf } from './approvers.ts'
import type { CheckOutcome } from './check.ts'
import type { Config } from './config.ts'
import type { Finding } from './finding.ts'
import { killCriteriaOf } from './kill-criteria.ts'
import type { ApprovalState, Conclusion } from './ports.ts'
import type { Profile } from './profile.ts'
import type { Approver, KillCriterion, Verdict } from './review.ts'
import { count, enumerate } from './wording.ts'

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

/**
 * Outcomes and people in, verdict out. The first row that holds decides: block, inconclusive, needs-approval, pass.
 * The people to ask and what to watch are named whatever the verdict is.
 */
export function decide(input: DecideInput): Decision {
  const { outcomes, ranOut } = acceptedOutcomes(input)
  const asked: ApproverInput = { ...input, outcomes }
  const approvers = input.mergeGroup ? [] : approversOf(asked)
  const killCriteria = killCriteriaOf(outcomes, input.profile)
  const verdict = verdictOf({ ...input, outcomes }, approvers, killCriteria)
  return { verdict: { ...verdict, reasons: [...verdict.reasons, ...ranOut] }, outcomes, approvers, killCriteria }
}

function verdictOf(
  input: DecideInput,
  approvers: readonly Approver[],
  killCriteria: readonly KillCriterion[],
): Verdict {
  const { outcomes, config } = input
  const blocking = outcomes.flatMap(blockingFindings)
  const tripped = killCriteria.filter((criterion) => criterion.tripped)
  if (blocking.length > 0 || tripped.length > 0) {
    return { decision: 'block', reasons: blockReasons(outcomes, tripped), blocking }
  }
  const doubts = outcomes.flatMap(doubtsOf)
  if (doubts.length > 0 && config.inconclusive === 'block') return { decision: 'inconclusive', reasons: doubts }
  const allowed = doubts.map((doubt) => `${doubt} (let through by \`inconclusive: allow\`)`)
  const approval = approvalVerdict(input, approvers)
  return { ...approval, reasons: [...approval.reasons, ...allowed] }
}

function approvalVerdict(input: DecideInput, approvers: readonly Approver[]): Verdict {
  const { outcomes, headSha, mergeGroup, approvalState } = input
  if (outcomes.every(({ status }) => status === 'skipped')) return { decision: 'pass', reasons: ['nothing to review'] }
  if (mergeGroup) return { decision: 'pass', reasons: ['nothing blocks; approvals were asked on the pull request'] }
  const commit = headSha ? headSha.slice(0, 7) : 'this head'
  const missing = approvers.filter(({ approved }) => approved.length === 0)
  const required = missing.filter((approver) => approver.required)
  const obstacles = (roles: readonly Approver[]) => roles.flatMap((role) => obstacleOf(role, approvalState) ?? [])
  if (required.length > 0) {
    return {
      decision: 'needs-approval',
      reasons: [
        `approval of ${commit} is missing from ${enumerate(
          required.map(({ role }) => role),
          9,
        )}`,
        ...obstacles(required),
      ],
      advisory: false,
    }
  }
  const roles = enumerate(
    missing.map(({ role }) => role),
    9,
  )
  if (missing.length > 0 && missing.length === approvers.length) {
    return {
      decision: 'needs-approval',
      reasons: [
        `approval by ${roles} is advisory: the config names nobody for ${missing.length === 1 ? 'the role' : 'these roles'}`,
      ],
      advisory: true,
    }
  }
  return {
    decision: 'pass',
    reasons:
      approvers.length === 0
        ? ['nothing blocks and nobody has to approve']
        : [
            `everyone required has approved ${commit}`,
            ...(missing.length > 0 ? [`advisory, because the config names nobody: ${roles}`] : []),
          ],
  }
}

/**
 * Marks what the config accepts. An acceptance holds through its last day; one that ran out counts for nothing, and
 * whoever meets the finding again is told so.
 */
function acceptedOutcomes({ outcomes, config, today }: DecideInput): {
  readonly outcomes: readonly CheckOutcome[]
  readonly ranOut: readonly string[]
} {
  const entries = (fingerprint: string) => config.accepted.filter((entry) => entry.fingerprint === fingerprint)
  const marked = (finding: Finding): Finding => {
    const { accepted, ...bare } = finding
    const entry = entries(finding.fingerprint).find(({ until }) => until >= today)
    if (entry) return { ...bare, accepted: { by: entry.by, reason: entry.reason, until: entry.until } }
    return accepted?.until !== undefined && accepted.until < today ? bare : finding
  }
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'ran' ? outcome.findings : []))
  const ranOut = findings.flatMap((finding) => {
    if (marked(finding).accepted) return []
    const past = [...entries(finding.fingerprint), ...(finding.accepted ? [finding.accepted] : [])]
    const last = past.sort((a, b) => (a.until ?? '').localeCompare(b.until ?? '')).at(-1)
    return last
      ? [`${last.by} accepted ${finding.fingerprint} (${finding.message}) until ${last.until}; that has run out`]
      : []
  })
  return {
    outcomes: outcomes.map((outcome) => {
      if (outcome.status !== 'ran') return outcome
      const judged = outcome.findings.map(marked)
      const accepted = new Set(judged.flatMap((finding) => (finding.accepted ? [finding.fingerprint] : [])))
      const unproven = outcome.unproven.filter(({ finding }) => finding === undefined || !accepted.has(finding))
      return { ...outcome, findings: judged, unproven }
    }),
    ranOut: [...new Set(ranOut)],
  }
}

function blockingFindings(outcome: CheckOutcome): readonly Finding[] {
  if (outcome.status !== 'ran') return []
  return outcome.findings.filter(({ severity, accepted }) => severity === 'error' && !accepted)
}

function blockReasons(outcomes: readonly CheckOutcome[], tripped: readonly KillCriterion[]): readonly string[] {
  const errors = outcomes.flatMap((outcome) => {
    const n = blockingFindings(outcome).length
    return n > 0 ? [`${count(n, 'error')} in ${outcome.check}`] : []
  })
  return [
    ...errors,
    ...(tripped.length > 0 ? [`kill criteria tripped: ${enumerate(tripped.map(({ id }) => id))}`] : []),
    ...outcomes.flatMap(doubtsOf),
  ]
}

/** What a check could not tell. */
function doubtsOf(outcome: CheckOutcome): readonly string[] {
  if (outcome.status === 'failed') return [`${outcome.check} failed: ${outcome.error.message}`]
  if (outcome.status === 'skipped' || outcome.unproven.length === 0) return []
  return [`${outcome.check} could not tell: ${enumerate(outcome.unproven.map(({ subject }) => subject))}`]
}

/** Where a verdict ends up: `checkRunWritten` when the code host shows it, `ci` when a machine reads the exit code. */
export interface ExitContext {
  readonly checkRunWritten: boolean
  readonly ci: boolean
}

/** The exit code. A missing approval only fails the job where no check run could say so instead. */
export function exitCode(verdict: Verdict, { checkRunWritten, ci }: ExitContext): 0 | 1 | 2 {
  switch (verdict.decision) {
    case 'pass':
      return 0
    case 'block':
      return 1
    case 'inconclusive':
      return 2
    case 'needs-approval':
      return verdict.advisory || checkRunWritten || !ci ? 0 : 1
    default:
      return verdict satisfies never
  }
}

/** What the check run concludes. Never neutral or skipped: both satisfy a required check. */
export function conclusionOf(verdict: Verdict): Conclusion {
  switch (verdict.decision) {
    case 'pass':
      return 'success'
    case 'block':
    case 'inconclusive':
      return 'failure'
    case 'needs-approval':
      return verdict.advisory ? 'success' : 'action_required'
    default:
      return verdict satisfies never
  }
}
