/**
 * Recorded latencies: how often each came up, in microseconds, ascending. The values are those of an HDR histogram (equal
 * to three digits), so that counts of many operations, rounds or machines can be added before anything is judged.
 */
export type LatencyCounts = readonly (readonly [us: number, count: number])[]

/** How many latencies were recorded. */
export function countOf(latencies: LatencyCounts): number {
  return latencies.reduce((sum, [, count]) => sum + count, 0)
}

/** Nearest rank, in milliseconds: the smallest recorded value that at least the share q does not exceed. */
export function quantileMs(latencies: LatencyCounts, q: number): number | undefined {
  const all = countOf(latencies)
  const rank = Math.max(1, Math.ceil(q * all - 1e-9))
  let seen = 0
  for (const [us, count] of latencies) {
    seen += count
    if (seen >= rank) return us / 1000
  }
  return undefined
}

/** All of them in one, as if recorded together. */
export function addedCounts(parts: readonly LatencyCounts[]): LatencyCounts {
  const sum = new Map<number, number>()
  for (const part of parts) for (const [us, count] of part) sum.set(us, (sum.get(us) ?? 0) + count)
  return [...sum].sort(([a], [b]) => a - b)
}
