import { enumerate } from '../core/wording.ts'
import { enumLabels, type SchemaChange } from './catalog-changes.ts'
import { differingLines, firstDifference, type Parting } from './text-difference.ts'

/** What is not as it was, for a reader who wants the state of before back. */
export interface CatalogDifference {
  /** One clause a difference: `index by_user is still there`, `column orders.note is missing`. */
  readonly said: readonly string[]
  /** Both sides, a line or more a difference. */
  readonly before: string
  readonly after: string
}

/** How the two sides are called, for who reads the differences. */
interface Wording {
  readonly added: string
  readonly dropped: string
  /** Leads to what the first side has: `was`, `in it`. */
  readonly first: string
  /** Among many differences a text that differs is named and not quoted. */
  readonly brief?: boolean
}

/** How many differences are told at length. */
const atLength = 2

/** The second side should be the first one again. */
const restoring: Wording = { added: 'is still there', dropped: 'is missing', first: 'was' }

/** The first side is a file that should say what the second is. */
const describing: Wording = { added: 'is missing in it', dropped: 'is in it alone', first: 'in it' }

/** Puts into words how a state differs from the one that it should be again. */
export function differenceFrom(changes: readonly SchemaChange[]): CatalogDifference {
  return told(changes, restoring)
}

/** Puts into words how a file that describes a state differs from that state; `it` is the file. */
export function differenceOfFile(changes: readonly SchemaChange[]): CatalogDifference {
  return told(changes, describing)
}

function told(changes: readonly SchemaChange[], wording: Wording): CatalogDifference {
  return {
    said: changes.map((change) => saidOf(change, { ...wording, brief: changes.length > atLength })),
    before: changes.map((change) => sideOf(change, 'before')).join('\n'),
    after: changes.map((change) => sideOf(change, 'after')).join('\n'),
  }
}

function saidOf(change: SchemaChange, wording: Wording): string {
  const thing = `${change.object} ${shown(change.name)}`
  switch (change.what) {
    case 'added':
      return `${thing} ${wording.added}`
    case 'dropped': {
      const along = change.with.map(({ object, name }) => `${object} ${shown(name)}`)
      return [`${thing} ${wording.dropped}`, ...(along.length > 0 ? [`and with it ${enumerate(along)}`] : [])].join(
        ', ',
      )
    }
    case 'renamed':
      return `${change.object} ${shown(change.before)} is called ${shown(change.after)}`
    case 'changed':
      return changedWords(thing, change, wording)
    case 'attribute':
      return attributeWords(thing, change, wording)
    default:
      return change satisfies never
  }
}

function changedWords(
  thing: string,
  change: SchemaChange & { readonly what: 'changed' },
  { first, brief }: Wording,
): string {
  const { aspect, before, after } = change
  if (brief && aspect === 'definition') return `${thing} differs`
  const isLong = before.length + after.length > 300 || before.includes('\n')
  // Two that are cut before they part would read alike.
  if ((aspect === 'definition' && isLong) || shownText(before) === shownText(after)) {
    return partingWords(thing, firstDifference(before, after), first)
  }
  if (aspect === 'labels') return labelWords(thing, before, after)
  if (aspect === 'nullability') return after === 'NULL' ? `${thing} is no longer NOT NULL` : `${thing} is ${after}`
  const [was, is] = [shownText(before), shownText(after)]
  if (aspect === 'value') return valueWords(thing, was, is, first)
  if (is === '') return `${thing} is no longer ${was}`
  return was === '' ? `${thing} is ${is}` : `${thing} is ${is}, ${first} ${was}`
}

function partingWords(thing: string, { before, after }: Parting, first: string): string {
  const [was, is] = [before, after].map((text) => `\`${shownText(text)}\``)
  if (before === '') return `${thing} says ${is} besides`
  return after === '' ? `${thing} no longer says ${was}` : `${thing} says ${is}, ${first} ${was}`
}

function labelWords(thing: string, before: string, after: string): string {
  const [was, is] = [enumLabels(before), enumLabels(after)]
  const more = is.filter((label) => !was.includes(label))
  const less = was.filter((label) => !is.includes(label))
  if (more.length + less.length === 0) return `the labels of ${thing} are in another order`
  const said = [
    more.length > 0 ? `has ${enumerate(more)} besides` : '',
    less.length > 0 ? `lacks ${enumerate(less)}` : '',
  ]
  return `${thing} ${said.filter(Boolean).join(' and ')}`
}

function attributeWords(
  thing: string,
  change: SchemaChange & { readonly what: 'attribute' },
  { first }: Wording,
): string {
  const [was, is] = [shownText(change.before), shownText(change.after)]
  switch (change.aspect) {
    case 'owner':
      return `the owner of ${thing} is ${is || 'that of the database'}, ${first} ${was || 'that of the database'}`
    case 'grants':
      return `the privileges on ${thing} are ${is || 'those by default'}, ${first} ${was || 'those by default'}`
    case 'comment':
      return is === '' ? `${thing} lost its comment` : `${thing} has ${was === '' ? 'a' : 'another'} comment`
    default:
      return change.aspect satisfies never
  }
}

/** A default, an identity or a generation. */
function valueWords(thing: string, was: string, is: string, first: string): string {
  if (is === '') return `${thing} no longer has ${was}`
  return was === '' ? `${thing} has ${is}` : `${thing} has ${is}, ${first} ${was}`
}

function sideOf(change: SchemaChange, side: 'before' | 'after'): string {
  const { before = '', after = '' } = { before: undefined, after: undefined, ...change }
  // Of what only one side has, all is new.
  const text = before === '' || after === '' ? { before, after } : differingLines(before, after)
  return `${change.object} ${shown(change.name)}: ${text[side] === '' ? '(none)' : text[side]}`
}

function shownText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(/\bpublic\./g, '')
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line
}

function shown(name: string): string {
  return name.replaceAll(/(?<=^|[(, ])public\./g, '')
}
