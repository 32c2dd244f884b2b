import { enumerate } from '../../core/wording.ts'
import type { Place, SchemaChange } from './changes.ts'
import { shown } from './subject.ts'

/** `DEFAULT 0 became DEFAULT 1`, `now DEFAULT 1`, `no longer DEFAULT 0`. */
export function fromTo({ before, after }: { readonly before: string; readonly after: string }): string {
  if (before === '') return `now ${after}`
  return after === '' ? `no longer ${before}` : `${before} became ${after}`
}

/** `, and with it index orders_total`; empty where nothing went along. */
export function companions(places: readonly Place[]): string {
  if (places.length === 0) return ''
  return `, and with it ${enumerate(places.map(({ object, name }) => `${object} ${shown(name)}`))}`
}

const others = new Set(['schema', 'extension', 'domain', 'type', 'sequence', 'function', 'trigger', 'policy'])

/** Whether an object is of the kinds that share one rule a change. */
export function isOther({ object }: SchemaChange): boolean {
  return others.has(object)
}
