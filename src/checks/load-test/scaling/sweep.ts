import { BreakwaterError } from '../../../core/error.ts'
import { addedCounts, countOf, type LatencyCounts } from '../../../core/latency-counts.ts'
import type { LoadPlan, LoadRunOptions, LoadSample, ScalingAdvice } from '../../../core/load.ts'
import type { LoadEngine } from '../../../core/ports.ts'
import { killSwitch } from '../kill-switch.ts'
import type { Claim } from '../objectives.ts'
import type { PlannedLoad } from '../side.ts'
import { statisticsOf } from '../statistics.ts'
import { adviceOf, type MeasuredStep, mostErrors } from './advice.ts'

export interface SweepOptions {
  /** What the knee is judged by (p99 over all operations), and what ends the sweep (error rate). */
  readonly claims: readonly Claim[]
  readonly rateLimitExpected: boolean
  /** Default: 1, 2, 4, 8, 16, 32. */
  readonly concurrencies?: readonly number[]
  /** How long each is measured; default 10 s. */
  readonly stepMs?: number
  readonly signal?: AbortSignal
  /** Told before each step. */
  readonly onStep?: (concurrency: number) => void
}

const defaultConcurrencies = [1, 2, 4, 8, 16, 32]
const defaultStepMs = 10_000
/** Each step finds the preview as the one before left it, so that only connections have to be made. */
const longestWarmupMs = 1000
const littleTolerance = 0.1

/**
 * Loads head with more and more clients that wait for their answers, and says how it scales. Ends early where requests
 * fail. An engine that may not send the plan's secrets makes a refusal, and costs nobody the rest.
 */
export async function sweepConcurrency(
  engine: LoadEngine,
  planned: PlannedLoad,
  options: SweepOptions,
): Promise<ScalingAdvice> {
  const { concurrencies = defaultConcurrencies, stepMs = defaultStepMs } = options
  const steps: MeasuredStep[] = []
  let stopped: string | undefined
  for (const concurrency of concurrencies) {
    options.onStep?.(concurrency)
    const sample = await sampleAt(engine, planned, { concurrency, stepMs, options })
    if (typeof sample === 'string') return { steps: [], refused: sample, advice: [] }
    steps.push(stepOf(concurrency, sample))
    stopped = reasonToStop(sample, steps.at(-1))
    if (stopped !== undefined) break
  }
  const p99 = options.claims.find(({ metric, operation }) => metric === 'p99' && operation === undefined)
  return adviceOf(steps, { p99FloorMs: p99?.floor, stopped, seed: planned.plan.seed })
}

interface Step {
  readonly concurrency: number
  readonly stepMs: number
  readonly options: SweepOptions
}

/** The sample, or why the engine would not run. */
async function sampleAt(
  engine: LoadEngine,
  { plan, sides }: PlannedLoad,
  { concurrency, stepMs, options }: Step,
): Promise<LoadSample | string> {
  const { rateLimitExpected, signal } = options
  // Where latency passes its floor, the peak of the throughput is often still to come: only failures end the sweep.
  const claims = options.claims.filter(({ metric }) => metric === 'errorRate')
  const stepPlan: LoadPlan = {
    ...plan,
    arrivals: { model: 'closed', concurrency, durationMs: stepMs },
    warmupMs: Math.min(longestWarmupMs, plan.warmupMs),
  }
  const watch = killSwitch({ claims, thresholdsMs: [], operations: plan.operations, rateLimitExpected })
  const run: LoadRunOptions = { thresholdsMs: [], watch, ...(signal === undefined ? {} : { signal }) }
  try {
    return await engine.run(stepPlan, sides.head.target, run)
  } catch (error) {
    if (error instanceof BreakwaterError && error.trouble.code === 'load-secret-refused') return error.trouble.message
    throw error
  }
}

function stepOf(concurrency: number, sample: LoadSample): MeasuredStep {
  const { sent, ok, latencyMs } = statisticsOf(sample.operations, sample.durationMs)
  const throughput = sample.durationMs > 0 ? ok / (sample.durationMs / 1000) : 0
  const latency = addedCounts(sample.operations.map((one) => one.latency))
  const inFlight = throughput * meanSeconds(latency)
  return {
    concurrency,
    throughput,
    p99Ms: latencyMs.p99,
    errorRate: sent === 0 ? 1 : (sent - ok) / sent,
    // N = X R: clients that wait are all the requests under way, unless something holds them that we do not see.
    littleHolds: Math.abs(inFlight - concurrency) <= concurrency * littleTolerance,
    answersBySecond: wholeSeconds(sample),
    cpuShare: sample.generator.cpuShare,
    ended: sample.aborted !== undefined,
  }
}

function meanSeconds(latency: LatencyCounts): number {
  const all = countOf(latency)
  return all === 0 ? 0 : latency.reduce((sum, [us, count]) => sum + us * count, 0) / all / 1e6
}

/** Expected answers by second; a last one that is not whole is left out. */
function wholeSeconds({ operations, durationMs }: LoadSample): readonly number[] {
  return Array.from({ length: Math.floor(durationMs / 1000) }, (_, second) =>
    operations.reduce((sum, { seconds }) => sum + (seconds[second]?.ok ?? 0), 0),
  )
}

function reasonToStop({ aborted }: LoadSample, step: MeasuredStep | undefined): string | undefined {
  if (aborted !== undefined) return aborted.reason
  if (step !== undefined && step.errorRate > mostErrors) return 'more than 1 % of the requests failed'
  return undefined
}
