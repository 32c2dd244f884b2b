import { enumerate } from '../core/wording.ts'
import type { SchemaChange } from './catalog-changes.ts'

/** What is not as it was, for a reader who wants the state of before back. */
export interface CatalogDifference {
  /** One clause a difference: `index by_user is still there`, `column orders.note is missing`. */
  readonly said: readonly string[]
  /** Both sides, a line or more a difference. */
  readonly before: string
  readonly after: string
}

/** Puts into words how a state differs from the one that it should be again. */
export function differenceFrom(changes: readonly SchemaChange[]): CatalogDifference {
  return {
    said: changes.map(saidOf),
    before: changes.map((change) => sideOf(change, 'before')).join('\n'),
    after: changes.map((change) => sideOf(change, 'after')).join('\n'),
  }
}

function saidOf(change: SchemaChange): string {
  const thing = `${change.object} ${shown(change.name)}`
  switch (change.what) {
    case 'added':
      return `${thing} is still there`
    case 'dropped': {
      const along = change.with.map(({ object, name }) => `${object} ${shown(name)}`)
      return along.length === 0 ? `${thing} is missing` : `${thing} is missing, and with it ${enumerate(along)}`
    }
    case 'renamed':
      return `${change.object} ${shown(change.before)} is called ${shown(change.after)}`
    case 'changed':
      return changedWords(thing, change)
    case 'attribute':
      return attributeWords(thing, change)
    default:
      return change satisfies never
  }
}

function changedWords(thing: string, change: SchemaChange & { readonly what: 'changed' }): string {
  const { aspect, before, after } = change
  // What is long, a function's body, is in the proof.
  if (aspect === 'definition' && before.length + after.length > 300) return `${thing} differs`
  if (aspect === 'labels') return `${thing} has the labels ${after}, had ${before}`
  if (aspect === 'nullability') return after === 'NULL' ? `${thing} is no longer NOT NULL` : `${thing} is ${after}`
  const [was, is] = [shownText(before), shownText(after)]
  if (aspect === 'value') return valueWords(thing, was, is)
  if (is === '') return `${thing} is no longer ${was}`
  return was === '' ? `${thing} is ${is}` : `${thing} is ${is}, was ${was}`
}

function attributeWords(thing: string, change: SchemaChange & { readonly what: 'attribute' }): string {
  const [was, is] = [shownText(change.before), shownText(change.after)]
  switch (change.aspect) {
    case 'owner':
      return `${thing} belongs to ${is || 'the owner of the database'}, belonged to ${was || 'the owner of the database'}`
    case 'grants':
      return `${thing} grants ${is || 'nothing besides'}, granted ${was || 'nothing besides'}`
    case 'comment':
      return is === '' ? `${thing} lost its comment` : `${thing} has ${was === '' ? 'a' : 'another'} comment`
    default:
      return change.aspect satisfies never
  }
}

/** A default, an identity or a generation. */
function valueWords(thing: string, was: string, is: string): string {
  if (is === '') return `${thing} no longer has ${was}`
  return was === '' ? `${thing} has ${is}` : `${thing} has ${is}, had ${was}`
}

function sideOf(change: SchemaChange, side: 'before' | 'after'): string {
  const text = change.what === 'added' ? { before: '', after: change.after } : { after: '', ...change }
  const body = text[side]
  return `${change.object} ${shown(change.name)}: ${body === '' ? '(none)' : body}`
}

function shownText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(/\bpublic\./g, '')
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line
}

function shown(name: string): string {
  return name.replace(/^public\./, '')
}
