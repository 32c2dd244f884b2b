import type { Random } from '../../../core/random.ts'
import type { Json, JsonObject } from './documents.ts'
import { isObject } from './documents.ts'
import { flatSchema, numberOf, typeOf } from './schema-view.ts'

/** What a sample is drawn with. */
export interface Sampler {
  readonly random: Random
  /** A text that a pattern matches, within a length; undefined where none was found. */
  readonly word: (pattern: string, shortest: number, longest: number) => string | undefined
}

const deepest = 12
/** A schema that holds itself many times over has no value of a sensible size. */
const mostValues = 1000
const longestText = 200

export type GivenSource = 'schema example' | 'default' | 'enum' | 'const'

/** A value that the contract itself names, and in which of its words. */
export function givenValue(schema: JsonObject): readonly [value: Json, source: GivenSource] | undefined {
  const first = (value: Json | undefined) => (Array.isArray(value) ? value[0] : undefined)
  const given: readonly (readonly [Json | undefined, GivenSource])[] = [
    [schema.example, 'schema example'],
    [first(schema.examples), 'schema example'],
    [schema.default, 'default'],
    [first(schema.enum), 'enum'],
    [schema.const, 'const'],
  ]
  for (const [value, source] of given) if (value !== undefined && value !== null) return [value, source]
  return undefined
}

/** A value for a parameter, by its type and format; undefined where nothing says what kind of text is meant. */
export function sampledScalar(schema: JsonObject, sampler: Sampler): Json | undefined {
  switch (typeOf(schema)) {
    case 'integer':
    case 'number':
      return sampledNumber(schema, sampler)
    case 'boolean':
      return true
    case 'string':
      return sampledText(schema, sampler)
    default:
      return undefined
  }
}

/** A value for a request body: required properties only, texts that nothing describes as plain words. */
export function sampledValue(root: JsonObject, value: Json | undefined, sampler: Sampler): Json | undefined {
  return sampled(root, value, { ...sampler, left: mostValues }, 0)
}

type Budgeted = Sampler & { left: number }

function sampled(root: JsonObject, value: Json | undefined, sampler: Budgeted, depth: number): Json | undefined {
  if (depth > deepest || sampler.left-- <= 0) return undefined
  const schema = flatSchema(root, value)
  const [given] = givenValue(schema) ?? []
  if (given !== undefined) return given
  switch (typeOf(schema)) {
    case 'object':
      return sampledObject(root, schema, sampler, depth)
    case 'array': {
      if ((numberOf(schema.minItems) ?? 0) === 0) return []
      const item = sampled(root, schema.items, sampler, depth + 1)
      return item === undefined
        ? undefined
        : Array.from({ length: Math.min(100, numberOf(schema.minItems) ?? 1) }, () => item)
    }
    case 'string':
      return sampledText(schema, sampler) ?? plainText(schema)
    default:
      return sampledScalar(schema, sampler)
  }
}

function sampledObject(root: JsonObject, schema: JsonObject, sampler: Budgeted, depth: number): Json | undefined {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const made: [string, Json][] = []
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (typeof name !== 'string') continue
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (flatSchema(root, property).readOnly === true) continue
    const value = sampled(root, property, sampler, depth + 1)
    if (value === undefined) return undefined
    made.push([name, value])
  }
  return Object.fromEntries(made)
}

function sampledNumber(schema: JsonObject, { random }: Sampler): number | undefined {
  const step = numberOf(schema.multipleOf) ?? (typeOf(schema) === 'integer' ? 1 : undefined)
  const least = (step ?? 0) === 0 ? Number.EPSILON : (step ?? 0)
  const above = numberOf(schema.exclusiveMinimum)
  const below = numberOf(schema.exclusiveMaximum)
  const minimum = above === undefined ? numberOf(schema.minimum) : above + least
  const maximum = below === undefined ? numberOf(schema.maximum) : below - least
  const low = (minimum ?? Math.min(1, maximum ?? 1)) + (schema.exclusiveMinimum === true ? least : 0)
  const high = (maximum ?? low) - (schema.exclusiveMaximum === true ? least : 0)
  const value = low + random() * Math.max(0, high - low)
  if (step === undefined || step <= 0) return value
  const rounded = Math.ceil(low / step) * step + Math.floor((value - low) / step) * step
  return rounded > high ? Math.ceil(low / step) * step : rounded
}

function sampledText(schema: JsonObject, { random, word }: Sampler): string | undefined {
  const day = () => new Date(Date.UTC(2025, 0, 1 + Math.floor(random() * 365)))
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  switch (schema.format) {
    case 'uuid':
      return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
    case 'date':
      return day().toISOString().slice(0, 10)
    case 'date-time':
      return day().toISOString()
    case 'email':
      return `user${Math.floor(random() * 1000)}@example.com`
    case 'uri':
    case 'url':
      return 'https://example.com/'
    case 'ipv4':
      return `192.0.2.${1 + Math.floor(random() * 254)}`
    case 'hostname':
      return 'example.com'
    default:
      return typeof schema.pattern === 'string'
        ? word(schema.pattern, numberOf(schema.minLength) ?? 1, numberOf(schema.maxLength) ?? longestText)
        : undefined
  }
}

function plainText(schema: JsonObject): string | undefined {
  if (schema.pattern !== undefined) return undefined
  const shortest = numberOf(schema.minLength) ?? 1
  const longest = numberOf(schema.maxLength) ?? longestText
  return shortest > 10_000 ? undefined : 'text'.padEnd(shortest, ' text').slice(0, Math.max(0, longest))
}
