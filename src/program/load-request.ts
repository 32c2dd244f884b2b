import type { ParsedCommand } from '../config/command-line.ts'
import { operationOf } from '../config/load-settings.ts'
import { BreakwaterError } from '../core/error.ts'
import type { Credential, LoadOperation, WrittenPlan } from '../core/load.ts'
import type { LoadSettings, OperationSetting } from '../core/load-settings.ts'

export type LoadCommand = Extract<ParsedCommand, { command: 'load' }>

/** What a command line asks of the load test. */
export interface LoadRequest {
  /** URL of the server; undefined: the config's. */
  readonly head: string | undefined
  /** Laid over the config's settings. */
  readonly settings: Partial<LoadSettings>
  /** Where a URL is asked for by more than a plain GET. */
  readonly plan: WrittenPlan | undefined
  /** Values of headers that the command line gives, by the name that stands for them. */
  readonly secrets: Readonly<Record<string, string>>
}

/** `body`: the text of --body, or of the file that it names. Throws where options contradict each other. */
export function loadRequestOf(command: LoadCommand, body: string | undefined): LoadRequest {
  contradictions(command)
  const [base, head] = sidesOf(command)
  const headers = headersOf(command)
  const source = ['spec', 'plan', 'har'].some((key) => command[key as 'spec' | 'plan' | 'har'] !== undefined)
  const own = source || command.operation.length > 0 ? undefined : ownOperation(command, head, headers.plain, body)
  return {
    head,
    settings: {
      ...timing(command),
      ...judgement(command),
      ...(base === undefined ? {} : { base }),
      // A URL that is named is not started.
      ...(head === undefined ? {} : { start: undefined }),
      ...(command.operation.length === 0
        ? {}
        : { operations: command.operation.map((request) => operation(request, command, headers.plain, body)) }),
      ...(Object.keys(headers.variables).length === 0 ? {} : { headersEnv: headers.variables }),
    },
    plan: own === undefined ? undefined : { source: 'command line', operations: [own], remarks: [] },
    secrets: headers.secrets,
  }
}

function usage(message: string, hint: string): BreakwaterError {
  return new BreakwaterError({ code: 'usage', message, hint })
}

const sources = ['spec', 'plan', 'har'] as const

/** What no run can obey. */
function contradictions(command: LoadCommand): void {
  const { urls, operation: operations, rate, concurrency, expectStatus } = command
  const given = sources.filter((key) => command[key] !== undefined)
  if (given.length > 1) {
    throw usage(`--${given.join(' and --')} both say what is sent.`, 'Give one of them.')
  }
  const [source] = given
  if (source !== undefined && urls.length > 1) {
    throw usage(
      `Two URLs are two requests to compare, and --${source} says what is sent.`,
      `Name the server with --target, and base's with --base-url: breakwater load --${source} ${command[source]} --target URL --base-url URL.`,
    )
  }
  if (source !== undefined && source !== 'spec' && operations.length > 0) {
    throw usage(`--operation and --${source} both say what is sent.`, 'Give one of them.')
  }
  const ofUrl = ['method', 'body'].find((key) => command[key as 'method' | 'body'] !== undefined)
  if (source !== undefined && ofUrl !== undefined && operations.length === 0) {
    throw usage(`--${ofUrl} is for a URL, and --${source} says what is sent.`, `Leave out --${ofUrl}.`)
  }
  if (command.method !== undefined && operations.length > 0) {
    throw usage('--method is for a URL, and each --operation has its own.', 'Leave out --method.')
  }
  if (rate !== undefined && concurrency !== undefined) {
    throw usage(
      '--rate sends however long the answers take, and --concurrency sends when it has its answer.',
      'Give one of them: --rate to judge floors, --concurrency to see how much the server can take.',
    )
  }
  for (const { operation: name } of expectStatus) {
    if (name === undefined || operations.includes(name)) continue
    throw usage(
      `--expect-status names ${name}, which is not sent.`,
      operations.length === 0 ? `Add --operation '${name}'.` : `Name one of: ${operations.join(', ')}.`,
    )
  }
  if (source !== undefined && operations.length === 0 && expectStatus.length > 0) {
    throw usage(
      `--expect-status is for a URL or an --operation, and --${source} says what is expected.`,
      'Leave it out, or name the requests with --operation.',
    )
  }
}

/** Base and head, each undefined where nobody names it. */
function sidesOf({
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

function timing(command: LoadCommand): Partial<LoadSettings> {
  const { rate, concurrency, arrivals, duration, warmUp, seed, http2, health, wait } = command
  return {
    // Whichever of the two is named, the config's other one no longer holds.
    ...(rate === undefined ? {} : { rate, concurrency: undefined }),
    ...(concurrency === undefined ? {} : { concurrency, rate: undefined }),
    ...(arrivals === undefined ? {} : { arrivals }),
    ...(duration === undefined ? {} : { durationSeconds: duration }),
    ...(warmUp === undefined ? {} : { warmupSeconds: warmUp }),
    ...(seed === undefined ? {} : { seed }),
    ...(http2 ? { http: '2' as const } : {}),
    ...(health === undefined ? {} : { health }),
    ...(wait === undefined ? {} : { waitSeconds: wait }),
  }
}

function judgement(command: LoadCommand): Partial<LoadSettings> {
  const { slo, gate, expectHeader, expectRateLimit, probeValidation, sweep, baseline } = command
  return {
    ...(slo.length === 0 ? {} : { slo }),
    ...(gate === undefined ? {} : { gate }),
    ...(expectHeader.length === 0 ? {} : { expectHeaders: expectHeader }),
    ...(expectRateLimit === undefined ? {} : { rateLimit: expectRateLimit }),
    ...(probeValidation ? { probeValidation } : {}),
    ...(sweep ? { sweep } : {}),
    ...(baseline === undefined ? {} : { baseline }),
  }
}

interface Headers {
  /** May stand in a plan. */
  readonly plain: Readonly<Record<string, string>>
  /** By header: the name that stands for its value. */
  readonly variables: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}

/** A header that may hold a secret is sent like one: its value is in no plan, report or export. */
function headersOf({ header, headerEnv, spec, plan, har }: LoadCommand): Headers {
  // What a contract or a file describes gets them beside its own.
  const described = spec !== undefined || plan !== undefined || har !== undefined
  const isSecret = ({ name }: { readonly name: string }) =>
    described || /auth|cookie|token|secret|key|session|password|bypass|signature/i.test(name)
  const hidden = header.filter(isSecret)
  return {
    plain: Object.fromEntries(header.filter((one) => !isSecret(one)).map(({ name, value }) => [name, value])),
    variables: Object.fromEntries([
      ...hidden.map(({ name }) => [name, variableOf(name)] as const),
      ...headerEnv.map(({ name, variable }) => [name, variable] as const),
    ]),
    secrets: Object.fromEntries(hidden.map(({ name, value }) => [variableOf(name), value])),
  }
}

/** The name under which an export finds it, too. */
function variableOf(header: string): string {
  return `BREAKWATER_HEADER_${header.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
}

type Statuses = LoadCommand['expectStatus']

function statusesOf(statuses: Statuses, name: string): readonly number[] | undefined {
  const own = statuses.filter((one) => one.operation === name)
  const chosen = own.length > 0 ? own : statuses.filter((one) => one.operation === undefined)
  return chosen.length === 0 ? undefined : chosen.flatMap((one) => one.statuses)
}

function operation(
  request: string,
  { expectStatus }: LoadCommand,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): OperationSetting {
  const plain = operationOf(request)
  const sent = ['POST', 'PUT', 'PATCH'].includes(plain.method) ? body : undefined
  return { ...plain, headers: typed(headers, sent), body: sent, expectStatus: statusesOf(expectStatus, request) }
}

/** The URL's own request, where it is more than a GET. Its query may hold a secret: no plan has it. */
function ownOperation(
  { method, expectStatus }: LoadCommand,
  url: string | undefined,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): LoadOperation | undefined {
  const isPlain = method === undefined && body === undefined && expectStatus.length === 0
  if (url === undefined || (isPlain && Object.keys(headers).length === 0)) return undefined
  const { pathname, searchParams } = new URL(url)
  const chosen = method ?? (body === undefined ? 'GET' : 'POST')
  const names = [...new Set(searchParams.keys())]
  const statuses = statusesOf(expectStatus, '')
  return {
    name: `${chosen} ${pathname}${names.length === 0 ? '' : '?…'}`,
    method: chosen,
    template: pathname,
    paths: [''],
    headers: typed(headers, body),
    credentials: names.map(
      (name): Credential => ({ in: 'query', name, prefix: '', secret: `query of the URL: ${name}` }),
    ),
    ...(body === undefined ? {} : { body }),
    weight: 1,
    ...(statuses === undefined ? {} : { expectStatus: statuses }),
  }
}

/** Says that a body is JSON where it is, and nobody says anything. */
function typed(headers: Readonly<Record<string, string>>, body: string | undefined): Readonly<Record<string, string>> {
  const said = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  return said || body === undefined || !isJson(body) ? headers : { ...headers, 'content-type': 'application/json' }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
