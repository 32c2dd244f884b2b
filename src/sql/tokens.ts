/** A piece of SQL text. What stands in quotes, in dollar quotes or in a comment is one piece. */
export interface Token {
  /** `word`: keyword or name without quotes; `name`: a name in double quotes; `sign`: any other single character. */
  readonly kind: 'word' | 'name' | 'string' | 'comment' | 'number' | 'sign'
  readonly text: string
  /** UTF-16 offset of its first character, and of the one after its last. */
  readonly start: number
  readonly end: number
}

/**
 * Splits a text as the server's scanner does (documentation, "Lexical Structure"), as far as anyone needs who looks for
 * words and comments. Takes any text, in linear time: what a quote opens and nothing closes reaches to the end.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let start = 0
  while (start < text.length) {
    const found = tokenAt(text, start)
    if (found) tokens.push({ kind: found.kind, text: text.slice(start, found.end), start, end: found.end })
    start = found?.end ?? start + 1
  }
  return tokens
}

/** `word` as the keyword that it may be. */
export function isWord({ kind, text }: Token, word: string): boolean {
  return kind === 'word' && text.length === word.length && text.toUpperCase() === word
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['comment', /--[^\r\n]*/y],
  ['word', /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ['number', /\d[\w.]*|\$\d+/y],
]

/** Undefined: white space. */
function tokenAt(text: string, start: number): { readonly kind: Token['kind']; readonly end: number } | undefined {
  const first = text.charAt(start)
  if (/\s/.test(first)) return undefined
  if (text.startsWith('/*', start)) return { kind: 'comment', end: endOfBlockComment(text, start) }
  const quoted = quotedAt(text, start)
  if (quoted) return quoted
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start
    if (pattern.test(text)) return { kind, end: pattern.lastIndex }
  }
  return { kind: 'sign', end: start + 1 }
}

function quotedAt(text: string, start: number) {
  const prefix = /(?:[bex]|u&)?(['"])/iy
  prefix.lastIndex = start
  const [opening = '', quote] = prefix.exec(text) ?? []
  // Only U& may stand before a double quote; any other letter there is a name of its own.
  if (quote === '"' && (opening.length === 1 || opening.length === 3)) {
    return { kind: 'name' as const, end: endOfQuoted(text, start + opening.length, quote, false) }
  }
  if (quote === "'") {
    return { kind: 'string' as const, end: endOfQuoted(text, start + opening.length, quote, /^e/i.test(opening)) }
  }
  const dollar = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
  dollar.lastIndex = start
  const tag = dollar.exec(text)?.[0]
  if (tag === undefined) return undefined
  const close = text.indexOf(tag, start + tag.length)
  return { kind: 'string' as const, end: close < 0 ? text.length : close + tag.length }
}

/** A quote that is doubled (or, in an E string, behind a backslash) ends nothing. */
function endOfQuoted(text: string, from: number, quote: string, backslashes: boolean): number {
  let at = from
  while (at < text.length) {
    const letter = text.charAt(at)
    if (letter === '\\' && backslashes) at += 2
    else if (letter !== quote) at += 1
    else if (text.charAt(at + 1) === quote) at += 2
    else return at + 1
  }
  return text.length
}

/** Block comments nest. */
function endOfBlockComment(text: string, start: number): number {
  const edge = /\/\*|\*\//g
  edge.lastIndex = start
  let depth = 0
  for (let found = edge.exec(text); found; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth === 0) return edge.lastIndex
  }
  return text.length
}
