import { addedCounts, type LatencyCounts } from '../../core/latency-counts.ts'
import {
  type ErrorCounts,
  type ErrorKind,
  errorKinds,
  type LoadOperation,
  type LoadProgress,
  type LoadSecond,
  type OperationSample,
} from '../../core/load.ts'
import { type LatencyHistogram, latencyHistograms, twoDigits } from './histograms.ts'

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
  const histogram = await latencyHistograms()
  const { thresholdsMs } = options
  const width = firstThreshold + thresholdsMs.length
  const length = Math.max(1, Math.ceil(options.durationMs / 1000))
  const tallies = options.operations.map(({ expectStatus }): Tally => {
    const codes = expectStatus && new Set(expectStatus)
    return {
      expects: codes ? (status) => codes.has(status) : (status) => status >= 200 && status < 400,
      latency: histogram(),
      errors: noErrors(),
      unexpected: {},
      seconds: new Uint32Array(length * width),
    }
  })
  const overTime = Array.from({ length }, () => new Map<number, number>())
  const running = runningTotals(thresholdsMs)

  /** A request that is due at the very end belongs to the last second. */
  const secondOf = (dueMs: number) => Math.min(length - 1, Math.floor(dueMs / 1000))
  let last = 0
  const add = (tally: Tally, dueMs: number, column: number) => {
    last = Math.max(last, secondOf(dueMs))
    const at = secondOf(dueMs) * width + column
    tally.seconds[at] = (tally.seconds[at] ?? 0) + 1
  }
  const fail = (tally: Tally, dueMs: number, kind: ErrorKind) => {
    tally.errors[kind]++
    running.errors[kind]++
    add(tally, dueMs, due)
    if (kind !== 'dropped') add(tally, dueMs, failed)
  }
  const succeed = (tally: Tally, dueMs: number, latencyMs: number) => {
    const us = latencyMs * 1000
    tally.latency.record(us)
    running.ok++
    add(tally, dueMs, due)
    add(tally, dueMs, ok)
    for (const [index, thresholdMs] of thresholdsMs.entries()) {
      if (latencyMs <= thresholdMs) continue
      add(tally, dueMs, firstThreshold + index)
      running.over[index] = (running.over[index] ?? 0) + 1
    }
    const counts = overTime[secondOf(dueMs)]
    const rounded = twoDigits(us)
    counts?.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  return {
    answered: (operation, dueMs, { status, latencyMs, retryAfter }) => {
      running.statuses[status] = (running.statuses[status] ?? 0) + 1
      running.connectFailures = 0
      if (retryAfter) running.retryAfter++
      const tally = tallies[operation]
      if (tally === undefined || dueMs < 0) return
      if (tally.expects(status)) return succeed(tally, dueMs, latencyMs)
      tally.unexpected[status] = (tally.unexpected[status] ?? 0) + 1
      fail(tally, dueMs, 'status')
    },
    failed: (operation, dueMs, kind) => {
      // A request that we dropped ourselves says nothing about connections.
      if (kind !== 'dropped') running.connectFailures = kind === 'connect' ? running.connectFailures + 1 : 0
      const tally = tallies[operation]
      if (tally !== undefined && dueMs >= 0) fail(tally, dueMs, kind)
    },
    progress: (atMs) => running.progress(atMs),
    counts: (untilMs = options.durationMs) => {
      const kept = Math.min(length, Math.max(1, last + 1, Math.ceil(untilMs / 1000)))
      return {
        operations: tallies.map(({ latency, errors, unexpected, seconds }) => ({
          latency: latency.counts(),
          errors: { ...errors },
          unexpected: { ...unexpected },
          seconds: Array.from({ length: kept }, (_, second) => secondAt(seconds, second * width, width)),
        })),
        overTime: overTime.slice(0, kept).map((counts) => [...counts].sort(([a], [b]) => a - b)),
      }
    },
  }
}

function secondAt(columns: Uint32Array, at: number, width: number): LoadSecond {
  return {
    due: columns[at + due] ?? 0,
    ok: columns[at + ok] ?? 0,
    failed: columns[at + failed] ?? 0,
    over: [...columns.subarray(at + firstThreshold, at + width)],
  }
}

function noErrors(): Record<ErrorKind, number> {
  return { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }
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

function addedErrors(parts: readonly ErrorCounts[]): ErrorCounts {
  const sum = noErrors()
  for (const part of parts) for (const kind of errorKinds) sum[kind] += part[kind]
  return sum
}

function addedRecords(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const part of parts) for (const [name, count] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + count
  return sum
}

function addedLists(lists: readonly (readonly number[])[]): readonly number[] {
  return (lists[0] ?? []).map((_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0))
}
