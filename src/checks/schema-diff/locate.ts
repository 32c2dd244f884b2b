import type { Location } from '../../core/error.ts'
import type { SchemaChange } from '../../sql/catalog-changes.ts'
import { placeAt } from '../../sql/statements.ts'

export interface SqlFile {
  readonly path: string
  readonly text: string
}

/**
 * The place where a change was most likely written, told from the text without a claim on the statement: what was added
 * in the first file that names it with its table, all else in the last; failing that, by the table alone; failing that,
 * the start of the first file.
 */
export function locateIn(files: readonly SqlFile[]): (change: Pick<SchemaChange, 'what' | 'words'>) => Location {
  const forwards = files.map(({ path, text }) => ({ path, text: withoutComments(text) }))
  const backwards = forwards.toReversed()
  return ({ what, words }) => {
    const candidates = what === 'added' ? forwards : backwards
    const start = { path: files[0]?.path ?? '', line: 1, column: 1 }
    return firstNaming(candidates, words) ?? firstNaming(candidates, words.slice(0, 1)) ?? start
  }
}

function firstNaming(files: readonly SqlFile[], words: readonly string[]): Location | undefined {
  for (const { path, text } of files) {
    const offset = offsetOf(text, words)
    if (offset !== undefined) return { path, ...placeAt(text, offset) }
  }
  return undefined
}

/** Comments as blanks, so that every place stays where it is. Strings and quoted names are stepped over. */
function withoutComments(text: string): string {
  const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$.*?\$\1\$|--[^\n]*|\/\*.*?\*\//gs
  return text.replace(tokens, (token) => (/^(--|\/\*)/.test(token) ? token.replace(/[^\n]/g, ' ') : token))
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
