import { bucketBoundsMs } from '../../core/latency-buckets.ts'
import { durationOf, type LoadPlan, offeredRate } from '../../core/load.ts'
import type { SloSetting } from '../../core/load-settings.ts'
import { secretVariables, targetVariable } from './environment.ts'
import { k6Runtime } from './k6-runtime.ts'
import { k6Scenarios, k6Thresholds, operationId, quantiles } from './k6-scenarios.ts'
import { literal } from './literal.ts'

/** What an exported test has to know besides the plan. */
export interface ExportOptions {
  readonly objectives: readonly SloSetting[]
  /** Latencies whose exceedances are counted, in milliseconds, besides those of the objectives. */
  readonly thresholdsMs?: readonly number[]
  /** Pods or workers that share the load; default: 1. */
  readonly machines?: number
  /** How long answers may take before the rate can no longer be kept; default: twice the slowest floor. */
  readonly longestMs?: number
  /** What was named as the target, for whoever reads the test. Where it goes is for the environment to say. */
  readonly target?: string
}

/** A plan as a script for k6. What a contract or a recording says stands in it as JSON only, and secrets not at all. */
export function k6Script(plan: LoadPlan, options: ExportOptions): string {
  const { arrivals, warmupMs, timeoutMs, seed } = plan
  const constants = [
    constant('options', k6Options(plan, options), "@type {import('k6/options').Options}"),
    constant('operations', operationsOf(plan), '@type {Record<string, Operation>}'),
    pathsOf(plan),
    constant('isClosed', arrivals.model === 'closed'),
    constant('seed', seed),
    constant('warmupMs', warmupMs),
    constant('timeoutMs', timeoutMs),
    constant('slowerThanMs', countedMs(options), 'Latencies whose exceedances are counted, in milliseconds.'),
    constant('run', runOf(plan, options), 'What the results are known by.'),
    constant('bounds', bucketBoundsMs, 'Upper bounds of the buckets of latencies, in milliseconds.'),
  ]
  return `${preface(plan, options)}
${constants.join('\n')}
${k6Runtime}`
}

function constant(name: string, value: unknown, comment?: string): string {
  const exported = name === 'options' ? 'export ' : ''
  const indent = typeof value === 'object' && !Array.isArray(value) ? 2 : undefined
  return `${comment === undefined ? '' : `/** ${comment} */\n`}${exported}const ${name} = ${literal(value, indent)}`
}

function preface(plan: LoadPlan, { target, machines = 1 }: ExportOptions): string {
  const variables = [targetVariable, ...secretVariables(plan).values()]
  const notes = [
    'A load test, written by Breakwater. It holds neither a host nor a secret: set these in the environment,',
    `  ${variables.join(', ')}`,
    'run it, and have it judged:',
    '  k6 run --out json=results.json SCRIPT',
    '  breakwater load --from-k6 results.json (and the --slo and --profile that this was made with)',
    ...(target === undefined ? [] : [`It was made for ${literal(target)}.`]),
    ...(machines === 1 ? [] : [`Its thresholds are those of one of ${machines} machines.`]),
    ...(plan.arrivals.model === 'open' && plan.arrivals.distribution === 'poisson'
      ? ['The plan has requests arrive as from independent users; k6 sends them at equal distances.']
      : []),
  ]
  return `${notes.map((note) => `// ${note}`).join('\n')}
import { check } from 'k6'
import { SharedArray } from 'k6/data'
import exec from 'k6/execution'
import http from 'k6/http'
import { Counter, Gauge, Rate, Trend } from 'k6/metrics'

/** @typedef {{ in: string, name: string, prefix: string, variable: string }} Credential */
/** @typedef {{ name: string, method: string, headers: Record<string, string>, credentials: Credential[], body: string | null, expected: (number | { min: number, max: number })[], weight: number }} Operation */
`
}

function k6Options(plan: LoadPlan, options: ExportOptions): object {
  const { objectives, machines = 1 } = options
  return {
    scenarios: k6Scenarios(plan, longestMs(options)),
    thresholds: k6Thresholds(plan, objectives, machines),
    discardResponseBodies: true,
    userAgent: 'breakwater',
    // Neither `url` nor `error`: they would hold what a query holds, and make a series of each path.
    systemTags: ['proto', 'status', 'method', 'name', 'scenario', 'expected_response', 'error_code', 'check'],
    summaryTrendStats: ['min', 'med', 'p(75)', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'max'],
  }
}

function operationsOf(plan: LoadPlan): object {
  const variables = secretVariables(plan)
  return Object.fromEntries(
    plan.operations.map(({ name, method, headers, credentials, body, expectStatus, weight }, index) => [
      operationId(index),
      {
        name,
        method,
        headers,
        credentials: credentials.map(({ secret, ...rest }) => ({ ...rest, variable: variables.get(secret) })),
        body: body ?? null,
        expected: expectStatus ?? [{ min: 200, max: 399 }],
        weight,
      },
    ]),
  )
}

/** One copy for all virtual users. */
function pathsOf({ operations }: LoadPlan): string {
  const lines = operations.map(({ paths }, index) => {
    const id = operationId(index)
    return `  ${id}: new SharedArray(${literal(`paths of ${id}`)}, () => ${literal(paths)}),`
  })
  return `/** @type {Record<string, string[]>} */\nconst paths = {\n${lines.join('\n')}\n}`
}

function longestMs(options: ExportOptions): number {
  const floors = floorsMs(options)
  return Math.max(options.longestMs ?? 0, 2 * (floors.length === 0 ? 1000 : Math.max(...floors)))
}

function floorsMs({ objectives }: ExportOptions): readonly number[] {
  return objectives.filter(({ metric }) => quantiles[metric] !== undefined).map(({ floor }) => floor)
}

/** Tags, so all of it is text. */
function runOf({ arrivals, warmupMs, timeoutMs, seed }: LoadPlan, { machines = 1 }: ExportOptions): object {
  return {
    durationMs: String(durationOf(arrivals)),
    warmupMs: String(warmupMs),
    timeoutMs: String(timeoutMs),
    load: arrivals.model === 'open' ? `${offeredRate(arrivals)}/s` : String(arrivals.concurrency),
    seed: String(seed),
    machines: String(machines),
  }
}

function countedMs(options: ExportOptions): readonly number[] {
  return [...new Set([...floorsMs(options), ...(options.thresholdsMs ?? [])])].sort((a, b) => a - b)
}
