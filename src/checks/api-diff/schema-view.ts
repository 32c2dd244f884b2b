import { BreakwaterError } from '../../core/error.ts'
import { invalidPart } from './document.ts'
import {
  allowsNull,
  bare,
  commonTypes,
  firstKeyword,
  isNullSchema,
  isSilentAlone,
  keywords,
  mergeAdditional,
  mergeBounds,
  mergeItems,
  mergeProperties,
  mergeRequired,
  type Part,
  saysNullable,
  typesOfPart,
  valueMap,
} from './schema-parts.ts'
import { child, children, isMembers, type Node, text } from './source.ts'

/** Schemas that hold at the same time; none at all means that anything goes. */
export type Conjunction = readonly Node[]

export type TypeName = 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string'

/** A keyword's value with its place. */
export interface Keyword<Value = unknown> {
  readonly value: Value
  readonly node: Node
}

export type Bound =
  | 'minimum'
  | 'maximum'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties'

/** Branches of which one (or, for anyOf, at least one) must hold. */
export interface Choice {
  readonly keyword: 'oneOf' | 'anyOf'
  readonly node: Node
  /** Those that say more than null. */
  readonly branches: readonly Conjunction[]
  /** Whether a branch, or what stands around the choice, lets null through. */
  readonly nullable: boolean
}

/**
 * What a conjunction of schemas says, however it is spelled: references followed, allOf merged, null in any of its
 * spellings taken out of the type. Keywords that are not understood here stand in `others`.
 */
export interface View {
  /** JSON types without null; undefined: any. */
  readonly types: Keyword<ReadonlySet<TypeName>> | undefined
  /** Whether null is accepted. */
  readonly nullable: boolean
  /** Values other than null; undefined: any. Keyed by their JSON text. */
  readonly values: Keyword<ReadonlyMap<string, unknown>> | undefined
  readonly bounds: ReadonlyMap<Bound, Keyword<Limit>>
  readonly multipleOf: Keyword<number> | undefined
  readonly uniqueItems: Keyword<true> | undefined
  readonly patterns: readonly Keyword<string>[]
  readonly format: Keyword<string> | undefined
  readonly properties: ReadonlyMap<string, Conjunction>
  readonly required: ReadonlyMap<string, Node>
  /** Schema of undeclared names; `open`: as absent, `closed`: none allowed. */
  readonly additional: { readonly kind: 'open' } | { readonly kind: 'closed' | 'schema'; readonly node: Node }
  readonly items: Conjunction | undefined
  readonly choices: readonly Choice[]
  /** The same without its choices, to put one branch beside it. */
  readonly rest: Conjunction
  readonly others: readonly Keyword[]
  /** Place that stands for the whole: where a reference led to. */
  readonly node: Node | undefined
}

export interface Limit {
  readonly at: number
  readonly exclusive: boolean
}

const ids = new WeakMap<object, number>()
let lastId = 0

/** Names a schema by the identity of its value. */
function idOf({ value }: Node): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const known = ids.get(value)
  if (known !== undefined) return String(known)
  lastId++
  ids.set(value, lastId)
  return String(lastId)
}

export function conjunctionKey(conjunction: Conjunction): string {
  return conjunction.length === 1 && conjunction[0]
    ? idOf(conjunction[0])
    : [...new Set(conjunction.map(idOf))].sort().join('&')
}

/** Keywords that take values away in ways that are not understood here. What no standard knows takes nothing away. */
const notUnderstood: ReadonlySet<string> = new Set([
  '$dynamicRef',
  '$recursiveRef',
  'contains',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'if',
  'maxContains',
  'minContains',
  'not',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
])

/** `propertyNames: {type: string}`, as generators write it, is true of every object. */
function isTrivial({ key, value }: Node): boolean {
  if (value === true || (isMembers(value) && Object.keys(value).length === 0)) return key !== 'not'
  return key === 'propertyNames' && isMembers(value) && Object.keys(value).length === 1 && value.type === 'string'
}

interface Flat {
  readonly parts: Part[]
  readonly choices: Choice[]
  readonly seen: Set<unknown>
}

/**
 * The conjunction with plain references replaced by what they lead to: the many places that refer to a component then
 * are one schema, which is compared once.
 */
export function settled(conjunction: Conjunction): Conjunction {
  return conjunction.map((node) => {
    let at = node
    try {
      for (let hops = 0; hops < 50 && isPlainReference(at); hops++) {
        at = at.file.home.resolve(at, text(at, '$ref') ?? '')
      }
    } catch (thrown) {
      // Whoever looks into the schema meets the same trouble, and says it there.
      if (!(thrown instanceof BreakwaterError)) throw thrown
    }
    return at
  })
}

/** A $ref with nothing beside it that counts. */
function isPlainReference(node: Node): boolean {
  if (text(node, '$ref') === undefined || saysNullable(node)) return false
  return node.file.home.version !== '3.1' || children(node).every(({ key }) => key === '$ref' || isSilentAlone(key))
}

const views = new WeakMap<object, Map<string, View>>()

/** Nothing said: what a schema that consists of itself means. */
const anything: View = {
  types: undefined,
  nullable: true,
  values: undefined,
  bounds: new Map(),
  multipleOf: undefined,
  uniqueItems: undefined,
  patterns: [],
  format: undefined,
  properties: new Map(),
  required: new Map(),
  additional: { kind: 'open' },
  items: undefined,
  choices: [],
  rest: [],
  others: [],
  node: undefined,
}

/** Made once for the same schemas: branches are looked at from several sides, and inside each other. */
export function viewOf(conjunction: Conjunction): View {
  const holder = conjunction.find(({ value }) => typeof value === 'object' && value !== null)?.value
  if (typeof holder !== 'object' || holder === null) return makeView(conjunction)
  const known = views.get(holder) ?? new Map<string, View>()
  views.set(holder, known)
  const key = conjunctionKey(conjunction)
  const view = known.get(key)
  if (view) return view
  known.set(key, anything)
  try {
    const made = makeView(conjunction)
    known.set(key, made)
    return made
  } catch (thrown) {
    known.delete(key)
    throw thrown
  }
}

function makeView(conjunction: Conjunction): View {
  const flat: Flat = { parts: [], choices: [], seen: new Set() }
  for (const node of conjunction) flatten(node, false, flat)
  const { parts } = flat
  const listed = flat.choices.filter(isList)
  const choices = flat.choices.filter((choice) => !listed.includes(choice))
  const types = mergeTypes(parts, flat.choices)
  const whole = types !== undefined && types.value.size === 1 && types.value.has('integer')
  return {
    types,
    nullable:
      parts.every(allowsNull) &&
      flat.choices.every(({ nullable, branches }) => nullable || branches.some((one) => viewOf(one).nullable)),
    values: mergeValues(parts, listed),
    bounds: mergeBounds(parts, whole),
    multipleOf: firstKeyword(parts, 'multipleOf', (value) => typeof value === 'number' && value > 0),
    uniqueItems: firstKeyword(parts, 'uniqueItems', (value) => value === true),
    patterns: keywords(parts, 'pattern', (value): value is string => typeof value === 'string'),
    format: firstKeyword(parts, 'format', (value) => typeof value === 'string'),
    properties: mergeProperties(parts),
    required: mergeRequired(parts),
    additional: mergeAdditional(parts),
    items: mergeItems(parts),
    choices,
    rest: parts.flatMap(bare),
    others: parts.flatMap(({ node }) =>
      children(node)
        .filter((at) => notUnderstood.has(at.key) && !isTrivial(at))
        .map((other) => ({ value: other.value, node: other })),
    ),
    node: parts[0]?.node ?? conjunction[0],
  }
}

/** Brings references, allOf and the spellings of "or null" down to the schemas that hold keywords. */
function flatten(at: Node, nullable: boolean, flat: Flat): void {
  if (flat.seen.has(at.value) && typeof at.value === 'object') return
  flat.seen.add(at.value)
  assertSchema(at)
  const mayBeNull = nullable || saysNullable(at)
  const reference = text(at, '$ref')
  if (reference !== undefined) {
    // In 3.1 what stands beside a $ref counts; before it was ignored, and real documents still write `nullable` there.
    flatten(at.file.home.resolve(at, reference), mayBeNull, flat)
    if (at.file.home.version !== '3.1' || children(at).length === 1) return
  }
  for (const part of children(child(at, 'allOf'))) {
    flatten(part, nullable || (mayBeNull && child(at, 'type') === undefined), flat)
  }
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const choice = child(at, keyword)
    if (choice && Array.isArray(choice.value)) flattenChoice(choice, keyword, mayBeNull, flat)
  }
  flat.parts.push({ node: at, nullable })
}

const typeNames: readonly unknown[] = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string', 'file']

/** Whether a keyword holds what it may hold; what nobody knows is passed over. */
const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => (Array.isArray(value) ? value : [value]).every((name) => typeNames.includes(name)),
  enum: (value) => Array.isArray(value) && value.length > 0,
  properties: isMembers,
  // `required: true` of a property is an old habit, which says nothing.
  required: (value) => Array.isArray(value) || typeof value === 'boolean',
  allOf: isFilledList,
  anyOf: isFilledList,
  oneOf: isFilledList,
  multipleOf: (value) => typeof value === 'number' && value > 0,
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

/** A schema that is none cannot be compared; that is said instead of taking it for "anything goes". */
function assertSchema(at: Node): void {
  const { value } = at
  if (typeof value === 'boolean') return
  if (!isMembers(value)) throw invalidPart(at, 'a schema that is neither an object nor a boolean')
  for (const [keyword, fits] of Object.entries(shapes)) {
    const own = child(at, keyword)
    if (own && !fits(own.value)) throw invalidPart(own, `an invalid ${keyword} in a schema`)
  }
}

/** `oneOf: [T, {type: null}]` is T or null, a choice of one is no choice. */
function flattenChoice(node: Node, keyword: 'oneOf' | 'anyOf', nullable: boolean, flat: Flat): void {
  const all = children(node)
  const branches = all.filter((branch) => !isNullSchema(branch))
  const mayBeNull = nullable || branches.length < all.length
  const [only] = branches
  if (branches.length === 1 && only) flatten(only, mayBeNull, flat)
  else if (branches.length > 0) {
    flat.choices.push({ keyword, node, branches: branches.map((branch) => [branch]), nullable: mayBeNull })
  } else flat.parts.push({ node: all[0] ?? node, nullable })
}

function mergeTypes(parts: readonly Part[], choices: readonly Choice[]): Keyword<ReadonlySet<TypeName>> | undefined {
  const all = parts.flatMap((part) => typesOfPart(part) ?? [])
  for (const { node, branches } of choices) {
    const known = branches.flatMap((branch) => viewOf(branch).types ?? [])
    // A branch without types accepts any, and so does the choice.
    if (known.length < branches.length) continue
    all.push({ value: new Set(known.flatMap(({ value }) => [...value])), node })
  }
  const [first, ...rest] = all
  return first && rest.reduce((a, b) => ({ value: commonTypes(a.value, b.value), node: a.node }), first)
}

/** A choice between bare types or lists of values says no more than one list of them. */
function isList(choice: Choice): boolean {
  const { branches } = choice
  const views = branches.map(viewOf)
  const bare = views.every(
    ({ bounds, multipleOf, patterns, format, properties, items, additional, required, others, choices }) =>
      bounds.size + patterns.length + properties.size + required.size + others.length + choices.length === 0 &&
      !multipleOf &&
      !format &&
      !items &&
      additional.kind === 'open',
  )
  const [first] = views
  return (
    bare &&
    views.every(({ types, values }) => types !== undefined && (values === undefined) === (first?.values === undefined))
  )
}

function mergeValues(
  parts: readonly Part[],
  listed: readonly Choice[],
): Keyword<ReadonlyMap<string, unknown>> | undefined {
  const all = parts.flatMap(({ node }) => {
    const values = child(node, 'enum')
    const only = child(node, 'const')
    return [
      ...(values && Array.isArray(values.value) ? [{ value: valueMap(values.value), node: values }] : []),
      ...(only ? [{ value: valueMap([only.value]), node: only }] : []),
    ]
  })
  for (const { node, branches } of listed) {
    const own = branches.flatMap((branch) => viewOf(branch).values ?? [])
    if (own.length > 0) all.push({ value: new Map(own.flatMap(({ value }) => [...value])), node })
  }
  const [first, ...rest] = all
  return (
    first &&
    rest.reduce((a, b) => ({ value: new Map([...a.value].filter(([key]) => b.value.has(key))), node: a.node }), first)
  )
}
