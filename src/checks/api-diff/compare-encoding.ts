import type { Media } from './bodies.ts'
import type { Fact } from './changes.ts'
import type { MediaPlace } from './compare-media.ts'
import { covers, essence, isForm } from './media-type.ts'
import { headersOf } from './responses.ts'
import { declaredProperties, partType } from './schema-shape.ts'
import { compareSerialization } from './serialization.ts'
import { child, children, type Node, text } from './source.ts'
import { sidesOf, type Teller, tell, writerOf } from './teller.ts'

interface Part {
  readonly name: string
  readonly schema: Node
  /** What is said of it; undefined: the defaults hold. */
  readonly encoding: Node | undefined
  readonly media: Media
}

type Difference = Pick<Extract<Fact, { kind: 'part' }>, 'what' | 'from' | 'to'>

/** How the parts of a form are written, where either side says so and both have the part. */
export function compareEncoding(told: Teller, place: MediaPlace, base: Media, head: Media): void {
  if (!isForm(head.type) && !essence(head.type).startsWith('multipart/')) return
  const [before, after] = [child(base.node, 'encoding'), child(head.node, 'encoding')]
  const names = new Set([...children(before), ...children(after)].map(({ key }) => key))
  if (names.size === 0) return
  const writer = writerOf(told, place.part)
  for (const name of names) {
    const [from, to] = [partOf(base, before, name), partOf(head, after, name)]
    if (!from || !to) continue
    const { sender, receiver } = sidesOf(writer, from, to)
    for (const difference of differences(sender, receiver, sender === from)) {
      const fact: Fact = { kind: 'part', where: place.where, writer, part: name, ...difference }
      const key = `${place.where} part ${name} ${difference.what} ${difference.to}`
      tell(told, fact, 'error', key, from.encoding ?? from.schema, to.encoding ?? to.schema)
    }
  }
}

function partOf(media: Media, encodings: Node | undefined, name: string): Part | undefined {
  const schema = declaredProperties(media.schema).properties.get(name)
  return schema && { name, schema, encoding: encodings && child(encodings, name), media }
}

/** `forward`: the sender is base. */
function differences(sender: Part, receiver: Part, forward: boolean): readonly Difference[] {
  const order = (from: string, to: string) => (forward ? { from, to } : { from: to, to: from })
  if (isStyled(sender) || isStyled(receiver)) {
    const change = compareSerialization(styled(sender), styled(receiver))
    if (change.kind === 'differs' || change.kind === 'unlisted') {
      return [{ what: 'style', ...order(change.from, change.to) }]
    }
    return []
  }
  const told: Difference[] = []
  const [types, asked] = [typesOf(sender), typesOf(receiver)]
  if (!types.every((type) => asked.some((range) => covers(range, type)))) {
    told.push({ what: 'contentType', ...order(types.join(', '), asked.join(', ')) })
  }
  return [...told, ...headerDifferences(sender, receiver, order)]
}

/** In a form in a URL's clothes everything is styled; in other forms a style takes the place of a content type. */
function isStyled({ media, encoding }: Part): boolean {
  if (essence(media.type) === 'application/x-www-form-urlencoded') return !(encoding && child(encoding, 'contentType'))
  return encoding !== undefined && ['style', 'explode', 'allowReserved'].some((keyword) => child(encoding, keyword))
}

function styled({ schema, encoding, media }: Part) {
  return { in: 'query' as const, node: encoding ?? { ...media.node, value: {} }, schema, content: undefined }
}

function typesOf({ schema, encoding }: Part): readonly string[] {
  const written = encoding && text(encoding, 'contentType')
  return (written ?? partType(schema)).split(',').map((type) => essence(type))
}

function headerDifferences(
  sender: Part,
  receiver: Part,
  order: (from: string, to: string) => Pick<Difference, 'from' | 'to'>,
): readonly Difference[] {
  const [given, asked] = [headers(sender), headers(receiver)]
  return [...new Set([...given.keys(), ...asked.keys()])].flatMap((name) => {
    const [from, to] = [given.get(name), asked.get(name)]
    // One that may be left out is new to nobody.
    if (from === to || (from === undefined && to === 'optional') || (from === 'required' && to === 'optional'))
      return []
    return [{ what: `header ${name}`, ...order(from ?? 'none', to ?? 'none') }]
  })
}

function headers({ encoding }: Part): ReadonlyMap<string, 'required' | 'optional'> {
  const written = headersOf(encoding && child(encoding, 'headers'))
  return new Map(written.map(({ name, required }) => [name.toLowerCase(), required ? 'required' : 'optional']))
}
