import { count } from '../../core/wording.ts'
import type { Pair } from './schema-changes.ts'
import type { Conjunction } from './schema-view.ts'
import { child, type Node } from './source.ts'

/**
 * Parts that differ and that no rule speaks of yet. They are counted and named, so that silence about them is never
 * taken for "nothing changed".
 */
export function unjudged(schemas: readonly Pair[]): readonly string[] {
  return discriminators(schemas)
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
