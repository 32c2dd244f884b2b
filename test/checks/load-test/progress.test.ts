import { describe, expect, test } from 'vitest'
import { progressText, progressTicker } from '../../../src/checks/load-test/progress.ts'
import type { Arrivals, LoadProgress } from '../../../src/core/load.ts'

const open: Arrivals = {
  model: 'open',
  distribution: 'poisson',
  stages: [{ durationMs: 60_000, from: 20, to: 20 }],
}
const ramp: Arrivals = {
  model: 'open',
  distribution: 'even',
  stages: [
    { durationMs: 10_000, from: 0, to: 100 },
    { durationMs: 10_000, from: 100, to: 100 },
  ],
}
const closed: Arrivals = { model: 'closed', concurrency: 1, durationMs: 10_000 }
const nothing: LoadProgress = {
  atMs: 0,
  sent: 0,
  ok: 0,
  errors: { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
  statuses: {},
  over: [0, 0],
  retryAfter: 0,
  connectFailures: 0,
}

describe('the run in a line', () => {
  test.each<[string, Arrivals, Partial<LoadProgress>, string]>([
    ['warm-up', open, { atMs: -7_300 }, 'warming up, 7 s left, 20 requests/s'],
    ['start', open, {}, '0 of 60 s, 20 requests/s: 0 sent, 0 answered'],
    [
      'trouble',
      open,
      {
        atMs: 30_900,
        sent: 1200,
        ok: 1000,
        errors: { ...nothing.errors, status: 150, timeout: 50 },
        over: [250, 13],
      },
      '30 of 60 s, 20 requests/s: 1,200 sent, 1,000 answered, 200 failed (150 status, 50 timeout), 25 % above 300 ms, 1.3 % above 600 ms',
    ],
    [
      'requests that our generator dropped have not failed',
      open,
      { atMs: 1_000, sent: 20, ok: 20, errors: { ...nothing.errors, dropped: 3 } },
      '1 of 60 s, 20 requests/s: 20 sent, 20 answered, 0 failed (3 dropped)',
    ],
    ['a ramp tells its mean', ramp, { atMs: 2_000 }, '2 of 20 s, 75 requests/s: 0 sent, 0 answered'],
    ['past the end', closed, { atMs: 11_500 }, '10 of 10 s, 1 waiting client: 0 sent, 0 answered'],
  ])('%s', (_, arrivals, given, line) => {
    expect(progressText({ ...nothing, ...given }, { arrivals, warmupMs: 10_000 }, [300, 600])).toBe(line)
  })
})

test('is told to a log that shows figures, and to no other', () => {
  const told: string[] = []
  const log = { progress: () => undefined, warn: () => undefined, debug: () => undefined }
  const plan = { arrivals: open, warmupMs: 0 }
  progressTicker(log, plan, [])(nothing)
  progressTicker({ ...log, tick: (text) => void told.push(text) }, plan, [])(nothing)
  expect(told).toEqual(['0 of 60 s, 20 requests/s: 0 sent, 0 answered'])
})
