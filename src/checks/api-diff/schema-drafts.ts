import { subjectText } from '../../core/finding.ts'
import { alikeDrafts } from './alike-drafts.ts'
import { ownerText } from './changes.ts'
import { type Draft, sortedSubjects } from './draft.ts'
import type { Meaning } from './meaning/meaning.ts'
import { makeReferee, type Referee } from './referee.ts'
import { placeOf, type RootCause } from './root-causes.ts'
import { findWitness } from './witness.ts'

/** Payloads are only looked for this often in a document; the rest of its breaks is then left undecided. */
const maxWitnesses = 1_500

/** Every root cause with its proof; what was proved to take nothing away is not told. */
export function schemaDrafts(causes: readonly RootCause[], meaning: Meaning): readonly Draft[] {
  const referee = makeReferee()
  let witnesses = 0
  const drafts = causes.flatMap((cause) => {
    const proved = proofOf(cause, () => (witnesses++ < maxWitnesses ? { referee, meaning } : undefined))
    return proved ? [draftOf(cause, proved)] : []
  })
  return alikeDrafts(drafts)
}

interface Proved {
  readonly proof: Draft['proof']
  readonly mayBeError: boolean
}

function draftOf(cause: RootCause, { proof, mayBeError }: Proved): Draft {
  const { change, direction, subject, reach, key } = cause
  return {
    fact: {
      kind: 'schema',
      direction,
      difference: change,
      where: whereText(cause),
      owner: cause.owner,
      path: cause.path,
    },
    severity: change.severity === 'error' && !mayBeError ? 'warning' : change.severity,
    subject,
    reach,
    key,
    base: change.base,
    head: change.head,
    at: 'head',
    proof,
  }
}

/** Undefined: proved to be harmless. */
function proofOf(
  cause: RootCause,
  tools: () => { readonly referee: Referee; readonly meaning: Meaning } | undefined,
): Proved | undefined {
  const { change } = cause
  if (change.kind === 'undecided') return undecided(change.reason)
  if (change.kind === 'discriminator') return { proof: 'structural', mayBeError: true }
  // No payload can show what is no matter of values: it is what the two texts say.
  if (change.severity === 'note' || isWording(cause)) return { proof: 'excerpts', mayBeError: false }
  const found = tools()
  if (!found) return undecided('too many changes to look for a payload for each')
  const shown = findWitness(cause, found.referee, found.meaning)
  if (shown.kind === 'nothing') return undefined
  if (shown.kind === 'unproved') return undecided(shown.reason)
  return { proof: shown.witness, mayBeError: shown.mayBeError }
}

function undecided(reason: string): Proved {
  return { proof: { kind: 'undecided', reason }, mayBeError: false }
}

function isWording({ change }: RootCause): boolean {
  if (change.kind === 'property-removed') return !change.closed
  return change.kind === 'default' || change.kind === 'read-only' || change.kind === 'deprecated'
}

/** Where a schema is found, for the reader. */
function whereText({ owner, direction, reach, subject, pairs }: RootCause): string {
  if (owner !== undefined) return ownerText(owner, direction, sortedSubjects(reach))
  const others = sortedSubjects(reach).length - 1
  return `${subjectText(subject)}${others > 0 ? ` and ${others} more` : ''}, ${placeOf(pairs[0])?.name ?? 'body'}`
}
