import { addedCounts, quantileMs } from '../../core/latency-counts.ts'
import { type LoadReport, type LoadSample, offeredRate, type SloVerdict } from '../../core/load.ts'
import { count, grouped } from '../../core/wording.ts'
import type { PlannedLoad } from './side.ts'
import { generatorLimitsOf, type Objective } from './slo.ts'
import { statisticsOf } from './statistics.ts'

/** What was found besides the run itself. */
export type Extras = Pick<LoadReport, 'comparison' | 'errorComparison' | 'rounds' | 'conformance' | 'scaling'>

/** The run as the report shows it. */
export function reportOf(
  planned: PlannedLoad,
  { head, base }: { readonly head: LoadSample; readonly base: LoadSample | undefined },
  objectives: readonly Objective[],
  extras: Extras,
): LoadReport {
  const { plan, hash, sides } = planned
  const { arrivals, seed } = plan
  const rate = offeredRate(arrivals)
  return {
    engine: head.engine,
    model: arrivals.model,
    target: sides.head.target.origin,
    ...(rate === undefined ? {} : { offeredRate: rate }),
    ...(arrivals.model === 'open' ? { distribution: arrivals.distribution } : { concurrency: arrivals.concurrency }),
    warmupMs: plan.warmupMs,
    durationMs: head.durationMs,
    planHash: hash,
    seed,
    generator: { ...head.generator, limited: isLimited(head, objectives) },
    ...figuresOf(head),
    slo: head.operations.length === 0 ? [] : objectives.map(published),
    overTime: overTimeOf(head),
    ...(base === undefined || sides.base === undefined
      ? {}
      : { base: { target: sides.base.target.origin, ...figuresOf(base) } }),
    ...(head.aborted === undefined ? {} : { aborted: head.aborted }),
    ...extras,
  }
}

/** Late requests are no limit where every floor could be judged all the same. */
function isLimited({ generator, ...sample }: LoadSample, objectives: readonly Objective[]): boolean {
  const inTime = { ...sample, generator: { ...generator, latenessP99Ms: 0 } }
  return generatorLimitsOf(inTime).length > 0 || objectives.some(({ reason }) => reason === 'generator limited')
}

function figuresOf({ operations, durationMs }: LoadSample): Pick<LoadReport, 'total' | 'operations' | 'latency'> {
  return {
    total: statisticsOf(operations, durationMs),
    operations: operations.map((one) => ({
      name: one.operation.name,
      method: one.operation.method,
      path: one.operation.template,
      ...statisticsOf([one], durationMs),
    })),
    latency: addedCounts(operations.map(({ latency }) => latency)),
  }
}

function overTimeOf({ operations, overTime, durationMs }: LoadSample): LoadReport['overTime'] {
  const parts = Math.max(0, ...operations.map((one) => one.seconds.length))
  // A round of half a second has a part of its own; two of them are a second.
  const joined = Math.max(1, Math.round(parts / Math.max(1, durationMs / 1000)))
  return Array.from({ length: Math.ceil(parts / joined) }, (_, at) => {
    const [from, to] = [at * joined, (at + 1) * joined]
    const all = operations.flatMap((one) => one.seconds.slice(from, to))
    const latency = addedCounts(overTime.slice(from, to))
    return {
      due: all.reduce((sum, { due }) => sum + due, 0),
      ok: all.reduce((sum, { ok }) => sum + ok, 0),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
      p50Ms: quantileMs(latency, 0.5) ?? null,
      p99Ms: quantileMs(latency, 0.99) ?? null,
    }
  })
}

function published(objective: Objective): SloVerdict {
  const { metric, floor, operation, measured, verdict, reason, n, exceeding, needed } = objective
  const place = operation === undefined ? {} : { operation }
  // How many more requests would tell can be said of those that were sent.
  if (n === 0) return { metric, floor, ...place, verdict, reason: reason ?? 'no requests', n, exceeding }
  return {
    ...{ metric, floor, ...place, measured, verdict },
    ...(reason === undefined ? {} : { reason }),
    ...{ n, exceeding },
    ...(needed === undefined ? {} : { needed }),
  }
}

/** The check's line in the table. */
export function summaryOf({ total, operations, slo, comparison, aborted, ...load }: LoadReport): string {
  if (total.sent === 0) return operations.length === 0 ? 'nothing could be loaded' : 'no request was due'
  const p99 = slo.find(({ metric, operation }) => metric === 'p99' && operation === undefined)
  const latency = total.latencyMs.p99
  const floor = p99 === undefined ? '' : ` (floor ${grouped(p99.floor)} ms)`
  const shown = latency === null ? 'no answer' : `p99 ${grouped(Math.round(latency))} ms${floor}`
  const how = load.model === 'open' ? `${rateText(load.offeredRate ?? 0)} offered` : 'closed loop, rate not offered'
  const parts = [
    `${count(total.sent, 'request')} to ${count(operations.length, 'operation')}`,
    `${grouped(total.sent - total.ok)} failed, ${shown}`,
  ]
  const against = comparison === undefined ? [] : [comparisonText(comparison)]
  const ended = aborted === undefined ? [] : [`ended after ${Math.round(aborted.afterMs / 1000)} s`]
  return `${parts.join(', ')} · ${[how, ...against, ...ended].join(' · ')}`
}

/** `20/s`, `2.5/s`. */
function rateText(rate: number): string {
  return `${grouped(Math.round(rate * 10) / 10)}/s`
}

function comparisonText(comparison: NonNullable<LoadReport['comparison']>): string {
  const all = comparison.filter(({ operation }) => operation === undefined)
  const regressed = comparison.filter(({ verdict, advisory }) => verdict === 'regressed' && !advisory)
  if (regressed.length > 0) {
    return `slower than base at ${[...new Set(regressed.map(({ quantile }) => quantile))].join(', ')}`
  }
  if (all.length === 0) return 'too few answers to compare with base'
  return all.every(({ verdict }) => verdict === 'pass') ? 'no slower than base' : 'no slowdown proved against base'
}
