import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { entriesOf, isMembers, type Members, type Model, type Schema } from './model.ts'

export type Use = 'request' | 'response'

export type Accepts = (value: unknown) => boolean

/** Never in a request, or never in a response, wherever the generated models declare them. */
export const hiddenIn: Readonly<Record<Use, string>> = { request: 'created', response: 'secret' }

const single = ['items', 'additionalProperties', 'contains', 'propertyNames', 'not', 'if', 'then', 'else']
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const maps = ['properties', 'patternProperties', 'dependentSchemas']

/** What the standard says of a value, by ajv alone and on the model as it is: nothing of `src` has a part in it. */
export function acceptedBy(model: Model, use: Use): Accepts {
  return compiled(mapped(model, (schema) => asSent(schema, use)))
}

/**
 * What the writing side sends by the policy: names that an object declares only. It may be too strict (then the test
 * asks for less), and is never too lax.
 */
export function sentBy(model: Model, use: Use): Accepts {
  const literal = acceptedBy(model, use)
  const closed = mapped(model, (schema) => declaring(asSent(schema, use)))
  const all = compiled({
    root: whole(inside(closed.root)),
    components: Object.fromEntries(Object.entries(closed.components).map(([name, schema]) => [name, inside(schema)])),
  })
  return (value) => literal(value) && all(value)
}

function compiled({ root, components }: Model): Accepts {
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true })
  // The package is CommonJS with a default member, which types and bundlers see in two ways.
  const formats = ('default' in addFormats ? addFormats.default : addFormats) as (ajv: Ajv2020) => void
  formats(ajv)
  const validate = ajv.compile({ allOf: [root], components: { schemas: components } })
  return (value) => validate(value) === true
}

/** Every schema of the model, innermost first, made anew. */
function mapped({ root, components }: Model, make: (schema: Members) => Members): Model {
  const walk = (schema: unknown): unknown => {
    if (!isMembers(schema)) return schema
    const made = Object.entries(schema).map(([keyword, value]) => {
      if (single.includes(keyword)) return [keyword, walk(value)]
      if (lists.includes(keyword) && Array.isArray(value)) return [keyword, value.map(walk)]
      if (!maps.includes(keyword)) return [keyword, value]
      return [keyword, Object.fromEntries(entriesOf(value).map(([name, one]) => [name, walk(one)]))]
    })
    return make(Object.fromEntries(made))
  }
  return {
    // What was a schema is one still.
    root: walk(root) as Schema,
    components: Object.fromEntries(Object.entries(components).map(([name, one]) => [name, walk(one) as Schema])),
  }
}

function asSent(schema: Members, use: Use): Members {
  const { contains, minContains = 1, maxContains, ...rest } = schema
  // Beside prefixItems ajv 8 takes an empty list to contain anything, so the keyword gets a schema of its own.
  const counted = maxContains === undefined ? { contains, minContains } : { contains, minContains, maxContains }
  const parts = Array.isArray(schema.allOf) ? schema.allOf : []
  const alone: Members = contains === undefined ? schema : { ...rest, allOf: [...parts, counted] }
  if (!Array.isArray(alone.required)) return alone
  return { ...alone, required: alone.required.filter((name) => name !== hiddenIn[use]) }
}

/** Whatever a name's value may be says nothing about that name; a required name is declared by that. */
function declaring(schema: Members): Members {
  const { additionalProperties, ...rest } = schema
  const trivial =
    additionalProperties === true || (isMembers(additionalProperties) && Object.keys(additionalProperties).length === 0)
  const typed = impliedObject(schema) ? { type: 'object' } : {}
  if (!trivial && additionalProperties !== undefined) return { ...schema, ...typed }
  const asked = Array.isArray(schema.required) ? schema.required : []
  const more = asked.filter((name) => !(isMembers(schema.properties) && name in schema.properties))
  if (more.length === 0) return { ...rest, ...typed }
  const properties = { ...Object.fromEntries(more.map((name) => [name, true])), ...asMembers(schema.properties) }
  return { ...rest, ...typed, properties }
}

/** Without a type, and with keywords of objects alone: meant for objects. */
function impliedObject(schema: Members): boolean {
  const kinds = ['type', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf']
  const asked = Array.isArray(schema.required) && schema.required.length > 0
  return kinds.every((keyword) => !(keyword in schema)) && (asked || 'properties' in schema)
}

function asMembers(value: unknown): Members {
  return isMembers(value) ? value : {}
}

/** One value by itself: any name in it that no schema evaluated is one that nobody declared. */
function whole(schema: unknown): Schema {
  if (schema === false) return false
  return { allOf: [schema], unevaluatedProperties: false }
}

/** Below a schema other values begin; beside it, and under conditions, the same value goes on. */
function inside(schema: unknown): Schema {
  if (!isMembers(schema)) return schema !== false
  const made = Object.entries(schema).map(([keyword, value]): readonly [string, unknown] => {
    if (keyword === 'items' || keyword === 'additionalProperties') return [keyword, whole(inside(value))]
    if (keyword === 'properties' || keyword === 'patternProperties') {
      return [keyword, Object.fromEntries(entriesOf(value).map(([name, one]) => [name, whole(inside(one))]))]
    }
    if (keyword === 'prefixItems' && Array.isArray(value)) return [keyword, value.map((one) => whole(inside(one)))]
    if ((keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf') && Array.isArray(value)) {
      return [keyword, value.map(inside)]
    }
    if (keyword === 'then' || keyword === 'else') return [keyword, inside(value)]
    return [keyword, value]
  })
  return Object.fromEntries(made)
}
