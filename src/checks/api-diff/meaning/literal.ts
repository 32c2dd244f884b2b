import type { Node } from '../source.ts'
import type { Branch } from './branches.ts'
import { type JsonType, type Schema, schemaOf, type Use, valueKey } from './schema.ts'

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
  /** Names schema and reading; equal names mean the same. */
  readonly name: string
}

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

export function literalOfSchema(schema: Schema, reading: Reading, terms: Pick<Terms, 'nameOf'>): Literal {
  return { schema, positive: true, reading, name: terms.nameOf(schema) }
}

export function negationOf(literal: Literal): Literal {
  return { ...literal, positive: !literal.positive }
}

export function rereadAs(wanted: Reading, own: Reading): Reading {
  return ranks.indexOf(wanted) > ranks.indexOf(own) ? wanted : own
}

export function keyOf({ positive, reading, name }: Literal): string {
  return `${positive ? '' : '!'}${reading[0]}${name}`
}

/** One is there and the other is not, of the same schema. */
export function contradict(a: Literal, b: Literal): boolean {
  if (a.positive === b.positive || a.name !== b.name) return false
  const [there, missing] = a.positive ? [a, b] : [b, a]
  return ranks.indexOf(there.reading) <= ranks.indexOf(missing.reading)
}

/** A schema of listed values, which no document writes. */
export function listOf(values: readonly unknown[], node: Node): Schema {
  const map = new Map(values.map((value) => [valueKey(value), value]))
  return { node, assertions: [{ kind: 'values', values: map, node }], orNull: false, implied: undefined }
}
