/** A place in a JSON text. Of text that is no JSON nothing is promised but an end. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Codes of what stands between values, and of what ends a number or a name: JSON has no others. */
const between: ReadonlySet<number> = new Set(Array.from(' \n\r\t,:', codeOf))
const outside: ReadonlySet<number> = new Set(Array.from(' \n\r\t,:]}', codeOf))
const [quote, backslash, brace, closingBrace, bracket, closingBracket] = Array.from('"\\{}[]', codeOf)

function codeOf(character: string): number {
  return character.charCodeAt(0)
}

/** A closing brace or bracket. */
export function isClose(code: number): boolean {
  return code === closingBrace || code === closingBracket
}

export function skipBetween(cursor: Cursor): void {
  while (between.has(cursor.text.charCodeAt(cursor.at))) cursor.at++
}

/** To behind the closing quote, which is searched for: that is far quicker than to look at each character. */
export function skipString(cursor: Cursor): void {
  const { text } = cursor
  let end = text.indexOf('"', cursor.at + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  cursor.at = end === -1 ? text.length : end + 1
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === backslash) first--
  return (at - first) % 2 === 1
}

export function skipValue(cursor: Cursor): void {
  const { text } = cursor
  let depth = 0
  do {
    skipBetween(cursor)
    const code = text.charCodeAt(cursor.at)
    if (code === quote) skipString(cursor)
    else if (code === brace || code === bracket || isClose(code)) {
      depth += isClose(code) ? -1 : 1
      cursor.at++
    } else while (cursor.at < text.length && !outside.has(text.charCodeAt(cursor.at))) cursor.at++
  } while (depth > 0 && cursor.at < text.length)
}

/** Whether the root of a JSON text has one of these members; it is read up to the first of them, and nothing is built. */
export function hasRootMember(text: string, names: readonly string[]): boolean {
  const cursor = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 }
  skipBetween(cursor)
  if (text.charCodeAt(cursor.at) !== brace) return false
  cursor.at++
  for (skipBetween(cursor); text.charCodeAt(cursor.at) === quote; skipBetween(cursor)) {
    const start = cursor.at
    skipString(cursor)
    if (names.includes(text.slice(start + 1, cursor.at - 1))) return true
    skipValue(cursor)
  }
  return false
}
