import { type Subject, subjectText } from '../../core/finding.ts'
import { enumerate } from '../../core/wording.ts'
import type { SchemaFact } from './changes.ts'
import { type Draft, sortedSubjects } from './draft.ts'
import type { Difference } from './schema-changes.ts'

type SchemaDraft = Draft & { readonly fact: SchemaFact }

/**
 * Changes that read alike are one: the same limit on several properties of an object, the same relaxation in several
 * operations. Each was proved by itself; the first one's payload is shown.
 */
export function alikeDrafts(drafts: readonly Draft[]): readonly Draft[] {
  const overNames = joined(drafts, keyOverNames, (alike) => {
    const paths = alike.map(({ fact: { path } }) => path)
    return { path: paths.some((path) => path === '') ? (paths[0] ?? '') : `each of ${enumerate(paths, 6)}` }
  })
  return joined(overNames, keyOverOperations, (alike) => {
    const [first] = alike
    if (!first) return {}
    const others = sortedSubjects(alike.flatMap((draft) => draft.reach)).length - 1
    const place = first.fact.where.replace(/^.*?, (?=[^,]*$)/, '')
    return { where: `${subjectText(first.subject)}${others > 0 ? ` and ${others} more` : ''}, ${place}` }
  })
}

/** Kinds whose wording fits one property as well as several. */
const plain: readonly Difference['kind'][] = [
  'null',
  'bound',
  'pattern',
  'format',
  'multipleOf',
  'uniqueItems',
  'relaxed',
]

function isPlain(draft: Draft): draft is SchemaDraft {
  return draft.fact.kind === 'schema' && plain.includes(draft.fact.difference.kind)
}

/** Several properties of one object, changed alike and reaching the same operations. */
function keyOverNames(draft: Draft): string | undefined {
  if (!isPlain(draft) || draft.fact.path === '') return undefined
  if (typeof draft.proof === 'object' && draft.proof.kind === 'undecided') return undefined
  const { direction, where, path } = draft.fact
  const parent = path.slice(0, Math.max(path.lastIndexOf('.'), 0))
  return JSON.stringify([draft.severity, direction, where, parent, ...alike(draft), reachText(draft.reach)])
}

/** The same place of several operations that have no schema in common, where nobody is harmed. */
function keyOverOperations(draft: Draft): string | undefined {
  if (!isPlain(draft) || draft.severity !== 'note' || draft.fact.owner !== undefined) return undefined
  return JSON.stringify([draft.fact.direction, draft.fact.path, ...alike(draft)])
}

function alike({ fact: { difference } }: SchemaDraft): readonly unknown[] {
  return 'of' in difference ? [difference.kind, said(difference.of)] : [said(difference)]
}

/** What a difference says, without where it stands. */
function said(difference: Difference): unknown {
  const places = ['base', 'head', 'shownBy', 'severity']
  return Object.fromEntries(Object.entries(difference).filter(([key]) => !places.includes(key)))
}

function reachText(reach: readonly Subject[]): string {
  return reach.map(subjectText).sort().join()
}

function joined(
  drafts: readonly Draft[],
  keyOf: (draft: Draft) => string | undefined,
  fact: (alike: readonly SchemaDraft[]) => Partial<SchemaFact>,
): readonly Draft[] {
  const groups = new Map<string, SchemaDraft[]>()
  const places: (Draft | SchemaDraft[])[] = []
  for (const draft of drafts) {
    const key = keyOf(draft)
    const known = key === undefined ? undefined : groups.get(key)
    if (known && isPlain(draft)) known.push(draft)
    else if (key !== undefined && isPlain(draft)) {
      const group = [draft]
      groups.set(key, group)
      places.push(group)
    } else places.push(draft)
  }
  return places.flatMap((place) => {
    if (!Array.isArray(place)) return [place]
    const [first, ...more] = place
    if (!first || more.length === 0) return place
    const reach = sortedSubjects(place.flatMap((draft) => draft.reach))
    const key = place.map((one) => one.key).sort()
    return [
      {
        ...first,
        fact: { ...first.fact, ...fact(place) },
        reach,
        key: key.join(' | '),
      },
    ]
  })
}
