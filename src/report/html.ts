import { createHash } from 'node:crypto'
import type { CheckOutcome, Unproven } from '../core/check.ts'
import { type Finding, subjectText } from '../core/finding.ts'
import type { Review } from '../core/review.ts'
import { count, enumerate } from '../core/wording.ts'
import { evidenceOf } from './evidence.ts'
import { standsInBase } from './finding-text.ts'
import { pageStyle } from './html-style.ts'
import { block, escaped, link, phrase } from './html-text.ts'
import { loadHtml, tableHtml } from './load/html.ts'
import {
  blocks,
  enginesOf,
  findingsOf,
  isAlone,
  sentence,
  shortSha,
  type Told,
  tally,
  undecidedOf,
  verdictWord,
} from './words.ts'

/** A page that nobody scrolls to the end of is no page: the JSON report has all. */
const maxFindings = 200

/**
 * The review as one page that needs nothing else: no script, no picture, nothing fetched. Every text is escaped, and the
 * page's own policy would keep a forgotten one from doing anything.
 */
export function renderHtml(review: Review): string {
  const findings = findingsOf(review)
  const standing = findings.filter(({ accepted }) => !accepted)
  const title = `Breakwater: ${verdictWord(review.verdict)}`
  const parts = [
    headerHtml(review),
    checksHtml(review.outcomes),
    articles('What blocks', 'error', findings.filter(blocks)),
    approversHtml(review),
    killCriteriaHtml(review),
    unprovenHtml(review),
    articles(
      'Warnings',
      'warning',
      standing.filter(({ severity }) => severity === 'warning'),
    ),
    articles(
      'Accepted',
      'accepted finding',
      findings.filter(({ accepted }) => accepted !== undefined),
    ),
    remarksHtml(review),
    ...review.outcomes.flatMap((outcome) => (outcome.status === 'ran' && outcome.load ? [loadHtml(outcome.load)] : [])),
    notesHtml(standing.filter(({ severity }) => severity === 'note')),
    footerHtml(review),
  ]
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...parts.filter((part) => part !== ''),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Only our own style sheet, told by its hash; nothing else of any kind. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`

function section(title: string, body: readonly string[]): string {
  return body.length === 0 ? '' : ['<section>', `<h2>${phrase(title)}</h2>`, ...body, '</section>'].join('\n')
}

function list(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`]
}

function headerHtml({ verdict }: Review): string {
  return [
    `<header class="${verdict.decision}">`,
    `<h1>Breakwater: ${escaped(verdictWord(verdict))}</h1>`,
    ...verdict.reasons.map((reason) => `<p>${phrase(reason)}</p>`),
    '</header>',
  ].join('\n')
}

function checksHtml(outcomes: readonly CheckOutcome[]): string {
  const rows = outcomes.map((outcome) => [outcome.check, stateOf(outcome), aboutOf(outcome)])
  if (rows.length === 0) return ''
  return section('Checks', [tableHtml({ columns: [{ name: 'Check' }, { name: 'Result' }, { name: 'About' }], rows })])
}

function stateOf(outcome: CheckOutcome): string {
  if (outcome.status !== 'ran') return outcome.status
  const { findings, unproven } = outcome
  const unsure = unproven.length > 0 ? `, ${unproven.length} not proven` : ''
  return `${findings.length > 0 ? tally(findings) : 'no findings'}${unsure}`
}

function aboutOf(outcome: CheckOutcome): string {
  if (outcome.status === 'ran') return outcome.summary
  return outcome.status === 'skipped' ? outcome.reason : outcome.error.message
}

function articles(title: string, noun: string, findings: readonly Told[]): string {
  const rest = findings.length - maxFindings
  return section(title, [
    ...findings.slice(0, maxFindings).map(articleHtml),
    ...(rest > 0 ? [`<p>And ${count(rest, `more ${noun}`)}.</p>`] : []),
  ])
}

function articleHtml(finding: Told): string {
  const { severity, message, remedy, ruleId, fingerprint, reach, subject, accepted, proof } = finding
  const others = reach.map(subjectText).filter((name) => name !== subjectText(subject))
  const place = placeOf(finding)
  const facts = [
    ...(place === '' ? [] : [place]),
    `<code>${escaped(ruleId)}</code>`,
    ...(others.length > 0 ? [`also reaches ${phrase(enumerate(others, 5))}`] : []),
    `fingerprint <code>${escaped(fingerprint)}</code>`,
  ]
  return [
    `<article class="${accepted ? 'accepted' : severity}">`,
    `<h3>${phrase(message)}</h3>`,
    `<p class="muted">${facts.join(' · ')}</p>`,
    ...evidenceOf(proof).map((one) =>
      one.kind === 'sentence'
        ? `<p>${phrase(one.text)}</p>`
        : `<pre${one.sign === '-' ? ' class="before"' : one.sign === '+' ? ' class="after"' : ''}>${block(one.text)}</pre>`,
    ),
    ...(remedy === undefined ? [] : remedyHtml(remedy)),
    ...(accepted ? [`<p>${acceptedText(accepted)}</p>`] : []),
    '</article>',
  ].join('\n')
}

function remedyHtml(remedy: string): readonly string[] {
  const [first = '', ...rest] = remedy.trim().split('\n')
  return [
    `<p><strong>Remedy:</strong> ${phrase(first)}</p>`,
    ...(rest.length > 0 ? [`<pre>${block(rest.join('\n'))}</pre>`] : []),
  ]
}

function acceptedText({ by, place, until, reason }: NonNullable<Finding['accepted']>): string {
  const who = place ? `in the file, at ${escaped(by)}` : `by ${escaped(by)}`
  return `Accepted ${who}${until ? ` until ${escaped(until)}` : ''}: ${phrase(sentence(reason))}`
}

function placeOf(finding: Finding): string {
  const { path, line } = finding.location
  if (path === '') return ''
  return `<code>${escaped(`${path}:${line}`)}</code>${standsInBase(finding) ? ' in base' : ''}`
}

function approversHtml({ approvers }: Review): string {
  const rows = approvers.map(({ role, people, required, approved, because }) => [
    approved.length > 0 ? 'approved' : required ? 'missing' : 'advisory',
    role,
    enumerate(approved.length > 0 ? approved.map(({ login }) => login) : people, 8) || 'nobody is named',
    because,
  ])
  if (rows.length === 0) return ''
  const columns = ['State', 'Role', 'People', 'Because'].map((name) => ({ name }))
  return section('Who must approve', [tableHtml({ columns, rows })])
}

function killCriteriaHtml({ killCriteria }: Review): string {
  const told = [...killCriteria].sort((a, b) => Number(b.tripped) - Number(a.tripped))
  return section(
    'Kill criteria',
    list(
      told.map(({ metric, breach, window, action, tripped, when }) => {
        const over = when === 'now' ? '' : ` Window: ${phrase(window)}.`
        const now = tripped ? '<span class="bad">Tripped now.</span> ' : ''
        return `${now}<strong>${phrase(metric)}</strong>: ${phrase(breach)}.${over} Then: ${phrase(action)}.`
      }),
    ),
  )
}

function unprovenHtml(review: Review): string {
  const questions = review.outcomes.flatMap((outcome) => {
    if (outcome.status === 'failed') return [troubleHtml({ subject: `${outcome.check} failed`, ...outcome.error })]
    if (outcome.status === 'skipped') return []
    // What a finding says is listed with the undecided changes.
    return outcome.unproven.filter(({ finding }) => finding === undefined).map(troubleHtml)
  })
  const undecided = undecidedOf(review).map(
    ({ finding, reason }) =>
      `${[placeOf(finding), phrase(finding.message)].filter((part) => part !== '').join(': ')} (${phrase(reason)})`,
  )
  return section('What was not proven', list([...questions, ...undecided.slice(0, maxFindings)]))
}

function troubleHtml({ subject, message, hint, location }: Unproven): string {
  const place =
    location && location.path !== subject ? ` (<code>${escaped(`${location.path}:${location.line}`)}</code>)` : ''
  return `<strong>${phrase(subject)}</strong>${place}: ${phrase(sentence(message))} ${phrase(sentence(hint))}`
}

function remarksHtml({ remarks, outcomes }: Review): string {
  const own = outcomes.flatMap((outcome) =>
    outcome.status === 'ran' ? outcome.remarks.map((remark) => `${outcome.check}: ${remark}`) : [],
  )
  return section('Worth knowing', list([...remarks, ...own].map(remarkHtml)))
}

/** The first paragraph is prose; what follows is to be copied as it stands. */
function remarkHtml(remark: string): string {
  const [first = '', ...rest] = remark.trim().split('\n')
  const toCopy = rest.join('\n').trim()
  return `${phrase(sentence(first))}${toCopy === '' ? '' : `\n<pre>${block(toCopy)}</pre>`}`
}

function notesHtml(notes: readonly Told[]): string {
  const lines = notes.slice(0, maxFindings).map((finding) => {
    const place = placeOf(finding)
    return `${place === '' ? '' : `${place}: `}${phrase(finding.message)}`
  })
  const rest = notes.length - lines.length
  return section('Also changed', list([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])]))
}

function footerHtml(review: Review): string {
  const { head, base, profile, tool, reproduce, reportUrl, postgresVersion } = review
  const name = ({ ref, sha }: Review['head']) => `<code>${escaped(sha ? shortSha(sha) : ref)}</code>`
  const engines = enginesOf(review)
  const facts = [
    isAlone(review) ? `<code>${escaped(head.ref)}</code>` : `head ${name(head)} against ${name(base)}`,
    `profile <code>${escaped(profile.name)}</code> (${escaped(profile.source)})`,
    ...(engines.length > 0
      ? [
          `SQL ran on ${escaped(engines.join(', '))}, ${postgresVersion ? `production runs PostgreSQL ${postgresVersion}` : 'production unknown'}`,
        ]
      : []),
    `${tool.name} ${escaped(tool.version)}`,
    ...(reportUrl ? [link('full report', reportUrl)] : []),
  ]
  return `<footer>${facts.join(' · ')}<br>The same on your machine: <code>${escaped(reproduce)}</code></footer>`
}
