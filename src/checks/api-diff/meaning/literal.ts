import type { Node } from '../source.ts'
import type { Branch } from './branches.ts'
import { type JsonType, noNames, type Schema, schemaOf, type Use, valueKey } from './schema.ts'

/**
 * How a schema is read. `sent`: as the side that writes the value means it: a name that an object does not declare is
 * not sent. `accepted`: as the side that takes the value means it. `literal`: as the standard says, which is how a
 * schema under `not` and `if` is read. Each accepts at least what the one before it accepts.
 */
export type Reading = 'sent' | 'accepted' | 'literal'

const ranks: readonly Reading[] = ['sent', 'accepted', 'literal']

/** A schema that a value fits, or does not. */
export interface Literal {
  readonly schema: Schema
  readonly positive: boolean
  readonly reading: Reading
  /** Names the schema; equal names mean the same. */
  readonly name: string
  /** What stands around it: the parts of one schema speak of the same value. */
  readonly around: Around
}

/** What the other parts of a schema say that bears on how a part of it is read. */
export interface Around {
  /** Another part says which types there are, so that keywords for objects do not stand for "an object". */
  readonly typed: boolean
  /** Names that another part says this direction never carries. */
  readonly hidden: ReadonlySet<string>
}

const nothingAround: Around = { typed: false, hidden: noNames }

/** What the making of goals needs to know of the question that is asked. */
export interface Terms {
  readonly use: Use
  /** A `oneOf` is read as an `anyOf`. */
  readonly lenient: boolean
  readonly nameOf: (schema: Schema) => string
  /** The values that name a branch, as a literal on its property. */
  readonly named: (branch: Branch) => { readonly property: string; readonly literal: Literal } | undefined
  /** Whether two branches are known to have no value of the type in common. */
  readonly areApart: (a: Branch, b: Branch, type: JsonType) => boolean
  /** Told when branches of a oneOf have, or may have, values in common. */
  readonly overlaps: (reading: Reading) => void
}

export function literalOf(node: Node, reading: Reading, terms: Terms): Literal {
  return literalOfSchema(schemaOf(node, terms.use), reading, terms)
}

export function literalOfSchema(
  schema: Schema,
  reading: Reading,
  { nameOf, use }: Pick<Terms, 'nameOf' | 'use'>,
): Literal {
  return { schema, positive: true, reading, name: nameOf(schema), around: aroundPartsOf(schema, use, nothingAround) }
}

/** A part of what the literal speaks of, such as one of allOf: it is read together with the rest. */
export function partOf(whole: Literal, node: Node, reading: Reading, terms: Terms): Literal {
  const schema = schemaOf(node, terms.use)
  return {
    schema,
    positive: true,
    reading,
    name: terms.nameOf(schema),
    around: aroundPartsOf(schema, terms.use, whole.around),
  }
}

const around = new WeakMap<Schema, Around>()

function aroundPartsOf(schema: Schema, use: Use, outer: Around): Around {
  const own = around.get(schema) ?? collect(schema, use, 0)
  around.set(schema, own)
  if (outer === nothingAround || (own.typed && outer.hidden.size === 0)) return own
  const hidden = outer.hidden.size === 0 ? own.hidden : new Set([...own.hidden, ...outer.hidden])
  return { typed: own.typed || outer.typed, hidden }
}

function collect({ assertions, hidden }: Schema, use: Use, hops: number): Around {
  let typed = false
  let names = hidden
  for (const assertion of assertions) {
    if (assertion.kind === 'types' || assertion.kind === 'values') typed = true
    if (assertion.kind !== 'all' || hops > 4) continue
    const inner = collect(schemaOf(assertion.schema, use), use, hops + 1)
    typed ||= inner.typed
    if (inner.hidden.size > 0) names = new Set([...names, ...inner.hidden])
  }
  return typed || names.size > 0 ? { typed, hidden: names } : nothingAround
}

export function negationOf(literal: Literal): Literal {
  return { ...literal, positive: !literal.positive }
}

export function keyOf({ positive, reading, name, around: { typed, hidden }, schema }: Literal): string {
  const alone = `${positive ? '' : '!'}${reading[0]}${name}`
  const read = schema.implied !== undefined && typed ? `${alone}t` : alone
  return hidden.size === 0 ? read : `${read}-${[...hidden].sort().join()}`
}

/** One is there and the other is not, of the same schema. */
export function contradict(a: Literal, b: Literal): boolean {
  if (a.positive === b.positive || a.name !== b.name) return false
  const [there, missing] = a.positive ? [a, b] : [b, a]
  if (ranks.indexOf(there.reading) > ranks.indexOf(missing.reading)) return false
  // What stands around may let more through on the one side.
  const looser = there.schema.implied !== undefined && there.around.typed && !missing.around.typed
  return !looser && [...there.around.hidden].every((name) => missing.around.hidden.has(name))
}

/** A schema of listed values, which no document writes. */
export function listOf(values: readonly unknown[], node: Node): Schema {
  const map = new Map(values.map((value) => [valueKey(value), value]))
  const assertions = [{ kind: 'values' as const, values: map, node }]
  return { node, assertions, orNull: false, implied: undefined, hidden: noNames }
}
