import type { LoadOperation } from '../../../core/load.ts'
import { type DescribedOperation, describedOperations, parametersOf, textOf } from '../plan/described.ts'
import { type ContractDocument, isObject, type Json, type JsonObject, resolved } from '../plan/documents.ts'

/** What can be broken of an operation, as a contract describes it. */
export interface BreakableOperation {
  readonly root: JsonObject
  /** The contract's own path, whose segments a request's path ends with. */
  readonly template: string
  /** Its path, with that of the contract's server. */
  readonly fullTemplate: string
  readonly parameters: readonly BreakableParameter[]
  readonly body: BreakableBody | undefined
}

export interface BreakableParameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly schema: Json | undefined
}

export interface BreakableBody {
  readonly required: boolean
  /** Media types that it may have, in lower case. */
  readonly types: readonly string[]
  /** Of the JSON among them; undefined where there is none. */
  readonly schema: Json | undefined
}

/** What the contracts say of an operation of the plan; undefined where none of them describes it. */
export function breakableOperation(
  documents: readonly ContractDocument[],
  { method, template, paths }: LoadOperation,
): BreakableOperation | undefined {
  const path = paths[0] ?? template
  const [found] = documents
    .flatMap((document) => describedOperations(document).operations)
    .filter((one) => one.method === method && (one.template === template || fits(one.template, path)))
    .sort((a, b) => Number(b.template === template) - Number(a.template === template) || literals(b) - literals(a))
  return found === undefined ? undefined : partsOf(found)
}

function literals({ template }: DescribedOperation): number {
  return template.split('/').filter((segment) => segment !== '' && !segment.includes('{')).length
}

function fits(template: string, path: string): boolean {
  return (
    template.split('/').some((segment) => segment !== '' && !segment.includes('{')) &&
    segmentsOf(template, path) !== undefined
  )
}

/** Where a path has the values of a template's parameters: its last segments are the template's. */
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

export function withoutQuery(path: string): string {
  return path.split('?')[0] ?? path
}

function partsOf(operation: DescribedOperation): BreakableOperation {
  const { document, template, serverPath } = operation
  const parameters = parametersOf(operation).flatMap((parameter): readonly BreakableParameter[] => {
    const place = textOf(parameter.in)
    const name = textOf(parameter.name)
    // A parameter under `content` is serialised in a way of its own.
    if (name === '' || (place !== 'query' && place !== 'path') || parameter.content !== undefined) return []
    // Swagger 2.0 has the keywords of the schema on the parameter itself.
    const schema = parameter.schema ?? (typeof parameter.type === 'string' ? parameter : undefined)
    return [{ name, in: place, required: parameter.required === true, schema }]
  })
  return {
    root: document.root,
    template,
    fullTemplate: `${serverPath}${template}`,
    parameters,
    body: bodyOf(operation) ?? swaggerBody(operation),
  }
}

function bodyOf({ document: { root }, described }: DescribedOperation): BreakableBody | undefined {
  const body = resolved(root, described.requestBody)
  if (!isObject(body) || !isObject(body.content)) return undefined
  const content = Object.entries(body.content)
  const json = content.find(([type]) => isJsonType(type))?.[1]
  return {
    required: body.required === true,
    types: content.map(([type]) => type.toLowerCase()),
    schema: isObject(json) ? json.schema : undefined,
  }
}

function swaggerBody(operation: DescribedOperation): BreakableBody | undefined {
  const body = parametersOf(operation).find((parameter) => parameter.in === 'body')
  if (body === undefined) return undefined
  const { document, described } = operation
  const consumed = [described.consumes, document.root.consumes].find(Array.isArray) ?? ['application/json']
  const types = consumed.map((type) => textOf(type).toLowerCase())
  return { required: body.required === true, types, schema: types.some(isJsonType) ? body.schema : undefined }
}

export function isJsonType(type: string): boolean {
  return /^application\/([\w.+-]*\+)?json\b/i.test(type)
}
