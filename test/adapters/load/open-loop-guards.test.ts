import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadEngines } from '../../../src/adapters/load/engines.ts'
import { generatorLimitsOf } from '../../../src/checks/load-test/slo.ts'
import { quantileMs } from '../../../src/core/latency-counts.ts'
import { openPlan, operationOf, targetOf, toldOf, unwatched } from '../../fixtures/load-plans.ts'
import { fates, heldQuantile } from '../../fixtures/truth-record.ts'
import { truthServer } from '../../fixtures/truth-server.ts'
import { type TruthServerProcess, truthServerProcess } from '../../fixtures/truth-server-process.ts'

const { open } = loadEngines()
let server: TruthServerProcess
beforeAll(async () => {
  server = await truthServerProcess()
})
afterAll(() => server.close())

// Of a machine that is crowded for a moment the generator says so, and tells nothing else that could be compared.
test('what is reported is what the server did, whatever shape its latencies have', { retry: 3 }, async () => {
  const paths = [
    '/wait/60',
    '/lognormal/60/0.5/1',
    '/bimodal/5/300/0.15/1',
    '/stall/500/250/5',
    '/queue/20/1',
    '/slow-start/300/20/800',
  ]
  const earlier = (await server.record()).length
  const sample = await open.run(openPlan(paths, { rate: 240, durationMs: 1200 }), targetOf(server.origin), unwatched)
  const record = (await server.record()).slice(earlier)
  for (const [at, path] of paths.entries()) {
    const { latency, ok, failed } = toldOf(sample, at)
    const entries = record.filter((entry) => entry.path === path)
    expect(failed, path).toEqual({})
    expect(ok, path).toBe(entries.length)
    for (const q of [0.5, 0.75, 0.95]) {
      const reported = quantileMs(latency, q) ?? Number.NaN
      const truth = heldQuantile(entries, q)
      // Never less than the server took, but for the rounding of its timers; a crowded machine may add to it.
      expect(reported, `${path} ${q}`).toBeGreaterThan(truth - 2)
      expect(reported, `${path} ${q}`).toBeLessThan(truth + 150 + sample.generator.latenessMaxMs)
    }
  }
})

test('a generator that is kept from its work says so, and does not take its lateness off', async () => {
  const starve = setInterval(() => {
    const until = performance.now() + 90
    while (performance.now() < until);
  }, 1)
  const plan = openPlan(['/starved'], { rate: 200, durationMs: 600 })
  const sample = await open.run(plan, targetOf(server.origin), unwatched).finally(() => clearInterval(starve))
  expect(sample.generator.latenessP99Ms).toBeGreaterThan(30)
  expect(generatorLimitsOf(sample)).toContainEqual(expect.stringContaining('late'))
  const { latency, seconds, errors } = toldOf(sample)
  // The server answers at once: what was waited for is our own delay, and the figures show it.
  expect(quantileMs(latency, 0.95)).toBeGreaterThan(30)
  const due = seconds.reduce((sum, second) => sum + second.due, 0)
  expect(latency.reduce((sum, [, count]) => sum + count, 0) + errors.dropped).toBe(due)
})

test('a preview that dies half-way: each request that finds nobody is counted', async () => {
  const mortal = await truthServer()
  const plan = openPlan(['/dies-after/60'], { rate: 200, durationMs: 600 })
  const { ok, failed, seconds } = toldOf(await open.run(plan, targetOf(mortal.origin), unwatched))
  const { 200: answered, reset } = fates(mortal.record())
  const due = seconds.reduce((sum, second) => sum + second.due, 0)
  expect(due).toBeGreaterThan(60)
  expect(ok).toBe(answered)
  expect(Object.keys(failed).sort()).toEqual(['connect', 'reset'])
  // What was on its way when the server died is reset, though it may not have been read there any more.
  expect(failed.reset).toBeGreaterThanOrEqual(reset ?? Number.NaN)
  expect((failed.reset ?? 0) + (failed.connect ?? 0)).toBe(due - ok)
  expect(failed.connect).toBeGreaterThan(failed.reset ?? Number.NaN)
  await mortal.close()
})

describe('a redirect to another address of this machine', () => {
  test.each([
    ['is an answer', undefined],
    ['is none where 200 is expected', [200]],
  ])('%s, and is not followed', async (_, expectStatus) => {
    const inner = await truthServer()
    const path = `/redirect/${encodeURIComponent(`${inner.origin}/metadata`)}`
    const operation = operationOf(path, expectStatus === undefined ? {} : { expectStatus })
    const plan = openPlan([operation], { rate: 100, durationMs: 200 })
    const { ok, errors, unexpected } = toldOf(await open.run(plan, targetOf(server.origin), unwatched))
    expect(ok + errors.status).toBeGreaterThan(0)
    expect(ok === 0).toBe(expectStatus !== undefined)
    expect(unexpected).toEqual(expectStatus === undefined ? {} : { 302: errors.status })
    expect(inner.record()).toEqual([])
    await inner.close()
  })
})
