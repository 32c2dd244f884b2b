import { durationOf, type LoadPlan, type LoadStage, offeredRate } from '../../core/load.ts'
import type { SloSetting } from '../../core/load-settings.ts'

/** Name of an operation's scenario, and its tag `op`: of plain letters, since thresholds select by it. */
export function operationId(index: number): string {
  return `op${index + 1}`
}

/** One scenario an operation, at its share of the rate; of a closed loop, one for all of them. The rate is kept while answers take `longestMs`. */
export function k6Scenarios(plan: LoadPlan, longestMs: number): Readonly<Record<string, object>> {
  const { arrivals, warmupMs } = plan
  if (arrivals.model === 'closed') {
    const duration = milliseconds(warmupMs + arrivals.durationMs)
    const clients = { executor: 'constant-vus', vus: arrivals.concurrency, duration, gracefulStop: grace(plan) }
    return { clients }
  }
  const all = plan.operations.reduce((sum, { weight }) => sum + weight, 0)
  return Object.fromEntries(
    plan.operations.map(({ weight }, index) => {
      const stages = withWarmup(warmupMs, arrivals.stages).map(({ durationMs, from, to }) => ({
        durationMs,
        from: (from * weight) / all,
        to: (to * weight) / all,
      }))
      return [operationId(index), { ...executor(stages), ...clients(stages, longestMs), gracefulStop: grace(plan) }]
    }),
  )
}

function withWarmup(warmupMs: number, stages: readonly LoadStage[]): readonly LoadStage[] {
  const first = stages[0]?.from ?? 0
  return warmupMs === 0 ? stages : [{ durationMs: warmupMs, from: first, to: first }, ...stages]
}

/** k6 counts in whole iterations a unit of time, so the unit is as long as the smallest fraction asks for. */
function executor(stages: readonly LoadStage[]): object {
  const rates = stages.flatMap(({ from, to }) => [from, to])
  const seconds = unitOf(rates)
  const whole = (rate: number) => Math.round(rate * seconds)
  const timeUnit = `${seconds}s`
  const [first = 0] = rates
  if (rates.every((rate) => rate === first)) {
    const duration = milliseconds(stages.reduce((sum, { durationMs }) => sum + durationMs, 0))
    return { executor: 'constant-arrival-rate', rate: Math.max(1, whole(first)), timeUnit, duration }
  }
  let at = first
  const steps = stages.flatMap(({ durationMs, from, to }) => {
    const jump = from === at ? [] : [{ duration: '0s', target: whole(from) }]
    at = to
    return [...jump, { duration: milliseconds(durationMs), target: whole(to) }]
  })
  return { executor: 'ramping-arrival-rate', startRate: whole(first), timeUnit, stages: steps }
}

const units = [1, 10, 60, 100, 1000]

function unitOf(rates: readonly number[]): number {
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, value)
  return units.find((unit) => rates.every((rate) => isWhole(rate * unit))) ?? 10_000
}

/** Enough that the rate is kept while answers take so long. More could come up, but too late, and taking time from the others. */
function clients(stages: readonly LoadStage[], longestMs: number): object {
  const rate = Math.max(...stages.flatMap(({ from, to }) => [from, to]))
  const vus = Math.max(2, Math.ceil((rate * longestMs) / 1000))
  return { preAllocatedVUs: vus, maxVUs: vus }
}

/** What is under way at the end may end. */
function grace({ timeoutMs }: LoadPlan): string {
  return milliseconds(timeoutMs)
}

function milliseconds(ms: number): string {
  return `${Math.round(ms)}ms`
}

/** Share of requests that are not slower. */
export const quantiles: Readonly<Partial<Record<SloSetting['metric'], number>>> = {
  p50: 0.5,
  p95: 0.95,
  p99: 0.99,
  'p99.9': 0.999,
}

interface Threshold {
  readonly threshold: string
  readonly abortOnFail: true
  readonly delayAbortEval: string
}

/**
 * What k6 itself judges. Percentiles hold for one machine alone, and are left out where several share the load; rates
 * of slow requests can be added over them. A metric without samples passes in k6 (#4283), so each operation also needs
 * most of its requests.
 */
export function k6Thresholds(
  plan: LoadPlan,
  objectives: readonly SloSetting[],
  machines: number,
): Readonly<Record<string, readonly (string | Threshold)[]>> {
  const thresholds: Record<string, (string | Threshold)[]> = {}
  const add = (metric: string, tags: Readonly<Record<string, string>>, ...conditions: (string | Threshold)[]) => {
    const list = Object.entries(tags).map(([key, value]) => `${key}:${value}`)
    const name = list.length === 0 ? metric : `${metric}{${list.join(',')}}`
    thresholds[name] = [...(thresholds[name] ?? []), ...conditions]
  }
  for (const { metric, floor, operation } of objectives) {
    const index = plan.operations.findIndex(({ name }) => name === operation)
    if (operation !== undefined && index < 0) continue
    const tags: Record<string, string> = operation === undefined ? {} : { op: operationId(index) }
    const q = quantiles[metric]
    if (q !== undefined) {
      add('breakwater_slow', { ...tags, ms: String(floor) }, `rate<=${rounded(1 - q)}`)
      if (machines === 1) add('http_req_duration', { phase: 'measured', ...tags }, `p(${rounded(q * 100)})<=${floor}`)
    } else if (metric === 'errorRate') {
      add('http_req_failed', { phase: 'measured', ...tags }, `rate<=${floor}`)
      add('checks', { phase: 'measured', ...tags }, `rate>=${rounded(1 - floor)}`)
    } else if (machines === 1) {
      const answers = Math.floor((floor * durationOf(plan.arrivals)) / 1000)
      add('breakwater_requests', { outcome: 'ok', ...tags }, `count>=${answers}`)
    }
  }
  add('http_req_failed', {}, killSwitch(plan, objectives))
  const counts = leastCounts(plan, machines)
  for (const [at, least] of counts.entries()) add('breakwater_requests', { op: operationId(at) }, `count>=${least}`)
  if (plan.arrivals.model === 'open') add('dropped_iterations', {}, 'count==0')
  return thresholds
}

/** Burns the error budget of a month at 14.4 times its rate, as the SRE workbook has it: nothing more is to be learned. */
function killSwitch(plan: LoadPlan, objectives: readonly SloSetting[]): Threshold {
  const floor =
    objectives.find(({ metric, operation }) => metric === 'errorRate' && operation === undefined)?.floor ?? 0.01
  const seconds = Math.min(30, Math.ceil((plan.warmupMs + durationOf(plan.arrivals)) / 2000))
  const rate = rounded(Math.min(0.5, Math.max(0.05, 14.4 * floor)))
  return { threshold: `rate<${rate}`, abortOnFail: true, delayAbortEval: `${seconds}s` }
}

/** Nine tenths of what each operation is to get on one machine; of a closed loop, one. */
function leastCounts({ operations, arrivals }: LoadPlan, machines: number): readonly number[] {
  const all = operations.reduce((sum, { weight }) => sum + weight, 0)
  const requests = ((offeredRate(arrivals) ?? 0) * durationOf(arrivals)) / 1000
  return operations.map(({ weight }) => Math.max(1, Math.floor((0.9 * requests * weight) / all / machines)))
}

/** Without the dust of binary fractions: 1 - 0.99 is 0.01. */
function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
