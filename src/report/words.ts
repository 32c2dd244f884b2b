import type { CheckOutcome } from '../core/check.ts'
import { type Finding, type Severity, severities } from '../core/finding.ts'
import { engineText } from '../core/ports.ts'
import type { Proof, Replay } from '../core/proof.ts'
import type { Review, Verdict } from '../core/review.ts'
import type { RowCounts } from '../core/trace.ts'
import { count, grouped, isShare, metricWord, plain, quantity, unique } from '../core/wording.ts'

/** The verdict in one or two words. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict.decision) {
    case 'block':
      return 'blocked'
    case 'inconclusive':
      return 'inconclusive'
    case 'needs-approval':
      return verdict.advisory ? 'approval advised' : 'needs approval'
    case 'pass':
      return 'passed'
    default:
      return verdict satisfies never
  }
}

/** A finding with the check that it came from. */
export interface Told extends Finding {
  readonly check: CheckOutcome['check']
}

/** What became of a request that was sent to the preview. */
export function replayText({ status, answer }: Replay): string {
  switch (answer) {
    case 'refused':
      return `The preview answered ${status}: the server refuses it, too.`
    case 'accepted':
      return `The preview accepted it (${status}): the contract forbids it, the server does not.`
    case 'failed':
      return `The preview failed on it (${status}).`
    case 'says-nothing':
      return `The preview answered ${status}, which says nothing of the request.`
    default:
      return answer satisfies never
  }
}

type DiffProof = Extract<Proof, { kind: 'diff' }>

/** What stands behind `-` and behind `+`. */
export function sidesOf({ sides = ['base', 'head'] }: DiffProof): readonly [before: string, after: string] {
  return sides
}

/** What the two sides of a difference are, as a sentence begins: `base and head as written`. */
export function diffText(proof: DiffProof): string {
  const [before, after] = sidesOf(proof)
  if (proof.after === undefined) return `${before} has it, ${after} does not`
  return proof.before === undefined
    ? `${after} has it, ${before} does not`
    : `${before} and ${after}${proof.sides ? '' : ' as written'}`
}

/** All findings in the order of the report: by severity, then by check, then by place. */
export function findingsOf({ outcomes }: Pick<Review, 'outcomes'>): readonly Told[] {
  const all = outcomes.flatMap((outcome) =>
    outcome.status === 'ran'
      ? [...outcome.findings].sort(byPlace).map((finding) => ({ ...finding, check: outcome.check }))
      : [],
  )
  return severities.flatMap((severity) => all.filter((finding) => finding.severity === severity))
}

function byPlace({ location: a }: Finding, { location: b }: Finding): number {
  return a.path === b.path ? a.line - b.line || a.column - b.column : a.path < b.path ? -1 : 1
}

export function blocks({ severity, accepted }: Finding): boolean {
  return severity === 'error' && accepted === undefined
}

/** Changes of which nobody can say whether they break anything: named as not proven, whatever their severity. */
export function undecidedOf(review: Pick<Review, 'outcomes'>): readonly Undecided[] {
  return findingsOf(review).flatMap((finding) =>
    finding.proof.kind === 'undecided' && !finding.accepted ? [{ finding, reason: finding.proof.reason }] : [],
  )
}

interface Undecided {
  readonly finding: Told
  readonly reason: string
}

/** `2 errors, 1 warning, 1 accepted`; what was accepted is counted apart. */
export function tally(findings: readonly Finding[]): string {
  const standing = findings.filter(({ accepted }) => accepted === undefined)
  const counts = severities.map((severity) => counted(standing, severity)).filter((text) => text !== '')
  const accepted = findings.length - standing.length
  return [...counts, ...(accepted > 0 ? [`${accepted} accepted`] : [])].join(', ')
}

function counted(findings: readonly Finding[], severity: Severity): string {
  const n = findings.filter((finding) => finding.severity === severity).length
  return n === 0 ? '' : count(n, severity)
}

/** Ends with a full stop, unless it ends with something as good. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return /(?:[.!?:]|[.!?]\))$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** `public.orders: 3 inserted, 20,000 updated`. */
export function rowsText(rows: RowCounts): string {
  return Object.entries(rows)
    .map(([relation, counts]) => {
      const parts = (['inserted', 'updated', 'deleted'] as const).flatMap((verb) =>
        counts[verb] > 0 ? [`${grouped(counts[verb])} ${verb}`] : [],
      )
      return `${relation}: ${parts.join(', ') || 'none'}`
    })
    .join('; ')
}

/** A measurement in one sentence. */
export function measurementText(proof: Extract<Proof, { kind: 'measurement' }>): string {
  const { metric, measured, floor, unit, samples, exceeding, probability } = proof
  return [
    `${metricWord(metric)} was ${quantity(measured, unit)} over ${count(samples, 'request')}, the floor is ${quantity(floor, unit)}.`,
    `${grouped(exceeding)} of them ${isShare(unit) ? 'failed' : 'were past it'};`,
    `a service that keeps the floor would show as many with a probability of ${probabilityText(probability)}.`,
  ].join(' ')
}

/** A comparison in two sentences. */
export function comparisonText(proof: Extract<Proof, { kind: 'comparison' }>): string {
  const { metric, base, head, unit, ratio, rounds, worse, probability } = proof
  const times =
    ratio === undefined
      ? ''
      : `; head's is ${plain(ratio.estimate)} times base's by the rounds (${plain(ratio.low)} to ${plain(ratio.high)})`
  return [
    `${metricWord(metric)} was ${quantity(head, unit)} on head and ${quantity(base, unit)} on base${times}.`,
    `Head was worse in ${grouped(worse)} of ${count(rounds, 'round')}, in turns with base;`,
    `were both alike, as many would be so by chance with a probability of ${probabilityText(probability)}. A second run bore it out.`,
  ].join(' ')
}

/** Why a request had to be refused, and what became of it. */
export function exchangeText({ because, status }: Extract<Proof, { kind: 'exchange' }>): string {
  return `The contract forbids it: ${because}. The answer was ${status}; it should have been 4xx.`
}

/** What became of a query on head. */
export function queryText({ sqlstate }: Extract<Proof, { kind: 'query' }>): string {
  return sqlstate === undefined
    ? 'head answers a query of the running release otherwise than base'
    : `a query of the running release fails with ${sqlstate}`
}

function probabilityText(p: number): string {
  if (p >= 0.001) return plain(p)
  if (p < 1e-12) return 'less than 1 in 10^12'
  return `about 1 in ${grouped(Math.round(Number((1 / p).toPrecision(1))))}`
}

/** Who ran SQL, each once: `PGlite 0.5.16 (PostgreSQL 18.6)`. */
export function enginesOf({ outcomes }: Pick<Review, 'outcomes'>): readonly string[] {
  return unique(
    outcomes.flatMap((outcome) => (outcome.status === 'ran' && outcome.engine ? [engineText(outcome.engine)] : [])),
  )
}

/** Whether nothing is compared: one server, and no revisions. */
export function isAlone({ base, head }: Pick<Review, 'base' | 'head'>): boolean {
  return head.sha === undefined && base.sha === undefined && head.ref === base.ref
}

/** Seven digits name a commit well enough for a reader. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7)
}
