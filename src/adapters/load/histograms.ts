import { addedCounts, type LatencyCounts } from '../../core/latency-counts.ts'

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

/** Latencies of one second in two digits, without a histogram: enough for a picture, and small once the second is over. */
export class CoarseCounts {
  #open = new Map<number, number>()
  /** Values and their counts by turns. */
  #packed = new Uint32Array(0)

  /** Microseconds. */
  record(us: number): void {
    const rounded = twoDigits(us)
    this.#open.set(rounded, (this.#open.get(rounded) ?? 0) + 1)
  }

  /** Puts what is there into as little memory as it needs; what still comes is kept beside it. */
  pack(): void {
    this.#packed = Uint32Array.from(this.counts().flat())
    this.#open = new Map()
  }

  counts(): LatencyCounts {
    const packed = Array.from(
      { length: this.#packed.length / 2 },
      (_, index) => [this.#packed[2 * index] ?? 0, this.#packed[2 * index + 1] ?? 0] as const,
    )
    return addedCounts([packed, [...this.#open]])
  }
}

/** The highest value that a histogram of two digits calls equal. */
function twoDigits(us: number): number {
  const whole = Math.min(2 ** 31 - 1, Math.max(1, Math.round(us)))
  if (whole < 256) return whole
  const shift = 24 - Math.clz32(whole)
  return (((whole >> shift) + 1) << shift) - 1
}
