import { classText, type Place, type Words } from './class-text.ts'

/**
 * The text of a component with holes where its references lead back into the ring that it is part of. Holes in a list
 * are members whose order means nothing.
 */
export type Skeleton = readonly (string | number | readonly number[])[]

export interface Ring {
  /** How all is told that has a class already. */
  readonly words: Words
  /** Place in the ring. */
  readonly indexOf: (value: unknown) => number | undefined
  readonly classOf: (value: unknown) => number | undefined
  readonly classOfText: (text: string) => number
  /** Whether another schema may be looked at. */
  readonly step: () => boolean
}

/** No text of a schema has this character: there, it is written as an escape. */
const mark = '\u0001'
const hole = new RegExp(`${mark}([\\d ]+)${mark}`)

/** Takes a component's text apart at its holes. */
export function skeletonOf(component: Place, ring: Ring): Skeleton {
  const words: Words = {
    ...ring.words,
    written: (place) => {
      const known = ring.classOf(place.value)
      if (known !== undefined) return String(known)
      if (!ring.step()) return ring.words.unknown()
      const text = classText(place, words)
      // What does not lead into the ring is told by its class, whether that was asked for before or not.
      return text.includes(mark) ? `(${text})` : String(ring.classOfText(text))
    },
    referred: (place) => {
      const index = ring.indexOf(place.value)
      return index === undefined ? ring.words.referred(place) : `${mark}${index}${mark}`
    },
    unordered: (members) => {
      const bare = members.filter(isHole)
      const others = members.filter((member) => !isHole(member)).sort((a, b) => (masked(a) < masked(b) ? -1 : 1))
      const numbers = bare.map((member) => member.slice(1, -1))
      return `[${others.join()};${numbers.length > 0 ? `${mark}${numbers.join(' ')} ${mark}` : ''}]`
    },
  }
  return classText(component, words)
    .split(hole)
    .map((part, at) => {
      if (at % 2 === 0) return part
      return part.endsWith(' ') ? part.trimEnd().split(' ').map(Number) : Number(part)
    })
}

function isHole(member: string): boolean {
  return member.startsWith(mark) && member.indexOf(mark, 1) === member.length - 1 && !member.endsWith(` ${mark}`)
}

function masked(member: string): string {
  return member
    .split(hole)
    .filter((_, at) => at % 2 === 0)
    .join(mark)
}

/** A ring whose members are told apart only later than this is none that people write. */
const maxRounds = 64

/**
 * Partition refinement: at first all components of the same skeleton are alike, then those of which the holes are
 * alike, too, until nothing more is told apart. `undefined` where that takes too long. A colour is the number of a
 * text, so rings of different documents can be compared.
 */
export function refined(
  skeletons: readonly Skeleton[],
  numberOf: (text: string) => number,
): readonly number[] | undefined {
  const shapes = skeletons.map((skeleton) =>
    numberOf(`shape ${skeleton.map((part) => (typeof part === 'string' ? part : holeShape(part))).join(mark)}`),
  )
  let colours: readonly number[] = shapes
  let count = new Set(colours).size
  for (let round = 0; round < maxRounds; round++) {
    const before = colours
    const next = skeletons.map((skeleton, at) => numberOf(`colour ${shapes[at]} ${holeColours(skeleton, before)}`))
    const told = new Set(next).size
    if (told === count) {
      // Rings of which these pairs are the same have the same members, and members of one colour mean the same.
      const pairs = [...new Set(next.map((colour, at) => `${before[at]}>${colour}`))].sort()
      const ring = numberOf(`ring ${pairs.join()}`)
      return next.map((colour) => numberOf(`member ${ring} ${colour}`))
    }
    colours = next
    count = told
  }
  return undefined
}

function holeShape(part: number | readonly number[]): string {
  return typeof part === 'number' ? '' : String(part.length)
}

function holeColours(skeleton: Skeleton, colours: readonly number[]): string {
  const told: string[] = []
  for (const part of skeleton) {
    if (typeof part === 'number') told.push(String(colours[part]))
    else if (typeof part !== 'string')
      told.push(
        part
          .map((index) => colours[index])
          .sort()
          .join('&'),
      )
  }
  return told.join()
}
