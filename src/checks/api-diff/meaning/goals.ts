import type { Node } from '../source.ts'
import type { Branch } from './branches.ts'
import { isWithin } from './formats.ts'
import { type Literal, literalOf, negationOf, partOf, type Reading, type Terms } from './literal.ts'
import type { Assertion, JsonType } from './schema.ts'

/** One constraint on a value of a known type, as the state of a search keeps them. */
export type Fact =
  | { readonly kind: 'fail' }
  | { readonly kind: 'unsure'; readonly reason: string }
  | { readonly kind: 'values' | 'notValues'; readonly values: ReadonlyMap<string, unknown> }
  | { readonly kind: 'minimum' | 'maximum'; readonly at: number; readonly exclusive: boolean }
  | { readonly kind: 'whole' | 'fraction' }
  | { readonly kind: 'multipleOf' | 'notMultipleOf'; readonly of: number }
  /** How many: code points, items or names, by the type. */
  | { readonly kind: 'least' | 'most'; readonly count: number }
  | { readonly kind: 'pattern' | 'notPattern'; readonly pattern: string }
  | { readonly kind: 'format' | 'notFormat'; readonly format: string }
  | { readonly kind: 'require' | 'forbid'; readonly name: string }
  | { readonly kind: 'property'; readonly name: string; readonly literal: Literal }
  /** Every name of a kind has such a value. */
  | { readonly kind: 'everyName'; readonly names: NameKind; readonly literal: Literal }
  /** Some name of a kind has such a value. */
  | { readonly kind: 'someName'; readonly names: NameKind; readonly literal: Literal }
  /** Every name, or some name, is itself such a text. */
  | { readonly kind: 'names' | 'someNamed'; readonly literal: Literal }
  | { readonly kind: 'item'; readonly at: number; readonly literal: Literal }
  | { readonly kind: 'itemThere'; readonly at: number; readonly literal: Literal }
  | { readonly kind: 'everyItem' | 'someItem'; readonly from: number; readonly literal: Literal }
  | { readonly kind: 'contains'; readonly literal: Literal; readonly least: number; readonly most: number }
  | { readonly kind: 'unique' | 'repeated' }

/** Names by what they are not, or by a pattern. */
export type NameKind =
  | { readonly kind: 'matching'; readonly pattern: string }
  | { readonly kind: 'other'; readonly except: ReadonlySet<string>; readonly patterns: readonly string[] }

export type Goal = Fact | { readonly kind: 'literal'; readonly literal: Literal } | Choice

/** One of the alternatives holds, each of which is a list of goals that hold together. */
export interface Choice {
  readonly kind: 'choice'
  readonly alternatives: readonly (readonly Goal[])[]
}

const fail: Goal = { kind: 'fail' }

/** What holds on a condition says no more than it says: it does not mean "an object" where it speaks of names. */
function conditional(reading: Reading): Reading {
  return reading === 'sent' ? reading : 'literal'
}

/** What an assertion demands of a value of the type. */
export function demands(assertion: Assertion, type: JsonType, whole: Literal, terms: Terms): readonly Goal[] {
  const { reading } = whole
  const here = (schema: Node, how = reading) => partOf(whole, schema, how, terms)
  const of = (schema: Node) => literalOf(schema, reading, terms)
  switch (assertion.kind) {
    case 'types':
      if (!assertion.types.has(type)) return [fail]
      return type === 'number' && assertion.whole ? [{ kind: 'whole' }] : []
    case 'values':
    case 'minimum':
    case 'maximum':
    case 'multipleOf':
    case 'pattern':
      return [assertion]
    case 'format':
      return formatGoals(assertion.format, type)
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return [{ kind: 'least', count: assertion.at }]
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return [{ kind: 'most', count: assertion.at }]
    case 'required':
      return whole.around.hidden.has(assertion.name) ? [] : [{ kind: 'require', name: assertion.name }]
    case 'property':
      return [{ kind: 'property', name: assertion.name, literal: of(assertion.schema) }]
    case 'patternProperty':
    case 'additional':
      return [{ kind: 'everyName', names: namesOf(assertion), literal: of(assertion.schema) }]
    case 'propertyNames':
      return [{ kind: 'names', literal: of(assertion.schema) }]
    case 'dependentRequired': {
      const asked = [assertion.name, ...assertion.names].map((name): Goal => ({ kind: 'require', name }))
      return [{ kind: 'choice', alternatives: [[{ kind: 'forbid', name: assertion.name }], asked] }]
    }
    case 'dependentSchema': {
      const { name, schema } = assertion
      const both: readonly Goal[] = [
        { kind: 'require', name },
        { kind: 'literal', literal: of(schema) },
      ]
      return [{ kind: 'choice', alternatives: [[{ kind: 'forbid', name }], both] }]
    }
    case 'prefixItem':
      return [{ kind: 'item', at: assertion.at, literal: of(assertion.schema) }]
    case 'items':
      return [{ kind: 'everyItem', from: assertion.from, literal: of(assertion.schema) }]
    case 'contains': {
      const { least, most } = assertion
      return [{ kind: 'contains', literal: literalOf(assertion.schema, 'literal', terms), least, most }]
    }
    case 'uniqueItems':
      return [{ kind: 'unique' }]
    case 'all':
      return [{ kind: 'literal', literal: here(assertion.schema) }]
    case 'any':
      return [
        { kind: 'choice', alternatives: assertion.branches.map((branch) => branchGoals(branch, type, whole, terms)) },
      ]
    case 'one':
      return [{ kind: 'choice', alternatives: exclusive(assertion.branches, type, whole, terms) }]
    case 'not':
      return [{ kind: 'literal', literal: negationOf(here(assertion.schema, 'literal')) }]
    case 'if': {
      const condition = here(assertion.schema, 'literal')
      const side = (literal: Literal, then: Node | undefined): readonly Goal[] => [
        { kind: 'literal', literal },
        ...(then ? [{ kind: 'literal' as const, literal: here(then, conditional(reading)) }] : []),
      ]
      const sides = [side(condition, assertion.then), side(negationOf(condition), assertion.else)]
      return [{ kind: 'choice', alternatives: sides }]
    }
    case 'opaque':
      return [{ kind: 'unsure', reason: `the keyword ${assertion.keyword} is not decided here` }]
    default:
      return assertion satisfies never
  }
}

/** The ways in which a value of the type can fail an assertion; none: it cannot. */
export function failures(
  assertion: Assertion,
  type: JsonType,
  whole: Literal,
  terms: Terms,
): readonly (readonly Goal[])[] {
  const { reading } = whole
  const here = (schema: Node, how = reading) => partOf(whole, schema, how, terms)
  const not = (schema: Node) => negationOf(literalOf(schema, reading, terms))
  switch (assertion.kind) {
    case 'types':
      if (!assertion.types.has(type)) return [[]]
      return type === 'number' && assertion.whole ? [[{ kind: 'fraction' }]] : []
    case 'values':
      return [[{ kind: 'notValues', values: assertion.values }]]
    case 'minimum':
      return [[{ kind: 'maximum', at: assertion.at, exclusive: !assertion.exclusive }]]
    case 'maximum':
      return [[{ kind: 'minimum', at: assertion.at, exclusive: !assertion.exclusive }]]
    case 'multipleOf':
      return [[{ kind: 'notMultipleOf', of: assertion.of }]]
    case 'pattern':
      return [[{ kind: 'notPattern', pattern: assertion.pattern }]]
    case 'format':
      return formatFailures(assertion.format, type)
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return [[{ kind: 'most', count: Math.ceil(assertion.at) - 1 }]]
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return [[{ kind: 'least', count: Math.floor(assertion.at) + 1 }]]
    case 'required':
      return whole.around.hidden.has(assertion.name) ? [] : [[{ kind: 'forbid', name: assertion.name }]]
    case 'property': {
      const { name, schema } = assertion
      return [
        [
          { kind: 'require', name },
          { kind: 'property', name, literal: not(schema) },
        ],
      ]
    }
    case 'patternProperty':
    case 'additional':
      return [[{ kind: 'someName', names: namesOf(assertion), literal: not(assertion.schema) }]]
    case 'propertyNames':
      return [[{ kind: 'someNamed', literal: not(assertion.schema) }]]
    case 'dependentRequired': {
      const { name, names } = assertion
      return names.map((other) => [
        { kind: 'require', name },
        { kind: 'forbid', name: other },
      ])
    }
    case 'dependentSchema': {
      const { name, schema } = assertion
      return [
        [
          { kind: 'require', name },
          { kind: 'literal', literal: not(schema) },
        ],
      ]
    }
    case 'prefixItem':
      return [[{ kind: 'itemThere', at: assertion.at, literal: not(assertion.schema) }]]
    case 'items':
      return [[{ kind: 'someItem', from: assertion.from, literal: not(assertion.schema) }]]
    case 'contains': {
      const { least, most } = assertion
      const literal = literalOf(assertion.schema, 'literal', terms)
      const fewer: readonly Goal[] = [{ kind: 'contains', literal, least: 0, most: least - 1 }]
      const more: readonly Goal[] = [{ kind: 'contains', literal, least: most + 1, most: Number.POSITIVE_INFINITY }]
      return [...(least > 0 ? [fewer] : []), ...(Number.isFinite(most) ? [more] : [])]
    }
    case 'uniqueItems':
      return [[{ kind: 'repeated' }]]
    case 'all':
      return [[{ kind: 'literal', literal: negationOf(here(assertion.schema)) }]]
    case 'any':
      return [assertion.branches.map((branch) => branchFails(branch, type, whole, terms))]
    case 'one':
      return noneOrSeveral(assertion.branches, type, whole, terms)
    case 'not':
      return [[{ kind: 'literal', literal: here(assertion.schema, 'literal') }]]
    case 'if': {
      const condition = here(assertion.schema, 'literal')
      const side = (literal: Literal, then: Node | undefined): readonly (readonly Goal[])[] =>
        then
          ? [
              [
                { kind: 'literal', literal },
                { kind: 'literal', literal: not(then) },
              ],
            ]
          : []
      return [...side(condition, assertion.then), ...side(negationOf(condition), assertion.else)]
    }
    case 'opaque':
      return [[{ kind: 'unsure', reason: `the keyword ${assertion.keyword} is not decided here` }]]
    default:
      return assertion satisfies never
  }
}

function namesOf(assertion: Extract<Assertion, { kind: 'patternProperty' | 'additional' }>): NameKind {
  if (assertion.kind === 'patternProperty') return { kind: 'matching', pattern: assertion.pattern }
  return { kind: 'other', except: assertion.except, patterns: assertion.patterns }
}

/** Whether every text has the format, since it only tells a form how to draw the field. */
function isAnnotationFormat(format: string): boolean {
  return isWithin(undefined, format, 'string') === 'yes'
}

const int32 = { low: -(2 ** 31), high: 2 ** 31 - 1 }

/** A format has meaning where values of it can be told from others. */
function formatGoals(format: string, type: JsonType): readonly Goal[] {
  if (type === 'string') return isAnnotationFormat(format) ? [] : [{ kind: 'format', format }]
  if (format !== 'int32') return []
  return [
    { kind: 'whole' },
    { kind: 'minimum', at: int32.low, exclusive: false },
    { kind: 'maximum', at: int32.high, exclusive: false },
  ]
}

function formatFailures(format: string, type: JsonType): readonly (readonly Goal[])[] {
  if (type === 'string') return isAnnotationFormat(format) ? [] : [[{ kind: 'notFormat', format }]]
  if (format !== 'int32') return []
  return [
    [{ kind: 'minimum', at: int32.high, exclusive: true }],
    [{ kind: 'maximum', at: int32.low, exclusive: true }],
    [{ kind: 'fraction' }],
  ]
}

/** The branch, and the name that stands for it where there is a discriminator. */
function branchGoals(
  branch: Branch,
  type: JsonType,
  whole: Literal,
  terms: Terms,
  reading = whole.reading,
): readonly Goal[] {
  const own: Goal = { kind: 'literal', literal: partOf(whole, branch.schema, reading, terms) }
  const named = type === 'object' ? terms.named(branch) : undefined
  if (!named) return [own]
  const { property: name, literal } = named
  return [{ kind: 'require', name }, { kind: 'property', name, literal }, own]
}

function branchFails(branch: Branch, type: JsonType, whole: Literal, terms: Terms, reading = whole.reading): Goal {
  const own: Goal = { kind: 'literal', literal: negationOf(partOf(whole, branch.schema, reading, terms)) }
  const named = type === 'object' ? terms.named(branch) : undefined
  if (!named) return own
  const { property: name, literal } = named
  const other: readonly Goal[] = [
    { kind: 'require', name },
    { kind: 'property', name, literal: negationOf(literal) },
  ]
  return { kind: 'choice', alternatives: [other, [{ kind: 'forbid', name }], [own]] }
}

/** Past this number of branches each is not set against each: one that fits is taken to be enough. */
export const maxExclusive = 40

function isLenient(branches: readonly Branch[], { lenient }: Terms): boolean {
  return lenient || branches.length > maxExclusive
}

/** One branch and no other. */
function exclusive(
  branches: readonly Branch[],
  type: JsonType,
  whole: Literal,
  terms: Terms,
): readonly (readonly Goal[])[] {
  return branches.map((branch, at) => [
    ...branchGoals(branch, type, whole, terms),
    ...(isLenient(branches, terms)
      ? []
      : branches.flatMap((other, index) => {
          if (index === at || terms.areApart(branch, other, type)) return []
          terms.overlaps(whole.reading)
          return [branchFails(other, type, whole, terms, 'literal')]
        })),
  ])
}

/** No branch, or two of them. */
function noneOrSeveral(
  branches: readonly Branch[],
  type: JsonType,
  whole: Literal,
  terms: Terms,
): readonly (readonly Goal[])[] {
  const none = branches.map((branch) => branchFails(branch, type, whole, terms))
  if (isLenient(branches, terms)) return [none]
  const pairs = branches.flatMap((branch, at) =>
    branches
      .slice(at + 1)
      .filter((other) => !terms.areApart(branch, other, type))
      .map((other) => [branch, other].flatMap((one) => branchGoals(one, type, whole, terms, 'literal'))),
  )
  return [none, ...pairs]
}
