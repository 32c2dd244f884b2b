import { severities } from '../../core/finding.ts'
import { type Change, ownerText } from './changes.ts'
import { sortedSubjects } from './draft.ts'

/**
 * Changes of all documents, those of a file that several documents share once: the same change at the same place is
 * one root cause, whichever document it was met in.
 */
export function mergeChanges(documents: readonly (readonly Change[])[]): readonly Change[] {
  const merged: Change[] = []
  const known = new Map<string, { readonly at: number; readonly document: number }>()
  for (const [document, changes] of documents.entries()) {
    for (const change of changes) {
      const name = nameOf(change)
      const first = known.get(name)
      const other = first && merged[first.at]
      if (first && other && first.document !== document) merged[first.at] = joined(other, change)
      else {
        known.set(name, { at: merged.length, document })
        merged.push(change)
      }
    }
  }
  return merged
}

function nameOf(change: Change): string {
  const { kind, key, location } = change
  const direction = kind === 'schema' ? change.direction : ''
  // An operation is named for its path, which each document chooses.
  const subject = kind === 'operation' ? change.subject : undefined
  return JSON.stringify([kind, direction, key, location, subject])
}

/** The louder of the two, which has the better proof, with what both reach. */
function joined(one: Change, other: Change): Change {
  const louder = severities.indexOf(other.severity) < severities.indexOf(one.severity) ? other : one
  const reach = sortedSubjects([...one.reach, ...other.reach])
  const mayBreak = one.mayBreak && other.mayBreak
  const common = { reach, subject: reach[0] ?? louder.subject, mayBreak }
  if (louder.kind !== 'schema') return { ...louder, ...common }
  const { owner, direction } = louder
  return { ...louder, ...common, where: owner === undefined ? louder.where : ownerText(owner, direction, reach) }
}
