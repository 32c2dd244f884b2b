import { type Finding, fingerprintOf, type Hit, milder, type Severity } from './finding.ts'
import { provesError } from './proof.ts'

export interface RuleMeta {
  /** `check/name`; the file is named for the last part. */
  readonly id: string
  /** The highest that a finding of this rule may have. */
  readonly severity: Severity
  /** Version that brought the rule. */
  readonly since: string
  /** The rule as an instruction, in the imperative. */
  readonly title: string
  /** What happens to whom if it is ignored. */
  readonly effect: string
  /** What to do instead; absent where there is nothing to be done. */
  readonly remedy?: string
  /** A general rule speaks only of causes that no specific rule has claimed. */
  readonly general?: true
  /** Off, unless the config gives it a severity. */
  readonly optIn?: true
}

/** An example is a test and a paragraph of the rule's page at once. */
export interface RuleExample<Given> {
  readonly title: string
  readonly given: Given
  /** The messages, in order; empty where the rule must be silent. */
  readonly hits: readonly string[]
}

export interface Rule<Judged, Given> {
  readonly meta: RuleMeta
  readonly examples: readonly RuleExample<Given>[]
  readonly check: (judged: Judged) => readonly Hit[]
}

/** Types a rule; the id of every finding comes from `meta`, so the two cannot disagree. */
export function defineRule<Judged, Given>(rule: Rule<Judged, Given>): Rule<Judged, Given> {
  return rule
}

/**
 * Runs the rules over one subject: stamps each hit, lowers an `error` whose proof does not carry it to `warning`, and
 * drops what a general rule says of a cause that a specific rule has claimed. `asked`: rules that only run on demand.
 */
export function runRules<Judged>(
  rules: readonly Pick<Rule<Judged, never>, 'meta' | 'check'>[],
  judged: Judged,
  asked: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const chosen = rules.filter(({ meta }) => !meta.optIn || asked.has(meta.id))
  const hits = chosen.filter(({ meta }) => !meta.general).flatMap((rule) => hitsOf(rule, judged))
  const specific = hits.map(({ meta, hit }) => findingOf(meta, hit))
  const claimed = new Set([...specific.map(({ cause }) => cause), ...hits.flatMap(({ hit }) => hit.claims ?? [])])
  const general = chosen
    .filter(({ meta }) => meta.general)
    .flatMap((rule) => hitsOf(rule, judged))
    .map(({ meta, hit }) => findingOf(meta, hit))
    .filter(({ cause }) => !claimed.has(cause))
  return [...specific, ...general]
}

function hitsOf<Judged>({ meta, check }: Pick<Rule<Judged, never>, 'meta' | 'check'>, judged: Judged) {
  return check(judged).map((hit) => ({ meta, hit }))
}

function findingOf(meta: RuleMeta, hit: Hit): Finding {
  const remedy = hit.remedy ?? meta.remedy
  const fingerprint = fingerprintOf(meta.id, hit.subject, hit.key)
  const wanted = milder(meta.severity, hit.severity ?? 'error')
  return {
    ruleId: meta.id,
    severity: wanted === 'error' && !provesError(hit.proof) ? 'warning' : wanted,
    message: hit.message,
    ...(remedy === undefined ? {} : { remedy }),
    fingerprint,
    cause: hit.cause ?? fingerprint,
    location: hit.location,
    subject: hit.subject,
    reach: hit.reach ?? [hit.subject],
    proof: hit.proof,
    ...(hit.steps ? { proposed: { steps: hit.steps, replaces: hit.replaces } } : {}),
  }
}
