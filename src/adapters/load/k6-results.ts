import { BreakwaterError } from '../../core/error.ts'
import { bucketRatio } from '../../core/latency-buckets.ts'
import { countOf } from '../../core/latency-counts.ts'
import { errorKinds, type LoadOperation, type LoadSample } from '../../core/load.ts'
import { bucketPart } from './k6-buckets.ts'
import { indexOf, type K6Point, kindOf, notResults, pointsIn } from './k6-points.ts'
import { isSameTest, type K6Survey, operationsOf, surveyOf } from './k6-survey.ts'
import { mergedCounts, openRecorder, type RecordedCounts, type Recorder } from './recorder.ts'

/** k6 tells them one by one. */
const mostAtOnce = 100_000
/** Counts are kept by second. */
const longestMs = 12 * 3_600_000

/** What one machine's results are read as. */
export interface K6Reading {
  readonly operations: readonly LoadOperation[]
  readonly thresholdsMs: readonly number[]
  readonly durationMs: number
}

/** Takes an exported test's points as they come. */
export interface K6Recorder {
  readonly take: (point: K6Point) => void
  readonly recorder: Recorder
  /** Milliseconds since 1970; undefined until the first request was sent. */
  readonly measuredFrom: () => number | undefined
  /** How far into the measurement the last request was due. */
  readonly lastDueMs: () => number
  readonly dropped: () => number
}

/** Exact latencies of one machine, by when each request was due: k6 tells when it ended, and how long it took. */
export async function k6Recorder({ operations, thresholdsMs, durationMs }: K6Reading): Promise<K6Recorder> {
  const recorder = await openRecorder({ operations, durationMs, thresholdsMs })
  let from: number | undefined
  let [last, dropped] = [0, 0]
  return {
    recorder,
    measuredFrom: () => from,
    lastDueMs: () => last,
    dropped: () => dropped,
    take: ({ metric, at, value, tags }) => {
      if (metric === 'breakwater_measured_from') from ??= value
      if (from === undefined) return
      if (metric === 'dropped_iterations') {
        const operation = indexOf(tags.scenario)
        // A closed loop has one scenario for all, and drops nothing.
        if (operation === undefined || at < from) return
        dropped += value
        for (let one = 0; one < Math.min(value, mostAtOnce); one++)
          recorder.failed(operation, Math.min(at - from, durationMs), 'dropped')
      }
      const operation = indexOf(tags.op)
      if (metric !== 'breakwater_latency' || operation === undefined) return
      const due = Math.min(durationMs, Math.max(0, at - value - from))
      last = Math.max(last, due)
      const kind = kindOf(tags.outcome)
      if (kind !== undefined && kind !== 'status') return recorder.failed(operation, due, kind)
      recorder.answered(operation, due, {
        status: Number(tags.code),
        latencyMs: value,
        retryAfter: tags.retry === 'true',
      })
    },
  }
}

/** A run of k6 on one machine or many, read back. */
export interface K6Results {
  /** As far as the results tell: a path is the operation's name, and what was sent with it is not known. */
  readonly operations: readonly LoadOperation[]
  /** What the script told about its run. */
  readonly run: K6Run
  readonly remarks: readonly string[]
  /** All of it, with exceedances of these latencies counted; default: of those that were counted when it was sent. */
  readonly sample: (thresholdsMs?: readonly number[]) => Promise<LoadSample>
}

export interface K6Run {
  readonly durationMs: number
  readonly warmupMs: number
  readonly timeoutMs: number
  readonly seed: number
  /** Requests a second; undefined: a closed loop. */
  readonly rate: number | undefined
  readonly clients: number | undefined
}

/**
 * Results of all the machines that shared one exported test, as if one had sent it all. Counters and histograms are
 * added; no percentile is ever averaged.
 */
export async function mergePods(files: readonly string[]): Promise<K6Results> {
  const surveys = await eachInTurn(files, surveyOf)
  const [first] = surveys
  if (first === undefined) throw notResults('no file was given')
  const odd = surveys.findIndex((survey) => !isSameTest(survey, first))
  if (odd > 0) throw notResults(`${files[0]} and ${files[odd]} are of different tests`)
  const run = runOf(first.run)
  if (!(run.durationMs > 0 && run.durationMs <= longestMs)) throw notResults('it does not say how long the test was')
  const operations = operationsOf(surveys)
  const known = [...new Set(surveys.flatMap((survey) => survey.thresholdsMs))].sort((a, b) => a - b)
  const isExact = surveys.every((survey) => survey.isExact)
  return {
    operations,
    run,
    remarks: remarksOf(files.length, Number(first.run.machines), isExact),
    sample: async (thresholdsMs = known) => {
      const uncounted = thresholdsMs.filter((ms) => !known.includes(ms))
      if (!isExact && uncounted.length > 0) throw notCounted(uncounted)
      return await sampleOf(files, { operations, thresholdsMs, durationMs: run.durationMs }, isExact)
    },
  }
}

async function sampleOf(files: readonly string[], reading: K6Reading, isExact: boolean): Promise<LoadSample> {
  const parts = await eachInTurn(files, (file) => (isExact ? exactPart(file, reading) : bucketPart(file, reading)))
  const { operations: counted, overTime } = mergedCounts(parts.map(({ counts }) => counts))
  const dropped = parts.reduce((sum, part) => sum + part.dropped, 0)
  return {
    engine: 'k6',
    thresholdsMs: reading.thresholdsMs,
    operations: reading.operations.flatMap((operation, index) => {
      const own = counted[index]
      return own === undefined ? [] : [{ operation, ...own }]
    }),
    overTime,
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped, cpuShare: 0, workers: files.length },
    ...endOf(Math.max(...parts.map(({ lastDueMs }) => lastDueMs)), reading.durationMs, counted),
  }
}

function notCounted(thresholdsMs: readonly number[]): BreakwaterError {
  return new BreakwaterError({
    code: 'k6-threshold-uncounted',
    message: `The results hold no single latencies, and answers above ${thresholdsMs.join(' and ')} ms were not counted when they were sent.`,
    hint: 'Judge by the floors that the test was exported with, or give the files as k6 wrote them.',
  })
}

/** Ended early: where the last request was due long before the end, for the rate at which they came. */
export function endOf(
  lastDueMs: number,
  durationMs: number,
  operations: RecordedCounts['operations'],
): Pick<LoadSample, 'durationMs' | 'aborted'> {
  const sent = operations.reduce(
    (sum, { latency, errors }) => sum + countOf(latency) + errorKinds.reduce((all, kind) => all + errors[kind], 0),
    0,
  )
  const gap = lastDueMs / Math.max(1, sent)
  if (durationMs - lastDueMs <= Math.max(2000, 20 * gap)) return { durationMs }
  const reason = 'k6 ended the test before its time: a threshold that aborts it was crossed, or somebody stopped it'
  return { durationMs: Math.max(1, Math.round(lastDueMs)), aborted: { afterMs: Math.round(lastDueMs), reason } }
}

/** What one file holds. */
export interface K6Part {
  readonly counts: RecordedCounts
  readonly lastDueMs: number
  readonly dropped: number
}

async function exactPart(file: string, reading: K6Reading): Promise<K6Part> {
  const { take, recorder, lastDueMs, dropped } = await k6Recorder(reading)
  for await (const point of pointsIn(file)) take(point)
  return { counts: recorder.counts(), lastDueMs: lastDueMs(), dropped: dropped() }
}

function runOf(run: K6Survey['run']): K6Run {
  const number = (key: string) => Number(run[key] ?? 0)
  const [, rate] = /^(.+)\/s$/.exec(run.load ?? '') ?? []
  return {
    durationMs: number('durationMs'),
    warmupMs: number('warmupMs'),
    timeoutMs: number('timeoutMs'),
    seed: number('seed'),
    rate: rate === undefined ? undefined : Number(rate),
    clients: rate === undefined ? number('load') : undefined,
  }
}

/** What no result of k6 can tell. */
export const k6Remark =
  'k6 sends at equal distances, and does not tell how late it sent a request; what it could not send is counted as dropped.'

function remarksOf(files: number, machines: number, isExact: boolean): readonly string[] {
  return [
    k6Remark,
    ...(files < machines
      ? [
          `The test was made for ${machines} machines, and the results of ${files} were given: the load that the others sent is missing here.`,
        ]
      : []),
    ...(isExact
      ? []
      : [
          `Single latencies are not in the results: percentiles come from buckets ${Math.round((bucketRatio - 1) * 100)}% apart, floors are judged from exact counts.`,
        ]),
  ]
}

/** One after the other: each may fill the memory's share of one. */
async function eachInTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}
