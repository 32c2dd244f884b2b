import { BreakwaterError } from '../../core/error.ts'
import { type Body, bodyOf, swaggerBody, swaggerForm } from './bodies.ts'
import { type Callback, callbackFinder, type WrittenCallback } from './callbacks.ts'
import { type Document, follow, invalidPart, type Lost, lostBy } from './document.ts'
import { type Parameter, parameterNodes, parametersOf } from './parameters.ts'
import { operationNodes } from './path-item.ts'
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

/** What reads a document's operations, and where that gathers its trouble. */
interface Reader {
  readonly document: Document
  readonly serversAt: ReturnType<typeof serversReader>
  readonly securityOf: ReturnType<typeof securityReader>
  readonly callbacksOf: ReturnType<typeof callbackFinder>
  readonly unreadable: Unreadable[]
}

/** Everything that a document offers. A reference that leads nowhere costs its own operation only. */
export function operationsOf(document: Document): Operations {
  const unreadable: Unreadable[] = []
  const reader: Reader = {
    document,
    serversAt: serversReader(document),
    securityOf: securityReader(document),
    callbacksOf: callbackFinder(),
    unreadable,
  }
  const paths = children(child(document.root, 'paths')).filter(({ key }) => key.startsWith('/'))
  const webhooks = children(child(document.root, 'webhooks'))
  const operations = [
    ...paths.flatMap((at) => readItem(reader, at.key, at, 'sent')),
    ...webhooks.flatMap((at) => readItem(reader, `webhook:${at.key}`, at, 'received')),
  ]
  return { operations, unreadable }
}

function readItem(reader: Reader, path: string, at: Node, role: Role): readonly Operation[] {
  const { unreadable, callbacksOf } = reader
  return attempt(unreadable, path, () => {
    const item = follow(at)
    if (!isMembers(item.value)) throw invalidPart(item, 'a path item that is no object')
    return operationNodes(item).flatMap(({ method, node }) =>
      attempt(unreadable, `${method.toUpperCase()} ${path}`, () => {
        assertOperation(node)
        const callbacks = callbacksOf(node, method, path).flatMap((one) => readCallback(reader, one))
        return [{ ...readOperation(reader, { path, method, role, item, node }), callbacks }]
      }),
    )
  })
}

function readCallback(reader: Reader, written: WrittenCallback): readonly Callback[] {
  const { name, address, path, method } = written
  return attempt(reader.unreadable, `${method.toUpperCase()} ${path}`, () => [
    { name, address, operation: readOperation(reader, { ...written, role: 'received' }) },
  ])
}

function assertOperation(node: Node): void {
  if (!isMembers(node.value)) throw invalidPart(node, 'an operation that is no object')
  const responses = child(node, 'responses')
  if (responses && !isMembers(responses.value)) throw invalidPart(responses, 'responses that are no object')
  const body = child(node, 'requestBody')
  if (body && !isMembers(body.value)) throw invalidPart(body, 'a request body that is no object')
}

function attempt<Value>(into: Unreadable[], subject: string, read: () => readonly Value[]): readonly Value[] {
  try {
    return read()
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    into.push({ subject, ...lostBy(thrown) })
    return []
  }
}

interface Found {
  readonly path: string
  readonly method: string
  readonly role: Role
  readonly item: Node
  readonly node: Node
}

function readOperation({ document, serversAt, securityOf }: Reader, found: Found): Operation {
  const { path, method, role, item, node } = found
  const servers = serversAt(item, node)
  const security = securityOf(node, role)
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
