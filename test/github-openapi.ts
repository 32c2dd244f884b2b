import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { RecordedRequest } from './fakes/github.ts'

type Json = Readonly<Record<string, unknown>>

interface Operation {
  readonly method: string
  readonly template: string
  readonly path: RegExp
  readonly parameters: readonly Parameter[]
  readonly body: { readonly schema: Json; readonly required: boolean } | undefined
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Json
  /** GitHub's extension: the parameter may hold slashes (a branch name). */
  readonly multiSegment: boolean
}

/** Where `.ci/run` puts GitHub's own OpenAPI description; it is too big to be a dependency. */
export const descriptionPath = process.env.BREAKWATER_GITHUB_OPENAPI

/**
 * Reads GitHub's OpenAPI description; gives back a judge of requests, which says what is wrong with one: method and
 * path, query, body. GraphQL is not part of the description and passes.
 */
export function openDescription(file: string): (request: RecordedRequest) => readonly string[] {
  // The description is GitHub's; the tests that use it would fail loudly on another file.
  const document = JSON.parse(readFileSync(file, 'utf8')) as { readonly paths: Readonly<Record<string, Json>> }
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false })
  formats.default(ajv)
  const validators = new Map<string, ValidateFunction>()
  const known = new Map<string, readonly Operation[]>()

  const operationsOf = (method: string): readonly Operation[] => {
    const operations =
      known.get(method) ??
      Object.entries(document.paths).flatMap(([template, item]) => {
        const found = item[method.toLowerCase()]
        return isObject(found) ? [readOperation(document, method, template, item, found)] : []
      })
    known.set(method, operations)
    return operations
  }
  const check = (name: string, schema: Json, value: unknown): readonly string[] => {
    const validate = validators.get(name) ?? ajv.compile(translate(document, schema))
    validators.set(name, validate)
    validate(value)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
  }

  return ({ method, path, query, body }) => {
    if (path === '/graphql') return []
    const operation = operationsOf(method)
      .filter((candidate) => candidate.path.test(path))
      // The most literal one: `/commits/{ref}/check-runs` before `/commits/{ref}`, whose ref may hold slashes.
      .sort((a, b) => literalLength(b.template) - literalLength(a.template))[0]
    const name = `${method} ${operation?.template ?? path}`
    if (!operation) return [`${name} is not in GitHub's description`]
    const { parameters } = operation
    return [
      ...parameters.flatMap((parameter) => {
        const given = parameter.in === 'path' ? valueInPath(operation, parameter.name, path) : query[parameter.name]
        if (parameter.in !== 'path' && parameter.in !== 'query') return []
        if (given === undefined) return parameter.required ? [`${name} lacks ${parameter.name}`] : []
        return check(`${name} ${parameter.name}`, parameter.schema, typed(given, translate(document, parameter.schema)))
      }),
      ...Object.keys(query)
        .filter((key) => !parameters.some((parameter) => parameter.in === 'query' && parameter.name === key))
        .map((key) => `${name} knows no query parameter ${key}`),
      ...bodyProblems(name, operation, body, check),
    ]
  }
}

function bodyProblems(
  name: string,
  operation: Operation,
  body: unknown,
  check: (name: string, schema: Json, value: unknown) => readonly string[],
): readonly string[] {
  if (body === undefined) return operation.body?.required ? [`${name} lacks a body`] : []
  if (!operation.body) return [`${name} takes no body`]
  // GitHub ignores keys that it does not know, so a misspelt one would be lost in silence.
  const { properties } = operation.body.schema
  const strangers =
    isObject(properties) && isObject(body) ? Object.keys(body).filter((key) => !(key in properties)) : []
  return [
    ...strangers.map((key) => `${name} body knows no ${key}`),
    ...check(`${name} body`, operation.body.schema, body),
  ]
}

function readOperation(document: Json, method: string, template: string, item: Json, operation: Json): Operation {
  const listed = [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []))
  const parameters = listed.flatMap((one: unknown): Parameter[] => {
    const found = resolve(document, one)
    if (typeof found.name !== 'string' || typeof found.in !== 'string') return []
    return [
      {
        name: found.name,
        in: found.in,
        required: found.required === true,
        schema: isObject(found.schema) ? found.schema : {},
        multiSegment: found['x-multi-segment'] === true,
      },
    ]
  })
  const pattern = template
    .split(/\{([^}]+)\}/)
    .map((part, at) => {
      if (at % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return parameters.some(({ name, multiSegment }) => name === part && multiSegment) ? '(.+)' : '([^/]+)'
    })
    .join('')
  const requestBody = isObject(operation.requestBody) ? resolve(document, operation.requestBody) : undefined
  const content = isObject(requestBody?.content) ? requestBody.content['application/json'] : undefined
  const schema = isObject(content) && isObject(content.schema) ? resolve(document, content.schema) : undefined
  return {
    method,
    template,
    path: new RegExp(`^${pattern}$`),
    parameters,
    body: schema && { schema, required: requestBody?.required === true },
  }
}

function valueInPath({ template, path }: Operation, name: string, given: string): string | undefined {
  const at = [...template.matchAll(/\{([^}]+)\}/g)].findIndex(([, placeholder]) => placeholder === name)
  const value = path.exec(given)?.[at + 1]
  return value === undefined ? undefined : decodeURIComponent(value)
}

function literalLength(template: string): number {
  return template.replaceAll(/\{[^}]+\}/g, '').length
}

/** Text of a URL as the type that its schema asks for. */
function typed(text: string, schema: Json): unknown {
  const types = [schema.type].flat()
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** OpenAPI 3.0's schema dialect as JSON Schema, with references put in place; a schema within itself is cut off. */
function translate(document: Json, schema: unknown, within: readonly unknown[] = []): Json {
  if (!isObject(schema) || within.includes(schema)) return {}
  const inside = [...within, schema]
  if (typeof schema.$ref === 'string') return translate(document, resolve(document, schema), inside)
  const { nullable, exclusiveMinimum, exclusiveMaximum, example, ...rest } = schema
  const translated = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'enum' ? value : translateAny(document, key, value, inside),
    ]),
  )
  const bounds = {
    ...(exclusiveMinimum === true ? { exclusiveMinimum: schema.minimum } : {}),
    ...(exclusiveMaximum === true ? { exclusiveMaximum: schema.maximum } : {}),
  }
  const whole = { ...translated, ...bounds }
  return nullable === true ? { anyOf: [{ type: 'null' }, whole] } : whole
}

function translateAny(document: Json, key: string, value: unknown, within: readonly unknown[]): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => (isObject(one) ? translate(document, one, within) : one))
  if (!isObject(value)) return value
  if (key !== 'properties') return translate(document, value, within)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, translate(document, one, within)]))
}

function resolve(document: Json, value: unknown): Json {
  let found = value
  while (isObject(found) && typeof found.$ref === 'string') {
    found = found.$ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>(
        (at, key) => (isObject(at) ? at[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
        document,
      )
  }
  return isObject(found) ? found : {}
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
