import type { Facts } from '../trace/facts.ts'

/** OID of the outermost table that a partition belongs to; its own where it is none. */
export function partitionRoot(facts: Facts, table: number): number {
  const parent = facts.tables.get(table)?.partitionOf
  return parent === undefined ? table : partitionRoot(facts, parent)
}
