import type { LoadProbe } from '../../../core/load.ts'
import { loadRequest } from '../../../core/load-request.ts'
import type { Clock, HttpProbe } from '../../../core/ports.ts'
import type { Side, Sides } from '../side.ts'
import type { DescribedOperation } from './described.ts'
import type { ContractDocument, Json } from './documents.ts'
import { type Draft, mostPaths, type Slot } from './draft.ts'
import { idsIn } from './ids.ts'
import { type DescribedLink, linkSources, linksOf, valuesAt } from './links.ts'
import { drawn, seeded } from './seeded.ts'

const timeoutMs = 10_000
/** A page of a list; what is larger is no list to take ids from. */
const bodyBytes = 2 * 1024 * 1024
/** Parents whose lists are asked for before all of them count as empty. */
const mostParents = 3
/** Lists that are asked in all, so that a preview is not kept busy before the load. */
const mostLists = 120
const mostSilent = 3
/** No further list is asked once the asking has taken this long. */
const longestMs = 60_000

export interface HarvestSource {
  readonly probe: HttpProbe['probe']
  readonly sides: Sides
  /** All operations of the contracts, for what they link to. */
  readonly operations: readonly DescribedOperation[]
  /** Requests that may be sent, among them the lists. */
  readonly drafts: readonly Draft[]
  readonly seed: number
  readonly clock: Clock
}

/** The paths of a draft, every id filled in; or why there are none. `from`: the lists that gave ids. */
export type Filled =
  | { readonly paths: readonly string[]; readonly from: readonly string[] }
  | { readonly reason: string }

/** What a list has, or why nothing. */
type Ids = { readonly ids: readonly string[] } | { readonly reason: string }

/** Fills the ids of paths from the lists of the service itself; each list is asked once a side. */
export function idHarvest(source: HarvestSource): (draft: Draft) => Promise<Filled> {
  const ask = listAsker(source)
  const lists = listIndex(source)
  return async (draft) => {
    const { template, serverPath } = draft.described
    let prefixes: readonly string[] = [serverPath]
    const from: string[] = []
    const segments = template.split('/').slice(1)
    const slots = [...draft.slots]
    for (const [at, segment] of segments.entries()) {
      const names = [...segment.matchAll(/\{[^{}]+\}/g)]
      const own = slots.splice(0, names.length)
      const [slot] = own
      if (slot === undefined) {
        prefixes = prefixes.map((prefix) => `${prefix}/${encodedSegment(segment, [])}`)
        continue
      }
      const known = own.map(({ fixed, examples }) => fixed ?? examples)
      // Ids that are joined in one segment stand in no list; only the first of known values go together.
      const isWhole = own.length === 1 && slot.fixed === undefined
      const collection = segments.slice(0, at).findLast((one) => !one.includes('{')) ?? ''
      const parent = `/${segments.slice(0, at).join('/')}`
      const found = isWhole ? await idsFor(lists, ask, draft, { slot, parent, collection }, prefixes) : undefined
      if (found !== undefined && 'pairs' in found) {
        prefixes = found.pairs.map(([prefix, id]) => `${prefix}/${encodedSegment(segment, [id])}`)
        from.push(found.from)
        continue
      }
      if (known.some(({ length }) => length === 0)) {
        return { reason: found?.reason ?? 'a path parameter without a list to take it from' }
      }
      prefixes = crossed(prefixes, known).map(([prefix, ids]) => `${prefix}/${encodedSegment(segment, ids)}`)
    }
    const paths = draft.queries.flatMap((query) => prefixes.map((prefix) => joined(prefix || '/', query)))
    return { paths: paths.slice(0, mostPaths), from }
  }
}

interface Place {
  readonly slot: Slot
  /** Template of what stands before the id. */
  readonly parent: string
  readonly collection: string
}

type Found =
  | { readonly pairs: readonly (readonly [prefix: string, id: string])[]; readonly from: string }
  | { readonly reason: string }

/** What ids may come from, by how it is looked for: a contract may have thousands of operations. */
interface ListIndex {
  readonly seed: number
  readonly links: readonly DescribedLink[]
  readonly named: (like: Draft, name: string) => Draft | undefined
  readonly at: (like: Draft, template: string) => Draft | undefined
}

function listIndex({ operations, drafts, seed }: HarvestSource): ListIndex {
  const byName = new Map<ContractDocument, Map<string, Draft>>()
  const byTemplate = new Map<ContractDocument, Map<string, Draft>>()
  const add = (index: typeof byName, key: string, draft: Draft) => {
    const { document } = draft.described
    const own = index.get(document) ?? new Map<string, Draft>()
    if (!own.has(key)) own.set(key, draft)
    index.set(document, own)
  }
  for (const draft of drafts) {
    add(byName, draft.operation.name, draft)
    if (draft.operation.method === 'GET') add(byTemplate, normal(draft.described.template), draft)
  }
  return {
    seed,
    links: linksOf(operations),
    named: ({ described }, name) => byName.get(described.document)?.get(name),
    at: ({ described }, template) => byTemplate.get(described.document)?.get(normal(template)),
  }
}

/** Ids below each prefix: from what the contract links, else from the list at the parent's path. */
async function idsFor(
  { links, named, at, seed }: ListIndex,
  ask: ListAsker,
  draft: Draft,
  { slot, parent, collection }: Place,
  prefixes: readonly string[],
): Promise<Found | undefined> {
  const random = seeded(seed, `${parent}/{${slot.name}}`)
  let reason: string | undefined
  for (const { from, pointer } of linkSources(links, draft.described, slot.name)) {
    const list = named(draft, from)
    if (list === undefined) continue
    const path = joined(
      `${list.described.serverPath}${encodedSegment(list.described.template, [])}`,
      list.queries[0] ?? '',
    )
    const found = await ask(list, path, (body) => valuesAt(body, pointer))
    if ('ids' in found) {
      const ids = drawn(found.ids, mostPaths, random)
      return { pairs: ids.flatMap((id) => prefixes.map((prefix) => [prefix, id] as const)).slice(0, mostPaths), from }
    }
    reason = found.reason
  }
  const list = at(draft, parent)
  for (const prefix of list === undefined ? [] : drawn(prefixes, mostParents, random)) {
    if (list === undefined) continue
    const path = joined(`${prefix}${endOf(list.described.template)}`, list.queries[0] ?? '')
    const found = await ask(list, path, (body) => idsIn(body, slot.name, collection))
    if ('ids' in found) {
      const ids = drawn(found.ids, mostPaths, random)
      return { pairs: ids.map((id) => [prefix, id] as const), from: list.operation.name }
    }
    reason = found.reason
  }
  return reason === undefined ? undefined : { reason }
}

type ListAsker = (list: Draft, path: string, read: (body: Json | undefined) => readonly string[]) => Promise<Ids>

/** Asks a list on each side once, and gives the ids that both have. */
function listAsker({ probe, sides, clock }: HarvestSource): ListAsker {
  const answers = new Map<string, Promise<readonly LoadProbe[]>>()
  const start = clock.now().getTime()
  let silent = 0
  const asked = async (list: Draft, path: string): Promise<readonly LoadProbe[]> => {
    const all = sides.base === undefined ? [sides.head] : [sides.base, sides.head]
    return await Promise.all(all.map((side) => once(probe, side, list, path)))
  }
  return async (list, path, read) => {
    const key = `${list.operation.name} ${path}`
    let answer = answers.get(key)
    if (answer === undefined) {
      const isLate = clock.now().getTime() - start > longestMs
      if (answers.size >= mostLists || silent >= mostSilent || isLate)
        return { reason: 'a path parameter whose list was not asked' }
      answer = asked(list, path)
      answers.set(key, answer)
      if ((await answer).some(({ status }) => status === undefined)) silent++
    }
    const probes = await answer
    const bad = probes.find(({ status }) => status === undefined || status < 200 || status > 299)
    if (bad !== undefined) {
      return {
        reason: `a path parameter whose list ${bad.status === undefined ? 'did not answer' : `answered ${bad.status}`}`,
      }
    }
    const [first = [], ...others] = probes.map(({ body }) => read(parsed(body)))
    if (first.length === 0) return { reason: 'a path parameter whose list has no ids' }
    const shared = others.map((other) => new Set(other))
    const ids = first.filter((id) => shared.every((other) => other.has(id)))
    return ids.length > 0 ? { ids } : { reason: 'a path parameter whose lists on base and head share no id' }
  }
}

async function once(probe: HttpProbe['probe'], { target }: Side, list: Draft, path: string): Promise<LoadProbe> {
  const [answer] = await probe({
    origin: target.origin,
    ...(target.address === undefined ? {} : { address: target.address }),
    operations: [loadRequest({ ...list.operation, paths: [path] }, target, path)],
    timeoutMs,
    bodyBytes,
  })
  if (answer === undefined) throw new Error('the probe gave no answer to a question')
  return answer
}

/** JSON from a stranger's server; anything else is no list. */
function parsed(body: string | undefined): Json | undefined {
  try {
    // Whatever JSON.parse gives is made of what Json is made of.
    return JSON.parse(body ?? '') as Json
  } catch {
    return undefined
  }
}

function crossed(
  prefixes: readonly string[],
  values: readonly (readonly string[])[],
): readonly (readonly [prefix: string, ids: readonly string[]])[] {
  let combined: readonly (readonly [string, readonly string[]])[] = prefixes.map((prefix) => [prefix, []] as const)
  for (const list of values) {
    combined = list
      .flatMap((value) => combined.map(([prefix, ids]) => [prefix, [...ids, value]] as const))
      .slice(0, mostPaths)
  }
  return combined
}

/** A part of a template as it is sent, its ids filled in. */
function encodedSegment(segment: string, ids: readonly string[]): string {
  const literals = segment.split(/\{[^{}]+\}/)
  return literals
    .map((literal, at) => {
      const id = at === 0 ? '' : encodeURIComponent(ids[at - 1] ?? '')
      return `${id}${encodeURI(literal).replaceAll('#', '%23')}`
    })
    .join('')
}

function joined(path: string, query: string): string {
  return path.includes('?') ? `${path}${query.replace('?', '&')}` : `${path}${query}`
}

/** Templates are alike whatever their parameters are called, and however they end: `/orders/`, `/orders.json`. */
function normal(template: string): string {
  return template.slice(0, template.length - endOf(template).length).replace(/\{[^{}]*\}/g, '{}')
}

function endOf(template: string): string {
  return /(?:\/+|\.json)$/.exec(template)?.[0] ?? ''
}
