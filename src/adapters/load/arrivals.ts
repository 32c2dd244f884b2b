import type { LoadOperation, LoadPlan, LoadStage } from '../../core/load.ts'
import { type Random, randomFrom } from '../../core/random.ts'

/** A request that is due, by places in the plan's operations and in that operation's paths. */
export interface Arrival {
  /** From the start of the measurement; negative in the warm-up. */
  readonly dueMs: number
  readonly operation: number
  readonly path: number
}

/** Which arrivals a thread sends: each `of`th, from the `index`th on. All shares together are the whole plan. */
export interface Share {
  readonly index: number
  readonly of: number
}

/** Streams of the plan's seed: a longer warm-up or another distribution leaves the order of requests as it is. */
const streams = { warmupTimes: 1, warmupRequests: 2, times: 3, requests: 4 }

/**
 * An open-loop plan's requests in the order in which they are due, drawn one at a time: the same for the same plan, on
 * every machine and thread.
 */
export function* arrivalsOf(plan: LoadPlan, share: Share = { index: 0, of: 1 }): Generator<Arrival, void, void> {
  if (plan.arrivals.model !== 'open') throw new Error('Only an open-loop plan has arrivals.')
  const { distribution, stages } = plan.arrivals
  const rate = stages[0]?.from ?? 0
  const warmup = [{ durationMs: plan.warmupMs, from: rate, to: rate }]
  const draw = (stream: number) => randomFrom(plan.seed, stream)
  const parts = [
    {
      stages: warmup,
      startMs: -plan.warmupMs,
      times: draw(streams.warmupTimes),
      requests: draw(streams.warmupRequests),
    },
    { stages, startMs: 0, times: draw(streams.times), requests: draw(streams.requests) },
  ]
  let count = 0
  for (const part of parts) {
    const requestOf = requests(plan.operations, part.requests)
    for (const dueMs of dueTimes(part.stages, distribution, part.times)) {
      const request = requestOf()
      if (count++ % share.of === share.index) yield { dueMs: part.startMs + dueMs, ...request }
    }
  }
}

/**
 * The times of a rate that goes up and down in straight lines. Arrivals of a steady rate of one are laid on the integral
 * of the rate: evenly, each in the middle of its share of it, or as a Poisson process, with exponential gaps.
 */
export function* dueTimes(
  stages: readonly LoadStage[],
  distribution: 'poisson' | 'even',
  random: Random,
): Generator<number, void, void> {
  const gap = distribution === 'even' ? () => 1 : () => -Math.log(1 - random())
  let wanted = distribution === 'even' ? 0.5 : gap()
  let beforeMs = 0
  let before = 0
  for (const stage of stages) {
    const offered = ((stage.from + stage.to) / 2) * (stage.durationMs / 1000)
    for (; wanted < before + offered; wanted += gap()) yield beforeMs + timeWithin(stage, wanted - before)
    before += offered
    beforeMs += stage.durationMs
  }
}

/** When so many requests of a stage have come: the root of from·t + slope·t²/2 = offered, in a form that loses no digits. */
function timeWithin({ durationMs, from, to }: LoadStage, offered: number): number {
  const slope = ((to - from) * 1000) / durationMs
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * offered))
  return offered === 0 ? 0 : Math.min(durationMs, (2000 * offered) / (from + root))
}

/** Draws operations by weight, and one of the paths of each. */
function requests(operations: readonly LoadOperation[], random: Random): () => Omit<Arrival, 'dueMs'> {
  let all = 0
  const bounds = operations.map(({ weight }) => {
    all += weight
    return all
  })
  return () => {
    const drawn = random() * all
    // Rounding may leave the last bound a hair below what was drawn.
    const found = bounds.findIndex((bound) => drawn < bound)
    const operation = found === -1 ? operations.length - 1 : found
    return { operation, path: Math.floor(random() * (operations[operation]?.paths.length ?? 1)) }
  }
}
