import type { Severity } from '../../../../src/core/finding.ts'
import { isMembers, type Members, type Model, type Place, placesOf, replaceAt, type Schema, typesOf } from './model.ts'

/**
 * A change after which fewer values fit. The severities are those of the taxonomy: of the change in a request, and of
 * its reverse in a response.
 */
export interface Narrowing {
  readonly name: string
  readonly request: Severity
  /** Undefined: the taxonomy leaves it to containment. */
  readonly response: Severity | undefined
  /** False: only hard schemas have what it needs, or what it writes cannot be spelled in OpenAPI 3.0. */
  readonly in30: boolean
  readonly at: (place: Place, choice: number) => Schema | undefined
}

export interface Narrowed {
  readonly wide: Model
  readonly narrow: Model
  /** Nothing but properties, items, allOf and references leads to the change. */
  readonly direct: boolean
}

/** Applies a narrowing at one of the places where fewer values mean fewer values of the whole. */
export function narrowed(wide: Model, narrowing: Narrowing, place: number, choice: number): Narrowed | undefined {
  const possible = placesOf(wide).flatMap((one) => {
    const made = one.monotone ? narrowing.at(one, choice) : undefined
    return made === undefined ? [] : [{ ...one, made }]
  })
  const chosen = possible[place % Math.max(1, possible.length)]
  if (!chosen) return undefined
  return { wide, narrow: replaceAt(wide, chosen.path, chosen.made), direct: chosen.direct }
}

function only(schema: Schema, type: string): schema is Members {
  return (
    isMembers(schema) && typesOf(schema).includes(type) && typesOf(schema).every((one) => [type, 'null'].includes(one))
  )
}

/** Tightens a bound by one, or sets it. */
function bound(keyword: string, type: string, set: number): Narrowing['at'] {
  return ({ schema }) => {
    if (!only(schema, type) && !(type === 'number' && only(schema, 'integer'))) return undefined
    const own = schema[keyword]
    const step = keyword.startsWith('min') ? 1 : -1
    if (typeof own !== 'number') return { ...schema, [keyword]: set }
    return own + step < 0 && keyword !== 'maximum' ? undefined : { ...schema, [keyword]: own + step }
  }
}

const bounds = [
  ['minLength', 'string', 1],
  ['maxLength', 'string', 2],
  ['minimum', 'number', 1],
  ['maximum', 'number', 2],
  ['minItems', 'array', 1],
  ['maxItems', 'array', 1],
  ['minProperties', 'object', 1],
  ['maxProperties', 'object', 1],
] as const

function branchless(keyword: 'anyOf' | 'oneOf'): Narrowing['at'] {
  return ({ schema }, choice) => {
    if (!isMembers(schema)) return undefined
    const branches = schema[keyword]
    if (!Array.isArray(branches) || branches.length < 2 || schema.discriminator !== undefined) return undefined
    // One branch less can be one overlap less.
    if (keyword === 'oneOf' && new Set(branches.flatMap(typesOf)).size < branches.length) return undefined
    const gone = choice % branches.length
    return { ...schema, [keyword]: branches.filter((_, at) => at !== gone) }
  }
}

export const narrowings: readonly Narrowing[] = [
  {
    name: 'a listed value is gone',
    request: 'error',
    response: 'warning',
    in30: true,
    at: ({ schema }, choice) => {
      if (!isMembers(schema) || !Array.isArray(schema.enum)) return undefined
      const gone = choice % schema.enum.length
      // Null is another matter, and a list of nothing is none.
      if (schema.enum.length < 2 || schema.enum[gone] === null || typesOf(schema).length === 0) return undefined
      return { ...schema, enum: schema.enum.filter((_, at) => at !== gone) }
    },
  },
  ...bounds.map(
    ([keyword, type, set]): Narrowing => ({
      name: `${keyword} is tighter`,
      request: 'error',
      response: 'warning',
      in30: true,
      at: bound(keyword, type, set),
    }),
  ),
  {
    name: 'multipleOf is coarser',
    request: 'error',
    response: 'warning',
    in30: true,
    at: ({ schema }) => {
      if (!only(schema, 'number') && !only(schema, 'integer')) return undefined
      return { ...schema, multipleOf: typeof schema.multipleOf === 'number' ? 2 * schema.multipleOf : 2 }
    },
  },
  {
    name: 'items have to be different',
    request: 'error',
    response: 'warning',
    in30: true,
    at: ({ schema }) =>
      only(schema, 'array') && schema.uniqueItems !== true ? { ...schema, uniqueItems: true } : undefined,
  },
  {
    name: 'a pattern is asked for',
    request: 'error',
    response: 'warning',
    in30: true,
    at: ({ schema }) =>
      only(schema, 'string') && !('pattern' in schema || 'format' in schema || 'enum' in schema)
        ? { ...schema, pattern: '^[a-c]*$' }
        : undefined,
  },
  {
    name: 'a format is asked for',
    request: 'error',
    response: 'warning',
    in30: true,
    at: ({ schema }, choice) =>
      only(schema, 'string') && !('pattern' in schema || 'format' in schema || 'enum' in schema)
        ? { ...schema, format: choice % 2 === 0 ? 'uuid' : 'date' }
        : undefined,
  },
  {
    name: 'a number of 64 bits is one of 32',
    request: 'error',
    response: 'error',
    in30: true,
    at: ({ schema }) => (isMembers(schema) && schema.format === 'int64' ? { ...schema, format: 'int32' } : undefined),
  },
  {
    name: 'a number is an integer',
    request: 'error',
    response: 'error',
    in30: true,
    at: ({ schema }) => {
      if (!isMembers(schema) || !typesOf(schema).includes('number') || typesOf(schema).includes('integer'))
        return undefined
      const { type } = schema
      if (['float', 'double'].includes(String(schema.format))) return undefined
      return {
        ...schema,
        type: Array.isArray(type) ? type.map((one) => (one === 'number' ? 'integer' : one)) : 'integer',
      }
    },
  },
  {
    name: 'null is refused',
    request: 'error',
    response: 'error',
    in30: true,
    at: ({ schema }) => {
      if (!isMembers(schema) || typesOf(schema).length !== 2 || !typesOf(schema).includes('null')) return undefined
      const [type] = typesOf(schema).filter((one) => one !== 'null')
      const listed = Array.isArray(schema.enum) ? schema.enum.filter((one) => one !== null) : undefined
      if (listed?.length === 0) return undefined
      return { ...schema, type, ...(listed ? { enum: listed } : {}) }
    },
  },
  {
    name: 'an optional property is required',
    request: 'error',
    response: 'error',
    in30: true,
    at: ({ schema }, choice) => {
      if (!isMembers(schema) || !typesOf(schema).includes('object') || !isMembers(schema.properties)) return undefined
      const asked: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
      const optional = Object.keys(schema.properties).filter((name) => !asked.includes(name))
      const name = optional[choice % Math.max(1, optional.length)]
      return name === undefined ? undefined : { ...schema, required: [...asked, name] }
    },
  },
  {
    name: 'a branch of anyOf is gone',
    request: 'error',
    response: 'error',
    in30: true,
    at: branchless('anyOf'),
  },
  {
    name: 'a branch of oneOf is gone',
    request: 'error',
    response: 'error',
    in30: true,
    at: branchless('oneOf'),
  },
  {
    name: 'one of several types is gone',
    request: 'error',
    response: 'error',
    in30: false,
    at: ({ schema }, choice) => {
      if (!isMembers(schema) || typesOf(schema).length < 2 || typesOf(schema).includes('null')) return undefined
      const gone = choice % typesOf(schema).length
      return { ...schema, type: typesOf(schema).filter((_, at) => at !== gone) }
    },
  },
  ...[
    { name: 'an item of some kind is asked for', type: 'array', part: { contains: { type: 'integer' } } },
    { name: 'a value is forbidden', type: 'string', part: { not: { const: 'a' } } },
    { name: 'a name asks for another', type: 'object', part: { dependentRequired: { a: ['b'] } } },
    { name: 'a condition is asked for', type: 'object', part: conditionOfA() },
  ].map(
    ({ name, type, part }): Narrowing => ({
      name,
      request: 'error',
      response: undefined,
      in30: false,
      at: ({ schema }) => {
        if (!isMembers(schema) || schema.type !== type || Object.keys(part).some((keyword) => keyword in schema))
          return undefined
        return { ...schema, ...part }
      },
    }),
  ),
]

function conditionOfA(): Members {
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word
  return { if: { required: ['a'] }, then: { required: ['c'] } }
}
