import { type DescribedOperation, parametersOf, textOf } from './described.ts'
import { isObject, type Json, type JsonObject, resolved } from './documents.ts'
import { exampleOf } from './parameter-values.ts'
import { type Sampler, sampledValue } from './sampled.ts'

export interface RequestBody {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

const none: RequestBody = { headers: {} }
const unmade = 'a request body that cannot be made from the contract'
const form = 'application/x-www-form-urlencoded'
const longestBody = 256 * 1024
const mostValues = 20_000
const deepest = 100

/** The body that a request to an operation has, from the contract's example or schema; or why there is none. */
export function bodyOf(operation: DescribedOperation, sampler: Sampler): RequestBody | string {
  const { method, described, document } = operation
  if (method === 'GET' || method === 'HEAD') return none
  const { root } = document
  if (root.swagger !== undefined) return swaggerBody(operation, sampler)
  if (described.requestBody === undefined) return none
  const requestBody = resolved(root, described.requestBody)
  if (!isObject(requestBody) || !isObject(requestBody.content)) return unmade
  const { content } = requestBody
  const type = chosenType(Object.keys(content))
  if (type === undefined) return requestBody.required === true ? unmade : none
  const media = resolved(root, content[type])
  if (!isObject(media)) return unmade
  return written(type, exampleOf(root, media) ?? sampledValue(root, media.schema, sampler))
}

function swaggerBody(operation: DescribedOperation, sampler: Sampler): RequestBody | string {
  const { document, described } = operation
  const { root } = document
  const parameters = parametersOf(operation)
  const inBody = parameters.find((parameter) => parameter.in === 'body')
  if (inBody !== undefined) return written('application/json', sampledValue(root, inBody.schema, sampler))
  const fields = parameters.filter((parameter) => parameter.in === 'formData' && parameter.required === true)
  if (fields.length === 0) return none
  const consumes = [described.consumes, root.consumes].find(Array.isArray)
  if (consumes !== undefined && !consumes.includes(form)) return unmade
  const values: [string, Json][] = []
  for (const field of fields) {
    const value = exampleOf(root, field) ?? sampledValue(root, field, sampler)
    if (value === undefined) return unmade
    values.push([textOf(field.name), value])
  }
  return written(form, Object.fromEntries(values))
}

function chosenType(types: readonly string[]): string | undefined {
  const plain = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? ''
  return (
    types.find((type) => /^application\/([\w.-]+\+)?json$/.test(plain(type))) ??
    types.find((type) => plain(type) === form)
  )
}

function written(type: string, value: Json | undefined): RequestBody | string {
  if (value === undefined || !isSmall(value, { left: mostValues }) || !/^[\x20-\x7e]{1,200}$/.test(type)) return unmade
  const headers = { 'content-type': type }
  const body = type.startsWith(form) ? formOf(value) : JSON.stringify(value)
  return body === undefined || body.length > longestBody ? unmade : { headers, body }
}

/** Whether a value has a size at all that can be written out: aliases of aliases multiply. */
function isSmall(value: Json, budget: { left: number }, depth = 0): boolean {
  if (budget.left-- <= 0 || depth > deepest) return false
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every((inner) => inner === undefined || isSmall(inner, budget, depth + 1))
}

function formOf(value: Json): string | undefined {
  if (!isObject(value)) return undefined
  const fields: JsonObject = value
  const pairs = Object.entries(fields).map(([name, one]) => [name, textOf(one)] as const)
  return new URLSearchParams(pairs.map(([name, text]): [string, string] => [name, text])).toString()
}
