import type { Effect } from './effects.ts'
import type { TableFacts } from './facts.ts'

/** An effect on a table, view or the like, or on what belongs to one. */
export type TableEffect = Extract<Effect, { readonly table: unknown } | { readonly before: TableFacts }>

/** The table that an effect is of, as it was before; undefined for types, functions and other things of their own. */
export function tableOfEffect(effect: Effect): TableFacts | undefined {
  if (!isOfTable(effect)) return undefined
  if (!('table' in effect)) return effect.before
  return 'before' in effect.table ? effect.table.before : effect.table
}

/** Whether `tableOfEffect` has an answer. */
export function isOfTable(effect: Effect): effect is TableEffect {
  return 'table' in effect || effect.what === 'table renamed' || effect.what === 'table altered'
}
