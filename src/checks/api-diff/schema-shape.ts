import { BreakwaterError } from '../../core/error.ts'
import { child, children, isMembers, member, type Node, text } from './source.ts'

/** What decides how a value is written into a URL, a header or a form. */
export type Shape = 'scalar' | 'array' | 'object'

const maxParts = 200

/**
 * The schemas that hold together: references followed, allOf taken apart. What leads nowhere is left out; whoever
 * compares the schema says so.
 */
function partsOf(schema: Node | undefined): readonly Node[] {
  const queue = schema ? [schema] : []
  const parts: Node[] = []
  const seen = new Set<unknown>()
  for (const at of queue) {
    if (parts.length >= maxParts) break
    if (!isMembers(at.value) || seen.has(at.value)) continue
    seen.add(at.value)
    const target = targetOf(at)
    if (target) queue.push(target)
    // Before 3.1 what stands beside a $ref is ignored.
    if (text(at, '$ref') !== undefined && at.file.home.version !== '3.1') continue
    parts.push(at)
    queue.push(...children(child(at, 'allOf')))
  }
  return parts
}

function targetOf(at: Node): Node | undefined {
  const reference = text(at, '$ref')
  if (reference === undefined) return undefined
  try {
    return at.file.home.resolve(at, reference)
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown
    return undefined
  }
}

/** Undefined: any. */
export function shapesOf(schema: Node | undefined, depth = 0): ReadonlySet<Shape> | undefined {
  if (depth > 5) return undefined
  for (const part of partsOf(schema)) {
    const shapes = ownShapes(part) ?? choiceShapes(part, depth)
    if (shapes && shapes.size > 0) return shapes
  }
  return undefined
}

function ownShapes(part: Node): ReadonlySet<Shape> | undefined {
  const type = member(part, 'type')
  const names = Array.isArray(type) ? type : [type]
  const shapes = names.flatMap((name) => (typeof name === 'string' && name !== 'null' ? [shapeOfType(name)] : []))
  if (shapes.length > 0) return new Set(shapes)
  if (child(part, 'properties')) return new Set(['object'])
  return child(part, 'items') ? new Set(['array']) : undefined
}

function shapeOfType(name: string): Shape {
  return name === 'array' || name === 'object' ? name : 'scalar'
}

function choiceShapes(part: Node, depth: number): ReadonlySet<Shape> | undefined {
  const branches = children(child(part, 'oneOf') ?? child(part, 'anyOf')).filter((one) => text(one, 'type') !== 'null')
  const shapes = branches.map((branch) => shapesOf(branch, depth + 1))
  if (shapes.length === 0 || shapes.includes(undefined)) return undefined
  return new Set(shapes.flatMap((one) => [...(one ?? [])]))
}

export function itemsOf(schema: Node | undefined): Node | undefined {
  return firstMember(schema, 'items')
}

export function defaultOf(schema: Node | undefined): Node | undefined {
  return firstMember(schema, 'default')
}

function firstMember(schema: Node | undefined, keyword: string): Node | undefined {
  for (const part of partsOf(schema)) {
    const at = child(part, keyword)
    if (at) return at
  }
  return undefined
}

export interface DeclaredProperties {
  readonly properties: ReadonlyMap<string, Node>
  readonly required: ReadonlySet<string>
  /** Whether nothing but the declared names and their schemas is said. */
  readonly plain: boolean
}

export function declaredProperties(schema: Node | undefined): DeclaredProperties {
  const properties = new Map<string, Node>()
  const required = new Set<string>()
  let plain = true
  for (const part of partsOf(schema)) {
    for (const property of children(child(part, 'properties'))) {
      // Two schemas of one name hold together, which a single node cannot say.
      if (properties.has(property.key)) plain = false
      properties.set(property.key, property)
    }
    for (const { value } of children(child(part, 'required'))) if (typeof value === 'string') required.add(value)
    const additional = member(part, 'additionalProperties')
    if (isMembers(additional) && Object.keys(additional).length > 0) plain = false
    if (beyondNames.some((keyword) => child(part, keyword))) plain = false
  }
  return { properties, required, plain }
}

const beyondNames: readonly string[] = [
  'anyOf', 'oneOf', 'not', 'if', 'patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas',
  'minProperties', 'maxProperties', 'unevaluatedProperties',
] // biome-ignore format: a list reads better in lines than in a column

/** A media type of a part: what it is written as where nothing is said. */
export function partType(schema: Node | undefined): string {
  const shapes = shapesOf(schema)
  if (shapes?.has('array')) return partType(itemsOf(schema))
  if (shapes?.has('object')) return 'application/json'
  const type = firstMember(schema, 'type')?.value
  const format = firstMember(schema, 'format')?.value
  const binary = type === 'file' || format === 'binary' || format === 'byte' || firstMember(schema, 'contentEncoding')
  return binary || shapes === undefined ? 'application/octet-stream' : 'text/plain'
}
