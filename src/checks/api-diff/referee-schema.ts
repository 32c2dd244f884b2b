import { nowhere } from './document.ts'
import { tameLength } from './pattern.ts'
import type { Direction } from './schema-changes.ts'
import { child, children, isMembers, type Members, member, type Node, text } from './source.ts'

/**
 * A schema as ajv reads it, and what had to be left out of it: while something is missing, ajv's "yes" and "no" are
 * not to be trusted.
 */
export interface Translation {
  readonly schema: unknown
  readonly skipped: readonly string[]
}

const maxNodes = 20_000

/**
 * Translates a schema as it is written, keyword by keyword, for one given payload: what the payload never meets (a
 * property that it lacks, the items of an empty list) is left away. So references can be written out where they are
 * met, a ring of them ends with the payload, and of a document of thousands of schemas only a few are compiled.
 */
export function translate(node: Node | undefined, payload: unknown, direction: Direction): Translation {
  const context: Context = { direction, skipped: new Set(), nodes: 0, open: new Set() }
  const schema = node ? translateNode(node, [payload], context) : true
  return { schema, skipped: [...context.skipped] }
}

interface Context {
  readonly direction: Direction
  readonly skipped: Set<string>
  nodes: number
  /** Schemas being translated for the same values: one inside itself without going down would never end. */
  readonly open: Set<unknown>
}

/** Keywords that mean the same in every version and in ajv. */
const plain: readonly string[] = [
  'const', 'dependentRequired', 'maxContains', 'maxItems', 'maxLength', 'maxProperties', 'minContains', 'minItems',
  'minLength', 'minProperties', 'multipleOf', 'uniqueItems',
] // biome-ignore format: a list reads better in lines than in a column

const conditions: readonly string[] = ['not', 'if', 'then', 'else']

function translateNode(node: Node, values: readonly unknown[], context: Context): unknown {
  const { value } = node
  if (typeof value === 'boolean') return value
  if (!isMembers(value)) return true
  if (value === nowhere) context.skipped.add('a reference that leads nowhere')
  if (context.open.has(value) || ++context.nodes > maxNodes) {
    context.skipped.add('a schema that contains itself')
    return true
  }
  context.open.add(value)
  const made = translateMembers(node, value, values, context)
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
  const whole = target === undefined ? own : Object.keys(own).length === 0 ? target : { allOf: [target, own] }
  return nullable ? { anyOf: [{ type: 'null' }, whole] } : whole
}

function ownKeywords(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const keyword of plain) {
    const at = child(node, keyword)
    if (at) made[keyword] = at.value
  }
  Object.assign(made, typeAndValues(node), bounds(node), pattern(node, values, context), format(node))
  Object.assign(made, objects(node, values, context), lists(node, values, context))
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const parts = children(child(node, keyword))
    if (parts.length > 0) made[keyword] = parts.map((part) => translateNode(part, values, context))
  }
  for (const keyword of conditions) {
    const at = child(node, keyword)
    if (at) made[keyword] = translateNode(at, values, context)
  }
  for (const keyword of ['unevaluatedProperties', 'unevaluatedItems', '$dynamicRef', '$recursiveRef']) {
    if (child(node, keyword)) context.skipped.add(`the keyword ${keyword}`)
  }
  return made
}

function typeAndValues(node: Node): Record<string, unknown> {
  const type = member(node, 'type')
  const values = member(node, 'enum')
  return {
    // `file` is bytes, which a payload of JSON cannot show.
    ...(type === undefined || type === 'file' ? {} : { type }),
    ...(Array.isArray(values) && values.length > 0
      ? { enum: [...new Map(values.map((one) => [JSON.stringify(one), one])).values()] }
      : {}),
  }
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
  return made
}

function format(node: Node): Record<string, unknown> {
  const name = text(node, 'format')
  return name === undefined ? {} : { format: name }
}

/**
 * Patterns are a stranger's, and V8 backtracks: only one that cannot run away is let near it, on a short text.
 */
function pattern(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const written = text(node, 'pattern')
  if (written === undefined) return {}
  const texts = values.filter((value) => typeof value === 'string')
  if (texts.length === 0) return {}
  if (fits(written, texts)) return { pattern: written }
  context.skipped.add(`the pattern ${written.length > 60 ? `${written.slice(0, 59)}…` : written}`)
  return {}
}

function fits(pattern: string, texts: readonly string[]): boolean {
  const most = tameLength(pattern)
  return most > 0 && texts.every((one) => one.length <= most)
}

function objects(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const met = values.filter(isMembers)
  const made: Record<string, unknown> = {}
  const names = member(node, 'required')
  if (Array.isArray(names)) {
    const asked = names.filter((name) => typeof name === 'string' && !isHiddenIn(node, name, context.direction))
    if (asked.length > 0) made.required = [...new Set(asked)]
  }
  const dependent = children(child(node, 'dependentSchemas'))
  if (dependent.length > 0) {
    made.dependentSchemas = Object.fromEntries(dependent.map((at) => [at.key, translateNode(at, values, context)]))
  }
  return met.length === 0 ? made : { ...made, ...members(node, met, context) }
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
  if (patterned.length === 0) return made
  if (patterned.every(({ key }) => fits(key, names))) {
    made.patternProperties = Object.fromEntries(patterned.map((at) => [at.key, below(at, all, context)]))
  } else context.skipped.add('the keyword patternProperties')
  return made
}

/** One level down the same schema may come again, for it is another value that it speaks of. */
function below(node: Node, values: readonly unknown[], context: Context): unknown {
  const inner: Context = {
    direction: context.direction,
    skipped: context.skipped,
    nodes: context.nodes,
    open: new Set(),
  }
  const made = translateNode(node, values, inner)
  context.nodes = inner.nodes
  return made
}

function isHiddenIn(node: Node, name: string, direction: Direction): boolean {
  const properties = child(node, 'properties')
  let at = properties && child(properties, name)
  for (let hops = 0; at && hops < 10; hops++) {
    if (member(at, direction === 'response' ? 'writeOnly' : 'readOnly') === true) return true
    const reference = text(at, '$ref')
    at = reference === undefined ? undefined : at.file.home.resolve(at, reference)
  }
  return false
}

function lists(node: Node, values: readonly unknown[], context: Context): Record<string, unknown> {
  const items = values.filter(Array.isArray).flat()
  const made: Record<string, unknown> = {}
  if (items.length === 0) return made
  const first = children(child(node, 'prefixItems'))
  if (first.length > 0) made.prefixItems = first.map((at) => below(at, items, context))
  for (const keyword of ['items', 'contains']) {
    const at = child(node, keyword)
    if (at && !Array.isArray(at.value)) made[keyword] = below(at, items, context)
  }
  return made
}
