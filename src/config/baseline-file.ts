import * as z from 'zod'
import { BreakwaterError } from '../core/error.ts'
import type { LatencyCounts } from '../core/latency-counts.ts'
import type { LoadBaseline } from '../core/load-files.ts'

/** Thirty runs of an hour, and far above what a review stores. */
const largestFile = 64 * 1024 * 1024
const mostRuns = 100
const mostRounds = 5000
const mostOperations = 1000
/** Different values of an HDR histogram of three digits up to a quarter of an hour. */
const mostValues = 50_000
const longestUs = 3_600_000_000

/** Zod would take a second for a million pairs; what is wrong with one is said in the same words. */
const latencyCounts = z.custom<LatencyCounts>().superRefine((value, context) => {
  const trouble = troubleOf(value)
  if (trouble !== undefined) context.addIssue({ code: 'custom', message: trouble })
})

const text = z.string().min(1).max(500)

const schema = z.strictObject({
  version: z.literal(1),
  planHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  runs: z
    .array(
      z.strictObject({
        generator: text,
        machine: text,
        recordedAt: z.iso.datetime('must be a date and time in UTC, such as 2026-01-31T12:00:00Z'),
        failed: z.int().min(0),
        operations: z
          .record(z.string().min(1).max(2000), latencyCounts)
          .refine((value) => Object.keys(value).length <= mostOperations, `at most ${mostOperations} operations`),
        rounds: z.array(latencyCounts).max(mostRounds, `at most ${mostRounds} rounds`),
      }),
    )
    .min(1, 'must hold a run')
    .max(mostRuns, `at most ${mostRuns} runs`),
})

function troubleOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'must be a list of pairs: microseconds, count'
  if (value.length > mostValues) return `has ${value.length} values; at most ${mostValues}`
  let last = -1
  for (const [at, pair] of value.entries()) {
    const [us, count, more] = Array.isArray(pair) ? pair : []
    const whole = Number.isSafeInteger(us) && Number.isSafeInteger(count) && more === undefined
    if (!whole || us < 0 || us > longestUs || count < 1) return `entry ${at} must be microseconds and a count above 0`
    if (us <= last) return `entry ${at} is not above the one before it`
    last = us
  }
  return undefined
}

/** Reads a stored run. It comes from a repository or a cache, so nothing of it is trusted. */
export function parseBaseline(json: string, path: string): LoadBaseline {
  const refuse = (message: string) =>
    new BreakwaterError({
      code: 'baseline-invalid',
      message: `${path}: ${message}`,
      hint: 'Store a run anew: `breakwater load --save-baseline FILE`. The file is not meant to be edited by hand.',
      location: { path, line: 1, column: 1 },
    })
  if (json.length > largestFile) throw refuse(`the file is larger than ${largestFile / 1024 / 1024} MiB`)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (thrown) {
    throw refuse(`is no JSON (${thrown instanceof Error ? thrown.message.slice(0, 200) : 'unreadable'})`)
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [first] = result.error.issues
  const where = first === undefined || first.path.length === 0 ? '' : `${first.path.join('.').slice(0, 200)}: `
  throw refuse(`${where}${first?.message ?? 'is no stored run'}`)
}

/** The stored runs as a file: a line for each list of counts, so that a difference can be read. */
export function renderBaseline({ version, planHash, runs }: LoadBaseline): string {
  const indented = (text: string, depth: number) => `${' '.repeat(depth)}${text}`
  const list = (items: readonly string[], depth: number) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => indented(item, depth + 2)).join(',\n')}\n${indented(']', depth)}`
  const stored = runs.map(({ generator, machine, recordedAt, failed, operations, rounds }) => {
    const head = JSON.stringify({ generator, machine, recordedAt, failed }).slice(1, -1)
    const named = Object.entries(operations).map(
      ([name, counts]) => `${JSON.stringify(name)}:${JSON.stringify(counts)}`,
    )
    const byName = named.length === 0 ? '{}' : `{\n${named.map((one) => indented(one, 8)).join(',\n')}\n      }`
    return `{\n      ${head},\n      "operations":${byName},\n      "rounds":${list(
      rounds.map((counts) => JSON.stringify(counts)),
      6,
    )}\n    }`
  })
  return `{\n  "version":${version},\n  "planHash":${JSON.stringify(planHash)},\n  "runs":${list(stored, 2)}\n}\n`
}
