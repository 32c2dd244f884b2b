import type { Unproven } from '../core/check.ts'
import type { Trouble } from '../core/error.ts'
import type { Review } from '../core/review.ts'
import { blocksWrites, type StatementTrace } from '../core/trace.ts'
import { count } from '../core/wording.ts'
import { fillRoom, type Item, type Measure, type Section } from './budget.ts'
import { type CoreText, coreText, rooms } from './core-text.ts'
import { clip, code, fence, inline } from './escape.ts'
import { acceptanceText, details, findingItem, inBrackets, linked, placeText } from './finding-text.ts'
import { loadItems } from './load/comment.ts'
import { codes, strongestFirst, waiters } from './proof.ts'
import { blocks, findingsOf, rowsText, sentence, type Told, undecidedOf } from './words.ts'

/** Blocking findings, and changes that nobody could decide, that stand open. */
const unfolded = 5

/**
 * The comment on the pull request, in at most `limit` characters (2,000 or more). Detail goes by severity, and how much
 * went is said; verdict, approvers and kill criteria always stay.
 */
export function renderComment(review: Review, limit: number): string {
  return renderWithin(review, limit, (text) => text.length)
}

/** The same for any measure: characters, or bytes. */
export function renderWithin(review: Review, limit: number, measure: Measure): string {
  // A line that says what was cut, at its longest.
  const reserve = 400
  for (const room of rooms) {
    const core = coreText(review, room)
    const fixed = measure(join([core.top, core.approvers, core.killCriteria, core.footer]))
    const last = room === rooms.at(-1)
    if (!last && fixed + reserve > limit) continue
    const sections = sectionsOf(review)
    const { texts, cut } = fillRoom(sections, limit - fixed - reserve, measure)
    return compose(core, texts, cut)
  }
  throw new Error('rooms is never empty')
}

/** Sections in the order in which they are read, which is also how little a reader can do without them. */
function sectionsOf(review: Review): readonly Section[] {
  const findings = findingsOf(review)
  const blocking = findings.filter(blocks)
  const accepted = findings.filter((finding) => finding.accepted !== undefined)
  const standing = (severity: Told['severity']) =>
    findings.filter((finding) => finding.severity === severity && !finding.accepted)
  const item = (finding: Told) => findingItem(finding, review)
  return [
    blockingSection(blocking.map((finding, at) => findingItem(finding, review, at + 1))),
    ...notProven(review),
    heading(
      '### Accepted',
      'accepted finding',
      accepted.map((one) => acceptedItem(one, review)),
      '\n',
    ),
    heading('### Worth knowing', 'remark', remarkItems(review), '\n'),
    fold('warnings', 'warning', standing('warning').map(item)),
    fold('statements, with what Postgres did', 'statement', statementItems(review), '\n', statementHead),
    loadSection(loadItems(review)),
    fold(
      'notes',
      'note',
      standing('note')
        .map(item)
        .map(({ brief }) => ({ full: brief, brief })),
      '\n',
    ),
  ]
}

function compose(core: CoreText, texts: readonly (string | undefined)[], cut: readonly string[]): string {
  const [errors, ...rest] = texts
  return join([
    core.top,
    cut.length > 0 ? `_Left out for length: ${cut.join(', ')}._` : undefined,
    errors,
    core.approvers,
    core.killCriteria,
    ...rest,
    core.footer,
  ])
}

function join(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`
}

/** The first ones stand open; more would push the approvers off the first screen. */
function blockingSection(items: readonly Item[]): Section {
  const title = '### What blocks\n\n'
  const folded = (rest: readonly string[]) => details(count(rest.length, 'more error'), rest.join('\n\n'))
  return {
    noun: 'error',
    items,
    between: '\n\n',
    frame: `${title}${details(count(items.length, 'more error'), '')}`,
    wrap: (chosen) => {
      const rest = chosen.slice(unfolded)
      return `${title}${[...chosen.slice(0, unfolded), ...(rest.length > 0 ? [folded(rest)] : [])].join('\n\n')}`
    },
  }
}

function section(noun: string, items: readonly Item[], between: string, wrap: (body: string) => string): Section {
  return { noun, items, between, frame: wrap(''), wrap: (chosen) => wrap(chosen.join(between)) }
}

/** A chart that there is no room for leaves nothing behind. */
function loadSection(items: readonly Item[]): Section {
  const folded = section('load test part', items, '\n\n', (body) => details('Load test', body))
  return { ...folded, wrap: (chosen) => folded.wrap(chosen.filter((text) => text !== '')) }
}

function heading(title: string, noun: string, items: readonly Item[], between: string): Section {
  return section(noun, items, between, (body) => `${title}\n\n${body}`)
}

function fold(title: string, noun: string, items: readonly Item[], between = '\n\n', head = ''): Section {
  const summary = `${items.length} ${items.length === 1 ? title.replace(/s\b/, '') : title}`
  return section(noun, items, between, (body) => details(summary, `${head}${body}`))
}

function acceptedItem(finding: Told, review: Review): Item {
  const { accepted, message, fingerprint } = finding
  const how = accepted ? acceptanceText(accepted, review) : ''
  const line = `- ${inline(clip(message, 200))}${inBrackets([placeText(finding, review), code(fingerprint)])}, accepted ${how}`
  return { full: line, brief: line }
}

/** What could not be judged at all, then the changes that were looked at and not decided. */
function notProven(review: Review): readonly Section[] {
  const title = '### What was not proven'
  const questions = openQuestions(review)
  const undecided = undecidedOf(review).map(({ finding, reason }) => undecidedItem(finding, reason, review))
  const lead = `${count(undecided.length, 'change')} could not be decided`
  const above = questions.length > 0 ? '' : `${title}\n\n`
  const open = undecided.length <= unfolded
  return [
    heading(title, 'open question', questions, '\n'),
    section('undecided change', undecided, '\n', (body) =>
      open ? `${above}${lead}:\n\n${body}` : `${above}${details(lead, body)}`,
    ),
  ]
}

function undecidedItem(finding: Told, reason: string, review: Review): Item {
  const { brief } = findingItem(finding, review)
  return { full: `${brief}: ${inline(sentence(clip(reason, 400)))}`, brief }
}

/** Checks that failed and things that could not be judged, each with what to do next. */
function openQuestions(review: Review): readonly Item[] {
  return review.outcomes.flatMap((outcome) => {
    if (outcome.status === 'failed') return [troubleItem(`${outcome.check} failed`, outcome.error, review)]
    if (outcome.status === 'skipped') return []
    // What a finding says is listed with the undecided changes, below.
    const own = outcome.unproven.filter(({ finding }) => finding === undefined)
    return own.map((one: Unproven) => troubleItem(one.subject, one, review))
  })
}

function troubleItem(subject: string, { message, hint, location }: Trouble, review: Review): Item {
  const what = `- ${code(clip(subject, 120))}`
  const place = location && location.path !== subject ? ` at ${linked(location, review)}` : ''
  return {
    full: `${what}${place}: ${inline(sentence(clip(message, 600)))} ${inline(sentence(clip(hint, 400)))}`,
    brief: `${what}: ${inline(clip(message, 160))}`,
  }
}

function remarkItems(review: Review): readonly Item[] {
  const checks = review.outcomes.flatMap((outcome) =>
    outcome.status === 'ran' ? outcome.remarks.map((remark) => remarkLine(remark, `${outcome.check}: `)) : [],
  )
  return [...review.remarks.map((remark) => remarkLine(remark, '')), ...checks].map((line) => ({
    full: line,
    brief: line,
  }))
}

/** The first paragraph is prose; what follows is to be copied as it stands: the YAML that grants a permission. */
function remarkLine(remark: string, lead: string): string {
  const [first = '', ...rest] = clip(remark.trim(), 600).split('\n')
  const line = `- ${lead}${inline(sentence(first))}`
  const toCopy = rest.join('\n').replace(/^\n+/, '')
  return toCopy.trim() === '' ? line : `${line}\n\n${fence('yaml', toCopy).replace(/^/gm, '  ')}\n`
}

const statementHead = '| Place | Statement | What Postgres did | ms |\n| --- | --- | --- | ---: |\n'

function statementItems(review: Review): readonly Item[] {
  const traces = review.outcomes.flatMap((outcome) => (outcome.status === 'ran' ? (outcome.trace ?? []) : []))
  return traces.map((trace) => {
    const row = statementRow(trace, review)
    return { full: row, brief: row }
  })
}

function statementRow({ path, line, statement, ms, ...did }: StatementTrace, review: Review): string {
  const place = linked({ path, line, column: 1 }, review)
  return `| ${place} | ${code(clip(statement, 90))} | ${deedsText(did)} | ${Math.round(ms)} |`
}

/** Locks that make others wait, and the work done under them. */
function deedsText({
  locks,
  scans,
  rewrites,
  rows,
  error,
}: Omit<StatementTrace, 'path' | 'line' | 'statement' | 'ms'>): string {
  const waited = strongestFirst(locks.filter(({ preexisting, mode }) => preexisting && blocksWrites(mode)))
  return [
    ...(error ? [`fails with ${code(error.sqlstate)}`] : []),
    ...waited.slice(0, 3).map((lock) => `${lock.mode} on ${code(lock.relation)}: ${waiters(lock)} wait`),
    ...(scans.length > 0 ? [`reads ${codes(scans, 3)}`] : []),
    ...(rewrites.length > 0 ? [`rewrites ${codes(rewrites, 3)}`] : []),
    ...(Object.keys(rows).length > 0 ? [inline(clip(rowsText(rows), 120))] : []),
  ].join('<br>')
}
