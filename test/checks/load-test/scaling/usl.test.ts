import { describe, expect, test } from 'vitest'
import {
  fitUsl,
  type Point,
  peakOf,
  rSquared,
  throughputAt,
  type Usl,
} from '../../../../src/checks/load-test/scaling/usl.ts'
import { randomFrom } from '../../../../src/core/random.ts'

const concurrencies = [1, 2, 4, 8, 16, 32]

function pointsOf(model: Usl, noise = () => 1): readonly Point[] {
  return concurrencies.map((concurrency) => ({ concurrency, throughput: throughputAt(model, concurrency) * noise() }))
}

test('the law itself, by hand', () => {
  // 4 clients, 10 % serial, 1 % crosstalk: 100 * 4 / (1 + 0.1 * 3 + 0.01 * 4 * 3) = 400 / 1.42.
  expect(throughputAt({ lambda: 100, sigma: 0.1, kappa: 0.01 }, 4)).toBeCloseTo(281.69, 2)
  // sqrt((1 - 0.1) / 0.01)
  expect(peakOf({ lambda: 100, sigma: 0.1, kappa: 0.01 })).toBeCloseTo(9.487, 3)
  expect(peakOf({ lambda: 100, sigma: 0.1, kappa: 0 })).toBeUndefined()
  expect(peakOf({ lambda: 100, sigma: 1.5, kappa: 0.1 })).toBe(1)
})

test.each<Usl>([
  { lambda: 100, sigma: 0.05, kappa: 0.002 },
  { lambda: 3000, sigma: 0.3, kappa: 0 },
  { lambda: 20, sigma: 0, kappa: 0.01 },
  { lambda: 20, sigma: 0, kappa: 0 },
  { lambda: 0.5, sigma: 0.9, kappa: 0.0001 },
])('parameters are found again: $lambda, $sigma, $kappa', (model) => {
  const fit = fitUsl(pointsOf(model))
  expect(fit?.lambda).toBeCloseTo(model.lambda, 6)
  expect(fit?.sigma).toBeCloseTo(model.sigma, 6)
  expect(fit?.kappa).toBeCloseTo(model.kappa, 6)
  expect(fit && rSquared(fit, pointsOf(model))).toBeCloseTo(1, 9)
})

describe('no point of a fine grid fits better', () => {
  /** Sum of squares on c / X; for each sigma and kappa, the best lambda in closed form. */
  function residual(points: readonly Point[], sigma: number, kappa: number, given?: number): number {
    const shapes = points.map(({ concurrency: c }) => 1 + sigma * (c - 1) + kappa * c * (c - 1))
    const values = points.map(({ concurrency, throughput }) => concurrency / throughput)
    const sum = (of: (at: number) => number) => points.reduce((all, _, at) => all + of(at), 0)
    const inverse =
      given === undefined
        ? sum((at) => (shapes[at] ?? 0) * (values[at] ?? 0)) / sum((at) => (shapes[at] ?? 0) ** 2)
        : 1 / given
    return sum((at) => ((values[at] ?? 0) - inverse * (shapes[at] ?? 0)) ** 2)
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('noise of 10 %%, seed %i', (seed) => {
    const random = randomFrom(seed)
    // Some of these draw the unconstrained solution below 0: that is what the constraint is for.
    const model = { lambda: 100, sigma: seed % 2 === 0 ? 0 : 0.05, kappa: seed % 3 === 0 ? 0.003 : 0 }
    const points = pointsOf(model, () => 0.9 + 0.2 * random())
    const fit = fitUsl(points)
    if (fit === undefined) throw new Error('no fit')
    expect(fit.sigma).toBeGreaterThanOrEqual(0)
    expect(fit.kappa).toBeGreaterThanOrEqual(0)
    let best = Number.POSITIVE_INFINITY
    for (let s = 0; s <= 300; s++) {
      for (let k = 0; k <= 300; k++) best = Math.min(best, residual(points, s * 0.0005, k * 0.00002))
    }
    expect(residual(points, fit.sigma, fit.kappa, fit.lambda)).toBeLessThanOrEqual(best * (1 + 1e-9))
  })
})

test('three points fit any three parameters, so they prove none', () => {
  expect(fitUsl(pointsOf({ lambda: 100, sigma: 0, kappa: 0 }).slice(0, 3))).toBeUndefined()
})

test('a step without a single answer has no c / X', () => {
  expect(fitUsl([...pointsOf({ lambda: 1, sigma: 0, kappa: 0 }), { concurrency: 64, throughput: 0 }])).toBeUndefined()
})
