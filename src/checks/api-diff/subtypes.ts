import { BreakwaterError } from '../../core/error.ts'
import { child, children, type Node, rootOf, text } from './source.ts'

const found = new WeakMap<object, ReadonlyMap<unknown, readonly Node[]>>()

/** Components that build on a schema by allOf, in the document that the schema stands in. */
export function subtypesOf(schema: Node): readonly Node[] {
  const root = rootOf(schema.file)
  if (typeof root.value !== 'object' || root.value === null) return []
  const known = found.get(root.value) ?? gather(root)
  found.set(root.value, known)
  return known.get(schema.value) ?? []
}

function gather(root: Node): ReadonlyMap<unknown, readonly Node[]> {
  const components = child(root, 'components')
  const all = children(components ? child(components, 'schemas') : child(root, 'definitions'))
  const byParent = new Map<unknown, Node[]>()
  for (const component of all) {
    for (const part of children(child(component, 'allOf'))) {
      const parent = parentOf(part)
      if (!parent) continue
      const known = byParent.get(parent.value)
      if (known) known.push(component)
      else byParent.set(parent.value, [component])
    }
  }
  return byParent
}

function parentOf(part: Node): Node | undefined {
  const reference = text(part, '$ref')
  if (reference === undefined) return undefined
  try {
    return part.file.home.resolve(part, reference)
  } catch (thrown) {
    // It is said to lead nowhere where references are looked through.
    if (!(thrown instanceof BreakwaterError)) throw thrown
    return undefined
  }
}
