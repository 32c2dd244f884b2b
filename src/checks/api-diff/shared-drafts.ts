import type { Subject } from '../../core/finding.ts'
import { type Draft, sortedSubjects } from './draft.ts'
import { placeKey } from './positions.ts'

/**
 * What stands once in the document and is used by many operations is one finding that names them all; so is what many
 * operations say of the same header or default, each in its own words.
 */
export function sharedDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return joined(joined(drafts, placeOf), sayingOf).map((draft) => ({
    ...draft,
    subject: sortedSubjects(draft.reach)[0] ?? draft.subject,
  }))
}

/** The common place of drafts that say the same of it. */
function placeOf(draft: Draft): readonly unknown[] {
  const place = (draft.at === 'base' ? draft.base : draft.head) ?? draft.base
  // `true` is the same value everywhere, and no common place.
  return [typeof place?.value === 'object' ? place.value : place && placeKey(place), draft.key]
}

/** What is one change to its readers wherever it stands; else the draft itself, which equals no other. */
function sayingOf(draft: Draft): readonly unknown[] {
  const { fact, severity } = draft
  if (fact.kind === 'header') return ['header', severity, fact.what, fact.role, fact.name.toLowerCase()]
  if (fact.kind === 'parameter-default') return ['default', severity, fact.place, fact.name, fact.from, fact.to]
  return [draft]
}

interface Group {
  readonly inner: Map<unknown, Group>
  readonly drafts: Draft[]
}

function joined(drafts: readonly Draft[], keysOf: (draft: Draft) => readonly unknown[]): readonly Draft[] {
  const root: Group = { inner: new Map(), drafts: [] }
  const groups = new Set<Group>()
  for (const draft of drafts) {
    let at = root
    for (const key of keysOf(draft)) {
      const next = at.inner.get(key) ?? { inner: new Map(), drafts: [] }
      at.inner.set(key, next)
      at = next
    }
    at.drafts.push(draft)
    groups.add(at)
  }
  return [...groups].flatMap(({ drafts: alike }) => together(alike))
}

function together(alike: readonly Draft[]): readonly Draft[] {
  const [first] = alike
  if (!first) return []
  const reach: readonly Subject[] = alike.flatMap((draft) => draft.reach)
  const { fact } = first
  if (fact.kind !== 'header') return [{ ...first, reach }]
  const statuses = [...new Set(alike.flatMap((draft) => (draft.fact.kind === 'header' ? draft.fact.statuses : [])))]
  return [{ ...first, reach, fact: { ...fact, statuses: statuses.sort() } }]
}
