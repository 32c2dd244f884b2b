import { type Finding, subjectText } from '../core/finding.ts'
import type { Review } from '../core/review.ts'
import { count, enumerate, unique } from '../core/wording.ts'
import { clip, code, inline } from './escape.ts'
import { codes } from './proof.ts'
import { findingsOf, sentence } from './words.ts'

const groups = [
  { severity: 'error', title: 'Breaking', counted: 'breaking' },
  { severity: 'warning', title: 'Could break', counted: 'could break' },
  { severity: 'note', title: 'Added and harmless', counted: 'added or harmless' },
] as const

const maxMessage = 600
const maxOperations = 5

/** What changed between two releases of a contract, for those who use it: a line a change, the worst first. */
export function renderChangelog(review: Review): string {
  const findings = findingsOf(review)
  const parts = groups.map(({ severity, title, counted }) => {
    const own = findings.filter((finding) => finding.severity === severity)
    return { title, lines: changeLines(own), counted: `${own.length} ${counted}` }
  })
  const filled = parts.filter(({ lines }) => lines.length > 0)
  const untold = untoldLines(review)
  const total =
    findings.length > 0
      ? `${count(findings.length, 'change')}: ${enumerate(filled.map(({ counted }) => counted))}.`
      : untold.length > 0
        ? 'No change was found in what could be compared.'
        : 'No change that a client could notice.'
  return `${[
    '# API changes',
    `From ${code(clip(review.base.ref, 200))} to ${code(clip(review.head.ref, 200))}. ${total}`,
    ...filled.map(({ title, lines }) => `## ${title}\n\n${lines.join('\n')}`),
    ...(untold.length > 0 ? [`## Not compared\n\n${untold.join('\n')}`] : []),
  ].join('\n\n')}\n`
}

interface Line {
  readonly before: string
  readonly after: string
  readonly operations: string[]
}

/** The same change of several operations is one line that names them; an operation that came or went has its own. */
function changeLines(findings: readonly Finding[]): readonly string[] {
  const lines = new Map<string, Line>()
  for (const finding of findings) {
    const { before, after, operations } = lineOf(finding)
    const shared = /^[,:]/.test(after)
    const key = JSON.stringify(shared ? [before, after] : [before, after, operations])
    const line = lines.get(key) ?? { before, after, operations: [] }
    lines.set(key, line)
    line.operations.push(...operations)
  }
  return [...lines.values()].map(lineText)
}

/** A message as what stands before and after its operations: `GET /orders and 2 more: ...`. */
function lineOf({ message, subject, reach }: Finding): Line {
  const name = subjectText(subject)
  const operations = [...unique([name, ...reach.map(subjectText)])]
  const named = operations.length > 1 ? `${name} and ${operations.length - 1} more` : name
  const found = [named, name].find((text) => message.includes(text))
  if (found === undefined) return { before: `${message} (`, after: ')', operations }
  const at = message.indexOf(found)
  return { before: message.slice(0, at), after: message.slice(at + found.length), operations }
}

function lineText({ before, after, operations }: Line): string {
  const start = `${inline(clip(before, maxMessage))}${before.endsWith(' ') ? ' ' : ''}`
  const end = `${after.startsWith(' ') ? ' ' : ''}${inline(clip(after, maxMessage))}`
  return `- ${start}${codes(unique(operations), maxOperations)}${end}`
}

/** A reader must not take for unchanged what nobody could read. */
function untoldLines({ outcomes }: Review): readonly string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'skipped') return []
    const troubles =
      outcome.status === 'failed'
        ? [{ subject: outcome.check, message: outcome.error.message }]
        : // A change that was looked at and not decided stands among the changes.
          outcome.unproven.filter(({ finding }) => finding === undefined)
    return troubles.map(
      ({ subject, message }) => `- ${code(clip(subject, 200))}: ${inline(sentence(clip(message, maxMessage)))}`,
    )
  })
}
