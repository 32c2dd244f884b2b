import { BreakwaterError } from '../core/error.ts'
import type { WrittenPlan } from '../core/load-files.ts'
import type { LoadCommand } from './load-request.ts'

/** What no run can obey, each with what to do instead. */
export function refuseContradictions(command: LoadCommand): void {
  contradictingSources(command)
  contradictingRequests(command)
  contradictingEngine(command)
  contradictingExport(command)
  contradictingRecording(command)
}

function usage(message: string, hint: string): BreakwaterError {
  return new BreakwaterError({ code: 'usage', message, hint })
}

const sources = ['spec', 'plan', 'har'] as const

function sourceOf(command: LoadCommand): (typeof sources)[number] | undefined {
  return sources.find((key) => command[key] !== undefined)
}

function contradictingSources(command: LoadCommand): void {
  const given = sources.filter((key) => command[key] !== undefined)
  const [source] = given
  if (source === undefined) return
  if (given.length > 1) throw usage(`--${given.join(' and --')} both say what is sent.`, 'Give one of them.')
  if (command.urls.length > 1) {
    throw usage(
      `Two URLs are two requests to compare, and --${source} says what is sent.`,
      `Name the server with --target, and base's with --base-url: breakwater load --${source} ${command[source]} --target URL --base-url URL.`,
    )
  }
  if (source !== 'spec' && command.operation.length > 0) {
    throw usage(`--operation and --${source} both say what is sent.`, 'Give one of them.')
  }
}

function contradictingRequests(command: LoadCommand): void {
  const { operation: operations, method, body, urls, target } = command
  const source = sourceOf(command)
  const ofUrl = method === undefined ? (body === undefined ? undefined : 'body') : 'method'
  if (source !== undefined && ofUrl !== undefined && operations.length === 0) {
    throw usage(`--${ofUrl} is for a URL, and --${source} says what is sent.`, `Leave out --${ofUrl}.`)
  }
  if (method !== undefined && operations.length > 0) {
    throw usage('--method is for a URL, and each --operation has its own.', 'Leave out --method.')
  }
  if ((method === 'GET' || method === 'HEAD') && body !== undefined) {
    throw usage(`A ${method} has no body.`, 'Leave out --body, or give --method POST.')
  }
  const takesBody = operations.some((request) => /^(POST|PUT|PATCH) /.test(request))
  if (body !== undefined && operations.length > 0 && !takesBody) {
    throw usage('No --operation has a body to send.', "Leave out --body, or name a request as in 'POST /orders'.")
  }
  const url = urls.at(-1) ?? target
  if (operations.length > 0 && url !== undefined && new URL(url).search !== '') {
    throw usage(
      'The URL has a query, which would go with no --operation.',
      "Put the query into the requests, as in --operation 'GET /orders?limit=10'.",
    )
  }
  contradictingStatuses(command)
}

function contradictingStatuses(command: LoadCommand): void {
  const { operation: operations, expectStatus } = command
  const source = sourceOf(command)
  if (source !== undefined && operations.length === 0 && expectStatus.length > 0) {
    throw usage(
      `--expect-status is for a URL or an --operation, and --${source} says what is expected.`,
      'Leave it out, or name the requests with --operation.',
    )
  }
  for (const { operation: name } of expectStatus) {
    if (name === undefined || operations.includes(name)) continue
    throw usage(
      `--expect-status names ${name}, which is not sent.`,
      operations.length === 0 ? `Add --operation '${name}'.` : `Name one of: ${operations.join(', ')}.`,
    )
  }
}

function contradictingEngine({ rate, concurrency, arrivals, engine, urls, baseUrl }: LoadCommand): void {
  if (engine === 'k6' && arrivals === 'poisson') {
    throw usage('k6 sends at equal distances.', 'Leave out --arrivals poisson, or --engine k6.')
  }
  if (rate !== undefined && concurrency !== undefined) {
    throw usage(
      '--rate sends however long the answers take, and --concurrency sends when it has its answer.',
      'Give one of them: --rate to judge floors, --concurrency to see how much the server can take.',
    )
  }
  if (engine === 'autocannon' && concurrency === undefined) {
    throw usage(
      'autocannon sends when it has its answers, so it keeps no rate.',
      'Give --concurrency N, or leave out --engine: floors are judged at a rate.',
    )
  }
  if (engine === 'open-loop' && concurrency !== undefined) {
    throw usage('The open loop waits for no answers, so it has no clients.', 'Give --rate in place of --concurrency.')
  }
  if (engine === 'k6' && (baseUrl !== undefined || urls.length > 1)) {
    throw usage(
      'Base and head are compared in rounds of a second, and k6 would start anew for each of them.',
      'Leave out --engine k6, or load one URL.',
    )
  }
}

function contradictingExport(command: LoadCommand): void {
  const { export: format, machines, urls, baseUrl, saveBaseline, engine } = command
  if (format === undefined) {
    if (machines === undefined) return
    throw usage('--machines is for an exported load.', 'Add --export k6-operator or --export artillery.')
  }
  if (urls.length > 1 || baseUrl !== undefined) {
    throw usage('An exported load has one target, and base was named as well.', 'Name one URL.')
  }
  if (saveBaseline !== undefined || engine !== undefined) {
    throw usage(
      `--export loads nothing, and --${engine === undefined ? 'save-baseline' : 'engine'} needs a run.`,
      'Leave one of them out.',
    )
  }
  if (machines !== undefined && machines > 1 && format === 'plan') {
    throw usage('A plan says nothing of machines.', 'Leave out --machines.')
  }
}

/** What a plan in a file says goes; an option that says otherwise would be obeyed by nobody. */
export function refuseAgainstPlan(command: LoadCommand, { arrivals, warmupMs, seed }: WrittenPlan): void {
  const { rate, concurrency, duration, arrivals: spread, warmUp, seed: number, plan } = command
  const given = {
    ...(arrivals === undefined ? {} : { rate, concurrency, duration, arrivals: spread }),
    ...(warmupMs === undefined ? {} : { 'warm-up': warmUp }),
    ...(seed === undefined ? {} : { seed: number }),
  }
  const [name] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
  if (name === undefined) return
  const key = ['rate', 'concurrency', 'duration'].includes(name) ? 'arrivals' : name
  throw usage(
    `--${name} and ${key} of ${plan ?? 'the plan'} both say how it is sent.`,
    `Leave out --${name}, or ${key} in the plan.`,
  )
}

/** What is asked of a server itself cannot be asked of results. */
function contradictingRecording(command: LoadCommand): void {
  if (command.fromK6.length === 0) return
  const others = {
    ...{ spec: command.spec, plan: command.plan, har: command.har, export: command.export, engine: command.engine },
    ...{ operation: command.operation[0], method: command.method, body: command.body, header: command.header[0] },
    ...{ rate: command.rate, concurrency: command.concurrency, duration: command.duration, 'warm-up': command.warmUp },
    ...{ 'base-url': command.baseUrl, sweep: command.sweep || undefined, health: command.health },
    ...{ 'probe-validation': command.probeValidation || undefined, 'expect-header': command.expectHeader[0] },
    ...{ 'expect-rate-limit': command.expectRateLimit, 'expect-status': command.expectStatus[0] },
  }
  const [name] = Object.entries(others).find(([, value]) => value !== undefined) ?? []
  const rest = command.urls.length > 0 ? 'a URL' : name === undefined ? undefined : `--${name}`
  if (rest === undefined) return
  throw usage(
    `--from-k6 judges what was sent already, and ${rest} says what to send.`,
    'Give --from-k6 with floors (--slo, --profile) only.',
  )
}

/** Base and head, each undefined where nobody names it. */
export function sidesOf({
  urls,
  target,
  baseUrl,
  compare,
  gate,
}: LoadCommand): readonly [string | undefined, string | undefined] {
  if (urls.length > 2) throw usage(`${urls.length} URLs were named.`, 'Name one, or base and head.')
  if (urls.length > 0 && target !== undefined) {
    throw usage('--target and the URL both say where to send.', 'Give one of them.')
  }
  if (urls.length === 2 && baseUrl !== undefined) {
    throw usage('--base-url and the first of two URLs both name base.', 'Give one of them.')
  }
  const base = urls.length === 2 ? urls[0] : baseUrl
  if (base === undefined && compare) {
    throw usage('--compare needs two URLs.', 'As in `breakwater load --compare BASE-URL HEAD-URL`.')
  }
  if (base === undefined && gate === 'regressions') {
    throw usage('--gate regressions needs a base to compare with.', 'Name two URLs, base first, or give --base-url.')
  }
  const head = urls.at(-1) ?? target
  if (base !== undefined && head !== undefined && namesIn(base) !== namesIn(head)) {
    throw usage(
      'The two URLs have different parameters in their queries, so they would not be asked the same.',
      'Name two URLs with the same parameters.',
    )
  }
  return [base, head]
}

function namesIn(url: string): string {
  return [...new URL(url).searchParams.keys()].sort().join('&')
}
