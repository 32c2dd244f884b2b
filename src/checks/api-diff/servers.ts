import { startOf } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { Document } from './document.ts'
import { child, children, member, type Node, text } from './source.ts'

/** Where an operation is reached: under each of the servers. */
export interface Servers {
  /** Where they are written: in the operation, its path or the document; undefined: nowhere. */
  readonly node: Node | undefined
  readonly list: readonly Server[]
  /** What stands before the path, each once; a variable once as such and once with its default. */
  readonly prefixes: readonly string[]
}

export interface Server {
  /** As it is written, without a slash at the end. */
  readonly url: string
  readonly node: Node
  readonly variables: readonly ServerVariable[]
  /** The URLs that it stands for: each value of a closed list is written out. */
  readonly urls: readonly ServerUrl[]
}

export interface ServerVariable {
  readonly name: string
  readonly value: string
  /** Undefined: any value will do. */
  readonly allowed: readonly string[] | undefined
}

export interface ServerUrl {
  /** `https`, or nothing where any may be used. */
  readonly scheme: string
  /** With its port; nothing where the document itself is served from there. */
  readonly host: string
  readonly path: string
}

/** Servers of one list, and URLs that a server stands for; each is compared with each of the other side. */
const maxServers = 50
const maxUrls = 16
/** More prefixes than these are not needed to find an operation again: it has its path, too. */
const maxPrefixes = 20

/** Reads each list of servers once; an operation's replaces its path's, which replaces the document's. */
export function serversReader(document: Document): (item: Node, operation: Node) => Servers {
  const known = new Map<unknown, Servers>()
  const read = (node: Node): Servers => {
    const found = known.get(node.value) ?? serversOf(node, children(node).flatMap(serverOf))
    known.set(node.value, found)
    return found
  }
  const ofDocument = document.version === '2.0' ? swaggerServers(document.root) : undefined
  const nowhere = serversOf(undefined, [])
  return (item, operation) => {
    if (ofDocument) return ofDocument
    for (const holder of [operation, item, document.root]) {
      const node = child(holder, 'servers')
      // An empty list is as good as none.
      if (node && children(node).length > 0) return read(node)
    }
    return nowhere
  }
}

function serversOf(node: Node | undefined, list: readonly Server[]): Servers {
  if (node && list.length > maxServers) throw tooMany(node)
  const paths = list.flatMap(({ urls, variables }) => urls.flatMap(({ path }) => [path, filled(path, variables)]))
  const prefixes = [...new Set(list.length === 0 ? [''] : paths)].slice(0, maxPrefixes)
  return { node, list, prefixes }
}

function tooMany({ file }: Node): BreakwaterError {
  return new BreakwaterError({
    code: 'too-many-servers',
    message: `${file.path} has a list of more than ${maxServers} servers`,
    hint: 'Use a server variable for what differs between them.',
    location: startOf(file.path),
  })
}

function serverOf(node: Node): readonly Server[] {
  const url = text(node, 'url')
  if (url === undefined) return []
  const declared = child(node, 'variables')
  const names = [...new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))]
  const variables = names.map((name) => variableOf(name, declared && child(declared, name)))
  const written = trimSlash(url.trim())
  return [{ url: written, node, variables, urls: expanded(written, variables).map(urlOf) }]
}

function variableOf(name: string, node: Node | undefined): ServerVariable {
  const listed = children(node && child(node, 'enum')).flatMap(({ value }) => (isScalar(value) ? [String(value)] : []))
  const value = node && member(node, 'default')
  return { name, value: isScalar(value) ? String(value) : '', allowed: listed.length > 0 ? listed : undefined }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Variables of a closed list written out; too many of them, or open ones, stay as they are. */
function expanded(url: string, variables: readonly ServerVariable[]): readonly string[] {
  let urls = [url]
  for (const { name, allowed } of variables) {
    if (!allowed || urls.length * allowed.length > maxUrls) continue
    urls = allowed.flatMap((value) => urls.map((one) => one.replaceAll(`{${name}}`, value)))
  }
  return urls
}

/** With the default of every variable that is still open. */
export function filled(part: string, variables: readonly ServerVariable[]): string {
  return variables.reduce((done, { name, value }) => done.replaceAll(`{${name}}`, value), part)
}

/** Not by `URL`, which knows no templates and reads nothing that is relative. */
function urlOf(url: string): ServerUrl {
  const [, scheme = '', host = '', path = ''] = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)/.exec(url) ?? []
  return {
    scheme: scheme.toLowerCase(),
    host: hostOf(scheme.toLowerCase(), host),
    path: trimSlash(path === '' || path.startsWith('/') ? path : `/${path.replace(/^\.\//, '')}`),
  }
}

/** The port that a scheme means anyway says nothing. */
function hostOf(scheme: string, host: string): string {
  const lower = host.toLowerCase()
  const usual =
    scheme === 'https' || scheme === 'wss' ? ':443' : scheme === 'http' || scheme === 'ws' ? ':80' : undefined
  return usual !== undefined && lower.endsWith(usual) ? lower.slice(0, -usual.length) : lower
}

/** Swagger 2.0 writes one host, one base path and the schemes. */
function swaggerServers(root: Node): Servers {
  const node = child(root, 'host') ?? child(root, 'basePath') ?? child(root, 'schemes')
  if (!node) return serversOf(undefined, [])
  const host = text(root, 'host') ?? ''
  const path = trimSlash(text(root, 'basePath') ?? '')
  const listed = children(child(root, 'schemes')).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  const schemes = listed.length > 0 ? listed.slice(0, maxServers) : ['']
  const list = schemes.map((scheme) => {
    const url = `${host === '' ? '' : `${scheme === '' ? '' : `${scheme}:`}//${host}`}${path}`
    return { url, node, variables: [], urls: [urlOf(url)] }
  })
  return serversOf(node, list)
}

function trimSlash(path: string): string {
  let end = path.length
  while (path[end - 1] === '/') end--
  return path.slice(0, end)
}
