import type { LoadOperation } from '../../../core/load.ts'
import type { LoadSettings } from '../../../core/load-settings.ts'
import { type DescribedOperation, parametersOf, textOf } from './described.ts'
import { isObject, type Json, type JsonObject } from './documents.ts'
import { hasDots } from './ids.ts'
import { fixedValues, type ValueSource, valuesOf } from './parameter-values.ts'
import { bodyOf } from './request-body.ts'
import type { Sampler } from './sampled.ts'
import { flatSchema } from './schema-view.ts'
import { seeded } from './seeded.ts'

/** A place in the path that a value has to fill. */
export interface Slot {
  readonly name: string
  /** Undefined: an id, which has to be found among the data. */
  readonly fixed: readonly string[] | undefined
  /** What the contract gives as an example: worth a try where nothing is found. */
  readonly examples: readonly string[]
}

/** A request that has everything but the ids in its path. */
export interface Draft {
  readonly described: DescribedOperation
  readonly operation: Omit<LoadOperation, 'paths'>
  readonly slots: readonly Slot[]
  /** Each with its question mark; one of them is `` where nothing has to be asked. */
  readonly queries: readonly string[]
  /** Where the values of its parameters are from. */
  readonly sources: readonly { readonly parameter: string; readonly source: ValueSource }[]
}

export interface DraftOptions {
  readonly values: LoadSettings['values']
  readonly seed: number
  readonly word: Sampler['word']
}

export const mostPaths = 200
/** Servers take about 8 KiB of a URL, and of headers; a plan holds hundreds of them. */
export const longestPath = 2000
const longestQuery = 6000
const longestHeaders = 8000
export const tooLong = 'a URL or headers that are too long'
const missing = 'a required parameter without an example'
/** Some frameworks take the method from here, and what was a GET is a DELETE. */
const methodNames = /^(_method|x-(http-)?method(-override)?)$/i
const another = 'a parameter that stands for another method'
/** Optional parameters that say how much a list holds are sent as the contract has them, so that a page stays a page. */
const paging = /^(limit|per_?page|page_?size|size|first|top|\$top|max_?results|count)$/i

/** A request to an operation of the contract, or why there is none. */
export function draftOf(described: DescribedOperation, { values, seed, word }: DraftOptions): Draft | string {
  const { name, method, template } = described
  const options: Options = { values, sampler: { random: seeded(seed, name), word } }
  const asked = askedOf(described, options)
  if (typeof asked === 'string') return asked
  if (isTooLong(asked)) return tooLong
  const body = bodyOf(described, options.sampler)
  if (typeof body === 'string') return body
  return {
    described,
    operation: {
      name,
      method,
      template,
      headers: { ...asked.headers, ...body.headers },
      credentials: [],
      weight: weightOf(described.described),
      ...(body.body === undefined ? {} : { body: body.body }),
    },
    slots: slotsOf(described, options),
    queries: asked.queries,
    sources: asked.sources,
  }
}

interface Options {
  readonly values: LoadSettings['values']
  readonly sampler: Sampler
}

/** Query and headers: what has to be there, the size of a page, and what the config gives a value. */
function askedOf(
  described: DescribedOperation,
  options: Options,
): (Pick<Draft, 'queries' | 'sources'> & { readonly headers: Readonly<Record<string, string>> }) | string {
  const { root } = described.document
  const query: (readonly (readonly string[])[])[] = []
  const headers: Record<string, string> = {}
  const sources: Draft['sources'][number][] = []
  for (const parameter of parametersOf(described)) {
    if (['path', 'body', 'formData'].includes(textOf(parameter.in))) continue
    if (parameter.required !== true && !isWanted(root, parameter, options)) continue
    const name = textOf(parameter.name)
    if (methodNames.test(name)) return another
    const found = name === '' ? undefined : valuesOf(root, parameter, options.values, options.sampler)
    const [value] = found?.values ?? []
    if (found === undefined || value === undefined || isObject(value)) return missing
    if (parameter.in === 'query') {
      query.push(found.values.map((one) => serialized(name, one, isExploded(parameter))))
    } else if (parameter.in === 'header' && isHeader(name, value)) headers[name] = textOf(value)
    else return missing
    sources.push({ parameter: name, source: found.source })
  }
  return { headers, queries: combined(query), sources }
}

function isTooLong({ queries, headers }: Pick<Draft['operation'], 'headers'> & Pick<Draft, 'queries'>): boolean {
  const bytes = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return bytes > longestHeaders || queries.some(({ length }) => length > longestQuery)
}

function weightOf({ 'x-breakwater-weight': weight }: JsonObject): number {
  return typeof weight === 'number' && weight > 0 && weight <= 1000 ? weight : 1
}

function isWanted(root: JsonObject, parameter: JsonObject, { values }: Options): boolean {
  const name = textOf(parameter.name)
  if (parameter.in !== 'query') return false
  // A value that somebody has set is meant to be sent.
  if (Object.hasOwn(values, name)) return true
  const schema = parameter.schema === undefined ? parameter : flatSchema(root, parameter.schema)
  return paging.test(name) && typeof schema.default === 'number' && parameter.example === undefined
}

function slotsOf(described: DescribedOperation, { values, sampler }: Options): readonly Slot[] {
  const { document, template } = described
  const { root } = document
  const inPath = new Map(
    parametersOf(described).flatMap((one) => (one.in === 'path' ? [[textOf(one.name), one] as const] : [])),
  )
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => {
    const parameter = inPath.get(name) ?? { name }
    const texts = (list: readonly Json[] | undefined) =>
      (list ?? [])
        .map(textOf)
        .filter((text) => text !== '' && text.length <= longestPath && !hasDots(text))
        .slice(0, mostPaths)
    const fixed = fixedValues(root, parameter, values)
    const known = inPath.has(name) ? valuesOf(root, parameter, {}, sampler) : undefined
    return {
      name,
      fixed: fixed === undefined ? undefined : texts(fixed.values),
      // An id that was only drawn is nobody's.
      examples: known === undefined || known.source === 'format' ? [] : texts(known.values),
    }
  })
}

/** Every combination of the parameters' values, as far as a plan holds them. */
function combined(parameters: readonly (readonly (readonly string[])[])[]): readonly string[] {
  let queries: readonly (readonly string[])[] = [[]]
  for (const values of parameters) {
    queries = values.flatMap((value) => queries.map((query) => [...query, ...value])).slice(0, mostPaths)
  }
  return queries.map((query) => (query.length === 0 ? '' : `?${query.join('&')}`))
}

function isExploded({ explode, collectionFormat, schema, type }: JsonObject): boolean {
  // Swagger 2.0 joins by commas unless it is told otherwise (`multi`); OpenAPI 3 repeats the parameter.
  return schema === undefined && type === 'array' ? collectionFormat === 'multi' : explode !== false
}

function serialized(name: string, value: Json, explode: boolean): readonly string[] {
  const key = encodeURIComponent(name)
  if (!Array.isArray(value)) return [`${key}=${encodeURIComponent(textOf(value))}`]
  const items = value.map((item) => encodeURIComponent(textOf(item)))
  return explode ? items.map((item) => `${key}=${item}`) : [`${key}=${items.join(',')}`]
}

/** Nothing of a contract may end a header line, or set one that belongs to the connection. */
function isHeader(name: string, value: Json): boolean {
  return (
    /^[A-Za-z0-9_-]{1,100}$/.test(name) &&
    !/^(host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer|authorization|cookie|proxy-.*|forwarded|x-forwarded-.*|x-(original|rewrite)-url)$/i.test(
      name,
    ) &&
    /^[\x20-\x7e]{0,1000}$/.test(textOf(value))
  )
}
