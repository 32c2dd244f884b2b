import type { LoadOperation } from '../../../core/load.ts'
import { isObject, type Json, type JsonObject } from '../plan/documents.ts'
import {
  type BreakableBody,
  type BreakableOperation,
  type BreakableParameter,
  isJsonType,
  segmentsOf,
  withoutQuery,
} from './contract-operation.ts'
import { conjunctsOf, typesOf, type Violation, violationsOf } from './violations.ts'

/** A request that the contract forbids, made from a valid one by breaking one thing. */
export interface MalformedRequest {
  /** `` a body without `total` ``, after "answered 500 to". */
  readonly what: string
  readonly because: string
  readonly operation: LoadOperation
}

/** Of an object's properties; each has several ways to be broken. */
const mostProperties = 8
const deepestBody = 2

/** All ways to break a valid request that the contract itself gives; those that tell most come first. */
export function malformedRequests(valid: LoadOperation, described: BreakableOperation): readonly MalformedRequest[] {
  const all = [
    ...described.parameters.flatMap((parameter) => brokenParameter(valid, described, parameter)),
    ...(described.body === undefined ? [] : brokenBody(valid, described.root, described.body)),
  ]
  // One of a kind for each parameter before the second of any.
  const rank = new Map<string, number>()
  const ranked = all.map((request) => {
    const kind = request.what.replace(/`[^`]*`/g, '')
    const seen = rank.get(kind) ?? 0
    rank.set(kind, seen + 1)
    return { request, seen }
  })
  return ranked.sort((a, b) => a.seen - b.seen).map(({ request }) => request)
}

function brokenParameter(
  valid: LoadOperation,
  described: BreakableOperation,
  parameter: BreakableParameter,
): readonly MalformedRequest[] {
  const { name, required } = parameter
  const path = valid.paths[0] ?? '/'
  const place = parameter.in === 'query' ? 'query parameter' : 'path parameter'
  const missing =
    parameter.in === 'query' && required && queryOf(path).has(name)
      ? [
          {
            what: `a request without its query parameter \`${name}\``,
            because: `\`${name}\` is required`,
            path: withQuery(path, name, undefined),
          },
        ]
      : []
  const wrong = textViolations(described.root, parameter.schema).flatMap(({ what, because, value }) => {
    const text = String(value)
    const broken =
      parameter.in === 'query' ? withQuery(path, name, text) : withSegment(path, described.template, name, text)
    return broken === undefined
      ? []
      : [{ what: `a request whose ${place} \`${name}\` ${what}`, because: `\`${name}\`: ${because}`, path: broken }]
  })
  return [...missing, ...wrong].map(({ what, because, path: broken }) => ({
    what,
    because,
    operation: { ...valid, paths: [broken] },
  }))
}

/**
 * Violations that survive being written as text: `5` may be a number or a string, so of a type that takes strings only the
 * text's length counts, and no object is written at all.
 */
function textViolations(root: JsonObject, schema: Json | undefined): readonly Violation[] {
  const own = conjunctsOf(root, schema)
  const items = typesOf(own)?.includes('array') ? own.find((part) => part.items !== undefined)?.items : undefined
  const conjuncts = items === undefined ? own : conjunctsOf(root, items)
  const types = typesOf(conjuncts)
  if (types === undefined || types.some((type) => type === 'object' || type === 'array')) return []
  const numeric = types.every((type) => type === 'integer' || type === 'number')
  const members = conjuncts.flatMap((part) => (Array.isArray(part.enum) ? part.enum : []))
  return violationsOf(conjuncts).filter(({ what, value }) => {
    // An empty value may be meant as none, and a long path or query is refused by proxies before anybody reads it.
    if (what === 'is empty' || what === 'is far too long') return false
    if (typeof value === 'number') return numeric
    if (typeof value !== 'string' || value.length > 2000 || members.some((member) => String(member) === value))
      return false
    return what === 'has the wrong type' ? !types.includes('string') : true
  })
}

function queryOf(path: string): URLSearchParams {
  return new URLSearchParams(path.slice(withoutQuery(path).length + 1))
}

/** The path with the query parameter set, or taken out. */
function withQuery(path: string, name: string, value: string | undefined): string {
  const pairs = path.slice(withoutQuery(path).length + 1).split('&')
  const kept = pairs.filter((pair) => pair !== '' && !queryOf(`?${pair}`).has(name))
  const all = value === undefined ? kept : [...kept, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
  return `${withoutQuery(path)}${all.length === 0 ? '' : `?${all.join('&')}`}`
}

function withSegment(path: string, template: string, name: string, value: string): string | undefined {
  const at = segmentsOf(template, path)?.get(name)
  if (at === undefined) return undefined
  const segments = withoutQuery(path).split('/')
  segments[at] = encodeURIComponent(value)
  return `${segments.join('/')}${path.slice(withoutQuery(path).length)}`
}

function brokenBody(valid: LoadOperation, root: JsonObject, body: BreakableBody): readonly MalformedRequest[] {
  const sent = valid.body
  const type = contentTypeOf(valid) ?? body.types.find(isJsonType) ?? ''
  if (sent === undefined || !isJsonType(type) || !body.types.some(isJsonType)) return []
  const value = parsed(sent)
  if (value === undefined) return []
  const withBody = (text: string): LoadOperation => ({ ...withType(valid, type), body: text })
  const changed = brokenValues(root, body.schema, value, '').map(({ what, because, value: broken }) => ({
    what,
    because,
    operation: withBody(JSON.stringify(broken)),
  }))
  const { body: _, ...without } = valid
  return [
    { what: 'a body that is no JSON', because: 'it must be JSON', operation: withBody('{"malformed": ') },
    ...changed,
    ...(body.types.some((one) => /^(\*|text)\//.test(one))
      ? []
      : [
          {
            what: 'a body of type text/plain',
            because: `it must be ${body.types.join(' or ')}`,
            operation: { ...withType(valid, 'text/plain'), body: sent },
          },
        ]),
    ...(body.required
      ? [{ what: 'a request without its body', because: 'the body is required', operation: without }]
      : []),
  ]
}

/** The value with one thing broken, in each way that the schema gives; the names are paths from the body's root. */
function brokenValues(
  root: JsonObject,
  schema: Json | undefined,
  value: Json,
  at: string,
  depth = 0,
): readonly Violation[] {
  const conjuncts = conjunctsOf(root, schema)
  const own = violationsOf(conjuncts).map((violation) => ({
    ...violation,
    what: at === '' ? `a body that ${violation.what}` : `a body whose \`${at}\` ${violation.what}`,
    because: at === '' ? violation.because : `\`${at}\`: ${violation.because}`,
  }))
  if (!isObject(value) || depth >= deepestBody) return own
  const named = (name: string) => (at === '' ? name : `${at}.${name}`)
  const properties = propertiesOf(conjuncts).slice(0, mostProperties)
  const missing = requiredOf(root, conjuncts)
    .filter((name) => Object.hasOwn(value, name))
    .map((name) => ({
      what: `a body without \`${named(name)}\``,
      because: `\`${named(name)}\` is required`,
      value: without(value, name),
    }))
  const inner = properties.flatMap(([name, property]) =>
    isReadOnly(root, property)
      ? []
      : brokenValues(root, property, value[name] ?? null, named(name), depth + 1).map((violation) => ({
          ...violation,
          value: { ...value, [name]: violation.value },
        })),
  )
  return [...own, ...missing, ...inner, ...unknownProperty(conjuncts, value, at)]
}

function requiredOf(root: JsonObject, conjuncts: readonly JsonObject[]): readonly string[] {
  const properties = new Map(propertiesOf(conjuncts))
  const names = conjuncts.flatMap(({ required }) => (Array.isArray(required) ? required : []))
  // OpenAPI 3.0: of a property that is read only, `required` speaks of the response.
  return [...new Set(names.filter((name) => typeof name === 'string'))].filter(
    (name) => !isReadOnly(root, properties.get(name)),
  )
}

function propertiesOf(conjuncts: readonly JsonObject[]): readonly (readonly [string, Json])[] {
  const all = conjuncts.flatMap(({ properties }) => (isObject(properties) ? Object.entries(properties) : []))
  return [
    ...new Map(
      all.flatMap(([name, property]) =>
        property === undefined || name === '__proto__' ? [] : [[name, property] as const],
      ),
    ),
  ]
}

function isReadOnly(root: JsonObject, property: Json | undefined): boolean {
  return conjunctsOf(root, property).some(({ readOnly }) => readOnly === true)
}

function unknownProperty(conjuncts: readonly JsonObject[], value: JsonObject, at: string): readonly Violation[] {
  const name = 'malformed'
  const closed = conjuncts.some(
    ({ additionalProperties, properties, patternProperties }) =>
      additionalProperties === false &&
      patternProperties === undefined &&
      !(isObject(properties) && Object.hasOwn(properties, name)),
  )
  if (!closed) return []
  const place = at === '' ? 'a body' : `a body whose \`${at}\` comes`
  return [
    {
      what: `${place} with a property that is not described`,
      because: 'additionalProperties is false',
      value: { ...value, [name]: true },
    },
  ]
}

function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function contentTypeOf({ headers }: LoadOperation): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
}

function withType(operation: LoadOperation, type: string): LoadOperation {
  const others = Object.entries(operation.headers).filter(([name]) => name.toLowerCase() !== 'content-type')
  return { ...operation, headers: { ...Object.fromEntries(others), 'content-type': type } }
}
