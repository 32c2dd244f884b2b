import { type KindOfChange, kindsOf, migrationRisks } from './change-kinds.ts'
import type { CheckOutcome } from './check.ts'
import type { Config } from './config.ts'
import type { ChangeKind } from './finding.ts'
import type { Approval, ApprovalState } from './ports.ts'
import type { Profile } from './profile.ts'
import type { Approver } from './review.ts'

/** Asked besides the chain of `schema_migration` when the migration keeps writers waiting or loses data. */
const onCall = 'on-call-lead'

/** A role's name as people write it in the config: `DBA`, `API owner` and `api_owner` are `dba`, `api-owner`. */
function roleKey(role: string): string {
  return role
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}

interface Asked {
  readonly role: string
  readonly because: string
}

export interface ApproverInput {
  readonly outcomes: readonly CheckOutcome[]
  readonly profile: Pick<Profile, 'approverChains'>
  readonly config: Pick<Config, 'approvers' | 'approvals'>
  readonly approvalState: ApprovalState | undefined
  readonly headSha: string | undefined
}

/**
 * One approver a role, in the order of the chains, with everything that asks for it. A role with people behind it is
 * required, one without is advisory, so that a first run never locks a team out.
 */
export function approversOf({ outcomes, profile, config, approvalState, headSha }: ApproverInput): readonly Approver[] {
  const asked = kindsOf(outcomes).flatMap((change) => askedBy(change, profile.approverChains, outcomes))
  const people = new Map(Object.entries(config.approvers).map(([role, names]) => [roleKey(role), names]))
  const byRole = new Map<string, readonly Asked[]>()
  for (const one of asked) byRole.set(roleKey(one.role), [...(byRole.get(roleKey(one.role)) ?? []), one])
  return [...byRole].map(([key, reasons]) => {
    const named = (people.get(key) ?? []).map((name) => name.replace(/^@/, ''))
    return {
      role: reasons[0]?.role ?? key,
      people: named,
      required: config.approvals === 'required' || named.length > 0,
      approved: approvalState ? approvalsBy(named, approvalState, headSha) : [],
      because: [...new Set(reasons.map(({ because }) => because))].join('; '),
    }
  })
}

/** What a person can do about a role that is still missing; undefined where waiting is all. */
export function obstacleOf(approver: Approver, state: ApprovalState | undefined): string | undefined {
  const { role, people } = approver
  if (people.length === 0) return `nobody is named for ${role}: add them under \`approvers\` in the config`
  if (!state) return undefined
  const unread = people.filter((name) => name.includes('/') && state.teams[name] === undefined)
  if (unread.length > 0) {
    return `the members of ${unread.join(', ')} cannot be read: it needs a token with \`members: read\` (organization members), which GITHUB_TOKEN never has`
  }
  const candidates = candidatesOf(people, state)
  if (candidates.size === 1 && state.author !== undefined && candidates.has(state.author.toLowerCase())) {
    return `the only person named for ${role} is the author, whose own approval does not count`
  }
  return undefined
}

function askedBy(
  { kind, reasons }: KindOfChange,
  chains: Profile['approverChains'],
  outcomes: readonly CheckOutcome[],
): readonly Asked[] {
  const asked = chains[kind].map((role) => ({ role, because: becauseOf(kind, reasons) }))
  const risks = kind === 'schema_migration' && asked.length > 0 ? migrationRisks(outcomes) : []
  return risks.length > 0 ? [...asked, { role: onCall, because: becauseOf(kind, risks) }] : asked
}

/** `api_breaking: DELETE /orders/{id} is gone, 2 more`. */
function becauseOf(kind: ChangeKind, reasons: readonly string[]): string {
  const [first = '', ...others] = reasons
  return `${kind}: ${gist(first)}${others.length > 0 ? `, ${others.length} more` : ''}`
}

const maxGist = 80

/** A long message up to its first colon, or cut: the finding itself is told elsewhere. */
function gist(message: string): string {
  if (message.length <= maxGist) return message
  const colon = message.indexOf(': ', maxGist / 4)
  return colon > 0 && colon <= maxGist ? message.slice(0, colon) : `${message.slice(0, maxGist - 1).trimEnd()}…`
}

/** Approvals of this very head by people of the role; never the author's own. */
function approvalsBy(
  people: readonly string[],
  state: ApprovalState,
  headSha: string | undefined,
): readonly Approval[] {
  const candidates = candidatesOf(people, state)
  const author = state.author?.toLowerCase()
  return state.approvals.filter(
    ({ login, sha }) => sha === headSha && login.toLowerCase() !== author && candidates.has(login.toLowerCase()),
  )
}

/** Logins are compared without case, as GitHub does. */
function candidatesOf(people: readonly string[], state: ApprovalState): ReadonlySet<string> {
  const logins = people.flatMap((name) => (name.includes('/') ? (state.teams[name] ?? []) : [name]))
  return new Set(logins.map((login) => login.toLowerCase()))
}
