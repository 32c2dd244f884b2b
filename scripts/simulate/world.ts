import { durationOf, type LoadSample, type LoadSecond, type OperationSample, offeredRate } from '../../src/core/load.ts'
import type { LoadEngine } from '../../src/core/ports.ts'
import { type Random, randomFrom } from '../../src/core/random.ts'

/**
 * A made-up machine and service, in simulated time: what a shared runner does to latencies, as far as we know. Every
 * request of both sides goes through it, so what it does at a moment it does to whoever is being loaded then.
 */
export interface World {
  /** Multiplies the service's own time: slow drift, a trend, and neighbours that come and go. */
  readonly slowdownAt: (ms: number) => number
  /** How long everything still stands still at this moment. */
  readonly stallAt: (ms: number) => number
}

const gridMs = 100

/** What the world does, each part for itself; all on by default. */
export interface WorldOptions {
  readonly drift?: boolean
  readonly neighbours?: boolean
  readonly stalls?: boolean
  /** Which machine a run got: 12 % from run to run. Off by default, for both sides of a comparison get the same. */
  readonly lottery?: boolean
}

/** A world of so many milliseconds. */
export function worldOf(seed: number, lengthMs: number, options: WorldOptions = {}): World {
  const { drift = true, neighbours = true, stalls = true, lottery = false } = options
  const random = randomFrom(seed, 1)
  const steps = Math.ceil(lengthMs / gridMs) + 1
  const slowdown = new Float64Array(steps).fill(lottery ? Math.exp(0.12 * normal(random)) : 1)
  if (drift) addDrift(slowdown, random)
  if (neighbours) addNeighbours(slowdown, random)
  const stalled = stalls ? stallsOf(lengthMs, random) : []
  return {
    slowdownAt: (ms) => slowdown[Math.min(steps - 1, Math.floor(ms / gridMs))] ?? 1,
    stallAt: (ms) => remaining(stalled, ms),
  }
}

/** An Ornstein-Uhlenbeck process of 8 % about a trend of up to 10 % either way. */
function addDrift(slowdown: Float64Array, random: Random): void {
  const keep = Math.exp(-gridMs / 15_000)
  const step = 0.08 * Math.sqrt(1 - keep * keep)
  const trend = 0.2 * random() - 0.1
  let level = 0.08 * normal(random)
  for (const [at, machine] of slowdown.entries()) {
    level = keep * level + step * normal(random)
    slowdown[at] = machine * Math.exp(level) * (1 + (trend * at) / slowdown.length)
  }
}

/** Every three quarters of a minute somebody else needs the machine for about three seconds. */
function addNeighbours(slowdown: Float64Array, random: Random): void {
  for (let at = exponential(random, 45_000); at < slowdown.length * gridMs; at += exponential(random, 45_000)) {
    const until = at + exponential(random, 3000)
    const factor = 1.3 + 1.2 * random()
    for (let cell = Math.floor(at / gridMs); cell * gridMs < until && cell < slowdown.length; cell++) {
      slowdown[cell] = (slowdown[cell] ?? 1) * factor
    }
    at = until
  }
}

type Stall = readonly [fromMs: number, untilMs: number]

/** Collections of garbage, checkpoints, a scheduler elsewhere: about every second and a half, 30 to 250 ms. */
function stallsOf(lengthMs: number, random: Random): readonly Stall[] {
  const found: Stall[] = []
  for (let at = exponential(random, 1500); at < lengthMs; at += exponential(random, 1500)) {
    const until = at + 30 + 220 * random()
    found.push([at, until])
    at = until
  }
  return found
}

function remaining(stalls: readonly Stall[], ms: number): number {
  let [low, high] = [0, stalls.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stalls[middle]?.[1] ?? 0) <= ms) low = middle + 1
    else high = middle
  }
  const [from, until] = stalls[low] ?? [Infinity, Infinity]
  return from <= ms ? until - ms : 0
}

/** What one side makes of a request. */
export interface SimulatedSide {
  /** Multiplies latencies, and so each of their quantiles; 1.1: ten per cent slower. `loadedMs`: how long this side has been loaded so far. */
  readonly factor: (loadedMs: number, operation: string) => number
  /** Whether a request fails at this moment of the world. */
  readonly fails?: (ms: number, random: Random) => boolean
}

/** Most answers are quick and alike, three in a hundred come another, slower way. */
function serviceMs(random: Random): number {
  return random() < 0.97 ? 40 * Math.exp(0.45 * normal(random)) : 180 * Math.exp(0.6 * normal(random))
}

/** An engine that loads simulated sides, one after the other, in a world; the target's origin names the side. */
export function worldEngine(world: World, seed: number, sides: Readonly<Record<string, SimulatedSide>>): LoadEngine {
  const random = randomFrom(seed, 2)
  const loaded = new Map<string, number>()
  let now = 0
  return {
    name: 'simulation',
    run: async (plan, target, { thresholdsMs }) => {
      const side = sides[target.origin]
      if (side === undefined) throw new Error(`there is no side ${target.origin}`)
      const before = (loaded.get(target.origin) ?? 0) + plan.warmupMs
      const durationMs = durationOf(plan.arrivals)
      const start = now + plan.warmupMs
      const recorded = plan.operations.map(() => newRecord(durationMs, thresholdsMs.length))
      const arrivals = randomFrom(plan.seed)
      const meanMs = 1000 / (offeredRate(plan.arrivals) ?? 1)
      for (let at = exponential(arrivals, meanMs); at < durationMs; at += exponential(arrivals, meanMs)) {
        const index = drawn(plan.operations, arrivals)
        const record = recorded[index]
        if (record === undefined) continue
        const ms = start + at
        const factor = side.factor(before + at, plan.operations[index]?.name ?? '')
        const latencyMs = factor * (serviceMs(random) * world.slowdownAt(ms) + world.stallAt(ms))
        record.add(at, side.fails?.(ms, random) ? undefined : latencyMs, thresholdsMs)
      }
      loaded.set(target.origin, before + durationMs)
      now = start + durationMs
      return sampleOf(
        plan.operations.map((operation, index) => ({ operation, ...(recorded[index]?.counts() ?? nothing) })),
        durationMs,
        thresholdsMs,
      )
    },
  }
}

const nothing = newRecord(0, 0).counts()

function drawn(operations: readonly { readonly weight: number }[], random: Random): number {
  if (operations.length === 1) return 0
  let left = random() * operations.reduce((sum, { weight }) => sum + weight, 0)
  return Math.max(
    0,
    operations.findIndex(({ weight }) => {
      left -= weight
      return left < 0
    }),
  )
}

function sampleOf(
  operations: readonly OperationSample[],
  durationMs: number,
  thresholdsMs: readonly number[],
): LoadSample {
  const generator = { latenessP99Ms: 1, latenessMaxMs: 2, dropped: 0, cpuShare: 0.1, workers: 1 }
  return { engine: 'simulation', durationMs, thresholdsMs, operations, overTime: [], generator }
}

/** Counts of one operation in one run. */
function newRecord(durationMs: number, thresholds: number) {
  const latency = new Map<number, number>()
  const seconds = Array.from({ length: Math.ceil(durationMs / 1000) }, () => ({
    due: 0,
    ok: 0,
    failed: 0,
    over: new Array<number>(thresholds).fill(0),
  }))
  let failed = 0
  return {
    add: (at: number, latencyMs: number | undefined, thresholdsMs: readonly number[]) => {
      const second = seconds[Math.floor(at / 1000)]
      if (second === undefined) return
      second.due++
      if (latencyMs === undefined) {
        failed++
        second.failed++
        return
      }
      second.ok++
      const us = threeDigits(latencyMs * 1000)
      latency.set(us, (latency.get(us) ?? 0) + 1)
      for (const [index, threshold] of thresholdsMs.entries()) {
        if (latencyMs > threshold) second.over[index] = (second.over[index] ?? 0) + 1
      }
    },
    counts: (): Omit<OperationSample, 'operation'> => ({
      latency: [...latency].sort(([a], [b]) => a - b),
      errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
      unexpected: {},
      seconds: seconds as readonly LoadSecond[],
    }),
  }
}

/** As coarse as the histograms of the real engine. */
function threeDigits(us: number): number {
  if (us < 1000) return Math.round(us)
  const unit = 10 ** (Math.floor(Math.log10(us)) - 2)
  return Math.round(us / unit) * unit
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random())
}
