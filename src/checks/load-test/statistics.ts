import { type ErrorKind, errorKinds, type LoadSample, type LoadStatistics } from '../../core/load.ts'

type Tally = Pick<LoadSample['operations'][number], 'latenciesMs' | 'errors'>

const quantiles = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999, max: 1 } as const

/** What a report shows of one operation, or of all. */
export function statisticsOf(tallies: readonly Tally[], durationMs: number): LoadStatistics {
  const sorted = tallies.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b)
  const countOf = (kind: ErrorKind) => tallies.reduce((sum, { errors }) => sum + errors[kind], 0)
  const failed = errorKinds.reduce((sum, kind) => sum + countOf(kind), 0)
  const latency = (q: number) => {
    const ms = quantileOf(sorted, q)
    return ms === undefined ? null : Math.round(ms * 1000) / 1000
  }
  return {
    sent: sorted.length + failed,
    ok: sorted.length,
    errors: {
      status: countOf('status'),
      timeout: countOf('timeout'),
      connect: countOf('connect'),
      reset: countOf('reset'),
      truncated: countOf('truncated'),
      dropped: countOf('dropped'),
    },
    throughput: durationMs > 0 ? sorted.length / (durationMs / 1000) : 0,
    latencyMs: {
      p50: latency(quantiles.p50),
      p75: latency(quantiles.p75),
      p90: latency(quantiles.p90),
      p95: latency(quantiles.p95),
      p99: latency(quantiles.p99),
      p999: latency(quantiles.p999),
      max: latency(quantiles.max),
    },
  }
}

/** Nearest rank: the smallest value that at least the share q does not exceed. */
export function quantileOf(sorted: readonly number[], q: number): number | undefined {
  return sorted[Math.max(0, Math.min(sorted.length, Math.ceil(q * sorted.length - 1e-9)) - 1)]
}
