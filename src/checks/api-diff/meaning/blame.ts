import { isMembers, type Node } from '../source.ts'
import { fitsNode } from './fits.ts'
import type { Search } from './inhabit.ts'
import { type Assertion, noNames, schemaOf } from './schema.ts'

/** The keyword that refuses a value, and whether it is a oneOf of which several branches take it. */
export interface Failing {
  readonly kind: Assertion['kind']
  readonly node: Node
  readonly several: boolean
}

const maxDepth = 30

/** The deepest keyword of the schema that refuses the value. */
export function failingKeyword(node: Node, value: unknown, search: Search, depth = 0): Failing | undefined {
  if (depth > maxDepth) return undefined
  const { use } = search.terms
  const fits = (schema: Node, at: unknown) => fitsNode(schema, at, 'accepted', search)
  for (const assertion of schemaOf(node, use).assertions) {
    const below = (schema: Node, at: unknown) =>
      fits(schema, at) === false ? (failingKeyword(schema, at, search, depth + 1) ?? whole(assertion)) : undefined
    const found = failingIn(assertion, value, below, (schema) => fits(schema, value), search)
    if (found) return found
  }
  return undefined
}

function whole(assertion: Assertion, several = false): Failing {
  return { kind: assertion.kind, node: assertion.node, several }
}

function failingIn(
  assertion: Assertion,
  value: unknown,
  below: (schema: Node, at: unknown) => Failing | undefined,
  fits: (schema: Node) => boolean | undefined,
  search: Search,
): Failing | undefined {
  switch (assertion.kind) {
    case 'all':
      return below(assertion.schema, value)
    case 'property':
      return isMembers(value) && Object.hasOwn(value, assertion.name)
        ? below(assertion.schema, value[assertion.name])
        : undefined
    case 'items':
      return Array.isArray(value)
        ? firstOf(value.slice(assertion.from), (item) => below(assertion.schema, item))
        : undefined
    case 'prefixItem':
      return Array.isArray(value) && value.length > assertion.at
        ? below(assertion.schema, value[assertion.at])
        : undefined
    case 'any':
    case 'one': {
      const fitting = assertion.branches.filter(({ schema }) => fits(schema) === true).length
      if (fitting === 0) return whole(assertion)
      return assertion.kind === 'one' && fitting > 1 ? whole(assertion, true) : undefined
    }
    default: {
      const schema = {
        node: assertion.node,
        assertions: [assertion],
        orNull: false,
        implied: undefined,
        hidden: noNames,
      }
      return fitsNode(schema, value, 'accepted', search) === false ? whole(assertion) : undefined
    }
  }
}

function firstOf<Value, Found>(values: readonly Value[], find: (value: Value) => Found | undefined): Found | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
