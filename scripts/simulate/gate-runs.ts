import { compareSides, type SidesCompared } from '../../src/checks/load-test/compare/compare-sides.ts'
import type { Quantile } from '../../src/checks/load-test/compare/gate.ts'
import type { RoundTiming } from '../../src/checks/load-test/compare/rounds.ts'
import type { PlannedLoad } from '../../src/checks/load-test/side.ts'
import type { LoadOperation, LoadPlan } from '../../src/core/load.ts'
import { type SimulatedSide, type WorldOptions, worldEngine, worldOf } from './world.ts'

/** A comparison, to be simulated many times. */
export interface Scenario {
  readonly rate: number
  readonly timing: RoundTiming
  readonly warmupMs?: number
  readonly base?: SimulatedSide
  readonly head: SimulatedSide
  /** Names; all of them critical, beside all together. Default: a single one. */
  readonly operations?: readonly string[]
  readonly world?: WorldOptions
}

export const unchanged: SimulatedSide = { factor: () => 1 }

export function slowerBy(share: number): SimulatedSide {
  return { factor: () => 1 + share }
}

/** Thirty pairs within a budget for both sides together. */
export function budgetOf(seconds: number, pairs = 30): RoundTiming {
  return { pairs, slotMs: (seconds * 1000) / pairs / 2, discarded: 2 }
}

/** The real comparison on a simulated engine; the second run, where there is one, comes right after the first. */
export async function simulated(scenario: Scenario, seed: number): Promise<SidesCompared> {
  const { timing, warmupMs = 0, base = unchanged, head, operations = ['GET /'], world } = scenario
  const lengthMs = 4 * (timing.pairs * timing.slotMs + warmupMs)
  const engine = worldEngine(worldOf(seed, lengthMs, world), seed, { base, head })
  return compareSides(engine, plannedOf(scenario, operations, seed), {
    thresholdsMs: [],
    timing,
    critical: operations.length > 1 ? operations : [],
  })
}

function plannedOf({ rate, warmupMs = 0 }: Scenario, operations: readonly string[], seed: number): PlannedLoad {
  const stages = [{ durationMs: 60_000, from: rate, to: rate }]
  const plan: LoadPlan = {
    operations: operations.map(operationOf),
    arrivals: { model: 'open', distribution: 'poisson', stages },
    warmupMs,
    timeoutMs: 30_000,
    seed,
  }
  const target = (origin: string) => ({ origin, prefix: '', secrets: {}, http: '1.1' as const })
  return {
    plan,
    hash: '',
    sides: { base: { side: 'base', target: target('base') }, head: { side: 'head', target: target('head') } },
    placeOf: new Map(),
    probes: [],
    remarks: [],
    unproven: [],
  }
}

export function operationOf(name: string): LoadOperation {
  return { name, method: 'GET', template: '/', paths: ['/'], headers: {}, credentials: [], weight: 1 }
}

/** Shares of runs, from 0 to 1. */
export interface GateShares {
  readonly runs: number
  /** Any alarm in the first run, and any that the second bore out. */
  readonly alarm: number
  readonly confirmed: number
  /** Of all operations together, in the first run. */
  readonly regressed: Readonly<Record<Quantile, number>>
  readonly stillRegressed: Readonly<Record<Quantile, number>>
  readonly pass: Readonly<Record<Quantile, number>>
  /** Median over the runs, as a share: 0.2 is 20 %. */
  readonly detectable: Readonly<Record<Quantile, number>>
  readonly errorAlarm: number
  readonly errorConfirmed: number
}

const quantiles = ['p50', 'p95', 'p99'] as const

/** Runs a scenario again and again, each time in a world of its own. */
export async function gateShares(scenario: Scenario, runs: number, firstSeed: number): Promise<GateShares> {
  const results: SidesCompared[] = []
  for (let run = 0; run < runs; run++) results.push(slim(await simulated(scenario, firstSeed + run)))
  const share = (holds: (one: SidesCompared) => boolean) => results.filter(holds).length / runs
  const byQuantile = (value: (quantile: Quantile) => number) =>
    ({ p50: value('p50'), p95: value('p95'), p99: value('p99') }) as const
  const all = ({ comparison }: SidesCompared, quantile: Quantile) =>
    comparison.find((one) => one.operation === undefined && one.quantile === quantile)
  return {
    runs,
    alarm: share(({ comparison }) => comparison.some(({ confirmed }) => confirmed !== undefined)),
    confirmed: share(({ comparison }) => comparison.some(({ confirmed }) => confirmed === true)),
    regressed: byQuantile((quantile) => share((one) => all(one, quantile)?.confirmed !== undefined)),
    stillRegressed: byQuantile((quantile) => share((one) => all(one, quantile)?.confirmed === true)),
    pass: byQuantile((quantile) => share((one) => all(one, quantile)?.verdict === 'pass')),
    detectable: byQuantile((quantile) => median(results.map((one) => all(one, quantile)?.minimumDetectable ?? 0)) - 1),
    errorAlarm: share(({ errors }) => errors.some(({ confirmed }) => confirmed !== undefined)),
    errorConfirmed: share(({ errors }) => errors.some(({ confirmed }) => confirmed === true)),
  }
}

/** A thousand runs with all their counts would fill the memory. */
function slim(compared: SidesCompared): SidesCompared {
  const empty = { operations: [], overTime: [] }
  return { ...compared, base: { ...compared.base, ...empty }, head: { ...compared.head, ...empty }, rounds: [] }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export { quantiles }
