import { countsOfBuckets } from '../../core/latency-buckets.ts'
import type { LatencyCounts } from '../../core/latency-counts.ts'
import { type ErrorKind, type LoadSecond, noErrors } from '../../core/load.ts'
import { indexOf, type K6Point, kindOf, pointsIn } from './k6-points.ts'
import type { K6Part, K6Reading } from './k6-results.ts'

interface Tally {
  readonly buckets: Map<number, number>
  readonly errors: Record<ErrorKind, number>
  readonly unexpected: Record<string, number>
  /** By second: slow points by threshold, failures included. */
  readonly seconds: { due: number; ok: number; failed: number; readonly slow: number[] }[]
}

/** Where the single latencies were thrown away: counters and buckets, by the second in which each request ended. */
export async function bucketPart(file: string, { operations, thresholdsMs, durationMs }: K6Reading): Promise<K6Part> {
  const length = Math.max(1, Math.ceil(durationMs / 1000))
  const tallies = operations.map(
    (): Tally => ({
      buckets: new Map(),
      errors: noErrors(),
      unexpected: {},
      seconds: Array.from({ length }, () => ({ due: 0, ok: 0, failed: 0, slow: thresholdsMs.map(() => 0) })),
    }),
  )
  let from: number | undefined
  let lastDueMs = 0
  for await (const { metric, at, value, tags } of pointsIn(file)) {
    if (metric === 'breakwater_measured_from') from ??= value
    if (from === undefined) continue
    const isDrop = metric === 'dropped_iterations'
    if (isDrop && at < from) continue
    const tally = tallies[indexOf(isDrop ? tags.scenario : tags.op) ?? -1]
    const second = tally?.seconds[Math.min(length - 1, Math.max(0, Math.floor((at - from) / 1000)))]
    if (tally === undefined || second === undefined) continue
    lastDueMs = Math.max(lastDueMs, Math.min(durationMs, at - from))
    count({ metric, at, value, tags }, tally, second, thresholdsMs)
  }
  const counted = tallies.map(({ buckets, errors, unexpected, seconds }) => ({
    latency: countsOfBuckets(buckets),
    errors,
    unexpected,
    seconds: seconds.map(
      ({ due, ok, failed, slow }): LoadSecond => ({
        due,
        ok,
        failed,
        over: slow.map((all) => Math.max(0, all - failed)),
      }),
    ),
  }))
  const none: LatencyCounts = []
  return {
    counts: { operations: counted, overTime: Array.from({ length }, () => none) },
    lastDueMs,
    dropped: tallies.reduce((sum, { errors }) => sum + errors.dropped, 0),
  }
}

function count(
  { metric, value, tags }: K6Point,
  { buckets, errors, unexpected }: Tally,
  second: Tally['seconds'][number],
  thresholdsMs: readonly number[],
): void {
  if (metric === 'dropped_iterations') {
    errors.dropped += value
    second.due += value
  } else if (metric === 'breakwater_bucket') {
    const bound = Number(tags.le)
    buckets.set(bound, (buckets.get(bound) ?? 0) + value)
  } else if (metric === 'breakwater_slow') {
    const at = thresholdsMs.indexOf(Number(tags.ms))
    if (at >= 0) second.slow[at] = (second.slow[at] ?? 0) + value
  } else if (metric === 'breakwater_requests') {
    second.due += value
    const kind = kindOf(tags.outcome)
    if (kind === undefined) second.ok += value
    else {
      second.failed += value
      errors[kind] += value
      if (kind === 'status') unexpected[tags.code ?? '0'] = (unexpected[tags.code ?? '0'] ?? 0) + value
    }
  }
}
