import { essence } from './media-type.ts'
import type { ParameterPlace } from './parameters.ts'
import { type Shape, shapesOf } from './schema-shape.ts'
import { member, type Node, text } from './source.ts'

/** A value that is written as text: a parameter, a header, a part of a form. */
export interface Written {
  readonly in: ParameterPlace
  /** What holds `style` and `explode`. */
  readonly node: Node
  readonly schema: Node | undefined
  readonly content: string | undefined
}

/**
 * `list`: who wrote a single value still does, where a list of them is taken. `unlisted`: who wrote a list with a name
 * for each item does so where a single value is taken.
 */
export type SerializationChange =
  | { readonly kind: 'same' }
  | { readonly kind: 'list' }
  | { readonly kind: 'unlisted' | 'differs'; readonly from: string; readonly to: string }

/** What becomes of a value as `sender` writes it where `receiver` reads it. */
export function compareSerialization(sender: Written, receiver: Written): SerializationChange {
  if (sender.content !== undefined || receiver.content !== undefined) {
    const [from, to] = [documentText(sender), documentText(receiver)]
    return from === to ? { kind: 'same' } : { kind: 'differs', from, to }
  }
  const asked = shapes(receiver)
  let list = false
  for (const shape of shapes(sender)) {
    const from = styleText(sender, shape)
    if (asked.has(shape)) {
      const to = styleText(receiver, shape)
      if (from !== to) return { kind: 'differs', from, to }
    } else if (shape === 'scalar' && asked.has('array')) list = true
    else if (shape === 'array' && asked.has('scalar') && from.endsWith('exploded')) {
      return { kind: 'unlisted', from, to: styleText(receiver, 'scalar') }
    }
  }
  return { kind: list ? 'list' : 'same' }
}

/** Where nothing is said of the type, a single value is meant. */
function shapes({ schema }: Written): ReadonlySet<Shape> {
  return shapesOf(schema) ?? new Set(['scalar'])
}

function documentText(written: Written): string {
  if (written.content !== undefined) return `a document of ${essence(written.content)}`
  const [shape] = shapes(written)
  return styleText(written, shape ?? 'scalar')
}

/** How a value is written, in words that mean the same in every version. */
function styleText(written: Written, shape: Shape): string {
  const { node, in: place } = written
  if (node.file.home.version === '2.0') return shape === 'scalar' ? 'plain text' : collectionFormat(written)
  const style = text(node, 'style') ?? (place === 'path' || place === 'header' ? 'simple' : 'form')
  // A single value looks the same in every style but in those of a path that put something before it.
  if (shape === 'scalar') return place === 'path' && (style === 'label' || style === 'matrix') ? style : 'plain text'
  if (style === 'deepObject') return style
  const exploded = (member(node, 'explode') ?? style === 'form') === true
  // The items of a list stand behind commas all the same where nothing names them.
  if (style === 'simple' && shape === 'array') return style
  return exploded ? `${style}, exploded` : style
}

const styles: Readonly<Record<string, string>> = {
  multi: 'form, exploded',
  ssv: 'spaceDelimited',
  pipes: 'pipeDelimited',
  tsv: 'tabDelimited',
}

function collectionFormat({ node, in: place }: Written): string {
  const written = text(node, 'collectionFormat') ?? 'csv'
  return styles[written] ?? (place === 'query' || place === 'formData' ? 'form' : 'simple')
}
