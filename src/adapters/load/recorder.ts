import { addedCounts, type LatencyCounts } from '../../core/latency-counts.ts'
import {
  addedErrors,
  type ErrorKind,
  errorKinds,
  type LoadOperation,
  type LoadProgress,
  type LoadSecond,
  noErrors,
  type OperationSample,
} from '../../core/load.ts'
import { CoarseCounts, type LatencyHistogram, latencyHistograms } from './histograms.ts'

/** An answer that came whole, of whatever status. */
export interface RecordedAnswer {
  readonly status: number
  /** From the time at which the request was due (closed loop: sent) to the last byte. */
  readonly latencyMs: number
  readonly retryAfter: boolean
}

/**
 * Counts what becomes of requests. Each is told once, when it has come to its end, with its place in the plan's operations
 * and the time at which it was due, counted from the start of the measurement: negative in the warm-up, of which only
 * `statuses`, `retryAfter` and `connectFailures` of the progress are kept. Nothing is kept by request, so the memory is
 * that of the counters.
 */
export interface Recorder {
  readonly answered: (operation: number, dueMs: number, answer: RecordedAnswer) => void
  readonly failed: (operation: number, dueMs: number, kind: Exclude<ErrorKind, 'status'>) => void
  readonly progress: (atMs: number) => LoadProgress
  /** All that was counted; by second up to the time at which the run was ended early, or what was due last. */
  readonly counts: (untilMs?: number) => RecordedCounts
}

/** What a recorder counted, as plain data that can be sent between threads. */
export interface RecordedCounts {
  /** In the order of the plan's. */
  readonly operations: readonly Omit<OperationSample, 'operation'>[]
  readonly overTime: readonly LatencyCounts[]
}

/** What is recorded, and how finely. */
export interface RecorderOptions {
  readonly operations: readonly LoadOperation[]
  readonly durationMs: number
  readonly thresholdsMs: readonly number[]
}

interface Tally {
  readonly expects: (status: number) => boolean
  readonly latency: LatencyHistogram
  readonly errors: Record<ErrorKind, number>
  readonly unexpected: Record<string, number>
  /** By second: due, ok, failed, and one for each threshold. */
  readonly seconds: Uint32Array
}

const due = 0
const ok = 1
const failed = 2
const firstThreshold = 3

/** A recorder of one run, or of one thread's share of it. */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  return new RunRecorder(options, await latencyHistograms())
}

class RunRecorder implements Recorder {
  readonly #thresholdsMs: readonly number[]
  readonly #durationMs: number
  /** Columns of a second, and how many seconds there are. */
  readonly #width: number
  readonly #length: number
  readonly #tallies: readonly Tally[]
  readonly #overTime: readonly CoarseCounts[]
  readonly #running: ReturnType<typeof runningTotals>
  #lastSecond = 0

  constructor({ operations, durationMs, thresholdsMs }: RecorderOptions, histogram: () => LatencyHistogram) {
    this.#thresholdsMs = thresholdsMs
    this.#durationMs = durationMs
    this.#width = firstThreshold + thresholdsMs.length
    this.#length = Math.max(1, Math.ceil(durationMs / 1000))
    this.#tallies = operations.map((operation) => ({
      expects: expectationOf(operation),
      latency: histogram(),
      errors: noErrors(),
      unexpected: {},
      seconds: new Uint32Array(this.#length * this.#width),
    }))
    this.#overTime = Array.from({ length: this.#length }, () => new CoarseCounts())
    this.#running = runningTotals(thresholdsMs)
  }

  answered(operation: number, dueMs: number, { status, latencyMs, retryAfter }: RecordedAnswer): void {
    const running = this.#running
    running.statuses[status] = (running.statuses[status] ?? 0) + 1
    running.connectFailures = 0
    if (retryAfter) running.retryAfter++
    const tally = this.#tallies[operation]
    if (tally === undefined || dueMs < 0) return
    if (tally.expects(status)) {
      this.#succeed(tally, dueMs, latencyMs)
      return
    }
    tally.unexpected[status] = (tally.unexpected[status] ?? 0) + 1
    this.#fail(tally, dueMs, 'status')
  }

  failed(operation: number, dueMs: number, kind: Exclude<ErrorKind, 'status'>): void {
    const running = this.#running
    // A request that we dropped ourselves says nothing about connections.
    if (kind !== 'dropped') running.connectFailures = kind === 'connect' ? running.connectFailures + 1 : 0
    const tally = this.#tallies[operation]
    if (tally !== undefined && dueMs >= 0) this.#fail(tally, dueMs, kind)
  }

  progress(atMs: number): LoadProgress {
    return this.#running.progress(atMs)
  }

  counts(untilMs = this.#durationMs): RecordedCounts {
    const width = this.#width
    const kept = Math.min(this.#length, Math.max(1, this.#lastSecond + 1, Math.ceil(untilMs / 1000)))
    return {
      operations: this.#tallies.map(({ latency, errors, unexpected, seconds }) => ({
        latency: latency.counts(),
        errors: { ...errors },
        unexpected: { ...unexpected },
        seconds: Array.from({ length: kept }, (_, second) => secondAt(seconds, second * width, width)),
      })),
      overTime: this.#overTime.slice(0, kept).map((second) => second.counts()),
    }
  }

  #succeed(tally: Tally, dueMs: number, latencyMs: number): void {
    tally.latency.record(latencyMs * 1000)
    this.#overTime[this.#secondOf(dueMs)]?.record(latencyMs * 1000)
    this.#running.ok++
    this.#add(tally, dueMs, due)
    this.#add(tally, dueMs, ok)
    for (let index = 0; index < this.#thresholdsMs.length; index++) {
      if (latencyMs <= (this.#thresholdsMs[index] ?? 0)) continue
      this.#add(tally, dueMs, firstThreshold + index)
      this.#running.over[index] = (this.#running.over[index] ?? 0) + 1
    }
  }

  #fail(tally: Tally, dueMs: number, kind: ErrorKind): void {
    tally.errors[kind]++
    this.#running.errors[kind]++
    this.#add(tally, dueMs, due)
    if (kind !== 'dropped') this.#add(tally, dueMs, failed)
  }

  #add(tally: Tally, dueMs: number, column: number): void {
    const second = this.#secondOf(dueMs)
    if (second > this.#lastSecond) this.#startSecond(second)
    const at = second * this.#width + column
    tally.seconds[at] = (tally.seconds[at] ?? 0) + 1
  }

  #startSecond(second: number): void {
    // The one before still gets answers, those before it hardly any.
    for (let over = Math.max(0, this.#lastSecond - 1); over < second - 1; over++) this.#overTime[over]?.pack()
    this.#lastSecond = second
  }

  /** What is due at the very end belongs to the last second. */
  #secondOf(dueMs: number): number {
    return Math.min(this.#length - 1, Math.floor(dueMs / 1000))
  }
}

function expectationOf({ expectStatus }: LoadOperation): (status: number) => boolean {
  if (expectStatus === undefined) return (status) => status >= 200 && status < 400
  const codes = new Set(expectStatus)
  return (status) => codes.has(status)
}

function secondAt(columns: Uint32Array, at: number, width: number): LoadSecond {
  return {
    due: columns[at + due] ?? 0,
    ok: columns[at + ok] ?? 0,
    failed: columns[at + failed] ?? 0,
    over: [...columns.subarray(at + firstThreshold, at + width)],
  }
}

/** Before anything has come to its end. */
export function noProgress(thresholdsMs: readonly number[]): LoadProgress {
  return runningTotals(thresholdsMs).progress(0)
}

function runningTotals(thresholdsMs: readonly number[]) {
  const totals = {
    ok: 0,
    errors: noErrors(),
    statuses: {} as Record<string, number>,
    over: thresholdsMs.map(() => 0),
    retryAfter: 0,
    connectFailures: 0,
    progress: (atMs: number): LoadProgress => ({
      atMs,
      // A request that our own generator dropped was never sent.
      sent: totals.ok + errorKinds.reduce((sum, kind) => sum + (kind === 'dropped' ? 0 : totals.errors[kind]), 0),
      ok: totals.ok,
      errors: { ...totals.errors },
      statuses: { ...totals.statuses },
      over: [...totals.over],
      retryAfter: totals.retryAfter,
      connectFailures: totals.connectFailures,
    }),
  }
  return totals
}

/** What several threads counted of one plan, as if one had. */
export function mergedCounts(parts: readonly RecordedCounts[]): RecordedCounts {
  const longest = (lists: readonly (readonly unknown[])[]) => Math.max(0, ...lists.map((list) => list.length))
  const operations = Array.from({ length: longest(parts.map((part) => part.operations)) }, (_, index) => {
    const shares = parts.flatMap((part) => part.operations[index] ?? [])
    const seconds = longest(shares.map((share) => share.seconds))
    return {
      latency: addedCounts(shares.map((share) => share.latency)),
      errors: addedErrors(shares.map((share) => share.errors)),
      unexpected: addedRecords(shares.map((share) => share.unexpected)),
      seconds: Array.from({ length: seconds }, (_, second) =>
        addedSeconds(shares.flatMap((share) => share.seconds[second] ?? [])),
      ),
    }
  })
  const overTime = Array.from({ length: longest(parts.map((part) => part.overTime)) }, (_, second) =>
    addedCounts(parts.flatMap((part) => [part.overTime[second] ?? []])),
  )
  return { operations, overTime }
}

/** How far several threads have come with one plan. */
export function mergedProgress(atMs: number, parts: readonly LoadProgress[]): LoadProgress {
  const sum = (pick: (part: LoadProgress) => number) => parts.reduce((total, part) => total + pick(part), 0)
  // Only where no thread has had anything but failures lately can they be called failures in a row.
  const allFail = parts.every(({ connectFailures }) => connectFailures > 0)
  return {
    atMs,
    sent: sum(({ sent }) => sent),
    ok: sum((part) => part.ok),
    errors: addedErrors(parts.map(({ errors }) => errors)),
    statuses: addedRecords(parts.map(({ statuses }) => statuses)),
    over: addedLists(parts.map(({ over }) => over)),
    retryAfter: sum(({ retryAfter }) => retryAfter),
    connectFailures: allFail ? sum(({ connectFailures }) => connectFailures) : 0,
  }
}

function addedSeconds(seconds: readonly LoadSecond[]): LoadSecond {
  return {
    due: seconds.reduce((sum, second) => sum + second.due, 0),
    ok: seconds.reduce((sum, second) => sum + second.ok, 0),
    failed: seconds.reduce((sum, second) => sum + second.failed, 0),
    over: addedLists(seconds.map(({ over }) => over)),
  }
}

function addedRecords(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const part of parts) for (const [name, count] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + count
  return sum
}

function addedLists(lists: readonly (readonly number[])[]): readonly number[] {
  return (lists[0] ?? []).map((_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0))
}
