import type { ScalingAdvice, ScalingStep } from '../../../core/load.ts'
import { count, grouped, percent, plain } from '../../../core/wording.ts'
import { generatorLimits } from '../slo.ts'
import { type Interval, uslIntervals } from './intervals.ts'
import { fewestPoints, fitUsl, peakOf, rSquared, throughputAt, type Usl } from './usl.ts'

/** A step with what its figures rest on. */
export interface MeasuredStep extends ScalingStep {
  readonly answersBySecond: readonly number[]
  readonly cpuShare: number
  /** Its watch ended it: what was under way then is in no count, so that its throughput is too low. */
  readonly ended: boolean
}

export interface AdviceOptions {
  readonly p99FloorMs: number | undefined
  /** Why the sweep ended before its last step. */
  readonly stopped: string | undefined
  readonly seed: number
}

const weakestFit = 0.9
/** Less growth than this over all steps is none. */
const leastGrowth = 1.1
const flat = 'Throughput is the same whatever the number of clients, so there is no curve to fit.'
/** A model says nothing of what lies further from what was measured. */
const furthest = 2
/** Past this, throughput is one of errors. */
export const mostErrors = 0.01

interface Fit {
  readonly model: Usl
  readonly r2: number
  readonly largest: number
  readonly peak: (Interval & { readonly concurrency: number }) | undefined
}

/** What the steps say of how the service scales, and what they do not. */
export function adviceOf(measured: readonly MeasuredStep[], options: AdviceOptions): ScalingAdvice {
  const steps = measured.map(({ answersBySecond: _, cpuShare: __, ended: ___, ...step }) => step)
  const usable = measured.filter(({ errorRate, throughput }) => errorRate <= mostErrors && throughput > 0)
  const whole = usable.filter(({ ended }) => !ended)
  const fitted = fitOrReason(whole, options.seed)
  const knee = kneeOf(usable, options.p99FloorMs)
  const refused = typeof fitted === 'string' ? fitted : undefined
  const fit = typeof fitted === 'string' ? undefined : fitted
  return {
    steps,
    ...(fit === undefined ? {} : { fit: published(fit) }),
    ...(refused === undefined ? {} : { refused }),
    ...(knee === undefined ? {} : { knee: knee.concurrency }),
    advice: [
      ...(fit === undefined ? [] : growthAdvice(fit, whole)),
      ...(refused === undefined ? [] : refused === flat ? flatAdvice(whole) : bestAdvice(whole)),
      ...kneeAdvice(usable, knee, options),
      ...(options.stopped === undefined
        ? []
        : [`The sweep ended at ${count(measured.at(-1)?.concurrency ?? 0, 'client')}: ${options.stopped}.`]),
      ...(usable.length === 0
        ? []
        : [
            'All of this holds for this preview, with the data that is in it, and for clients that wait for each answer.',
          ]),
    ],
  }
}

function published({ model, r2, peak }: Fit): NonNullable<ScalingAdvice['fit']> {
  return { ...model, r2, ...(peak === undefined ? {} : { peak }) }
}

/** The model, or why none is to be trusted. */
function fitOrReason(steps: readonly MeasuredStep[], seed: number): Fit | string {
  const busy = steps.find(({ cpuShare }) => cpuShare > generatorLimits.cpuShare)
  if (busy !== undefined) {
    return `Our own load generator was busy for ${percent(Math.round(busy.cpuShare * 100) / 100)} of the time at ${count(busy.concurrency, 'client')}, so the limit may be its own.`
  }
  const strange = steps.filter(({ littleHolds }) => !littleHolds)
  if (strange.length > 0) {
    const where = strange.map(({ concurrency }) => concurrency).join(', ')
    return `With ${where} clients, throughput times mean latency is more than 10 % off the number of clients (Little's law): something holds requests back that we do not see.`
  }
  const model = fitUsl(steps)
  if (model !== undefined && isFlat(steps)) return flat
  if (model === undefined) {
    return `A scalability model needs ${fewestPoints} steps without errors, and there are ${steps.length}.`
  }
  const r2 = rSquared(model, steps)
  if (r2 < weakestFit) {
    return `The scalability model explains only ${percent(Math.max(0, Math.round(r2 * 100) / 100))} of what was measured; it takes ${percent(weakestFit)}.`
  }
  return {
    model,
    r2,
    largest: Math.max(...steps.map(({ concurrency }) => concurrency)),
    peak: peakWithin(model, steps, seed),
  }
}

/** The peak, where crosstalk is beyond chance and the peak near enough to what was measured. */
function peakWithin(model: Usl, steps: readonly MeasuredStep[], seed: number): Fit['peak'] {
  const concurrency = peakOf(model)
  const { kappa, peak } = uslIntervals(steps, seed)
  const largest = Math.max(...steps.map((step) => step.concurrency))
  if (concurrency === undefined || peak === undefined || kappa.low <= 0) return undefined
  return concurrency > largest * furthest ? undefined : { concurrency, ...peak }
}

/** The largest concurrency whose p99 keeps the floor. */
function kneeOf(steps: readonly MeasuredStep[], floor: number | undefined): MeasuredStep | undefined {
  if (floor === undefined) return undefined
  return steps.findLast(({ p99Ms }) => p99Ms !== null && p99Ms <= floor)
}

function growthAdvice({ model, largest, peak }: Fit, steps: readonly MeasuredStep[]): readonly string[] {
  const best = steps.reduce((most, step) => (step.throughput > most.throughput ? step : most))
  const measured = `measured: ${rate(best.throughput)} with ${best.concurrency}`
  if (peak !== undefined) {
    const [low, high] = [Math.floor(peak.low), Math.ceil(peak.high)]
    const between = low === high ? '' : `, between ${low} and ${high} at 95 %`
    return [
      `Throughput peaks at about ${count(Math.round(peak.concurrency), 'client')} (${measured}${between}). More clients make it slower, so limit what may run at once to about that.`,
      ...contention(model),
    ]
  }
  const further = largest * furthest
  return [
    `No peak seen up to ${count(largest, 'client')} (${measured}). By the model, ${further} would get about ${rate(throughputAt(model, further))}; further it says nothing.`,
    ...contention(model),
  ]
}

/** One at a time is the plainest way not to scale, and the one that no fit shows: nothing varies. */
function flatAdvice(steps: readonly MeasuredStep[]): readonly string[] {
  const [first] = steps
  if (first === undefined) return []
  const most = Math.max(...steps.map(({ throughput }) => throughput))
  return [
    `More clients get no more: ${rate(first.throughput)} with ${first.concurrency}, ${rate(most)} at best. Requests seem to be worked on one at a time; the others wait.`,
  ]
}

/** What was measured stands without any model. */
function bestAdvice(steps: readonly MeasuredStep[]): readonly string[] {
  if (steps.length === 0) return []
  const best = steps.reduce((most, step) => (step.throughput > most.throughput ? step : most))
  return [`Measured at best: ${rate(best.throughput)} with ${count(best.concurrency, 'client')}.`]
}

function isFlat(steps: readonly MeasuredStep[]): boolean {
  const all = steps.map(({ throughput }) => throughput)
  return Math.max(...all) < Math.min(...all) * leastGrowth
}

/** Amdahl's share bounds what any number of clients can get. */
function contention({ lambda, sigma }: Usl): readonly string[] {
  if (sigma < 0.005) return []
  return [
    `About ${percent(Math.round(sigma * 1000) / 1000)} of the work waits for something that only one request can have at a time (a lock, a pool, a core), so no number of clients gets more than ${rate(lambda / sigma)}.`,
  ]
}

function kneeAdvice(
  steps: readonly MeasuredStep[],
  knee: MeasuredStep | undefined,
  { p99FloorMs }: AdviceOptions,
): readonly string[] {
  const [first] = steps
  if (p99FloorMs === undefined || first === undefined) return []
  if (knee === undefined) {
    return [`Even ${count(first.concurrency, 'client')} did not keep p99 at ${grouped(p99FloorMs)} ms.`]
  }
  const next = steps[steps.indexOf(knee) + 1]
  const beyond =
    next === undefined || next.p99Ms === null
      ? ', the most that was tried'
      : `; with ${next.concurrency} it was ${plain(next.p99Ms)} ms`
  return [
    `p99 kept its floor of ${grouped(p99FloorMs)} ms up to ${count(knee.concurrency, 'client')} (${rate(knee.throughput)})${beyond}.`,
  ]
}

function rate(perSecond: number): string {
  return `${plain(perSecond)} answers/s`
}
