import { isForm } from './compare-media.ts'
import type { Operation, Parameter } from './operations.ts'
import { nothing, sample } from './sample.ts'
import type { ValuePlace } from './value-place.ts'

const maxShown = 4_000

/** The whole request (a curl line) or response (status and body) that carries the value. */
export function showExchange(place: ValuePlace, side: 'base' | 'head', value: unknown): string {
  const { carrier, operations } = place
  const operation = operations[side]
  const shown =
    carrier.kind === 'response'
      ? showResponse(carrier.status, carrier.type, value)
      : carrier.kind === 'body' && operation.role === 'received'
        ? showWebhook(operation, carrier.type, value)
        : showRequest(operation, place, side, value)
  return shown.length > maxShown ? `${shown.slice(0, maxShown)}…` : shown
}

function showResponse(status: string, type: string, value: unknown): string {
  const code = /^\d{3}$/.test(status) ? status : status.replace(/XX$/i, '00').replace(/^default$/, '200')
  const lines = [
    `HTTP/1.1 ${code || '200'}`.trim(),
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    '',
    JSON.stringify(value, null, 2),
  ]
  return lines.join('\n')
}

/** What the service itself sends to whoever listens; there is no URL to it. */
function showWebhook(operation: Operation, type: string, value: unknown): string {
  return [
    `${operation.method.toUpperCase()} ${operation.path}`,
    `Content-Type: ${type}`,
    '',
    JSON.stringify(value, null, 2),
  ].join('\n')
}

function showRequest(operation: Operation, { carrier }: ValuePlace, side: 'base' | 'head', value: unknown): string {
  const own = carrier.kind === 'parameter' ? carrier[side] : undefined
  const given = operation.parameters.flatMap((parameter) => {
    if (parameter.key === own?.key) return [{ parameter, value }]
    if (!parameter.required) return []
    const filled = parameter.schema ? sample([parameter.schema], 'parameter') : 'text'
    return [{ parameter, value: filled === nothing || filled === null ? 'text' : filled }]
  })
  const query = given
    .filter(({ parameter }) => parameter.in === 'query')
    .flatMap(({ parameter, value: one }) => pairsOf(parameter.name, one))
    .map(([name, one]) => `${encode(name)}=${encode(one)}`)
  const url = `${fillPath(operation, given)}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const headers = given
    .filter(({ parameter }) => parameter.in === 'header')
    .map(({ parameter, value: one }) => `-H ${quote(`${parameter.name}: ${scalarText(one)}`)}`)
  const cookies = given
    .filter(({ parameter }) => parameter.in === 'cookie')
    .map(({ parameter, value: one }) => `-b ${quote(`${parameter.name}=${scalarText(one)}`)}`)
  const form = given
    .filter(({ parameter }) => parameter.in === 'formData')
    .flatMap(({ parameter, value: one }) => formFields('', pairsOf(parameter.name, one)))
  const words = [
    'curl',
    '-X',
    operation.method.toUpperCase(),
    `"$BASE_URL"${quote(url)}`,
    ...headers,
    ...cookies,
    ...form,
  ]
  return [...words, ...bodyWords(operation, carrier, value)].join(' ')
}

function bodyWords(operation: Operation, carrier: ValuePlace['carrier'], value: unknown): readonly string[] {
  if (carrier.kind === 'body') return payloadWords(carrier.type, value)
  const body = operation.body
  const media = body?.required ? body.media[0] : undefined
  if (!media) return []
  const filled = media.schema ? sample([media.schema], 'request') : {}
  return payloadWords(media.type, filled === nothing ? {} : filled)
}

function payloadWords(type: string, value: unknown): readonly string[] {
  if (isForm(type)) return formFields(type, pairsOf('', value))
  const text = typeof value === 'string' && !type.includes('json') ? value : JSON.stringify(value)
  return ['-H', quote(`Content-Type: ${type}`), '--data-raw', quote(text)]
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
  return path.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const known = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)
    const value = given.find(({ parameter }) => parameter === known)?.value ?? '1'
    return encode(scalarText(value))
  })
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
