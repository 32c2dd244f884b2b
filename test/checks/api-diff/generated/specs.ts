import { isMembers, type Members, type Model, type Schema, typesOf, without } from './model.ts'

export type Version = '3.0.3' | '3.1.0'

/** Where the schema of a model stands: one path each, so that a finding says which it is about. */
export const positions = { request: '/sent', response: '/returned', parameter: '/asked' } as const
export type Position = keyof typeof positions

/** Both models in documents that differ in nothing else. */
export function specsOf(
  base: Model,
  head: Model,
  version: Version,
  where: readonly Position[],
): readonly [base: Members, head: Members] {
  const asText = travelsAsText(base.root) || travelsAsText(head.root)
  return [specOf(base, version, where, asText), specOf(head, version, where, asText)]
}

/** A document in which the model's root is the body of a request, of a response, or a parameter. */
export function specOf(
  model: Model,
  version: Version,
  where: readonly Position[],
  asText = travelsAsText(model.root),
): Members {
  const spell = (schema: Schema) => (version === '3.0.3' ? spelled30(schema) : schema)
  const root = spell(model.root)
  const components = Object.entries(model.components).map(([name, schema]) => [name, spell(schema)] as const)
  const paths: Record<Position, Members> = {
    request: {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: root } } },
        responses: { 204: { description: 'taken' } },
      },
    },
    response: {
      get: { responses: { 200: { description: 'found', content: { 'application/json': { schema: root } } } } },
    },
    parameter: {
      get: {
        parameters: [
          {
            name: 'value',
            in: 'query',
            ...(asText ? { schema: root } : { content: { 'application/json': { schema: root } } }),
          },
        ],
        responses: { 204: { description: 'fine' } },
      },
    },
  }
  return {
    openapi: version,
    info: { title: 'Generated', version: '1.0.0' },
    paths: Object.fromEntries(where.map((position) => [positions[position], paths[position]])),
    components: { schemas: Object.fromEntries(components) },
  }
}

/** Scalars and lists of them are written into a URL; for anything deeper a media type says how. */
function travelsAsText(root: Schema): boolean {
  if (!isMembers(root) || Array.isArray(root.type)) return false
  return (
    ['string', 'integer', 'number', 'boolean'].includes(String(root.type)) ||
    (root.type === 'array' && isMembers(root.items) && root.items.type !== 'array' && travelsAsText(root.items))
  )
}

/** The same schema as OpenAPI 3.0 spells it; only for what plain models use. */
function spelled30(schema: Schema): Schema {
  // 3.0 knows no boolean schema but that of additionalProperties, which is left alone by the caller.
  if (schema === true) return {}
  if (schema === false) return { not: {} }
  return spelledReference(spelledBounds(spelledNull(spelledInside(schema))))
}

function spelledInside(schema: Members): Members {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'additionalProperties' && typeof value === 'boolean') return [keyword, value]
      if (['items', 'additionalProperties', 'not'].includes(keyword)) return [keyword, spelled30(value as Schema)]
      if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) return [keyword, (value as Schema[]).map(spelled30)]
      if (keyword !== 'properties') return [keyword, value]
      const declared = Object.entries(value as Readonly<Record<string, Schema>>)
      return [keyword, Object.fromEntries(declared.map(([name, one]) => [name, spelled30(one)]))]
    }),
  )
}

function spelledNull(schema: Members): Members {
  const types = typesOf(schema)
  const { const: constant, ...rest } = schema
  const valued: Members = 'const' in schema ? { ...rest, enum: [constant] } : schema
  if (!types.includes('null')) return valued
  const [type, ...more] = types.filter((one) => one !== 'null')
  if (more.length > 0) throw new Error('OpenAPI 3.0 has no list of types')
  // A type of its own is what 3.0 lacks: the only value of null is null.
  return type === undefined ? { enum: [null] } : { ...valued, type, nullable: true }
}

function spelledBounds(schema: Members): Members {
  const { exclusiveMinimum, exclusiveMaximum } = schema
  return {
    ...without(schema, 'exclusiveMinimum', 'exclusiveMaximum'),
    ...(typeof exclusiveMinimum === 'number' ? { minimum: exclusiveMinimum, exclusiveMinimum: true } : {}),
    ...(typeof exclusiveMaximum === 'number' ? { maximum: exclusiveMaximum, exclusiveMaximum: true } : {}),
  }
}

/** What stands beside a reference is not read in 3.0. */
function spelledReference(schema: Members): Members {
  if (schema.$ref === undefined || Object.keys(schema).length === 1) return schema
  return { allOf: [{ $ref: schema.$ref }], ...without(schema, '$ref') }
}
