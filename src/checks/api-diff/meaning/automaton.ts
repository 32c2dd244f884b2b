import { type Alphabet, alphabetOf, astral, type CodePoints, holds, surrogates, wordLetters } from './alphabet.ts'
import type { Instruction, Place, Program } from './pattern-program.ts'

/** Work of one question, or of a pattern's whole life: instructions visited. Thrown by `spend` when it is out. */
export interface Work {
  readonly spend: (moves: number) => void
}

/** Ends a question from within; caught where the question was asked. */
export class OutOfWork extends Error {}

/** A deterministic automaton, made as far as it is walked. States are numbers; `dead` ones are not told apart. */
export interface Automaton {
  readonly start: number
  readonly next: (state: number, point: number, work: Work) => number
  readonly accepts: (state: number, work: Work) => boolean
  /** What its letters tell apart. */
  readonly sets: readonly CodePoints[]
  /** What telling them apart took. */
  readonly size: number
}

const maxStates = 6_000
/** What one automaton may cost in all: one that goes on growing fails every question at once, instead of each anew. */
const maxVisits = 60_000

interface State {
  /** Instructions reached; places among them are passed when the next letter is known. */
  readonly kernel: readonly number[]
  readonly before: Before
  readonly next: Map<number, number>
  accepts: boolean | undefined
}

type Before = 'start' | 'word' | 'other'
type After = 'end' | 'word' | 'other'

/** A match was found: whatever follows. */
const matched = 0

/** The subset construction, made at need; a pattern searches, so a match may begin anywhere and end anywhere. */
export function automatonOf(program: Program): Automaton {
  const places = new Set(program.instructions.flatMap((one) => (one.kind === 'place' ? [one.place] : [])))
  const words = places.has('word') || places.has('notWord')
  const sets = setsOf(program, words)
  const machine: Machine = {
    program,
    words,
    alphabet: alphabetOf(sets),
    states: [],
    ids: new Map(),
    visits: 0,
  }
  machine.states.push({ kernel: [], before: 'other', next: new Map(), accepts: true })
  const start = stateFor(machine, [program.start], 'start')
  return {
    start,
    sets,
    size: machine.alphabet.size,
    next: (state, point, work) => advance(machine, state, point, work),
    accepts: (state, work) => {
      const at = machine.states[state]
      if (!at) return false
      at.accepts ??= closure(machine, at, 'end', work) === 'match'
      return at.accepts
    },
  }
}

function setsOf({ instructions, units }: Program, words: boolean): readonly CodePoints[] {
  const sets = new Map<string, CodePoints>()
  const letters = instructions.flatMap((one) => (one.kind === 'letter' ? [one.set] : []))
  for (const set of [...letters, ...(words ? [wordLetters] : []), ...(units ? [astral] : [])]) {
    sets.set(set.map(({ min, max }) => `${min}-${max}`).join(), set)
  }
  return [...sets.values()]
}

interface Machine {
  readonly program: Program
  readonly words: boolean
  readonly alphabet: Alphabet
  readonly states: State[]
  readonly ids: Map<string, number>
  visits: number
}

function stateFor({ states, ids }: Machine, kernel: readonly number[], before: Before): number {
  const key = `${before} ${kernel.join()}`
  const known = ids.get(key)
  if (known !== undefined) return known
  if (states.length >= maxStates) throw new OutOfWork()
  const id = states.push({ kernel, before, next: new Map(), accepts: undefined }) - 1
  ids.set(key, id)
  return id
}

function advance(machine: Machine, from: number, point: number, work: Work): number {
  if (from === matched) return matched
  const state = machine.states[from]
  if (!state) return matched
  const letter = machine.alphabet.classOf(point)
  const known = state.next.get(letter)
  if (known !== undefined) {
    work.spend(1)
    return known
  }
  // A pattern that reads code units takes what lies beyond the first plane in two halves, which it can't tell apart.
  const halves = machine.program.units && point > 0xff_ff
  const next = halves
    ? step(machine, step(machine, from, surrogates.min, work), surrogates.max, work)
    : step(machine, from, point, work)
  state.next.set(letter, next)
  return next
}

function step(machine: Machine, from: number, point: number, work: Work): number {
  const state = machine.states[from]
  if (from === matched || !state) return matched
  const isWord = machine.words && holds(wordLetters, point)
  const reached = closure(machine, state, isWord ? 'word' : 'other', work)
  if (reached === 'match') return matched
  const kernel = new Set<number>()
  for (const at of reached) {
    const one = machine.program.instructions[at]
    if (one?.kind === 'letter' && holds(one.set, point)) kernel.add(one.next)
  }
  kernel.add(machine.program.start)
  return stateFor(
    machine,
    [...kernel].sort((a, b) => a - b),
    isWord ? 'word' : 'other',
  )
}

/** Every letter that may be read next, once it is known what stands on both sides of this place. */
function closure(machine: Machine, { kernel, before }: State, after: After, work: Work): readonly number[] | 'match' {
  const seen = new Set(kernel)
  const letters: number[] = []
  if (machine.visits > maxVisits) throw new OutOfWork()
  for (const at of seen) {
    const one = machine.program.instructions[at]
    machine.visits++
    work.spend(1)
    if (one?.kind === 'match') return 'match'
    if (one?.kind === 'letter') letters.push(at)
    else for (const next of passed(one, before, after)) seen.add(next)
  }
  return letters
}

function passed(one: Instruction | undefined, before: Before, after: After): readonly number[] {
  if (one?.kind === 'split') return one.next
  return one?.kind === 'place' && isThere(one.place, before, after) ? [one.next] : []
}

function isThere(place: Place, before: Before, after: After): boolean {
  switch (place) {
    case 'start':
      return before === 'start'
    case 'end':
      return after === 'end'
    case 'word':
      return (before === 'word') !== (after === 'word')
    case 'notWord':
      return (before === 'word') === (after === 'word')
    default:
      return place satisfies never
  }
}
