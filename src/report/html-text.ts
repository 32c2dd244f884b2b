import { clip, visible } from './escape.ts'

/**
 * Everything that comes from a pull request goes through here on its way into an HTML page. All that is written is text
 * between tags or in quoted attributes: what a stranger wrote never becomes an element, an attribute or an address.
 */
export function escaped(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** More of one sentence than this nobody reads. */
const maxText = 4000

/** Prose in which `backticks` mean code, on one line. */
export function phrase(text: string): string {
  const parts = clip(text, maxText)
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<!`)`(?!`)([^`]+)`(?!`)/)
  return parts.map((part, at) => (at % 2 === 1 ? `<code>${escaped(part)}</code>` : escaped(part))).join('')
}

/** Text as it stands, cut where nobody reads on, with how much was cut. */
export function block(text: string, { lines: maxLines = 60, width = 400 } = {}): string {
  const all = text.replace(/\r\n?/g, '\n').trimEnd().split('\n')
  const kept = all.slice(0, maxLines).map((line) => clip(line, width))
  const rest = all.length - kept.length
  return escaped([...kept, ...(rest > 0 ? [`… ${rest} more ${rest === 1 ? 'line' : 'lines'}`] : [])].join('\n'))
}

/** A link where the address is one of the web; else only its text. `label` is HTML. */
export function link(label: string, address: string | undefined): string {
  if (address === undefined || !/^https?:\/\//.test(address)) return label
  return `<a href="${escaped(address)}" rel="noreferrer">${label}</a>`
}
