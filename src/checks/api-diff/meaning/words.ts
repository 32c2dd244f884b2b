import type { Alphabet } from './alphabet.ts'
import { type Automaton, OutOfWork, type Work } from './automaton.ts'

/** Automata walked together; a text is wanted when the ones that must accept do, and the others don't. */
export interface Product {
  readonly automata: readonly Automaton[]
  readonly wanted: (accepted: readonly boolean[]) => boolean
  readonly alphabet: Alphabet
}

/** The product, written out: states are numbers, 0 is the first. */
export interface Graph {
  /** Of each state, by class of letters, where it leads. */
  readonly edges: readonly (readonly number[])[]
  readonly accepting: readonly boolean[]
}

const maxStates = 6_000

/** As far as so many letters lead. */
export function explore({ automata, wanted, alphabet }: Product, mostLetters: number, work: Work): Graph {
  const ids = new Map<string, number>()
  const vectors: (readonly number[])[] = []
  const edges: (readonly number[])[] = []
  const accepting: boolean[] = []
  const depths: number[] = []
  const idOf = (vector: readonly number[], depth: number): number => {
    const key = vector.join()
    const known = ids.get(key)
    if (known !== undefined) return known
    if (vectors.length >= maxStates) throw new OutOfWork()
    ids.set(key, vectors.length)
    depths.push(depth)
    return vectors.push(vector) - 1
  }
  idOf(
    automata.map(({ start }) => start),
    0,
  )
  // One letter stands for its class.
  const letters = alphabet.classes.map(([first]) => first ?? 0)
  for (let at = 0; at < vectors.length; at++) {
    const vector = vectors[at] ?? []
    accepting.push(wanted(automata.map((automaton, of) => automaton.accepts(vector[of] ?? 0, work))))
    const depth = (depths[at] ?? 0) + 1
    const next = (letter: number) => automata.map((automaton, of) => automaton.next(vector[of] ?? 0, letter, work))
    work.spend(letters.length)
    edges.push(depth > mostLetters ? [] : letters.map((letter) => idOf(next(letter), depth)))
  }
  return { edges, accepting }
}

/**
 * For every number of letters the states that can be done after exactly so many: level 0 are the accepting ones. Each
 * level follows from the one before, so once a level comes again all further ones are known.
 */
export interface Levels {
  /** Whether a state can be done in so many letters. */
  readonly canEnd: (state: number, letters: number) => boolean
  /** All lengths from `least` to `most`, in order, that the first state can be done in; without end where they are. */
  readonly lengths: (least: number, most: number) => Iterable<number>
}

export function levelsOf({ edges, accepting }: Graph, work: Work): Levels {
  const count = edges.length
  const sources = sourcesOf(edges)
  const levels: Uint8Array[] = [Uint8Array.from(accepting, Number)]
  const seen = new Map<string, number>([[keyOf(levels[0]), 0]])
  let cycle: { readonly from: number; readonly length: number } | undefined
  const at = (letters: number): Uint8Array => {
    while (!cycle && levels.length <= letters) {
      const made = before(levels.at(-1) ?? new Uint8Array(), sources, count, work)
      const key = keyOf(made)
      const from = seen.get(key)
      if (from !== undefined) cycle = { from, length: levels.length - from }
      else {
        seen.set(key, levels.length)
        levels.push(made)
      }
    }
    const index = cycle && letters >= levels.length ? cycle.from + ((letters - cycle.from) % cycle.length) : letters
    return levels[index] ?? new Uint8Array()
  }
  const canEnd = (state: number, letters: number) => at(letters)[state] === 1
  return {
    canEnd,
    *lengths(least, most) {
      let idle = 0
      for (let letters = least; letters <= most; letters++) {
        work.spend(1)
        if (canEnd(0, letters)) {
          idle = 0
          yield letters
        } else if (cycle && letters >= cycle.from && ++idle > cycle.length) return
      }
    },
  }
}

function sourcesOf(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sources: Set<number>[] = edges.map(() => new Set())
  edges.forEach((targets, from) => {
    for (const target of targets) sources[target]?.add(from)
  })
  return sources.map((from) => [...from])
}

function before(level: Uint8Array, sources: readonly (readonly number[])[], count: number, work: Work): Uint8Array {
  const made = new Uint8Array(count)
  work.spend(Math.ceil(count / 8))
  for (let state = 0; state < count; state++) {
    if (level[state] !== 1) continue
    const from = sources[state] ?? []
    work.spend(from.length)
    for (const one of from) made[one] = 1
  }
  return made
}

function keyOf(level: Uint8Array | undefined): string {
  return level ? Buffer.from(level.buffer).toString('latin1') : ''
}

/** Every text of so many letters, the most readable first; a class of very many letters shows the first of them. */
export function* textsOfLength(
  { edges }: Graph,
  { classes }: Alphabet,
  { canEnd }: Levels,
  length: number,
  work: Work,
): Iterable<string> {
  const choose = (state: number, left: number): Choice => {
    work.spend(classes.length)
    const options = classes.flatMap((letters, of) => {
      const target = edges[state]?.[of]
      return target === undefined || !canEnd(target, left) ? [] : [{ letters, target }]
    })
    return { options, option: 0, letter: 0 }
  }
  const path: Choice[] = []
  let state = 0
  do {
    while (path.length < length) {
      const choice = choose(state, length - path.length - 1)
      path.push(choice)
      state = targetOf(choice)
    }
    work.spend(length)
    yield path
      .map(({ options, option, letter }) => String.fromCodePoint(options[option]?.letters[letter] ?? 0))
      .join('')
    // The last letter that has another choice takes it.
    while (path.length > 0 && !another(path.at(-1))) path.pop()
    state = targetOf(path.at(-1))
  } while (path.length > 0)
}

interface Choice {
  readonly options: readonly { readonly letters: readonly number[]; readonly target: number }[]
  option: number
  /** Of the letters of the option. */
  letter: number
}

function targetOf(choice: Choice | undefined): number {
  return choice?.options[choice.option]?.target ?? 0
}

function another(choice: Choice | undefined): boolean {
  if (!choice) return false
  choice.letter++
  if (choice.letter >= (choice.options[choice.option]?.letters.length ?? 0)) {
    choice.letter = 0
    choice.option++
  }
  return choice.option < choice.options.length
}
