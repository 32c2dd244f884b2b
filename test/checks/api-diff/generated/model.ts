/** A JSON Schema of 2020-12, as plain data. */
export type Schema = boolean | Members
export interface Members {
  readonly [keyword: string]: unknown
}

/** A schema with the components that it refers to, before it is spelled as OpenAPI of some version. */
export interface Model {
  readonly root: Schema
  readonly components: Readonly<Record<string, Schema>>
}

export type Path = readonly string[]

/** A schema inside a model. */
export interface Place {
  /** From the model down: `root properties a`, `components A items`. */
  readonly path: Path
  readonly schema: Schema
  /** Fewer values here never mean more values of the whole. */
  readonly monotone: boolean
  /** Reached by properties, items, parts of allOf and references alone: what changes here is the whole change. */
  readonly direct: boolean
  /** A part of allOf somewhere on the way, or beside one: another schema speaks of the same value. */
  readonly shared: boolean
  /** A branch that a discriminator names. */
  readonly named: boolean
}

const listed = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
const mapped = ['properties', 'patternProperties', 'dependentSchemas'] as const
const single = ['items', 'additionalProperties', 'contains', 'propertyNames', 'not', 'if', 'then', 'else'] as const

const refPrefix = '#/components/schemas/'

export function refTo(name: string): Members {
  return { $ref: `${refPrefix}${name}` }
}

export function refName(schema: unknown): string | undefined {
  if (!isMembers(schema) || typeof schema.$ref !== 'string') return undefined
  return schema.$ref.slice(refPrefix.length)
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The types that a schema names; none is any. */
export function typesOf(schema: Schema): readonly string[] {
  if (!isMembers(schema)) return []
  return (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type) => typeof type === 'string')
}

/** Every schema that can be reached from the root, each written place once, outermost first. */
export function placesOf(model: Model): readonly Place[] {
  const found = new Map<string, Place>()
  const queue: Place[] = [
    { path: ['root'], schema: model.root, monotone: true, direct: true, shared: false, named: false },
  ]
  for (const place of queue) {
    const key = place.path.join('\n')
    const known = found.get(key)
    const merged = known ? meet(known, place) : place
    if (known && sameContext(known, merged)) continue
    found.set(key, merged)
    queue.push(...below(merged, model))
  }
  return [...found.values()]
}

/** Reached in two ways, a place has only what both leave it. */
function meet(one: Place, other: Place): Place {
  return {
    ...one,
    monotone: one.monotone && other.monotone,
    direct: one.direct && other.direct,
    shared: one.shared || other.shared,
    named: one.named || other.named,
  }
}

function sameContext(one: Place, other: Place): boolean {
  return (
    one.monotone === other.monotone &&
    one.direct === other.direct &&
    one.shared === other.shared &&
    one.named === other.named
  )
}

function below(place: Place, model: Model): readonly Place[] {
  const { schema, path, monotone, direct } = place
  if (!isMembers(schema)) return []
  const target = refName(schema)
  const inPlace = ['allOf', 'anyOf', 'oneOf', '$ref', 'if', 'then', 'else', 'not', 'dependentSchemas']
  const crowded = place.shared || inPlace.filter((keyword) => keyword in schema).length > 0
  const at = (keyword: string, inner: unknown, more: readonly string[]): Place => ({
    path: [...path, keyword, ...more],
    schema: asSchema(inner),
    monotone: monotone && isMonotone(keyword, schema),
    direct: direct && ['properties', 'items', 'allOf', 'additionalProperties'].includes(keyword),
    shared: inPlace.includes(keyword) ? true : crowded && keyword !== '$ref',
    named: (keyword === 'oneOf' || keyword === 'anyOf') && schema.discriminator !== undefined,
  })
  return [
    ...listed.flatMap((keyword) => entriesOf(schema[keyword]).map(([key, inner]) => at(keyword, inner, [key]))),
    ...mapped.flatMap((keyword) => entriesOf(schema[keyword]).map(([key, inner]) => at(keyword, inner, [key]))),
    ...single.flatMap((keyword) => (keyword in schema ? [at(keyword, schema[keyword], [])] : [])),
    ...(target === undefined
      ? []
      : [
          {
            ...place,
            path: ['components', target],
            schema: asSchema(model.components[target]),
            shared: place.shared || Object.keys(schema).length > 1,
            named: false,
          },
        ]),
  ]
}

/** Parts of these can shrink while the whole grows. */
function isMonotone(keyword: string, schema: Members): boolean {
  if (keyword === 'contains') return schema.maxContains === undefined
  // What one branch of oneOf no longer takes, the overlap may have refused before.
  return keyword !== 'not' && keyword !== 'if' && keyword !== 'oneOf'
}

function asSchema(value: unknown): Schema {
  if (typeof value === 'boolean') return value
  if (isMembers(value)) return value
  throw new Error(`not a schema: ${JSON.stringify(value)}`)
}

/** Entries of a list or of a map. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

export function replaceAt(model: Model, path: Path, schema: Schema): Model {
  // The path came from this model, so what is rebuilt along it has the model's shape.
  return rebuilt(model, path, schema) as unknown as Model
}

function rebuilt(value: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  if (key === undefined) return leaf
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? rebuilt(one, rest, leaf) : one))
  if (!isMembers(value)) throw new Error(`no ${key} in ${JSON.stringify(value)}`)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === key ? rebuilt(one, rest, leaf) : one]),
  )
}

/** Without the components that nothing leads to. */
export function pruned(model: Model): Model {
  const used = new Set(placesOf(model).flatMap(({ path }) => (path[0] === 'components' ? path.slice(1, 2) : [])))
  return {
    root: model.root,
    components: Object.fromEntries(Object.entries(model.components).filter(([name]) => used.has(name))),
  }
}

/** A name that no component has. */
export function freshName(model: Model, wanted: string): string {
  let name = wanted
  for (let count = 2; name in model.components; count++) name = `${wanted}${count}`
  return name
}

export function without(schema: Members, ...keywords: readonly string[]): Members {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)))
}

export function only(schema: Members, ...keywords: readonly string[]): Members {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keywords.includes(keyword)))
}
