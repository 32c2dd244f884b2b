import { addedCounts, countOf, type LatencyCounts, quantileMs } from '../../../core/latency-counts.ts'
import { errorKinds, type LoadRound, type LoadSample, type OperationSample } from '../../../core/load.ts'
import type { ErrorSeries } from './errors.ts'
import { gate, type Quantile, type Series, shareOf } from './gate.ts'

/** Two rounds with the same requests, one right after the other. */
export interface Pair {
  readonly base: LoadSample
  readonly head: LoadSample
}

/** A quantile that the rounds say too little about. */
export interface TooFew {
  readonly operation: string | undefined
  readonly quantile: Quantile
  /** Answers a round, on average. */
  readonly answers: number
}

/** What the gate judges, and what it cannot. */
export interface ComparedRounds {
  readonly latency: readonly Series[]
  readonly errors: readonly ErrorSeries[]
  readonly tooFew: readonly TooFew[]
  /** Rounds of which one side gave no expected answer at all. */
  readonly silent: number
}

/** Of fewer answers, a quantile is merely the slowest of them. */
export const fewestAnswers: Readonly<Record<Quantile, number>> = { p50: 10, p95: 20, p99: 100 }

/**
 * The rounds as the gate judges them: all operations together, those that are named as critical, and the others as advice. With a
 * single operation, all together is that one.
 */
export function comparedRounds(pairs: readonly Pair[], critical: readonly string[]): ComparedRounds {
  const names = pairs[0]?.head.operations.map(({ operation }) => operation.name) ?? []
  const places = [undefined, ...(names.length > 1 || critical.length > 0 ? names : [])].map((operation) => ({
    operation,
    advisory: operation !== undefined && !critical.includes(operation),
  }))
  const found = places.map((place) => seriesOf(pairs, place))
  return {
    latency: found.flatMap(({ latency }) => latency),
    tooFew: found.flatMap(({ tooFew }) => tooFew),
    errors: places.map(({ operation, advisory }) => ({
      operation,
      advisory,
      pairs: pairs.map(({ base, head }) => ({ base: failuresOf(base, operation), head: failuresOf(head, operation) })),
    })),
    silent: pairs.length - answered(pairs, undefined).length,
  }
}

interface Place {
  readonly operation: string | undefined
  readonly advisory: boolean
}

type CountedPair = Readonly<Record<'base' | 'head', LatencyCounts>>

function seriesOf(
  pairs: readonly Pair[],
  { operation, advisory }: Place,
): { readonly latency: readonly Series[]; readonly tooFew: readonly TooFew[] } {
  const counted = answered(pairs, operation)
  const overall = merged(counted)
  const latency: Series[] = []
  const tooFew: TooFew[] = []
  for (const quantile of ['p50', 'p95', 'p99'] as const) {
    const groups = grouped(counted, fewestAnswers[quantile])
    if (groups.length < gate.fewestRounds) {
      tooFew.push({ operation, quantile, answers: answersOf(counted) })
      continue
    }
    const baseMs = quantileMs(overall.base, shareOf[quantile])
    const headMs = quantileMs(overall.head, shareOf[quantile])
    latency.push({
      operation,
      quantile,
      advisory,
      logRatios: groups.map((group) => logRatio(group, shareOf[quantile])),
      ...(baseMs === undefined ? {} : { baseMs }),
      ...(headMs === undefined ? {} : { headMs }),
    })
  }
  return { latency, tooFew }
}

/** Pairs of which both sides have an expected answer; the failures of the others are the error gate's. */
function answered(pairs: readonly Pair[], operation: string | undefined): readonly CountedPair[] {
  return pairs
    .map(({ base, head }) => ({ base: latencyOf(base, operation), head: latencyOf(head, operation) }))
    .filter(({ base, head }) => base.length > 0 && head.length > 0)
}

function answersOf(counted: readonly CountedPair[]): number {
  const all = counted.reduce((sum, { base, head }) => sum + countOf(base) + countOf(head), 0)
  return counted.length === 0 ? 0 : all / (2 * counted.length)
}

/**
 * As many consecutive pairs as it takes for enough answers are judged as one. The two sides of all of them could be exchanged as well
 * as those of a single pair, so the test stays exact; and how many it takes is counted over both sides alike.
 */
function grouped(counted: readonly CountedPair[], fewest: number): readonly CountedPair[] {
  const mean = answersOf(counted)
  const size = mean === 0 ? Number.POSITIVE_INFINITY : Math.ceil(fewest / mean)
  if (size === 1) return counted
  const groups = Math.floor(counted.length / size)
  return Array.from({ length: groups }, (_, at) =>
    // What is left over goes to the last.
    merged(counted.slice(at * size, at === groups - 1 ? undefined : (at + 1) * size)),
  )
}

function merged(pairs: readonly CountedPair[]): CountedPair {
  return { base: addedCounts(pairs.map(({ base }) => base)), head: addedCounts(pairs.map(({ head }) => head)) }
}

function logRatio({ base, head }: CountedPair, share: number): number {
  const [before, after] = [quantileMs(base, share), quantileMs(head, share)]
  // Both have answers; one that took less than a microsecond took one.
  return Math.log(Math.max(0.001, after ?? 0)) - Math.log(Math.max(0.001, before ?? 0))
}

function latencyOf(sample: LoadSample, operation: string | undefined): LatencyCounts {
  return addedCounts(partsOf(sample, operation).map(({ latency }) => latency))
}

function failuresOf(sample: LoadSample, operation: string | undefined) {
  const parts = partsOf(sample, operation)
  const failed = parts.reduce((sum, { errors }) => sum + failedOf(errors), 0)
  return { sent: failed + parts.reduce((sum, { latency }) => sum + countOf(latency), 0), failed }
}

/** What our own generator dropped is no fault of the server. */
function failedOf(errors: OperationSample['errors']): number {
  return errorKinds.reduce((sum, kind) => sum + (kind === 'dropped' ? 0 : errors[kind]), 0)
}

function partsOf({ operations }: LoadSample, name: string | undefined): readonly OperationSample[] {
  return name === undefined ? operations : operations.filter(({ operation }) => operation.name === name)
}

/** The rounds as a table: of all operations together, and of each where there are several. */
export function roundsTable(pairs: readonly Pair[], from: number): readonly LoadRound[] {
  return pairs.flatMap((pair, at) =>
    (['base', 'head'] as const).flatMap((side) => {
      const sample = pair[side]
      const names = sample.operations.length > 1 ? sample.operations.map(({ operation }) => operation.name) : []
      return [undefined, ...names].map((operation): LoadRound => {
        const latency = latencyOf(sample, operation)
        const { sent, failed } = failuresOf(sample, operation)
        return {
          round: from + at,
          side,
          ...(operation === undefined ? {} : { operation }),
          sent,
          ok: sent - failed,
          failed,
          p50Ms: quantileMs(latency, 0.5) ?? null,
          p95Ms: quantileMs(latency, 0.95) ?? null,
          p99Ms: quantileMs(latency, 0.99) ?? null,
        }
      })
    }),
  )
}
