import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'
import { sqlName } from './sql-names.ts'

/** An index finds all rows with given values of the columns: it begins with them, in whatever order, and leaves none out. */
export function isServed({ columns }: ConstraintFacts, { indexes }: TableFacts): boolean {
  return indexes.some(({ valid, method, columns: indexed, predicate }) => {
    if (!valid || !['btree', 'hash'].includes(method)) return false
    // Rows without a value refer to nothing, so an index may leave them out.
    const full = predicate === null || columns.some((column) => predicate === `(${sqlName(column)} IS NOT NULL)`)
    const leading = new Set(indexed.slice(0, columns.length))
    return full && columns.every((column) => leading.has(column))
  })
}
