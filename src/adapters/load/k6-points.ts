import { createReadStream } from 'node:fs'
import { BreakwaterError } from '../../core/error.ts'
import { type ErrorKind, errorKinds } from '../../core/load.ts'
import { permitted } from '../folders.ts'

/** A sample of one of our metrics, as k6 writes it with `--out json=FILE`: a JSON object a line. */
export interface K6Point {
  readonly metric: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly value: number
  readonly tags: Readonly<Record<string, string>>
}

/** A single line of more is no sample. */
const longestLine = 1024 * 1024

/** Our points in a text that grows: gives those of whole lines, keeps the rest. */
export function pointReader(): (chunk: string) => readonly K6Point[] {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw notResults('its lines are too long')
    return lines.flatMap((line) => pointOf(line) ?? [])
  }
}

/** Our points in a file of results, one by one; the file may be larger than the memory. */
export async function* pointsIn(file: string): AsyncGenerator<K6Point> {
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 256 * 1024 })
  const read = pointReader()
  const chunks = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { value, done } = await permitted(file, () => chunks.next())
      // What a run that was cut off left of its last line is no sample.
      if (done) return
      // With an encoding, a stream gives text.
      yield* read(value as string)
    }
  } finally {
    stream.destroy()
  }
}

/** k6 writes a dozen metrics of its own for each request: these are not even parsed. */
function pointOf(line: string): K6Point | undefined {
  if (!/"(breakwater_|dropped_iterations")/.test(line) || !line.includes('"Point"')) return undefined
  const given = parsed(line)
  if (!isObject(given) || !isObject(given.data)) return undefined
  const { time, value, tags } = given.data
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (given.type !== 'Point' || typeof given.metric !== 'string') return undefined
  if (typeof value !== 'number' || Number.isNaN(at)) return undefined
  const texts = Object.entries(isObject(tags) ? tags : {}).filter(([, text]) => typeof text === 'string')
  // Filtered just now.
  return { metric: given.metric, at, value, tags: Object.fromEntries(texts) as Record<string, string> }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** A file that holds no results of an exported test. */
export function notResults(because: string): BreakwaterError {
  return new BreakwaterError({
    code: 'k6-results-unreadable',
    message: `The results of k6 cannot be read: ${because}.`,
    hint: 'Give the file that `k6 run --out json=FILE` wrote of a script that Breakwater exported.',
  })
}

/** No plan holds more. */
const mostOperations = 200

/** `op1` is the plan's first operation. */
export function indexOf(id: string | undefined): number | undefined {
  const [, digits] = /^op([1-9]\d{0,2})$/.exec(id ?? '') ?? []
  const place = Number(digits)
  return place <= mostOperations ? place - 1 : undefined
}

/** What became of a request that was not answered as expected. */
export function kindOf(outcome: string | undefined): ErrorKind | undefined {
  return errorKinds.find((kind) => kind === outcome)
}
