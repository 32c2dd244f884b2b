import { count } from '../core/wording.ts'

/** A part of a report that can be told at length, in a line, or not at all. */
export interface Item {
  readonly full: string
  readonly brief: string
}

/** Items under one heading. `noun` names them where they had to be left out. */
export interface Section {
  readonly noun: string
  readonly items: readonly Item[]
  /** Puts headings and folds around what there is room for. */
  readonly wrap: (chosen: readonly string[]) => string
  /** All that `wrap` may add besides what stands between two items. */
  readonly frame: string
  /** Between two items: `\n` for the rows of a list, `\n\n` for blocks. */
  readonly between: string
}

/** How long a text is: in characters for a comment, in bytes for a check run. */
export type Measure = (text: string) => number

export interface Fitted {
  /** The text of each section, in the order given; undefined where nothing of it is left. */
  readonly texts: readonly (string | undefined)[]
  /** What was cut: `12 warnings`, `the proof of 3 errors`. */
  readonly cut: readonly string[]
}

/**
 * Fills the room with sections, the first ones first: every item in a line before any at length, so that the reader
 * learns of as many as can be. What did not fit is counted.
 */
export function fillRoom(sections: readonly Section[], room: number, measure: Measure): Fitted {
  let left = room
  const texts: (string | undefined)[] = []
  const missing = new Map<string, number>()
  const shortened = new Map<string, number>()
  for (const section of sections) {
    const { noun, items } = section
    const chosen = choose(section, left, measure)
    const text = chosen.length > 0 ? section.wrap(chosen) : undefined
    left -= text === undefined ? 0 : measure(text) + 2
    texts.push(text)
    add(missing, noun, items.length - chosen.length)
    add(shortened, noun, chosen.filter((one, at) => one !== items[at]?.full).length)
  }
  const cut = [
    ...[...missing].map(([noun, n]) => count(n, noun)),
    ...[...shortened].map(([noun, n]) => `the detail of ${count(n, noun)}`),
  ]
  return { texts, cut }
}

function add(counts: Map<string, number>, noun: string, n: number): void {
  if (n > 0) counts.set(noun, (counts.get(noun) ?? 0) + n)
}

function choose({ items, frame, between }: Section, room: number, measure: Measure): readonly string[] {
  // Two line feeds follow each section.
  let left = room - measure(frame) - 2
  const cost = (text: string) => measure(text) + measure(between)
  const chosen: string[] = []
  for (const { brief } of items) {
    if (cost(brief) > left) break
    left -= cost(brief)
    chosen.push(brief)
  }
  return chosen.map((brief, at) => {
    const full = items[at]?.full ?? brief
    if (cost(full) - cost(brief) > left) return brief
    left -= cost(full) - cost(brief)
    return full
  })
}
