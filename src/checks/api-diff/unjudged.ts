import { count } from '../../core/wording.ts'
import type { Operation } from './operations.ts'
import type { Pair } from './schema-changes.ts'
import type { Conjunction } from './schema-view.ts'
import { child, type Node } from './source.ts'
import type { OperationPair } from './value-place.ts'

/**
 * Parts that differ and that no rule speaks of yet. They are counted and named, so that silence about them is never
 * taken for "nothing changed".
 */
export function unjudged(schemas: readonly Pair[], operations: readonly OperationPair[]): readonly string[] {
  return [...discriminators(schemas), ...nestedCallbacks(operations)]
}

/** What a callback's own operations call back: nobody has been seen to write that. */
function nestedCallbacks(operations: readonly OperationPair[]): readonly string[] {
  const textOf = ({ callbacks }: Operation) =>
    callbacks.map(({ operation }) => section(operation.node, 'callbacks')).join()
  const n = operations.filter(({ base, head }) => textOf(base) !== textOf(head)).length
  return n === 0 ? [] : [`callbacks of the callbacks of ${count(n, 'operation')}`]
}

function section(node: Node, key: string): string {
  const at = child(node, key)
  return at ? JSON.stringify(at.value) : ''
}

/** What a discriminator's values stand for; the schemas themselves are judged. */
function discriminators(schemas: readonly Pair[]): readonly string[] {
  const text = ([only, ...more]: Conjunction) => (only && more.length === 0 ? section(only, 'discriminator') : '')
  const places = new Set(
    schemas.filter(({ base, head }) => text(base) !== text(head)).map(({ head: [schema] }) => schema?.value),
  )
  return places.size === 0 ? [] : [`discriminator of ${count(places.size, 'schema')}`]
}
