import { isOfConnection } from '../../core/connection-headers.ts'
import type { WitnessRequest } from '../../core/proof.ts'
import { shortened } from '../../core/shortened.ts'
import type { Meaning } from './meaning/meaning.ts'
import { concreteType, isForm, isJson } from './media-type.ts'
import type { Operation } from './operations.ts'
import type { Parameter } from './parameters.ts'
import type { Node } from './source.ts'
import type { ValuePlace } from './value-place.ts'

const maxShown = 4_000

/** The whole request (a curl line) or response (status and body) that carries the value. */
export function exchangeOf(
  place: ValuePlace,
  side: 'base' | 'head',
  value: unknown,
  meaning: Pick<Meaning, 'find'>,
): Exchange {
  const { carrier, operations } = place
  const operation = operations[side]
  if (carrier.kind === 'response' || carrier.kind === 'header') {
    return { shown: clipped(showResponse(carrier, shortened(value))) }
  }
  if (operation.role === 'received') return { shown: clipped(showWebhook(operation, carrier, side, shortened(value))) }
  const given = parametersGiven(operation, carrier.kind === 'parameter' ? carrier[side] : undefined, value, meaning)
  const payload = carrier.kind === 'body' ? { type: concreteType(carrier.type), value } : ownPayload(operation, meaning)
  const request = requestOf(operation, given, payload)
  return { shown: requestShown(operation, given, payload), ...(request && { request }) }
}

export interface Exchange {
  readonly shown: string
  /** The request as data, where it is one that can be sent. */
  readonly request?: WitnessRequest
}

type Carrier = ValuePlace['carrier']

interface Payload {
  readonly type: string
  readonly value: unknown
}

function clipped(shown: string): string {
  return shown.length > maxShown ? `${shown.slice(0, maxShown)}…` : shown
}

const notWhole = '# Shortened, so not to be sent as it stands; the whole value is in the JSON report.'

/** One that is not whole says so: it would show nothing to whoever sent it. */
function requestShown(operation: Operation, given: readonly Given[], payload: Payload | undefined): string {
  const short = given.map(({ parameter, value }) => ({ parameter, value: shortened(value) }))
  const shortPayload = payload && { type: payload.type, value: shortened(payload.value) }
  const line = withMarks(showRequest(operation, short, shortPayload))
  const isWhole =
    line.length <= maxShown &&
    shortPayload?.value === payload?.value &&
    short.every(({ value }, at) => value === given[at]?.value)
  return isWhole ? line : `${notWhole}\n${clipped(line)}`
}

/** What was left out of a URL is read by people, too. */
function withMarks(line: string): string {
  return line.replace(/%E2%80%A6(?:\(\d+%20characters\)%E2%80%A6|%20\d+%20more)/g, decodeURIComponent)
}

/** With the line that a header is, or with the body. */
function showResponse(carrier: Extract<Carrier, { kind: 'response' | 'header' }>, value: unknown): string {
  const { status } = carrier
  const code = /^\d{3}$/.test(status) ? status : status.replace(/XX$/i, '00').replace(/^default$/i, '200')
  const first = `HTTP/1.1 ${code || '200'}`.trim()
  if (carrier.kind === 'header') return [first, `${carrier.name}: ${scalarText(value)}`].join('\n')
  const type = concreteType(carrier.type)
  return [first, ...(type === '' ? [] : [`Content-Type: ${type}`]), '', JSON.stringify(value, null, 2)].join('\n')
}

/** What the service itself sends to whoever listens; there is no URL to it. */
function showWebhook(operation: Operation, carrier: Carrier, side: 'base' | 'head', value: unknown): string {
  const own = carrier.kind === 'parameter' ? carrier[side] : undefined
  const query = own?.in === 'query' ? `?${queryText(pairsOf(own.name, value))}` : ''
  const header = own?.in === 'header' ? [`${own.name}: ${scalarText(value)}`] : []
  const cookie = own?.in === 'cookie' ? [`Cookie: ${own.name}=${scalarText(value)}`] : []
  const body =
    carrier.kind === 'body'
      ? [`Content-Type: ${concreteType(carrier.type)}`, '', JSON.stringify(value, null, 2)]
      : own?.in === 'path'
        ? ['', `${own.name}: ${scalarText(value)}`]
        : []
  return [`${operation.method.toUpperCase()} ${operation.path}${query}`, ...header, ...cookie, ...body].join('\n')
}

/** The parameter in question, and those without which no request is complete. */
function parametersGiven(
  operation: Operation,
  own: Parameter | undefined,
  value: unknown,
  meaning: Pick<Meaning, 'find'>,
): readonly Given[] {
  return operation.parameters.flatMap((parameter) => {
    if (parameter.key === own?.key) return [{ parameter, value }]
    if (!parameter.required) return []
    return [{ parameter, value: filled(parameter.schema, 'parameter', meaning) ?? 'text' }]
  })
}

/** The body without which no request is complete. */
function ownPayload({ body }: Operation, meaning: Pick<Meaning, 'find'>): Payload | undefined {
  const media = body?.required ? body.media[0] : undefined
  if (!media) return undefined
  return { type: media.type, value: filled(media.schema, 'request', meaning) ?? {} }
}

/** A value that the schema takes; undefined where it says nothing, or where none was found. */
function filled(schema: Node | undefined, use: 'request' | 'parameter', { find }: Pick<Meaning, 'find'>): unknown {
  if (!schema) return undefined
  const answer = find({ use, fits: [[schema, 'sent']], fails: [] })
  return answer.kind === 'value' ? answer.value : undefined
}

function showRequest(operation: Operation, given: readonly Given[], payload: Payload | undefined): string {
  const at = (place: Parameter['in']) => given.filter(({ parameter }) => parameter.in === place)
  const words = [
    'curl',
    // Else brackets in a URL would be a pattern to curl.
    ...(/[[\]]/.test(urlOf(operation, given)) ? ['-g'] : []),
    '-X',
    operation.method.toUpperCase(),
    `"$BASE_URL"${quote(urlOf(operation, given))}`,
    ...at('header').map(({ parameter, value }) => `-H ${quote(`${parameter.name}: ${scalarText(value)}`)}`),
    ...at('cookie').map(({ parameter, value }) => `-b ${quote(`${parameter.name}=${scalarText(value)}`)}`),
    ...at('formData').flatMap(({ parameter, value }) => formFields('', pairsOf(parameter.name, value))),
    ...(payload ? payloadWords(payload.type, payload.value) : []),
  ]
  return words.join(' ')
}

/** Undefined for what is sent in parts, and for what no header can hold. */
function requestOf(
  operation: Operation,
  given: readonly Given[],
  payload: Payload | undefined,
): WitnessRequest | undefined {
  const at = (place: Parameter['in']) => given.filter(({ parameter }) => parameter.in === place)
  if (at('formData').length > 0 || payload?.type.startsWith('multipart/')) return undefined
  const cookies = at('cookie').map(({ parameter, value }) => `${parameter.name}=${scalarText(value)}`)
  const headers = new Map([
    ...at('header').map(({ parameter, value }) => [parameter.name.toLowerCase(), scalarText(value)] as const),
    ...(cookies.length > 0 ? [['cookie', cookies.join('; ')] as const] : []),
    ...(payload ? [['content-type', payload.type] as const] : []),
  ])
  if ([...headers].some(([name, value]) => !isHeader(name, value))) return undefined
  return {
    method: operation.method.toUpperCase(),
    prefix: operation.servers.list[0]?.urls[0]?.path ?? '',
    path: printable(urlOf(operation, given)),
    headers: Object.fromEntries(headers),
    ...(payload && { body: bodyText(payload) }),
  }
}

/** The literal parts of a path are a stranger's, and may hold what no request line can. */
function printable(url: string): string {
  return wellFormed(url).replace(/[^\x21-\x7e]/gu, encodeURIComponent)
}

/** A token, and a value without control characters (RFC 9110, 5.5), in the one encoding that all servers read. */
function isHeader(name: string, value: string): boolean {
  return (
    !isOfConnection(name) &&
    !/^proxy-/i.test(name) &&
    /^[!#$%&'*+.^_`|~\w-]+$/.test(name) &&
    /^[\t\x20-\x7e]*$/.test(value)
  )
}

function urlOf(operation: Operation, given: readonly Given[]): string {
  const query = given
    .filter(({ parameter }) => parameter.in === 'query')
    .flatMap(({ parameter, value }) => pairsOf(parameter.name, value))
  return `${fillPath(operation, given)}${query.length > 0 ? `?${queryText(query)}` : ''}`
}

function queryText(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
}

function bodyText({ type, value }: Payload): string {
  if (isForm(type))
    return pairsOf('', value)
      .map(([name, one]) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(one))}`)
      .join('&')
  return typeof value === 'string' && !isJson(type) ? value : JSON.stringify(value)
}

function payloadWords(type: string, value: unknown): readonly string[] {
  if (isForm(type)) return formFields(type, pairsOf('', value))
  return ['-H', quote(`Content-Type: ${type}`), '--data-raw', quote(bodyText({ type, value }))]
}

function formFields(type: string, pairs: readonly (readonly [string, string])[]): readonly string[] {
  const option = type.startsWith('multipart/') ? '-F' : '--data-urlencode'
  return pairs.map(([name, value]) => `${option} ${quote(`${name}=${value}`)}`)
}

interface Given {
  readonly parameter: Parameter
  readonly value: unknown
}

function fillPath({ path, parameters }: Operation, given: readonly Given[]): string {
  return path.replace(/\{([^{}]*)\}|[^{}/]+/g, (written, name: string | undefined) => {
    if (name === undefined) return literal(written)
    const known = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)
    const value = given.find(({ parameter }) => parameter === known)?.value ?? '1'
    return encode(scalarText(value))
  })
}

/** The rest of a path may hold what a URL cannot. */
function literal(text: string): string {
  return encodeURI(wellFormed(text)).replaceAll('#', '%23').replaceAll('?', '%3F').replaceAll('%25', '%')
}

/** `a=1`, `list=1&list=2`, `object[name]=1`: the plain forms that most servers read. */
function pairsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    const simple = value.every((item) => typeof item !== 'object' || item === null)
    return value.flatMap((item, at) => pairsOf(simple ? name : `${name}[${at}]`, item))
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => pairsOf(name === '' ? key : `${name}[${key}]`, item))
  }
  return [[name, scalarText(value)]]
}

function scalarText(value: unknown): string {
  if (Array.isArray(value)) return value.map(scalarText).join(',')
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll('%5B', '[').replaceAll('%5D', ']')
}

/** For a POSIX shell: nothing inside single quotes is special but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Half of a surrogate pair cannot be encoded, and a stranger's file may hold one. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}
