import type { Difference, SchemaChange, Sides, Verdicts } from './schema-changes.ts'
import { judgeKeywords } from './schema-keywords.ts'

/** What fits more than before, as notes: the same judgement with the sides changed over. */
export function judgeRelaxed(
  { inner, outer, ...sides }: Sides,
  add: Verdicts['add'],
  told: readonly Pick<SchemaChange, 'kind'>[],
): void {
  // Of choices and conditions no keyword alone says what they let through.
  if ([inner, outer].some(({ choices, others }) => choices.length + others.length > 0)) return
  judgeKeywords(
    { ...sides, inner: outer, outer: inner },
    {
      add: (difference, _, outerNode, innerNode) => {
        // A type that became another is told once, as what is lost.
        if (isLimit(difference) && !told.some(({ kind }) => kind === difference.kind))
          add({ kind: 'relaxed', of: difference }, 'note', innerNode, outerNode)
      },
      push: () => undefined,
      contains: () => false,
    },
  )
}

/** Names are told as added and removed, whichever way the values go. */
function isLimit({ kind }: Difference): boolean {
  const ofNames: readonly Difference['kind'][] = [
    'property-added',
    'property-removed',
    'closed',
    'keyword',
    'read-only',
  ]
  return !ofNames.includes(kind)
}
