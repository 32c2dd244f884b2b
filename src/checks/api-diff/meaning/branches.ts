import { child, children, isMembers, member, type Node, text } from '../source.ts'

/** One of several schemas; `names`: the values of the discriminator that stand for it. */
export interface Branch {
  readonly schema: Node
  readonly names: { readonly property: string; readonly values: readonly string[] } | undefined
}

/**
 * The branches of a choice. Where a discriminator stands beside it, a branch is taken together with the values that
 * name it: those that the mapping gives it, else the name of the schema. A branch that says itself what the property
 * holds needs no name.
 */
export function branchesOf(node: Node, choice: Node): readonly Branch[] {
  const discriminator = child(node, 'discriminator')
  const property = discriminator && text(discriminator, 'propertyName')
  const mapping = discriminator && child(discriminator, 'mapping')
  return children(choice).map((schema) => {
    const reference = text(schema, '$ref')
    if (property === undefined || reference === undefined || restricts(schema, property, 0)) {
      return { schema, names: undefined }
    }
    const mapped = children(mapping)
      .filter(({ value }) => typeof value === 'string' && isSame(value, reference))
      .map(({ key }) => key)
    return { schema, names: { property, values: mapped.length > 0 ? mapped : [lastName(reference)] } }
  })
}

/** A mapping leads to a schema by its reference or by its name alone. */
function isSame(target: string, reference: string): boolean {
  return target === reference || target === lastName(reference)
}

export function lastName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** Whether a schema lists the values of a property, itself or in a part of it. */
function restricts(node: Node, property: string, hops: number): boolean {
  if (hops > 5) return false
  const reference = text(node, '$ref')
  if (reference !== undefined) return restricts(node.file.home.resolve(node, reference), property, hops + 1)
  const properties = child(node, 'properties')
  const own = properties && child(properties, property)
  if (own && isMembers(own.value) && (Array.isArray(member(own, 'enum')) || child(own, 'const'))) return true
  return children(child(node, 'allOf')).some((part) => restricts(part, property, hops + 1))
}
