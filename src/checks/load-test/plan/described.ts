import type { Location } from '../../../core/error.ts'
import { type ContractDocument, isObject, type Json, type JsonObject, resolved } from './documents.ts'

/** An operation as a contract has it. */
export interface DescribedOperation {
  readonly document: ContractDocument
  /** `GET /orders/{id}` */
  readonly name: string
  readonly method: string
  readonly template: string
  /** Path of the contract's server, which stands before the template; empty for none. */
  readonly serverPath: string
  readonly item: JsonObject
  readonly described: JsonObject
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** All operations of a contract, and the paths whose description stands in another file. */
export function describedOperations(document: ContractDocument): {
  readonly operations: readonly DescribedOperation[]
  readonly elsewhere: readonly string[]
} {
  const { root } = document
  const serverPath = serverPathOf(root)
  const operations: DescribedOperation[] = []
  const elsewhere: string[] = []
  for (const [template, entry] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    if (!template.startsWith('/')) continue
    const item = resolved(root, entry)
    if (!isObject(item)) {
      elsewhere.push(template)
      continue
    }
    for (const key of methods) {
      const described = resolved(root, item[key])
      if (!isObject(described)) continue
      const method = key.toUpperCase()
      operations.push({ document, name: `${method} ${template}`, method, template, serverPath, item, described })
    }
  }
  return { operations, elsewhere }
}

/** Parameters of the path, replaced by those of the operation that have the same name and place. */
export function parametersOf({ document: { root }, item, described }: DescribedOperation): readonly JsonObject[] {
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

/** A scalar as text; what a contract nests where a scalar belongs is nothing (its `toString` may be a trap). */
export function textOf(value: Json | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value)
}

/** The path under which the first server of the contract has its operations. */
function serverPathOf(root: JsonObject): string {
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

interface Lines {
  readonly all: readonly string[]
  /** Where each path's key first stands at the start of a line. */
  readonly paths: ReadonlyMap<string, number>
}

const known = new WeakMap<ContractDocument, Lines>()

/** A large contract has hundreds of operations, and is not to be split and searched for each. */
function linesOf(document: ContractDocument): Lines {
  const found = known.get(document)
  if (found !== undefined) return found
  const all = document.text.split('\n')
  const paths = new Map<string, number>()
  for (const [at, line] of all.entries()) {
    const key = pathKeyOf(line)
    if (key !== undefined && !paths.has(key)) paths.set(key, at)
  }
  const lines = { all, paths }
  known.set(document, lines)
  return lines
}

/** The path with which a line begins: plain as in YAML, or in quotes. */
function pathKeyOf(line: string): string | undefined {
  const text = line.trimStart()
  if (text.startsWith('/')) return /^(.*?)[ \t]*:(?:\s|$)/.exec(text)?.[1]
  return text.startsWith('"/') || text.startsWith("'/") ? /^(["'])(.*?)\1[ \t]*:/.exec(text)?.[2] : undefined
}

/** The line of the operation, by its text: the path's key, then the method's below it. */
export function locationOf({ document, template, method }: DescribedOperation): Location {
  const { path } = document
  const { all, paths } = linesOf(document)
  const start = paths.get(template)
  if (start === undefined) return { path, line: 1, column: 1 }
  const key = method.toLowerCase()
  const isMethod = (line: string) => [key, `"${key}"`, `'${key}'`].some((form) => line.startsWith(`${form}:`))
  for (let at = start + 1; at < all.length; at++) {
    const line = all[at] ?? ''
    if (/^\s*["']?\//.test(line)) break
    if (isMethod(line.trim())) return { path, line: at + 1, column: line.search(/\S/) + 1 }
  }
  return { path, line: start + 1, column: (all[start] ?? '').search(/\S/) + 1 }
}
