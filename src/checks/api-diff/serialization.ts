import { BreakwaterError } from '../../core/error.ts'
import type { Parameter, ParameterPlace } from './operations.ts'
import { viewOf } from './schema-view.ts'
import { member, text } from './source.ts'

/** How a parameter's value is written into the request, in words that mean the same in every version. */
export function serializationOf(parameter: Parameter): string {
  const { node, content } = parameter
  if (content) return 'a document (content)'
  if (!hasParts(parameter)) return 'plain text'
  return node.file.home.version === '2.0' ? collectionFormat(parameter) : style(parameter)
}

/** Only lists and objects can be written in more than one way. */
function hasParts({ schema }: Parameter): boolean {
  try {
    const types = schema && viewOf([schema]).types?.value
    return types !== undefined && (types.has('array') || types.has('object'))
  } catch (thrown) {
    // The schema itself is said to be broken where schemas are compared.
    if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown
    return false
  }
}

function style({ node, in: place }: Parameter): string {
  const written = text(node, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple')
  const exploded = member(node, 'explode') ?? written === 'form'
  return exploded === true ? `${written}, exploded` : written
}

const styles: Readonly<Record<string, string>> = {
  multi: 'form, exploded',
  ssv: 'spaceDelimited',
  pipes: 'pipeDelimited',
  tsv: 'tabDelimited',
}

function collectionFormat({ node, in: place }: Parameter): string {
  const written = text(node, 'collectionFormat') ?? 'csv'
  return styles[written] ?? commaStyle(place)
}

function commaStyle(place: ParameterPlace): string {
  return place === 'query' || place === 'formData' ? 'form' : 'simple'
}
