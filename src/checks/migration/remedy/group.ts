import { type Finding, fingerprintOf, type Subject, subjectText } from '../../../core/finding.ts'
import { enumerate } from '../../../core/wording.ts'
import { remedyText } from './remedy-text.ts'

/**
 * One finding for what one rule says of one table in one file: eight indexes of a table are one decision. The first
 * speaks for the others, which are named with their lines; its steps are all their steps. Whoever accepts the group has
 * not accepted a ninth.
 */
export function grouped(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].map(asOne)
}

function keyOf({ ruleId, severity, location, subject, proof, accepted, fix, fingerprint }: Finding): string {
  // Only what can be told with the same words: of a whole file, or of a failure, there is one in any case.
  const table = tableOf(subject)
  // Each query that fails is told with its own words.
  if (table === undefined || proof.kind === 'query') return fingerprint
  return JSON.stringify([ruleId, severity, location.path, subject.kind, table, accepted, fix !== undefined])
}

/** Columns of a table are told together as well. */
function tableOf(subject: Subject): string | undefined {
  if (subject.kind === 'table') return subject.name
  return subject.kind === 'column' ? subject.name.slice(0, subject.name.lastIndexOf('.')) : undefined
}

function asOne(group: readonly Finding[]): Finding {
  const [first, ...others] = group
  if (!first) throw new Error('a group has at least one finding')
  if (others.length === 0) return first
  const lines = [...new Set(others.map(({ location }) => String(location.line)))].filter(
    (line) => line !== String(first.location.line),
  )
  const columns = first.subject.kind === 'column' ? others.flatMap(({ reach }) => reach.flatMap(columnName)) : []
  const steps = group.flatMap(({ fix }) => fix?.steps ?? [])
  return {
    ...first,
    message: `${first.message} (and the like ${columns.length > 0 ? `of ${enumerate([...new Set(columns)], 12)} ` : ''}${placesText(lines)})`,
    reach: uniqueSubjects(group.flatMap(({ reach }) => reach)),
    fingerprint: fingerprintOf(first.ruleId, first.subject, group.map(({ fingerprint }) => fingerprint).join('\n')),
    ...(first.fix
      ? { fix: { steps, engine: first.fix.engine }, remedy: remedyText({ steps, engine: first.fix.engine }) }
      : {}),
  }
}

function columnName(subject: Subject): readonly string[] {
  return subject.kind === 'column' ? [subject.name.slice(subject.name.lastIndexOf('.') + 1)] : []
}

function placesText(lines: readonly string[]): string {
  if (lines.length === 0) return 'in the same statement'
  return `at ${lines.length === 1 ? 'line' : 'lines'} ${enumerate(lines, 12)}`
}

function uniqueSubjects(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((subject) => [subjectText(subject), subject])).values()]
}
