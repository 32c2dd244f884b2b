import type { ConstraintFacts } from '../trace/facts.ts'

/**
 * Whether a CHECK lets through all that another did: the same but for a longer list of literals, or a limit that is
 * further out. What cannot be told that way is taken for another duty.
 */
export function isWider(now: Pick<ConstraintFacts, 'definition'>, was: Pick<ConstraintFacts, 'definition'>): boolean {
  const [ours, theirs] = [shape(now.definition), shape(was.definition)]
  // As many lists and limits then, in the same places.
  if (ours.skeleton !== theirs.skeleton || turnsRound.test(ours.skeleton)) return false
  return (
    ours.lists.every((list, index) => theirs.lists[index]?.every((literal) => list.includes(literal))) &&
    ours.limits.every(({ operator, value }, index) => {
      const before = theirs.limits[index]?.value ?? Number.NaN
      return operator.startsWith('<') ? value >= before : value <= before
    })
  )
}

/** Where a wider part may make the whole narrower. */
const turnsRound = /\bNOT \(|\bCASE\b|\) (?:=|<>) \(|\bIS (?:FALSE|UNKNOWN|DISTINCT|NOT (?!NULL))/

/** The text without what may be wider, and that apart. */
function shape(definition: string) {
  const lists: (readonly string[])[] = []
  const limits: { operator: string; value: number }[] = []
  const literal = /'(?:[^']|'')*'|-?\b\d+(?:\.\d+)?\b/g
  const skeleton = sameCheck(definition)
    // A doubled quote is read as the end of one literal and the start of the next, which comes to the same here.
    // Where the column is a varchar, Postgres prints the list in parentheses of its own, for the cast that is gone here.
    .replace(
      /= ANY \((?:\(ARRAY\[((?:[^\]']|'[^']*')*)\]\)|ARRAY\[((?:[^\]']|'[^']*')*)\])/g,
      (_, cast: string | undefined, plain: string | undefined) => {
        lists.push([...(cast ?? plain ?? '').matchAll(literal)].map(([text]) => text))
        return '= ANY (ARRAY[]'
      },
    )
    // An operator of its own, with a number and nothing more on its right.
    .replace(/(?<![-<>=#@&|~!?*])([<>]=?) (\d+(?:\.\d+)?)(?=\))/g, (_, operator: string, value: string) => {
      limits.push({ operator, value: Number(value) })
      return `${operator} limit`
    })
  return { skeleton, lists, limits }
}

/** The definition without casts, which follow the type of the column, and without NOT VALID. */
export function sameCheck(definition: string): string {
  return definition
    .replace(/ NOT VALID$/, '')
    .replace(
      /::(?:character varying|timestamp with(?:out)? time zone|double precision|[\w."]+)(?:\(\d+(?:,\d+)?\))?(?:\[\])?/g,
      '',
    )
}
