import { describe, expect, test } from 'vitest'
import { budgetOf, gateShares, slowerBy, unchanged } from '../../../../scripts/simulate/gate-runs.ts'
import { sloShares } from '../../../../scripts/simulate/slo-runs.ts'

/** A small part of `scripts/simulate-load.ts`: the same on every machine, and wide of the bars by what so few runs leave to chance. */
const scenario = { rate: 60, timing: budgetOf(30) }

describe('the gate, simulated', () => {
  test('an unchanged service on a restless machine is hardly ever called regressed, and never twice', async () => {
    const { alarm, confirmed, pass } = await gateShares({ ...scenario, head: unchanged }, 150, 1)
    // 3 % are promised: of 150 runs, 10 or more would come up once in a hundred times.
    expect(alarm * 150).toBeLessThan(10)
    expect(confirmed).toBe(0)
    expect(pass.p50).toBeGreaterThan(0.3)
  })

  test('half as slow again is seen at the median and at p95', async () => {
    const { regressed, stillRegressed, pass } = await gateShares({ ...scenario, head: slowerBy(0.5) }, 40, 1)
    expect(regressed.p50).toBe(1)
    expect(stillRegressed.p50).toBeGreaterThan(0.95)
    expect(regressed.p95).toBeGreaterThan(0.75)
    expect(pass).toEqual({ p50: 0, p95: 0, p99: 0 })
  })

  test('what it says that it can see, it sees in about eight of ten runs', async () => {
    const { detectable } = await gateShares({ ...scenario, head: unchanged }, 40, 1)
    const { regressed } = await gateShares({ ...scenario, head: slowerBy(detectable.p50) }, 60, 1001)
    expect(regressed.p50).toBeGreaterThan(0.65)
    expect(regressed.p50).toBeLessThan(0.95)
  })
})

describe('floors, simulated', () => {
  const world = { drift: false, neighbours: false, stalls: false }

  test.each([
    // Threshold, true share past it against the share allowed, and the verdict that may hardly ever come.
    ['exactly at the floor', 1, ['pass', 'fail']],
    ['twice what is allowed', 2, ['pass']],
    ['half of what is allowed', 0.5, ['fail']],
  ] as const)('%s', async (_, ratio, wrong) => {
    const thresholdMs = pastBy(0.05 * ratio)
    const [found] = await sloShares({ rate: 50, seconds: 30, world }, [{ thresholdMs, allowed: 0.05 }], 60, 1)
    // One in twenty is promised: of 60 runs, 8 or more would come up once in a hundred times.
    for (const verdict of wrong) expect((found?.[verdict] ?? 1) * 60).toBeLessThan(8)
  })
})

/** The latency that so large a share of the simulated service's answers exceeds, by halving. */
function pastBy(share: number): number {
  let [low, high] = [1, 10_000]
  while (high - low > 0.01) {
    const middle = (low + high) / 2
    const past = 0.97 * tail(Math.log(middle / 40) / 0.45) + 0.03 * tail(Math.log(middle / 180) / 0.6)
    if (past > share) low = middle
    else high = middle
  }
  return high
}

/** P(Z > z) of a standard normal, to 7.5e-8 (Abramowitz and Stegun 26.2.17). */
function tail(z: number): number {
  if (z < 0) return 1 - tail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = terms.reduceRight((all, term) => (all + term) * t, 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}
