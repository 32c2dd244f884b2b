import { startOf } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import { type Document, follow } from './document.ts'
import type { Role } from './operations.ts'
import { child, children, type Node, text } from './source.ts'

/** What an operation asks of its caller: one of the alternatives is enough. */
export interface Security {
  /** Where it is written: in the operation, or in the document for all of them; undefined: nowhere. */
  readonly node: Node | undefined
  /** None at all, or an empty one: open to everybody. */
  readonly alternatives: readonly Alternative[]
}

/** Schemes that are asked for together; none: the call needs no credentials. */
export type Alternative = readonly Scheme[]

export interface Scheme {
  readonly name: string
  /** What the scheme is, whatever it is called; equal ones take the same credentials. */
  readonly content: string
  readonly scopes: readonly string[]
  /** Where it is defined. */
  readonly node: Node | undefined
}

/**
 * Reads the document's own requirement once; an operation's replaces it. What the service sends itself (a webhook, a
 * callback) bears credentials only where it says so: the document's requirement is meant for its callers.
 */
export function securityReader(document: Document): (operation: Node, role: Role) => Security {
  const { root } = document
  const schemes = child(root, 'securityDefinitions') ?? childOf(child(root, 'components'), 'securitySchemes')
  let ofDocument: Security | undefined
  return (operation, role) => {
    const own = child(operation, 'security')
    if (own && Array.isArray(own.value)) return read(own, schemes)
    if (role === 'received') return open
    ofDocument ??= read(child(root, 'security'), schemes)
    return ofDocument
  }
}

const open: Security = { node: undefined, alternatives: [[]] }

function childOf(node: Node | undefined, key: string): Node | undefined {
  return node && child(node, key)
}

/** Each is compared with each of the other side. */
const maxAlternatives = 100

function read(node: Node | undefined, schemes: Node | undefined): Security {
  if (node && children(node).length > maxAlternatives) throw tooMany(node)
  const alternatives = children(node).map((alternative) =>
    children(alternative).map((required) => schemeOf(required, schemes)),
  )
  return { node, alternatives: alternatives.length > 0 ? alternatives : [[]] }
}

function schemeOf({ key, value }: Node, schemes: Node | undefined): Scheme {
  const written = childOf(schemes, key)
  const node = written && definitionOf(written)
  return {
    name: key,
    content: node ? contentOf(node, key) : `${key}, which is not defined`,
    scopes: Array.isArray(value) ? value.filter((scope) => typeof scope === 'string').sort() : [],
    node,
  }
}

function definitionOf(written: Node): Node | undefined {
  try {
    return follow(written)
  } catch (thrown) {
    // A definition that leads nowhere defines nothing.
    if (!(thrown instanceof BreakwaterError)) throw thrown
    return undefined
  }
}

function tooMany({ file }: Node): BreakwaterError {
  return new BreakwaterError({
    code: 'too-many-alternatives',
    message: `${file.path} has a security requirement with more than ${maxAlternatives} alternatives`,
    hint: 'Name the schemes that clients use, each once.',
    location: startOf(file.path),
  })
}

/** What a client has to do, and no more: descriptions, and where tokens are had, change no call. */
function contentOf(node: Node, name: string): string {
  const type = text(node, 'type') ?? ''
  switch (type) {
    case 'apiKey': {
      const place = text(node, 'in') ?? ''
      const key = text(node, 'name') ?? ''
      return `${place} ${place === 'header' ? key.toLowerCase() : key}`
    }
    case 'basic':
      return 'HTTP basic'
    case 'http':
      return `HTTP ${(text(node, 'scheme') ?? '').toLowerCase()}`
    case 'openIdConnect':
      return `OpenID Connect ${text(node, 'openIdConnectUrl') ?? ''}`
    case 'oauth2':
      return `OAuth ${tokenUrls(node).join(' ')}`
    default:
      return type === '' ? name : type
  }
}

/** Which server issues the tokens. */
function tokenUrls(node: Node): readonly string[] {
  const urls = [...flowsOf(node).values()].flatMap((flow) => [text(flow, 'tokenUrl'), text(flow, 'authorizationUrl')])
  return [...new Set(urls.filter((url) => url !== undefined))].sort()
}

/** Flows by the names of OpenAPI 3; Swagger 2.0 has one, written into the scheme itself. */
export function flowsOf(scheme: Node): ReadonlyMap<string, Node> {
  const flow = text(scheme, 'flow')
  if (flow !== undefined) return new Map([[flowNames[flow] ?? flow, scheme]])
  return new Map(children(child(scheme, 'flows')).map((node) => [node.key, node]))
}

const flowNames: Readonly<Record<string, string>> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
}

/** What became of a requirement. */
export interface SecurityChange {
  readonly what: 'tightened' | 'relaxed'
  /** Tightened: ways to call that are refused now. Relaxed: ways that are accepted now. */
  readonly ways: readonly Alternative[]
  /** Definitions of a scheme that is called the same and asks for something else. */
  readonly redefined: { readonly base: Node; readonly head: Node } | undefined
}

/** Undefined where every call that was accepted is accepted still, and no other. */
export function compareSecurity(base: Security, head: Security): SecurityChange | undefined {
  const refused = base.alternatives.filter((before) => !head.alternatives.some((after) => isEnough(before, after)))
  if (refused.length > 0) return { what: 'tightened', ways: refused, redefined: redefined(base, head) }
  const gained = head.alternatives.filter((after) => !base.alternatives.some((before) => isEnough(after, before)))
  return gained.length > 0 ? { what: 'relaxed', ways: gained, redefined: undefined } : undefined
}

/** Whether who brings `brought` has everything that `asked` asks for. */
function isEnough(brought: Alternative, asked: Alternative): boolean {
  return asked.every((scheme) =>
    brought.some((own) => isSameScheme(own, scheme) && scheme.scopes.every((scope) => own.scopes.includes(scope))),
  )
}

function isSameScheme(a: Scheme, b: Scheme): boolean {
  return a.content === b.content || (a.name === b.name && isSameKind(a.content, b.content)) || isSameHeader(a, b)
}

/** Tokens of the same kind under the same name; that they are had elsewhere is said of the scheme. */
function isSameKind(a: string, b: string): boolean {
  return ['OAuth ', 'OpenID Connect '].some((kind) => a.startsWith(kind) && b.startsWith(kind))
}

/** Swagger 2.0 has no word for a bearer token, and calls the header in which it stands a key. */
function isSameHeader(a: Scheme, b: Scheme): boolean {
  const [old, recent] = a.node?.file.home.version === '2.0' ? [a, b] : [b, a]
  const isMove = old.node?.file.home.version === '2.0' && recent.node && recent.node.file.home.version !== '2.0'
  return isMove === true && old.content === 'header authorization' && recent.content.startsWith('HTTP ')
}

/** Where the requirement reads the same, it is the definition that changed. */
function redefined(base: Security, head: Security): SecurityChange['redefined'] {
  if (namesText(base) !== namesText(head)) return undefined
  const after = new Map(head.alternatives.flat().map((scheme) => [scheme.name, scheme]))
  for (const scheme of base.alternatives.flat()) {
    const { name, node } = scheme
    const other = after.get(name)
    if (node && other?.node && !isSameScheme(scheme, other)) return { base: node, head: other.node }
  }
  return undefined
}

function namesText({ alternatives }: Security): string {
  return JSON.stringify(alternatives.map((one) => one.map(({ name, scopes }) => [name, ...scopes]).sort()).sort())
}

/** `bearer (HTTP bearer) and key (header x-key)`; `no credentials`. */
export function alternativeText(alternative: Alternative): string {
  if (alternative.length === 0) return 'no credentials'
  return alternative.map(schemeText).join(' and ')
}

function schemeText({ name, content, scopes }: Scheme): string {
  // The addresses of an OAuth server say little and may be long.
  const kind = /^(?:OAuth|OpenID Connect)(?= )/.exec(content)?.[0] ?? content
  return `${name} (${[kind, ...scopes].join(', ')})`
}
