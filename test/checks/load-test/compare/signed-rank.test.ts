import { describe, expect, test } from 'vitest'
import { hodgesLehmann, signedRank, signFlip } from '../../../../src/checks/load-test/compare/signed-rank.ts'
import { randomFrom } from '../../../../src/core/random.ts'

/** Largest rank sums that are significant one-sided at 5, 2.5, 1 and 0.5 % (McCornack, JASA 60, 1965, table 2). */
const critical = [
  [5, [0]],
  [6, [2, 0]],
  [8, [5, 3, 1, 0]],
  [10, [10, 8, 5, 3]],
  [15, [30, 25, 19, 15]],
  [20, [60, 52, 43, 37]],
  [25, [100, 89, 76, 68]],
  [30, [151, 137, 120, 109]],
] as const
const levels = [0.05, 0.025, 0.01, 0.005]

/** The differences 1 to n, of which those below 0 have ranks that add up to `sum`. */
function withNegativeRanks(n: number, sum: number): readonly number[] {
  let left = sum
  return Array.from({ length: n }, (_, at) => n - at).map((rank) => {
    if (rank > left) return rank
    left -= rank
    return -rank
  })
}

describe('signed-rank test', () => {
  test.each(critical)('n = %i: published critical values', (n, sums) => {
    for (const [at, sum] of sums.entries()) {
      const level = levels[at] ?? 0
      expect(signedRank(withNegativeRanks(n, sum)).p).toBeLessThanOrEqual(level)
      expect(signedRank(withNegativeRanks(n, sum + 1)).p).toBeGreaterThan(level)
    }
  })

  test('Hollander and Wolfe, example 3.1: depression before and after a tranquilizer', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    const differences = before.map((one, at) => one - (after[at] ?? 0))
    const { n, sum, p } = signedRank(differences)
    expect({ n, sum }).toEqual({ n: 9, sum: 40 })
    expect(p).toBeCloseTo(0.0195, 4)
    const { estimate, low, high } = hodgesLehmann(differences, 0.025)
    expect([estimate, low, high].map((value) => Math.round(value * 1000) / 1000)).toEqual([0.46, 0.01, 0.786])
  })

  test('all sign assignments, one by one, with ties and zeros', () => {
    const random = randomFrom(7)
    for (let n = 1; n <= 10; n++) {
      for (let repeat = 0; repeat < 8; repeat++) {
        const differences = Array.from({ length: n }, () => Math.floor(random() * 9) - 4)
        expect(signedRank(differences).p, differences.join()).toBeCloseTo(byBruteForce(differences, prattRanks), 12)
        expect(signFlip(differences), differences.join()).toBeCloseTo(byBruteForce(differences, sizes), 12)
      }
    }
  })

  test.each([
    ['nothing differs', [0, 0, 0], 1],
    ['no rounds', [], 1],
    ['one round', [3], 0.5],
    ['all above', [1, 2, 3, 4, 5], 1 / 32],
    ['all below', [-1, -2, -3], 1],
    ['all tied', [2, 2, 2, 2], 1 / 16],
  ])('%s', (_, differences, p) => {
    expect(signedRank(differences).p).toBeCloseTo(p, 12)
  })

  test('a zero takes the lowest rank away from the others', () => {
    // Ranks 2 (below) and 3 (above) are left: sums 0, 2, 3, 5; so that 3 or more is half of them.
    expect(signedRank([0, -1, 5])).toEqual({ n: 2, sum: 3, p: 0.5 })
  })

  test('a shift that the interval holds is not refused, one outside is', () => {
    const random = randomFrom(11)
    const differences = Array.from({ length: 28 }, () => random() + random() - 0.9)
    const { low, high } = hodgesLehmann(differences, 0.01)
    const against = (shift: number) => signedRank(differences.map((one) => one - shift)).p
    expect(against(low + 1e-9)).toBeGreaterThan(0.01)
    expect(against(low - 1e-9)).toBeLessThanOrEqual(0.01)
    expect(signedRank(differences.map((one) => high - 1e-9 - one)).p).toBeGreaterThan(0.01)
    expect(signedRank(differences.map((one) => high + 1e-9 - one)).p).toBeLessThanOrEqual(0.01)
  })

  test('too few differences bound nothing', () => {
    expect(hodgesLehmann([1, 2, 3], 0.01)).toEqual({ estimate: 2, low: -Infinity, high: Infinity })
  })
})

describe('sign-flip test', () => {
  test('one outage that hit head by chance is one event', () => {
    expect(signFlip([0, 0, 40, 0, 0])).toBe(0.5)
  })

  test('the same failures in each round are many', () => {
    expect(signFlip([4, 4, 4, 4, 4, 4, 4, 4])).toBe(1 / 256)
  })
})

const sizes = (differences: readonly number[]) => differences.map(Math.abs)

function prattRanks(differences: readonly number[]): readonly number[] {
  return differences.map((one) => {
    if (one === 0) return 0
    const below = differences.filter((other) => Math.abs(other) < Math.abs(one)).length
    const same = differences.filter((other) => Math.abs(other) === Math.abs(one)).length
    return below + (same + 1) / 2
  })
}

/** The share of all assignments of signs whose sum of positive weights is at least the one seen. */
function byBruteForce(differences: readonly number[], weigh: (differences: readonly number[]) => readonly number[]) {
  const weights = weigh(differences)
  const seen = weights.reduce((sum, weight, at) => sum + ((differences[at] ?? 0) > 0 ? weight : 0), 0)
  let atLeast = 0
  for (let signs = 0; signs < 2 ** weights.length; signs++) {
    const sum = weights.reduce((all, weight, at) => all + ((signs >> at) & 1 ? weight : 0), 0)
    if (sum >= seen) atLeast++
  }
  return atLeast / 2 ** weights.length
}
