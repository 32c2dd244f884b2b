import {
  type Arrivals,
  durationOf,
  type LoadPlan,
  type LoadProgress,
  type LoadSample,
  offeredRate,
} from '../../../core/load.ts'
import type { LoadEngine } from '../../../core/ports.ts'
import { randomFrom } from '../../../core/random.ts'
import type { PlannedLoad, Side } from '../side.ts'
import type { Progressed } from './progress-over.ts'
import type { Pair } from './series.ts'

/** How a comparison is timed. */
export interface RoundTiming {
  /** Pairs of rounds, those that are forgotten included. */
  readonly pairs: number
  readonly slotMs: number
  /** First pairs that are forgotten: connections, caches and compilers are cold. */
  readonly discarded: number
}

/** Thirty pairs see more than fewer, longer ones; a slot of less than half a second has hardly anything in it. */
const mostPairs = 30
const fewestPairs = 10
const shortestSlotMs = 500
const longestSlotMs = 2000
const discarded = 2

/** Each side is loaded for as long as the plan says, up to a minute. */
export function timingOf({ arrivals }: Pick<LoadPlan, 'arrivals'>): RoundTiming {
  const durationMs = durationOf(arrivals)
  const slotMs = Math.min(longestSlotMs, Math.max(shortestSlotMs, durationMs / mostPairs))
  const pairs = Math.min(mostPairs, Math.max(fewestPairs, Math.floor(durationMs / slotMs)))
  return { pairs, slotMs, discarded }
}

export type Watch = (progress: LoadProgress) => string | undefined

/** What a series of rounds needs from outside. */
export interface RoundOptions {
  readonly thresholdsMs: readonly number[]
  readonly signal?: AbortSignal
  /** One for each side: it is told what came of all of the side's rounds, as if they were one run. */
  readonly watch?: Readonly<Record<Side['side'], Watch>>
  /** Called before each pair, with its number from 1. */
  readonly onPair?: (pair: number) => void
}

/** What went before: a second run has requests of its own, and goes on where the first one ended. */
export interface RoundsBefore {
  readonly run: number
  readonly progressed: Readonly<Record<Side['side'], Progressed>>
}

/** What was measured in rounds. */
export interface Rounds {
  /** Whole pairs, those that are forgotten left out. */
  readonly pairs: readonly Pair[]
  /** A round that was ended by its watch, which has no partner or only a part of it. */
  readonly aborted?: {
    readonly side: Side['side']
    readonly sample: LoadSample
    readonly afterMs: number
    readonly reason: string
  }
}

/**
 * Loads base and head in turns, a short round each, in random order within each pair. The requests of a pair are the same on both
 * sides. What changes slowly on the machine, on the way, or in the database then meets both; what is left is by chance,
 * and as likely to meet one as the other.
 */
export async function measureRounds(
  engine: LoadEngine,
  { plan, sides }: PlannedLoad,
  timing: RoundTiming,
  options: RoundOptions,
  { run, progressed }: RoundsBefore,
): Promise<Rounds> {
  if (sides.base === undefined) throw new Error('there is no base to compare with')
  const targets = { base: sides.base.target, head: sides.head.target }
  const { thresholdsMs, signal, watch, onPair } = options
  const order = randomFrom(plan.seed, 2 * run + 1)
  const seeds = randomFrom(plan.seed, 2 * run + 2)
  const pairs: Pair[] = []
  for (let at = 0; at < timing.pairs; at++) {
    onPair?.(at + 1)
    const round = roundOf(plan, timing, Math.floor(seeds() * 2 ** 31), at === 0)
    const measured: Partial<Record<Side['side'], LoadSample>> = {}
    for (const side of order() < 0.5 ? (['base', 'head'] as const) : (['head', 'base'] as const)) {
      const over = progressed[side]
      const sample = await engine.run(round, targets[side], {
        thresholdsMs,
        ...(signal === undefined ? {} : { signal }),
        ...(watch === undefined ? {} : { watch: over.watched(watch[side]) }),
      })
      if (sample.aborted) {
        const afterMs = over.elapsedMs() + sample.aborted.afterMs
        return { pairs, aborted: { side, sample, afterMs, reason: sample.aborted.reason } }
      }
      over.roundEnded(sample.durationMs)
      measured[side] = sample
    }
    const { base, head } = measured
    if (at >= timing.discarded && base !== undefined && head !== undefined) pairs.push({ base, head })
  }
  return { pairs }
}

/** What is left out of each round of a closed loop, which connects anew. */
const reconnectMs = 250

/** The plan of one round: the first of each side warms up as the plan says. */
function roundOf(plan: LoadPlan, { slotMs }: RoundTiming, seed: number, first: boolean): LoadPlan {
  const warmupMs = first ? plan.warmupMs : plan.arrivals.model === 'closed' ? reconnectMs : 0
  return { ...plan, arrivals: roundArrivals(plan.arrivals, slotMs), warmupMs, seed }
}

/** Rounds have to be alike, so a rate that changes is offered at its mean. */
function roundArrivals(arrivals: Arrivals, durationMs: number): Arrivals {
  if (arrivals.model === 'closed') return { ...arrivals, durationMs }
  const rate = offeredRate(arrivals) ?? 0
  return { ...arrivals, stages: [{ durationMs, from: rate, to: rate }] }
}
