import { quantileMs } from '../../src/core/latency-counts.ts'
import { type KnownFloor, measured, sloShares, trueThresholds } from './slo-runs.ts'
import { percentOf, table } from './tables.ts'
import type { WorldOptions } from './world.ts'

const worlds: readonly (readonly [string, WorldOptions])[] = [
  ['independent', { drift: false, neighbours: false, stalls: false }],
  ['stalls', { drift: false, neighbours: false }],
  ['stalls, drift, neighbours', {}],
]
const ratios = [0.25, 0.5, 1, 2, 4] as const

/** Verdicts on floors whose truth is known: the share of requests past them, against the share that is allowed. */
export async function sloTable(runs: number): Promise<string> {
  const rows: string[][] = []
  for (const [name, world] of worlds) {
    const floors: KnownFloor[] = []
    for (const allowed of [0.05, 0.01]) {
      const shares = ratios.map((ratio) => ratio * allowed)
      for (const thresholdMs of await trueThresholds(world, shares)) floors.push({ thresholdMs, allowed })
    }
    for (const rate of [20, 100, 400]) {
      const found = await sloShares({ rate, seconds: 60, world }, floors, runs, 1)
      for (const [at, quantile] of ['p95', 'p99'].entries()) {
        const part = found.slice(at * ratios.length, (at + 1) * ratios.length)
        rows.push([
          `${name}; ${quantile}, ${rate}/s`,
          ...part.map(({ pass, fail }) => `${percentOf(pass)} / ${percentOf(fail)}`),
        ])
      }
    }
  }
  return table(['PASS / FAIL %', ...ratios.map((ratio) => `${ratio} of what is allowed`)], rows)
}

/** One run against one stored run of the same service, called slower above 10 %: what a ratio alone would do. */
export async function storedTable(runs: number): Promise<string> {
  const rows: string[][] = []
  for (const bound of [1.1, 1.5, 2]) {
    const alarms = [0, 0, 0]
    for (let run = 0; run < runs; run++) {
      const [stored, now] = [await lottery(2 * run), await lottery(2 * run + 1)]
      for (const [at, q] of [0.5, 0.95, 0.99].entries()) {
        if ((quantileMs(now, q) ?? 0) > bound * (quantileMs(stored, q) ?? 0)) alarms[at] = (alarms[at] ?? 0) + 1
      }
    }
    rows.push([`above ${bound} times`, alarms.map((count) => percentOf(count / runs)).join(' / ')])
  }
  return table(['alarm on an unchanged service', '% p50 / p95 / p99'], rows)
}

async function lottery(seed: number) {
  const { operations } = await measured({ rate: 100, seconds: 60, world: { lottery: true } }, [], 500_000 + seed)
  return operations[0]?.latency ?? []
}
