import { child, children, isMembers, member, type Node, type SpecVersion, text } from '../source.ts'
import { type Branch, branchesOf } from './branches.ts'
import { unevaluatedOf } from './unevaluated.ts'

/** Who writes the value; `parameter`: as text, so that a number fits where a string is asked for. */
export type Use = 'request' | 'response' | 'parameter'

export const jsonTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const
export type JsonType = (typeof jsonTypes)[number]

/** Lengths and counts; the type that each speaks of is in `typeOfCount`. */
export type Count = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties'

/**
 * One demand of a schema, whatever the version spells it like. A schema accepts a value when all of its assertions that
 * speak of the value's type hold; every other type passes them by.
 */
export type Assertion = { readonly node: Node } & (
  | { readonly kind: 'types'; readonly types: ReadonlySet<JsonType>; readonly whole: boolean }
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, unknown> }
  | { readonly kind: 'minimum' | 'maximum'; readonly at: number; readonly exclusive: boolean }
  | { readonly kind: 'multipleOf'; readonly of: number }
  | { readonly kind: Count; readonly at: number }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'required'; readonly name: string }
  | { readonly kind: 'property'; readonly name: string; readonly schema: Node }
  | { readonly kind: 'patternProperty'; readonly pattern: string; readonly schema: Node }
  /** Names that are neither listed nor matched by a pattern. */
  | {
      readonly kind: 'additional'
      readonly except: ReadonlySet<string>
      readonly patterns: readonly string[]
      readonly schema: Node
    }
  | { readonly kind: 'propertyNames'; readonly schema: Node }
  | { readonly kind: 'dependentRequired'; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'dependentSchema'; readonly name: string; readonly schema: Node }
  | { readonly kind: 'prefixItem'; readonly at: number; readonly schema: Node }
  | { readonly kind: 'items'; readonly from: number; readonly schema: Node }
  | { readonly kind: 'contains'; readonly schema: Node; readonly least: number; readonly most: number }
  | { readonly kind: 'uniqueItems' }
  | { readonly kind: 'all'; readonly schema: Node }
  | { readonly kind: 'any' | 'one'; readonly branches: readonly Branch[] }
  | { readonly kind: 'not'; readonly schema: Node }
  | { readonly kind: 'if'; readonly schema: Node; readonly then: Node | undefined; readonly else: Node | undefined }
  /** What takes values away in a way that is not decided here. */
  | { readonly kind: 'opaque'; readonly keyword: string; readonly type: JsonType | undefined }
)

/** A schema in the one normal form that all versions share. References and children stay nodes: cycles are normal. */
export interface Schema {
  readonly node: Node
  readonly assertions: readonly Assertion[]
  /** `nullable` of 3.0: null is accepted whatever the assertions say. */
  readonly orNull: boolean
  /** A schema without `type` that has properties means an object to its author, though the standard lets a number pass. */
  readonly implied: JsonType | undefined
  /** Names that the direction never carries: nobody asks for them, whatever `required` says. */
  readonly hidden: ReadonlySet<string>
}

export const noNames: ReadonlySet<string> = new Set()

const made: Record<Use, WeakMap<object, Schema>> = {
  request: new WeakMap(),
  response: new WeakMap(),
  parameter: new WeakMap(),
}

/** The normal form of a node, made once for each direction. */
export function schemaOf(node: Node, use: Use): Schema {
  const { value } = node
  if (typeof value !== 'object' || value === null)
    return { node, assertions: bare(node), orNull: false, implied: undefined, hidden: noNames }
  const known = made[use].get(value)
  if (known) return known
  const schema = normalForm(node, use)
  made[use].set(value, schema)
  return schema
}

/** `true` and what is no schema at all say nothing; `false` accepts nothing. */
function bare(node: Node): readonly Assertion[] {
  return node.value === false ? [{ kind: 'types', types: new Set(), whole: false, node }] : []
}

function normalForm(node: Node, use: Use): Schema {
  const { version } = node.file.home
  const reference = text(node, '$ref')
  const orNull = saysNullable(node, version)
  const target: readonly Assertion[] =
    reference === undefined ? [] : [{ kind: 'all', schema: node.file.home.resolve(node, reference), node }]
  // Before 3.1 what stands beside a $ref is ignored; `nullable` is read there all the same, as people mean it.
  if (reference !== undefined && version !== '3.1') {
    return { node, assertions: target, orNull, implied: undefined, hidden: noNames }
  }
  const assertions = [...target, ...ownAssertions(node, use)]
  return { node, assertions, orNull, implied: impliedType(node), hidden: hiddenNames(node, use) }
}

function saysNullable(node: Node, version: SpecVersion): boolean {
  if (version === '3.0') return member(node, 'nullable') === true
  return version === '2.0' && member(node, 'x-nullable') === true
}

function impliedType(node: Node): JsonType | undefined {
  for (const keyword of ['type', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf'])
    if (child(node, keyword)) return undefined
  const additional = child(node, 'additionalProperties')
  const names = [...children(child(node, 'properties')), ...children(child(node, 'required'))]
  if (names.length > 0 || (additional && !isTrivial(additional))) return 'object'
  const items = child(node, 'items')
  return items && !isTrivial(items) ? 'array' : undefined
}

function ownAssertions(node: Node, use: Use): readonly Assertion[] {
  return [
    ...typeAssertions(node),
    ...valueAssertions(node),
    ...numberAssertions(node),
    ...countAssertions(node),
    ...textAssertions(node),
    ...objectAssertions(node, use),
    ...arrayAssertions(node),
    ...choiceAssertions(node),
  ]
}

function typeAssertions(node: Node): readonly Assertion[] {
  const at = child(node, 'type')
  if (!at) return []
  const names: readonly unknown[] = Array.isArray(at.value) ? at.value : [at.value]
  // `type: file` of Swagger 2.0 is bytes, which JSON cannot speak of.
  if (names.includes('file')) return []
  const types = new Set(
    jsonTypes.filter((type) => names.includes(type) || (type === 'number' && names.includes('integer'))),
  )
  return [{ kind: 'types', types, whole: names.includes('integer') && !names.includes('number'), node: at }]
}

function valueAssertions(node: Node): readonly Assertion[] {
  const list = child(node, 'enum')
  const only = child(node, 'const')
  return [
    ...(list && Array.isArray(list.value) && list.value.length > 0 ? [values(list, list.value)] : []),
    ...(only ? [values(only, [only.value])] : []),
  ]
}

function values(node: Node, list: readonly unknown[]): Assertion {
  return { kind: 'values', values: new Map(list.map((value) => [valueKey(value), value])), node }
}

/** Equal values have equal keys, whatever the order of their members. */
export function valueKey(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${valueKey(inner)}`).join()}}`
}

function numberAssertions(node: Node): readonly Assertion[] {
  const found: Assertion[] = []
  for (const [kind, keyword] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const at = child(node, kind)
    const exclusive = child(node, keyword)
    // 3.0 has a boolean beside the bound, 3.1 a bound of its own.
    if (typeof at?.value === 'number')
      found.push({ kind, at: at.value, exclusive: exclusive?.value === true, node: at })
    if (typeof exclusive?.value === 'number') {
      found.push({ kind, at: exclusive.value, exclusive: true, node: exclusive })
    }
  }
  const multiple = child(node, 'multipleOf')
  if (typeof multiple?.value === 'number' && multiple.value > 0) {
    found.push({ kind: 'multipleOf', of: multiple.value, node: multiple })
  }
  return found
}

const counts: readonly Count[] = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']

function countAssertions(node: Node): readonly Assertion[] {
  return counts.flatMap((kind) => {
    const at = child(node, kind)
    if (typeof at?.value !== 'number' || (kind.startsWith('min') && at.value <= 0)) return []
    return [{ kind, at: at.value, node: at }]
  })
}

function textAssertions(node: Node): readonly Assertion[] {
  const pattern = child(node, 'pattern')
  const format = child(node, 'format')
  return [
    ...(typeof pattern?.value === 'string'
      ? [{ kind: 'pattern' as const, pattern: pattern.value, node: pattern }]
      : []),
    ...(typeof format?.value === 'string' ? [{ kind: 'format' as const, format: format.value, node: format }] : []),
  ]
}

/** Whether a schema says nothing: `true`, `{}`, or notes only. */
export function isTrivial({ value }: Node): boolean {
  return value === true || (isMembers(value) && Object.keys(value).every(isAnnotation))
}

function isAnnotation(keyword: string): boolean {
  return keyword.startsWith('x-') || annotations.has(keyword)
}

const annotations: ReadonlySet<string> = new Set([
  '$comment', 'default', 'deprecated', 'description', 'example', 'examples', 'externalDocs', 'summary', 'title', 'xml',
]) // biome-ignore format: a list reads better in lines than in a column

function hiddenNames(node: Node, use: Use): ReadonlySet<string> {
  const names = children(child(node, 'properties')).filter((one) => isHidden(one, use))
  return names.length === 0 ? noNames : new Set(names.map(({ key }) => key))
}

function objectAssertions(node: Node, use: Use): readonly Assertion[] {
  const properties = children(child(node, 'properties'))
  const hidden = hiddenNames(node, use)
  const patterns = children(child(node, 'patternProperties'))
  const additional = child(node, 'additionalProperties')
  const names = child(node, 'propertyNames')
  const required = child(node, 'required')
  return [
    ...(required && Array.isArray(required.value) ? children(required) : []).flatMap((at): Assertion[] =>
      typeof at.value === 'string' && !hidden.has(at.value) ? [{ kind: 'required', name: at.value, node: at }] : [],
    ),
    ...properties.flatMap((schema): Assertion[] =>
      hidden.has(schema.key) ? [] : [{ kind: 'property', name: schema.key, schema, node: schema }],
    ),
    ...patterns.map((schema): Assertion => ({ kind: 'patternProperty', pattern: schema.key, schema, node: schema })),
    ...(additional && !isTrivial(additional)
      ? [
          {
            kind: 'additional' as const,
            except: new Set(properties.map(({ key }) => key)),
            patterns: patterns.map(({ key }) => key),
            schema: additional,
            node: additional,
          },
        ]
      : []),
    ...(names && !isTrivial(names) && !saysOnlyString(names)
      ? [{ kind: 'propertyNames' as const, schema: names, node: names }]
      : []),
    ...dependentAssertions(node),
  ]
}

/** `propertyNames: {type: string}`, as generators write it, is true of every object. */
function saysOnlyString({ value }: Node): boolean {
  return (
    isMembers(value) &&
    Object.keys(value).every((key) => isAnnotation(key) || (key === 'type' && value[key] === 'string'))
  )
}

/** `dependencies` is the spelling of older drafts. */
function dependentAssertions(node: Node): readonly Assertion[] {
  const of = (keyword: string) => children(child(node, keyword))
  return [...of('dependentRequired'), ...of('dependentSchemas'), ...of('dependencies')].map((at) => {
    const { value, key: name } = at
    if (!Array.isArray(value)) return { kind: 'dependentSchema', name, schema: at, node: at }
    return { kind: 'dependentRequired', name, names: value.filter((one) => typeof one === 'string'), node: at }
  })
}

/** A name that this direction never carries: readOnly is not sent in a request, writeOnly not in a response. */
export function isHidden(property: Node, use: Use): boolean {
  const keyword = use === 'response' ? 'writeOnly' : 'readOnly'
  let at = property
  for (let hops = 0; hops < 10; hops++) {
    if (member(at, keyword) === true) return true
    const reference = text(at, '$ref')
    if (reference === undefined) return false
    at = at.file.home.resolve(at, reference)
  }
  return false
}

function arrayAssertions(node: Node): readonly Assertion[] {
  let items = child(node, 'items')
  // Before 3.1 OpenAPI knows no list of schemas there: whatever is meant by one, it isn't the place of an item.
  if (Array.isArray(items?.value) && node.file.home.version !== '3.1') items = undefined
  // Before 2020-12 a list of schemas stood under `items`.
  const first = Array.isArray(items?.value) ? children(items) : children(child(node, 'prefixItems'))
  const rest = Array.isArray(items?.value) ? child(node, 'additionalItems') : items
  const contains = child(node, 'contains')
  const count = (keyword: string, other: number) => {
    const value = member(node, keyword)
    return typeof value === 'number' ? value : other
  }
  return [
    ...first.map((schema, at): Assertion => ({ kind: 'prefixItem', at, schema, node: schema })),
    ...(rest && !isTrivial(rest) ? [{ kind: 'items' as const, from: first.length, schema: rest, node: rest }] : []),
    ...(contains
      ? [
          {
            kind: 'contains' as const,
            schema: contains,
            least: count('minContains', 1),
            most: count('maxContains', Number.POSITIVE_INFINITY),
            node: contains,
          },
        ]
      : []),
    ...(member(node, 'uniqueItems') === true
      ? [{ kind: 'uniqueItems' as const, node: child(node, 'uniqueItems') ?? node }]
      : []),
  ]
}

function choiceAssertions(node: Node): readonly Assertion[] {
  const found: Assertion[] = children(child(node, 'allOf')).map((schema) => ({ kind: 'all', schema, node: schema }))
  for (const [kind, keyword] of [
    ['any', 'anyOf'],
    ['one', 'oneOf'],
  ] as const) {
    const at = child(node, keyword)
    if (at && Array.isArray(at.value) && at.value.length > 0)
      found.push({ kind, branches: branchesOf(node, at), node: at })
  }
  const not = child(node, 'not')
  if (not) found.push({ kind: 'not', schema: not, node: not })
  const condition = child(node, 'if')
  const [then, otherwise] = [child(node, 'then'), child(node, 'else')]
  if (condition && (then || otherwise))
    found.push({ kind: 'if', schema: condition, then, else: otherwise, node: condition })
  for (const keyword of ['$dynamicRef', '$recursiveRef']) {
    const at = child(node, keyword)
    if (at) found.push({ kind: 'opaque', keyword, type: undefined, node: at })
  }
  return [...found, ...unevaluatedOf(node)]
}
