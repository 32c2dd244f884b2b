import type { LatencyComparison } from '../../../core/load.ts'
import { benjaminiHochberg, holm } from './multiple-testing.ts'
import { hodgesLehmann, signedRank } from './signed-rank.ts'

export type Quantile = LatencyComparison['quantile']

/** How the gate decides; references/load-statistics.md shows what these values lead to. */
export const gate = {
  /** Probability of calling even one unchanged quantile regressed, over all that are gated. */
  family: 0.03,
  /** On each side of the interval: what a single quantile of three gets of the family. */
  tail: 0.01,
  /** Of the operations that nobody named. */
  falseDiscoveries: 0.05,
  /** Of the second run, which has only to bear out the first. */
  confirmation: 0.05,
  /** Of calling a slowdown that stays one that fades. */
  trend: 0.005,
  /** A smaller slowdown is none, however sure. */
  smallest: { p50: 0.05, p95: 0.1, p99: 0.15 },
  /** Fewer rounds than these refuse nothing, or hardly ever. */
  fewestRounds: 8,
} as const

export const shareOf: Readonly<Record<Quantile, number>> = { p50: 0.5, p95: 0.95, p99: 0.99 }

/** What the rounds say of one quantile: of all operations, or of one. */
export interface Series {
  /** Undefined: all operations together. */
  readonly operation: string | undefined
  readonly quantile: Quantile
  /** ln(head's quantile / base's), by round. */
  readonly logRatios: readonly number[]
  /** One of many operations that nobody named: judged, but never a finding. */
  readonly advisory: boolean
  readonly baseMs?: number
  readonly headMs?: number
}

/**
 * Judges each series. Regressed: beyond chance (Holm over all that are gated) and large enough to matter. Pass: even the upper
 * bound of the interval is bearable. What is neither stays open.
 */
export function judgeSeries(series: readonly Series[]): readonly LatencyComparison[] {
  const judged = series.map((one) => ({ one, p: signedRank(one.logRatios).p }))
  const gated = judged.filter(({ one }) => !one.advisory)
  const others = judged.filter(({ one }) => one.advisory)
  const refused = new Map([
    ...chosen(gated, (probabilities) => holm(probabilities, gate.family)),
    ...chosen(others, (probabilities) => benjaminiHochberg(probabilities, gate.falseDiscoveries)),
  ])
  const alpha = gate.family / Math.max(1, gated.length)
  return settled(judged.map(({ one, p }) => comparisonOf(one, p, refused.get(one) === true, alpha)))
}

/** What warms up is slower at each quantile, whether or not its rounds show the way there; all together speak for each operation. */
function settled(comparison: readonly LatencyComparison[]): readonly LatencyComparison[] {
  const warming = new Set(comparison.filter(({ warmingUp }) => warmingUp).map(({ operation }) => operation))
  return comparison.map((one) =>
    one.verdict === 'regressed' && (warming.has(one.operation) || warming.has(undefined))
      ? { ...one, verdict: 'inconclusive', warmingUp: true }
      : one,
  )
}

/**
 * Whether the ratios fall from round to round: beyond chance by Mann and Kendall's test for a trend (normal approximation), and
 * by as much as matters from the first half to the second. A slowdown that passes by itself is that of a cold start.
 */
function fades(logRatios: readonly number[], smallest: number): boolean {
  const n = logRatios.length
  let score = 0
  for (const [at, one] of logRatios.entries())
    for (const later of logRatios.slice(at + 1)) score += Math.sign(later - one)
  const falls = -(score + 1) / Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)
  const half = Math.floor(n / 2)
  const fall = middle(logRatios.slice(0, half)) - middle(logRatios.slice(half))
  return falls >= upperPoint(gate.trend) && fall >= Math.log1p(smallest / 2)
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function chosen(
  judged: readonly { readonly one: Series; readonly p: number }[],
  choose: (probabilities: readonly number[]) => readonly boolean[],
): readonly (readonly [Series, boolean])[] {
  const refused = choose(judged.map(({ p }) => p))
  return judged.map(({ one }, at) => [one, refused[at] === true])
}

function comparisonOf(one: Series, p: number, beyondChance: boolean, alpha: number): LatencyComparison {
  const { operation, quantile, logRatios, advisory, baseMs, headMs } = one
  const { estimate, low, high } = hodgesLehmann(logRatios, gate.tail)
  const smallest = gate.smallest[quantile]
  const regressed = beyondChance && estimate >= Math.log1p(smallest)
  const bearable = high < Math.log1p(2 * smallest + 0.05)
  return {
    ...(operation === undefined ? {} : { operation }),
    quantile,
    effect: Math.exp(estimate),
    low: Math.exp(low),
    high: Math.exp(high),
    p,
    verdict: regressed ? 'regressed' : bearable ? 'pass' : 'inconclusive',
    minimumDetectable: Math.exp(detectable(high - low, smallest, alpha)),
    rounds: logRatios.length,
    slower: logRatios.filter((ratio) => ratio > 0).length,
    ...(regressed && fades(logRatios, smallest) ? { warmingUp: true } : {}),
    ...(advisory ? { advisory } : {}),
    ...(baseMs === undefined ? {} : { baseMs }),
    ...(headMs === undefined ? {} : { headMs }),
  }
}

/** How often the gate should see the smallest effect that it says it sees. */
const power = 0.8

/**
 * The smallest shift that a run like this one calls regressed in eight of ten cases. The standard error comes from the
 * width of the interval; the shift has to be far enough from 0 for the test, and from the smallest that matters.
 */
function detectable(width: number, smallest: number, alpha: number): number {
  const error = width / (2 * upperPoint(gate.tail))
  const missed = upperPoint(1 - power)
  return Math.max((upperPoint(alpha) + missed) * error, Math.log1p(smallest) + missed * error)
}

/** The point that a standard normal exceeds with this probability, to 0.00045 (Abramowitz and Stegun 26.2.23). */
function upperPoint(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability))
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
}

/** Whether anything was called regressed that a second run should bear out. */
export function needsConfirmation(comparison: readonly LatencyComparison[]): boolean {
  return comparison.some(({ verdict, advisory }) => verdict === 'regressed' && !advisory)
}

/**
 * Holds a first run's alarms against a second, fresh run of the same plan. One that the second bears out is told with the
 * second's figures: the first's were picked for being large. One that it doesn't bear out is open; so is one that fades
 * over the rounds of both, which are `series`.
 */
export function confirmedBy(
  first: readonly LatencyComparison[],
  second: readonly LatencyComparison[],
  series: readonly Series[],
): readonly LatencyComparison[] {
  const checked = first.map((one): LatencyComparison => {
    if (one.verdict !== 'regressed' || one.advisory) return one
    const isSame = (other: { readonly operation?: string | undefined; readonly quantile: Quantile }) =>
      other.operation === one.operation && other.quantile === one.quantile
    const again = second.find(isSame)
    // Too few answers to say anything: the second run did not contradict the first.
    if (again === undefined) return { ...one, verdict: 'inconclusive' }
    const confirmed = again.p <= gate.confirmation && again.effect >= 1 + gate.smallest[one.quantile] / 2
    if (!confirmed) return { ...one, verdict: 'inconclusive', confirmed }
    const both = series.filter(isSame).flatMap(({ logRatios }) => logRatios)
    const warming = fades(both, gate.smallest[one.quantile]) ? { warmingUp: true as const } : {}
    return { ...again, verdict: 'regressed', confirmed, ...warming }
  })
  return settled(checked).map((one) => (one.warmingUp && one.confirmed ? { ...one, confirmed: false } : one))
}
