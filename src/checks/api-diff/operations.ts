import { BreakwaterError } from '../../core/error.ts'
import { type Callback, callbackFinder, type WrittenCallback } from './callbacks.ts'
import { type Document, follow, type Lost, lostBy } from './document.ts'
import { type Security, securityReader } from './security.ts'
import { type Servers, serversReader } from './servers.ts'
import { child, children, isMembers, member, type Node, text } from './source.ts'

/** `sent`: the client writes the request, as in every path. `received`: the roles are swapped, as in a webhook. */
export type Role = 'sent' | 'received'

/** An operation as OpenAPI 3 describes one, whatever version the document is written in. */
export interface Operation {
  readonly method: string
  /** As the document writes it; `webhook:NAME` for a webhook. */
  readonly path: string
  readonly role: Role
  /** The path with template names left out. */
  readonly template: string
  readonly key: string
  /** What it is called by: method, prefix of a server, template; one in common is enough to be one operation. */
  readonly effectiveKeys: readonly string[]
  readonly id: string | undefined
  readonly servers: Servers
  readonly node: Node
  readonly deprecated: boolean
  readonly parameters: readonly Parameter[]
  readonly body: Body | undefined
  readonly responses: readonly Response[]
  readonly security: Security
  readonly callbacks: readonly Callback[]
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'formData'

export interface Parameter {
  readonly name: string
  readonly in: ParameterPlace
  /** What makes two parameters the same one. */
  readonly key: string
  readonly required: boolean
  readonly node: Node
  readonly schema: Node | undefined
  /** True: a whole document in a parameter (`content`), not the text of a value. */
  readonly content: boolean
}

export interface Body {
  readonly required: boolean
  readonly node: Node
  readonly media: readonly Media[]
}

export interface Media {
  readonly type: string
  readonly node: Node
  readonly schema: Node | undefined
}

export interface Response {
  /** `200`, `4XX`, `default`. */
  readonly status: string
  readonly node: Node
  readonly media: readonly Media[]
  readonly headers: readonly Header[]
}

export interface Header {
  readonly name: string
  readonly required: boolean
  readonly node: Node
}

export interface Operations {
  readonly operations: readonly Operation[]
  /** Operations that could not be read, with why. */
  readonly unreadable: readonly Unreadable[]
}

export interface Unreadable extends Lost {
  readonly subject: string
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Everything that a document offers. A reference that leads nowhere costs its own operation only. */
export function operationsOf(document: Document): Operations {
  const operations: Operation[] = []
  const unreadable: Unreadable[] = []
  const serversAt = serversReader(document)
  const securityOf = securityReader(document)
  const callbacksOf = callbackFinder(methods)
  const gather = (path: string, at: Node, role: Role) => {
    attempt(unreadable, path, () => {
      const item = follow(at)
      for (const method of methods) {
        const node = child(item, method)
        if (!node || !isMembers(node.value)) continue
        attempt(unreadable, `${method.toUpperCase()} ${path}`, () => {
          const found = {
            path,
            method,
            role,
            item,
            node,
            servers: serversAt(item, node),
            security: securityOf(node, role),
          }
          operations.push({ ...operationOf(document, found), callbacks: callbacks(callbacksOf(node, method, path)) })
        })
      }
    })
  }
  const callbacks = (written: readonly WrittenCallback[]): readonly Callback[] =>
    written.flatMap((one) => {
      const read: Callback[] = []
      attempt(unreadable, `${one.method.toUpperCase()} ${one.path}`, () => {
        const role = 'received'
        const { path, method, item, node } = one
        const servers = serversAt(item, node)
        const operation = operationOf(document, {
          path,
          method,
          role,
          item,
          node,
          servers,
          security: securityOf(node, role),
        })
        read.push({ name: one.name, address: one.address, operation })
      })
      return read
    })
  for (const item of children(child(document.root, 'paths'))) {
    if (item.key.startsWith('/')) gather(item.key, item, 'sent')
  }
  for (const item of children(child(document.root, 'webhooks'))) gather(`webhook:${item.key}`, item, 'received')
  return { operations, unreadable }
}

function attempt(into: Unreadable[], subject: string, read: () => void): void {
  try {
    read()
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    into.push({ subject, ...lostBy(thrown) })
  }
}

interface Found {
  readonly path: string
  readonly method: string
  readonly role: Role
  readonly item: Node
  readonly node: Node
  readonly servers: Servers
  readonly security: Security
}

function operationOf(document: Document, { path, method, role, item, node, servers, security }: Found): Operation {
  const old = document.version === '2.0'
  const written = [...parameterNodes(item), ...parameterNodes(node)]
  // A parameter of the operation replaces one of the path that has its name and place.
  const parameters = [
    ...new Map(written.flatMap((at) => parameterOf(at, path, old)).map((found) => [found.key, found])).values(),
  ]
  const template = nameless(path)
  const prefixes = role === 'sent' ? servers.prefixes : ['']
  return {
    method,
    path,
    role,
    template,
    key: `${method} ${template}`,
    effectiveKeys: prefixes.map((prefix) => `${method} ${nameless(prefix)}${template}`),
    id: text(node, 'operationId'),
    servers,
    node,
    deprecated: member(node, 'deprecated') === true,
    parameters,
    body: old ? swaggerBody(document, written, node) : bodyOf(node),
    responses: responsesOf(document, node, old),
    security,
    callbacks: [],
  }
}

/** `/a/{id}` and `/a/{key}` are one path. */
function nameless(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

function parameterNodes(at: Node): readonly Node[] {
  return children(child(at, 'parameters')).map(follow)
}

const places: readonly string[] = ['path', 'query', 'header', 'cookie', 'formData'] satisfies ParameterPlace[]
/** The standard says that parameters of these names are ignored: they stand elsewhere in the document. */
const ignoredHeaders: readonly string[] = ['accept', 'content-type', 'authorization']

function parameterOf(node: Node, path: string, old: boolean): readonly Parameter[] {
  const name = text(node, 'name')
  const place = text(node, 'in')
  if (name === undefined || place === undefined || !places.includes(place)) return []
  if (place === 'header' && ignoredHeaders.includes(name.toLowerCase())) return []
  const content = children(child(node, 'content'))[0]
  return [
    {
      name,
      // Checked against the list above.
      in: place as ParameterPlace,
      key: parameterKey(name, place, path),
      required: place === 'path' || member(node, 'required') === true,
      node,
      // Swagger 2.0 writes the schema's keywords into the parameter itself.
      schema: old ? node : content ? child(content, 'schema') : child(node, 'schema'),
      content: content !== undefined,
    },
  ]
}

/** Path parameters go by position, since the client never sees their names; header names have no case. */
function parameterKey(name: string, place: string, path: string): string {
  if (place === 'header') return `header ${name.toLowerCase()}`
  if (place !== 'path') return `${place} ${name}`
  const at = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, written]) => written === name)
  return at === -1 ? `path ${name}` : `path #${at}`
}

function bodyOf(operation: Node): Body | undefined {
  const at = child(operation, 'requestBody')
  if (!at) return undefined
  const node = follow(at)
  return { required: member(node, 'required') === true, node, media: mediaOf(child(node, 'content')) }
}

function mediaOf(content: Node | undefined): readonly Media[] {
  return children(content).map((node) => ({
    type: node.key.trim().toLowerCase(),
    node,
    schema: child(node, 'schema'),
  }))
}

function swaggerBody(document: Document, parameters: readonly Node[], operation: Node): Body | undefined {
  const node = parameters.find((at) => text(at, 'in') === 'body')
  if (!node) return undefined
  return {
    required: member(node, 'required') === true,
    node,
    media: typesOf(document, operation, 'consumes').map((type) => ({ type, node, schema: child(node, 'schema') })),
  }
}

/** Media types of a Swagger 2.0 operation: its own, else the document's. */
function typesOf(document: Document, operation: Node, keyword: 'consumes' | 'produces'): readonly string[] {
  const own = child(operation, keyword) ?? child(document.root, keyword)
  const types = children(own).flatMap(({ value }) => (typeof value === 'string' ? [value.trim().toLowerCase()] : []))
  return types.length > 0 ? types : ['application/json']
}

function responsesOf(document: Document, operation: Node, old: boolean): readonly Response[] {
  return children(child(operation, 'responses'))
    .filter(({ key }) => !key.startsWith('x-'))
    .map((at) => {
      const node = follow(at)
      const schema = child(node, 'schema')
      return {
        status: at.key,
        node,
        media: old
          ? schema
            ? typesOf(document, operation, 'produces').map((type) => ({ type, node, schema }))
            : []
          : mediaOf(child(node, 'content')),
        headers: children(child(node, 'headers')).map((header) => {
          const target = follow(header)
          return { name: header.key, required: member(target, 'required') === true, node: target }
        }),
      }
    })
}
