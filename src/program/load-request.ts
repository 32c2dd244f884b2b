import type { ParsedCommand } from '../config/command-line.ts'
import { operationOf } from '../config/load-settings.ts'
import type { Credential, LoadOperation } from '../core/load.ts'
import type { WrittenPlan } from '../core/load-files.ts'
import type { LoadSettings, OperationSetting } from '../core/load-settings.ts'
import { queryParameters } from '../core/query-parameters.ts'
import { refuseContradictions, sidesOf } from './load-contradictions.ts'

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
  refuseContradictions(command)
  const [base, head] = sidesOf(command)
  const headers = headersOf(command)
  const source = ['spec', 'plan', 'har'].some((key) => command[key as 'spec' | 'plan' | 'har'] !== undefined)
  const isOwn = !source && command.operation.length === 0
  const query = isOwn ? querySecrets(head) : {}
  const own = isOwn ? ownOperation(command, head, headers.plain, body) : undefined
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
    secrets: own === undefined ? headers.secrets : { ...headers.secrets, ...query },
  }
}

function timing(command: LoadCommand): Partial<LoadSettings> {
  const { rate, concurrency, duration, warmUp, seed, http2, health, wait, engine } = command
  // k6 knows no other way.
  const arrivals = command.arrivals ?? (engine === 'k6' ? 'even' : undefined)
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
  const { pathname } = new URL(url)
  const chosen = method ?? (body === undefined ? 'GET' : 'POST')
  const parameters = queryParameters(url)
  const statuses = statusesOf(expectStatus, '')
  return {
    name: `${chosen} ${pathname}${parameters.length === 0 ? '' : '?…'}`,
    method: chosen,
    template: pathname,
    paths: [''],
    headers: typed(headers, body),
    credentials: parameters.map(
      ({ name, variable }): Credential => ({ in: 'query', name, prefix: '', secret: variable }),
    ),
    ...(body === undefined ? {} : { body }),
    weight: 1,
    ...(statuses === undefined ? {} : { expectStatus: statuses }),
  }
}

function querySecrets(url: string | undefined): Readonly<Record<string, string>> {
  const parameters = url === undefined ? [] : queryParameters(url)
  return Object.fromEntries(parameters.map(({ variable, value }) => [variable, value]))
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
