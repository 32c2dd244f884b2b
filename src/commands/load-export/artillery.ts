import { stringify } from 'yaml'
import { BreakwaterError } from '../../core/error.ts'
import type { Credential, LoadOperation, LoadPlan, LoadStage } from '../../core/load.ts'
import type { SloSetting } from '../../core/load-settings.ts'
import { secretVariables, targetVariable } from './environment.ts'
import { operationId, quantiles } from './k6-scenarios.ts'
import type { ExportOptions } from './k6-script.ts'

type Variables = ReadonlyMap<string, string>

/** A plan as Artillery's YAML; with several machines, for `run-fargate --count N`: each worker has its share. */
export function artilleryYaml(plan: LoadPlan, options: ExportOptions): string {
  const { arrivals, operations, timeoutMs } = plan
  const { machines = 1, objectives } = options
  if (arrivals.model === 'closed') {
    throw unfit(
      'Artillery has no closed loop: its users come at a rate and go when they are done.',
      'Give --rate in place of --concurrency, or export to k6.',
    )
  }
  const variables = secretVariables(plan)
  const phases = phasesOf(plan.warmupMs, arrivals.stages, machines)
  const weights = wholeWeights(operations.map(({ weight }) => weight))
  const test = {
    config: {
      target: environment(targetVariable),
      phases,
      http: { timeout: Math.max(1, Math.round(timeoutMs / 1000)), pool: poolOf(arrivals.stages, objectives, machines) },
      // A draw from each list is what a user takes along.
      variables: Object.fromEntries(operations.flatMap(variablesOf)),
      plugins: {
        ensure: {},
        expect: { outputFormat: 'silent', reportFailuresAsErrors: true },
        'metrics-by-endpoint': { useOnlyRequestNames: true },
      },
      ensure: ensureOf(plan, objectives),
    },
    scenarios: operations.map((operation, index) => ({
      name: plainName(operation.name),
      weight: weights[index],
      flow: [{ [operation.method.toLowerCase()]: requestOf(operation, index, variables) }],
    })),
  }
  return `${preface(plan, machines, variables)}${stringify(test, { lineWidth: 0 })}`
}

function preface({ arrivals }: LoadPlan, machines: number, variables: Variables): string {
  const names = [targetVariable, ...variables.values()]
  const run =
    machines === 1
      ? 'artillery run FILE'
      : `artillery run-fargate --region REGION --count ${machines} --dotenv FILE.env FILE`
  return [
    `Written by Breakwater. It holds neither a host nor a secret: set ${names.join(', ')} in the environment.`,
    `  ${run}`,
    ...(machines === 1
      ? []
      : [
          'Workers on Fargate have nothing of your environment: --dotenv names a file of VARIABLE=VALUE lines for them.',
          `Rates are those of one of ${machines} workers: with another --count the load is another.`,
        ]),
    'Artillery draws paths and arrivals itself, so the seed of the plan does not hold.',
    ...(arrivals.model === 'open' && arrivals.distribution === 'even'
      ? []
      : ['Users arrive at equal distances within a second, not as independently as the plan has it.']),
  ]
    .map((line) => `# ${line}\n`)
    .join('')
}

/** Below one a second, workers of Fargate send too little (#2494). */
function phasesOf(warmupMs: number, stages: readonly LoadStage[], machines: number): readonly object[] {
  const first = stages[0]?.from ?? 0
  const warmup = warmupMs > 0 ? [{ durationMs: warmupMs, from: first, to: first, name: 'warm-up' }] : []
  return [...warmup, ...stages.map((stage) => ({ ...stage, name: 'measured' }))].map(
    ({ durationMs, from, to, name }) => {
      const lowest = Math.min(from, to) / machines
      if (machines > 1 && lowest < 1) {
        throw unfit(
          `${Math.min(from, to)} requests a second on ${machines} workers are ${shortened(lowest)} for each, and Artillery keeps no rate below 1.`,
          `Use at most --machines ${Math.max(1, Math.floor(Math.min(from, to)))}, or a higher --rate.`,
        )
      }
      return {
        name,
        duration: Math.max(1, Math.round(durationMs / 1000)),
        arrivalRate: shortened(from / machines),
        ...(from === to ? {} : { rampTo: shortened(to / machines) }),
      }
    },
  )
}

function poolOf(stages: readonly LoadStage[], objectives: readonly SloSetting[], machines: number): number {
  const rate = Math.max(...stages.flatMap(({ from, to }) => [from, to])) / machines
  const floors = objectives.filter(({ metric }) => metric in quantiles).map(({ floor }) => floor)
  return Math.max(2, Math.ceil((rate * (floors.length === 0 ? 1000 : Math.max(...floors)) * 2) / 1000))
}

/** Artillery repeats a scenario as often as its weight says. */
function wholeWeights(weights: readonly number[]): readonly number[] {
  const unit = [1, 2, 4, 5, 10, 20, 50, 100].find((scale) =>
    weights.every((weight) => Math.abs(weight * scale - Math.round(weight * scale)) < 1e-9),
  )
  const scale = unit ?? 100 / Math.min(...weights)
  return weights.map((weight) => Math.max(1, Math.round(weight * scale)))
}

/** What stands in the plan as text is kept out of templates. */
function variablesOf(
  { name, paths, body, headers }: LoadOperation,
  index: number,
): readonly (readonly [string, readonly string[]])[] {
  const id = operationId(index)
  const own = paths.map((path) => (path === '' ? '/' : path).replaceAll('{', '%7B').replaceAll('}', '%7D'))
  const texts = Object.entries(headers).map(
    ([key, value], at) => [`${id}_header${at + 1}`, [untemplated(value, `${name}: the header ${key}`)]] as const,
  )
  return [
    [`${id}_path`, own],
    ...(body === undefined ? [] : [[`${id}_body`, [bodyText(body, name)]] as const]),
    ...texts,
  ]
}

/** In JSON, two braces in a row stand in a text, where they may be written as an escape. */
function bodyText(body: string, name: string): string {
  try {
    JSON.parse(body)
    return body.replaceAll('{{', '{\\u007b')
  } catch {
    return untemplated(body, `${name}: the body`)
  }
}

/** Artillery would look up what stands between two braces, a secret of the environment as well. */
function untemplated(text: string, what: string): string {
  if (!text.includes('{{')) return text
  throw unfit(`${what} holds {{, which Artillery takes for a variable.`, 'Leave that operation out, or export to k6.')
}

/** Artillery takes a list of codes and no range; these are the ones that RFC 9110 and its neighbours know. */
const usualStatuses = [...between(200, 208), 226, ...between(300, 308)]

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function requestOf(operation: LoadOperation, index: number, variables: Variables): object {
  const { name, headers, credentials, body, expectStatus } = operation
  const id = operationId(index)
  const variable = ({ secret, prefix }: Credential) =>
    `${untemplated(prefix, name)}${environment(variables.get(secret) ?? '')}`
  // Names are templates as well.
  const place = (where: Credential['in']) =>
    credentials.filter((one) => one.in === where && untemplated(one.name, `${name}: the name ${one.name}`))
  const cookies = place('cookie').map((one) => `${one.name}=${variable(one)}`)
  const all = {
    ...Object.fromEntries(Object.keys(headers).map((key, at) => [key, `{{ ${id}_header${at + 1} }}`])),
    ...Object.fromEntries(place('header').map((one) => [one.name, variable(one)])),
    ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
  }
  return {
    url: `{{ ${id}_path }}`,
    name: plainName(name),
    followRedirect: false,
    ...(Object.keys(all).length === 0 ? {} : { headers: all }),
    ...(place('query').length === 0
      ? {}
      : { qs: Object.fromEntries(place('query').map((one) => [one.name, variable(one)])) }),
    ...(body === undefined ? {} : { body: `{{ ${id}_body }}` }),
    expect: [{ statusCode: expectStatus ?? usualStatuses }],
  }
}

/** What Artillery itself judges. */
function ensureOf({ operations }: LoadPlan, objectives: readonly SloSetting[]): object {
  const thresholds: Record<string, number>[] = []
  let maxErrorRate: number | undefined
  for (const { metric, floor, operation } of objectives) {
    const q = quantiles[metric]
    if (metric === 'errorRate' && operation === undefined) maxErrorRate = Number((floor * 100).toPrecision(6))
    if (q === undefined || metric === 'p99.9') continue
    if (operation === undefined) thresholds.push({ [`http.response_time.${metric}`]: floor })
    else if (operations.some(({ name }) => name === operation)) {
      thresholds.push({ [`plugins.metrics-by-endpoint.response_time.${plainName(operation)}.${metric}`]: floor })
    }
  }
  return {
    ...(thresholds.length === 0 ? {} : { thresholds }),
    // Users that were not sent, and no user at all, would pass otherwise.
    conditions: [{ expression: 'vusers.skipped == 0' }, { expression: 'http.requests > 0' }],
    ...(maxErrorRate === undefined ? {} : { maxErrorRate }),
  }
}

/** Braces of a path's parameters are no template. */
function plainName(name: string): string {
  return name.replace(/\{(?=\{)/g, '{ ')
}

function environment(variable: string): string {
  return `{{ $env.${variable} }}`
}

function shortened(value: number): number {
  return Number(value.toPrecision(6))
}

function unfit(message: string, hint: string): BreakwaterError {
  return new BreakwaterError({ code: 'export-unfit', message, hint })
}
