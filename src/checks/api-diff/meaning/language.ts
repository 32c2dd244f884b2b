import { alphabetOf, lettersShown } from './alphabet.ts'
import { type Automaton, automatonOf, OutOfWork, type Work } from './automaton.ts'
import { compilePattern } from './pattern-program.ts'
import type { Steps } from './steps.ts'
import { explore, levelsOf, textsOfLength } from './words.ts'

/** A question about texts: patterns search as ECMA 262 says (unanchored), lengths count code points. */
export interface TextQuestion {
  readonly matching: readonly string[]
  readonly notMatching: readonly string[]
  readonly minLength: number
  /** May be Infinity. */
  readonly maxLength: number
}

export type TextAnswer =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** Proved: there is no such text. */
  | { readonly kind: 'none' }
  | { readonly kind: 'undecided'; readonly reason: string }

/** Regular languages, each pattern compiled once for as long as this lives. */
export interface Languages {
  /**
   * Texts that answer the question, shortest and most readable first, at most `wanted` of them. Fewer than `wanted`
   * are all that there are.
   */
  readonly textsOf: (question: TextQuestion, wanted: number, steps: Steps) => TextAnswer
  /** Whether a text matches, by automaton, never by backtracking. Undefined: not regular, or too large. */
  readonly matches: (pattern: string, text: string, steps: Steps) => boolean | undefined
  /** Whether every text that matches `inner` matches `outer`. */
  readonly included: (inner: string, outer: string, steps: Steps) => boolean | undefined
}

/** One of the steps that are given buys so many visits of an instruction or an edge. */
const movesPerStep = 100
const maxMoves = 100_000
/** What all questions may take together; past it none is decided. */
const maxMovesInAll = 10_000_000
/** Longer texts are not written out. */
const longestText = 20_000
/** What automata remember grows with the work that they were; past this they are forgotten, and made anew. */
const maxRemembered = 3_000_000

type Known =
  | { readonly kind: 'regular'; readonly parts: readonly { readonly automaton: Automaton; readonly wanted: boolean }[] }
  | { readonly kind: 'undecided'; readonly reason: string }

export function makeLanguages(): Languages {
  const known = new Map<string, Known>()
  /** The same is asked for each direction and at many places; what only the steps ended is not kept. */
  const answers = new Map<string, TextAnswer>()
  let remembered = 0
  let inAll = 0
  /** Answers a question with a fresh amount of work; `exhausted` where that doesn't do. */
  const attempt = <Answer>(steps: Steps, exhausted: Answer, ask: (work: Work, of: LanguageOf) => Answer): Answer => {
    if (remembered > maxRemembered) {
      known.clear()
      answers.clear()
      remembered = 0
    }
    const work = workOf(steps, (moves) => {
      remembered += moves
      inAll += moves
      if (inAll > maxMovesInAll) throw new OutOfWork()
    })
    const languageOf = (pattern: string) => {
      const made = known.get(pattern) ?? compile(pattern, work)
      known.set(pattern, made)
      return made
    }
    try {
      return ask(work, languageOf)
    } catch (thrown) {
      if (thrown instanceof OutOfWork) return exhausted
      throw thrown
    }
  }
  const textsOf: Languages['textsOf'] = (question, wanted, steps) => {
    const key = JSON.stringify([question, wanted])
    const told = answers.get(key)
    if (told) return told
    const made = attempt(steps, tooLarge, (work, of) => answer(question, wanted, of, work))
    if (steps.take(0)) answers.set(key, made)
    return made
  }
  return {
    textsOf,
    matches: (pattern, text, steps) =>
      attempt<boolean | undefined>(steps, undefined, (work, of) => isMatch(of(pattern), text, work)),
    included: (inner, outer, steps) => {
      if (inner === outer) return true
      const question = { matching: [inner], notMatching: [outer], minLength: 0, maxLength: Number.POSITIVE_INFINITY }
      const { kind } = textsOf(question, 1, steps)
      return kind === 'undecided' ? undefined : kind === 'none'
    },
  }
}

type LanguageOf = (pattern: string) => Known

const tooLarge: TextAnswer = { kind: 'undecided', reason: 'the patterns are too large to be decided' }

function compile(pattern: string, work: Work): Known {
  work.spend(pattern.length)
  const compiled = compilePattern(pattern)
  if (compiled.kind === 'undecided') return compiled
  return {
    kind: 'regular',
    parts: compiled.parts.map(({ program, wanted }) => {
      work.spend(program.instructions.length)
      const automaton = automatonOf(program)
      work.spend(automaton.size)
      return { automaton, wanted }
    }),
  }
}

function workOf({ take }: Steps, remember: (moves: number) => void): Work {
  let paid = 0
  let spent = 0
  return {
    spend: (moves) => {
      spent += moves
      remember(moves)
      for (; paid * movesPerStep < spent; paid++) if (!take(1)) throw new OutOfWork()
      if (spent > maxMoves) throw new OutOfWork()
    },
  }
}

function isMatch(known: Known, text: string, work: Work): boolean | undefined {
  if (known.kind === 'undecided') return undefined
  return known.parts.every(({ automaton, wanted }) => {
    let state = automaton.start
    for (const letter of text) state = automaton.next(state, letter.codePointAt(0) ?? 0, work)
    return automaton.accepts(state, work) === wanted
  })
}

function answer(question: TextQuestion, wanted: number, languageOf: LanguageOf, work: Work): TextAnswer {
  const { minLength, maxLength } = question
  if (minLength > maxLength) return { kind: 'none' }
  if (minLength > longestText) return tooLong(minLength)
  const automata: Automaton[] = []
  const conditions: ((accepted: readonly boolean[]) => boolean)[] = []
  for (const { pattern, positive } of patternsOf(question)) {
    const known = languageOf(pattern)
    if (known.kind === 'undecided') return known
    const parts = known.parts.map(({ automaton, wanted: must }) => ({ at: automata.push(automaton) - 1, must }))
    conditions.push((accepted) => parts.every(({ at, must }) => accepted[at] === must) === positive)
  }
  const alphabet = alphabetOf(new Set(automata.flatMap(({ sets }) => sets)))
  work.spend(alphabet.size)
  const all = (accepted: readonly boolean[]) => conditions.every((holds) => holds(accepted))
  const graph = explore({ automata, alphabet, wanted: all }, maxLength, work)
  if (!graph.accepting.includes(true)) return { kind: 'none' }
  const levels = levelsOf(graph, work)
  const texts: string[] = []
  for (const length of lettersBeforeNone(levels.lengths(minLength, maxLength))) {
    if (length > longestText) return tooLong(length)
    for (const text of textsOfLength(graph, alphabet, levels, length, work)) {
      texts.push(text)
      if (texts.length >= wanted) return { kind: 'texts', texts }
    }
  }
  if (texts.length === 0) return { kind: 'none' }
  // Of a large class of letters only the first are shown, so that these may not be all.
  return wanted > lettersShown ? tooLarge : { kind: 'texts', texts }
}

function patternsOf({ matching, notMatching }: TextQuestion) {
  return [
    ...[...new Set(matching)].map((pattern) => ({ pattern, positive: true })),
    ...[...new Set(notMatching)].map((pattern) => ({ pattern, positive: false })),
  ]
}

function tooLong(length: number): TextAnswer {
  return { kind: 'undecided', reason: `a text of ${length} characters is too long to be tried` }
}

/** The empty text is the shortest, and the least telling. */
function* lettersBeforeNone(lengths: Iterable<number>): Iterable<number> {
  let none = false
  for (const length of lengths) {
    if (length === 0) none = true
    else {
      yield length
      if (none) yield 0
      none = false
    }
  }
  if (none) yield 0
}
