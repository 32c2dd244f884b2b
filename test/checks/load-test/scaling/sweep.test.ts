import { describe, expect, test } from 'vitest'
import type { Claim } from '../../../../src/checks/load-test/objectives.ts'
import { type SweepOptions, sweepConcurrency } from '../../../../src/checks/load-test/scaling/sweep.ts'
import { throughputAt } from '../../../../src/checks/load-test/scaling/usl.ts'
import type { PlannedLoad } from '../../../../src/checks/load-test/side.ts'
import { BreakwaterError } from '../../../../src/core/error.ts'
import type { LoadOperation, LoadSample } from '../../../../src/core/load.ts'
import type { LoadEngine } from '../../../../src/core/ports.ts'
import { randomFrom } from '../../../../src/core/random.ts'

const operation: LoadOperation = {
  name: 'GET /orders',
  method: 'GET',
  template: '/orders',
  paths: ['/orders'],
  headers: {},
  credentials: [],
  weight: 1,
}

const planned: PlannedLoad = {
  plan: {
    operations: [operation],
    arrivals: { model: 'open', distribution: 'poisson', stages: [{ durationMs: 60_000, from: 20, to: 20 }] },
    warmupMs: 10_000,
    timeoutMs: 5000,
    seed: 1,
  },
  hash: 'hash',
  sides: {
    head: { side: 'head', target: { origin: 'http://127.0.0.1:1', prefix: '', secrets: {}, http: '1.1' } },
    base: undefined,
  },
  placeOf: new Map(),
  probes: [],
  remarks: [],
  unproven: [],
}

const p99: Claim = { metric: 'p99', floor: 100, operation: undefined, allowed: 0.01, thresholdMs: 100 }
const errorRate: Claim = {
  metric: 'errorRate',
  floor: 0.01,
  operation: undefined,
  allowed: 0.01,
  thresholdMs: undefined,
}
const options: SweepOptions = { claims: [p99, errorRate], rateLimitExpected: false }

interface Service {
  /** Answers a second with so many clients. */
  readonly throughput: (c: number) => number
  /** Seconds that an answer takes; default: what Little's law says. */
  readonly response?: (c: number) => number
  readonly failing?: (c: number) => number
  readonly cpuShare?: number
  /** Standard deviation over seconds, as a share. */
  readonly spread?: number
}

/** A service that answers as a formula says; what was asked of it is written down. */
function engineOf({ throughput, response, failing = () => 0, cpuShare = 0.2, spread = 0.01 }: Service) {
  const asked: { readonly concurrency: number; readonly durationMs: number; readonly warmupMs: number }[] = []
  const random = randomFrom(3)
  const engine: LoadEngine = {
    name: 'formula',
    run: async (plan): Promise<LoadSample> => {
      if (plan.arrivals.model !== 'closed') throw new Error('a sweep is a closed loop')
      const { concurrency, durationMs } = plan.arrivals
      asked.push({ concurrency, durationMs, warmupMs: plan.warmupMs })
      const perSecond = throughput(concurrency)
      const seconds = Array.from({ length: durationMs / 1000 }, () => {
        // Sum of three uniform draws: mean 0, standard deviation 1 at this width.
        const normal = 2 * (random() + random() + random()) - 3
        const ok = Math.round(perSecond * (1 + spread * normal))
        const failed = Math.round(ok * failing(concurrency))
        return { due: ok + failed, ok, failed, over: [0] }
      })
      const ok = seconds.reduce((sum, second) => sum + second.ok, 0)
      const failed = seconds.reduce((sum, second) => sum + second.failed, 0)
      const us = Math.round(1e6 * (response?.(concurrency) ?? concurrency / perSecond))
      return {
        engine: 'formula',
        durationMs,
        thresholdsMs: [100],
        operations: [
          {
            operation,
            latency: [[us, ok]],
            errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
            unexpected: {},
            seconds,
          },
        ],
        overTime: [],
        generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare, workers: 1 },
      }
    },
  }
  return { engine, asked }
}

const crosstalk = { lambda: 50, sigma: 0.05, kappa: 0.004 }

describe('a service whose throughput falls again', () => {
  test('its peak is told with an interval around the true one', async () => {
    const { engine, asked } = engineOf({ throughput: (c) => throughputAt(crosstalk, c) })
    const advice = await sweepConcurrency(engine, planned, options)
    expect(asked.map(({ concurrency }) => concurrency)).toEqual([1, 2, 4, 8, 16, 32])
    expect(asked[0]).toMatchObject({ durationMs: 10_000, warmupMs: 1000 })
    // sqrt(0.95 / 0.004) = 15.41
    expect(advice.fit?.peak?.concurrency).toBeCloseTo(15.41, 0)
    expect(advice.fit?.peak?.low).toBeGreaterThan(14)
    expect(advice.fit?.peak?.high).toBeLessThan(17)
    expect(advice.refused).toBeUndefined()
    expect(advice.advice[0]).toMatch(
      /^Throughput peaks at about 1[56] clients \(measured: 2\d\d answers\/s with 16, between 1\d and 1\d at 95 %\)/,
    )
    // Of 50 / 0.05 answers a second no number of clients gets more.
    expect(advice.advice[1]).toMatch(/^About 5(\.\d+)? % of the work waits/)
    expect(advice.advice.at(-1)).toContain('this preview, with the data that is in it')
  })

  test('the knee is the last step whose p99 keeps the floor', async () => {
    // 16 clients: 16 / 295 s = 54 ms; 32 clients: 32 / 245 s = 131 ms.
    const { engine } = engineOf({ throughput: (c) => throughputAt(crosstalk, c) })
    const advice = await sweepConcurrency(engine, planned, options)
    expect(advice.knee).toBe(16)
    expect(advice.advice).toContainEqual(
      expect.stringMatching(/^p99 kept its floor of 100 ms up to 16 clients .* with 32 it was 1\d\d ms\.$/),
    )
  })
})

test('a single worker: 20 ms each, one at a time', async () => {
  // All but the first client wait: 50 answers a second whatever the number, and c / 50 seconds each.
  const { engine } = engineOf({ throughput: () => 50 })
  const advice = await sweepConcurrency(engine, planned, options)
  // A flat line has no spread for a model to explain, and says it all the same.
  expect(advice.fit).toBeUndefined()
  expect(advice.refused).toContain('no curve to fit')
  expect(advice.advice[0]).toMatch(/^More clients get no more: (49\.\d|50) answers\/s with 1/)
  expect(advice.knee).toBe(4)
})

test('a service that scales without end: no peak seen, and no word beyond twice the largest step', async () => {
  const { engine } = engineOf({ throughput: (c) => 50 * c })
  const advice = await sweepConcurrency(engine, planned, options)
  expect(advice.fit?.peak).toBeUndefined()
  expect(advice.fit?.r2).toBeGreaterThan(0.99)
  expect(advice.advice[0]).toMatch(/^No peak seen up to 32 clients .* 64 would get about 3,\d\d\d answers\/s/)
})

test('noise as large as the crosstalk: no peak is claimed', async () => {
  const { engine } = engineOf({ throughput: (c) => throughputAt({ ...crosstalk, kappa: 0.00002 }, c), spread: 0.2 })
  expect((await sweepConcurrency(engine, planned, options)).fit?.peak).toBeUndefined()
})

test('a peak far beyond what was measured is not told', async () => {
  // sqrt(0.95 / 0.00005) = 138, more than twice 32.
  const { engine } = engineOf({ throughput: (c) => throughputAt({ ...crosstalk, kappa: 0.00005 }, c), spread: 0.0001 })
  expect((await sweepConcurrency(engine, planned, options)).fit?.peak).toBeUndefined()
})

describe('what is refused', () => {
  test.each<[string, Service, string]>([
    [
      'a generator without time to spare',
      { throughput: (c) => throughputAt(crosstalk, c), cpuShare: 0.93 },
      'Our own load generator was busy for 93 % of the time at 1 client',
    ],
    [
      "what breaks Little's law",
      { throughput: (c) => throughputAt(crosstalk, c), response: () => 0.02 },
      "Little's law",
    ],
    ['a curve that no such model has', { throughput: (c) => (c === 4 ? 500 : 50) }, 'explains only'],
  ])('%s', async (_, service, reason) => {
    const advice = await sweepConcurrency(engineOf(service).engine, planned, options)
    expect(advice.fit).toBeUndefined()
    expect(advice.refused).toContain(reason)
    expect(advice.steps).toHaveLength(6)
  })
})

describe('where it ends early', () => {
  test('at errors, whose step counts for nothing', async () => {
    const { engine, asked } = engineOf({
      throughput: (c) => throughputAt(crosstalk, c),
      failing: (c) => (c >= 8 ? 0.05 : 0),
    })
    const advice = await sweepConcurrency(engine, planned, options)
    expect(asked.map(({ concurrency }) => concurrency)).toEqual([1, 2, 4, 8])
    expect(advice.refused).toBe('A scalability model needs 4 steps without errors, and there are 3.')
    expect(advice.knee).toBe(4)
    expect(advice.advice).toContain('The sweep ended at 8 clients: more than 1 % of the requests failed.')
  })

  test('where the preview takes no connection any more', async () => {
    const { engine } = engineOf({ throughput: (c) => throughputAt(crosstalk, c) })
    const ends: LoadEngine = {
      ...engine,
      run: async (plan, target, run) => {
        const sample = await engine.run(plan, target, run)
        const errors = { status: 0, timeout: 0, connect: 20, reset: 0, truncated: 0, dropped: 0 }
        const progress = { sent: 520, ok: 500, errors, statuses: { 200: 500 }, over: [], retryAfter: 0 }
        const reason = run.watch?.({ ...progress, atMs: 5000, connectFailures: 20 })
        return reason === undefined ? sample : { ...sample, aborted: { afterMs: 5000, reason } }
      },
    }
    const advice = await sweepConcurrency(ends, planned, options)
    expect(advice.steps).toHaveLength(1)
    // What was under way when it was ended is in no count.
    expect(advice.refused).toBe('A scalability model needs 4 steps without errors, and there are 0.')
    expect(advice.advice).toContainEqual(
      expect.stringContaining('The sweep ended at 1 client: the preview took no connection any more'),
    )
  })
})

test('latency past its floor ends nothing: the peak may lie beyond', async () => {
  const { engine, asked } = engineOf({ throughput: (c) => throughputAt(crosstalk, c) })
  const slow: LoadEngine = {
    ...engine,
    run: async (plan, target, run) => {
      const errors = { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }
      const progress = { sent: 500, ok: 500, errors, statuses: { 200: 500 }, retryAfter: 0, connectFailures: 0 }
      expect(run.watch?.({ ...progress, atMs: 5000, over: run.thresholdsMs.map(() => 500) })).toBeUndefined()
      return await engine.run(plan, target, run)
    },
  }
  await sweepConcurrency(slow, planned, options)
  expect(asked).toHaveLength(6)
})

test('an engine that may not send the secrets costs nobody the rest', async () => {
  const refusing: LoadEngine = {
    name: 'refusing',
    run: () =>
      Promise.reject(new BreakwaterError({ code: 'load-secret-refused', message: 'Not over this.', hint: '' })),
  }
  expect(await sweepConcurrency(refusing, planned, options)).toEqual({
    steps: [],
    refused: 'Not over this.',
    advice: [],
  })
})

test('the same steps give the same advice', async () => {
  const advice = () =>
    sweepConcurrency(engineOf({ throughput: (c) => throughputAt(crosstalk, c) }).engine, planned, options)
  expect(await advice()).toEqual(await advice())
})
