import { isObject, type Json, type JsonObject, resolved } from './documents.ts'

const deepest = 8

/** A schema with its references followed, `allOf` laid together and the first choice made: enough to find a value by. */
export function flatSchema(root: JsonObject, value: Json | undefined, depth = 0): JsonObject {
  const schema = resolved(root, value)
  if (!isObject(schema) || depth > deepest) return {}
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((part) => flatSchema(root, part, depth + 1)) : []
  const choices = [schema.oneOf, schema.anyOf].flatMap((list): readonly JsonObject[] => {
    if (!Array.isArray(list)) return []
    const flat = list.map((one) => flatSchema(root, one, depth + 1))
    const first = flat.find(({ type }) => type !== 'null')
    return first === undefined ? [] : [first]
  })
  return [...parts, ...choices, schema].reduce(laidTogether, {})
}

function laidTogether(sum: JsonObject, part: JsonObject): JsonObject {
  const own = Object.fromEntries(Object.entries(part).filter(([key]) => !['allOf', 'oneOf', 'anyOf'].includes(key)))
  const properties =
    isObject(sum.properties) && isObject(own.properties) ? { properties: { ...sum.properties, ...own.properties } } : {}
  const required =
    Array.isArray(sum.required) && Array.isArray(own.required) ? { required: [...sum.required, ...own.required] } : {}
  return { ...sum, ...own, ...properties, ...required }
}

/** The type that a value is made of: the first that is not null, or what the keywords speak of. */
export function typeOf(schema: JsonObject): string | undefined {
  const { type } = schema
  const named = Array.isArray(type) ? type.find((one) => one !== 'null') : type
  if (typeof named === 'string') return named
  if (isObject(schema.properties)) return 'object'
  if (schema.items !== undefined) return 'array'
  if (schema.pattern !== undefined || schema.format !== undefined) return 'string'
  return undefined
}

/** A number that a keyword gives. */
export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
