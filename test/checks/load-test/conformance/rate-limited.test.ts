import { expect, test } from 'vitest'
import { withoutRateLimited } from '../../../../src/checks/load-test/conformance/rate-limited.ts'
import { claimsOf, thresholdsOf } from '../../../../src/checks/load-test/objectives.ts'
import { judge } from '../../../../src/checks/load-test/slo.ts'
import type { LoadSample } from '../../../../src/core/load.ts'
import { plainProfile } from '../../../fakes/check-context.ts'
import { operationOf } from './planned.ts'

const claims = claimsOf(plainProfile.floor, [], 20)

/** A minute at 20 requests a second, each answered in 10 ms; by second, how many failed, and what they were. */
function sampleOf(failedBySecond: readonly number[], unexpected: Readonly<Record<string, number>>): LoadSample {
  const seconds = Array.from({ length: 60 }, (_, at) => {
    const failed = failedBySecond[at] ?? 0
    return { due: 20, ok: 20 - failed, failed, over: thresholdsOf(claims).map(() => 0) }
  })
  const ok = seconds.reduce((sum, second) => sum + second.ok, 0)
  return {
    engine: 'made up',
    durationMs: 60_000,
    thresholdsMs: thresholdsOf(claims),
    overTime: [],
    generator: { latenessP99Ms: 0.5, latenessMaxMs: 2, dropped: 0, cpuShare: 0.1, workers: 1 },
    operations: [
      {
        operation: operationOf('GET /orders'),
        latency: [[10_000, ok]],
        errors: { status: 1200 - ok, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
        unexpected,
        seconds,
      },
    ],
  }
}

test('what a rate limit turned away is in no figure, and keeps nobody from a pass', () => {
  // Every second of a limiter's pause turns all away.
  const limited = sampleOf([...Array.from({ length: 20 }, () => 0), ...Array.from({ length: 10 }, () => 20)], {
    429: 200,
  })
  expect(judge(limited, claims, 5000).map(({ verdict }) => verdict)).toContain('inconclusive')
  const { sample, refused } = withoutRateLimited(limited)
  expect(refused).toBe(200)
  expect(sample.operations[0]).toMatchObject({ errors: { status: 0 }, unexpected: {} })
  expect(sample.operations[0]?.seconds[25]).toMatchObject({ due: 0, ok: 0, failed: 0 })
  expect(judge(sample, claims, 5000).map(({ verdict, n }) => [verdict, n])).toEqual([
    ['pass', 1000],
    ['pass', 1000],
    ['pass', 1000],
    ['pass', 1000],
  ])
})

test('other failures stay, to the last one', () => {
  const { sample } = withoutRateLimited(sampleOf([7, 0, 3, 1], { 429: 8, 500: 3 }))
  const [operation] = sample.operations
  expect(operation).toMatchObject({ errors: { status: 3 }, unexpected: { 500: 3 } })
  expect(operation?.seconds.reduce((sum, { failed }) => sum + failed, 0)).toBe(3)
  expect(operation?.seconds.every(({ due, ok, failed }) => failed >= 0 && due === ok + failed)).toBe(true)
})

test('nothing turned away, nothing changed', () => {
  const sample = sampleOf([1], { 500: 1 })
  expect(withoutRateLimited(sample)).toEqual({ sample, refused: 0 })
})
