import type { Location } from '../../../core/error.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { type Token, tokensOf } from '../../../sql/tokens.ts'

type Place = Pick<Location, 'line' | 'column'>

/** A comment that speaks to this program. */
export interface SourceComment {
  /** Without its dashes or stars. */
  readonly text: string
  readonly place: Location
  /** The statement that it stands at or before; undefined where none follows. */
  readonly target: SqlStatement | undefined
  /** No statement stands above it. */
  readonly first: boolean
}

/** The comments of a file that begin with `breakwater:`. A file may be long, and full of them. */
export function commentsIn(path: string, text: string, statements: readonly SqlStatement[]): readonly SourceComment[] {
  // Most files have none, and need no second look.
  if (!/breakwater\s*:/i.test(text)) return []
  const tokens = tokensOf(text)
  const placeOf = placesIn(text)
  const nextOf = followers(tokens)
  let before: Token | undefined
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'comment') before = token
    const said = token.kind === 'comment' ? bare(token.text) : ''
    if (!/^breakwater\s*:/i.test(said)) return []
    const place = placeOf(token.start)
    const besides = before !== undefined && placeOf(before.end).line === place.line ? before : nextOf[index]
    const target = besides && statementAt(statements, placeOf(besides.start))
    return [{ text: said, place: { path, ...place }, target, first: !statementAt(statements, place) }]
  })
}

/** The last statement that begins at or before a place; the statements stand in their order. */
export function statementAt(statements: readonly SqlStatement[], place: Place): SqlStatement | undefined {
  let [low, high] = [0, statements.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const candidate = statements[middle]
    if (candidate && inOrder(candidate, place) <= 0) low = middle + 1
    else high = middle
  }
  return statements[low - 1]
}

/** Order of two places in a file. */
export function inOrder(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}

/** Line and column of an offset, without counting from the start each time. */
function placesIn(text: string): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 }
  }
}

/** For each token the first that comes after it and is no comment. */
function followers(tokens: readonly Token[]): readonly (Token | undefined)[] {
  const found: (Token | undefined)[] = []
  let next: Token | undefined
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    found[index] = next
    const token = tokens[index]
    if (token && token.kind !== 'comment') next = token
  }
  return found
}

/** What a comment says, without what makes it one. */
function bare(comment: string): string {
  return comment
    .replace(/^--+|^\/\*+|\*+\/$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
