import type { IndexFacts, TableFacts } from '../trace/facts.ts'

/** Unique indexes that Postgres upholds and may use for ON CONFLICT; a partition's are its parent's. */
export function uniqueKeys(table: TableFacts): readonly IndexFacts[] {
  return upheldKeys(table).filter(({ parent }) => parent === undefined)
}

/** With those that belong to the parent's, which a table that is attached keeps. */
export function upheldKeys({ indexes }: TableFacts): readonly IndexFacts[] {
  return indexes.filter(({ unique, valid }) => unique && valid)
}

/** `mail, lower(name)`: what is to be unique, in the order of the index. */
export function keyText({ parts }: IndexFacts): string {
  return parts.join(', ')
}

/** Whether rows that keep the one keep the other: as many columns or fewer, under the same condition or none. */
export function implies(stronger: IndexFacts, weaker: IndexFacts): boolean {
  const wanted = new Set(weaker.parts)
  return isAsWide(stronger, weaker) && stronger.parts.every((part) => wanted.has(part))
}

/** Whether ON CONFLICT that finds the one finds the other: just the same columns. */
export function isSameTarget(was: IndexFacts, now: IndexFacts): boolean {
  const there = new Set(now.parts)
  return isAsWide(now, was) && was.parts.length === there.size && was.parts.every((part) => there.has(part))
}

/** It counts for every row that the other one counts for. */
function isAsWide({ predicate }: IndexFacts, other: IndexFacts): boolean {
  return predicate === null || predicate === other.predicate
}
