import type { Location } from '../../../core/error.ts'
import type { LoadOperation } from '../../../core/load.ts'
import type { Candidate } from './candidate.ts'
import { type ContractDocument, isObject, type Json, type JsonObject, resolved } from './documents.ts'

/** Operations that are not loaded, by reason, in the words of a remark. */
export type Skipped = ReadonlyMap<string, readonly string[]>

/** Words that promise an effect, even of a GET. */
const effects = new Set(['logout', 'signout', 'export', 'send', 'reset', 'verify', 'unsubscribe', 'confirm'])
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** The safe operations of a contract, each with the values that the contract itself gives as examples. */
export function operationsOf(document: ContractDocument): {
  readonly planned: readonly Candidate[]
  readonly skipped: Skipped
} {
  const { root } = document
  const planned: Candidate[] = []
  const skipped = new Map<string, string[]>()
  const prefix = basePath(root)
  for (const [template, entry] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    const item = resolved(root, entry)
    if (!template.startsWith('/')) continue
    if (!isObject(item)) {
      skip(skipped, 'described in another file', template)
      continue
    }
    for (const method of methods) {
      const described = resolved(root, item[method])
      if (!isObject(described)) continue
      const name = `${method.toUpperCase()} ${template}`
      const request = requestOrReason(root, { method, template, prefix, item, described })
      if (typeof request === 'string') skip(skipped, request, name)
      else {
        const location = locationOf(document, template, method)
        planned.push({ operation: { name, ...request }, location, named: false, serverPath: prefix })
      }
    }
  }
  return { planned, skipped }
}

function skip(skipped: Map<string, string[]>, reason: string, name: string): void {
  skipped.set(reason, [...(skipped.get(reason) ?? []), name])
}

interface Described {
  readonly method: string
  readonly template: string
  readonly prefix: string
  readonly item: JsonObject
  readonly described: JsonObject
}

/** Text that is no well-formed Unicode cannot be put into a URL. */
function requestOrReason(root: JsonObject, source: Described): Omit<LoadOperation, 'name'> | string {
  try {
    return requestOf(root, source)
  } catch (error) {
    if (error instanceof URIError) return 'not a valid URL'
    throw error
  }
}

/** The request, or why there is none. */
function requestOf(root: JsonObject, source: Described): Omit<LoadOperation, 'name'> | string {
  const { template, prefix, item, described } = source
  const reason = reasonToSkip(root, source)
  if (reason !== undefined) return reason
  const query: string[] = []
  const headers: Record<string, string> = {}
  for (const parameter of parametersOf(root, item, described)) {
    if (parameter.required !== true) continue
    const value = exampleOf(root, parameter)
    const name = textOf(parameter.name)
    if (value === undefined || isObject(value) || name === '') return 'a required parameter without an example'
    if (parameter.in === 'query') query.push(...serialized(name, value, parameter.explode !== false))
    else if (parameter.in === 'header' && isHeader(name, value)) headers[name] = textOf(value)
    else return 'a required parameter without an example'
  }
  const path = `${prefix}${encodeURI(template)}${query.length > 0 ? `?${query.join('&')}` : ''}`
  return { method: 'GET', template, paths: [path.replaceAll('#', '%23')], headers, credentials: [], weight: 1 }
}

function reasonToSkip(root: JsonObject, { method, template, described }: Described): string | undefined {
  if (method !== 'get') return 'not a GET'
  if (template.includes('{')) return 'a path parameter'
  if (wordsOf(`${template} ${textOf(described.operationId)}`).some((word) => effects.has(word))) {
    return 'a name that promises an effect'
  }
  if (described.deprecated === true) return 'deprecated'
  const responses = isObject(described.responses) ? described.responses : {}
  if (!Object.keys(responses).some((status) => /^(2|default)/i.test(status))) return 'no success described'
  if (streams(root, responses)) return 'an event stream'
  return undefined
}

/** Parameters of the path, replaced by those of the operation that have the same name and place. */
function parametersOf(root: JsonObject, item: JsonObject, described: JsonObject): readonly JsonObject[] {
  const byKey = new Map<string, JsonObject>()
  for (const list of [item.parameters, described.parameters]) {
    for (const entry of Array.isArray(list) ? list : []) {
      const parameter = resolved(root, entry)
      // A parameter in another file may be required: better no request than a wrong one.
      if (!isObject(parameter)) byKey.set('elsewhere', { required: true, in: 'elsewhere' })
      else byKey.set(`${textOf(parameter.in)} ${textOf(parameter.name)}`, parameter)
    }
  }
  return [...byKey.values()]
}

/** The contract's own value for a parameter: example, then default, then the first that an enum allows. */
function exampleOf(root: JsonObject, parameter: JsonObject): Json | undefined {
  const described = resolved(root, parameter.schema)
  // Swagger 2.0 has the keywords of the schema on the parameter itself.
  const schema = isObject(described) ? described : parameter
  const first = (value: Json | undefined) => (Array.isArray(value) ? value[0] : undefined)
  const examples = isObject(parameter.examples) ? resolved(root, Object.values(parameter.examples)[0]) : undefined
  return [
    parameter.example,
    isObject(examples) ? examples.value : undefined,
    parameter['x-example'],
    schema.example,
    first(schema.examples),
    schema.default,
    first(schema.enum),
    schema.const,
  ].find((value) => value !== undefined && value !== null)
}

function serialized(name: string, value: Json, explode: boolean): readonly string[] {
  const key = encodeURIComponent(name)
  if (!Array.isArray(value)) return [`${key}=${encodeURIComponent(textOf(value))}`]
  const items = value.map((item) => encodeURIComponent(textOf(item)))
  return explode ? items.map((item) => `${key}=${item}`) : [`${key}=${items.join(',')}`]
}

/** A scalar as text; what a contract nests where a scalar belongs is nothing (its `toString` may be a trap). */
function textOf(value: Json | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value)
}

/** Nothing of a contract may end a header line, or set one that belongs to the connection. */
function isHeader(name: string, value: Json): boolean {
  return (
    /^[A-Za-z0-9_-]{1,100}$/.test(name) &&
    !/^(host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer|authorization|cookie|proxy-.*)$/i.test(
      name,
    ) &&
    /^[\x20-\x7e]{0,1000}$/.test(textOf(value))
  )
}

function streams(root: JsonObject, responses: JsonObject): boolean {
  return Object.values(responses).some((entry) => {
    const response = resolved(root, entry)
    return isObject(response) && isObject(response.content) && 'text/event-stream' in response.content
  })
}

/** `getUserExport` and `/users/export-all` in words. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\b(log|sign)[-_ ](out)\b/gi, '$1$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

/** The path under which the first server of the contract has its operations. */
function basePath(root: JsonObject): string {
  if (typeof root.basePath === 'string' && root.basePath.startsWith('/'))
    return new URL(root.basePath, 'http://host').pathname.replace(/\/+$/, '')
  const server = Array.isArray(root.servers) ? root.servers[0] : undefined
  if (!isObject(server) || typeof server.url !== 'string') return ''
  const variables = isObject(server.variables) ? server.variables : {}
  const url = server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables[name]
    return isObject(variable) ? textOf(variable.default) : ''
  })
  return URL.canParse(url, 'http://host') ? new URL(url, 'http://host').pathname.replace(/\/+$/, '') : ''
}

/** The line of the operation, by its text: the path's key, then the method's below it. */
function locationOf({ path, text }: ContractDocument, template: string, method: string): Location {
  const lines = text.split('\n')
  const isKey = (line: string | undefined, key: string) => {
    const trimmed = line?.trim() ?? ''
    return [key, `"${key}"`, `'${key}'`].some((form) => trimmed.startsWith(`${form}:`))
  }
  const start = lines.findIndex((line) => isKey(line, template))
  if (start < 0) return { path, line: 1, column: 1 }
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^\s*["']?\//.test(line)) break
    if (isKey(line, method)) return { path, line: at + 1, column: line.search(/\S/) + 1 }
  }
  return { path, line: start + 1, column: (lines[start] ?? '').search(/\S/) + 1 }
}
