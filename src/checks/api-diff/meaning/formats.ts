import { fullFormats } from 'ajv-formats/dist/formats.js'

export type FormatRelation = 'yes' | 'no' | 'unknown'

/**
 * Whether every value of the format `inner` has the format `outer`, for strings or for numbers; undefined is no format.
 * A format has no meaning by default: what is not in these tables is unknown for a string, and takes nothing away from
 * a number.
 */
export function isWithin(
  inner: string | undefined,
  outer: string | undefined,
  type: 'string' | 'number',
): FormatRelation {
  if (outer === undefined || inner === outer) return 'yes'
  return type === 'number' ? isNumberWithin(inner, outer) : isStringWithin(inner, outer)
}

interface Range {
  readonly low: bigint
  readonly high: bigint
}

const signed = (bits: bigint): Range => ({ low: -(2n ** (bits - 1n)), high: 2n ** (bits - 1n) - 1n })
const unsigned = (bits: bigint): Range => ({ low: 0n, high: 2n ** bits - 1n })

/** `int64`, `float`, `double` and `decimal` hold every number that JSON documents carry, so they are not here. */
const ranges: ReadonlyMap<string, Range> = new Map([
  ['int8', signed(8n)],
  ['int16', signed(16n)],
  ['int32', signed(32n)],
  ['uint8', unsigned(8n)],
  ['uint16', unsigned(16n)],
  ['uint32', unsigned(32n)],
  ['uint64', unsigned(64n)],
])

function isNumberWithin(inner: string | undefined, outer: string): FormatRelation {
  const wide = ranges.get(outer)
  if (!wide) return 'yes'
  const narrow = inner === undefined ? undefined : ranges.get(inner)
  if (narrow) return narrow.low >= wide.low && narrow.high <= wide.high ? 'yes' : 'no'
  return inner === undefined || unbounded.has(inner) ? 'no' : 'unknown'
}

const unbounded: ReadonlySet<string> = new Set(['int64', 'float', 'double', 'decimal', 'number', 'integer'])

/** Formats that tell a form how to draw a field, or a client how to store it, and take no value away. */
const annotations: ReadonlySet<string> = new Set([
  'binary', 'decimal', 'double', 'float', 'html', 'markdown', 'multiline', 'password', 'string', 'text', 'textarea',
]) // biome-ignore format: a list reads better in lines than in a column

/** As people use them: a `url` and a `uri` are the same thing. */
const wider: Readonly<Record<string, readonly string[]>> = {
  uri: ['uri-reference', 'iri', 'iri-reference', 'url'],
  url: ['uri', 'uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  hostname: ['idn-hostname'],
  ipv4: ['hostname', 'idn-hostname', 'ip'],
  ipv6: ['ip'],
  email: ['idn-email'],
  'date-time': ['iso-date-time'],
  time: ['iso-time'],
}

function isStringWithin(inner: string | undefined, outer: string): FormatRelation {
  if (annotations.has(outer)) return 'yes'
  if (inner === undefined || annotations.has(inner))
    return fitsFormat(outer, textOfNoFormat) === false ? 'no' : 'unknown'
  if (widerThan(inner).includes(outer)) return 'yes'
  return samplesOf(inner).some((text) => fitsFormat(outer, text) === false) ? 'no' : 'unknown'
}

/** A stranger's format may be called `constructor`. */
function widerThan(format: string): readonly string[] {
  return Object.hasOwn(wider, format) ? (wider[format] ?? []) : []
}

const samples: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-01-15', '2000-02-29', '1999-12-31'],
  'date-time': ['2026-01-15T12:00:00Z', '2026-01-15T12:00:00.123Z', '2026-01-15T12:00:00+02:00'],
  'iso-date-time': ['2026-01-15T12:00:00Z', '2026-01-15T12:00:00', '2026-01-15 12:00:00'],
  time: ['12:00:00Z', '23:59:59.5+02:00'],
  'iso-time': ['12:00:00Z', '12:00:00'],
  duration: ['P1D', 'PT36H', 'P3Y6M4DT12H30M5S', 'P2W'],
  email: ['ada@example.com', 'ada.lovelace+orders@mail.example.org'],
  'idn-email': ['ada@example.com'],
  hostname: ['example.com', 'api.example.com', 'localhost'],
  'idn-hostname': ['example.com'],
  ipv4: ['192.0.2.1', '198.51.100.255'],
  ipv6: ['2001:db8::1', '::1'],
  ip: ['192.0.2.1', '2001:db8::1'],
  uri: ['https://example.com/', 'https://example.com/orders?page=1', 'urn:isbn:0451450523'],
  url: ['https://example.com/', 'https://example.com/orders?page=1'],
  iri: ['https://example.com/'],
  'uri-reference': ['/orders', 'https://example.com/', 'orders#first'],
  'iri-reference': ['/orders', 'https://example.com/'],
  'uri-template': ['/orders/{id}', 'https://example.com/{path}{?page}'],
  uuid: ['00000000-0000-4000-8000-000000000000', 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6'],
  'json-pointer': ['/orders/0', ''],
  'json-pointer-uri-fragment': ['#/orders/0', '#'],
  'relative-json-pointer': ['0/orders', '1#'],
  regex: ['^[a-z]+$', 'a'],
  byte: ['dGV4dA==', 'YnJlYWt3YXRlcg=='],
}

/** Readable texts of the format; none where the format is not known. */
export function samplesOf(format: string): readonly string[] {
  return Object.hasOwn(samples, format) ? (samples[format] ?? []) : []
}

/** Some expressions of the formats are quadratic in the text. */
export const longestFormatted = 2_000

/** Whether a text has the format; undefined where that is not known, or the text is too long to ask. */
export function fitsFormat(format: string, text: string): boolean | undefined {
  if (annotations.has(format)) return true
  if (text.length > longestFormatted) return undefined
  const known = checkOf(format)
  if (known) return known(text)
  // A format that is not checked here may be wider than one that is.
  return checked.some((one) => widerThan(one).includes(format) && fitsFormat(one, text) === true) ? true : undefined
}

const checked = Object.keys(wider).filter((format) => checkOf(format))

function checkOf(format: string): ((text: string) => boolean) | undefined {
  if (!Object.hasOwn(fullFormats, format)) return undefined
  const definition = Object.entries(fullFormats).find(([name]) => name === format)?.[1]
  if (definition instanceof RegExp) return (text) => definition.test(text)
  const check =
    typeof definition === 'object' && definition !== null && 'validate' in definition ? definition.validate : definition
  // Those of numbers are left out here, so that what remains takes a text, as the cast says.
  if (typeof check !== 'function' || ranges.has(format) || unbounded.has(format)) return undefined
  return (text) => Boolean((check as (text: string) => unknown)(text))
}

/** A text that has no format at all: no regex, no reference, no host's name. */
export const textOfNoFormat = 'any text ('
