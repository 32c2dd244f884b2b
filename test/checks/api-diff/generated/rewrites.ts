import {
  entriesOf,
  freshName,
  isMembers,
  type Members,
  type Model,
  only,
  type Place,
  placesOf,
  refName,
  refTo,
  replaceAt,
  type Schema,
  typesOf,
  without,
} from './model.ts'

/** Another way to write the same model; undefined where it does not apply at the place. */
export interface Rewrite {
  readonly name: string
  /** False: plain schemas have nothing for it, or what it writes cannot be spelled in OpenAPI 3.0. */
  readonly in30: boolean
  readonly at: (place: Place, model: Model, choice: number) => Schema | Extraction | undefined
}

interface Extraction {
  readonly schema: Schema
  readonly components: Model['components']
}

/** Applies a rewrite at one of the places where it can be, or says that there is none. */
export function rewritten(model: Model, rewrite: Rewrite, place: number, choice: number): Model | undefined {
  const possible = placesOf(model).flatMap((one) => {
    // Which component a discriminator's branch is, is said by its reference.
    const made = one.named ? undefined : rewrite.at(one, model, choice)
    return made === undefined ? [] : [{ path: one.path, made }]
  })
  const chosen = possible[place % Math.max(1, possible.length)]
  if (!chosen) return undefined
  const { path, made } = chosen
  return isExtraction(made)
    ? replaceAt({ ...model, components: { ...model.components, ...made.components } }, path, made.schema)
    : replaceAt(model, path, made)
}

function isExtraction(made: Schema | Extraction): made is Extraction {
  return isMembers(made) && 'schema' in made && 'components' in made
}

/** What says something of the property or of the whole, and stays where it is when the schema moves. */
const annotations = ['readOnly', 'writeOnly', 'description', 'title', 'default', 'discriminator'] as const

function split(schema: Members): readonly [annotations: Members, rest: Members] {
  return [only(schema, ...annotations), without(schema, ...annotations)]
}

/** The schema twice; a discriminator that stands twice no longer tells the variant. */
function doubled(schema: Schema, keyword: 'allOf' | 'anyOf'): Schema | undefined {
  if (isMembers(schema) && schema.discriminator !== undefined) return undefined
  return wrapped(schema, (inner) => ({ [keyword]: [inner, inner] }))
}

/** The schema inside a keyword of its own; what annotates it stays outside. */
function wrapped(schema: Schema, wrap: (inner: Schema) => Members): Schema {
  if (!isMembers(schema)) return wrap(schema)
  // Without its choice a discriminator says nothing.
  if (schema.discriminator !== undefined) return wrap(schema)
  const [outside, inside] = split(schema)
  return { ...outside, ...wrap(inside) }
}

function isOpenObject(schema: unknown): schema is Members {
  return (
    isMembers(schema) &&
    schema.type === 'object' &&
    isMembers(schema.properties) &&
    Object.keys(schema.properties).length > 0 &&
    !('additionalProperties' in schema || 'patternProperties' in schema)
  )
}

function reversed(value: unknown): unknown {
  return Array.isArray(value) ? value.toReversed() : value
}

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] as const

function overlaps(one: string, other: string): boolean {
  return one === other || [one, other].every((type) => type === 'number' || type === 'integer')
}

function disjoint(branches: readonly unknown[]): boolean {
  const known = branches.map((branch) => (isMembers(branch) ? typesOf(branch) : []))
  return known.every(
    (own, at) =>
      own.length > 0 &&
      known.slice(at + 1).every((others) => own.every((one) => others.every((other) => !overlaps(one, other)))),
  )
}

function nonNull(schema: Schema): string | undefined {
  const named = typesOf(schema)
  return named.length === 2 && named.includes('null') ? named.find((type) => type !== 'null') : undefined
}

function choiceWithNull(keyword: 'anyOf' | 'oneOf'): Rewrite['at'] {
  return ({ schema }) => {
    const type = nonNull(schema)
    if (!isMembers(schema) || type === undefined) return undefined
    // Keywords of other types, and references, would not go along with null.
    if (['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'const'].some((keyword) => keyword in schema)) return undefined
    const listed = Array.isArray(schema.enum) ? { enum: schema.enum.filter((one) => one !== null) } : {}
    if (Array.isArray(schema.enum) && (!schema.enum.includes(null) || listed.enum?.length === 0)) return undefined
    const [outside, inside] = split(schema)
    return { ...outside, [keyword]: [{ ...inside, type, ...listed }, { type: 'null' }] }
  }
}

/** Patterns of one language. */
const samePatterns: Readonly<Record<string, readonly string[]>> = {
  '^[a-c]*$': ['^[abc]*$', '^(?:a|b|c)*$', '^(|[a-c]+)$'],
  '^a': ['^a.*', '^(a)'],
  b$: ['(b)$', '[b]$'],
  '^(x|y|ab)$': ['^([xy]|ab)$', '^(ab|x|y)$'],
  '[0-9]': ['\\d', '[0-9]+'],
  '^[^/]+$': ['^[^/][^/]*$', '^[^/]{1,}$'],
  '^a{2,3}$': ['^aaa?$', '^(aa|aaa)$'],
}

export const rewrites: readonly Rewrite[] = [
  {
    name: 'an inline schema becomes a component',
    in30: true,
    at: ({ schema, path }, model) => {
      if (refName(schema) !== undefined && path[0] === 'components' && path.length === 2) return undefined
      const name = freshName(model, 'Extracted')
      return { schema: refTo(name), components: { [name]: schema } }
    },
  },
  {
    name: 'a reference is written out, a ring of them once unrolled',
    in30: true,
    at: ({ schema }, { components }) => {
      const target = components[refName(schema) ?? '']
      if (!isMembers(schema) || target === undefined) return undefined
      const rest = without(schema, '$ref')
      return Object.keys(rest).length === 0 ? target : { ...rest, allOf: [...asList(rest.allOf), target] }
    },
  },
  {
    name: 'an object is split over the parts of allOf',
    in30: true,
    at: ({ schema }, _, choice) => {
      if (!isOpenObject(schema)) return undefined
      if (schema.allOf !== undefined) return undefined
      const [outside, { type, properties, required, ...rest }] = split(schema)
      const declared = entriesOf(properties)
      const cut = 1 + (choice % declared.length)
      const asked = asList(required)
      const halves = [declared.slice(0, cut), declared.slice(cut)].map((half) => ({
        type,
        properties: Object.fromEntries(half),
      }))
      const [first, second] = halves
      return { ...outside, ...rest, allOf: [first, { ...second, ...(asked.length > 0 ? { required: asked } : {}) }] }
    },
  },
  {
    name: 'the parts of allOf are merged',
    in30: true,
    at: ({ schema }) => {
      if (!isMembers(schema) || Object.keys(schema).length !== 1) return undefined
      const parts = asList(schema.allOf).filter(isOpenObject)
      if (parts.length < 2 || parts.length < asList(schema.allOf).length) return undefined
      const simple = parts.every((part) =>
        Object.keys(part).every((keyword) => ['type', 'properties', 'required'].includes(keyword)),
      )
      const declared = parts.flatMap(({ properties }) => entriesOf(properties))
      if (!simple || new Set(declared.map(([name]) => name)).size < declared.length) return undefined
      const asked = [...new Set(parts.flatMap(({ required }) => asList(required)))]
      return {
        type: 'object',
        properties: Object.fromEntries(declared),
        ...(asked.length > 0 ? { required: asked } : {}),
      }
    },
  },
  {
    name: 'a property moves to a parent',
    in30: true,
    at: ({ schema }, model, choice) => {
      if (!isOpenObject(schema) || schema.allOf !== undefined) return undefined
      const declared = entriesOf(schema.properties)
      const [name, moved] = declared[choice % declared.length] ?? ['', true]
      const parent = freshName(model, 'Parent')
      const properties = Object.fromEntries(declared.filter(([own]) => own !== name))
      return {
        schema: { ...schema, properties, allOf: [refTo(parent)] },
        components: { [parent]: { type: 'object', properties: { [name]: moved } } },
      }
    },
  },
  { name: 'allOf of one', in30: true, at: ({ schema }) => wrapped(schema, (inner) => ({ allOf: [inner] })) },
  { name: 'anyOf of one', in30: true, at: ({ schema }) => wrapped(schema, (inner) => ({ anyOf: [inner] })) },
  { name: 'oneOf of one', in30: true, at: ({ schema }) => wrapped(schema, (inner) => ({ oneOf: [inner] })) },
  { name: 'the same part twice', in30: true, at: ({ schema }) => doubled(schema, 'allOf') },
  { name: 'the same branch twice', in30: true, at: ({ schema }) => doubled(schema, 'anyOf') },
  { name: 'null as a branch of anyOf', in30: true, at: choiceWithNull('anyOf') },
  { name: 'null as a branch of oneOf', in30: true, at: choiceWithNull('oneOf') },
  {
    name: 'keys, required, values and branches in another order',
    in30: true,
    at: ({ schema }) => {
      if (!isMembers(schema)) return undefined
      const inOrder = ['required', 'enum', 'anyOf', 'oneOf', 'allOf', 'type']
      const made = Object.entries(schema).toReversed()
      return Object.fromEntries(
        made.map(([keyword, value]) => [
          keyword,
          inOrder.includes(keyword)
            ? reversed(value)
            : keyword === 'properties'
              ? Object.fromEntries(entriesOf(value).toReversed())
              : value,
        ]),
      )
    },
  },
  {
    name: 'defaults are spelled out',
    in30: true,
    at: ({ schema }, _, choice) => {
      if (!isMembers(schema) || schema.$ref !== undefined) return undefined
      const defaults: Members = {
        minLength: 0,
        minItems: 0,
        minProperties: 0,
        uniqueItems: false,
        deprecated: false,
        additionalProperties: choice % 2 === 0 ? true : {},
      }
      return { ...defaults, ...schema }
    },
  },
  {
    name: 'empty lists of 3.1 are spelled out',
    in30: false,
    at: ({ schema }) =>
      isMembers(schema) ? { required: [], dependentRequired: {}, patternProperties: {}, ...schema } : undefined,
  },
  {
    name: 'bounds of integers, exclusive or inclusive',
    in30: true,
    at: ({ schema }, _, choice) => {
      if (!isMembers(schema) || !typesOf(schema).every((type) => type === 'integer' || type === 'null'))
        return undefined
      if (typesOf(schema).length === 0) return undefined
      const { minimum, maximum, ...rest } = schema
      if (typeof minimum !== 'number' && typeof maximum !== 'number') return undefined
      const half = choice % 2 === 0
      return {
        ...rest,
        ...(typeof minimum !== 'number' ? {} : half ? { minimum: minimum - 0.5 } : { exclusiveMinimum: minimum - 1 }),
        ...(typeof maximum !== 'number' ? {} : half ? { maximum: maximum + 0.5 } : { exclusiveMaximum: maximum + 1 }),
      }
    },
  },
  {
    name: 'words about a schema',
    in30: true,
    at: ({ schema }) =>
      isMembers(schema) && schema.$ref === undefined
        ? { ...schema, description: 'other words', title: 'Another title', 'x-internal-id': 'r7', example: 'text' }
        : undefined,
  },
  {
    name: 'integer as a number that is a multiple of one',
    in30: true,
    at: ({ schema }) =>
      isMembers(schema) && schema.type === 'integer' && !('multipleOf' in schema || 'format' in schema)
        ? { ...schema, type: 'number', multipleOf: 1 }
        : undefined,
  },
  {
    name: 'one of disjoint branches, or any',
    in30: true,
    at: ({ schema }) => {
      if (!isMembers(schema) || schema.discriminator !== undefined) return undefined
      const { anyOf, oneOf, ...rest } = schema
      if (anyOf !== undefined && oneOf !== undefined) return undefined
      const branches = asList(anyOf ?? oneOf)
      if (branches.length < 2 || !disjoint(branches)) return undefined
      return { ...rest, [anyOf ? 'oneOf' : 'anyOf']: branches }
    },
  },
  {
    name: 'a limit that no listed value meets',
    in30: true,
    at: ({ schema }) =>
      isMembers(schema) &&
      schema.type === 'string' &&
      Array.isArray(schema.enum) &&
      !('minLength' in schema || 'maxLength' in schema)
        ? { ...schema, maxLength: 5, pattern: '^[a-z]*$' }
        : undefined,
  },
  {
    name: 'another pattern of the same language',
    in30: true,
    at: ({ schema }, _, choice) => {
      if (!isMembers(schema) || typeof schema.pattern !== 'string') return undefined
      const same = samePatterns[schema.pattern]
      return same ? { ...schema, pattern: same[choice % same.length] } : undefined
    },
  },
  {
    name: 'const as a list of one, and back',
    in30: false,
    at: ({ schema }) => {
      if (!isMembers(schema)) return undefined
      const { enum: listed, const: constant, ...rest } = schema
      if ('const' in schema && !('enum' in schema)) return { ...rest, enum: [constant] }
      return Array.isArray(listed) && listed.length === 1 && !('const' in schema)
        ? { ...rest, const: listed[0] }
        : undefined
    },
  },
  {
    name: 'values as a choice of constants',
    in30: false,
    at: ({ schema }, _, choice) => {
      if (!isMembers(schema) || !Array.isArray(schema.enum) || 'anyOf' in schema || 'oneOf' in schema) return undefined
      const { enum: listed, ...rest } = schema
      return { ...rest, [choice % 2 === 0 ? 'anyOf' : 'oneOf']: asList(listed).map((value) => ({ const: value })) }
    },
  },
  {
    name: 'types as a choice',
    in30: false,
    at: ({ schema }) => {
      if (!isMembers(schema) || 'anyOf' in schema) return undefined
      const { type, ...rest } = schema
      return Array.isArray(type) ? { ...rest, anyOf: type.map((one) => ({ type: one })) } : undefined
    },
  },
  {
    name: 'any type as all types',
    in30: false,
    at: ({ schema }) =>
      schema === true || (isMembers(schema) && !('type' in schema) && !('$ref' in schema))
        ? { ...(schema === true ? {} : schema), type: [...types] }
        : undefined,
  },
  {
    name: 'not of not, of a scalar',
    in30: false,
    at: ({ schema }) =>
      isMembers(schema) && ['string', 'integer', 'number', 'boolean'].includes(String(schema.type))
        ? wrapped(schema, (inner) => ({ not: { not: inner } }))
        : undefined,
  },
  {
    name: 'a branch that nothing fits',
    in30: false,
    at: ({ schema }, _, choice) =>
      wrapped(schema, (inner) => ({ [choice % 2 === 0 ? 'anyOf' : 'oneOf']: [inner, false] })),
  },
  {
    name: 'a condition as a choice',
    in30: false,
    at: ({ schema }) => {
      if (!isMembers(schema) || schema.if === undefined || 'anyOf' in schema) return undefined
      const { if: condition, then: yes = true, else: no = true, ...rest } = schema
      // Twice negated it is read as the standard says, as it is under `if`.
      return { ...rest, anyOf: [{ allOf: [{ not: { not: condition } }, yes] }, { allOf: [{ not: condition }, no] }] }
    },
  },
  {
    name: 'a dependency as a choice',
    in30: false,
    at: ({ schema }) => {
      if (!isMembers(schema) || 'allOf' in schema) return undefined
      const { dependentRequired, dependentSchemas, ...rest } = schema
      const parts = [
        ...entriesOf(dependentRequired).map(([name, asked]) => [name, { required: asked }] as const),
        ...entriesOf(dependentSchemas),
      ]
      if (parts.length === 0) return undefined
      return { ...rest, allOf: parts.map(([name, then]) => ({ anyOf: [{ not: { required: [name] } }, then] })) }
    },
  },
  {
    name: 'branches that ask for the choice that they are of',
    in30: true,
    at: ({ schema }) => {
      if (!isMembers(schema) || !Array.isArray(schema.anyOf) || schema.discriminator !== undefined) return undefined
      const { anyOf, ...rest } = schema
      return { ...rest, anyOf: asList(anyOf).map((branch) => ({ allOf: [branch, { anyOf }] })) }
    },
  },
]

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Every component under another name, wherever it is spoken of. */
export function renamed(model: Model): Model {
  const other = (text: string) => text.replace(/^#\/components\/schemas\/(.*)$/, '#/components/schemas/Re$1')
  const walk = (value: unknown): unknown =>
    typeof value === 'string'
      ? other(value)
      : Array.isArray(value)
        ? value.map(walk)
        : isMembers(value)
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]))
          : value
  return {
    // Only texts within were changed, so each is still a schema.
    root: walk(model.root) as Schema,
    components: Object.fromEntries(
      Object.entries(model.components).map(([name, schema]) => [`Re${name}`, walk(schema) as Schema]),
    ),
  }
}
