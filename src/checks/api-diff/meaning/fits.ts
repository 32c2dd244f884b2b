import { isMembers, type Members, type Node } from '../source.ts'
import type { Branch } from './branches.ts'
import { concerns } from './expand.ts'
import { fitsFormat, isWithin } from './formats.ts'
import { maxExclusive } from './goals.ts'
import type { Search } from './inhabit.ts'
import { type Literal, literalOf, literalOfSchema, partOf, type Reading } from './literal.ts'
import { type Assertion, type Schema, schemaOf, valueKey } from './schema.ts'
import { typeOfValue } from './solve-constant.ts'
import { isMultipleOf } from './solve-number.ts'
import { all, opposite } from './solve-string.ts'

/** Whether a value meets all literals; undefined: not known. */
export function fitsAll(literals: readonly Literal[], value: unknown, search: Search): boolean | undefined {
  return all(
    literals.map((literal) => {
      const fits = fitsLiteral(literal, value, search, 0)
      return literal.positive ? fits : opposite(fits)
    }),
  )
}

/** Whether a value fits a schema; undefined: not known. */
export function fitsNode(schema: Node | Schema, value: unknown, reading: Reading, search: Search): boolean | undefined {
  const read = 'assertions' in schema ? schema : schemaOf(schema, search.terms.use)
  return fitsLiteral(literalOfSchema(read, reading, search.terms), value, search, 0)
}

const maxDepth = 60

/** Whether the value fits the schema of the literal, whichever of the two is wanted. */
function fitsLiteral(literal: Literal, value: unknown, search: Search, depth: number): boolean | undefined {
  if (depth > maxDepth || !search.steps.take(1)) return undefined
  const { schema, reading, around } = literal
  const { terms } = search
  const type = typeOfValue(value)
  if (schema.orNull && type === 'null') return true
  if (reading !== 'literal' && !around.typed && schema.implied !== undefined && schema.implied !== type) {
    return terms.use === 'parameter' ? undefined : false
  }
  const test: Test = {
    part: (inner, how = reading) => fitsLiteral(partOf(literal, inner, how, terms), value, search, depth + 1),
    below: (inner, at, how = reading) => fitsLiteral(literalOf(inner, how, terms), at, search, depth + 1),
    hidden: around.hidden,
  }
  const answers: (boolean | undefined)[] = []
  for (const assertion of schema.assertions) {
    if (!concerns(assertion, type)) continue
    const answer = holds(assertion, value, test, search)
    if (answer === false && terms.use !== 'parameter') return false
    // On the wire a number is text as well, so a plain "no" is not to be trusted.
    answers.push(
      answer === false && typeof value !== 'object' && assertion.kind !== 'all' ? wire(assertion, value) : answer,
    )
  }
  return all(answers)
}

/** Tests of other schemas: of parts that speak of the same value, and of those that speak of one below it. */
interface Test {
  readonly part: (inner: Node, how?: Reading) => boolean | undefined
  readonly below: (inner: Node, at: unknown, how?: Reading) => boolean | undefined
  readonly hidden: ReadonlySet<string>
}

function wire(assertion: Assertion, value: unknown): boolean | undefined {
  if (assertion.kind === 'values') {
    return [...assertion.values.values()].some((one) => String(one) === String(value))
  }
  return assertion.kind === 'types' ? undefined : false
}

function holds(assertion: Assertion, value: unknown, test: Test, search: Search): boolean | undefined {
  switch (assertion.kind) {
    case 'types': {
      const whole = !assertion.whole || typeof value !== 'number' || Number.isInteger(value)
      return whole && assertion.types.has(typeOfValue(value))
    }
    case 'values':
      return assertion.values.has(valueKey(value))
    case 'minimum':
      return assertion.exclusive ? Number(value) > assertion.at : Number(value) >= assertion.at
    case 'maximum':
      return assertion.exclusive ? Number(value) < assertion.at : Number(value) <= assertion.at
    case 'multipleOf':
      return isMultipleOf(Number(value), assertion.of)
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return sizeOf(value) >= assertion.at
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return sizeOf(value) <= assertion.at
    case 'pattern':
      return search.languages.matches(assertion.pattern, String(value), search.steps)
    case 'format':
      return hasFormat(assertion.format, value)
    case 'uniqueItems':
      return Array.isArray(value) && new Set(value.map(valueKey)).size === value.length
    case 'prefixItem':
      return !Array.isArray(value) || assertion.at >= value.length || test.below(assertion.schema, value[assertion.at])
    case 'items':
      return !Array.isArray(value) || all(value.slice(assertion.from).map((item) => test.below(assertion.schema, item)))
    case 'contains':
      return containsEnough(assertion, value, test)
    case 'all':
      return test.part(assertion.schema)
    case 'any':
      return any(assertion.branches.map((branch) => fitsBranch(branch, value, test)))
    case 'one': {
      const answers = assertion.branches.map((branch) => fitsBranch(branch, value, test))
      return search.terms.lenient || answers.length > maxExclusive ? any(answers) : exactlyOne(answers)
    }
    case 'not':
      return opposite(test.part(assertion.schema, 'literal'))
    case 'if': {
      const condition = test.part(assertion.schema, 'literal')
      return condition === undefined ? undefined : fitsSide(condition ? assertion.then : assertion.else, test)
    }
    case 'opaque':
      return undefined
    default:
      return isMembers(value) ? holdsForMembers(assertion, value, test, search) : true
  }
}

function exactlyOne(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const sure = answers.filter((answer) => answer === true).length
  if (sure > 1) return false
  return answers.includes(undefined) ? undefined : sure === 1
}

function fitsSide(side: Node | undefined, test: Test): boolean | undefined {
  return side ? test.part(side, 'literal') : true
}

function holdsForMembers(
  assertion: Extract<
    Assertion,
    {
      kind:
        | 'required'
        | 'property'
        | 'patternProperty'
        | 'additional'
        | 'propertyNames'
        | 'dependentRequired'
        | 'dependentSchema'
    }
  >,
  value: Members,
  test: Test,
  { languages, steps }: Search,
): boolean | undefined {
  const names = Object.keys(value)
  const matches = (pattern: string, name: string) => languages.matches(pattern, name, steps)
  switch (assertion.kind) {
    case 'required':
      return Object.hasOwn(value, assertion.name) || test.hidden.has(assertion.name)
    case 'property':
      return !Object.hasOwn(value, assertion.name) || test.below(assertion.schema, value[assertion.name])
    case 'patternProperty':
      return all(
        names.map((name) => implied(matches(assertion.pattern, name), () => test.below(assertion.schema, value[name]))),
      )
    case 'additional':
      return all(
        names.map((name) => {
          const listed = assertion.except.has(name) || any(assertion.patterns.map((pattern) => matches(pattern, name)))
          return implied(opposite(listed), () => test.below(assertion.schema, value[name]))
        }),
      )
    case 'propertyNames':
      return all(names.map((name) => test.below(assertion.schema, name)))
    case 'dependentRequired':
      return !Object.hasOwn(value, assertion.name) || assertion.names.every((name) => Object.hasOwn(value, name))
    case 'dependentSchema':
      return !Object.hasOwn(value, assertion.name) || test.part(assertion.schema, 'literal')
    default:
      return assertion satisfies never
  }
}

function implied(condition: boolean | undefined, then: () => boolean | undefined): boolean | undefined {
  if (condition === false) return true
  const answer = then()
  return condition === undefined && answer !== true ? undefined : answer
}

export function any(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? undefined : false
}

function fitsBranch({ schema, names }: Branch, value: unknown, test: Test): boolean | undefined {
  const named = !names || !isMembers(value) || names.values.some((one) => value[names.property] === one)
  return named ? test.part(schema) : false
}

function containsEnough(
  { schema, least, most }: Extract<Assertion, { kind: 'contains' }>,
  value: unknown,
  test: Test,
): boolean | undefined {
  if (!Array.isArray(value)) return true
  const answers = value.map((item) => test.below(schema, item, 'literal'))
  const sure = answers.filter((answer) => answer === true).length
  const possible = sure + answers.filter((answer) => answer === undefined).length
  if (sure > most || possible < least) return false
  return sure === possible ? true : undefined
}

function hasFormat(format: string, value: unknown): boolean | undefined {
  if (typeof value === 'string') return isWithin(undefined, format, 'string') === 'yes' || fitsFormat(format, value)
  if (typeof value !== 'number' || format !== 'int32') return true
  return Number.isInteger(value) && value >= -(2 ** 31) && value <= 2 ** 31 - 1
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  return isMembers(value) ? Object.keys(value).length : 0
}
