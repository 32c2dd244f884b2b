import type { Config } from '../../../core/config.ts'
import { type Arrivals, durationOf, type LoadPlan, type LoadStage } from '../../../core/load.ts'
import type { Profile } from '../../../core/profile.ts'

/** What a pull request waits for, warm-up included; a comparison with base takes longer. */
const longestMs = 180_000
const longestWithBaseMs = 300_000
const longestWarmupMs = 60_000
const defaultRate = 20
const highestRate = 10_000

/** How a plan is timed; everything but its operations. */
export type Timing = Omit<LoadPlan, 'operations'>

/** What was asked for, where anybody asked, within what a pull request waits for. */
export function timingOf(
  { load }: Config,
  { floor }: Profile,
  written: Partial<Timing>,
  withBase: boolean,
): { readonly timing: Timing; readonly remarks: readonly string[] } {
  const longest = withBase ? longestWithBaseMs : longestMs
  const warmupMs = Math.min(longestWarmupMs, written.warmupMs ?? load.warmupSeconds * 1000)
  const wanted = written.arrivals ?? arrivalsOf(load)
  const arrivals = shortened(wanted, longest - warmupMs)
  const cut = durationOf(wanted) > durationOf(arrivals)
  return {
    timing: {
      arrivals,
      warmupMs,
      // Long enough that only what breaks every floor is cut off.
      timeoutMs: written.timeoutMs ?? Math.min(30_000, Math.max(5000, 2 * floor.p99Ms)),
      seed: written.seed ?? load.seed,
    },
    remarks: cut
      ? [
          `The load test was cut from ${seconds(durationOf(wanted))} to ${seconds(durationOf(arrivals))}: it takes at most ${longest / 60_000} minutes in all.`,
        ]
      : [],
  }
}

function arrivalsOf(load: Config['load']): Arrivals {
  const durationMs = load.durationSeconds * 1000
  if (load.concurrency !== undefined) return { model: 'closed', concurrency: load.concurrency, durationMs }
  const rate = Math.min(highestRate, load.rate ?? throughputFloor(load) ?? defaultRate)
  return { model: 'open', distribution: load.arrivals, stages: [{ durationMs, from: rate, to: rate }] }
}

/** A floor of so many answers a second can only be judged where at least so many are asked for. */
function throughputFloor({ slo }: Config['load']): number | undefined {
  const floors = slo.filter(({ metric, operation }) => metric === 'throughput' && operation === undefined)
  return floors.length === 0 ? undefined : Math.max(...floors.map(({ floor }) => floor))
}

/** The same up to a moment; a ramp that is cut stops on its way. */
function shortened(arrivals: Arrivals, longestMs: number): Arrivals {
  if (durationOf(arrivals) <= longestMs) return arrivals
  if (arrivals.model === 'closed') return { ...arrivals, durationMs: longestMs }
  const stages: LoadStage[] = []
  let left = longestMs
  for (const { durationMs, from, to } of arrivals.stages) {
    if (left <= 0) break
    const share = Math.min(1, left / durationMs)
    stages.push({ durationMs: Math.round(durationMs * share), from, to: from + (to - from) * share })
    left -= durationMs
  }
  return { ...arrivals, stages }
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`
}
