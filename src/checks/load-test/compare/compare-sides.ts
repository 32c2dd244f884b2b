import {
  durationOf,
  type ErrorComparison,
  type LatencyComparison,
  type LoadRound,
  type LoadSample,
  noErrors,
} from '../../../core/load.ts'
import type { LoadEngine } from '../../../core/ports.ts'
import type { PlannedLoad } from '../side.ts'
import { generatorLimits, generatorLimitsOf } from '../slo.ts'
import { samplesInSequence } from './added-samples.ts'
import { errorsConfirmedBy, judgeErrors } from './errors.ts'
import { confirmedBy, gate, judgeSeries, needsConfirmation } from './gate.ts'
import { progressOver } from './progress-over.ts'
import { comparisonRemarks } from './remarks.ts'
import { measureRounds, type RoundOptions, type Rounds, type RoundTiming, timingOf } from './rounds.ts'
import { type ComparedRounds, comparedRounds, type Pair, roundsTable } from './series.ts'

/** How two sides are compared. */
export interface ComparisonOptions extends Omit<RoundOptions, 'onPair'> {
  /** Operations by name that the gate judges beside all together; the others are told as advice. */
  readonly critical?: readonly string[]
  /** Default: from the plan's duration. */
  readonly timing?: RoundTiming
  /** What is being done now, for whoever waits. */
  readonly tell?: (text: string) => void
}

/** Base and head as they came out beside each other. */
export interface SidesCompared {
  /** All rounds of the side that count, the confirmation's too, added. */
  readonly base: LoadSample
  readonly head: LoadSample
  readonly comparison: readonly LatencyComparison[]
  readonly errors: readonly ErrorComparison[]
  readonly rounds: readonly LoadRound[]
  readonly remarks: readonly string[]
  /** Where a watch ended it: the figures are partial, and nothing is judged. */
  readonly aborted?: { readonly side: 'base' | 'head'; readonly afterMs: number; readonly reason: string }
}

/** Measures base and head in rounds and compares them; what seems to have regressed is measured a second time. */
export async function compareSides(
  engine: LoadEngine,
  planned: PlannedLoad,
  options: ComparisonOptions,
): Promise<SidesCompared> {
  const { critical = [], timing = timingOf(planned.plan), tell } = options
  const progressed = { base: progressOver(), head: progressOver() }
  const measure = (run: number, what: string) => {
    // Where no terminal replaces it, each is a line of its own.
    const onPair = (pair: number) => {
      if (pair % 10 === 1) tell?.(`${what}: pair ${pair} of ${timing.pairs}`)
    }
    return measureRounds(engine, planned, timing, { ...options, onPair }, { run, progressed })
  }
  const first = judged(await measure(0, 'Loading base and head in turns'), critical)
  const alarmed = needsConfirmation(first.comparison) || first.errors.some(({ verdict }) => verdict === 'increased')
  if (!alarmed || first.rounds.aborted) return compared(planned, timing, [first], first)
  const second = judged(await measure(1, 'Measuring again what seems to have regressed'), critical)
  // What was ended, or was our own doing, bears nothing out.
  const bearsOut = second.rounds.aborted === undefined
  return compared(planned, timing, [first, second], {
    comparison: confirmedBy(first.comparison, bearsOut && !second.limits.busy ? second.comparison : [], [
      ...first.series.latency,
      ...second.series.latency,
    ]),
    errors: errorsConfirmedBy(first.errors, bearsOut ? second.errors : []),
  })
}

interface Judged {
  readonly rounds: Rounds
  readonly series: ComparedRounds
  readonly limits: Limits
  readonly comparison: readonly LatencyComparison[]
  readonly errors: readonly ErrorComparison[]
}

function judged(rounds: Rounds, critical: readonly string[]): Judged {
  const series = comparedRounds(rounds.pairs, critical)
  const limits = limitsOf(rounds.pairs)
  const comparison = judgeSeries(series.latency)
  const errors = judgeErrors(series.errors)
  const open = { verdict: 'inconclusive' as const }
  return {
    rounds,
    series,
    limits,
    comparison: comparison.map((one) => (rounds.aborted || ownDoing(one, limits) ? { ...one, ...open } : one)),
    errors: rounds.aborted ? errors.map((one) => ({ ...one, ...open })) : errors,
  }
}

/** What our own generator did to the latencies. */
interface Limits {
  /** It had no time to spare, or sent too little: the answers of one side may cost it more than the other's. */
  readonly busy: boolean
  /** How late it sent one request in a hundred; nothing where that is in order. */
  readonly lateMs: number
}

function limitsOf(pairs: readonly Pair[]): Limits {
  const samples = (['base', 'head'] as const).flatMap(
    (side) => samplesInSequence(pairs.map((pair) => pair[side])) ?? [],
  )
  const inTime = samples.map((sample) => ({ ...sample, generator: { ...sample.generator, latenessP99Ms: 0 } }))
  const lateMs = Math.max(0, ...samples.map(({ generator }) => generator.latenessP99Ms))
  return {
    busy: inTime.some((sample) => generatorLimitsOf(sample).length > 0),
    lateMs: lateMs > generatorLimits.latenessP99Ms ? lateMs : 0,
  }
}

/**
 * Whether a verdict may be our own generator's doing. Lateness meets both sides alike: it can hide a difference where it is
 * large beside the latencies, but makes none.
 */
function ownDoing({ verdict, quantile, baseMs = 0 }: LatencyComparison, { busy, lateMs }: Limits): boolean {
  return busy || (verdict === 'pass' && lateMs > gate.smallest[quantile] * baseMs)
}

function compared(
  planned: PlannedLoad,
  timing: RoundTiming,
  runs: readonly Judged[],
  outcome: Pick<Judged, 'comparison' | 'errors'>,
): SidesCompared {
  const pairs = runs.flatMap(({ rounds }) => rounds.pairs)
  const aborted = runs.map(({ rounds }) => rounds.aborted).find((one) => one !== undefined)
  const ended = aborted === undefined ? {} : { aborted: { afterMs: aborted.afterMs, reason: aborted.reason } }
  const sideOf = (side: 'base' | 'head'): LoadSample => {
    const parts = pairs.map((pair) => pair[side])
    const all = samplesInSequence(aborted?.side === side ? [...parts, aborted.sample] : parts)
    return { ...(all ?? unmeasured(planned, aborted?.sample)), ...ended }
  }
  return {
    base: sideOf('base'),
    head: sideOf('head'),
    comparison: outcome.comparison,
    errors: outcome.errors,
    rounds: roundsTable(pairs, 1),
    remarks: comparisonRemarks({
      timing,
      series: runs.map(({ series }) => series),
      limits: {
        busy: runs.some(({ limits }) => limits.busy),
        lateMs: Math.max(...runs.map(({ limits }) => limits.lateMs)),
      },
      warmingUp: outcome.comparison.some((one) => one.warmingUp && !one.advisory),
      ramped: ramps(planned),
      shortened: durationOf(planned.plan.arrivals) > timing.pairs * timing.slotMs,
    }),
    ...(aborted === undefined
      ? {}
      : { aborted: { side: aborted.side, afterMs: aborted.afterMs, reason: aborted.reason } }),
  }
}

function ramps({ plan: { arrivals } }: PlannedLoad): boolean {
  return arrivals.model === 'open' && new Set(arrivals.stages.flatMap(({ from, to }) => [from, to])).size > 1
}

/** A side that was ended before any of its rounds counted. */
function unmeasured({ plan }: PlannedLoad, other: LoadSample | undefined): LoadSample {
  return {
    engine: other?.engine ?? '',
    durationMs: 0,
    thresholdsMs: other?.thresholdsMs ?? [],
    operations: plan.operations.map((operation) => ({
      operation,
      latency: [],
      errors: noErrors(),
      unexpected: {},
      seconds: [],
    })),
    overTime: [],
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare: 0, workers: 0 },
  }
}
