import type { TracedStatement } from '../subject.ts'
import type { Facts, TableFacts } from '../trace/facts.ts'

/**
 * The tables that a statement changed and that do not look the same now as they did after it, by names and
 * definitions. A statement that failed left nothing to compare with.
 */
export function endsOtherwise({ trace, effects, after }: TracedStatement, now: Facts): readonly string[] {
  if (trace.error) return []
  const changed = new Set(effects.flatMap((effect) => ('table' in effect ? tableOf(effect.table) : [])))
  return [...changed].filter((name) => textOf(named(after, name), after) !== textOf(named(now, name), now))
}

function tableOf(table: TableFacts | { readonly after: TableFacts }): readonly string[] {
  return ['after' in table ? table.after.name : table.name]
}

function named({ tables }: Facts, name: string): TableFacts | undefined {
  return [...tables.values()].find((table) => table.name === name)
}

/** All of a table that has a meaning outside its database: no OID, no attribute number, no order but that of columns. */
function textOf(table: TableFacts | undefined, { tables }: Facts): string {
  if (!table) return ''
  const { oid: _, partitionOf, inherits, columns, constraints, indexes, triggers, policies, ...rest } = table
  const nameOf = (oid: number | undefined) => (oid === undefined ? undefined : (tables.get(oid)?.name ?? 'elsewhere'))
  return JSON.stringify({
    ...rest,
    partitionOf: nameOf(partitionOf),
    inherits: inherits.map(nameOf),
    // A column that a backfill needed for a while leaves a gap in the numbers, and a NOT NULL may be proved by now.
    columns: columns.map(({ number: _number, ...column }) => column).sort(byName),
    constraints: constraints
      .map(({ oid: _oid, index: _index, parent, ...constraint }) => ({ ...constraint, parent: nameOf(parent) }))
      .sort(byName),
    indexes: indexes.map(({ oid: _oid, parent: _parent, ...index }) => index).sort(byName),
    triggers: triggers
      .filter(({ internal }) => !internal)
      .map(({ name, definition, enabled }) => ({ name, definition, enabled }))
      .sort(byName),
    policies: policies.map(({ name, command, definition }) => ({ name, command, definition })).sort(byName),
  })
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}
