import type { LoadSettings } from '../../../core/load-settings.ts'
import { textOf } from './described.ts'
import { isObject, type Json, type JsonObject, resolved } from './documents.ts'
import { type GivenSource, givenValue, type Sampler, sampledScalar } from './sampled.ts'
import { flatSchema, typeOf } from './schema-view.ts'

/** Where a value comes from, in the words of a remark. */
export type ValueSource = 'config' | 'example' | GivenSource | 'format'

export interface ParameterValues {
  readonly values: readonly Json[]
  readonly source: ValueSource
}

/**
 * Values for a parameter: the config's, then the contract's example, example of the schema, default, first of an enum
 * and const, then one that is drawn by type and format. Undefined where there is none.
 */
export function valuesOf(
  root: JsonObject,
  parameter: JsonObject,
  settings: LoadSettings['values'],
  sampler: Sampler,
): ParameterValues | undefined {
  const name = textOf(parameter.name)
  const set = Object.hasOwn(settings, name) ? settings[name] : undefined
  if (set !== undefined && set.length > 0) return { values: set, source: 'config' }
  const example = exampleOf(root, parameter)
  if (example !== undefined) return { values: [example], source: 'example' }
  // Swagger 2.0 has the keywords of the schema on the parameter itself.
  const schema = parameter.schema === undefined ? parameter : flatSchema(root, parameter.schema)
  return valueOfSchema(root, schema, sampler)
}

/** Values that a parameter of the path may have whatever data there is: those that the config or an enum names. */
export function fixedValues(
  root: JsonObject,
  parameter: JsonObject,
  settings: LoadSettings['values'],
): ParameterValues | undefined {
  const name = textOf(parameter.name)
  const set = Object.hasOwn(settings, name) ? settings[name] : undefined
  if (set !== undefined && set.length > 0) return { values: set, source: 'config' }
  const schema = parameter.schema === undefined ? parameter : flatSchema(root, parameter.schema)
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return { values: schema.enum, source: 'enum' }
  return schema.const === undefined ? undefined : { values: [schema.const], source: 'const' }
}

function valueOfSchema(root: JsonObject, schema: JsonObject, sampler: Sampler): ParameterValues | undefined {
  const given = givenValue(schema)
  if (given !== undefined) return { values: [given[0]], source: given[1] }
  if (typeOf(schema) === 'array') {
    const item = flatSchema(root, schema.items)
    const inner = givenValue(item)
    if (inner !== undefined) return { values: [[inner[0]]], source: inner[1] }
    const drawn = sampledScalar(item, sampler)
    return drawn === undefined ? undefined : { values: [[drawn]], source: 'format' }
  }
  const drawn = sampledScalar(schema, sampler)
  return drawn === undefined ? undefined : { values: [drawn], source: 'format' }
}

/** What the contract gives as an example of a parameter or of a body. */
export function exampleOf(root: JsonObject, described: JsonObject): Json | undefined {
  const examples = isObject(described.examples) ? resolved(root, Object.values(described.examples)[0]) : undefined
  return [described.example, isObject(examples) ? examples.value : undefined, described['x-example']].find(
    (value) => value !== undefined && value !== null,
  )
}
