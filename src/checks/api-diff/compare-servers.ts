import type { Severity } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import { operationSubject } from './draft.ts'
import type { Operation } from './operations.ts'
import { filled, type Server, type Servers, type ServerUrl } from './servers.ts'
import type { Teller } from './teller.ts'

type Told = Extract<Fact, { kind: 'server' | 'server-variable' }> & { readonly severity: Severity }

/** What became of the URLs of an operation that both sides have. */
export function compareServers(told: Teller): void {
  const { base, head } = told.operations
  if (head.role === 'received') return
  for (const { severity, ...fact } of serverChanges(base, head)) {
    const subject = operationSubject(head)
    const [from, to] = [[...fact.from].sort().join(' '), [...fact.to].sort().join(' ')]
    told.drafts.push({
      fact,
      severity,
      subject,
      reach: [subject],
      key: `server ${fact.what} ${fact.kind === 'server' ? '' : `${fact.server} ${fact.variable}`} ${from} ${to}`,
      base: base.servers.node ?? base.node,
      head: head.servers.node ?? head.node,
      at: head.servers.node ? 'head' : 'base',
      proof: 'structural',
    })
  }
}

/** Of two lists under equal paths, which most operations of a document share. */
const known = new WeakMap<Servers, WeakMap<Servers, readonly Told[]>>()

function serverChanges(base: Operation, head: Operation): readonly Told[] {
  // A slash at the end is said of the path.
  if (base.template.replace(/\/$/, '') !== head.template.replace(/\/$/, ''))
    return changesOf(placesOf(base.servers, base.path), placesOf(head.servers, head.path))
  const ofBase = known.get(base.servers) ?? new WeakMap<Servers, readonly Told[]>()
  known.set(base.servers, ofBase)
  const found = ofBase.get(head.servers) ?? sameTemplate(base.servers, head.servers)
  ofBase.set(head.servers, found)
  return found
}

/** A URL in the two ways in which it may be met: with its open variables, and with their defaults. */
interface Place {
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly otherHost: string
  readonly otherPath: string
  readonly text: string
}

/** Servers of one template are one server, however its variables changed; the others go by their URLs. */
function sameTemplate(base: Servers, head: Servers): readonly Told[] {
  const after = new Map(head.list.map((server) => [templateOf(server), server]))
  const variables = base.list.flatMap((server) => {
    const own = after.get(templateOf(server))
    return own ? variableChanges(server, own) : []
  })
  const shared = new Set(base.list.map(templateOf).filter((template) => after.has(template)))
  return [...variables, ...changesOf(placesOf(base, '', shared), placesOf(head, '', shared))]
}

function templateOf({ url }: Server): string {
  return url.replace(/\{[^{}]*\}/g, '{}')
}

function variableChanges(base: Server, head: Server): readonly Told[] {
  return base.variables.flatMap((variable, at): readonly Told[] => {
    const own = head.variables[at]
    if (!own) return []
    const common = { kind: 'server-variable', variable: variable.name, server: head.url } as const
    const lost = own.allowed
      ? (variable.allowed?.filter((value) => !own.allowed?.includes(value)) ?? ['any value'])
      : []
    const gained = variable.allowed
      ? (own.allowed?.filter((value) => !variable.allowed?.includes(value)) ?? ['any value'])
      : []
    return [
      ...(lost.length > 0
        ? [{ ...common, what: 'narrowed', from: lost, to: own.allowed ?? [], severity: 'warning' } as const]
        : []),
      ...(gained.length > 0 ? [{ ...common, what: 'widened', from: [], to: gained, severity: 'note' } as const] : []),
      ...(variable.value !== own.value
        ? [{ ...common, what: 'default', from: [variable.value], to: [own.value], severity: 'note' } as const]
        : []),
    ]
  })
}

interface Places {
  readonly declared: boolean
  /** Of servers that both sides have: they answer for others, but are not judged themselves. */
  readonly kept: readonly Place[]
  readonly own: readonly Place[]
}

function placesOf({ list }: Servers, path: string, shared: ReadonlySet<string> = new Set()): Places {
  const place = ({ scheme, host, path: prefix }: ServerUrl, { variables }: Server): Place => ({
    scheme,
    host,
    path: nameless(prefix + path),
    otherHost: filled(host, variables),
    otherPath: nameless(filled(prefix, variables) + path),
    text: `${scheme === '' ? '' : `${scheme}:`}${host === '' ? '' : `//${host}`}${prefix}${path}` || '/',
  })
  const of = (servers: readonly Server[]) => servers.flatMap((server) => server.urls.map((url) => place(url, server)))
  if (list.length === 0) {
    const only = {
      scheme: '',
      host: '',
      path: nameless(path),
      otherHost: '',
      otherPath: nameless(path),
      text: path || '/',
    }
    return { declared: false, kept: [], own: [only] }
  }
  return {
    declared: true,
    kept: of(list.filter((server) => shared.has(templateOf(server)))),
    own: of(list.filter((server) => !shared.has(templateOf(server)))),
  }
}

function nameless(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

function changesOf(base: Places, head: Places): readonly Told[] {
  const before = [...base.kept, ...base.own]
  const after = [...head.kept, ...head.own]
  const gone = base.own.filter((place) => !isServed(place, after))
  const fresh = head.own.filter((place) => !isServed(place, before))
  if (gone.length === 0) return added(fresh, head.declared)
  // Without a list nothing was promised of where the service is.
  if (!base.declared) return added(fresh, true)
  if (!head.declared) return removed(gone, [])
  if (gone.length === before.length && !gone.some((place) => after.some((other) => isSameHost(place, other)))) {
    return movedToOtherHosts(gone, after)
  }
  const stays = (place: Place) => before.some((other) => isSameHost(place, other) && isServed(other, after))
  const moved = gone.filter(
    (place) =>
      !stays(place) &&
      after.some((other) => isSameHost(place, other)) &&
      !after.some((other) => isSameHost(place, other) && isSamePath(place, other)),
  )
  const instead = fresh.filter((place) => moved.some((other) => isSameHost(place, other)))
  return [
    ...(moved.length > 0
      ? [{ kind: 'server', what: 'path-changed', from: texts(moved), to: texts(instead), severity: 'error' } as const]
      : []),
    ...removed(
      gone.filter((place) => !moved.includes(place)),
      texts(after),
    ),
    ...added(
      fresh.filter((place) => !instead.includes(place)),
      head.declared,
    ),
  ]
}

/** No host is left: another environment, where the paths are still served. */
function movedToOtherHosts(gone: readonly Place[], after: readonly Place[]): readonly Told[] {
  const lost = gone.filter((place) => !after.some((other) => isSamePath(place, other)))
  // The service may be reached at another address than the document's own, or the reverse: nobody's calls change.
  if (lost.length === 0 && [...gone, ...after].some(({ host }) => host === '')) return []
  if (lost.length === 0)
    return [{ kind: 'server', what: 'host-changed', from: texts(gone), to: texts(after), severity: 'note' }]
  return removed(lost, texts(after))
}

function removed(gone: readonly Place[], left: readonly string[]): readonly Told[] {
  const isLocal = gone.every(({ host }) => localHost.test(host))
  return gone.length === 0
    ? []
    : [{ kind: 'server', what: 'removed', from: texts(gone), to: left, severity: isLocal ? 'note' : 'warning' }]
}

/** Where only its own developers call it. */
const localHost = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?::\d+)?$/

function added(fresh: readonly Place[], declared: boolean): readonly Told[] {
  return fresh.length === 0 || !declared
    ? []
    : [{ kind: 'server', what: 'added', from: [], to: texts(fresh), severity: 'note' }]
}

function texts(places: readonly Place[]): readonly string[] {
  return [...new Set(places.map(({ text }) => text))]
}

function isServed(place: Place, others: readonly Place[]): boolean {
  return others.some((other) => isSameHost(place, other) && isSamePath(place, other) && isSameScheme(place, other))
}

function isSameHost(a: Place, b: Place): boolean {
  return a.host === b.host || a.otherHost === b.otherHost
}

function isSamePath(a: Place, b: Place): boolean {
  return a.path === b.path || a.otherPath === b.otherPath
}

/** Where none is written, any may be used. */
function isSameScheme(a: Place, b: Place): boolean {
  return a.scheme === b.scheme || a.scheme === '' || b.scheme === ''
}
