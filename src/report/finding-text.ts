import type { Location } from '../core/error.ts'
import { type Finding, subjectText } from '../core/finding.ts'
import type { Review } from '../core/review.ts'
import type { Item } from './budget.ts'
import { clip, code, fence, inline, type Language } from './escape.ts'
import { codes, proofSentence, proofText } from './proof.ts'
import type { Told } from './words.ts'
import { sentence } from './words.ts'

/** What links need: where the repository is, and which commit the line numbers are of. */
export type Links = Pick<Review, 'repositoryUrl' | 'head'>

const maxMessage = 600
const maxBrief = 160

/** A finding at length and in a line. `number` counts those that block. */
export function findingItem(finding: Told, links: Links, number?: number): Item {
  const title = `${number === undefined ? '' : `${number}. `}${inline(clip(finding.message, maxMessage))}`
  const lead = [`**${title}**`, placeLine(finding, links), ...sentences(finding, links)].join('\\\n')
  return {
    full: [lead, ...evidence(finding)].join('\n\n'),
    brief: `- ${inline(clip(finding.message, maxBrief))}${inBrackets([placeText(finding, links)])}`,
  }
}

/** What is known of: the place of a finding may be nowhere. */
export function inBrackets(parts: readonly string[]): string {
  const known = parts.filter((part) => part !== '')
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

/** Where, which rule, what else it reaches, and the fingerprint that `accepted:` asks for. */
function placeLine(finding: Told, links: Links): string {
  const { ruleId, fingerprint, reach } = finding
  const others = reach.map(subjectText).filter((name) => name !== subjectText(finding.subject))
  const place = placeText(finding, links)
  return [
    ...(place === '' ? [] : [place]),
    code(ruleId),
    ...(others.length > 0 ? [`also reaches ${codes(others, 3)}`] : []),
    `fingerprint ${code(fingerprint)}`,
  ].join(' · ')
}

/** What stood only in base cannot be linked: the line numbers are those of the merge base. Empty for nowhere. */
export function placeText(finding: Finding, links: Links): string {
  const { path, line } = finding.location
  if (path === '') return ''
  return standsInBase(finding) ? `${code(`${clip(path, 300)}:${line}`)} in base` : linked(finding.location, links)
}

/** Whether the place of a finding is one of base: what head no longer has. */
export function standsInBase({ proof, location }: Finding): boolean {
  return proof.kind === 'diff' && proof.after === undefined && samePlace(proof.before?.location, location)
}

function samePlace(a: Location | undefined, b: Location): boolean {
  return a?.path === b.path && a.line === b.line
}

/** `path:line`, a link where the commit and the repository are known. */
export function linked({ path, line }: Location, { repositoryUrl, head }: Links): string {
  const label = code(`${clip(path, 300)}:${line}`)
  // No repository has such a path by accident.
  if (!repositoryUrl || !head.sha || path.length > 300) return label
  // Parentheses would end the link; encodeURIComponent leaves them alone.
  const target = path
    .split('/')
    .map((part) =>
      encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')).replace(
        /[()'*!]/g,
        (c) => `%${c.charCodeAt(0).toString(16)}`,
      ),
    )
    .join('/')
  return `[${label}](${repositoryUrl}/blob/${head.sha}/${target}#L${line})`
}

/** What is said in a line each, under the place. */
function sentences({ proof, remedy, accepted }: Finding, links: Links): readonly string[] {
  const said = proofSentence(proof)
  return [
    ...(said ? [said] : []),
    ...(remedy ? [`**Remedy:** ${inline(sentence(linesOf(remedy).first))}`] : []),
    ...(accepted ? [`Accepted ${acceptanceText(accepted, links)}`] : []),
  ]
}

/** What is shown: the remedy's text to copy, and the proof in a fold. */
function evidence({ proof, location, remedy, check }: Told): readonly string[] {
  const toCopy = remedy ? linesOf(remedy).toCopy : ''
  const language: Language = check === 'api-diff' ? 'yaml' : 'sql'
  const folded = proofText(proof, location.path)
  return [
    ...(toCopy === '' ? [] : [fence(language, toCopy)]),
    ...(folded ? [details(folded.summary, folded.body)] : []),
  ]
}

/** A remedy's first line is a sentence; further lines are text to copy. */
function linesOf(remedy: string): { readonly first: string; readonly toCopy: string } {
  const [first = '', ...rest] = remedy.trim().split('\n')
  return { first, toCopy: rest.join('\n').trim() }
}

/** `by carol until 2026-12-31: v1 is retired`; `in the file, at db/2.sql:3: it holds 40 rows`. */
export function acceptanceText({ by, place, reason, until }: NonNullable<Finding['accepted']>, links: Links): string {
  const who = place ? `in the file, at ${linked(place, links)}` : `by ${code(by)}`
  return `${who}${until ? ` until ${code(until)}` : ''}: ${inline(clip(sentence(reason), maxMessage))}`
}

/** A fold. The blank lines let GitHub read Markdown inside. `summary` is HTML. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}
