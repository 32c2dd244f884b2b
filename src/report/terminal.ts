import type { CheckOutcome } from '../core/check.ts'
import { type Finding, type Severity, subjectText } from '../core/finding.ts'
import type { Approver, KillCriterion, Review, Verdict } from '../core/review.ts'
import { count, enumerate } from '../core/wording.ts'
import { clip, oneLine } from './escape.ts'
import { evidenceOf } from './evidence.ts'
import { standsInBase } from './finding-text.ts'
import { figuresSection } from './terminal-figures.ts'
import { indented, type Page, painter, type Style, section, wrapped } from './terminal-text.ts'
import { blocks, enginesOf, findingsOf, isAlone, sentence, shortSha, tally, undecidedOf, verdictWord } from './words.ts'

export interface TerminalOptions {
  readonly colour: boolean
  /** Columns; prose is broken there, code is not. */
  readonly width: number
  /** Whether it has signs beyond letters, for small pictures; default: no. */
  readonly unicode?: boolean
}

const maxNotes = 40

/**
 * The review for a person at a terminal: verdict first, then what is to be done about it, the next step last. What only
 * informs takes a line each; the Markdown report has it at length.
 */
export function renderTerminal(review: Review, { colour, width, unicode = false }: TerminalOptions): string {
  const page: Page = { paint: painter(colour), width: Math.min(Math.max(width, 40), 110), unicode }
  const parts = [
    verdictLines(review.verdict, page),
    table(review.outcomes, page),
    findingsSection(review, page),
    unprovenSection(review, page),
    approverSection(review.approvers, page),
    killCriteriaSection(review.killCriteria, page),
    ...review.outcomes.map((outcome) => figuresSection(outcome, page)),
    remarkSection(review, page),
    noteSection(review, page),
    footer(review, page),
    nextStep(review, page),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const verdictStyle: Readonly<Record<Verdict['decision'], Style>> = {
  block: 'red',
  inconclusive: 'yellow',
  'needs-approval': 'yellow',
  pass: 'green',
}

function verdictLines(verdict: Verdict, { paint, width }: Page): string {
  const word = paint('bold', paint(verdictStyle[verdict.decision], verdictWord(verdict).toUpperCase()))
  const reasons = verdict.reasons.map((reason) => wrapped(oneLine(reason), width, '  '))
  return [word, ...reasons].join('\n')
}

function table(outcomes: readonly CheckOutcome[], { paint, width }: Page): string {
  const rows = outcomes.map((outcome) => ({ check: outcome.check, state: stateOf(outcome), about: aboutOf(outcome) }))
  const checkWidth = Math.max(0, ...rows.map(({ check }) => check.length))
  const stateWidth = Math.max(0, ...rows.map(({ state }) => state.text.length))
  return rows
    .map(({ check, state, about }) => {
      const indent = ' '.repeat(checkWidth + stateWidth + 6)
      const text = wrapped(oneLine(about), Math.max(width, indent.length + 30), indent).trimStart()
      return `  ${check.padEnd(checkWidth)}  ${paint(state.style, state.text.padEnd(stateWidth))}  ${paint('dim', text)}`.trimEnd()
    })
    .join('\n')
}

function stateOf(outcome: CheckOutcome): { readonly text: string; readonly style: Style } {
  if (outcome.status === 'skipped') return { text: 'skipped', style: 'dim' }
  if (outcome.status === 'failed') return { text: 'failed', style: 'yellow' }
  const { findings, unproven } = outcome
  const unsure = unproven.length > 0 ? `, ${unproven.length} not proven` : ''
  const text = `${findings.length > 0 ? tally(findings) : 'no findings'}${unsure}`
  if (findings.some(blocks)) return { text, style: 'red' }
  const loud = unproven.length > 0 || findings.some(({ severity }) => severity !== 'note')
  return { text, style: loud ? 'yellow' : 'green' }
}

function aboutOf(outcome: CheckOutcome): string {
  if (outcome.status === 'ran') return outcome.summary
  return outcome.status === 'skipped' ? outcome.reason : outcome.error.message
}

/** What somebody has to act on, errors first. */
function findingsSection(review: Review, page: Page): string {
  return findingsOf(review)
    .filter(({ severity }) => severity !== 'note')
    .map((finding) => findingText(finding, page))
    .join('\n\n')
}

function noteSection(review: Review, page: Page): string {
  const notes = findingsOf(review).filter(({ severity }) => severity === 'note')
  const lines = notes.slice(0, maxNotes).map((finding) => {
    const place = placeOf(finding)
    const message = clip(oneLine(finding.message), Math.max(30, page.width - place.length - 4))
    return place === '' ? `  ${message}` : `  ${page.paint('dim', place)}  ${message}`
  })
  const rest = notes.length - lines.length
  const more = rest > 0 ? [`  and ${rest} more`] : []
  return section('Also changed (at length: --format markdown)', [...lines, ...more], page)
}

/** `path:line:column`; the lines of what is gone are those of base. Empty for nowhere. */
function placeOf(finding: Finding): string {
  const { path, line, column } = finding.location
  if (path === '') return ''
  return `${oneLine(path)}:${line}:${column}${standsInBase(finding) ? ' in base' : ''}`
}

const severityStyle: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'cyan' }

function findingText(finding: Finding, { paint, width }: Page): string {
  const { severity, ruleId, message, remedy, subject, reach, fingerprint, accepted } = finding
  const others = reach.map(subjectText).filter((name) => name !== subjectText(subject))
  const place = placeOf(finding)
  const head = [
    paint(severityStyle[severity], severity),
    ...(place === '' ? [] : [paint('bold', place)]),
    paint('dim', `${oneLine(ruleId)}  ${oneLine(fingerprint)}`),
  ]
  return [
    `  ${head.join('  ')}`,
    wrapped(oneLine(message), width, '    '),
    ...(others.length > 0 ? [wrapped(`Also reaches ${oneLine(enumerate(others, 5))}.`, width, '    ')] : []),
    ...proofLines(finding, width),
    ...(remedy ? [remedyText(remedy, width)] : []),
    ...(accepted
      ? [
          wrapped(
            `Accepted ${accepted.place ? 'in the file, at' : 'by'} ${oneLine(accepted.by)}${accepted.until ? ` until ${accepted.until}` : ''}: ${oneLine(accepted.reason)}`,
            width,
            '    ',
          ),
        ]
      : []),
  ].join('\n')
}

function remedyText(remedy: string, width: number): string {
  const [first = '', ...rest] = remedy.trim().split('\n')
  return [
    wrapped(`Remedy: ${oneLine(first)}`, width, '    '),
    ...(rest.length > 0 ? [indented(rest.join('\n'), '      ')] : []),
  ].join('\n')
}

function proofLines({ proof }: Finding, width: number): readonly string[] {
  return evidenceOf(proof).map((one) =>
    one.kind === 'sentence' ? wrapped(oneLine(one.text), width, '    ') : indented(one.text, `      ${one.sign} `),
  )
}

function unprovenSection(review: Review, page: Page): string {
  const { outcomes } = review
  const troubles = outcomes.flatMap((outcome) => {
    if (outcome.status === 'failed') return [{ subject: `${outcome.check} failed`, ...outcome.error }]
    // What a finding says is listed with the undecided changes, below.
    return outcome.status === 'ran' ? outcome.unproven.filter(({ finding }) => finding === undefined) : []
  })
  const lines = troubles.map(({ subject, message, hint, location }) => {
    const at = location && `${location.path}:${location.line}`
    const place = at === undefined || subject === location?.path || subject === at ? '' : ` (${oneLine(at)})`
    return wrapped(`${oneLine(subject)}${place}: ${sentence(oneLine(message))} ${oneLine(hint)}`, page.width, '  ')
  })
  return section('Not proven', [...lines, ...undecidedLines(review, page)], page)
}

/** A line each: those that are warnings are told at length above. */
function undecidedLines(review: Review, { width }: Page): readonly string[] {
  const undecided = undecidedOf(review)
  if (undecided.length === 0) return []
  const lines = undecided
    .slice(0, maxNotes)
    .map(({ finding, reason }) =>
      wrapped(
        `- ${[placeOf(finding), oneLine(finding.message)].filter((part) => part !== '').join(': ')} (${oneLine(reason)})`,
        width,
        '    ',
      ),
    )
  const rest = undecided.length - lines.length
  const more = rest > 0 ? [`    and ${rest} more`] : []
  return [`  ${count(undecided.length, 'change')} could not be decided:`, ...lines, ...more]
}

function remarkSection({ remarks, outcomes }: Review, page: Page): string {
  const own = outcomes.flatMap((outcome) =>
    outcome.status === 'ran' ? outcome.remarks.map((remark) => `${outcome.check}: ${remark}`) : [],
  )
  const lines = [...remarks, ...own].map((remark) => wrapped(remark.trim(), page.width, '  '))
  return section('Worth knowing', lines, page)
}

function approverSection(approvers: readonly Approver[], page: Page): string {
  const lines = approvers.map(({ role, people, required, approved, because }) => {
    const state =
      approved.length > 0
        ? `approved by ${approved.map(({ login }) => login).join(', ')}`
        : required
          ? 'missing'
          : 'advisory'
    const who = approved.length > 0 || people.length === 0 ? '' : ` (${people.join(', ')})`
    const style = approved.length > 0 ? 'green' : required ? 'yellow' : 'dim'
    return `  ${oneLine(`${role}${who}`)}: ${page.paint(style, oneLine(state))}\n${wrapped(oneLine(because), page.width, '    ')}`
  })
  return section('Who must approve', lines, page)
}

function killCriteriaSection(criteria: readonly KillCriterion[], page: Page): string {
  const told = ({ metric, breach, window, action, tripped }: KillCriterion) =>
    wrapped(
      oneLine(`${metric}: ${breach}.${tripped ? '' : ` Window: ${window}.`} Then: ${action}.`),
      page.width,
      '    ',
    )
  const group = (title: string, of: readonly KillCriterion[]) => (of.length === 0 ? [] : [title, ...of.map(told)])
  return section(
    'Kill criteria',
    [
      ...group(
        page.paint('red', '  tripped now'),
        criteria.filter(({ tripped }) => tripped),
      ),
      ...group(
        page.paint('dim', '  after the merge'),
        criteria.filter(({ tripped }) => !tripped),
      ),
    ],
    page,
  )
}

function footer(review: Review, { paint, width }: Page): string {
  const { head, base, profile, postgresVersion } = review
  const name = (one: Review['head']) => `${oneLine(one.ref)}${one.sha ? ` (${shortSha(one.sha)})` : ''}`
  // A load test of a URL compares nothing.
  const compared = isAlone(review) ? name(head) : `${name(head)} against ${name(base)}`
  const engines = enginesOf(review)
  const production = postgresVersion ? `production runs PostgreSQL ${postgresVersion}` : 'production unknown'
  const sql = engines.length > 0 ? `; SQL ran on ${engines.join(', ')}, ${production}` : ''
  return paint('dim', wrapped(`${compared}; profile ${profile.name} (${profile.source})${sql}`, width, ''))
}

/** What to do now, in one sentence. */
function nextStep(review: Review, { width }: Page): string {
  return wrapped(`Next: ${nextOf(review)}`, width, '')
}

function nextOf(review: Review): string {
  const { verdict, outcomes, approvers } = review
  switch (verdict.decision) {
    case 'block':
      return 'correct what blocks, or accept it on the base branch: `accepted:` in .github/breakwater.yml takes the fingerprint, a reason and a last day.'
    case 'inconclusive': {
      const hints = outcomes.flatMap((outcome) =>
        outcome.status === 'failed'
          ? [outcome.error.hint]
          : outcome.status === 'ran'
            ? outcome.unproven.map(({ hint }) => hint)
            : [],
      )
      return oneLine(hints[0] ?? 'look at what was not proven.')
    }
    case 'needs-approval': {
      const missing = approvers.filter(
        ({ approved, required }) => approved.length === 0 && required !== verdict.advisory,
      )
      const names = missing.map(({ role, people }) => (people.length > 0 ? `${role} (${people.join(', ')})` : role))
      const ask = `ask ${oneLine(enumerate(names, 6))} to approve this commit`
      return verdict.advisory
        ? `${ask}, and name people for the roles under \`approvers:\` in .github/breakwater.yml.`
        : `${ask}.`
    }
    case 'pass':
      return nextOfPass(review)
    default:
      return verdict satisfies never
  }
}

/** A pass is no reason to look away from what was not decided. */
function nextOfPass(review: Review): string {
  const { base, head, outcomes } = review
  if (base.sha !== undefined && base.sha === head.sha) {
    return 'Nothing was compared: base and head are the same commit. Name another base with --base.'
  }
  const undecided = undecidedOf(review).length
  const warnings = findingsOf(review).filter(
    ({ severity, accepted, proof }) => severity === 'warning' && !accepted && proof.kind !== 'undecided',
  ).length
  const open = outcomes.some(
    (outcome) => outcome.status === 'failed' || (outcome.status === 'ran' && outcome.unproven.length > 0),
  )
  const look = [
    ...(open ? ['what was not proven'] : []),
    ...(undecided > 0 ? [`the ${several(undecided, 'change')} that could not be decided`] : []),
    ...(warnings > 0 ? [`the ${several(warnings, 'warning')}`] : []),
  ]
  return look.length > 0
    ? `look at ${enumerate(look)}; nothing else stands in the way.`
    : 'nothing; this can be merged as far as Breakwater can tell.'
}

/** `change`, `2 changes`. */
function several(n: number, noun: string): string {
  return n === 1 ? noun : count(n, noun)
}
