import type { Steps } from './steps.ts'

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
   * Texts that answer the question, shortest and most readable first, at most `wanted` of them; fewer mean that there
   * are no others that are worth showing.
   */
  readonly textsOf: (question: TextQuestion, wanted: number, steps: Steps) => TextAnswer
  /** Whether a text matches, by automaton, never by backtracking. Undefined: not regular, or too large. */
  readonly matches: (pattern: string, text: string, steps: Steps) => boolean | undefined
  /** Whether every text that matches `inner` matches `outer`. */
  readonly included: (inner: string, outer: string, steps: Steps) => boolean | undefined
}

export function makeLanguages(): Languages {
  return {
    textsOf: ({ matching, notMatching, minLength, maxLength }) => {
      if (minLength > maxLength) return { kind: 'none' }
      if (matching.length + notMatching.length > 0) return { kind: 'undecided', reason: 'patterns are not decided yet' }
      return { kind: 'texts', texts: ['text'.padEnd(minLength, 'x').slice(0, maxLength)] }
    },
    matches: () => undefined,
    included: (inner, outer) => (inner === outer ? true : undefined),
  }
}
