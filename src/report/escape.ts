/**
 * Everything that comes from a pull request goes through here on its way into Markdown. A stranger must not notify
 * people (`@name`), close issues (`fixes #1`), forge our marker (`<!--`), load pictures, break out of a fence or a
 * table, or turn text around with direction marks.
 */

// Control, format (direction marks, zero-width) and lone surrogate characters, and the two Unicode line ends.
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

/** Characters that nobody sees are written as their code point; line feeds and tabs stay. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(invisible, (character) => `<U+${hex(character.codePointAt(0) ?? 0)}>`)
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0')
}

/** On one line, without what nobody sees. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim()
}

/** Cuts at a character, not inside one, and says that it did. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text
  const kept = text.slice(0, Math.max(0, length - 1)).replace(/[\uD800-\uDBFF]$/, '')
  return `${kept}…`
}

// The zero-width space as an entity: GitHub links no name, issue or address that it interrupts.
const breaker = '&#8203;'
const links = /@(?=\w)|#(?=\d)|\bGH-(?=\d)|:\/\/|\bwww\./gi
const markup = /[\\`*[\]~$]|(?<!\w)_|_(?!\w)/g

/** Prose: reads as it stands, is no Markdown, no HTML, and links nothing. */
export function prose(text: string): string {
  return unlisted(unmarked(oneLine(text)))
}

/** Text in which `backticks` mean code, as in our own messages; both parts are escaped, other backticks are text. */
export function inline(text: string): string {
  return unlisted(cell(text))
}

/** The same within a row of a table, where no list can start. */
export function cell(text: string): string {
  const parts = oneLine(text).split(/(?<!`)`(?!`)([^`]+)`(?!`)/)
  return parts.map((part, at) => (at % 2 === 1 ? code(part) : unmarked(part))).join('')
}

/** Text between tags that we write ourselves (`<summary>`), where Markdown is not read. */
export function htmlText(text: string): string {
  return unlinked(oneLine(text).replace(/&/g, '&amp;'))
}

/** A code span. One with a pipe is written as HTML, so that it fits into a table as well. */
export function code(text: string): string {
  const line = oneLine(text)
  if (line === '') return '(empty)'
  if (line.includes('|')) return `<code>${prose(line)}</code>`
  const fence = '`'.repeat(longestRun(line) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${unforged(line)}${pad}${fence}`
}

export type Language = 'sql' | 'json' | 'yaml' | 'http' | 'sh' | 'diff' | 'suggestion' | 'text'

/** A fenced block that its content cannot close; long content is cut, and says by how much. */
export function fence(language: Language, text: string, { lines: maxLines = 30, width = 240 } = {}): string {
  const all = visible(text).trimEnd().split('\n')
  const kept = all.slice(0, maxLines).map((line) => clip(line, width))
  const rest = all.length - kept.length
  const body = unforged([...kept, ...(rest > 0 ? [`… ${rest} more ${rest === 1 ? 'line' : 'lines'}`] : [])].join('\n'))
  const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1))
  return `${ticks}${language === 'text' ? '' : language}\n${body}\n${ticks}`
}

/** No Markdown, no HTML, no links; entities are ours alone. */
function unmarked(text: string): string {
  return unlinked(text.replace(/&/g, '&amp;').replace(markup, '\\$&'))
}

function unlinked(text: string): string {
  return text
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(links, (link) => (link === '://' ? `:${breaker}//` : `${link}${breaker}`))
    .replace(/\|/g, '&#124;')
}

/** The start of a line must not make a list or a heading. */
function unlisted(line: string): string {
  return line.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^[-+=#]/, '\\$&')
}

/** Nothing that looks like an HTML comment, even in code: our own marker is one, and it is looked for as text. */
function unforged(text: string): string {
  return text.replace(/<!--/g, '<!\u200B--')
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0)
}
