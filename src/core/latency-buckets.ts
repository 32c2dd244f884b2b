import type { LatencyCounts } from './latency-counts.ts'

const most = 60
const lowestMs = 1
const highestMs = 60_000

/**
 * Upper bounds of at most 60 logarithmic buckets, in milliseconds; what is above the last one falls into the bucket
 * `Infinity`. Counts of equal buckets can be added over many machines, which percentiles can't.
 */
export const bucketBoundsMs: readonly number[] = Array.from({ length: most - 1 }, (_, at) =>
  Number((lowestMs * (highestMs / lowestMs) ** (at / (most - 2))).toPrecision(4)),
)

/** How far apart two bounds are: 1.2 is 20 per cent. */
export const bucketRatio = (highestMs / lowestMs) ** (1 / (most - 2))

/** Latencies of which only the bucket is known, by its upper bound; each stands for the geometric middle of its bucket. */
export function countsOfBuckets(buckets: ReadonlyMap<number, number>): LatencyCounts {
  return [...buckets].sort(([a], [b]) => a - b).map(([bound, count]) => [middleUs(bound), count] as const)
}

function middleUs(boundMs: number): number {
  const bound = Number.isFinite(boundMs) ? boundMs : highestMs * bucketRatio
  return Math.round((bound / Math.sqrt(bucketRatio)) * 1000)
}
