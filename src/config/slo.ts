import * as z from 'zod'
import type { SloSetting } from '../core/load-settings.ts'

// Floors of a load test, as the config and the command line give them. A plain number is milliseconds, a share, or
// answers a second.

type Metric = SloSetting['metric']

const longestMs = 60_000

function milliseconds(value: string): number | string {
  const [, digits, unit = 'ms'] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s)?$/.exec(value) ?? []
  const ms = Number(digits) * (unit === 's' ? 1000 : 1)
  return ms > 0 && ms <= longestMs ? ms : 'must be a time such as 600ms or 1.5s, at most 60s'
}

function share(value: string): number | string {
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,6})?)\s*(%)?$/.exec(value) ?? []
  const given = percent === undefined ? Number(digits) : Number(digits) / 100
  // Without its sign, 1 could mean one per cent or all.
  return given < 1 ? given : 'must be a percentage such as 1%, or a share below 1 such as 0.01'
}

function perSecond(value: string): number | string {
  const [, digits] = /^(\d{1,5}(?:\.\d{1,3})?)\s*(?:\/\s*s)?$/.exec(value) ?? []
  const rate = Number(digits)
  return rate > 0 && rate <= 10_000 ? rate : 'must be answers a second, above 0 and at most 10000, as in 50'
}

const metrics: Readonly<
  Record<string, { readonly metric: Metric; readonly read: (value: string) => number | string }>
> = {
  p50: { metric: 'p50', read: milliseconds },
  p95: { metric: 'p95', read: milliseconds },
  p99: { metric: 'p99', read: milliseconds },
  'p99.9': { metric: 'p99.9', read: milliseconds },
  'error-rate': { metric: 'errorRate', read: share },
  throughput: { metric: 'throughput', read: perSecond },
}

function floor(key: string, description: string) {
  return z
    .union([z.string(), z.number()], 'must be a number, with its unit where it has one')
    .transform((given, context): number => {
      const read = metrics[key]?.read(String(given).trim()) ?? ''
      if (typeof read === 'number') return read
      context.addIssue({ code: 'custom', message: read })
      return z.NEVER
    })
    .optional()
    .describe(description)
}

const floors = {
  p50: floor('p50', 'Half of all answers come within this time: `100ms`, `1.5s`.'),
  p95: floor('p95', '95 of 100 answers come within this time.'),
  p99: floor('p99', '99 of 100 answers come within this time.'),
  'p99.9': floor('p99.9', '999 of 1000 answers come within this time; needs 2995 requests.'),
  'error-rate': floor('error-rate', 'Largest share of requests that may fail: `1%`, `0.01`.'),
  throughput: floor('throughput', 'Answers a second that have to be reached.'),
}

type Floors = Readonly<Partial<Record<keyof typeof floors, number | undefined>>>

const rising = ['p50', 'p95', 'p99', 'p99.9'] as const

/** A percentile may not be below a lower one: no server could keep it, or the lower one says nothing. */
function risingFloors(given: Floors, context: z.core.$RefinementCtx): void {
  const stated = rising.filter((key) => given[key] !== undefined)
  for (const [at, key] of stated.entries()) {
    const before = stated[at - 1]
    const [low, high] = [before && given[before], given[key]]
    if (low === undefined || high === undefined || low <= high) continue
    context.addIssue({ code: 'custom', path: [key], message: `is below ${before}, which is ${low} ms` })
  }
}

/** The keys under `load.slo`. */
export const sloSchema = z
  .strictObject({
    ...floors,
    operations: z
      .record(z.string(), z.strictObject(floors).superRefine(risingFloors))
      .superRefine((given, context) => {
        for (const name of Object.keys(given).filter((one) => !/^[A-Z]+ \/\S*$/.test(one))) {
          const message = 'must stand under a method and a path, as in `GET /orders/{id}`'
          context.addIssue({ code: 'custom', path: [name], message })
        }
      })
      .optional()
      .describe('Floors of single operations, by method and path: `"GET /orders/{id}": {p99: 200ms}`.'),
  })
  .superRefine((given, context) => risingFloors(given, context))

/** The floors one by one, in the order in which they stand. */
export function sloSettingsOf(slo: z.output<typeof sloSchema> = {}): readonly SloSetting[] {
  const { operations = {}, ...all } = slo
  return [
    ...settingsOf(all, undefined),
    ...Object.entries(operations).flatMap(([operation, own]) => settingsOf(own, operation)),
  ]
}

function settingsOf(given: Floors, operation: string | undefined): readonly SloSetting[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const metric = metrics[key]?.metric
    return metric === undefined || value === undefined ? [] : [{ metric, floor: value, operation }]
  })
}

/**
 * Floors as the command line gives them: `p99=600ms`, several with commas between them, and before them the operation
 * that they are for: `GET /orders/{id} p99=200ms,error-rate=1%`.
 */
export function sloText(value: string, context: z.core.$RefinementCtx<string>): readonly SloSetting[] {
  const [, operation, list = ''] = /^(?:([A-Z]+ \/\S*)\s+)?(\S+)$/.exec(value.trim()) ?? []
  const given: Record<string, string> = {}
  for (const part of list.split(',')) {
    const [, key = '', text = ''] = /^([a-z0-9.-]+)=(.+)$/.exec(part) ?? []
    if (!Object.hasOwn(metrics, key)) {
      context.addIssue({
        code: 'custom',
        message: `must be a metric and its floor, as in p99=600ms or 'GET /orders p99=200ms'; metrics are ${Object.keys(metrics).join(', ')}`,
      })
      return []
    }
    given[key] = text
  }
  const read = z.strictObject(floors).superRefine(risingFloors).safeParse(given)
  if (read.success) return settingsOf(read.data, operation)
  for (const { path, message } of read.error.issues) {
    context.addIssue({ code: 'custom', message: `${path.join('.')} ${message}` })
  }
  return []
}
