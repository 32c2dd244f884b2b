import { expect, test } from 'vitest'
import { uslIntervals } from '../../../../src/checks/load-test/scaling/intervals.ts'
import { peakOf, throughputAt, type Usl } from '../../../../src/checks/load-test/scaling/usl.ts'
import { randomFrom } from '../../../../src/core/random.ts'

/** Sweeps of ten seconds a step, whose seconds differ by a tenth; how many of 40 a judgement holds for. */
function heldIn40(model: Usl, holds: (found: ReturnType<typeof uslIntervals>) => boolean): number {
  const random = randomFrom(9)
  const sweeps = Array.from({ length: 40 }, (_, seed) => {
    const steps = [1, 2, 4, 8, 16, 32].map((concurrency) => ({
      concurrency,
      answersBySecond: Array.from(
        { length: 10 },
        () => throughputAt(model, concurrency) * (1 + 0.1 * (2 * (random() + random() + random()) - 3)),
      ),
    }))
    return uslIntervals(steps, seed)
  })
  return sweeps.filter(holds).length
}

test('an interval at 95 % holds the true peak and the true crosstalk as often as that', () => {
  const model = { lambda: 50, sigma: 0.05, kappa: 0.004 }
  const truePeak = peakOf(model) ?? 0
  const within = ({ low, high }: { low: number; high: number }, value: number) => low <= value && value <= high
  // Binomial: fewer than 34 of 40 at 95 % come up once in a hundred.
  expect(heldIn40(model, ({ peak }) => peak !== undefined && within(peak, truePeak))).toBeGreaterThanOrEqual(34)
  expect(heldIn40(model, ({ kappa }) => within(kappa, 0.004))).toBeGreaterThanOrEqual(34)
})

test('without crosstalk, a peak is hardly ever claimed', () => {
  expect(heldIn40({ lambda: 50, sigma: 0.05, kappa: 0 }, ({ kappa }) => kappa.low > 0)).toBeLessThanOrEqual(4)
})
