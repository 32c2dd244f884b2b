import { type Severity, type Subject, subjectText } from '../../core/finding.ts'
import type { Proof } from '../../core/proof.ts'
import type { Change, Fact } from './changes.ts'
import type { Operation } from './operations.ts'
import { locate, placeKey } from './positions.ts'
import type { Located, Node } from './source.ts'

/** A change that does not know its lines yet. */
export interface Draft {
  readonly fact: Fact
  readonly severity: Severity
  readonly subject: Subject
  readonly reach: readonly Subject[]
  readonly key: string
  readonly base: Node | undefined
  readonly head: Node | undefined
  /** The side that the finding points at; the other one where it is not there. */
  readonly at: 'base' | 'head'
  /** `structural` and `excerpts`: the two places as they are written. */
  readonly proof: Proof | 'structural' | 'excerpts'
  /** See `Change`; not, where left out. */
  readonly mayBreak?: boolean
}

export function operationSubject({ method, path }: Pick<Operation, 'method' | 'path'>): Subject {
  return { kind: 'operation', method, path }
}

/** Finds lines and excerpts of all drafts at once, a pass a file. */
export function locateDrafts(drafts: readonly Draft[]): readonly Change[] {
  const places = locate(drafts.flatMap(({ base, head }) => [base, head].filter((node) => node !== undefined)))
  return drafts.map((draft) => {
    const before = draft.base && places.get(placeKey(draft.base))
    const after = draft.head && places.get(placeKey(draft.head))
    const at = draft.at === 'base' ? (before ?? after) : (after ?? before)
    const { severity, subject, reach, key, mayBreak = false } = draft
    return {
      ...draft.fact,
      severity,
      mayBreak,
      subject,
      reach: sortedSubjects(reach),
      key,
      location: at ? { path: at.path, line: at.line, column: at.column } : { path: '', line: 1, column: 1 },
      proof: typeof draft.proof === 'string' ? excerpts(draft.proof === 'structural', before, after) : draft.proof,
    }
  })
}

function excerpts(structural: boolean, before: Located | undefined, after: Located | undefined): Proof {
  return { kind: 'diff', structural, before: excerpt(before), after: excerpt(after) }
}

function excerpt(located: Located | undefined) {
  if (!located) return undefined
  const { path, line, column } = located
  return { text: located.excerpt, location: { path, line, column } }
}

/** Each once. */
export function sortedSubjects(reach: readonly Subject[]): readonly Subject[] {
  const byText = new Map(reach.map((subject) => [subjectText(subject), subject]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, subject]) => subject)
}
