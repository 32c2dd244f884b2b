import { addedCounts, countOf, type LatencyCounts, quantileMs } from '../../../core/latency-counts.ts'
import type { LoadSample } from '../../../core/load.ts'
import type { LoadBaseline, StoredRun } from '../../../core/load-files.ts'
import { count, enumerate, percent, plain } from '../../../core/wording.ts'
import { type Quantile, shareOf } from './gate.ts'

/** Older ones tell of another service than today's. */
const mostRuns = 30
/** Fewer runs show no spread that is worth its name. */
const fewestForSpread = 10
const quantiles = ['p50', 'p95', 'p99'] as const

/** A run, and on what it ran. */
export interface RunFacts {
  readonly planHash: string
  readonly sample: LoadSample
  readonly machine: string
  readonly recordedAt: string
}

/** The run as it is stored; behind those of the same plan that were stored before, the oldest of them dropped. */
export function baselineOf(facts: RunFacts, earlier?: LoadBaseline): LoadBaseline {
  const before = earlier?.planHash === facts.planHash ? earlier.runs : []
  return { version: 1, planHash: facts.planHash, runs: [...before, storedRun(facts)].slice(-mostRuns) }
}

function storedRun({ sample, machine, recordedAt }: RunFacts): StoredRun {
  const { engine, operations, overTime } = sample
  return {
    generator: engine,
    machine,
    recordedAt,
    failed: operations.reduce((sum, { seconds }) => sum + seconds.reduce((some, { failed }) => some + failed, 0), 0),
    operations: Object.fromEntries(operations.map(({ operation, latency }) => [operation.name, latency])),
    rounds: overTime,
  }
}

/**
 * What a stored baseline says of a run: told, and decided by nothing. One run against another differs by more than a tenth in
 * every third pair of runs of the very same service, so that no finding may come of it.
 */
export function againstBaseline(
  baseline: LoadBaseline,
  { planHash, sample, machine }: Pick<RunFacts, 'planHash' | 'sample' | 'machine'>,
): readonly string[] {
  if (baseline.planHash !== planHash) {
    return [
      `The stored baseline is of another plan (${baseline.planHash.slice(0, 8)}, this is ${planHash.slice(0, 8)}): other requests take other times, so it was not compared. Store this run to begin anew.`,
    ]
  }
  const last = baseline.runs.at(-1)
  const now = addedCounts(sample.operations.map(({ latency }) => latency))
  if (last === undefined || now.length === 0)
    return ['The stored baseline could not be compared: a side has no answers.']
  const others = [
    ...(last.machine === machine ? [] : [`another machine (${last.machine}; this is ${machine})`]),
    ...(last.generator === sample.engine ? [] : [`another engine (${last.generator}; this is ${sample.engine})`]),
  ]
  return [
    `Against the stored run of ${last.recordedAt.slice(0, 10)}: ${changesText(latencyOf(last), now)}. Single runs of an unchanged service differ by as much now and then, so nothing is decided by it.`,
    ...(others.length > 0 ? [`The stored run is of ${enumerate(others)}, which by itself makes other figures.`] : []),
    ...slowerOperations(last, sample),
    ...spreadText(
      baseline.runs.filter((run) => run.machine === machine && run.generator === sample.engine),
      now,
    ),
  ]
}

function latencyOf({ operations }: StoredRun): LatencyCounts {
  return addedCounts(Object.values(operations))
}

/** `p50 4 % slower (41.2 ms, was 39.6 ms), p95 the same (...)`. */
function changesText(before: LatencyCounts, now: LatencyCounts): string {
  return quantiles
    .flatMap((quantile) => {
      const [was, is] = [at(before, quantile), at(now, quantile)]
      if (was === undefined || is === undefined) return []
      return [`${quantile} ${changeText(is / was)} (${plain(is)} ms, was ${plain(was)} ms)`]
    })
    .join(', ')
}

function changeText(ratio: number): string {
  const change = Math.round((ratio - 1) * 100)
  if (change === 0) return 'the same'
  return `${percent(Math.abs(change) / 100)} ${change > 0 ? 'slower' : 'faster'}`
}

/** Enough answers on both sides for a median that means something. */
const fewestAnswers = 30

function slowerOperations(last: StoredRun, { operations }: LoadSample): readonly string[] {
  const slower = operations.flatMap(({ operation: { name }, latency }) => {
    const before = last.operations[name] ?? []
    if (countOf(before) < fewestAnswers || countOf(latency) < fewestAnswers) return []
    const ratio = (at(latency, 'p50') ?? 0) / (at(before, 'p50') ?? 1)
    return ratio >= 1.5 ? [{ name, ratio }] : []
  })
  if (slower.length === 0 || operations.length < 2) return []
  const told = slower.sort((a, b) => b.ratio - a.ratio).map(({ name, ratio }) => `${name} (${changeText(ratio)})`)
  return [`Of the operations, by their median, half as slow again or more: ${enumerate(told)}.`]
}

/**
 * With ten runs and more the baseline shows its own spread. A run is called outside of it beyond four robust standard
 * deviations (1.4826 times the median of the deviations) from the median, on the scale of logarithms.
 */
function spreadText(runs: readonly StoredRun[], now: LatencyCounts): readonly string[] {
  if (runs.length < fewestForSpread) return []
  const outside = quantiles.flatMap((quantile) => {
    const logs = runs.flatMap((run) => Math.log(at(latencyOf(run), quantile) ?? Number.NaN)).filter(Number.isFinite)
    const middle = median(logs)
    const deviation = 1.4826 * median(logs.map((value) => Math.abs(value - middle)))
    const bound = Math.exp(middle + 4 * Math.max(deviation, leastDeviation))
    const is = at(now, quantile) ?? 0
    return is > bound ? [`${quantile} ${plain(is)} ms, bound ${plain(bound)} ms`] : []
  })
  const stored = `The baseline holds ${count(runs.length, 'run')} of this machine`
  return outside.length === 0
    ? [`${stored}: this one lies within their spread.`]
    : [
        `${stored}: this one lies outside their spread (${outside.join('; ')}). Compare with a deployment of base to be sure.`,
      ]
}

/** Runs that agree by luck must not make the bound a hair's breadth. */
const leastDeviation = 0.02

function at(latency: LatencyCounts, quantile: Quantile): number | undefined {
  return quantileMs(latency, shareOf[quantile])
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
