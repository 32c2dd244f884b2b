import { addedCounts, countOf, type LatencyCounts, quantileMs } from '../../core/latency-counts.ts'
import { addedErrors, errorKinds, type LoadStatistics, type OperationSample } from '../../core/load.ts'

type Counted = Pick<OperationSample, 'latency' | 'errors'>

const quantiles = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999, max: 1 } as const

/** What a report shows of one operation, or of several as one. */
export function statisticsOf(samples: readonly Counted[], durationMs: number): LoadStatistics {
  const latency = addedCounts(samples.map((sample) => sample.latency))
  const errors = addedErrors(samples.map((sample) => sample.errors))
  const ok = countOf(latency)
  return {
    // A request that our own generator dropped was never sent.
    sent: ok + errorKinds.reduce((sum, kind) => sum + (kind === 'dropped' ? 0 : errors[kind]), 0),
    ok,
    errors,
    throughput: durationMs > 0 ? ok / (durationMs / 1000) : 0,
    latencyMs: {
      p50: shown(latency, quantiles.p50),
      p75: shown(latency, quantiles.p75),
      p90: shown(latency, quantiles.p90),
      p95: shown(latency, quantiles.p95),
      p99: shown(latency, quantiles.p99),
      p999: shown(latency, quantiles.p999),
      max: shown(latency, quantiles.max),
    },
  }
}

function shown(latency: LatencyCounts, q: number): number | null {
  const ms = quantileMs(latency, q)
  return ms === undefined ? null : Math.round(ms * 1000) / 1000
}
