import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrivalsOf } from '../../../src/adapters/load/arrivals.ts'
import { openLoopEngine } from '../../../src/adapters/load/open-loop.ts'
import { threadsFor } from '../../../src/adapters/load/open-loop-threads.ts'
import type { LoadProgress, LoadSample } from '../../../src/core/load.ts'
import { openPlan, operationOf, targetOf, toldOf, unwatched } from '../../fixtures/load-plans.ts'
import { silentOrigin, type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const engine = openLoopEngine()
let server: TruthServer
beforeAll(async () => {
  server = await truthServer()
})
afterAll(() => server.close())

const brief = { rate: 200, durationMs: 250, timeoutMs: 2000 }

/** What was due, and how many of it came to an end. */
function endsOf({ operations }: LoadSample) {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return operations.map(({ latency, errors, seconds }) => ({
    due: sum(seconds.map((second) => second.due)),
    ends: sum(latency.map(([, count]) => count)) + sum(Object.values(errors)),
  }))
}

describe('each request comes to exactly one end, which the server saw as well', () => {
  const disturbed = [
    ['/reset-every/5', 'reset'],
    ['/truncate-every/5', 'truncated'],
    ['/truncate-chunked-every/5', 'truncated'],
    ['/hang-every/5', 'timeout'],
    ['/fail-every/5', 'status'],
    ['/nonsense', 'truncated'],
  ] as const
  const answered = ['/close', '/raw', '/hints', '/twice', '/bytes/100000', '/status/302']
  const paths = [...disturbed.map(([path]) => path), ...answered]
  let sample: LoadSample
  beforeAll(async () => {
    const plan = openPlan(paths, { rate: 400, durationMs: 800, timeoutMs: 1500 })
    sample = await engine.run(plan, targetOf(server.origin), unwatched)
  })
  const told = (path: string) => {
    const { ok, failed, unexpected } = toldOf(sample, paths.indexOf(path))
    // A starved machine sends less than was planned, and says so; the server never saw it.
    const { dropped: _, ...others } = failed
    return { ok, failed: others, unexpected, seen: server.received.get(path) ?? 0 }
  }

  test.each(disturbed)('%s', (path, kind) => {
    const { ok, failed, unexpected, seen } = told(path)
    const bad = path === '/nonsense' ? seen : Math.floor(seen / 5)
    expect(bad).toBeGreaterThan(0)
    expect({ ok, failed }).toEqual({ ok: seen - bad, failed: { [kind]: bad } })
    expect(unexpected).toEqual(kind === 'status' ? { 500: bad } : {})
  })

  test.each(answered)('%s is an answer', (path) => {
    const { ok, failed, seen } = told(path)
    expect(seen).toBeGreaterThan(0)
    expect({ ok, failed }).toEqual({ ok: seen, failed: {} })
  })

  test('redirects are not followed', () => expect(server.received.has('/elsewhere')).toBe(false))

  test('nothing is lost between what was due and its ends', () => {
    for (const { due, ends } of endsOf(sample)) expect(ends).toBe(due)
  })

  test('and the generator tells of itself', () => {
    const { dropped, cpuShare, latenessP99Ms, latenessMaxMs, workers } = sample.generator
    expect(dropped).toBe(sample.operations.reduce((sum, { errors }) => sum + errors.dropped, 0))
    expect(workers).toBe(1)
    expect(cpuShare).toBeGreaterThan(0)
    expect(cpuShare).toBeLessThanOrEqual(1)
    expect(latenessP99Ms).toBeGreaterThan(0)
    expect(latenessMaxMs).toBeGreaterThanOrEqual(latenessP99Ms)
    const due = endsOf(sample).reduce((sum, ends) => sum + ends.due, 0)
    expect(sample.lateness?.reduce((sum, [, count]) => sum + count, 0)).toBe(due)
  })

  test('nobody there', async () => {
    const nobody = await engine.run(openPlan(['/'], brief), targetOf(await silentOrigin()), unwatched)
    const { ok, failed } = toldOf(nobody)
    expect(ok).toBe(0)
    expect(failed.connect).toBeGreaterThan(10)
    for (const { due, ends } of endsOf(nobody)) expect(ends).toBe(due)
  })
})

describe('what arrives is the plan', () => {
  const shop = operationOf('/orders', {
    method: 'POST',
    paths: ['/orders/1?all=1', '/orders/2'],
    headers: { 'Content-Type': 'application/json', Host: 'elsewhere.test' },
    body: '{"name":"ä"}',
    credentials: [
      { in: 'header', name: 'Authorization', prefix: 'Bearer ', secret: 'TOKEN' },
      { in: 'query', name: 'key', prefix: '', secret: 'KEY' },
      { in: 'cookie', name: 'session', prefix: '', secret: 'TOKEN' },
    ],
  })
  const secrets = { TOKEN: 'top-secret', KEY: 'a&b' }

  test('method, path below the prefix, headers, credentials and body', async () => {
    await engine.run(openPlan([shop], brief), targetOf(server.origin, { prefix: '/echo/shop', secrets }), unwatched)
    const heard = server.heard.get('/echo/shop/orders/1?all=1&key=a%26b')
    expect(heard).toMatchObject({ method: 'POST', body: '{"name":"ä"}' })
    expect(heard?.headers).toMatchObject({
      host: new URL(server.origin).host,
      authorization: 'Bearer top-secret',
      cookie: 'session=top-secret',
      'content-type': 'application/json',
      'content-length': '13',
      'user-agent': 'breakwater',
    })
    expect(server.received.has('/echo/shop/orders/2?key=a%26b')).toBe(true)
  })

  test('every request of it, and no other', async () => {
    const paths = Array.from({ length: 10 }, (_, index) => `/wait/1?same=${index}`)
    const plan = openPlan([operationOf('/wait/1', { paths })], brief)
    const { generator } = await engine.run(plan, targetOf(server.origin), unwatched)
    const planned = paths.map((_, index) => [...arrivalsOf(plan)].filter(({ path }) => path === index).length)
    const missing = paths.map((path, index) => (planned[index] ?? 0) - (server.received.get(path) ?? 0))
    expect(Math.min(...missing)).toBeGreaterThanOrEqual(0)
    expect(missing.reduce((sum, count) => sum + count, 0)).toBe(generator.dropped)
  })

  test.each([
    ['a secret that was not given', operationOf('/', { credentials: shop.credentials }), 'load-secret-missing'],
    ['a header of two lines', operationOf('/', { headers: { x: 'a\r\nb: c' } }), 'load-request-invalid'],
    ['a path with a blank', operationOf('/a b'), 'load-request-invalid'],
    ['a tunnel', operationOf('/', { method: 'CONNECT' }), 'load-request-invalid'],
    [
      'a secret without TLS, to a host that is not one of ours',
      operationOf('/', { credentials: shop.credentials }),
      'load-secret-refused',
    ],
    ['a path beyond the host', operationOf('/', { paths: ['@evil.test/'] }), 'load-request-invalid'],
  ])('%s is said before anything is sent', async (_, operation, code) => {
    const origin = code === 'load-secret-refused' ? 'http://preview.test' : server.origin
    const run = engine.run(openPlan([operation], brief), targetOf(origin), unwatched)
    await expect(run).rejects.toMatchObject({ trouble: { code } })
  })
})

describe('latency', () => {
  test('counts from when a request was due: a server that stalls is asked on, and all wait', async () => {
    // Nothing leaves for the first 300 of each 600 ms, so half of the requests wait, for 150 ms on average.
    const plan = openPlan(['/stall/600/300/2'], { rate: 200, durationMs: 1200 })
    const { latencies } = toldOf(await engine.run(plan, targetOf(server.origin), unwatched))
    const waited = latencies.filter((ms) => ms > 50).length / latencies.length
    expect(waited).toBeGreaterThan(0.25)
    expect(latencies.filter((ms) => ms > 250).length).toBeGreaterThan(2)
    // A closed loop of a few clients would have one slow answer for each of them and stall.
    expect(latencies.length).toBeGreaterThan(150)
  })

  test('is that of each operation, and thresholds are counted exactly', async () => {
    const plan = openPlan(['/wait/0', operationOf('/wait/300', { weight: 0.25 })], { rate: 200, durationMs: 500 })
    const sample = await engine.run(plan, targetOf(server.origin), { thresholdsMs: [290, 60_000] })
    const [fast, slow] = [toldOf(sample, 0), toldOf(sample, 1)]
    expect(slow.latencies[0]).toBeGreaterThanOrEqual(295)
    expect(fast.p50).toBeLessThan(100)
    const { dropped } = slow.errors
    expect(slow.seconds).toEqual([{ due: slow.ok + dropped, ok: slow.ok, failed: 0, over: [slow.ok, 0] }])
    expect(sample.overTime.map((counts) => counts.reduce((sum, [, count]) => sum + count, 0))).toEqual([
      fast.ok + slow.ok,
    ])
  })

  test('leaves out the warm-up, which is sent', async () => {
    const plan = openPlan(['/wait/2'], { rate: 200, durationMs: 200, warmupMs: 200 })
    const { ok } = toldOf(await engine.run(plan, targetOf(server.origin), unwatched))
    expect(ok).toBeGreaterThan(10)
    expect(server.received.get('/wait/2')).toBeGreaterThan(ok)
  })
})

describe('a run is watched', () => {
  test('several times a second, and ended where a reason is given', async () => {
    const seen: LoadProgress[] = []
    const plan = openPlan(['/hang-every/1'], { rate: 200, durationMs: 60_000, timeoutMs: 100 })
    const sample = await engine.run(plan, targetOf(server.origin), {
      thresholdsMs: [],
      watch: (progress) => {
        seen.push(progress)
        return progress.errors.timeout >= 30 ? 'too many time out' : undefined
      },
    })
    expect(seen.length).toBeGreaterThan(1)
    expect(sample.aborted?.reason).toBe('too many time out')
    expect(sample.durationMs).toBe(sample.aborted?.afterMs)
    expect(sample.durationMs).toBeLessThan(30_000)
    expect(toldOf(sample).errors.timeout).toBeGreaterThanOrEqual(30)
    expect(toldOf(sample).seconds).toHaveLength(Math.ceil(sample.durationMs / 1000))
    for (const { due, ends } of endsOf(sample)) expect(ends).toBe(due)
  })

  test('told of a dead server by its connection failures in a row', async () => {
    const sample = await engine.run(
      openPlan(['/'], { rate: 100, durationMs: 60_000 }),
      targetOf(await silentOrigin()),
      {
        thresholdsMs: [],
        watch: ({ connectFailures }) => (connectFailures >= 20 ? 'nobody there' : undefined),
      },
    )
    expect(sample.aborted?.reason).toBe('nobody there')
  })

  test('by a watch whose own mistakes end it as well', async () => {
    const run = engine.run(openPlan(['/'], { rate: 50, durationMs: 60_000 }), targetOf(server.origin), {
      thresholdsMs: [],
      watch: () => {
        throw new Error('a bug of ours')
      },
    })
    await expect(run).rejects.toThrow('a bug of ours')
  })

  test('and aborted by its signal', async () => {
    const controller = new AbortController()
    const run = engine.run(openPlan(['/wait/5'], { rate: 100, durationMs: 60_000 }), targetOf(server.origin), {
      thresholdsMs: [],
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(), 100)
    await expect(run).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
    const again = engine.run(openPlan(['/'], brief), targetOf(server.origin), {
      thresholdsMs: [],
      signal: controller.signal,
    })
    await expect(again).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
  })
})

describe('several threads', () => {
  const threaded = openLoopEngine({ threads: () => 2 })

  test('send the plan together, and count as one', async () => {
    const paths = Array.from({ length: 4 }, (_, index) => `/slow-every/3/20?threads=${index}`)
    const fails = operationOf('/fail-every/2', { credentials: [] })
    const plan = openPlan([operationOf('/slow-every/3/20', { paths }), fails], { ...brief, warmupMs: 100 })
    const sample = await threaded.run(plan, targetOf(server.origin), { thresholdsMs: [15] })
    expect(sample.generator.workers).toBe(2)
    const planned = [...arrivalsOf(plan)]
    const due = (at: number) => planned.filter(({ operation, dueMs }) => operation === at && dueMs >= 0).length
    expect(endsOf(sample)).toEqual([0, 1].map((at) => ({ due: due(at), ends: due(at) })))
    const seen = paths.reduce((sum, path) => sum + (server.received.get(path) ?? 0), 0)
    const sent = planned.filter(({ operation }) => operation === 0).length
    expect(seen).toBeLessThanOrEqual(sent)
    expect(sent - seen).toBeLessThanOrEqual(toldOf(sample, 0).errors.dropped + planned.length - due(0) - due(1))
    expect(toldOf(sample, 0).seconds[0]?.over[0]).toBeGreaterThan(0)
    expect(toldOf(sample, 1).unexpected[500]).toBe(toldOf(sample, 1).errors.status)
  })

  test('are ended by the watch together', async () => {
    const plan = openPlan(['/fail-every/1'], { rate: 200, durationMs: 60_000 })
    const sample = await threaded.run(plan, targetOf(server.origin), {
      thresholdsMs: [],
      watch: ({ errors }) => (errors.status >= 10 ? 'too many errors' : undefined),
    })
    expect(sample.aborted?.reason).toBe('too many errors')
    for (const { due, ends } of endsOf(sample)) expect(ends).toBe(due)
  })

  test('say what cannot be sent, as one does', async () => {
    const run = threaded.run(openPlan([operationOf('/a b')], brief), targetOf(server.origin), unwatched)
    await expect(run).rejects.toMatchObject({ trouble: { code: 'load-request-invalid' } })
  })

  test.each([
    [20, 8, 1],
    [5000, 8, 1],
    [5001, 8, 2],
    [20_000, 8, 4],
    [20_000, 2, 2],
    [20_000, 1, 1],
  ])('%i requests a second on %i cores: %i', (rate, cores, threads) => {
    expect(threadsFor(openPlan(['/'], { rate, durationMs: 1000 }), cores)).toBe(threads)
  })
})
