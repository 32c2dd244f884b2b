import type { Severity } from '../../core/finding.ts'
import type { Media } from './bodies.ts'
import type { Fact } from './changes.ts'
import { compareEncoding } from './compare-encoding.ts'
import { type MediaMatch, matchMedia } from './media-type.ts'
import type { Direction } from './schema-changes.ts'
import type { Node } from './source.ts'
import { type Teller, tell, writerOf } from './teller.ts'
import type { ValuePlace } from './value-place.ts'

interface Holder {
  readonly node: Node
  readonly media: readonly Media[]
}

/** A body of two sides: a request's or a response's. */
export interface MediaPlace {
  readonly where: string
  readonly part: 'request' | 'response'
  readonly base: Holder
  readonly head: Holder
  readonly direction: (type: string) => Direction
  readonly carrier: (type: string) => ValuePlace['carrier']
}

type Told = Extract<Fact, { kind: 'media' }>['what']

/** Which media types a body may have, and the schemas under those that both sides know. */
export function compareMedia(told: Teller, place: MediaPlace): void {
  const { base, head } = place
  const { matches, removed, added } = matchMedia(base.media, head.media)
  for (const { type, node } of removed) tellMedia(told, place, 'removed', type, type, [node, head.node])
  for (const { type, node } of added) tellMedia(told, place, 'added', type, type, [base.node, node])
  for (const match of matches) compareMatch(told, place, match)
  for (const [range, types] of narrowed(matches)) {
    tellMedia(told, place, 'narrowed', range.type, types.map(({ type }) => type).join(', '), [
      range.node,
      types[0]?.node,
    ])
  }
}

/** A range is narrowed once, to whatever head has in it. */
function narrowed(matches: readonly MediaMatch[]): ReadonlyMap<Media, readonly Media[]> {
  const ranges = new Map<Media, readonly Media[]>()
  for (const { base, head, how } of matches) {
    if (how === 'narrowed') ranges.set(base, [...(ranges.get(base) ?? []), head])
  }
  return ranges
}

function compareMatch(told: Teller, place: MediaPlace, { base, head, how }: MediaMatch): void {
  if (how === 'widened' || how === 'parameters') {
    tellMedia(told, place, how, base.type, head.type, [base.node, head.node])
  }
  compareEncoding(told, place, base, head)
  told.values.push({
    base: base.schema,
    head: head.schema,
    direction: place.direction(head.type),
    root: {
      operations: told.operations,
      name: place.where,
      carrier: place.carrier(how === 'widened' ? base.type : head.type),
    },
  })
}

function tellMedia(
  told: Teller,
  { where, part }: MediaPlace,
  what: Told,
  from: string,
  to: string,
  [base, head]: readonly [Node | undefined, Node | undefined],
): void {
  const writer = writerOf(told, part)
  const fact: Fact = { kind: 'media', what, where, writer, from, to }
  const key = what === 'removed' || what === 'added' ? `${where} ${from} ${what}` : `${where} ${from} ${to}`
  tell(told, fact, severities[writer][what], key, base, head)
}

/** Who writes chooses among the types: fewer to choose from harms who sends, others than known harm who reads. */
const severities: Readonly<Record<'client' | 'service', Readonly<Record<Told, Severity>>>> = {
  client: { removed: 'error', added: 'note', widened: 'note', narrowed: 'error', parameters: 'warning' },
  // Who reads asks for what it knows, so that one that is gone breaks it, and one that is new does not.
  service: { removed: 'error', added: 'note', widened: 'warning', narrowed: 'note', parameters: 'warning' },
}
