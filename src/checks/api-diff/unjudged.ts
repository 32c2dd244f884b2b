import { child, type Node } from './source.ts'
import type { OperationPair } from './structural-changes.ts'

const ofOperations = ['security', 'callbacks', 'servers'] as const
const ofDocuments = ['security', 'servers', 'securityDefinitions', 'host'] as const

/**
 * Parts that differ and that no rule speaks of yet. They are counted and named, so that silence about them is never
 * taken for "nothing changed".
 */
export function unjudged(pairs: readonly OperationPair[], base: Node, head: Node): readonly string[] {
  const schemes = (root: Node) => section(child(root, 'components'), 'securitySchemes')
  const documentParts = [
    ...ofDocuments.filter((key) => section(base, key) !== section(head, key)),
    ...(schemes(base) === schemes(head) ? [] : ['securitySchemes']),
  ]
  const operationParts = ofOperations.flatMap((key) => {
    const n = pairs.filter((pair) => section(pair.base.node, key) !== section(pair.head.node, key)).length
    return n === 0 ? [] : [`${key} of ${n} operation${n === 1 ? '' : 's'}`]
  })
  return [...documentParts.map((key) => `${key} of the document`), ...operationParts]
}

function section(node: Node | undefined, key: string): string {
  const at = node && child(node, key)
  return at ? JSON.stringify(at.value) : ''
}
