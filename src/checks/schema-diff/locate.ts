import type { Location } from '../../core/error.ts'
import type { SchemaChange } from '../../sql/catalog-changes.ts'
import type { ObjectKind } from '../../sql/catalog-names.ts'
import { placeAt } from '../../sql/statements.ts'

export interface SqlFile {
  readonly path: string
  readonly text: string
}

/** As much of a change as its place is told by. */
export type Sought = Pick<SchemaChange, 'what' | 'words'> & { readonly object?: ObjectKind; readonly aspect?: string }

/**
 * The place where a change was most likely written, told from the text without a claim on the statement: a comment, a
 * privilege or an owner in the last statement that gives it; what was added in the first file that names it with its
 * table, all else in the last; failing that, by the table alone; failing that, the start of the first file.
 */
export function locateIn(files: readonly SqlFile[]): (change: Sought) => Location {
  const forwards = files.map(({ path, text }) => ({ path, text: withoutComments(text) }))
  const backwards = forwards.toReversed()
  return (change) => {
    const { what, words } = change
    const candidates = what === 'added' ? forwards : backwards
    const start = { path: files[0]?.path ?? '', line: 1, column: 1 }
    const given = what === 'attribute' ? lastGiving(backwards, change) : undefined
    return given ?? firstNaming(candidates, words) ?? firstNaming(candidates, words.slice(0, 1)) ?? start
  }
}

/** The last statement that gives the object its comment, owner or privileges. */
function lastGiving(files: readonly SqlFile[], { object, aspect = '', words }: Sought): Location | undefined {
  const opener = openers[aspect]?.(kindInSql(object))
  if (!opener) return undefined
  for (const { path, text } of files) {
    const found = [...text.matchAll(opener)].findLast(({ 0: { length }, index }) => {
      // Up to the text of a comment, which may hold a semicolon.
      const named = text.slice(index + length, index + length + 1_000).split(/;|'/, 1)[0] ?? ''
      // `COMMENT ON CONSTRAINT total ON orders`: there the table comes last.
      return offsetOf(named, words) !== undefined || offsetOf(named, words.toReversed()) !== undefined
    })
    if (found) return { path, ...placeAt(text, found.index) }
  }
  return undefined
}

/** How the statement begins that gives an object each of its attributes. */
const openers: Readonly<Record<string, (kind: string) => RegExp>> = {
  comment: (kind) => new RegExp(`\\bcomment\\s+on\\s+${kind}\\b`, 'gi'),
  owner: (kind) => new RegExp(`\\balter\\s+${kind}\\b(?=[^;']{0,1000}\\bowner\\s+to\\b)`, 'gi'),
  grants: () => /\b(?:grant|revoke)\b/gi,
}

/** The words for a kind of object in SQL, as a pattern. */
function kindInSql(object: ObjectKind = 'table'): string {
  switch (object) {
    case 'enum':
      return 'type'
    case 'view':
      return '(?:materialized\\s+)?view'
    case 'function':
      return '(?:function|procedure|routine|aggregate)'
    default:
      return object.replaceAll(' ', '\\s+')
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
