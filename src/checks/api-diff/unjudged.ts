import { count } from '../../core/wording.ts'
import type { Pair } from './schema-changes.ts'
import type { Conjunction } from './schema-view.ts'
import { tokenPlacesDiffer } from './security.ts'
import { child, children, type Node } from './source.ts'
import type { OperationPair } from './value-place.ts'

/**
 * Parts that differ and that no rule speaks of yet. They are counted and named, so that silence about them is never
 * taken for "nothing changed".
 */
export function unjudged(
  pairs: readonly OperationPair[],
  schemas: readonly Pair[],
  base: Node,
  head: Node,
): readonly string[] {
  const ofDocument = ['servers', 'host'].filter((key) => section(base, key) !== section(head, key))
  const ofOperations = Object.entries(parts).flatMap(([name, part]) => {
    const n = pairs.filter((pair) => part(pair.base.node) !== part(pair.head.node)).length
    return n === 0 ? [] : [`${name} of ${count(n, 'operation')}`]
  })
  const tokens = tokenPlacesDiffer(base, head).map((name) => `where tokens of ${name} are issued`)
  return [...ofDocument.map((key) => `${key} of the document`), ...ofOperations, ...tokens, ...discriminators(schemas)]
}

const parts: Readonly<Record<string, (operation: Node) => string>> = {
  callbacks: (operation) => section(operation, 'callbacks'),
  servers: (operation) =>
    section(operation, 'servers') + (operation.parent ? section(operation.parent, 'servers') : ''),
  links: (operation) =>
    children(child(operation, 'responses'))
      .filter((response) => child(response, 'links'))
      .map((response) => `${response.key} ${section(response, 'links')}`)
      .join(' '),
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
