import type { Location } from '../../core/error.ts'
import { placeAt } from '../../sql/statements.ts'
import type { Place } from './changes.ts'

export interface SqlFile {
  readonly path: string
  readonly text: string
}

/**
 * The place in the last file that names the object with its table, else that names the table alone, else the start of
 * the first: told from the text, without a claim on which statement it was.
 */
export function locateIn(files: readonly SqlFile[]): (place: Place) => Location {
  return ({ words }) => {
    const table = words.slice(0, 1)
    return lastNaming(files, words) ?? lastNaming(files, table) ?? { path: files[0]?.path ?? '', line: 1, column: 1 }
  }
}

function lastNaming(files: readonly SqlFile[], words: readonly string[]): Location | undefined {
  for (const { path, text } of files.toReversed()) {
    const offset = offsetOf(text, words)
    if (offset !== undefined) return { path, ...placeAt(text, offset) }
  }
  return undefined
}

/** Where the words stand one after another in a text; gives the place of the last. */
function offsetOf(text: string, words: readonly string[]): number | undefined {
  let from = 0
  let found: number | undefined
  for (const word of words) {
    found = wordAt(text, word, from)
    if (found === undefined) return undefined
    from = found + word.length
  }
  return found
}

function wordAt(text: string, word: string, from: number): number | undefined {
  // Names come from the catalog, where an unquoted one is in lower case.
  const pattern = new RegExp(`(?<![\\w$])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w$])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(text)?.index
}
