import { describe, expect, test } from 'vitest'
import {
  compare,
  type Decimal,
  decimal,
  firstMultiple,
  isMultiple,
  lastMultiple,
  lcm,
  negated,
  numberOf,
  plus,
} from '../../../../src/checks/api-diff/meaning/decimal.ts'
import fc from '../../../properties.ts'

/** A number that JSON can say. */
function exact(value: number): Decimal {
  const made = decimal(value)
  if (!made) throw new Error(`${value} is no number of JSON`)
  return made
}

function shown(made: Decimal | undefined): number | undefined {
  return made && numberOf(made)
}

describe('decimals', () => {
  test.each<[number, bigint, number]>([
    [0, 0n, 0],
    [-0, 0n, 0],
    [1, 1n, 0],
    [100, 1n, 2],
    [-12.5, -125n, -1],
    [0.1, 1n, -1],
    [1e-7, 1n, -7],
    [1e21, 1n, 21],
    [1.5e300, 15n, 299],
    [0.1 * 3, 30000000000000004n, -17],
  ])('%d is %d × 10^%d', (value, digits, exponent) => {
    expect(decimal(value)).toEqual({ digits, exponent })
    expect(shown(exact(value))).toBe(value === 0 ? 0 : value)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is none', (value) => {
    expect(decimal(value)).toBeUndefined()
  })

  test('what no number of JavaScript is exactly has no number', () => {
    expect(numberOf({ digits: 2n ** 53n + 1n, exponent: 0 })).toBeUndefined()
    expect(numberOf({ digits: 1n, exponent: 400 })).toBeUndefined()
  })

  test.each<[number, number, boolean | undefined]>([
    [0.3, 0.1, true],
    [0.1 * 3, 0.1, false],
    [19.99, 0.01, true],
    [1e21, 7, false],
    [1e21, 1, true],
    [0, 0.5, true],
    [-7.5, 2.5, true],
    [5, 0, false],
    [1e300, 1e-300, undefined],
  ])('%d a multiple of %d: %s', (value, of, expected) => {
    expect(isMultiple(exact(value), exact(of))).toBe(expected)
  })

  test.each<[number, number, number | undefined]>([
    [4, 6, 12],
    [0.1, 0.25, 0.5],
    [1, 0.5, 1],
    [1e-7, 3, 3],
    [1e300, 1e-300, undefined],
  ])('of %d and %d the least common multiple is %d', (a, b, expected) => {
    expect(shown(lcm(exact(a), exact(b)))).toBe(expected)
  })

  test.each<[number, number, boolean, number | undefined]>([
    [0.1, 0.25, false, 0.3],
    [0.1, 0.3, false, 0.3],
    [0.1, 0.3, true, 0.4],
    [5, -7, false, -5],
    [5, -5, true, 0],
    [2, 1e21, true, undefined],
    [0, 1, false, undefined],
    [1e-300, 1e300, false, undefined],
  ])('the first multiple of %d from %d (exclusive: %s) is %d', (step, at, exclusive, expected) => {
    expect(shown(firstMultiple(exact(step), { at: exact(at), exclusive }))).toBe(expected)
  })

  test.each<[number, number, boolean, number]>([
    [0.1, 0.25, false, 0.2],
    [5, 7, false, 5],
    [5, 5, true, 0],
    [5, -7, false, -10],
  ])('the last multiple of %d up to %d (exclusive: %s) is %d', (step, at, exclusive, expected) => {
    expect(shown(lastMultiple(exact(step), { at: exact(at), exclusive }))).toBe(expected)
  })

  test('numbers far apart are compared without being written out', () => {
    expect(compare(exact(1e308), exact(5e-324))).toBeGreaterThan(0)
    expect(compare(exact(-1e308), exact(5e-324))).toBeLessThan(0)
    expect(plus(exact(1e308), exact(5e-324))).toBeUndefined()
  })
})

describe('against whole numbers that are scaled', () => {
  const whole = fc.integer({ min: -1_000_000, max: 1_000_000 })
  const step = fc.integer({ min: 1, max: 5_000 })
  const places = fc.integer({ min: 0, max: 9 })
  const scaled = (value: number, by: number) => exact(Number(`${value}e-${by}`))

  test('compare, plus, isMultiple', () => {
    fc.assert(
      fc.property(whole, whole, step, places, (a, b, of, by) => {
        expect(Math.sign(compare(scaled(a, by), scaled(b, by)))).toBe(Math.sign(a - b))
        expect(plus(scaled(a, by), scaled(b, by))).toEqual(scaled(a + b, by))
        expect(isMultiple(scaled(a, by), scaled(of, by))).toBe(a % of === 0)
      }),
    )
  })

  test('multiples next to an end, and common ones', () => {
    fc.assert(
      fc.property(whole, step, step, places, fc.boolean(), (at, a, b, by, exclusive) => {
        const end = { at: scaled(at, by), exclusive }
        const first = (exclusive ? Math.floor(at / a) + 1 : Math.ceil(at / a)) * a
        const last = (exclusive ? Math.ceil(at / a) - 1 : Math.floor(at / a)) * a
        expect(firstMultiple(scaled(a, by), end)).toEqual(scaled(first, by))
        expect(lastMultiple(scaled(a, by), end)).toEqual(scaled(last, by))
        let common = a
        while (common % b !== 0) common += a
        expect(lcm(scaled(a, by), scaled(b, by))).toEqual(scaled(common, by))
        expect(negated(negated(end.at))).toEqual(end.at)
      }),
    )
  })
})
