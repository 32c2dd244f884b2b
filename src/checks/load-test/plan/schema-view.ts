import { isObject, type Json, type JsonObject, resolved } from './documents.ts'

/** Parts of a schema that are looked at for one value: aliases and references may multiply what is written once. */
const mostParts = 300

/** A schema with its references followed, `allOf` laid together and the first choice made: enough to find a value by. */
export function flatSchema(root: JsonObject, value: Json | undefined): JsonObject {
  return flat(root, value, { left: mostParts })
}

function flat(root: JsonObject, value: Json | undefined, budget: { left: number }): JsonObject {
  const schema = resolved(root, value)
  if (!isObject(schema) || budget.left-- <= 0) return {}
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((part) => flat(root, part, budget)) : []
  const choices = [schema.oneOf, schema.anyOf].flatMap((list) => {
    for (const one of Array.isArray(list) ? list : []) {
      const choice = flat(root, one, budget)
      if (choice.type !== 'null') return [choice]
    }
    return []
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
