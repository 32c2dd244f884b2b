import { countOf, type LatencyCounts } from '../../core/latency-counts.ts'
import type { LoadReport, LoadStatistics } from '../../core/load.ts'

/**
 * The load test as JSON. Units stand in the names (`Ms`; shares from 0 to 1 have none), and latencies are given as an
 * OpenTelemetry histogram point too: `explicitBounds`, and a count more than there are bounds.
 */
export function loadJson(load: LoadReport) {
  const { generator, base, aborted } = load
  return {
    engine: load.engine,
    model: load.model,
    distribution: load.distribution,
    target: load.target,
    offeredRate: load.offeredRate,
    concurrency: load.concurrency,
    warmupMs: load.warmupMs,
    durationMs: load.durationMs,
    planHash: load.planHash,
    seed: load.seed,
    generator: {
      latenessP99Ms: generator.latenessP99Ms,
      latenessMaxMs: generator.latenessMaxMs,
      dropped: generator.dropped,
      cpuShare: generator.cpuShare,
      workers: generator.workers,
      limited: generator.limited,
    },
    ...sideJson(load),
    slo: load.slo.map(({ metric, floor, operation, measured, verdict, reason, n, exceeding, needed }) => ({
      metric,
      floor,
      operation,
      measured,
      verdict,
      reason,
      n,
      exceeding,
      needed,
    })),
    overTime: load.overTime.map(({ due, ok, failed, p50Ms, p99Ms }) => ({ due, ok, failed, p50Ms, p99Ms })),
    base: base && { target: base.target, ...sideJson(base) },
    comparison: load.comparison?.map((one) => ({
      operation: one.operation,
      quantile: one.quantile,
      effect: finite(one.effect),
      low: finite(one.low),
      high: finite(one.high),
      p: one.p,
      verdict: one.verdict,
      minimumDetectable: finite(one.minimumDetectable),
      rounds: one.rounds,
      slower: one.slower,
      confirmed: one.confirmed,
      advisory: one.advisory,
      baseMs: one.baseMs,
      headMs: one.headMs,
    })),
    errorComparison: load.errorComparison?.map((one) => ({
      operation: one.operation,
      base: { sent: one.base.sent, failed: one.base.failed },
      head: { sent: one.head.sent, failed: one.head.failed },
      p: one.p,
      rounds: one.rounds,
      worse: one.worse,
      verdict: one.verdict,
      confirmed: one.confirmed,
      advisory: one.advisory,
    })),
    rounds: load.rounds?.map(({ round, side, operation, sent, ok, failed, p50Ms, p95Ms, p99Ms }) => ({
      round,
      side,
      operation,
      sent,
      ok,
      failed,
      p50Ms,
      p95Ms,
      p99Ms,
    })),
    aborted: aborted && { afterMs: aborted.afterMs, reason: aborted.reason },
    conformance: load.conformance?.map(({ subject, expectation, verdict, detail }) => ({
      subject,
      expectation,
      verdict,
      detail,
    })),
    scaling: load.scaling && scalingJson(load.scaling),
  }
}

function sideJson({ total, operations, latency }: Pick<LoadReport, 'total' | 'operations' | 'latency'>) {
  return {
    total: statisticsJson(total),
    operations: operations.map((one) => ({
      name: one.name,
      method: one.method,
      path: one.path,
      ...statisticsJson(one),
    })),
    latency: histogramJson(latency),
  }
}

function statisticsJson({ sent, ok, errors, throughput, latencyMs }: LoadStatistics) {
  const { status, timeout, connect, reset, truncated, dropped } = errors
  const { p50, p75, p90, p95, p99, p999, max } = latencyMs
  return {
    sent,
    ok,
    errors: { status, timeout, connect, reset, truncated, dropped },
    throughput,
    latencyMs: { p50, p75, p90, p95, p99, p999, max },
  }
}

/** In milliseconds: the bounds that OpenTelemetry advises for durations of HTTP requests, and finer ones below. */
export const boundsMs = [1, 2.5, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000] as const

/** How many latencies are at most each bound, and above the one before; the last count is of those above all. */
export function bucketCounts(latencies: LatencyCounts): readonly number[] {
  const counts = [...boundsMs.map(() => 0), 0]
  for (const [us, count] of latencies) {
    const at = boundsMs.findIndex((bound) => us <= bound * 1000)
    const bucket = at < 0 ? boundsMs.length : at
    counts[bucket] = (counts[bucket] ?? 0) + count
  }
  return counts
}

export function sumMs(latencies: LatencyCounts): number {
  return latencies.reduce((sum, [us, count]) => sum + us * count, 0) / 1000
}

function histogramJson(latency: LatencyCounts) {
  return {
    unit: 'ms',
    count: countOf(latency),
    sum: sumMs(latency),
    explicitBounds: [...boundsMs],
    bucketCounts: bucketCounts(latency),
  }
}

function scalingJson({ steps, fit, refused, knee, advice }: NonNullable<LoadReport['scaling']>) {
  return {
    steps: steps.map(({ concurrency, throughput, p99Ms, errorRate, littleHolds }) => ({
      concurrency,
      throughput,
      p99Ms,
      errorRate,
      littleHolds,
    })),
    fit: fit && {
      lambda: fit.lambda,
      sigma: fit.sigma,
      kappa: fit.kappa,
      r2: fit.r2,
      peak: fit.peak && { concurrency: fit.peak.concurrency, low: fit.peak.low, high: finite(fit.peak.high) },
    },
    refused,
    knee,
    advice,
  }
}

/** JSON knows no infinity: an interval without an end has none. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
