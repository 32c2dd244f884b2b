import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedLoopEngine } from '../../../../src/adapters/load/autocannon.ts'
import type { Claim } from '../../../../src/checks/load-test/objectives.ts'
import { sweepConcurrency } from '../../../../src/checks/load-test/scaling/sweep.ts'
import { type TruthServer, truthServer } from '../../../fixtures/truth-server.ts'
import { operationOf, plannedOf } from '../conformance/planned.ts'

let server: TruthServer

beforeAll(async () => {
  server = await truthServer()
})

afterAll(async () => {
  await server.close()
})

test('a server that answers one request at a time, 100 ms each: the knee is where the queue is as long as the floor', async () => {
  const { plan, sides, ...rest } = plannedOf([operationOf('GET /queue/100')])
  const head = { side: 'head' as const, target: { ...sides.head.target, origin: server.origin, prefix: '' } }
  const planned = { ...rest, plan: { ...plan, warmupMs: 0 }, sides: { head, base: undefined } }
  // Four clients wait 400 ms each, eight 800 ms.
  const p99: Claim = { metric: 'p99', floor: 600, operation: undefined, allowed: 0.01, thresholdMs: 600 }
  const advice = await sweepConcurrency(closedLoopEngine(), planned, {
    claims: [p99],
    rateLimitExpected: false,
    concurrencies: [1, 4, 8],
    stepMs: 1500,
  })
  expect(advice.steps.map(({ concurrency }) => concurrency)).toEqual([1, 4, 8])
  expect(advice.knee).toBe(4)
  // Three steps prove no model, however well they fit.
  expect(advice.fit).toBeUndefined()
  const answered = server.record().filter(({ fate }) => fate === 'answered').length
  const counted = advice.steps.reduce((sum, { throughput }) => sum + throughput * 1.5, 0)
  expect(counted).toBeGreaterThan(0)
  expect(counted).toBeLessThanOrEqual(answered * 1.05)
})
