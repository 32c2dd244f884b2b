/** Ranges of code points, in order, without overlap. */
export type CodePoints = readonly { readonly min: number; readonly max: number }[]

const maxCodePoint = 0x10_ff_ff

/** Halves of characters, which only a text that is broken holds alone. */
export const surrogates = { min: 0xd8_00, max: 0xdf_ff } as const

export const astral: CodePoints = [{ min: 0x1_00_00, max: maxCodePoint }]

/** What `\w` holds, and `\b` looks at. */
export const wordLetters: CodePoints = [
  { min: 48, max: 57 },
  { min: 65, max: 90 },
  { min: 95, max: 95 },
  { min: 97, max: 122 },
]

export function holds(set: CodePoints, point: number): boolean {
  let low = 0
  let high = set.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = set[middle]
    if (!range || point < range.min) high = middle - 1
    else if (point > range.max) low = middle + 1
    else return true
  }
  return false
}

/** Letters that no set tells apart are one class: an automaton asks for the class only. */
export interface Alphabet {
  /** Of each class its letters, the most readable class and letter first; not all where they are many. */
  readonly classes: readonly (readonly number[])[]
  readonly classOf: (point: number) => number
  /** How much work the sets were. */
  readonly size: number
}

/** As people would write them: what is before a witness' first control character has to be worth reading. */
const readable = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ +#,;=()!?*&%$~|<>[]{}^`\'"\\',
]
const readablePoints = readable.map((letter) => letter.codePointAt(0) ?? 0)
const isReadable = new Set(readablePoints)
const printable = { min: 0xa0, max: maxCodePoint }
const controls = { min: 0, max: 0x9f }
/** So many letters of a class are shown at most. */
export const lettersShown = 100

/** Splits all code points into classes that none of the sets tells apart. */
export function alphabetOf(sets: Iterable<CodePoints>): Alphabet {
  const { toggles, edges, count } = edgesOf(sets)
  const ids = new Map<bigint, number>()
  const ranges: Range[] = []
  // A bit for each set: whether it holds what follows the edge.
  let held = 0n
  edges.forEach((min, at) => {
    for (const set of toggles.get(min) ?? []) held ^= 1n << BigInt(set)
    const id = ids.get(held) ?? ids.size
    ids.set(held, id)
    ranges.push({ min, max: (edges[at + 1] ?? maxCodePoint + 1) - 1, id })
  })
  const classOf = (point: number) => classIn(ranges, point)
  return {
    classes: lettersOf(ranges, ids.size, classOf)
      .filter((letters) => letters.length > 0)
      .sort((a, b) => order(a[0]) - order(b[0])),
    classOf,
    size: edges.length * (1 + (count >> 5)),
  }
}

interface Range {
  readonly min: number
  readonly max: number
  readonly id: number
}

/** Where sets begin or end. */
function edgesOf(sets: Iterable<CodePoints>) {
  const toggles = new Map<number, number[]>()
  const toggle = (edge: number, set: number) => {
    const known = toggles.get(edge)
    if (known) known.push(set)
    else toggles.set(edge, [set])
  }
  let count = 0
  for (const set of sets) {
    for (const { min, max } of set) {
      toggle(min, count)
      if (max < maxCodePoint) toggle(max + 1, count)
    }
    count++
  }
  const edges = new Set([0, surrogates.min, surrogates.max + 1, ...toggles.keys()])
  return { toggles, count, edges: [...edges].sort((a, b) => a - b) }
}

function classIn(ranges: readonly Range[], point: number): number {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ranges[middle]?.min ?? 0) <= point) low = middle
    else high = middle - 1
  }
  return ranges[low]?.id ?? 0
}

function order(point = maxCodePoint): number {
  const at = readablePoints.indexOf(point)
  return at < 0 ? readablePoints.length + point : at
}

function lettersOf(
  ranges: readonly Range[],
  count: number,
  classOf: (point: number) => number,
): readonly (readonly number[])[] {
  const classes: number[][] = Array.from({ length: count }, () => [])
  for (const point of readablePoints) classes[classOf(point)]?.push(point)
  // Control characters come last; halves of characters alone are no text.
  for (const part of [printable, controls]) {
    for (const { min, max, id } of ranges) {
      const letters = classes[id] ?? []
      if (min === surrogates.min) continue
      for (let point = Math.max(min, part.min); point <= Math.min(max, part.max); point++) {
        if (letters.length >= lettersShown) break
        if (!isReadable.has(point)) letters.push(point)
      }
    }
  }
  return classes
}
