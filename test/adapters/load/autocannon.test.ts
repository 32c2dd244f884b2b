import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { autocannonEngine, autocannonVersion } from '../../../src/adapters/load/autocannon.ts'
import type { LoadPlan, LoadSample } from '../../../src/core/load.ts'
import { silentOrigin, type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const engine = autocannonEngine()
let server: TruthServer
beforeAll(async () => {
  server = await truthServer()
})
afterAll(() => server.close())

function planOf(paths: readonly string[], more: Partial<LoadPlan> = {}): LoadPlan {
  return {
    origin: server.origin,
    operations: paths.map((path) => ({ name: `GET ${path}`, method: 'GET', path, headers: {} })),
    model: 'closed',
    concurrency: 5,
    warmupMs: 0,
    durationMs: 600,
    timeoutMs: 3000,
    ...more,
  }
}

/** Counts and quantiles of the only, or the named, operation. */
function told(sample: LoadSample, at = 0) {
  const tally = sample.operations[at]
  if (tally === undefined) throw new Error(`no operation ${at}`)
  const sorted = [...tally.latenciesMs].sort((a, b) => a - b)
  const failed = Object.fromEntries(Object.entries(tally.errors).filter(([, count]) => count > 0))
  return { ok: sorted.length, p50: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, failed, tally }
}

describe('each request comes to exactly one end', () => {
  // Every Nth request of a path meets its fate; nothing is lost between what the server saw and what was counted.
  test.each([
    ['/reset-every/20', 'reset', 20],
    ['/truncate-every/20', 'truncated', 20],
    ['/hang-every/20', 'timeout', 20],
    ['/fail-every/20', 'status', 20],
  ])('%s', async (path, kind, every) => {
    const { ok, p50, failed, tally } = told(await engine.run(planOf([path], { timeoutMs: 1000 })))
    const seen = server.received.get(path) ?? 0
    expect(ok + (failed[kind] ?? 0)).toBe(seen)
    expect(failed).toEqual({ [kind]: Math.floor(seen / every) })
    expect(tally.unexpected).toEqual(kind === 'status' ? { 500: Math.floor(seen / every) } : {})
    // The server answers after 5 ms: dead requests must not age in a queue (autocannon alone says 140).
    expect(p50).toBeGreaterThanOrEqual(4)
    expect(p50).toBeLessThan(100)
  })

  test.each(['/close', '/raw', '/hints'])('%s is an answer like any other', async (path) => {
    const { ok, failed } = told(await engine.run(planOf([path])))
    expect(failed).toEqual({})
    expect(ok).toBe(server.received.get(path))
    expect(ok).toBeGreaterThan(20)
  })

  test('no HTTP is no answer', async () => {
    const { ok, failed } = told(await engine.run(planOf(['/nonsense'])))
    expect(ok).toBe(0)
    expect(failed).toEqual({ truncated: server.received.get('/nonsense') })
  })

  test('a second answer to one request does not throw', async () => {
    const { ok } = told(await engine.run(planOf(['/twice'])))
    expect(ok).toBeGreaterThan(0)
  })

  test('a service that is not there is asked at a walking pace', async () => {
    const { ok, failed } = told(await engine.run(planOf(['/'], { origin: await silentOrigin() })))
    expect(ok).toBe(0)
    expect(Object.keys(failed)).toEqual(['connect'])
    expect(failed.connect).toBeLessThanOrEqual(5 * (600 / 50 + 1))
  })
})

test('latencies are those of the server, by operation', async () => {
  const sample = await engine.run(planOf(['/wait/10', '/wait/60', '/slow-every/10/200'], { concurrency: 9 }))
  const [quick, slow] = [told(sample, 0), told(sample, 1)]
  expect(quick.p50).toBeGreaterThanOrEqual(9)
  expect(quick.p50).toBeLessThan(45)
  expect(slow.p50).toBeGreaterThanOrEqual(59)
  expect(slow.p50).toBeLessThan(120)
  const { tally } = told(sample, 2)
  // 1 ms of slack: timers of both sides are whole milliseconds.
  const late = tally.latenciesMs.filter((ms) => ms >= 199).length
  expect(late).toBe(Math.floor((server.received.get('/slow-every/10/200') ?? 0) / 10))
  for (const [at] of sample.operations.entries()) {
    expect(told(sample, at).ok).toBe(server.received.get(sample.operations[at]?.operation.path ?? ''))
  }
})

test('what is sent in the warm-up is not counted; what is under way at the end is', async () => {
  const before = server.received.get('/wait/20') ?? 0
  const sample = await engine.run(planOf(['/wait/20', '/wait/300'], { warmupMs: 500, durationMs: 500 }))
  const { ok, tally } = told(sample)
  expect(ok).toBeLessThan((server.received.get('/wait/20') ?? 0) - before)
  expect(Math.min(...tally.sentAtMs)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...tally.sentAtMs)).toBeLessThan(500)
  // Sent before the end, answered after it.
  const long = told(sample, 1).tally
  expect(long.sentAtMs.some((at, i) => at + (long.latenciesMs[i] ?? 0) > 500)).toBe(true)
})

test('an expected status is an answer, a redirect too; it is not followed', async () => {
  const before = server.received.get('/elsewhere')
  const plan = planOf(['/status/302', '/status/404'])
  const operations = plan.operations.map((operation, at) =>
    at === 1 ? { ...operation, expectStatus: [404] } : operation,
  )
  const sample = await engine.run({ ...plan, operations })
  expect(told(sample, 0).failed).toEqual({})
  expect(told(sample, 1).failed).toEqual({})
  expect(server.received.get('/elsewhere')).toBe(before)
})

test('the judged address is where it connects, with the name in the Host header', async () => {
  const { port } = new URL(server.origin)
  const sample = await engine.run(
    planOf(['/named'], { origin: `http://preview.invalid:${port}`, address: '127.0.0.1' }),
  )
  expect(told(sample).ok).toBeGreaterThan(0)
})

test('large answers pass through without being kept', async () => {
  expect(told(await engine.run(planOf([`/bytes/${3 * 1024 * 1024}`]))).failed).toEqual({})
})

test('an abort ends the run', async () => {
  const abort = new AbortController()
  setTimeout(() => abort.abort(), 200)
  const running = engine.run(planOf(['/wait/10'], { durationMs: 60_000 }), abort.signal)
  await expect(running).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
  await expect(engine.run(planOf(['/']), abort.signal)).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
})

test('a secret is not sent over TLS that autocannon does not verify', async () => {
  const plan = planOf(['/'], { origin: 'https://127.0.0.1:1' })
  const operations = plan.operations.map((operation) => ({ ...operation, headers: { Authorization: 'Bearer x' } }))
  await expect(engine.run({ ...plan, operations })).rejects.toMatchObject({ trouble: { code: 'load-secret-refused' } })
})

describe('probe', () => {
  test('tells each operation apart', async () => {
    const paths = ['/', '/status/302', '/status/401', '/status/503', '/hang-every/1', '/nonsense', '/truncate-every/1']
    const answers = await engine.probe(planOf(paths, { timeoutMs: 1000 }))
    expect(answers.map(({ status }) => status)).toEqual([200, 302, 401, 503, undefined, undefined, undefined])
    expect(answers.map(({ failure }) => failure === undefined)).toEqual([true, true, true, true, false, false, false])
    expect(answers[4]?.failure).toBe('no answer within 1 s')
  })

  test('nobody there', async () => {
    const [answer] = await engine.probe(planOf(['/'], { origin: await silentOrigin() }))
    expect(answer?.failure).toContain('ECONNREFUSED')
  })
})

test('resolves names', async () => {
  expect(await engine.resolve('127.0.0.1')).toEqual(['127.0.0.1'])
  expect(await engine.resolve('no-such-host.invalid')).toEqual([])
})

test('nothing is left open', () => {
  const open = process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap' || kind === 'TCPWRAP')
  expect(open).toEqual([])
})

test('the version is that of package.json', async () => {
  const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } })
  expect(manifest.dependencies.autocannon).toBe(autocannonVersion)
})
