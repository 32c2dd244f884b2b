const maxLetters = 80
const keptLetters = 30
const maxItems = 6
const maxMembers = 40

/**
 * A value as it is shown: a long text loses its middle, a long list and a large object their ends, and each says how
 * much. The value itself where nothing is too long.
 */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') return shortenedText(value)
  if (Array.isArray(value)) return shortenedList(value)
  return typeof value === 'object' && value !== null ? shortenedMembers(value) : value
}

function shortenedText(text: string): string {
  if (text.length <= maxLetters) return text
  // As lengths are counted in a schema: by code points.
  const letters = [...text]
  if (letters.length <= maxLetters) return text
  const [start, end] = [letters.slice(0, keptLetters), letters.slice(-keptLetters)].map((some) => some.join(''))
  return `${start}…(${letters.length} characters)…${end}`
}

function shortenedList(list: readonly unknown[]): readonly unknown[] {
  const shown = list.slice(0, maxItems).map(shortened)
  const left = list.length - shown.length
  if (left > 0) return [...shown, `… ${left} more`]
  return shown.some((item, at) => item !== list[at]) ? shown : list
}

function shortenedMembers(value: object): object {
  const all = Object.entries(value)
  const shown = all.slice(0, maxMembers).map(([name, inner]) => [shortenedText(name), shortened(inner)] as const)
  const left = all.length - shown.length
  const isWhole = left === 0 && shown.every(([name, inner], at) => name === all[at]?.[0] && inner === all[at]?.[1])
  return isWhole ? value : Object.fromEntries([...shown, ...(left > 0 ? [['…', `${left} more`]] : [])])
}
