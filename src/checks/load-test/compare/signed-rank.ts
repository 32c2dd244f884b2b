/**
 * Wilcoxon's signed-rank test, exact. Where nothing differs, each difference is as likely to have the other sign, whatever
 * its size: so the distribution of the rank sum is counted over all 2^n ways to give signs to the ranks that were seen.
 * Ties share the mean of their ranks, and the counting goes over just these ranks. Zeros take part in the ranking and
 * then lose their ranks (Pratt 1959), so that a larger difference never makes a result less significant.
 */

/** What the test says of differences that should be above 0 if the suspicion holds. */
export interface SignedRank {
  /** Differences that were not 0. */
  readonly n: number
  /** Sum of the ranks of those above 0; ties share their mean rank. */
  readonly sum: number
  /** P(a sum at least as large), were both signs equally likely. */
  readonly p: number
}

export function signedRank(differences: readonly number[]): SignedRank {
  const ranked = signedRanks(differences)
  // Twice the rank is a whole number, ties or not.
  const doubled = ranked.map(({ rank }) => 2 * rank)
  const sum = ranked.reduce((all, { positive, rank }) => all + (positive ? 2 * rank : 0), 0)
  return { n: ranked.length, sum: sum / 2, p: atLeastShare(subsetCounts(doubled), sum) }
}

/**
 * P(a sum at least as large), were the sign of each difference by chance: the sign-flip test, exact, for whole numbers.
 * What comes in a lump, as failures do, counts as the one event that it is.
 */
export function signFlip(differences: readonly number[]): number {
  const sum = differences.reduce((all, difference) => all + Math.max(0, difference), 0)
  return atLeastShare(subsetCounts(differences.map(Math.abs)), sum)
}

/** Ranks of the differences that are not 0, by their size. */
function signedRanks(differences: readonly number[]): readonly { readonly rank: number; readonly positive: boolean }[] {
  const sorted = [...differences].sort((a, b) => Math.abs(a) - Math.abs(b))
  const ranked: { rank: number; positive: boolean }[] = []
  for (let from = 0; from < sorted.length; ) {
    const size = Math.abs(sorted[from] ?? 0)
    let to = from
    while (to < sorted.length && Math.abs(sorted[to] ?? 0) === size) to++
    const rank = (from + 1 + to) / 2
    if (size > 0) for (const value of sorted.slice(from, to)) ranked.push({ rank, positive: value > 0 })
    from = to
  }
  return ranked
}

/**
 * How many subsets of the parts have each sum, as shares of all subsets. Halves are exact in binary, and so are their
 * sums as long as n is below 50; beyond that the last digits round.
 */
function subsetCounts(parts: readonly number[]): Float64Array {
  const shares = new Float64Array(parts.reduce((sum, part) => sum + part, 0) + 1)
  shares[0] = 1
  let largest = 0
  for (const part of parts) {
    largest += part
    for (let sum = largest; sum >= 0; sum--) {
      shares[sum] = ((shares[sum] ?? 0) + (sum >= part ? (shares[sum - part] ?? 0) : 0)) / 2
    }
  }
  return shares
}

function atLeastShare(shares: Float64Array, sum: number): number {
  let all = 0
  for (let at = shares.length - 1; at >= sum; at--) all += shares[at] ?? 0
  return Math.min(1, all)
}

/** A shift, and the bounds between which it lies. */
export interface Shift {
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/**
 * Hodges and Lehmann's estimate: the median of the means of all pairs of differences, each with itself too. The interval is
 * the one that belongs to the test: the shifts that a signed-rank test at `tail` on each side would not refuse, which
 * are order statistics of the same means. Unbounded where so few differences can refuse nothing.
 */
export function hodgesLehmann(differences: readonly number[], tail: number): Shift {
  const means: number[] = []
  for (const [at, one] of differences.entries()) {
    for (const other of differences.slice(at)) means.push((one + other) / 2)
  }
  means.sort((a, b) => a - b)
  const outside = refusedBelow(differences.length, tail)
  const at = (index: number) => means[index] ?? Number.NaN
  const middle = (means.length - 1) / 2
  return {
    estimate: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    low: outside === 0 ? -Infinity : at(outside - 1),
    high: outside === 0 ? Infinity : at(means.length - outside),
  }
}

/** The number of smallest rank sums whose probability together is at most `tail`: 0 to this number less 1. */
function refusedBelow(n: number, tail: number): number {
  const shares = subsetCounts(Array.from({ length: n }, (_, at) => at + 1))
  let probability = 0
  for (const [sum, share] of shares.entries()) {
    probability += share
    if (probability > tail) return sum
  }
  return shares.length
}
