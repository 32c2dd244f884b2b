import { startOf } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import { type Document, follow } from './document.ts'
import { child, children, member, type Node, text } from './source.ts'

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

/** Reads the document's own requirement once; an operation's replaces it. */
export function securityReader(document: Document): (operation: Node) => Security {
  const { root } = document
  const schemes = child(root, 'securityDefinitions') ?? childOf(child(root, 'components'), 'securitySchemes')
  let ofDocument: Security | undefined
  return (operation) => {
    const own = child(operation, 'security')
    if (own && Array.isArray(own.value)) return read(own, schemes)
    ofDocument ??= read(child(root, 'security'), schemes)
    return ofDocument
  }
}

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

/** Which server issues the tokens; Swagger 2.0 has one flow, written into the scheme itself. */
function tokenUrls(node: Node): readonly string[] {
  const flows = [node, ...children(child(node, 'flows'))]
  const urls = flows.flatMap((flow) => [text(flow, 'tokenUrl'), text(flow, 'authorizationUrl')])
  return [...new Set(urls.filter((url) => url !== undefined))].sort()
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
  return asked.every(({ name, content, scopes }) =>
    brought.some(
      (own) =>
        (own.content === content || (own.name === name && isSameKind(own.content, content))) &&
        scopes.every((scope) => own.scopes.includes(scope)),
    ),
  )
}

/** Tokens of the same kind under the same name: that they are had elsewhere is not judged here. */
function isSameKind(a: string, b: string): boolean {
  return ['OAuth ', 'OpenID Connect '].some((kind) => a.startsWith(kind) && b.startsWith(kind))
}

/** Where the requirement reads the same, it is the definition that changed. */
function redefined(base: Security, head: Security): SecurityChange['redefined'] {
  if (namesText(base) !== namesText(head)) return undefined
  const after = new Map(head.alternatives.flat().map((scheme) => [scheme.name, scheme]))
  for (const { name, content, node } of base.alternatives.flat()) {
    const other = after.get(name)
    if (node && other?.node && other.content !== content && !isSameKind(content, other.content))
      return { base: node, head: other.node }
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

/** Whether members that are not judged differ: where tokens of a scheme of the same name are had. */
export function tokenPlacesDiffer(base: Node, head: Node): readonly string[] {
  const schemes = (root: Node) =>
    child(root, 'securityDefinitions') ?? childOf(child(root, 'components'), 'securitySchemes')
  const after = schemes(head)
  return children(schemes(base)).flatMap((one) => {
    const other = childOf(after, one.key)
    return other && isTokenScheme(one) && isTokenScheme(other) && placesText(one) !== placesText(other) ? [one.key] : []
  })
}

function isTokenScheme(node: Node): boolean {
  return member(node, 'type') === 'oauth2' || member(node, 'type') === 'openIdConnect'
}

function placesText(node: Node): string {
  return JSON.stringify([text(node, 'openIdConnectUrl'), tokenUrls(node)])
}
