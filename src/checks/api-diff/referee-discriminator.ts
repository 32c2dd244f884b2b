import { child, children, isMembers, type Node, text } from './source.ts'

/**
 * What a discriminator beside `oneOf` or `anyOf` adds to a branch, as ajv's own keywords: the property is there and
 * holds one of the names that stand for the branch. Undefined: nothing is added, since the branch is no reference, or
 * says itself what the property holds.
 */
export function namedBranch(owner: Node, branch: Node): Readonly<Record<string, unknown>> | undefined {
  const discriminator = child(owner, 'discriminator')
  const property = discriminator && text(discriminator, 'propertyName')
  const reference = text(branch, '$ref')
  if (discriminator === undefined || property === undefined || reference === undefined) return undefined
  const target = branch.file.home.resolve(branch, reference)
  if (listsValues(target, property)) return undefined
  const mapped = children(child(discriminator, 'mapping')).filter((entry) => leadsTo(entry, target.value))
  const names = mapped.length > 0 ? mapped.map(({ key }) => key) : [reference.slice(reference.lastIndexOf('/') + 1)]
  return { required: [property], properties: { [property]: { enum: names } } }
}

/** A mapping gives a reference, or the name of a component alone. */
function leadsTo(entry: Node, target: unknown): boolean {
  const { value } = entry
  if (typeof value !== 'string') return false
  const bare = /^[\w.-]+$/.test(value)
  return [...(bare ? [`#/components/schemas/${value}`] : []), value].some((reference) => {
    try {
      return entry.file.home.resolve(entry, reference).value === target
    } catch {
      // A mapping that leads nowhere names no branch; the document is told of elsewhere.
      return false
    }
  })
}

/** In itself, or in a part of its allOf that is at most two references away. */
function listsValues(schema: Node, property: string, hops = 0): boolean {
  const properties = child(schema, 'properties')
  const own = properties && child(properties, property)
  if (own && isMembers(own.value) && (Array.isArray(own.value.enum) || Object.hasOwn(own.value, 'const'))) return true
  return children(child(schema, 'allOf')).some((part) => {
    const reference = text(part, '$ref')
    if (hops >= 2) return false
    return listsValues(reference === undefined ? part : part.file.home.resolve(part, reference), property, hops + 1)
  })
}
