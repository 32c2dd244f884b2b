import { expect, test } from 'vitest'
import { reportOf } from '../../../src/checks/load-test/load-report.ts'
import type { PlannedLoad } from '../../../src/checks/load-test/side.ts'
import type { LoadSample } from '../../../src/core/load.ts'

const operation = { name: 'GET /', method: 'GET', template: '/', paths: ['/'], weight: 1, headers: {}, credentials: [] }
const target = { origin: 'http://127.0.0.1:1', prefix: '', secrets: {}, http: '1.1' } as const
const planned: PlannedLoad = {
  plan: {
    operations: [operation],
    arrivals: { model: 'open', distribution: 'even', stages: [{ durationMs: 2000, from: 10, to: 10 }] },
    warmupMs: 0,
    timeoutMs: 1000,
    seed: 1,
  },
  hash: 'a'.repeat(64),
  sides: { head: { side: 'head', target }, base: undefined },
  probes: [],
  failedOnHead: new Map(),
  placeOf: new Map(),
  remarks: [],
  unproven: [],
}

/** Ten requests a second, in parts that last as long as is said; the later ones are slower by a millisecond each. */
function sampleOf(parts: number, partMs: number): LoadSample {
  const due = partMs / 100
  return {
    engine: 'fake',
    durationMs: parts * partMs,
    thresholdsMs: [],
    operations: [
      {
        operation,
        latency: Array.from({ length: parts }, (_, at) => [(at + 1) * 1000, due] as const),
        errors: { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
        unexpected: {},
        seconds: Array.from({ length: parts }, () => ({ due, ok: due, failed: 0, over: [] })),
      },
    ],
    overTime: Array.from({ length: parts }, (_, at) => [[(at + 1) * 1000, due] as const]),
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare: 0, workers: 1 },
  }
}

test.each([
  ['seconds', 2, 1000, [1, 2]],
  ['rounds of two seconds', 4, 1000, [1, 2, 3, 4]],
  ['rounds of half a second', 4, 500, [2, 4]],
])('a point of the report is a second, of %s', (_, parts, partMs, slowestMs) => {
  const { overTime } = reportOf(planned, { head: sampleOf(parts, partMs), base: undefined }, [], {})
  expect(overTime.map(({ due, ok }) => [due, ok])).toEqual(slowestMs.map(() => [10, 10]))
  expect(overTime.map(({ p99Ms }) => p99Ms)).toEqual(slowestMs)
})
