import type { CheckOutcome } from '../core/check.ts'
import type { Approver, KillCriterion, Review, Verdict } from '../core/review.ts'
import { count, unique } from '../core/wording.ts'
import { clip, code, inline, prose } from './escape.ts'
import { details } from './finding-text.ts'
import { blocks, enginesOf, isAlone, sentence, shortSha, tally, verdictWord } from './words.ts'

/** How much room the parts that always survive may take. */
export interface Room {
  /** Characters of one cell. */
  readonly cell: number
  readonly rows: number
  readonly reasons: number
  /** Names only, on a line each. */
  readonly terse: boolean
}

/** From all that a comment has to say to what fits into 2,000 characters whatever the review holds. */
export const rooms: readonly Room[] = [
  { cell: 1000, rows: 1000, reasons: 6, terse: false },
  { cell: 300, rows: 60, reasons: 6, terse: false },
  { cell: 120, rows: 24, reasons: 4, terse: false },
  { cell: 60, rows: 8, reasons: 2, terse: false },
  { cell: 18, rows: 4, reasons: 1, terse: true },
]

export interface CoreText {
  readonly top: string
  readonly approvers: string | undefined
  readonly killCriteria: string | undefined
  readonly footer: string
}

/** Verdict, table, approvers, kill criteria and footer: what no limit may cost the reader. */
export function coreText(review: Review, room: Room): CoreText {
  return {
    top: [verdictLine(review.verdict), reasonsText(review.verdict, room), checksTable(review.outcomes, room)].join(
      '\n\n',
    ),
    approvers: approversText(review.approvers, room),
    killCriteria: killCriteriaText(review.killCriteria, room),
    footer: footerText(review, room),
  }
}

const verdictGlyph: Readonly<Record<Verdict['decision'], string>> = {
  block: '🔴',
  inconclusive: '🟠',
  'needs-approval': '🟡',
  pass: '🟢',
}

function verdictLine(verdict: Verdict): string {
  return `## ${verdictGlyph[verdict.decision]} Breakwater: ${verdictWord(verdict)}`
}

function reasonsText({ reasons }: Verdict, room: Room): string {
  const shown = reasons.slice(0, room.reasons).map((reason) => inline(clip(reason, room.terse ? 50 : room.cell)))
  const rest = reasons.length - shown.length
  const text = `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
  return sentence(text.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()))
}

function checksTable(outcomes: readonly CheckOutcome[], room: Room): string {
  const rows = outcomes.map((outcome) => `| ${glyphOf(outcome)} | ${outcome.check} | ${resultText(outcome, room)} |`)
  return ['| | Check | Result |', '| --- | --- | --- |', ...rows.slice(0, Math.max(4, room.rows))].join('\n')
}

function glyphOf(outcome: CheckOutcome): string {
  if (outcome.status === 'skipped') return '⚪'
  if (outcome.status === 'failed') return '🟠'
  if (outcome.findings.some(blocks)) return '🔴'
  if (outcome.unproven.length > 0) return '🟠'
  return outcome.findings.some(({ severity }) => severity !== 'note') ? '🟡' : '🟢'
}

function resultText(outcome: CheckOutcome, room: Room): string {
  if (outcome.status === 'skipped') return `skipped${room.terse ? '' : `: ${inline(clip(outcome.reason, room.cell))}`}`
  if (outcome.status === 'failed')
    return `failed${room.terse ? '' : `: ${inline(clip(outcome.error.message, room.cell))}`}`
  const { findings, unproven, summary } = outcome
  return [
    ...(findings.length > 0 ? [tally(findings)] : ['no findings']),
    ...(unproven.length > 0 ? [`${unproven.length} could not be told`] : []),
    ...(summary === '' || room.terse ? [] : [inline(clip(summary, room.cell))]),
  ].join(' · ')
}

function approversText(approvers: readonly Approver[], room: Room): string | undefined {
  if (approvers.length === 0) return undefined
  const waiting = (approver: Approver) => approver.required && approver.approved.length === 0
  if (room.terse) {
    const sorted = [...approvers].sort((a, b) => Number(waiting(b)) - Number(waiting(a)))
    const names = sorted.map((one) => `${prose(clip(one.role, room.cell))} (${stateText(one)})`)
    return `**Who must approve:** ${listed(names, room)}`
  }
  const [named, unnamed] = [approvers.filter(isAsked), approvers.filter((approver) => !isAsked(approver))]
  const mentioned = new Set<string>()
  const rows = named.slice(0, room.rows).map((approver) => approverRow(approver, mentioned, room))
  const rest = named.length - rows.length
  return [
    '### Who must approve',
    ...(rows.length > 0
      ? [['| State | Role | People | Because |', '| --- | --- | --- | --- |', ...rows].join('\n')]
      : []),
    ...(rest > 0 ? [`And ${count(rest, 'more role')}.`] : []),
    ...(unnamed.length > 0 ? [advisoryText(unnamed, room)] : []),
  ].join('\n\n')
}

function isAsked({ required, people }: Approver): boolean {
  return required || people.length > 0
}

function approverRow(approver: Approver, mentioned: Set<string>, room: Room): string {
  const { approved, people, role, because } = approver
  const who =
    approved.length > 0 ? approved.map(({ login }) => code(login)) : people.map((name) => mention(name, mentioned))
  const state = `${stateGlyph(approver)}&nbsp;${stateText(approver)}`
  const names = who.length > 0 ? cut(who, 8) : 'nobody is named'
  return `| ${state} | ${prose(clip(role, room.cell))} | ${names} | ${inline(clip(because, room.cell))} |`
}

/** Roles that nobody stands behind, by what asks for them: one line, since nobody can act on it. */
function advisoryText(approvers: readonly Approver[], room: Room): string {
  const groups = unique(approvers.map(({ because }) => because)).map((because) => {
    const roles = approvers
      .filter((approver) => approver.because === because)
      .map(({ role }) => prose(clip(role, room.cell)))
    return `${cut(roles, room.rows)} (${inline(clip(because, room.cell))})`
  })
  return `Advisory, because the config names nobody for the role: ${cut(groups, room.rows)}.`
}

function stateGlyph({ approved, required }: Approver): string {
  if (approved.length > 0) return '🟢'
  return required ? '🟡' : '⚪'
}

function stateText({ approved, required }: Approver): string {
  if (approved.length > 0) return 'approved'
  return required ? 'missing' : 'advisory'
}

/** The only real mentions of a comment: a person who is asked, once. */
function mention(name: string, mentioned: Set<string>): string {
  const isLogin = /^[a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?$/i.test(name)
  const key = name.toLowerCase()
  if (!isLogin || mentioned.has(key)) return code(clip(name, 80))
  mentioned.add(key)
  return `@${name}`
}

function killCriteriaText(criteria: readonly KillCriterion[], room: Room): string | undefined {
  if (criteria.length === 0) return undefined
  // What has tripped is read first.
  const sorted = [...criteria].sort((a, b) => Number(b.tripped) - Number(a.tripped))
  if (room.terse) {
    const names = sorted.map(({ id, tripped }) => `${prose(clip(id, room.cell))}${tripped ? ' (tripped)' : ''}`)
    return `**Kill criteria:** ${listed(names, room)}`
  }
  const shown = sorted.slice(0, room.rows)
  const rest = criteria.length - shown.length
  const now = shown.filter(({ when }) => when === 'now').map((criterion) => criterionLine(criterion, room))
  const later = shown.filter(({ when }) => when === 'rollout').map((criterion) => criterionLine(criterion, room))
  const after = [...later, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')
  // Nobody rolls out what is blocked, so the roll-out's part does not take the first screen.
  const folded = now.length > 0 && later.length > 0
  return [
    '### Kill criteria',
    ...(now.length > 0 ? [now.join('\n')] : []),
    ...(after === ''
      ? []
      : folded
        ? [details(`After the merge (${later.length})`, after)]
        : ['After the merge, stop if', after]),
  ].join('\n\n')
}

function criterionLine({ metric, breach, window, action, tripped, when }: KillCriterion, room: Room): string {
  const [what, how, within, then] = [metric, breach, window, action].map((text) => inline(clip(text, room.cell)))
  const over = when === 'now' ? '' : ` _Window:_ ${within}.`
  return `- ${tripped ? '🔴 ' : ''}**${what}**: ${how}.${over} _Then:_ ${then}.`
}

function footerText(review: Review, room: Room): string {
  const { head, base, tool, profile } = review
  const commit = head.sha ? code(shortSha(head.sha)) : code(clip(head.ref, room.cell))
  if (room.terse) return `<sub>head ${commit}</sub>`
  const against = `${code(clip(base.ref, room.cell))}${base.sha ? ` (${code(shortSha(base.sha))})` : ''}`
  const facts = [
    isAlone(review) ? commit : `head ${commit} against ${against}`,
    `profile ${code(profile.name)} (${prose(clip(profile.source, room.cell))})`,
    ...engineFacts(review, room),
    `${tool.name} ${tool.version}`,
    ...(review.reportUrl ? [`[full report](${review.reportUrl})`] : []),
  ]
  return `---\n\n<sub>${facts.join(' · ')}<br>The same on your machine: ${code(clip(review.reproduce, room.cell))}</sub>`
}

/** A lock or a plan may differ between majors, so the reader sees both. */
function engineFacts(review: Review, room: Room): readonly string[] {
  const engines = enginesOf(review)
  if (engines.length === 0) return []
  const production = review.postgresVersion
    ? `production runs PostgreSQL ${review.postgresVersion}`
    : "production's version is not configured (`database.postgres-version`)"
  return [`SQL ran on ${prose(clip(engines.join(', '), room.cell))}, ${production}`]
}

function listed(names: readonly string[], room: Room): string {
  return `${cut(names, room.rows)}`
}

function cut(names: readonly string[], shown: number): string {
  const rest = names.length - shown
  return `${names.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
