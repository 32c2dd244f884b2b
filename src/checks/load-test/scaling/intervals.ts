import { randomFrom } from '../../../core/random.ts'
import { fitUsl, peakOf, type Usl } from './usl.ts'

/** One step of the sweep: expected answers in each second of it. */
export interface SlottedStep {
  readonly concurrency: number
  readonly answersBySecond: readonly number[]
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface UslIntervals {
  readonly kappa: Interval
  /** Undefined where some of the fits grow without end. */
  readonly peak: Interval | undefined
}

const resamples = 400
const coverage = 0.95

/**
 * 95 % intervals by the bootstrap: the seconds of each step are drawn again with replacement, and the model is fitted to
 * their means. A second is the smallest part that is nearly independent of the next; single requests are not.
 */
export function uslIntervals(steps: readonly SlottedStep[], seed: number): UslIntervals {
  const random = randomFrom(seed)
  const fits: Usl[] = []
  for (let resample = 0; resample < resamples; resample++) {
    const points = steps.map(({ concurrency, answersBySecond }) => ({
      concurrency,
      throughput: meanOfDrawn(answersBySecond, random),
    }))
    const fit = fitUsl(points)
    if (fit !== undefined) fits.push(fit)
  }
  const peaks = fits.flatMap((fit) => peakOf(fit) ?? [])
  return {
    kappa: middle(fits.map(({ kappa }) => kappa)),
    peak: peaks.length === 0 || peaks.length < fits.length ? undefined : middle(peaks),
  }
}

function meanOfDrawn(values: readonly number[], random: () => number): number {
  const sum = values.reduce((all) => all + (values[Math.floor(random() * values.length)] ?? 0), 0)
  return sum / Math.max(1, values.length)
}

function middle(values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { low: at((1 - coverage) / 2), high: at((1 + coverage) / 2) }
}
