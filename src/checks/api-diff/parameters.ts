import { follow, invalidPart, nowhere } from './document.ts'
import { child, children, member, type Node, text } from './source.ts'

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'formData'

export interface Parameter {
  readonly name: string
  readonly in: ParameterPlace
  /** What makes two parameters the same one. */
  readonly key: string
  readonly required: boolean
  readonly node: Node
  readonly schema: Node | undefined
  /** Media type of a whole document in a parameter (`content`); undefined: the text of a value. */
  readonly content: string | undefined
}

/** All parameters of an operation: one of its own replaces one of the path that has its name and place. */
export function parametersOf(written: readonly Node[], path: string, old: boolean): readonly Parameter[] {
  const found = written.flatMap((at) => parameterOf(at, path, old))
  return [...new Map(found.map((one) => [one.key, one])).values()]
}

export function parameterNodes(at: Node): readonly Node[] {
  const list = child(at, 'parameters')
  if (list && !Array.isArray(list.value)) throw invalidPart(list, 'parameters that are no list')
  return children(list).map(follow)
}

const places: readonly string[] = ['path', 'query', 'header', 'cookie', 'formData'] satisfies ParameterPlace[]
/** The standard says that parameters of these names are ignored: they stand elsewhere in the document. */
const ignoredHeaders: readonly string[] = ['accept', 'content-type', 'authorization']

function parameterOf(node: Node, path: string, old: boolean): readonly Parameter[] {
  // A reference that led nowhere before: that is said elsewhere.
  if (node.value === nowhere) return []
  const name = text(node, 'name')
  const place = text(node, 'in')
  if (place === 'body' && old) return []
  if (name === undefined || place === undefined || !places.includes(place)) {
    throw invalidPart(node, 'a parameter without a name, or in a place that is not known')
  }
  if (place === 'header' && ignoredHeaders.includes(name.toLowerCase())) return []
  const content = old ? undefined : children(child(node, 'content'))[0]
  return [
    {
      name,
      // Checked against the list above.
      in: place as ParameterPlace,
      key: parameterKey(name, place, path),
      required: place === 'path' || member(node, 'required') === true,
      node,
      // Swagger 2.0 writes the schema's keywords into the parameter itself.
      schema: old ? node : child(content ?? node, 'schema'),
      content: content?.key.trim().toLowerCase(),
    },
  ]
}

/** Path parameters go by position, since the client never sees their names; header names have no case. */
function parameterKey(name: string, place: string, path: string): string {
  if (place === 'header') return `header ${name.toLowerCase()}`
  if (place !== 'path') return `${place} ${name}`
  const at = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, written]) => written === name)
  return at === -1 ? `path ${name}` : `path #${at}`
}

/** `query parameter page`. */
export function parameterText({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  return `${placeName(place)} parameter ${name}`
}

export function placeName(place: ParameterPlace): string {
  return place === 'formData' ? 'form' : place
}
