import { nowhere } from './document.ts'
import { longestFormatted } from './meaning/formats.ts'
import { namedBranch } from './referee-discriminator.ts'
import type { Direction } from './schema-changes.ts'
import { child, children, isMembers, type Members, member, type Node, text } from './source.ts'

/**
 * A schema as ajv reads it, and what had to be left out of it: while something is missing, ajv's "yes" and "no" are
 * not to be trusted.
 */
export interface Translation {
  readonly schema: unknown
  readonly skipped: readonly string[]
  /** How many schemas it holds. */
  readonly schemas: number
}

const maxNodes = 20_000
/** A tower of allOf ends here before it ends the stack. */
const maxDepth = 100

/**
 * Translates a schema as it is written, keyword by keyword, for one given payload: what the payload never meets (a
 * property that it lacks, the items of an empty list) is left away. So references can be written out where they are
 * met, a ring of them ends with the payload, and of a document of thousands of schemas only a few are compiled.
 */
export function translate(node: Node | undefined, payload: unknown, direction: Direction): Translation {
  const context: Context = {
    direction,
    skipped: new Set(),
    count: { nodes: 0 },
    depth: 0,
    open: new Set(),
    hidden: hiddenIn(node, direction),
  }
  const schema = node ? translateNode(node, [payload], context) : true
  return { schema, skipped: [...context.skipped], schemas: context.count.nodes }
}

interface Context {
  readonly direction: Direction
  readonly skipped: Set<string>
  readonly count: { nodes: number }
  depth: number
  /** Schemas being translated for the same values: one inside itself without going down would never end. */
  readonly open: Set<unknown>
  /** Names that some part of the schema says this direction never carries. */
  readonly hidden: ReadonlySet<string>
}

/** Keywords that mean the same in every version and in ajv. */
const plain: readonly string[] = [
  'const', 'maxContains', 'maxItems', 'maxLength', 'maxProperties', 'minContains', 'minItems',
  'minLength', 'minProperties', 'pattern', 'uniqueItems',
] // biome-ignore format: a list reads better in lines than in a column

const conditions: readonly string[] = ['not', 'if', 'then', 'else']

function translateNode(node: Node, values: readonly unknown[], context: Context): unknown {
  const { value } = node
  if (typeof value === 'boolean') return value
  if (!isMembers(value)) return true
  if (value === nowhere) context.skipped.add('a reference that leads nowhere')
  if (context.open.has(value)) {
    context.skipped.add('a schema that contains itself')
    return true
  }
  if (++context.count.nodes > maxNodes || context.depth > maxDepth) {
    context.skipped.add('a schema of so many parts')
    return true
  }
  context.open.add(value)
  context.depth++
  const made = translateMembers(node, value, values, context)
  context.depth--
  context.open.delete(value)
  return made
}

function translateMembers(
  node: Node,
  value: Readonly<Record<string, unknown>>,
  values: readonly unknown[],
  context: Context,
): unknown {
  const { version } = node.file.home
  const nullable = (version === '3.0' && value.nullable === true) || (version === '2.0' && value['x-nullable'] === true)
  const reference = text(node, '$ref')
  const target =
    reference === undefined ? undefined : translateNode(node.file.home.resolve(node, reference), values, context)
  // Before 3.1 what stands beside a $ref is ignored; `nullable` is read there all the same, as people mean it.
  const own = target !== undefined && version !== '3.1' ? {} : ownKeywords(node, values, context)
  const whole = target === undefined ? own : beside(target, own)
  return nullable ? { anyOf: [{ type: 'null' }, whole] } : whole
}

/** The target stands where unevaluatedProperties of its own siblings can see what it evaluated. */
function beside(target: unknown, own: Record<string, unknown>): unknown {
  if (Object.keys(own).length === 0) return target
  return { ...own, allOf: [target, ...(Array.isArray(own.allOf) ? own.allOf : [])] }
}

function ownKeywords(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const keyword of plain) {
    const at = child(node, keyword)
    if (at && (keyword !== 'pattern' || typeof at.value === 'string')) made[keyword] = at.value
  }
  Object.assign(made, typeAndValues(node, context), bounds(node), format(node, values, context))
  Object.assign(made, objects(node, values, context), lists(node, values, context), choices(node, values, context))
  for (const keyword of ['$dynamicRef', '$recursiveRef']) {
    if (child(node, keyword)) context.skipped.add(`the keyword ${keyword}`)
  }
  return made
}

function choices(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const parts = children(child(node, keyword))
    if (parts.length === 0) continue
    made[keyword] = parts.map((part) => {
      const named = keyword === 'allOf' ? undefined : namedBranch(node, part)
      const branch = translateNode(part, values, context)
      return named ? { allOf: [branch, named] } : branch
    })
  }
  for (const keyword of conditions) {
    const at = child(node, keyword)
    if (at) made[keyword] = translateNode(at, values, context)
  }
  return made
}

function typeAndValues(node: Node, { direction }: Context): Record<string, unknown> {
  const type = member(node, 'type')
  const values = member(node, 'enum')
  const untyped = direction === 'parameter' && type === undefined
  const listed = Array.isArray(values) ? values.flatMap((one) => (untyped ? [one, onTheWire(one)] : [one])) : []
  return {
    // `file` is bytes, which a payload of JSON cannot show.
    ...(type === undefined || type === 'file' ? {} : { type }),
    ...(listed.length > 0 ? { enum: [...new Map(listed.map((one) => [JSON.stringify(one), one])).values()] } : {}),
  }
}

/** In a URL, a header or a form every scalar is text. */
export function onTheWire(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(onTheWire)
  if (isMembers(payload)) return Object.fromEntries(Object.entries(payload).map(([key, one]) => [key, onTheWire(one)]))
  return payload === null ? '' : String(payload)
}

/** Exclusive bounds are a boolean beside the bound before 3.1, and a bound of their own since. */
function bounds(node: Node): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const at = member(node, bound)
    const other = member(node, exclusive)
    if (typeof other === 'number') made[exclusive] = other
    if (typeof at === 'number') made[other === true ? exclusive : bound] = at
  }
  const multiple = member(node, 'multipleOf')
  if (typeof multiple === 'number' && multiple > 0) made.multipleOf = multiple
  return made
}

function format(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const name = text(node, 'format')
  if (name === undefined) return {}
  if (values.some((value) => typeof value === 'string' && value.length > longestFormatted)) {
    context.skipped.add(`the format ${name} of a text so long`)
    return {}
  }
  return { format: name }
}

function objects(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const met = values.filter(isMembers)
  const made: Record<string, unknown> = {}
  const names = member(node, 'required')
  if (Array.isArray(names)) {
    // A branch says for itself what it hides.
    const own = hiddenIn(node, context.direction)
    const asked = names.filter((name) => typeof name === 'string' && !context.hidden.has(name) && !own.has(name))
    if (asked.length > 0) made.required = [...new Set(asked)]
  }
  dependents(node, values, context, made)
  return met.length === 0 ? made : { ...made, ...members(node, met, context) }
}

/** `dependencies` of older drafts is a list of names or a schema. */
function dependents(node: Node, values: readonly unknown[], context: Context, made: Record<string, unknown>): void {
  const schemas = new Map<string, unknown>()
  const lists = new Map<string, unknown>()
  for (const keyword of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    for (const at of children(child(node, keyword))) {
      const [into, one] = Array.isArray(at.value) ? [lists, at.value] : [schemas, translateNode(at, values, context)]
      // The same name may stand in both spellings.
      if (into.has(at.key)) context.skipped.add('the keyword dependencies beside its new spelling')
      into.set(at.key, one)
    }
  }
  if (schemas.size > 0) made.dependentSchemas = Object.fromEntries(schemas)
  if (lists.size > 0) made.dependentRequired = Object.fromEntries(lists)
}

/** Keywords on the members of objects, of those members that there are. */
function members(node: Node, met: readonly Members[], context: Context): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  const properties = children(child(node, 'properties')).flatMap((property) => {
    const inner = met.filter((value) => Object.hasOwn(value, property.key)).map((value) => value[property.key])
    return inner.length > 0 ? [[property.key, below(property, inner, context)] as const] : []
  })
  if (properties.length > 0) made.properties = Object.fromEntries(properties)
  const names = met.flatMap((value) => Object.keys(value))
  const all = met.flatMap((value) => Object.values(value))
  const additional = child(node, 'additionalProperties')
  if (additional) made.additionalProperties = below(additional, all, context)
  const named = child(node, 'propertyNames')
  if (named) made.propertyNames = below(named, names, context)
  const patterned = children(child(node, 'patternProperties'))
  if (patterned.length > 0) {
    made.patternProperties = Object.fromEntries(patterned.map((at) => [at.key, below(at, all, context)]))
  }
  const rest = child(node, 'unevaluatedProperties')
  if (rest) made.unevaluatedProperties = below(rest, all, context)
  return made
}

/** One level down the same schema may come again, for it is another value that it speaks of. */
function below(node: Node, values: readonly unknown[], context: Context): unknown {
  return translateNode(node, values, { ...context, open: new Set(), hidden: hiddenIn(node, context.direction) })
}

const maxParts = 200

/** Names that the schema, or a part of it that speaks of the same value, says the direction never carries. */
function hiddenIn(node: Node | undefined, direction: Direction): ReadonlySet<string> {
  const hidden = new Set<string>()
  const seen = new Set<unknown>()
  const open = node ? [node] : []
  for (let at = open.pop(); at && seen.size < maxParts; at = open.pop()) {
    if (seen.has(at.value)) continue
    seen.add(at.value)
    for (const property of children(child(at, 'properties'))) {
      if (isHidden(property, direction)) hidden.add(property.key)
    }
    const reference = text(at, '$ref')
    if (reference !== undefined) open.push(at.file.home.resolve(at, reference))
    open.push(...children(child(at, 'allOf')))
  }
  return hidden
}

function isHidden(property: Node, direction: Direction): boolean {
  let at = property
  for (let hops = 0; hops < 10; hops++) {
    if (member(at, direction === 'response' ? 'writeOnly' : 'readOnly') === true) return true
    const reference = text(at, '$ref')
    if (reference === undefined) return false
    at = at.file.home.resolve(at, reference)
  }
  return false
}

function lists(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const met = values.filter(Array.isArray)
  const items = met.flat()
  const made: Record<string, unknown> = {}
  if (met.length === 0) return made
  const contained = child(node, 'contains')
  if (contained) made.contains = below(contained, items, context)
  if (items.length === 0) return made
  // Before 2020-12 a list of schemas stood under `items`, and `additionalItems` spoke of the rest.
  const written = child(node, 'items')
  // Before 3.1 OpenAPI knows no list of schemas there.
  const own = Array.isArray(written?.value) && node.file.home.version !== '3.1' ? undefined : written
  const [first, rest] = Array.isArray(own?.value)
    ? [children(own), child(node, 'additionalItems')]
    : [children(child(node, 'prefixItems')), own]
  if (first.length > 0) made.prefixItems = first.map((at) => below(at, items, context))
  if (rest) made.items = below(rest, items, context)
  const others = child(node, 'unevaluatedItems')
  if (others) made.unevaluatedItems = below(others, items, context)
  return made
}
