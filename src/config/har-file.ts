import * as z from 'zod'
import { BreakwaterError } from '../core/error.ts'
import type { LoadOperation } from '../core/load.ts'
import type { WrittenPlan } from '../core/load-files.ts'
import { count, enumerate, grouped } from '../core/wording.ts'
import { plainRequest, type RecordedRequest } from './har-request.ts'

/** A recording holds every answer's body as well; of all that, only the requests are read. */
const maxBytes = 64 * 1024 * 1024
const mostEntries = 50_000
const mostOperations = 40
const mostPaths = 200

export interface HarOptions {
  /** Whose requests are taken: `shop.example.com`. Default: the host with the most of them. */
  readonly host?: string
  /** Methods that are taken besides GET and HEAD; DELETE never is. */
  readonly methods?: readonly ('POST' | 'PUT' | 'PATCH')[]
}

// HAR 1.2; of each entry, only what a request is made of.
const fields = z.array(z.object({ name: z.string(), value: z.string() }))
const entrySchema = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: fields.optional(),
    postData: z.object({ mimeType: z.string().optional(), text: z.string().optional() }).optional(),
  }),
  response: z.object({ status: z.number() }).optional(),
})
const harSchema = z.object({ log: z.object({ entries: z.array(z.unknown()).max(mostEntries) }) })

/**
 * A plan of what a browser or proxy recorded: requests to one host, their ids folded into templates, weighed by how often
 * they were made. Cookies and credentials are stripped; whatever is left out is counted in the plan's remarks.
 */
export function parseHar(text: string, source: string, { host, methods = [] }: HarOptions = {}): WrittenPlan {
  const left = new Map<string, number>()
  const leave = (reason: string) => left.set(reason, (left.get(reason) ?? 0) + 1)
  const entries = readEntries(text, source).flatMap((entry) => {
    const known = entryOf(entry)
    if (known === undefined) leave('not a request to an http or https URL')
    return known ?? []
  })
  const own = host?.toLowerCase() ?? mostFrequent(entries.map(({ url }) => url.host))
  const taken = new Set(['GET', 'HEAD', ...methods])
  const requests: RecordedRequest[] = []
  const stripped = new Map<string, number>()
  for (const { url, request, status } of entries) {
    const method = request.method.toUpperCase()
    const reason = reasonToLeave({ url, method, status }, own, taken)
    const plain = reason ?? plainRequest({ ...request, method, url }, stripped)
    if (typeof plain === 'string') leave(plain)
    else requests.push(plain)
  }
  const operations = operationsOf(requests, leave)
  if (operations.length === 0) throw empty(source, own, left)
  return { source, operations, remarks: remarksOf(source, own, operations, stripped, left) }
}

interface Entry {
  readonly url: URL
  readonly request: z.output<typeof entrySchema>['request']
  readonly status: number | undefined
}

function readEntries(text: string, source: string): readonly unknown[] {
  if (Buffer.byteLength(text) > maxBytes) {
    throw invalid(
      source,
      `is larger than ${maxBytes / 1024 / 1024} MiB`,
      'Record less, or without the bodies of answers.',
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw invalid(source, 'is no JSON', 'Save the recording anew: browsers call it "Save all as HAR".')
  }
  const har = harSchema.safeParse(value)
  if (har.success) return har.data.log.entries
  throw invalid(
    source,
    `is no HAR file: \`log.entries\` is missing, or has more than ${grouped(mostEntries)} entries`,
    'Save the recording anew: browsers call it "Save all as HAR".',
  )
}

function entryOf(value: unknown): Entry | undefined {
  const entry = entrySchema.safeParse(value)
  if (!entry.success || entry.data.request.url.length > 16_384) return undefined
  const { request, response } = entry.data
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  return { url, request, status: response?.status }
}

function mostFrequent(hosts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const host of hosts) counts.set(host, (counts.get(host) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

function reasonToLeave(
  { url, method, status }: { readonly url: URL; readonly method: string; readonly status: number | undefined },
  own: string,
  taken: ReadonlySet<string>,
): string | undefined {
  if (url.host !== own && url.hostname !== own) return 'to another host'
  if (!taken.has(method)) return 'not a GET or HEAD'
  // 0 stands for none: blocked, or ended by the page. 304 is the answer to a condition that is not sent.
  const isAnswered = status === undefined || (status >= 200 && status < 400)
  return isAnswered ? undefined : 'answered with an error when it was recorded'
}

/** One operation a template; a path that was asked often stands in it often, so that it is drawn often. */
function operationsOf(requests: readonly RecordedRequest[], leave: (reason: string) => void): readonly LoadOperation[] {
  const byKey = new Map<string, RecordedRequest[]>()
  for (const request of requests) {
    const { method, template, body = '' } = request
    const key = `${method} ${template}\n${body}`
    const alike = byKey.get(key) ?? []
    alike.push(request)
    byKey.set(key, alike)
  }
  const groups = [...byKey.values()].sort((a, b) => b.length - a.length)
  for (const rare of groups.slice(mostOperations)) for (const _ of rare) leave('rarer than the forty operations kept')
  const names = new Set<string>()
  return groups.slice(0, mostOperations).flatMap((alike): readonly LoadOperation[] => {
    const [first] = alike
    if (first === undefined) return []
    const { method, template, headers, body } = first
    let name = `${method} ${template}`
    for (let at = 2; names.has(name); at++) name = `${method} ${template} #${at}`
    names.add(name)
    const paths = thinned(alike.map(({ path }) => path))
    const rest = { headers, credentials: [], weight: Math.min(1000, alike.length) }
    return [{ name, method, template, paths, ...rest, ...(body === undefined ? {} : { body }) }]
  })
}

/** Evenly over the recording, where there are more than a plan holds. */
function thinned(paths: readonly string[]): readonly string[] {
  if (new Set(paths).size === 1) return paths.slice(0, 1)
  if (paths.length <= mostPaths) return paths
  return Array.from({ length: mostPaths }, (_, at) => paths[Math.floor((at * paths.length) / mostPaths)] ?? '/')
}

function remarksOf(
  source: string,
  host: string,
  operations: readonly LoadOperation[],
  stripped: ReadonlyMap<string, number>,
  left: ReadonlyMap<string, number>,
): readonly string[] {
  const total = operations.reduce((sum, { weight }) => sum + weight, 0)
  const counted = (counts: ReadonlyMap<string, number>) =>
    enumerate(
      [...counts].sort(([, a], [, b]) => b - a).map(([what, times]) => `${grouped(times)} (${what})`),
      8,
    )
  return [
    `${source}: ${count(total, 'request')} to ${host} became ${count(operations.length, 'operation')}, weighed by how often they were made.`,
    ...(stripped.size === 0 ? [] : [`Stripped from the recording: ${counted(stripped)}.`]),
    ...(left.size === 0 ? [] : [`Requests of the recording that are not sent: ${counted(left)}.`]),
  ]
}

function empty(source: string, host: string, left: ReadonlyMap<string, number>): BreakwaterError {
  const why = [...left].map(([reason, times]) => `${grouped(times)} ${reason}`)
  const told = why.length === 0 ? 'it has no entries' : enumerate(why, 6)
  return invalid(
    source,
    `has no request that may be sent to ${host || 'any host'}: ${told}`,
    'Record pages that are read.',
  )
}

function invalid(source: string, message: string, hint: string): BreakwaterError {
  return new BreakwaterError({
    code: 'har-invalid',
    message: `${source} ${message}.`,
    hint,
    location: { path: source, line: 1, column: 1 },
  })
}
