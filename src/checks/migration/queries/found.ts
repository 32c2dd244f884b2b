import type { RunningQuery } from './query.ts'

/** A text that is sent to Postgres, as a file tells it: one statement or several. */
export interface SentText {
  /** What its author calls it; undefined: nobody named it. */
  readonly name: string | undefined
  readonly sql: string
  /** Line of the file on which the text begins. */
  readonly line: number
  readonly source: RunningQuery['source']
  /** How often it was sent; undefined where nobody counted. */
  readonly calls?: number
  /** node-postgres prepares it by its name. */
  readonly prepared?: true
  /** Some of its parameters stand where a program puts what it has: a value, most likely. */
  readonly interpolated?: boolean
}

/** Something in a file that was not taken. */
export interface LeftInFile {
  readonly line: number
  /** In words that follow a place. */
  readonly problem: string
  /** What many are left for, in words that follow a number. */
  readonly kind?: string
}

/** What one file tells. */
export interface FoundInFile {
  readonly texts: readonly SentText[]
  readonly left: readonly LeftInFile[]
  /** A part of a program: nobody expects each to hold a query. */
  readonly mayHoldNone?: true
}

/** The kind of what is left since its text can't be told, and of that which nobody sends. */
export const ofProgram = 'put together by the program'
export const ofTests = 'of tests, seeds or migrations'

/** A file that tells nothing, and why. */
export function nothingIn(problem: string): FoundInFile {
  return { texts: [], left: [{ line: 1, problem }] }
}
