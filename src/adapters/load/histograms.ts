import type { LatencyCounts } from '../../core/latency-counts.ts'

/** How often each latency came up. Its memory depends on the longest latency, not on how many are recorded. */
export interface LatencyHistogram {
  /** Microseconds. */
  readonly record: (us: number) => void
  readonly counts: () => LatencyCounts
}

/** Grows by itself where something took longer. */
const longestExpectedUs = 4_000_000

/** Makes HDR histograms of three digits. Counts of any two of them add up, since their buckets are the same. */
export async function latencyHistograms(): Promise<() => LatencyHistogram> {
  const { Int32Histogram } = (await import('hdr-histogram-js')).default
  return () => {
    const histogram = new Int32Histogram(1, longestExpectedUs, 3)
    histogram.autoResize = true
    return {
      record: (us) => histogram.recordValue(Math.max(1, Math.round(us))),
      counts: () => {
        const counts: (readonly [number, number])[] = []
        for (let index = 0; index < histogram.countsArrayLength; index++) {
          const count = histogram.getCountAtIndex(index)
          // A bucket is named by its highest value, as HdrHistogram's own percentiles are: never lower than measured.
          if (count > 0) counts.push([histogram.highestEquivalentValue(histogram.valueFromIndex(index)), count])
        }
        return counts
      },
    }
  }
}

/** The same in two digits, without a histogram: enough for a picture. */
export function twoDigits(us: number): number {
  const whole = Math.min(2 ** 31 - 1, Math.max(1, Math.round(us)))
  if (whole < 256) return whole
  const shift = 24 - Math.clz32(whole)
  return (((whole >> shift) + 1) << shift) - 1
}
