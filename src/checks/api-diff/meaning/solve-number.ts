import type { Answer } from './answer.ts'
import {
  compare,
  type Decimal,
  decimal,
  firstMultiple,
  isMultiple,
  lastMultiple,
  lcm,
  numberOf,
  plus,
} from './decimal.ts'
import { valueKey } from './schema.ts'
import type { State } from './state.ts'

/** Multiples that are tried from an end of the interval. */
const maxTries = 200

/** A number within the limits that is, and is not, a multiple of what it has to be. */
export function solveNumber(state: State): Answer {
  const step = stepOf(state)
  if (step === 'unknown') return { kind: 'undecided', reason: 'the numbers are too large or too fine to tell' }
  // Every multiple of 0.3 is one of 0.1 as well.
  const excluded = state.fraction ? [1, ...state.notMultiples] : state.notMultiples
  if (step && excluded.some((of) => isMultipleOfStep(step, of))) return { kind: 'empty' }
  const fits = (value: number) => fitsNumber(state, value)
  const plain = [1, 0, ...nearEnds(state), -1, 2, 10, 0.5, 1.5]
  const found = plain.find(fits)
  if (found !== undefined) return { kind: 'value', value: found, doubt: undefined }
  return step ? amongMultiples(state, step, fits) : amongAll(state, fits)
}

function isMultipleOfStep(step: Decimal, of: number): boolean {
  const finer = decimal(of)
  return finer !== undefined && isMultiple(step, finer) === true
}

/** What every number is a multiple of; undefined: nothing. */
function stepOf({ multiples, whole }: State): Decimal | undefined | 'unknown' {
  let step: Decimal | undefined
  for (const of of whole ? [1, ...multiples] : multiples) {
    const next = decimal(of)
    const both = next && (step ? lcm(step, next) : next)
    if (!both) return 'unknown'
    step = both
  }
  return step
}

function nearEnds({ low, high }: State): readonly number[] {
  const ends = [low?.at, high?.at].filter((at) => at !== undefined)
  const middle = low && high ? [(low.at + high.at) / 2] : []
  // Far out, one more is the same number.
  const near = ends.flatMap((at) => [
    at + 1,
    at - 1,
    at + 0.5,
    at - 0.5,
    at + Math.abs(at) * 1e-9,
    at - Math.abs(at) * 1e-9,
  ])
  return [...ends, ...near, ...middle]
}

function amongMultiples({ low, high }: State, step: Decimal, fits: (value: number) => boolean): Answer {
  const from = end(low)
  const to = end(high)
  const first = from ? firstMultiple(step, from) : undefined
  const last = to ? lastMultiple(step, to) : undefined
  if ((from && !first) || (to && !last)) return { kind: 'undecided', reason: 'the numbers are too far apart to tell' }
  if (first && last && compare(first, last) > 0) return { kind: 'empty' }
  let at: Decimal | undefined = first ?? last ?? step
  const by = first || !last ? step : { digits: -step.digits, exponent: step.exponent }
  for (let tries = 0; at && tries < maxTries; tries++) {
    if (first && last && compare(at, last) > 0) return { kind: 'empty' }
    const value = numberOf(at)
    if (value !== undefined && fits(value)) return { kind: 'value', value, doubt: undefined }
    at = plus(at, by)
  }
  return { kind: 'undecided', reason: 'no number was found that is a multiple of all that it has to be' }
}

function end(limit: { readonly at: number; readonly exclusive: boolean } | undefined) {
  const at = limit && decimal(limit.at)
  return limit && at ? { at, exclusive: limit.exclusive } : undefined
}

/** Without a step only single points can be missing, and a real interval has more than that. */
function amongAll({ low, high, fraction, notMultiples, notValues }: State, fits: (value: number) => boolean): Answer {
  if (low && high && low.at === high.at) return { kind: 'empty' }
  const [from, to] = [low?.at ?? Math.min(0, (high?.at ?? 1) - 1), high?.at ?? Math.max(1, (low?.at ?? 0) + 1)]
  const points = notValues.size + 20 * notMultiples.length + (fraction ? 3 : 0) + 20
  for (let at = 1; at <= Math.min(points, maxTries); at++) {
    const value = from + ((to - from) * at) / (points + 1)
    if (fits(value)) return { kind: 'value', value, doubt: undefined }
  }
  return { kind: 'undecided', reason: 'no number was found between the limits' }
}

function fitsNumber(state: State, value: number): boolean {
  const { low, high, whole, fraction, multiples, notMultiples, notValues } = state
  if (low && (low.exclusive ? value <= low.at : value < low.at)) return false
  if (high && (high.exclusive ? value >= high.at : value > high.at)) return false
  if (whole && !Number.isInteger(value)) return false
  if (fraction && Number.isInteger(value)) return false
  if (notValues.has(valueKey(value))) return false
  return (
    multiples.every((of) => isMultipleOf(value, of) === true) &&
    notMultiples.every((of) => isMultipleOf(value, of) === false)
  )
}

export function isMultipleOf(value: number, of: number): boolean | undefined {
  const [left, right] = [decimal(value), decimal(of)]
  return left && right && isMultiple(left, right)
}
