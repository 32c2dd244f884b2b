import { describe, expect, test } from 'vitest'
import { atLeast, atMost } from '../../../src/checks/load-test/binomial.ts'
import fc from '../../properties.ts'

/** P(X <= k) by adding exact integers: p = numerator / denominator. */
function exactAtMost(k: number, n: number, numerator: number, denominator: number): number {
  let sum = 0n
  let choose = 1n
  for (let i = 0; i <= k; i++) {
    sum += choose * BigInt(numerator) ** BigInt(i) * BigInt(denominator - numerator) ** BigInt(n - i)
    choose = (choose * BigInt(n - i)) / BigInt(i + 1)
  }
  // 15 digits survive the division of big integers.
  return Number((sum * 10n ** 15n) / BigInt(denominator) ** BigInt(n)) / 1e15
}

describe('tails of the binomial distribution', () => {
  test('agree with exact integer arithmetic', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 99 }), (a, b, percent) => {
        const [k, n] = [Math.min(a, b), Math.max(a, b)]
        const exact = exactAtMost(k, n, percent, 100)
        expect(atMost(k, n, percent / 100)).toBeCloseTo(exact, 11)
        expect(atLeast(k + 1, n, percent / 100)).toBeCloseTo(1 - exact, 11)
      }),
      { numRuns: 300 },
    )
  })

  test('add up to one, whatever the size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const k = Math.floor(share * n)
        for (const p of [0.5, 0.05, 0.01, 0.001]) {
          const [below, above] = [atMost(k, n, p), atLeast(k + 1, n, p)]
          expect(below + above).toBeCloseTo(1, 8)
          expect(Math.min(below, above)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    // Nothing drawn at all: (1 - p)^n.
    { k: 0, n: 1_000_000, p: 0.00001, below: Math.exp(1_000_000 * Math.log1p(-0.00001)) },
    { k: 0, n: 299, p: 0.01, below: 0.99 ** 299 },
    // Half of an odd number of coins, or fewer.
    { k: 499_999, n: 999_999, p: 0.5, below: 0.5 },
  ])('P(X <= $k) of $n at $p', ({ k, n, p, below }) => {
    expect(atMost(k, n, p)).toBeCloseTo(below, 8)
  })

  test.each([
    [0, 10, 0.1, 1],
    [11, 10, 0.1, 0],
    [1, 10, 0, 0],
    [3, 10, 1, 1],
  ])('P(X >= %i) of %i at %f is %f', (k, n, p, probability) => {
    expect(atLeast(k, n, p)).toBe(probability)
  })

  test('a far tail is small, not wrong', () => {
    expect(atLeast(5000, 10_000, 0.01)).toBe(0)
    expect(atLeast(300, 3000, 0.01)).toBeGreaterThan(0)
    expect(atLeast(300, 3000, 0.01)).toBeLessThan(1e-100)
  })
})
