import type { IndexFacts, TableFacts } from './facts.ts'

/** Unique indexes that Postgres upholds and may use for ON CONFLICT; a partition's are its parent's. */
export function uniqueKeys({ indexes }: TableFacts): readonly IndexFacts[] {
  return indexes.filter(({ unique, valid, parent }) => unique && valid && parent === undefined)
}

/** `mail`, `lower(mail)`: what is to be unique, in the order of the index. */
export function keyText(index: IndexFacts): string {
  return index.columns.map((column, place) => column ?? expressionAt(index, place)).join(', ')
}

/** Whether rows that keep the one keep the other: as many columns or fewer, under the same condition or none. */
export function implies(stronger: IndexFacts, weaker: IndexFacts): boolean {
  const wanted = new Set(parts(weaker))
  return (
    (stronger.predicate === null || stronger.predicate === weaker.predicate) &&
    parts(stronger).every((part) => wanted.has(part))
  )
}

/** Whether ON CONFLICT that finds the one finds the other: just the same columns. */
export function isSameTarget(a: IndexFacts, b: IndexFacts): boolean {
  const [ours, theirs] = [parts(a), new Set(parts(b))]
  return (
    ours.length === theirs.size &&
    ours.every((part) => theirs.has(part)) &&
    (b.predicate === null || a.predicate === b.predicate)
  )
}

function parts(index: IndexFacts): readonly string[] {
  return index.columns.map((column, place) => column ?? `(${expressionAt(index, place)})`)
}

/** The keys say more than the expression: operator class, collation and order, as numbers after it. */
function expressionAt({ keys }: IndexFacts, place: number): string {
  return (keys[place] ?? '').replace(/( \d+){1,3}$/, '')
}
