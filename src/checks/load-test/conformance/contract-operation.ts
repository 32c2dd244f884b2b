import type { LoadOperation } from '../../../core/load.ts'
import { type ContractDocument, isObject, type Json, type JsonObject, resolved } from '../plan/documents.ts'

/** An operation as a contract describes it, with what can be broken of it. */
export interface DescribedOperation {
  readonly root: JsonObject
  /** The contract's own path, whose segments a request's path ends with. */
  readonly template: string
  readonly parameters: readonly DescribedParameter[]
  readonly body: DescribedBody | undefined
}

export interface DescribedParameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly schema: Json | undefined
}

export interface DescribedBody {
  readonly required: boolean
  /** Media types that it may have, in lower case. */
  readonly types: readonly string[]
  /** Of the JSON among them; undefined where there is none. */
  readonly schema: Json | undefined
}

/** What the contracts say of an operation of the plan; undefined where none of them describes it. */
export function describedOperation(
  documents: readonly ContractDocument[],
  { method, template, paths }: LoadOperation,
): DescribedOperation | undefined {
  for (const { root } of documents) {
    const all = isObject(root.paths) ? root.paths : {}
    const templates = Object.keys(all).filter((path) => path.startsWith('/'))
    const literal = (path: string) =>
      path.split('/').filter((segment) => segment !== '' && !segment.includes('{')).length
    const matching = templates
      .filter((path) => path === template || fits(path, withoutQuery(paths[0] ?? template)))
      .sort((a, b) => Number(b === template) - Number(a === template) || literal(b) - literal(a))
    for (const path of matching) {
      const item = resolved(root, all[path])
      const described = isObject(item) ? resolved(root, item[method.toLowerCase()]) : undefined
      if (isObject(item) && isObject(described)) return detailsOf(root, path, item, described)
    }
  }
  return undefined
}

/** The values that a path has for a template's parameters: its last segments are the template's. */
export function segmentsOf(template: string, path: string): ReadonlyMap<string, number> | undefined {
  const wanted = template.split('/').slice(1)
  const given = withoutQuery(path).split('/')
  const offset = given.length - wanted.length
  if (offset < 1) return undefined
  const places = new Map<string, number>()
  for (const [at, segment] of wanted.entries()) {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1]
    if (name !== undefined) places.set(name, offset + at)
    else if (segment.includes('{') || segment !== given[offset + at]) return undefined
  }
  return places
}

function fits(template: string, path: string): boolean {
  return (
    template.split('/').some((segment) => segment !== '' && !segment.includes('{')) &&
    segmentsOf(template, path) !== undefined
  )
}

export function withoutQuery(path: string): string {
  return path.split('?')[0] ?? path
}

function detailsOf(root: JsonObject, template: string, item: JsonObject, described: JsonObject): DescribedOperation {
  const parameters = parametersOf(root, item, described)
  return {
    root,
    template,
    parameters: parameters.flatMap((parameter): readonly DescribedParameter[] => {
      const { name, in: place, required, content } = parameter
      // A parameter under `content` is serialised in a way of its own.
      if (typeof name !== 'string' || (place !== 'query' && place !== 'path') || content !== undefined) return []
      const schema = parameter.schema ?? (typeof parameter.type === 'string' ? parameter : undefined)
      return [{ name, in: place, required: required === true, schema }]
    }),
    body: bodyOf(root, described) ?? swaggerBody(root, described, parameters),
  }
}

/** Parameters of the path, replaced by those of the operation that have the same name and place. */
function parametersOf(root: JsonObject, item: JsonObject, described: JsonObject): readonly JsonObject[] {
  const byPlace = new Map<string, JsonObject>()
  for (const list of [item.parameters, described.parameters]) {
    for (const entry of Array.isArray(list) ? list : []) {
      const parameter = resolved(root, entry)
      if (isObject(parameter)) byPlace.set(`${String(parameter.in)} ${String(parameter.name)}`, parameter)
    }
  }
  return [...byPlace.values()]
}

function bodyOf(root: JsonObject, { requestBody }: JsonObject): DescribedBody | undefined {
  const body = resolved(root, requestBody)
  if (!isObject(body) || !isObject(body.content)) return undefined
  const content = Object.entries(body.content)
  const json = content.find(([type]) => isJsonType(type))?.[1]
  return {
    required: body.required === true,
    types: content.map(([type]) => type.toLowerCase()),
    schema: isObject(json) ? json.schema : undefined,
  }
}

function swaggerBody(
  root: JsonObject,
  described: JsonObject,
  parameters: readonly JsonObject[],
): DescribedBody | undefined {
  const body = parameters.find((parameter) => parameter.in === 'body')
  if (body === undefined) return undefined
  const consumed = Array.isArray(described.consumes) ? described.consumes : root.consumes
  const types = (Array.isArray(consumed) ? consumed : ['application/json']).map((type) => String(type).toLowerCase())
  return { required: body.required === true, types, schema: types.some(isJsonType) ? body.schema : undefined }
}

export function isJsonType(type: string): boolean {
  return /^application\/([\w.+-]*\+)?json\b/i.test(type)
}
