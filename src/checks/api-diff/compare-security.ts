import type { Fact } from './changes.ts'
import { operationSubject } from './draft.ts'
import { alternativeText, compareSecurity, flowsOf, type Scheme, type Security } from './security.ts'
import { child, type Node, text } from './source.ts'
import { type Teller, tell } from './teller.ts'

/** Who may call: the operation's own requirement, or the document's; and what its schemes say. */
export function compareRequirements(told: Teller): void {
  const { base, head } = told.operations
  compareAlternatives(told, base.security, head.security)
  compareSchemes(told, base.security, head.security)
}

function compareAlternatives(told: Teller, base: Security, head: Security): void {
  const swapped = told.operations.head.role === 'received'
  // What the service brings with a request of its own must be enough for who received it before.
  const change = swapped ? compareSecurity(head, base) : compareSecurity(base, head)
  if (!change) return
  const { what, ways, redefined } = change
  const asked = (swapped ? base : head).alternatives.map(alternativeText)
  const fact: Fact = { kind: 'security', what, ways: ways.map(alternativeText), asked }
  const key = `security ${what} ${[...fact.ways].sort().join(' or ')} now ${[...fact.asked].sort().join(' or ')}`
  const definitions = redefined && (swapped ? [redefined.head, redefined.base] : [redefined.base, redefined.head])
  // Where nothing is written, the operation as a whole shows that.
  const { base: before, head: after } = told.operations
  const [from, to] = definitions ?? [base.node ?? before.node, head.node ?? after.node]
  const subject = operationSubject(after)
  told.drafts.push({
    fact,
    severity: what === 'tightened' ? 'error' : 'note',
    subject,
    reach: [subject],
    key,
    base: from,
    head: to,
    // What is written nowhere any more stands in base, once for all that it concerned.
    at: redefined || head.node || !base.node ? 'head' : 'base',
    proof: 'structural',
  })
}

/** Schemes that both sides ask for under one name; what they ask of a call is judged with the alternatives. */
function compareSchemes(told: Teller, base: Security, head: Security): void {
  const after = new Map(head.alternatives.flat().map((scheme) => [scheme.name, scheme]))
  const before = new Map(base.alternatives.flat().map((scheme) => [scheme.name, scheme]))
  for (const [name, scheme] of before) {
    const own = after.get(name)
    if (own?.node && scheme.node) compareScheme(told, { ...scheme, node: scheme.node }, { ...own, node: own.node })
  }
}

type Defined = Scheme & { readonly node: Node }

function compareScheme(told: Teller, { name, ...base }: Defined, head: Defined): void {
  const before = flowsOf(base.node)
  const after = flowsOf(head.node)
  const gone = [...before.keys()].filter((flow) => after.size > 0 && !after.has(flow))
  if (gone.length > 0) {
    const fact: Fact = { kind: 'token-place', what: 'flow-removed', scheme: name, from: gone, to: [...after.keys()] }
    tell(told, fact, 'warning', `${name} flows ${gone.join(' ')} removed`, base.node, head.node)
  }
  const shared = [...before].flatMap(([flow, node]) => {
    const own = after.get(flow)
    return own ? [[node, own] as const] : []
  })
  const moved = [[base.node, head.node] as const, ...shared].flatMap(([from, to]) => movedUrls(from, to))
  if (moved.length > 0) {
    const [from, to] = [moved.map(([url]) => url), moved.map(([, url]) => url)]
    const fact: Fact = {
      kind: 'token-place',
      what: 'moved',
      scheme: name,
      from: [...new Set(from)],
      to: [...new Set(to)],
    }
    tell(told, fact, 'warning', `${name} tokens ${fact.to.join(' ')}`, base.node, head.node)
  }
  const [from, to] = [text(base.node, 'bearerFormat'), text(head.node, 'bearerFormat')]
  if (from === to || base.content !== head.content) return
  const fact: Fact = { kind: 'bearer-format', scheme: name, from: from ?? 'not said', to: to ?? 'not said' }
  const [one, other] = [child(base.node, 'bearerFormat'), child(head.node, 'bearerFormat')]
  tell(told, fact, 'note', `${name} bearerFormat`, one ?? base.node, other ?? head.node)
}

const tokenUrlKeys = ['authorizationUrl', 'deviceAuthorizationUrl', 'tokenUrl', 'refreshUrl', 'openIdConnectUrl']

function movedUrls(base: Node, head: Node): readonly (readonly [string, string])[] {
  return tokenUrlKeys.flatMap((key) => {
    const [from, to] = [text(base, key), text(head, key)]
    return from !== undefined && to !== undefined && from !== to ? [[from, to] as const] : []
  })
}
