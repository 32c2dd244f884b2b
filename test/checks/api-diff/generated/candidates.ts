import { entriesOf, isMembers, type Members, type Model, refName } from './model.ts'
import { hiddenIn, type Use } from './oracle.ts'

/** A schema of one of two models, for the same value. */
interface Spoken {
  readonly schema: unknown
  readonly model: Model
  readonly side: 'wide' | 'narrow'
}

interface Search {
  readonly use: Use
  readonly depth: number
}

/**
 * Values that stand near what the two models speak of, simplest first: their listed values, both sides of every bound,
 * objects with and without every name. Only a guess: ajv says which of them fit.
 */
export function candidatesFor(wide: Model, narrow: Model, use: Use): readonly unknown[] {
  const spoken: readonly Spoken[] = [
    { schema: wide.root, model: wide, side: 'wide' },
    { schema: narrow.root, model: narrow, side: 'narrow' },
  ]
  return unique([...smallValues, ...valuesAt(spoken, { use, depth: 4 })])
}

/** A small closed world: what any two schemas over the names a, b and c can be told apart by, mostly. */
const smallValues: readonly unknown[] = smallWorld()

function smallWorld(): readonly unknown[] {
  const scalars = [null, true, false, 0, 1, 2, 3, -1, 0.5, 1.5, 50, '', 'a', 'ab', 'aa', 'abc', 'red', '1', '/']
  const few = [null, true, 0, 1, 0.5, 'a', 'ab']
  const lists = [[], ...few.map((one) => [one]), [1, 1], [1, 'a'], [0, 1], ['a', 'ab'], [1, 1, 1], [[]], [{}]]
  const names = [[], ['a'], ['b'], ['c'], ['a', 'b'], ['b', 'c'], ['a', 'c'], ['a', 'b', 'c']]
  const objects = names.flatMap((chosen) => few.map((one) => Object.fromEntries(chosen.map((name) => [name, one]))))
  const mixed = few.flatMap((one) => few.map((other) => ({ a: one, b: other })))
  const deep = [{ a: {} }, { a: { a: 1 } }, { a: [] }, { a: [1] }, { b: {} }, { b: { a: 'a' } }]
  const kinds = ['cat', 'dog'].flatMap((kind) => [{ kind }, { kind, a: 1 }, { kind, b: 'a' }])
  return unique([...scalars, ...lists, ...objects, ...mixed, ...deep, ...kinds])
}

function unique(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

/** All that is said of one value, whatever it hangs on. */
function besides(spoken: readonly Spoken[]): readonly (Spoken & { readonly schema: Members })[] {
  const seen = new Set<unknown>()
  const found: (Spoken & { readonly schema: Members })[] = []
  const queue = [...spoken]
  for (const one of queue) {
    const { schema, model } = one
    if (!isMembers(schema) || seen.has(schema)) continue
    seen.add(schema)
    found.push({ ...one, schema })
    const target = refName(schema)
    const inner = [
      ...(target === undefined ? [] : [model.components[target]]),
      ...['allOf', 'anyOf', 'oneOf', 'dependentSchemas'].flatMap((key) => entriesOf(schema[key]).map(([, at]) => at)),
      ...['not', 'if', 'then', 'else'].flatMap((key) => (key in schema ? [schema[key]] : [])),
    ]
    queue.push(...inner.map((at) => ({ ...one, schema: at })))
  }
  return found
}

function valuesAt(spoken: readonly Spoken[], search: Search): readonly unknown[] {
  const all = besides(spoken)
  const numbers = (...keywords: readonly string[]) =>
    all.flatMap(({ schema }) => keywords.map((key) => schema[key]).filter((value) => typeof value === 'number'))
  const listed = all.flatMap(({ schema }) => [
    ...('const' in schema ? [schema.const] : []),
    ...(Array.isArray(schema.enum) ? schema.enum : []),
  ])
  const speaksOf = (...keywords: readonly string[]) => all.some(({ schema }) => keywords.some((key) => key in schema))
  const typed = (type: string) => all.some(({ schema }) => [schema.type].flat().includes(type))
  const lengths = numbers('minLength', 'maxLength').flatMap((at) => [at - 1, at, at + 1])
  return unique([
    ...listed,
    'a', 'ab', 1, 0.5, true, null, '', 0,
    ...numbers('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum').flatMap(near),
    ...numbers('multipleOf').flatMap((of) => [of, 2 * of, 3 * of, of / 2]),
    ...(speaksOf('format') ? [2_147_483_648, 9_007_199_254_740_991, ...formatted] : []),
    ...lengths.filter((length) => length >= 0 && length < 12).map((length) => 'a'.repeat(length)),
    ...(speaksOf('pattern', 'minLength', 'maxLength') ? ['b', 'x', 'y', 'aab', '7', 'a7', 'zz', '/', 'd'] : []),
    ...(search.depth > 0 && (typed('array') || speaksOf('items', 'prefixItems', 'contains')) ? listsAt(all, search) : []),
    ...(search.depth > 0 && (typed('object') || speaksOf('properties', 'required', 'additionalProperties'))
      ? objectsAt(all, search)
      : []),
    ...(typed('object') ? [{}] : []),
    ...(typed('array') ? [[]] : []),
  ]) // biome-ignore format: a list reads better in lines than in a column
}

function near(at: number): readonly number[] {
  return [at, at - 1, at + 1, at - 0.5, at + 0.5]
}

const formatted = [
  '2024-01-31', '2024-01-31T12:00:00Z', '123e4567-e89b-12d3-a456-426614174000', 'a@example.com', 'https://example.com/a',
  '192.0.2.1',
] // biome-ignore format: a list reads better in lines than in a column

/** Values for a place inside, those first that fit the wide side; of these, those that the narrow one refuses last. */
function below(spoken: readonly Spoken[], search: Search): { fine: readonly unknown[]; telling: readonly unknown[] } {
  const inner = valuesAt(spoken, { ...search, depth: search.depth - 1 })
  const fits = (value: unknown, side: Spoken['side']) =>
    spoken.every((one) => one.side !== side || fitsRoughly(one.schema, value, one.model, search.use, 12))
  const wide = inner.filter((value) => fits(value, 'wide'))
  const fine = wide.filter((value) => fits(value, 'narrow'))
  const telling = wide.filter((value) => !fits(value, 'narrow'))
  return { fine: (fine.length > 0 ? fine : wide).slice(0, 6), telling: telling.slice(0, 12) }
}

function listsAt(all: readonly (Spoken & { readonly schema: Members })[], search: Search): readonly unknown[] {
  const spoken = all.flatMap(({ schema, model, side }) =>
    [...entriesOf(schema.prefixItems).map(([, one]) => one), schema.items, schema.contains]
      .filter((one) => one !== undefined)
      .map((one): Spoken => ({ schema: one, model, side })),
  )
  // Not every one of these speaks of every item, so that each is tried by itself as well.
  const each = [spoken, ...spoken.map((one) => [one])].map((some) => below(some, search))
  const fine = unique(each.flatMap((one) => one.fine)).slice(0, 6)
  const telling = unique(each.flatMap((one) => one.telling)).slice(0, 8)
  const items = [...fine, ...telling]
  const pairs = items.flatMap((one) => [
    [one, one],
    ...fine.slice(0, 4).flatMap((other) => [
      [one, other],
      [other, one],
    ]),
  ])
  const counts = all.flatMap(({ schema }) => [schema.minItems, schema.maxItems].filter((at) => typeof at === 'number'))
  const long = counts.flatMap((at) => [at - 1, at, at + 1]).filter((length) => length >= 0 && length < 8)
  return [
    [],
    ...items.map((one) => [one]),
    ...pairs,
    ...fine.slice(0, 3).flatMap((one) => long.map((length) => Array.from({ length }, () => one))),
    ...long.map((length) => fine.slice(0, length)),
  ]
}

function objectsAt(all: readonly (Spoken & { readonly schema: Members })[], search: Search): readonly unknown[] {
  const named = (name: string): readonly Spoken[] =>
    all.flatMap(({ schema, model, side }) =>
      isMembers(schema.properties) && name in schema.properties
        ? [{ schema: schema.properties[name], model, side }]
        : additional(schema).map((one) => ({ schema: one, model, side })),
    )
  const free = all.some(({ schema }) => additional(schema).length > 0)
  const declared = all.flatMap(({ schema }) => [
    ...Object.keys(isMembers(schema.properties) ? schema.properties : {}),
    ...(Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : []),
  ])
  const names = [...new Set([...declared, ...(free ? ['b', 'x1', 'x-y', 'zz', 'ab'] : [])])].filter(
    (name) => name !== hiddenIn[search.use],
  )
  const values = new Map(names.map((name) => [name, below(named(name), search)]))
  const asked = new Set(
    all.flatMap(({ schema, side }) => (side === 'wide' && Array.isArray(schema.required) ? schema.required : [])),
  )
  const make = (chosen: readonly string[], name?: string, value?: unknown) =>
    Object.fromEntries(
      chosen.flatMap((one) => {
        const fine = values.get(one)?.fine ?? []
        return one === name ? [[one, value]] : fine.length > 0 ? [[one, fine[0]]] : []
      }),
    )
  const least = names.filter((name) => asked.has(name))
  const some = [...new Set([...least, ...new Set(declared)])].filter((name) => names.includes(name))
  const starts = [least, some, names]
  return [
    ...starts.map((chosen) => make(chosen)),
    ...names.flatMap((name) => starts.map((chosen) => make(chosen.filter((one) => one !== name)))),
    ...names.flatMap((name) => [make([...new Set([...least, name])]), make([name])]),
    ...names.flatMap((name) => {
      const { fine, telling } = values.get(name) ?? { fine: [], telling: [] }
      return [...telling, ...fine].flatMap((value) =>
        [least, some].map((chosen) => make([...new Set([...chosen, name])], name, value)),
      )
    }),
  ]
}

function additional(schema: Members): readonly unknown[] {
  const patterns = entriesOf(schema.patternProperties).map(([, one]) => one)
  return isMembers(schema.additionalProperties) ? [schema.additionalProperties, ...patterns] : patterns
}

/** Whether a value may fit, by the keywords that plain schemas use; only a guide to which values are worth trying. */
function fitsRoughly(schema: unknown, value: unknown, model: Model, use: Use, fuel: number): boolean {
  if (!isMembers(schema)) return schema !== false
  if (fuel <= 0) return true
  const fits = (inner: unknown, at = value) => fitsRoughly(inner, at, model, use, fuel - 1)
  const target = refName(schema)
  const list = (keyword: string) => entriesOf(schema[keyword]).map(([, one]) => one)
  return (
    (target === undefined || fits(model.components[target])) &&
    hasType(schema.type, value) &&
    (!Array.isArray(schema.enum) || schema.enum.some((one) => JSON.stringify(one) === JSON.stringify(value))) &&
    (!('const' in schema) || JSON.stringify(schema.const) === JSON.stringify(value)) &&
    (typeof value !== 'number' || fitsNumber(schema, value)) &&
    (typeof value !== 'string' || fitsText(schema, value)) &&
    (!Array.isArray(value) || fitsList(schema, value, fits)) &&
    (!isMembers(value) || fitsObject(schema, value, use, fits)) &&
    list('allOf').every((one) => fits(one)) &&
    (!('anyOf' in schema) || list('anyOf').some((one) => fits(one))) &&
    (!('oneOf' in schema) || list('oneOf').filter((one) => fits(one)).length === 1) &&
    (!('not' in schema) || !fits(schema.not))
  )
}

function hasType(type: unknown, value: unknown): boolean {
  if (type === undefined) return true
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return [type].flat().some((one) => one === own || (one === 'integer' && Number.isInteger(value)))
}

function within(value: number, least: unknown, most: unknown): boolean {
  return !(typeof least === 'number' && value < least) && !(typeof most === 'number' && value > most)
}

function fitsNumber(schema: Members, value: number): boolean {
  const { exclusiveMinimum: above, exclusiveMaximum: under, multipleOf } = schema
  const ratio = typeof multipleOf === 'number' ? value / multipleOf : 0
  return (
    within(value, schema.minimum, schema.maximum) &&
    !(typeof above === 'number' && value <= above) &&
    !(typeof under === 'number' && value >= under) &&
    Math.abs(ratio - Math.round(ratio)) < 1e-9 &&
    !(schema.format === 'int32' && Math.abs(value) >= 2 ** 31)
  )
}

function fitsText(schema: Members, value: string): boolean {
  return (
    within(value.length, schema.minLength, schema.maxLength) &&
    (typeof schema.pattern !== 'string' || new RegExp(schema.pattern, 'u').test(value)) &&
    (typeof schema.format !== 'string' || formatted.includes(value))
  )
}

type Fits = (inner: unknown, at?: unknown) => boolean

function fitsList(schema: Members, value: readonly unknown[], fits: Fits): boolean {
  const first = entriesOf(schema.prefixItems).map(([, one]) => one)
  const texts = value.map((one) => JSON.stringify(one))
  return (
    within(value.length, schema.minItems, schema.maxItems) &&
    (schema.uniqueItems !== true || new Set(texts).size === texts.length) &&
    value.every((one, at) => fits(at < first.length ? first[at] : (schema.items ?? true), one))
  )
}

function fitsObject(schema: Members, value: Members, use: Use, fits: Fits): boolean {
  const properties = isMembers(schema.properties) ? schema.properties : {}
  const asked = Array.isArray(schema.required) ? schema.required : []
  return (
    within(Object.keys(value).length, schema.minProperties, schema.maxProperties) &&
    asked.every((name) => name === hiddenIn[use] || name in value) &&
    Object.entries(value).every(([name, one]) =>
      fits(name in properties ? properties[name] : (schema.additionalProperties ?? true), one),
    )
  )
}
