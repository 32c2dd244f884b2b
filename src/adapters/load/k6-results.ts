import { bucketRatio } from '../../core/latency-buckets.ts'
import { countOf } from '../../core/latency-counts.ts'
import { errorKinds, type LoadOperation, type LoadSample } from '../../core/load.ts'
import { bucketPart } from './k6-buckets.ts'
import { indexOf, type K6Point, kindOf, notResults, pointsIn } from './k6-points.ts'
import { isSameTest, type K6Survey, operationsOf, surveyOf } from './k6-survey.ts'
import { mergedCounts, openRecorder, type RecordedCounts, type Recorder } from './recorder.ts'

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
        for (let one = 0; one < value; one++) recorder.failed(operation, Math.min(at - from, durationMs), 'dropped')
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
  readonly sample: LoadSample
  /** What the script told about its run. */
  readonly run: {
    readonly rate: number | undefined
    readonly warmupMs: number
    readonly timeoutMs: number
    readonly seed: number
  }
  readonly remarks: readonly string[]
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
  const operations = operationsOf(surveys)
  const thresholdsMs = [...new Set(surveys.flatMap((survey) => survey.thresholdsMs))].sort((a, b) => a - b)
  const durationMs = Number(first.run.durationMs)
  if (!(durationMs > 0)) throw notResults('it does not say how long the test was')
  const reading = { operations, thresholdsMs, durationMs }
  const isExact = surveys.every((survey) => survey.isExact)
  const parts = await eachInTurn(files, (file) => (isExact ? exactPart(file, reading) : bucketPart(file, reading)))
  const { operations: counted, overTime } = mergedCounts(parts.map(({ counts }) => counts))
  const lastDueMs = Math.max(...parts.map((part) => part.lastDueMs))
  const dropped = parts.reduce((sum, part) => sum + part.dropped, 0)
  return {
    sample: {
      engine: 'k6',
      thresholdsMs,
      operations: operations.flatMap((operation, index) => {
        const own = counted[index]
        return own === undefined ? [] : [{ operation, ...own }]
      }),
      overTime,
      generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped, cpuShare: 0, workers: files.length },
      ...endOf(lastDueMs, durationMs, counted),
    },
    run: runOf(first.run),
    remarks: remarksOf(files.length, Number(first.run.machines), isExact),
  }
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

function runOf(run: K6Survey['run']): K6Results['run'] {
  const [, rate] = /^(.+)\/s$/.exec(run.load ?? '') ?? []
  return {
    rate: rate === undefined ? undefined : Number(rate),
    warmupMs: Number(run.warmupMs ?? 0),
    timeoutMs: Number(run.timeoutMs ?? 0),
    seed: Number(run.seed ?? 0),
  }
}

function remarksOf(files: number, machines: number, isExact: boolean): readonly string[] {
  return [
    'k6 does not tell how late it sent its requests, nor how busy it was; what it could not send is counted as dropped.',
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
