/**
 * Tails of the binomial distribution, exact: the terms are summed outwards from the largest, each from the one before,
 * so that nothing overflows and about sqrt(n) terms are enough for any n.
 */

/** P(X >= k) for X ~ Bin(n, p). */
export function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n || p <= 0) return 0
  if (p >= 1) return 1
  return k > n * p ? sumUpwards(k, n, p) : 1 - sumDownwards(k - 1, n, p)
}

/** P(X <= k) for X ~ Bin(n, p). */
export function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n || p <= 0) return 1
  if (p >= 1) return 0
  return k < n * p ? sumDownwards(k, n, p) : 1 - sumUpwards(k + 1, n, p)
}

function sumUpwards(k: number, n: number, p: number): number {
  const odds = p / (1 - p)
  let term = 1
  let sum = 0
  for (let i = k; i <= n && term > sum * 1e-17; i++) {
    sum += term
    term *= ((n - i) / (i + 1)) * odds
  }
  return Math.min(1, Math.exp(logProbability(k, n, p) + Math.log(sum)))
}

function sumDownwards(k: number, n: number, p: number): number {
  const odds = (1 - p) / p
  let term = 1
  let sum = 0
  for (let i = k; i >= 0 && term > sum * 1e-17; i--) {
    sum += term
    term *= (i / (n - i + 1)) * odds
  }
  return Math.min(1, Math.exp(logProbability(k, n, p) + Math.log(sum)))
}

/** ln P(X = k). */
function logProbability(k: number, n: number, p: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p)
}

const smallest = 256
const smallFactorials: readonly number[] = (() => {
  const logs = [0]
  for (let i = 1; i < smallest; i++) logs.push((logs[i - 1] ?? 0) + Math.log(i))
  return logs
})()

/** ln n!, by Stirling's series where that is exact to the last digit. */
function logFactorial(n: number): number {
  const known = smallFactorials[n]
  if (known !== undefined) return known
  const inverse = 1 / n
  const series = inverse * (1 / 12 - inverse * inverse * (1 / 360 - inverse * inverse * (1 / 1260)))
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series
}
