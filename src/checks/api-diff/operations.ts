import { BreakwaterError } from '../../core/error.ts'
import { type Body, bodyOf, swaggerBody, swaggerForm } from './bodies.ts'
import { type Callback, callbackFinder, type WrittenCallback } from './callbacks.ts'
import { type Document, follow, type Lost, lostBy } from './document.ts'
import { type Parameter, parameterNodes, parametersOf } from './parameters.ts'
import { type Response, responsesOf } from './responses.ts'
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
  /** The form fields of Swagger 2.0, which stand among its parameters, as a body. */
  readonly form: Body | undefined
  readonly responses: readonly Response[]
  readonly security: Security
  readonly callbacks: readonly Callback[]
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
    parameters: parametersOf(written, path, old),
    body: old ? swaggerBody(document, written, node) : bodyOf(node),
    form: old ? swaggerForm(document, written, node) : undefined,
    responses: responsesOf(document, node),
    security,
    callbacks: [],
  }
}

/** `/a/{id}` and `/a/{key}` are one path. */
function nameless(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}
