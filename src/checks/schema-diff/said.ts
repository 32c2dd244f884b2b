import { enumerate } from '../../core/wording.ts'
import { enumLabels, type SchemaChange } from '../../sql/catalog-changes.ts'
import type { ObjectKind, Place } from '../../sql/catalog-names.ts'
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

/** `'sent' added, 'paid' gone`: the whole lists are in the proof. */
export function valuesChanged(before: string, after: string): string {
  const was = enumLabels(before)
  const is = enumLabels(after)
  const added = is.filter((label) => !was.includes(label))
  const gone = was.filter((label) => !is.includes(label))
  if (added.length + gone.length === 0) return `order became ${after}`
  const said = [added.length > 0 ? `${enumerate(added)} added` : '', gone.length > 0 ? `${enumerate(gone)} gone` : '']
  return said.filter(Boolean).join(', ')
}

/** The kinds that have rules of their own. */
const leading: ReadonlySet<ObjectKind> = new Set(['table', 'column', 'constraint', 'index', 'view', 'enum'])

/** Whether an object is of the kinds that share one rule a change. */
export function isOther({ object }: SchemaChange): boolean {
  return !leading.has(object)
}
