import type { LatencyCounts } from '../../src/core/latency-counts.ts'
import { countOf, quantileMs } from '../../src/core/latency-counts.ts'
import type { ErrorCounts, LoadReport, LoadRound, LoadStatistics } from '../../src/core/load.ts'

export const noErrors: ErrorCounts = { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }

/** Latencies as those of a server mostly are: many near the median, some far above. The same ones at each call. */
function lognormal(n: number, medianMs: number, sigma: number): LatencyCounts {
  const counts = new Map<number, number>()
  for (let at = 0; at < n; at += 1) {
    const us = Number((medianMs * 1000 * Math.exp(sigma * logistic((at + 0.5) / n))).toPrecision(3))
    counts.set(us, (counts.get(us) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b)
}

/** The logistic distribution's quantile: near the normal one's, with longer tails. */
function logistic(p: number): number {
  return Math.log(p / (1 - p)) / 1.702
}

function statisticsOf(latency: LatencyCounts, seconds: number, errors: Partial<ErrorCounts> = {}): LoadStatistics {
  const ok = countOf(latency)
  const all = { ...noErrors, ...errors }
  const { dropped, ...served } = all
  const q = (share: number) => quantileMs(latency, share) ?? null
  return {
    sent: ok + Object.values(served).reduce((sum, n) => sum + n, 0),
    ok,
    errors: all,
    throughput: ok / seconds,
    latencyMs: { p50: q(0.5), p75: q(0.75), p90: q(0.9), p95: q(0.95), p99: q(0.99), p999: q(0.999), max: q(1) },
  }
}

/** Twenty requests a second that waver a little, and now and then a slow second. */
function overTime(seconds: number, p50: number, p99: number): LoadReport['overTime'] {
  return Array.from({ length: seconds }, (_, at) => {
    const due = 20 + ((at * 7) % 9) - 4
    const failed = at % 23 === 11 ? 1 : 0
    const slow = at % 17 === 8 ? 1.6 : 1
    const wave = 1 + 0.1 * Math.sin(at / 5)
    return { due, ok: due - failed, failed, p50Ms: round(p50 * wave), p99Ms: round(p99 * wave * slow) }
  })
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}

const list = lognormal(840, 31, 0.45)
const single = lognormal(356, 12, 0.5)
const both = lognormal(1196, 26, 0.55)
const operations: LoadReport['operations'] = [
  { name: 'GET /orders', method: 'GET', path: '/orders', ...statisticsOf(list, 60, { status: 1, timeout: 1 }) },
  { name: 'GET /orders/{id}', method: 'GET', path: '/orders/{id}', ...statisticsOf(single, 60) },
]

/** Twenty requests a second for a minute; every floor is kept. */
export const openLoop: LoadReport = {
  engine: 'breakwater open loop',
  model: 'open',
  distribution: 'poisson',
  target: 'https://orders-pr-12.preview.example.com',
  offeredRate: 20,
  warmupMs: 10_000,
  durationMs: 60_000,
  planHash: '9c1f0a37be5d4420a1',
  seed: 1,
  generator: { latenessP99Ms: 1.42, latenessMaxMs: 3.9, dropped: 0, cpuShare: 0.06, workers: 1, limited: false },
  total: statisticsOf(both, 60, { status: 1, timeout: 1 }),
  operations,
  slo: [
    { metric: 'p50', floor: 80, measured: 26, verdict: 'pass', n: 1198, exceeding: 23 },
    { metric: 'p95', floor: 300, measured: 69, verdict: 'pass', n: 1198, exceeding: 2 },
    { metric: 'p99', floor: 600, measured: 109, verdict: 'pass', n: 1198, exceeding: 2 },
    { metric: 'errorRate', floor: 0.02, measured: 2 / 1198, verdict: 'pass', n: 1198, exceeding: 2 },
    { metric: 'throughput', floor: 15, measured: 19.93, verdict: 'pass', n: 60, exceeding: 0 },
  ],
  latency: both,
  overTime: overTime(60, 26, 105),
}

const baseLatency = lognormal(1198, 23, 0.5)
const rounds: readonly LoadRound[] = [1, 2, 3].flatMap((number) =>
  (['base', 'head'] as const).flatMap((side) => {
    const ms = side === 'base' ? 23 : 26
    const figures = {
      round: number,
      side,
      failed: 0,
      p50Ms: ms + number,
      p95Ms: 2 * ms + number,
      p99Ms: 3 * ms + number,
    }
    return [
      { ...figures, sent: 20, ok: 20 },
      { ...figures, operation: 'GET /orders', sent: 14, ok: 14 },
    ]
  }),
)

/** p50 and p95 are slower than on base, and a second run said so too. */
export const regressed: LoadReport = {
  ...openLoop,
  rounds,
  base: {
    target: 'https://orders-main.preview.example.com',
    total: statisticsOf(baseLatency, 60),
    operations: [
      {
        name: 'GET /orders',
        method: 'GET',
        path: '/orders',
        ...statisticsOf(lognormal(842, 25, 0.45), 60),
      },
      {
        name: 'GET /orders/{id}',
        method: 'GET',
        path: '/orders/{id}',
        ...statisticsOf(lognormal(356, 12, 0.5), 60),
      },
    ],
    latency: baseLatency,
  },
  comparison: [
    {
      quantile: 'p50',
      effect: 1.124,
      low: 1.083,
      high: 1.161,
      p: 0.00002,
      verdict: 'regressed',
      minimumDetectable: 1.06,
      rounds: 30,
      slower: 29,
      confirmed: true,
      baseMs: 23.1,
      headMs: 25.9,
    },
    {
      quantile: 'p95',
      effect: 1.21,
      low: 1.11,
      high: 1.33,
      p: 0.0004,
      verdict: 'regressed',
      minimumDetectable: 1.15,
      rounds: 30,
      slower: 27,
      confirmed: true,
    },
    {
      quantile: 'p99',
      effect: 1.18,
      low: 0.96,
      high: 1.47,
      p: 0.06,
      verdict: 'inconclusive',
      minimumDetectable: 1.35,
      rounds: 30,
      slower: 20,
    },
    {
      operation: 'GET /orders/{id}',
      quantile: 'p95',
      effect: 0.997,
      low: 0.95,
      high: 1.04,
      p: 0.55,
      verdict: 'pass',
      minimumDetectable: 1.2,
      rounds: 30,
      slower: 15,
      advisory: true,
    },
  ],
  errorComparison: [
    {
      base: { sent: 1198, failed: 0 },
      head: { sent: 1198, failed: 2 },
      p: 0.25,
      rounds: 30,
      worse: 2,
      verdict: 'inconclusive',
    },
  ],
}

const few = lognormal(231, 210, 0.9)

/** The kill switch ended it: the preview had begun to fail. */
export const aborted: LoadReport = {
  ...openLoop,
  durationMs: 14_200,
  total: statisticsOf(few, 14.2, { status: 41, timeout: 9, connect: 3 }),
  operations: [
    {
      name: 'GET /orders',
      method: 'GET',
      path: '/orders',
      ...statisticsOf(few, 14.2, { status: 41, timeout: 9, connect: 3 }),
    },
  ],
  slo: [
    { metric: 'p99', floor: 600, measured: 1620, verdict: 'inconclusive', reason: 'aborted', n: 284, exceeding: 77 },
  ],
  latency: few,
  overTime: overTime(14, 210, 1400).map((second, at) => {
    const failed = at > 9 ? second.due : 0
    return failed > 0 ? { ...second, ok: 0, failed, p50Ms: null, p99Ms: null } : second
  }),
  aborted: { afterMs: 14_200, reason: 'the error budget burned 31 times too fast over 5 s and over 14 s' },
}

const coarse = lognormal(89_000, 18, 0.8)

/** Our own side could not keep up, so that nothing is proved. */
export const generatorLimited: LoadReport = {
  ...openLoop,
  offeredRate: 1500,
  distribution: 'even',
  warmupMs: 0,
  generator: { latenessP99Ms: 48.3, latenessMaxMs: 171, dropped: 914, cpuShare: 0.97, workers: 2, limited: true },
  total: statisticsOf(coarse, 60, { dropped: 914 }),
  operations: [{ name: 'GET /orders', method: 'GET', path: '/orders', ...statisticsOf(coarse, 60, { dropped: 914 }) }],
  slo: [
    {
      metric: 'p95',
      floor: 60,
      measured: 69,
      verdict: 'inconclusive',
      reason: 'generator limited',
      n: 89_000,
      exceeding: 5310,
    },
    { metric: 'p99.9', floor: 400, measured: 391, verdict: 'inconclusive', n: 2100, exceeding: 1, needed: 2642 },
  ],
  latency: coarse,
  overTime: overTime(180, 18, 140),
}

/** What was asked for besides speed. */
export const nonconforming: LoadReport = {
  ...openLoop,
  conformance: [
    {
      subject: 'GET /orders',
      expectation: 'header `strict-transport-security`',
      verdict: 'note',
      detail: 'the answer does not carry it',
    },
    {
      subject: 'GET /orders/{id}',
      expectation: 'status 200',
      verdict: 'pass',
      detail: 'all 356 answers',
    },
    {
      subject: 'POST /orders',
      expectation: '4xx for a malformed body',
      verdict: 'fail',
      detail: 'answered 500 where `quantity` was a string',
    },
    {
      subject: 'GET /orders',
      expectation: '100 requests in 60 s',
      verdict: 'inconclusive',
      detail: 'no request was refused: the limit may be by identity',
    },
  ],
}

const steps = [
  [1, 31, 33, 0],
  [2, 61, 34, 0],
  [4, 113, 39, 0],
  [8, 190, 52, 0],
  [16, 262, 96, 0.001],
  [32, 271, 310, 0.004],
] as const

/** How throughput grows with the clients, and where it stops. */
export const scaling: LoadReport = {
  ...openLoop,
  scaling: {
    steps: steps.map(([concurrency, throughput, p99Ms, errorRate]) => ({
      concurrency,
      throughput,
      p99Ms,
      errorRate,
      littleHolds: concurrency < 32,
    })),
    fit: {
      lambda: 31.4,
      sigma: 0.032,
      kappa: 0.0016,
      r2: 0.985,
      peak: { concurrency: 24.6, low: 21, high: 31 },
    },
    knee: 16,
    advice: [
      'Throughput peaks at about 25 clients (measured: 271 answers/s with 32, between 21 and 31 at 95 %). More clients make it slower, so limit what may run at once to about that.',
      'p99 kept its floor of 100 ms up to 16 clients (262 answers/s); with 32 it was 310 ms.',
    ],
  },
}

/** No law can be fitted to it. */
export const scalingRefused: LoadReport = {
  ...openLoop,
  scaling: {
    steps: scaling.scaling?.steps.slice(0, 3) ?? [],
    refused: 'A scalability model needs 4 steps without errors, and there are 3.',
    advice: ['The sweep ended at 4 clients: more than 1 % of the requests failed.'],
  },
}

/** Clients that wait for their answers. */
const { offeredRate, distribution, warmupMs, ...closedParts } = openLoop
const closedLatency = lognormal(1478, 34.2, 0.7)
export const closedLoop: LoadReport = {
  ...closedParts,
  engine: 'autocannon 9.0.0',
  model: 'closed',
  concurrency: 4,
  durationMs: 30_000,
  generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare: 0.12, workers: 1, limited: false },
  total: statisticsOf(closedLatency, 30, { status: 1, timeout: 1 }),
  operations: [
    {
      name: 'GET /orders',
      method: 'GET',
      path: '/orders?limit=20',
      ...statisticsOf(closedLatency, 30, { status: 1, timeout: 1 }),
    },
  ],
  slo: [
    { metric: 'p50', floor: 80, verdict: 'pass', n: 1480, exceeding: 310 },
    { metric: 'p95', floor: 100, verdict: 'inconclusive', n: 1480, exceeding: 82, needed: 900 },
    { metric: 'p99', floor: 120, verdict: 'fail', n: 1480, exceeding: 61 },
    { metric: 'errorRate', floor: 0.005, verdict: 'pass', n: 1480, exceeding: 2 },
  ],
  latency: closedLatency,
  overTime: overTime(30, 34, 170),
}

/** Names that a stranger chose. */
export function hostileLoad(evil: string): LoadReport {
  const name = `GET /${evil}`
  return {
    ...regressed,
    engine: evil,
    target: `https://${evil}`,
    planHash: evil,
    operations: [{ name, method: 'GET', path: `/${evil}`, ...statisticsOf(list, 60) }],
    slo: [{ metric: 'p99', floor: 600, operation: name, verdict: 'inconclusive', reason: evil, n: 9, exceeding: 0 }],
    comparison: (regressed.comparison ?? []).map((one) => ({ ...one, operation: name })),
    errorComparison: (regressed.errorComparison ?? []).map((one) => ({
      ...one,
      operation: name,
      verdict: 'increased',
    })),
    rounds: rounds.map((one) => ({ ...one, operation: name })),
    base: {
      target: `https://${evil}`,
      total: statisticsOf(list, 60),
      operations: [{ name, method: 'GET', path: `/${evil}`, ...statisticsOf(list, 60) }],
      latency: list,
    },
    aborted: { afterMs: 1000, reason: evil },
    conformance: [{ subject: evil, expectation: evil, verdict: 'fail', detail: evil }],
    scaling: { steps: [], refused: evil, advice: [evil, `=${evil}`] },
  }
}
