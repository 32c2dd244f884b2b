/** Where two texts part, for a reader who should not have to look for it. */
export interface Parting {
  readonly before: string
  readonly after: string
}

const contextLines = 3
const contextCharacters = 30

/** Both texts from shortly before the first line that differs to shortly after the last; `...` where something was left out. */
export function differingLines(before: string, after: string): Parting {
  const [was, is] = [before.split('\n'), after.split('\n')]
  const start = Math.max(0, commonStart(was, is) - contextLines)
  const end = Math.max(0, commonEnd(was, is) - contextLines)
  const cut = (lines: readonly string[]) =>
    [...(start > 0 ? ['...'] : []), ...lines.slice(start, lines.length - end), ...(end > 0 ? ['...'] : [])].join('\n')
  return { before: cut(was), after: cut(is) }
}

/** The first line that differs on each side; of long lines the piece that does. */
export function firstDifference(before: string, after: string): Parting {
  const [was, is] = [before.split('\n'), after.split('\n')]
  const at = commonStart(was, is)
  return differingPiece((was[at] ?? '').trim(), (is[at] ?? '').trim())
}

function differingPiece(before: string, after: string): Parting {
  const [was, is] = [words(before), words(after)]
  const common = commonStart(was, is)
  const ends = commonEnd(was, is)
  const cut = (all: readonly string[]) => {
    const start = lengthOf(all.slice(0, common))
    const end = lengthOf(all.slice(0, all.length - ends))
    const text = all.join('')
    const from = wordFrom(text, Math.max(0, start - contextCharacters), start)
    const to = Math.min(text.length, end + contextCharacters, from + 160)
    return `${from > 0 ? '... ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' ...' : ''}`
  }
  return { before: cut(was), after: cut(is) }
}

/** The start of the first whole word at or behind `from`, if one starts before `to`. */
function wordFrom(text: string, from: number, to: number): number {
  const space = from === 0 ? -1 : text.slice(from, to).search(/\s/)
  return space < 0 ? from : from + space + 1
}

function words(text: string): readonly string[] {
  return text.match(/\w+|\s+|[^\w\s]/g) ?? []
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((length, part) => length + part.length, 0)
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a[at] === b[at]) at += 1
  return at
}

/** Never more than what the common start has left of the shorter one. */
function commonEnd(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length) - commonStart(a, b)
  let at = 0
  while (at < length && a[a.length - 1 - at] === b[b.length - 1 - at]) at += 1
  return at
}
