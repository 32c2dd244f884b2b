import { describe, expect, test } from 'vitest'
import { randomFrom, xoshiro128 } from '../../src/core/random.ts'

test('the numbers of the reference implementation for the state 1, 2, 3, 4', () => {
  const next = xoshiro128([1, 2, 3, 4])
  // As in the test of the crate rand_xoshiro, which took them from the authors' C code.
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ])
})

describe('seeds', () => {
  const first = (seed: number, stream?: number) => Array.from({ length: 8 }, randomFrom(seed, stream))

  test('the same seed gives the same numbers', () => expect(first(7)).toEqual(first(7)))

  test.each([
    ['the next seed', first(8)],
    ['another stream of it', first(7, 1)],
    ['a seed that differs above 32 bits', first(7 + 2 ** 40)],
    ['seed 0', first(0)],
  ])('%s shares none of them', (_, other) => {
    expect(first(7).filter((value) => other.includes(value))).toEqual([])
  })

  test('numbers lie evenly in 0 to 1', () => {
    const random = randomFrom(42)
    const tenths = new Array<number>(10).fill(0)
    for (let drawn = 0; drawn < 100_000; drawn++) {
      const tenth = Math.floor(random() * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    const chiSquare = tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    // 99.9 % quantile of chi square with 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.88)
  })
})
