import { countOf, type LatencyCounts } from '../../core/latency-counts.ts'
import { errorKinds, type LoadReport, type LoadStatistics } from '../../core/load.ts'
import { visible } from '../escape.ts'
import { boundsMs, bucketCounts, sumMs } from './json.ts'

type Labels = Readonly<Record<string, string>>

interface Sample {
  /** What follows the metric's name: `_bucket`. */
  readonly suffix?: string
  readonly labels: Labels
  readonly value: number
}

interface Metric {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly samples: readonly Sample[]
}

type Side = Pick<LoadReport, 'total' | 'operations' | 'latency'>

/** The load test in Prometheus' text format, for a push gateway or the text file collector; times are in seconds. */
export function loadPrometheus(load: LoadReport): string {
  const sides: readonly (readonly ['head' | 'base', Side])[] = [
    ['head', load],
    ...(load.base ? [['base', load.base] as const] : []),
  ]
  return metricsOf(load, sides)
    .filter(({ samples }) => samples.length > 0)
    .map(metricText)
    .join('')
}

function metricsOf(load: LoadReport, sides: readonly (readonly ['head' | 'base', Side])[]): readonly Metric[] {
  return [
    gauge('info', 'What was run, as labels; always 1.', [
      {
        labels: {
          engine: load.engine,
          model: load.model,
          target: load.target,
          plan: load.planHash,
          seed: String(load.seed),
        },
        value: 1,
      },
    ]),
    gauge('duration_seconds', 'How long was measured.', [{ labels: {}, value: load.durationMs / 1000 }]),
    gauge(
      'offered_requests_per_second',
      'Requests offered a second, open loop.',
      load.offeredRate === undefined ? [] : [{ labels: {}, value: load.offeredRate }],
    ),
    gauge(
      'clients',
      'Clients that wait for their answers, closed loop.',
      load.concurrency === undefined ? [] : [{ labels: {}, value: load.concurrency }],
    ),
    {
      name: 'breakwater_load_requests_total',
      type: 'counter',
      help: 'Requests by what became of them; dropped ones were never sent.',
      samples: eachOperation(sides, ({ ok, errors }) => [
        { labels: { result: 'ok' }, value: ok },
        ...errorKinds.map((kind) => ({ labels: { result: kind }, value: errors[kind] })),
      ]),
    },
    {
      name: 'breakwater_load_latency_seconds',
      type: 'histogram',
      help: 'Latency of expected answers of all operations.',
      samples: sides.flatMap(([side, { latency }]) => histogram(latency, side)),
    },
    gauge(
      'latency_quantile_seconds',
      'Quantiles of the latency of expected answers, exact to three digits; 1 is the slowest.',
      eachOperation(sides, quantiles),
    ),
    gauge(
      'throughput_per_second',
      'Expected answers a second.',
      eachOperation(sides, ({ throughput }) => [{ labels: {}, value: throughput }]),
    ),
    ...sloMetrics(load),
    ...comparisonMetrics(load),
    ...generatorMetrics(load),
    gauge('aborted', 'Whether the run was ended early, so that all figures are partial.', [
      { labels: {}, value: load.aborted ? 1 : 0 },
    ]),
  ]
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name: `breakwater_load_${name}`, type: 'gauge', help, samples }
}

/** Operations by their names, never all together: what can be added is left to whoever adds. */
function eachOperation(
  sides: readonly (readonly ['head' | 'base', Side])[],
  of: (statistics: LoadStatistics) => readonly Sample[],
): readonly Sample[] {
  return sides.flatMap(([side, { operations }]) =>
    operations.flatMap((operation) =>
      of(operation).map(({ labels, value }) => ({ labels: { side, operation: operation.name, ...labels }, value })),
    ),
  )
}

const quantileOf = { p50: '0.5', p75: '0.75', p90: '0.9', p95: '0.95', p99: '0.99', p999: '0.999', max: '1' } as const

function quantiles({ latencyMs }: LoadStatistics): readonly Sample[] {
  // `Object.entries` forgets that the keys are the quantiles' names.
  return (Object.keys(quantileOf) as (keyof typeof quantileOf)[]).flatMap((name) => {
    const ms = latencyMs[name]
    return ms === null ? [] : [{ labels: { quantile: quantileOf[name] }, value: ms / 1000 }]
  })
}

/** Buckets add up: each holds what is at most its bound. */
function histogram(latency: LatencyCounts, side: string): readonly Sample[] {
  let sum = 0
  const buckets = bucketCounts(latency).map((count, at) => {
    sum += count
    const bound = boundsMs[at]
    return {
      suffix: '_bucket',
      labels: { side, le: bound === undefined ? '+Inf' : String(bound / 1000) },
      value: sum,
    }
  })
  return [
    ...buckets,
    { suffix: '_sum', labels: { side }, value: sumMs(latency) / 1000 },
    { suffix: '_count', labels: { side }, value: countOf(latency) },
  ]
}

function sloMetrics({ slo }: LoadReport): readonly Metric[] {
  const where = ({ metric, operation }: LoadReport['slo'][number]) => ({ metric, operation: operation ?? '' })
  return [
    gauge(
      'slo_verdict',
      'Verdict on each floor: 1 for the one that holds. An empty operation stands for all together.',
      slo.flatMap((one) =>
        (['pass', 'fail', 'inconclusive'] as const).map((verdict) => ({
          labels: { ...where(one), verdict },
          value: one.verdict === verdict ? 1 : 0,
        })),
      ),
    ),
    gauge(
      'slo_floor',
      'Floor by metric: seconds, a share from 0 to 1, or answers a second.',
      slo.map((one) => ({ labels: where(one), value: inSeconds(one.metric, one.floor) })),
    ),
    gauge(
      'slo_exceeding',
      'Requests past the floor; of the throughput, seconds.',
      slo.map((one) => ({ labels: where(one), value: one.exceeding })),
    ),
    gauge(
      'slo_judged',
      'Requests that a floor was judged from; of the throughput, seconds.',
      slo.map((one) => ({ labels: where(one), value: one.n })),
    ),
  ]
}

function inSeconds(metric: string, floor: number): number {
  return metric === 'errorRate' || metric === 'throughput' ? floor : floor / 1000
}

function comparisonMetrics({ comparison = [] }: LoadReport): readonly Metric[] {
  return [
    gauge(
      'head_to_base_ratio',
      "Head's latency by base's, with its interval.",
      comparison.flatMap(({ operation = '', quantile, effect, low, high }) =>
        Object.entries({ effect, low, high }).map(([bound, value]) => ({
          labels: { operation, quantile: quantileOf[quantile], bound },
          value,
        })),
      ),
    ),
    gauge(
      'regressed',
      'Whether head is slower than base.',
      comparison.map(({ operation = '', quantile, verdict }) => ({
        labels: { operation, quantile: quantileOf[quantile] },
        value: verdict === 'regressed' ? 1 : 0,
      })),
    ),
  ]
}

function generatorMetrics({ generator }: LoadReport): readonly Metric[] {
  const { latenessP99Ms, latenessMaxMs, dropped, cpuShare, limited } = generator
  return [
    gauge('generator_lateness_seconds', 'How much later than due requests were sent.', [
      { labels: { quantile: '0.99' }, value: latenessP99Ms / 1000 },
      { labels: { quantile: '1' }, value: latenessMaxMs / 1000 },
    ]),
    {
      name: 'breakwater_load_generator_dropped_total',
      type: 'counter',
      help: 'Requests that our own side could not send.',
      samples: [{ labels: {}, value: dropped }],
    },
    gauge('generator_cpu_ratio', 'Busy share of the busiest core that sends.', [{ labels: {}, value: cpuShare }]),
    gauge('generator_limited', 'Whether our own side was the limit, so that nothing is proved.', [
      { labels: {}, value: limited ? 1 : 0 },
    ]),
  ]
}

function metricText({ name, type, help, samples }: Metric): string {
  const lines = samples.map(
    ({ suffix = '', labels, value }) => `${name}${suffix}${labelsText(labels)} ${number(value)}`,
  )
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}

function labelsText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${labelValue(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function labelValue(value: string): string {
  return visible(value).replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
}

/** What dividing by a thousand adds behind the twelfth digit is noise. */
function number(value: number): string {
  if (Number.isFinite(value)) return String(Number(value.toPrecision(12)))
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
}
