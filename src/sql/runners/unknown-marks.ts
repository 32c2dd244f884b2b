/** A comment that seems to part the ways of a file, and which no runner takes for that. */
export interface UnknownMark {
  /** Counted from 1. */
  readonly line: number
  /** The comment as it is written, cut where it is long. */
  readonly text: string
}

const wordsDown: readonly string[] = ['down', 'downs', 'rollback', 'revert', 'undo', 'backward', 'backwards']

const comment = /^\s*(?:--|#|\/\/|\/\*)(.{0,80})$/
const isNoCode = /^\s*(?:--.*|#.*|\/\*.*\*\/\s*)?$/

/** Each is held against all that stands above it. */
const mostLookedAt = 3

/**
 * The first such comment in what is run as the way up: right below it something is taken away that is named above.
 * `-- +migrate Dwon` is one, and so are the marks of a tool that nobody here knows.
 */
export function unknownMark(text: string): UnknownMark | undefined {
  const lines = text.split('\n')
  const alike = lines.flatMap((line, index) => (isLikeDown(line) ? [index] : [])).slice(0, mostLookedAt)
  const found = alike.find((index) => isUndone(lines.slice(0, index), lines.slice(index + 1, index + 10)))
  return found === undefined ? undefined : { line: found + 1, text: (lines[found] ?? '').trim().slice(0, 60) }
}

const noName =
  /^(?:drop|delete|revoke|truncate|from|on|to|only|if|exists|concurrently|cascade|(?:materialized|foreign|event)|table|column|constraint|index|view|type|domain|schema|sequence|function|procedure|trigger|policy|extension|public|all|select|insert|update)$/

function isUndone(above: readonly string[], below: readonly string[]): boolean {
  const [first = ''] = codeOf(below).trim().split(';')
  const [, taken] = /^(?:alter\b.*?\b(?=drop\b))?((?:drop|delete|revoke|truncate)\b.*)$/s.exec(first) ?? []
  const names = (taken?.match(/\w+/g) ?? []).filter((word) => !noName.test(word))
  const made = new Set(codeOf(above).match(/\w+/g) ?? [])
  return names.some((name) => made.has(name))
}

function codeOf(lines: readonly string[]): string {
  return lines
    .filter((line) => !isNoCode.test(line))
    .join('\n')
    .toLowerCase()
}

function isLikeDown(line: string): boolean {
  const [, said] = comment.exec(line) ?? []
  if (said === undefined) return false
  const words = said.toLowerCase().match(/[a-z]+/g) ?? []
  if (words[0] === 'create' && words[1] === 'above') return true
  // A sentence that has such a word in it is no mark.
  if (words.length > 3) return false
  return words.some((word) => wordsDown.some((down) => isTypoOf(word, down))) || /\broll back\b/.test(words.join(' '))
}

/** The word itself, or with one letter too many, too few, another one, or two that changed places. */
function isTypoOf(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1) return false
  let begin = 0
  while (begin < meant.length && word[begin] === meant[begin]) begin += 1
  const rest = word.slice(begin)
  const wanted = meant.slice(begin)
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`
  return (
    rest === wanted ||
    swapped === wanted ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1)
  )
}
