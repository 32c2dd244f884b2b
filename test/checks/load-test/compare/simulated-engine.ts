import {
  durationOf,
  type LoadOperation,
  type LoadPlan,
  type LoadRunOptions,
  type LoadSample,
  type LoadSecond,
  type OperationSample,
  offeredRate,
} from '../../../../src/core/load.ts'
import type { LoadEngine } from '../../../../src/core/ports.ts'
import { type Random, randomFrom } from '../../../../src/core/random.ts'

/** How a side behaves; a call is one request. */
export interface Behaviour {
  readonly latencyMs: (random: Random, operation: string) => number
  /** Whether a request fails; `round` counts this side's rounds from 0. */
  readonly fails?: (random: Random, round: number) => boolean
}

export interface EngineCall {
  readonly origin: string
  readonly plan: LoadPlan
}

/** An engine without network or time: what a request comes to is drawn from the target's behaviour. */
export function simulatedEngine(
  behaviours: Readonly<Record<string, Behaviour>>,
  { cpuShare = 0.1, latenessP99Ms = 0.5 } = {},
): LoadEngine & { readonly calls: EngineCall[] } {
  const calls: EngineCall[] = []
  return {
    name: 'simulated',
    calls,
    run: async (plan, target, options) => {
      const behaviour = behaviours[target.origin]
      if (behaviour === undefined) throw new Error(`nobody is at ${target.origin}`)
      const round = calls.filter(({ origin }) => origin === target.origin).length
      calls.push({ origin: target.origin, plan })
      return sampleOf(plan, options, behaviour, round, { cpuShare, latenessP99Ms })
    },
  }
}

function sampleOf(
  plan: LoadPlan,
  { thresholdsMs, watch }: LoadRunOptions,
  behaviour: Behaviour,
  round: number,
  facts: Pick<LoadSample['generator'], 'cpuShare' | 'latenessP99Ms'>,
): LoadSample {
  // Not the plan's seed alone: the same requests do not take the same time on both sides.
  const random = randomFrom(plan.seed, round + behaviour.latencyMs.toString().length)
  const durationMs = durationOf(plan.arrivals)
  const sent = Math.round(((offeredRate(plan.arrivals) ?? 0) * durationMs) / 1000)
  const weights = plan.operations.reduce((sum, { weight }) => sum + weight, 0)
  const operations = plan.operations.map((operation) => {
    const part = Math.round((sent * operation.weight) / weights)
    const requests = Array.from({ length: part }, () =>
      behaviour.fails?.(random, round) ? undefined : behaviour.latencyMs(random, operation.name),
    )
    return operationOf(operation, requests, thresholdsMs)
  })
  const ok = operations.reduce((sum, { seconds }) => sum + (seconds[0]?.ok ?? 0), 0)
  const failed = operations.reduce((sum, { errors }) => sum + errors.status, 0)
  const reason = watch?.({
    atMs: durationMs,
    sent,
    ok,
    errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
    statuses: { 200: ok, 500: failed },
    over: thresholdsMs.map(() => 0),
    retryAfter: 0,
    connectFailures: 0,
  })
  return {
    engine: 'simulated',
    durationMs,
    thresholdsMs,
    operations,
    overTime: [[]],
    generator: { ...facts, latenessMaxMs: 10, dropped: 0, workers: 1 },
    ...(reason === undefined ? {} : { aborted: { afterMs: durationMs, reason } }),
  }
}

function operationOf(
  operation: LoadOperation,
  requests: readonly (number | undefined)[],
  thresholdsMs: readonly number[],
): OperationSample {
  const answered = requests.flatMap((ms) => (ms === undefined ? [] : [ms]))
  const failed = requests.length - answered.length
  const counts = new Map<number, number>()
  for (const ms of answered) {
    const us = Math.round(ms * 1000)
    counts.set(us, (counts.get(us) ?? 0) + 1)
  }
  const second: LoadSecond = {
    due: requests.length,
    ok: answered.length,
    failed,
    over: thresholdsMs.map((threshold) => answered.filter((ms) => ms > threshold).length),
  }
  return {
    operation,
    latency: [...counts].sort(([a], [b]) => a - b),
    errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
    unexpected: failed > 0 ? { 500: failed } : {},
    seconds: [second],
  }
}

/** Median 40 ms, as skewed as web services are. */
export function lognormal(random: Random, medianMs: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return medianMs * Math.exp(sigma * normal)
}
