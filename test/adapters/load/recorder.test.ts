import { describe, expect, test } from 'vitest'
import {
  mergedCounts,
  mergedProgress,
  openRecorder,
  type RecordedAnswer,
  type Recorder,
} from '../../../src/adapters/load/recorder.ts'
import { countOf, quantileMs } from '../../../src/core/latency-counts.ts'
import { operationOf } from '../../fixtures/load-plans.ts'

const operations = [operationOf('/a'), operationOf('/b', { expectStatus: [404] })]
const options = { operations, durationMs: 2500, thresholdsMs: [10, 100] }

function answer(latencyMs: number, more: Partial<RecordedAnswer> = {}): RecordedAnswer {
  return { status: 200, latencyMs, retryAfter: false, ...more }
}

/** What the tests below tell each recorder: dues in the warm-up, in each second, and at the very end. */
function tell(recorder: Recorder): void {
  recorder.answered(0, -500, answer(1, { status: 503, retryAfter: true }))
  recorder.answered(0, 0, answer(10))
  recorder.answered(0, 999.9, answer(10.001))
  recorder.answered(0, 1000, answer(250))
  recorder.answered(0, 1200, answer(5, { status: 500 }))
  recorder.answered(1, 1300, answer(5, { status: 404 }))
  recorder.answered(1, 2400, answer(5))
  recorder.failed(0, 1400, 'timeout')
  recorder.failed(0, 2500, 'dropped')
}

describe('what is counted', async () => {
  const recorder = await openRecorder(options)
  tell(recorder)
  const { operations: told, overTime } = recorder.counts()
  const [a, b] = told
  const none = { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }

  test('latencies of expected answers alone', () => {
    expect(a?.latency).toEqual([
      [10_007, 2],
      [250_111, 1],
    ])
    expect(b?.latency).toEqual([[5003, 1]])
  })

  test('errors by kind, and what the unexpected answers said', () => {
    expect(a?.errors).toEqual({ ...none, status: 1, timeout: 1, dropped: 1 })
    expect(a?.unexpected).toEqual({ 500: 1 })
    // An operation that expects 404 did not expect 200.
    expect(b?.errors).toEqual({ ...none, status: 1 })
    expect(b?.unexpected).toEqual({ 200: 1 })
  })

  test('by second in which it was due, exceedances exactly', () => {
    expect(a?.seconds).toEqual([
      { due: 2, ok: 2, failed: 0, over: [1, 0] },
      { due: 3, ok: 1, failed: 2, over: [1, 1] },
      { due: 1, ok: 0, failed: 0, over: [0, 0] },
    ])
    expect(b?.seconds).toEqual([
      { due: 0, ok: 0, failed: 0, over: [0, 0] },
      { due: 1, ok: 1, failed: 0, over: [0, 0] },
      { due: 1, ok: 0, failed: 1, over: [0, 0] },
    ])
  })

  test('over time, for all operations together', () => {
    expect(overTime.map(countOf)).toEqual([2, 2, 0])
  })

  test('up to where the run was ended', async () => {
    const ended = await openRecorder(options)
    ended.answered(0, 900, answer(1))
    expect(ended.counts(1500).operations.map(({ seconds }) => seconds.length)).toEqual([2, 2])
    expect(ended.counts(1500).overTime.map(countOf)).toEqual([1, 0])
    expect(ended.counts(500).overTime.map(countOf)).toEqual([1])
    // Never less than what was told.
    ended.answered(0, 2100, answer(1))
    expect(ended.counts(1500).overTime.map(countOf)).toEqual([1, 0, 1])
  })

  test('two threads that counted half each have counted the whole', async () => {
    const halves = [await openRecorder(options), await openRecorder(options)]
    for (const half of halves) tell(half)
    const merged = mergedCounts(halves.map((half) => half.counts()))
    expect(merged.operations[0]?.latency).toEqual(a?.latency.map(([us, count]) => [us, 2 * count]))
    expect(merged.operations[0]?.unexpected).toEqual({ 500: 2 })
    expect(merged.operations[0]?.errors).toEqual({ ...none, status: 2, timeout: 2, dropped: 2 })
    expect(merged.operations[1]?.seconds[1]).toEqual({ due: 2, ok: 2, failed: 0, over: [0, 0] })
    expect(merged.overTime.map(countOf)).toEqual([4, 4, 0])
  })
})

describe('progress', () => {
  test('leaves out the warm-up, but for what tells that the server is not well', async () => {
    const recorder = await openRecorder(options)
    tell(recorder)
    expect(recorder.progress(1234)).toEqual({
      atMs: 1234,
      // Of 8 requests that were due in the measurement one was never sent.
      sent: 7,
      ok: 4,
      errors: { status: 2, timeout: 1, connect: 0, reset: 0, truncated: 0, dropped: 1 },
      statuses: { 200: 4, 404: 1, 500: 1, 503: 1 },
      over: [2, 1],
      retryAfter: 1,
      connectFailures: 0,
    })
  })

  test('connection failures count in a row, whatever we drop ourselves in between', async () => {
    const recorder = await openRecorder(options)
    const row = () => recorder.progress(0).connectFailures
    recorder.failed(0, -10, 'connect')
    recorder.failed(0, 10, 'dropped')
    recorder.failed(0, 10, 'connect')
    expect(row()).toBe(2)
    recorder.failed(0, 10, 'reset')
    expect(row()).toBe(0)
    recorder.failed(0, 10, 'connect')
    recorder.answered(0, 10, answer(1, { status: 500 }))
    expect(row()).toBe(0)
  })

  test('of several threads is in a row only where none gets through', async () => {
    const [failing, other] = [await openRecorder(options), await openRecorder(options)]
    for (let failure = 0; failure < 3; failure++) failing.failed(0, 10, 'connect')
    const row = () => mergedProgress(0, [failing.progress(0), other.progress(0)]).connectFailures
    other.answered(0, 10, answer(1))
    expect(row()).toBe(0)
    other.failed(0, 10, 'connect')
    expect(row()).toBe(4)
  })
})

test('quantiles are within three digits of what was recorded, from a microsecond to an hour', async () => {
  for (const ms of [0.001, 0.37, 1, 7.77, 99.9, 1234.5, 61_000, 3_600_000]) {
    const recorder = await openRecorder(options)
    recorder.answered(0, 0, answer(ms))
    const read = quantileMs(recorder.counts().operations[0]?.latency ?? [], 0.5) ?? Number.NaN
    expect(read).toBeGreaterThanOrEqual(ms)
    expect(read).toBeLessThanOrEqual(ms * 1.001)
  }
})

test('pictures over time lose nothing when their seconds are packed, late answers included', async () => {
  const recorder = await openRecorder({ ...options, durationMs: 10_000 })
  for (const second of [0, 1, 2, 5, 0, 9, 1]) {
    recorder.answered(0, second * 1000, answer(1))
    recorder.answered(0, second * 1000, answer(100))
  }
  const { overTime } = recorder.counts()
  expect(overTime.map(countOf)).toEqual([4, 4, 2, 0, 0, 2, 0, 0, 0, 2])
  // A hundredth of 100 ms is how exact two digits are.
  expect(quantileMs(overTime[0] ?? [], 1)).toBeCloseTo(100, -1)
  expect(overTime[0]?.map(([, count]) => count)).toEqual([2, 2])
})
