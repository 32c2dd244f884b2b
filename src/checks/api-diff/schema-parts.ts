import type { Bound, Conjunction, Keyword, Limit, TypeName, View } from './schema-view.ts'
import { child, children, isMembers, member, type Node } from './source.ts'

/** A schema that counts, and whether something around it lets null through. */
export interface Part {
  readonly node: Node
  readonly nullable: boolean
}

/** Schemas made here that accept null whatever they say. */
const madeNullable = new WeakSet<object>()
const nullableOnes = new WeakMap<object, object>()
const bareOnes = new WeakMap<object, { plain?: object; nullable?: object }>()

/** The part's own keywords, without what was flattened out of it; made once, so that its identity can be compared. */
export function bare({ node, nullable }: Part): readonly Node[] {
  if (!isMembers(node.value)) return node.value === false ? [node] : []
  const { $ref, allOf, oneOf, anyOf, discriminator, ...own } = node.value
  if (Object.keys(own).every((key) => isSilentAlone(key))) return []
  const made = bareOnes.get(node.value) ?? {}
  bareOnes.set(node.value, made)
  const value = (nullable ? made.nullable : made.plain) ?? own
  if (nullable) {
    made.nullable = value
    madeNullable.add(value)
  } else made.plain = value
  return [{ ...node, value }]
}

export function isSilentAlone(key: string): boolean {
  return key.startsWith('x-') || ['title', 'summary', 'description', 'example', 'examples', 'deprecated'].includes(key)
}

/** The same schema, or null. */
export function orNull(node: Node): Node {
  if (!isMembers(node.value)) return node
  const value = nullableOnes.get(node.value) ?? { allOf: [node.value] }
  nullableOnes.set(node.value, value)
  madeNullable.add(value)
  return { ...node, value }
}

export function isNullSchema(node: Node): boolean {
  const { value } = node
  if (!isMembers(value)) return false
  const type = value.type
  if (type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null')) return true
  const values = value.enum
  return (
    (Array.isArray(values) && values.length === 1 && values[0] === null) || ('const' in value && value.const === null)
  )
}

/** `nullable` of 3.0 and `x-nullable` of Swagger 2.0, read as people mean them: also beside a $ref or without a type. */
export function saysNullable(node: Node): boolean {
  const { version } = node.file.home
  if (typeof node.value === 'object' && node.value !== null && madeNullable.has(node.value)) return true
  return version === '3.0'
    ? member(node, 'nullable') === true
    : version === '2.0' && member(node, 'x-nullable') === true
}

export function allowsNull({ node, nullable }: Part): boolean {
  if (node.value === false) return false
  if (nullable || saysNullable(node)) return true
  const type = member(node, 'type')
  const values = member(node, 'enum')
  if (typeof type === 'string' && type !== 'null') return false
  if (Array.isArray(type) && !type.includes('null')) return false
  if (Array.isArray(values) && !values.includes(null)) return false
  if (child(node, 'const') && member(node, 'const') !== null) return false
  return type !== undefined || values !== undefined || impliedType(node) === undefined
}

/** A schema without `type` that has properties means an object, though the standard lets a number pass. */
function impliedType(node: Node): TypeName | undefined {
  if (child(node, 'properties') || Array.isArray(member(node, 'required'))) return 'object'
  const additional = child(node, 'additionalProperties')
  if (additional) return 'object'
  return child(node, 'items') ? 'array' : undefined
}

const typeNames: readonly string[] = ['boolean', 'object', 'array', 'number', 'integer', 'string'] satisfies TypeName[]

function isTypeName(name: unknown): name is TypeName {
  return typeof name === 'string' && typeNames.includes(name)
}

export function typesOfPart({ node }: Part): Keyword<ReadonlySet<TypeName>> | undefined {
  if (node.value === false) return { value: new Set(), node }
  const type = child(node, 'type')
  if (type) {
    const names = Array.isArray(type.value) ? type.value : [type.value]
    // `type: file` of Swagger 2.0 is bytes, which JSON cannot speak of.
    if (names.includes('file')) return undefined
    return { value: new Set(names.filter(isTypeName)), node: type }
  }
  const values = child(node, 'enum') ?? child(node, 'const')
  if (values) {
    const list = values.key === 'enum' && Array.isArray(values.value) ? values.value : [values.value]
    return { value: new Set(list.flatMap((value) => typeOf(value) ?? [])), node: values }
  }
  const implied = impliedType(node)
  return implied ? { value: new Set([implied]), node } : undefined
}

/** A whole number counts as integer, so that `enum: [1]` under `type: number` stays one. */
function typeOf(value: unknown): TypeName | undefined {
  if (value === null) return undefined
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return isTypeName(typeof value) ? (typeof value as TypeName) : undefined
}

export function commonTypes(a: ReadonlySet<TypeName>, b: ReadonlySet<TypeName>): ReadonlySet<TypeName> {
  const both = [...a].filter((type) => b.has(type) || (type === 'integer' && b.has('number')))
  return new Set([...both, ...(a.has('number') && b.has('integer') ? (['integer'] as const) : [])])
}

export function valueMap(values: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(values.filter((value) => value !== null).map((value) => [JSON.stringify(value), value]))
}

const bounds: readonly Bound[] = [
  'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
] // biome-ignore format: pairs

/** `whole`: the values are integers, for which `more than 0` and `1 or more` are the same. */
export function mergeBounds(parts: readonly Part[], whole: boolean): ReadonlyMap<Bound, Keyword<Limit>> {
  const merged = new Map<Bound, Keyword<Limit>>()
  const add = (bound: Bound, written: Keyword<Limit>) => {
    const limit = whole ? { ...written, value: wholeLimit(bound, written.value) } : written
    const known = merged.get(bound)
    if (!known || isTighter(bound, limit.value, known.value)) merged.set(bound, limit)
  }
  for (const { node } of parts) {
    for (const bound of bounds) {
      const at = child(node, bound)
      if (typeof at?.value !== 'number') continue
      // 3.0 has a boolean beside the bound, 3.1 a bound of its own.
      const exclusive = member(node, exclusiveOf(bound)) === true
      if (at.value !== 0 || !/^min(Length|Items|Properties)$/.test(bound))
        add(bound, { value: { at: at.value, exclusive }, node: at })
    }
    for (const bound of ['minimum', 'maximum'] as const) {
      const at = child(node, exclusiveOf(bound))
      if (typeof at?.value === 'number') add(bound, { value: { at: at.value, exclusive: true }, node: at })
    }
  }
  return merged
}

function wholeLimit(bound: Bound, limit: Limit): Limit {
  const { at, exclusive } = limit
  // Past these one more is the same number.
  if (!/imum$/.test(bound) || Math.abs(at) >= Number.MAX_SAFE_INTEGER) return limit
  const inward = bound === 'minimum' ? 1 : -1
  const nearest = bound === 'minimum' ? Math.ceil(at) : Math.floor(at)
  return { at: exclusive && nearest === at ? at + inward : nearest, exclusive: false }
}

function exclusiveOf(bound: Bound): string {
  return `exclusive${bound[0]?.toUpperCase()}${bound.slice(1)}`
}

export function isTighter(bound: Bound, a: Limit, b: Limit): boolean {
  if (a.at === b.at) return a.exclusive && !b.exclusive
  return bound.startsWith('min') ? a.at > b.at : a.at < b.at
}

export function keywords<Value>(
  parts: readonly Part[],
  keyword: string,
  fits: (value: unknown) => value is Value,
): readonly Keyword<Value>[] {
  return parts.flatMap(({ node }) => {
    const at = child(node, keyword)
    return at && fits(at.value) ? [{ value: at.value, node: at }] : []
  })
}

export function firstKeyword<Value>(
  parts: readonly Part[],
  keyword: string,
  fits: (value: unknown) => boolean,
): Keyword<Value> | undefined {
  // `fits` says what the keyword's value is.
  return keywords(parts, keyword, (value): value is Value => fits(value))[0]
}

export function mergeProperties(parts: readonly Part[]): ReadonlyMap<string, Conjunction> {
  const merged = new Map<string, Node[]>()
  for (const { node } of parts) {
    for (const property of children(child(node, 'properties'))) {
      const known = merged.get(property.key)
      if (known) known.push(property)
      else merged.set(property.key, [property])
    }
  }
  return merged
}

export function mergeRequired(parts: readonly Part[]): ReadonlyMap<string, Node> {
  const entries = parts.flatMap(({ node }) => {
    const names = child(node, 'required')
    return names && Array.isArray(names.value) ? children(names) : []
  })
  const merged = new Map<string, Node>()
  for (const at of entries) if (typeof at.value === 'string' && !merged.has(at.value)) merged.set(at.value, at)
  return merged
}

export function mergeAdditional(parts: readonly Part[]): View['additional'] {
  let merged: View['additional'] = { kind: 'open' }
  for (const { node } of parts) {
    const at = child(node, 'additionalProperties')
    if (!at || at.value === true || (isMembers(at.value) && Object.keys(at.value).length === 0)) continue
    if (at.value === false) merged = { kind: 'closed', node: at }
    else if (merged.kind === 'open') merged = { kind: 'schema', node: at }
  }
  return merged
}

export function mergeItems(parts: readonly Part[]): Conjunction | undefined {
  const items = parts.flatMap(({ node }) => {
    const at = child(node, 'items')
    return at && (isMembers(at.value) || at.value === false) ? [at] : []
  })
  return items.length > 0 ? items : undefined
}
