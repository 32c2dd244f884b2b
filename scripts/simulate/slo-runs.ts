import type { Claim } from '../../src/checks/load-test/objectives.ts'
import { judge } from '../../src/checks/load-test/slo.ts'
import type { LoadPlan, LoadSample, SloVerdict } from '../../src/core/load.ts'
import { operationOf, unchanged } from './gate-runs.ts'
import { type WorldOptions, worldEngine, worldOf } from './world.ts'

/** A single run against a floor, to be simulated many times. */
export interface SloScenario {
  readonly rate: number
  readonly seconds: number
  readonly world: WorldOptions
}

/** One run in a world of its own. */
export async function measured(
  scenario: SloScenario,
  thresholdsMs: readonly number[],
  seed: number,
): Promise<LoadSample> {
  const { rate, seconds, world } = scenario
  const durationMs = seconds * 1000
  // A run begins at any moment of the world's life.
  const engine = worldEngine(worldOf(seed, durationMs, world), seed, { head: unchanged })
  const plan: LoadPlan = {
    operations: [operationOf('GET /')],
    arrivals: { model: 'open', distribution: 'poisson', stages: [{ durationMs, from: rate, to: rate }] },
    warmupMs: 0,
    timeoutMs: 30_000,
    seed,
  }
  return engine.run(plan, { origin: 'head', prefix: '', secrets: {}, http: '1.1' }, { thresholdsMs })
}

/** Latencies that these shares of all requests exceed, in the long run of such worlds. */
export async function trueThresholds(world: WorldOptions, shares: readonly number[]): Promise<readonly number[]> {
  const counts = new Map<number, number>()
  let all = 0
  for (let seed = 1; seed <= 400; seed++) {
    const { operations } = await measured({ rate: 200, seconds: 60, world }, [], 1_000_000 + seed)
    for (const [us, count] of operations[0]?.latency ?? []) {
      counts.set(us, (counts.get(us) ?? 0) + count)
      all += count
    }
  }
  const descending = [...counts].sort(([a], [b]) => b - a)
  return shares.map((share) => {
    let above = 0
    for (const [us, count] of descending) {
      above += count
      // Values are rounded, so the threshold lies between two of them.
      if (above > share * all) return us / 1000 + 1e-4
    }
    return 0
  })
}

/** A floor whose truth is known. */
export interface KnownFloor {
  readonly thresholdMs: number
  readonly allowed: number
}

/** Shares of runs by verdict. */
export type SloShares = Readonly<Record<SloVerdict['verdict'], number>>

/** How often each promise is called kept, broken or open; each by itself, on the same runs. */
export async function sloShares(
  scenario: SloScenario,
  floors: readonly KnownFloor[],
  runs: number,
  firstSeed: number,
): Promise<readonly SloShares[]> {
  const counts = floors.map(() => ({ pass: 0, fail: 0, inconclusive: 0 }))
  const thresholdsMs = [...new Set(floors.map(({ thresholdMs }) => thresholdMs))].sort((a, b) => a - b)
  for (let run = 0; run < runs; run++) {
    const sample = await measured(scenario, thresholdsMs, firstSeed + run)
    for (const [at, floor] of floors.entries()) {
      const [objective] = judge(sample, [claimOf(floor)], 30_000)
      const count = counts[at]
      if (objective !== undefined && count !== undefined) count[objective.verdict]++
    }
  }
  return counts.map(({ pass, fail, inconclusive }) => ({
    pass: pass / runs,
    fail: fail / runs,
    inconclusive: inconclusive / runs,
  }))
}

function claimOf({ thresholdMs, allowed }: KnownFloor): Claim {
  return { metric: allowed === 0.05 ? 'p95' : 'p99', floor: thresholdMs, operation: undefined, allowed, thresholdMs }
}
