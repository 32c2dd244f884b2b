import { countOf, type LatencyCounts } from '../../core/latency-counts.ts'
import type { LatencyComparison, LoadReport, ScalingStep } from '../../core/load.ts'
import { plain } from '../../core/wording.ts'

/** Latencies from one value up to the next, in milliseconds. */
export interface Bin {
  readonly fromMs: number
  readonly toMs: number
}

/** How many of the answers, in per cent, came in each bin; the bins grow by a constant factor. */
export interface Distribution {
  readonly kind: 'distribution'
  readonly title: string
  readonly bins: readonly Bin[]
  readonly head: readonly number[]
  readonly base?: readonly number[]
}

export interface Series {
  readonly name: string
  /** By step of time; null: nothing was measured in it. */
  readonly values: readonly (number | null)[]
}

/** Figures by the second of the run, or by several seconds where there are too many. */
export interface OverTime {
  readonly kind: 'over-time'
  readonly title: string
  readonly unit: string
  readonly stepSeconds: number
  readonly series: readonly Series[]
}

/** How head stands to base, with intervals. */
export interface Forest {
  readonly kind: 'forest'
  readonly title: string
  readonly entries: readonly LatencyComparison[]
}

export interface ScalingCurve {
  readonly kind: 'scaling'
  readonly title: string
  readonly steps: readonly ScalingStep[]
  /** Throughput by the fitted law. */
  readonly law?: (concurrency: number) => number
}

export type Chart = Distribution | OverTime | Forest | ScalingCurve

/** How much a chart may hold. */
export interface Resolution {
  readonly bins: number
  readonly points: number
}

/** All charts that the report has figures for. */
export function chartsOf(load: LoadReport, { bins, points }: Resolution): readonly Chart[] {
  return [
    ...distributionOf(load, bins),
    ...overTimeOf(load, points),
    ...(load.comparison && load.comparison.length > 0 ? [forestOf(load.comparison)] : []),
    ...(load.scaling && load.scaling.steps.length > 1 ? [curveOf(load.scaling)] : []),
  ]
}

/** Edges of bins within a power of ten: preferred numbers of ISO 3, which grow evenly, then coarser ones. */
const edgeSeries = [
  [1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9],
  [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8],
  [1, 1.6, 2.5, 4, 6.3],
  [1, 2, 5],
  [1],
] as const

/** Bins that hold all latencies, at most so many, as fine as they can be. */
export function binsOf(parts: readonly LatencyCounts[], most: number): readonly Bin[] {
  const values = parts.flatMap((part) => [part[0]?.[0], part.at(-1)?.[0]]).filter((us) => us !== undefined)
  if (values.length === 0) return []
  // Below a hundredth of a millisecond nothing is told apart.
  const least = Math.max(Math.min(...values) / 1000, 0.01)
  const greatest = Math.max(least, Math.max(...values) / 1000)
  for (const series of edgeSeries) {
    const edges = edgesOf(series, least, greatest)
    if (edges.length - 1 <= most || series.length === 1) return bound(edges)
  }
  return []
}

function edgesOf(series: readonly number[], least: number, greatest: number): readonly number[] {
  const edges: number[] = []
  for (let power = Math.floor(Math.log10(least)); ; power += 1) {
    for (const step of series) {
      const edge = Number((step * 10 ** power).toPrecision(3))
      if (edge <= least) edges[0] = edge
      else edges.push(edge)
      if (edge > greatest) return edges
    }
  }
}

function bound(edges: readonly number[]): readonly Bin[] {
  return edges.slice(1).map((toMs, at) => ({ fromMs: edges[at] ?? 0, toMs }))
}

/** In per cent of all that were recorded. */
export function sharesIn(latencies: LatencyCounts, bins: readonly Bin[]): readonly number[] {
  const all = countOf(latencies)
  const counts = bins.map(() => 0)
  let at = 0
  for (const [us, count] of latencies) {
    while (at < bins.length - 1 && us / 1000 >= (bins[at]?.toMs ?? 0)) at += 1
    counts[at] = (counts[at] ?? 0) + count
  }
  return counts.map((count) => (all === 0 ? 0 : (count / all) * 100))
}

function distributionOf({ latency, base }: LoadReport, most: number): readonly Distribution[] {
  if (latency.length === 0) return []
  const both = base && base.latency.length > 0
  const bins = binsOf(both ? [latency, base.latency] : [latency], most)
  const title = both ? 'Latency of head and base' : 'Latency'
  return [
    {
      kind: 'distribution',
      title,
      bins,
      head: sharesIn(latency, bins),
      ...(both ? { base: sharesIn(base.latency, bins) } : {}),
    },
  ]
}

/** Names of bins for an axis: where each begins. */
export function binLabel({ fromMs }: Bin): string {
  return plain(fromMs)
}

function overTimeOf({ overTime }: LoadReport, most: number): readonly OverTime[] {
  if (overTime.length < 2) return []
  const stepSeconds = Math.max(1, Math.ceil(overTime.length / most))
  const steps = Array.from({ length: Math.ceil(overTime.length / stepSeconds) }, (_, at) =>
    overTime.slice(at * stepSeconds, (at + 1) * stepSeconds),
  )
  const worst = (of: (second: LoadReport['overTime'][number]) => number | null) =>
    steps.map((seconds) => {
      const measured = seconds.map(of).filter((ms) => ms !== null)
      return measured.length === 0 ? null : Math.max(...measured)
    })
  const rate = (of: (second: LoadReport['overTime'][number]) => number) =>
    steps.map((seconds) => seconds.reduce((sum, second) => sum + of(second), 0) / seconds.length)
  const failed = rate((second) => second.failed)
  const slowest = stepSeconds === 1 ? '' : `, worst second of every ${stepSeconds}`
  return [
    {
      kind: 'over-time',
      title: `Latency over time${slowest}`,
      unit: 'ms',
      stepSeconds,
      // The greatest first, so that the others are drawn over it.
      series: [
        { name: 'p99', values: worst((second) => second.p99Ms) },
        { name: 'p50', values: worst((second) => second.p50Ms) },
      ],
    },
    {
      kind: 'over-time',
      title: 'Requests over time',
      unit: 'requests/s',
      stepSeconds,
      series: [
        { name: 'due', values: rate((second) => second.due) },
        { name: 'answered', values: rate((second) => second.ok) },
        ...(failed.some((n) => n > 0) ? [{ name: 'failed', values: failed }] : []),
      ],
    },
  ]
}

/** More entries than this nobody reads in a picture; all together stand first. */
const maxEntries = 30

function forestOf(comparison: readonly LatencyComparison[]): Forest {
  return { kind: 'forest', title: 'Head against base', entries: comparison.slice(0, maxEntries) }
}

function curveOf({ steps, fit }: NonNullable<LoadReport['scaling']>): ScalingCurve {
  const law = fit && ((n: number) => (fit.lambda * n) / (1 + fit.sigma * (n - 1) + fit.kappa * n * (n - 1)))
  return { kind: 'scaling', title: 'Throughput by number of clients', steps, ...(law ? { law } : {}) }
}
