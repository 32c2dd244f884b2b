import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { autocannonVersion, closedLoopEngine } from '../../../src/adapters/load/autocannon.ts'
import type { LoadPlan, LoadProgress, LoadTarget } from '../../../src/core/load.ts'
import { closedPlan, operationOf, targetOf, toldOf, unwatched } from '../../fixtures/load-plans.ts'
import { fates } from '../../fixtures/truth-record.ts'
import { silentOrigin, type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const engine = closedLoopEngine()
let server: TruthServer
beforeAll(async () => {
  server = await truthServer()
})
afterAll(() => server.close())

function run(plan: LoadPlan, target: Partial<LoadTarget> = {}) {
  return engine.run(plan, targetOf(server.origin, target), unwatched)
}

function fatesOf(path: string) {
  return fates(server.record().filter((entry) => entry.path === path))
}

describe('each request comes to exactly one end', () => {
  // Every Nth request of a path meets its fate; nothing is lost between what the server saw and what was counted.
  test('whatever becomes of it', async () => {
    const disturbed = [
      ['/reset-every/20', 'reset', 'reset'],
      ['/truncate-every/20', 'truncated', 'truncated'],
      ['/truncate-chunked-every/20', 'truncated', 'truncated'],
      ['/hang-every/20', 'timeout', 'hung'],
      ['/fail-every/20', 'status', '500'],
    ] as const
    const plan = closedPlan(
      disturbed.map(([path]) => path),
      // A crowded machine may answer late by itself.
      { concurrency: 20, durationMs: 800, timeoutMs: 800 },
    )
    const sample = await run(plan)
    for (const [at, [path, kind, fate]] of disturbed.entries()) {
      const { ok, p50, failed, unexpected } = toldOf(sample, at)
      const seen = server.received.get(path) ?? 0
      const expected = Math.floor(seen / 20)
      expect(expected, path).toBeGreaterThan(0)
      expect(failed, path).toEqual({ [kind]: expected })
      expect(fatesOf(path), path).toEqual({ 200: ok, [fate]: expected })
      expect(ok + expected, path).toBe(seen)
      expect(unexpected, path).toEqual(kind === 'status' ? { 500: expected } : {})
      // The server answers after 5 ms: dead requests must not age in a queue (autocannon alone says 140).
      expect(p50, path).toBeGreaterThanOrEqual(4)
      expect(p50, path).toBeLessThan(120)
    }
  })

  test('answers of all forms', async () => {
    const paths = ['/close', '/raw', '/hints', '/status/204', '/status/304']
    const sample = await run(closedPlan(paths))
    for (const [at, path] of paths.entries()) {
      const { ok, failed } = toldOf(sample, at)
      expect(failed, path).toEqual({})
      expect(ok, path).toBe(server.received.get(path))
      expect(ok, path).toBeGreaterThan(0)
    }
  })

  test('the answer to HEAD has no body to wait for, whatever its length says', async () => {
    const { ok, failed } = toldOf(await run(closedPlan([operationOf('/wait/2', { method: 'HEAD' })])))
    expect(failed).toEqual({})
    expect(ok).toBe(server.received.get('/wait/2'))
    expect(ok).toBeGreaterThan(20)
  })

  test('no HTTP is no answer', async () => {
    const { ok, failed } = toldOf(await run(closedPlan(['/nonsense'])))
    expect(ok).toBe(0)
    expect(failed).toEqual({ truncated: server.received.get('/nonsense') })
  })

  const head = 'HTTP/1.1 200 OK\r\n'
  test.each([
    ['a body that ends with its connection is whole', `${head}\r\nok`, 'end', undefined],
    ['and is cut off where the connection breaks', `${head}\r\nok`, 'resetAndDestroy', 'truncated'],
    ['a chunk without a size', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`, undefined, 'truncated'],
    ['a length that is no number', `${head}Content-Length: +2\r\n\r\nok`, undefined, 'truncated'],
    ['a field without a name', `${head}: x\r\nContent-Length: 0\r\n\r\n`, undefined, 'truncated'],
  ] as const)('%s', async (_, text, then, kind) => {
    let asked = 0
    const raw = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', () => {
        asked++
        socket.write(text, () => setTimeout(() => then && socket[then](), 5))
      })
    })
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
    // A TCP server's address is an AddressInfo; a string only for pipes.
    const { port } = raw.address() as AddressInfo
    const plan = closedPlan(['/'], { concurrency: 2, durationMs: 50 })
    const { ok, failed } = toldOf(await run(plan, { origin: `http://127.0.0.1:${port}` }))
    await new Promise((resolve) => raw.close(resolve))
    expect(asked).toBeGreaterThan(0)
    expect({ ok, failed }).toEqual(
      kind === undefined ? { ok: asked, failed: {} } : { ok: 0, failed: { [kind]: asked } },
    )
  })

  test('a second answer to one request does not throw', async () => {
    const { ok } = toldOf(await run(closedPlan(['/twice'])))
    expect(ok).toBeGreaterThan(0)
  })

  test('a service that is not there is asked at a walking pace', async () => {
    const { ok, failed } = toldOf(await run(closedPlan(['/']), { origin: await silentOrigin() }))
    expect(ok).toBe(0)
    expect(Object.keys(failed)).toEqual(['connect'])
    expect(failed.connect).toBeLessThanOrEqual(5 * (200 / 50 + 1))
  })

  test('a preview that dies half-way: what it had under way is reset, what comes after finds nobody', async () => {
    const mortal = await truthServer()
    const sample = await run(closedPlan(['/dies-after/60'], { durationMs: 600 }), { origin: mortal.origin })
    const { ok, failed, seconds } = toldOf(sample)
    const { 200: answered, reset } = fates(mortal.record())
    expect(ok).toBe(answered)
    // One for each client at most; what was on its way when the server died may not have been read there any more.
    expect(failed.reset).toBeGreaterThanOrEqual(reset ?? Number.NaN)
    expect(failed.reset).toBeLessThanOrEqual(5)
    expect(failed.connect).toBeGreaterThan(0)
    expect(Object.keys(failed).sort()).toEqual(['connect', 'reset'])
    expect(seconds.reduce((sum, { due }) => sum + due, 0)).toBe(ok + (failed.reset ?? 0) + (failed.connect ?? 0))
    await mortal.close()
  })
})

test('latencies are those of the server, by operation', async () => {
  const plan = closedPlan(['/wait/10', '/wait/60', '/slow-every/10/200'], { concurrency: 9, durationMs: 400 })
  const sample = await engine.run(plan, targetOf(server.origin), { thresholdsMs: [150] })
  const [quick, slow, mixed] = [toldOf(sample, 0), toldOf(sample, 1), toldOf(sample, 2)]
  expect(quick.p50).toBeGreaterThanOrEqual(9)
  expect(quick.p50).toBeLessThan(45)
  expect(slow.p50).toBeGreaterThanOrEqual(59)
  expect(slow.p50).toBeLessThan(120)
  const late = Math.floor((server.received.get('/slow-every/10/200') ?? 0) / 10)
  // 1 ms of slack: timers of both sides are whole milliseconds.
  expect(mixed.latencies.filter((ms) => ms >= 199).length).toBe(late)
  expect(mixed.seconds.map(({ over }) => over)).toEqual([[late]])
  for (const { operation, ok } of [quick, slow, mixed]) expect(ok).toBe(server.received.get(operation.template))
})

test('operations are drawn by their weights, and each of their paths has its turn', async () => {
  const often = operationOf('/often', { paths: ['/often/a', '/often/b', '/often/c'], weight: 9 })
  const seldom = operationOf('/seldom', { weight: 1 })
  const [nine, one] = await run(closedPlan([often, seldom], { durationMs: 300 })).then((sample) => [
    toldOf(sample, 0).ok,
    toldOf(sample, 1).ok,
  ])
  const all = (nine ?? 0) + (one ?? 0)
  // Six standard deviations of a binomial.
  expect(Math.abs((one ?? 0) - all / 10)).toBeLessThan(6 * Math.sqrt(all * 0.09) + 1)
  for (const path of often.paths) expect(server.received.get(path)).toBeGreaterThan((nine ?? 0) / 6)
})

test('what is sent in the warm-up is not counted; what is under way at the end is', async () => {
  const sample = await run(closedPlan(['/wait/20', '/wait/300'], { warmupMs: 200, durationMs: 300 }))
  const { ok } = toldOf(sample)
  expect(ok).toBeGreaterThan(0)
  expect(ok).toBeLessThan(server.received.get('/wait/20') ?? 0)
  // Sent in 300 ms that the answer takes as well, so it came after their end.
  expect(toldOf(sample, 1).ok).toBeGreaterThan(0)
  for (const { seconds } of sample.operations) expect(seconds[0]?.due).toBe(seconds[0]?.ok)
  expect(sample.durationMs).toBe(300)
})

test('an expected status is an answer, a redirect too; it is not followed', async () => {
  const sample = await run(
    closedPlan(['/status/302', operationOf('/status/404', { expectStatus: [404] })], { durationMs: 100 }),
  )
  expect(toldOf(sample, 0).failed).toEqual({})
  expect(toldOf(sample, 1).failed).toEqual({})
  expect(server.received.get('/elsewhere')).toBeUndefined()
})

test('a redirect to another address of this machine is not followed', async () => {
  const inner = await truthServer()
  const path = `/redirect/${encodeURIComponent(`${inner.origin}/metadata`)}`
  expect(toldOf(await run(closedPlan([path], { durationMs: 100 }))).failed).toEqual({})
  expect(inner.record()).toEqual([])
  await inner.close()
})

test('the judged address is where it connects, with the name in the Host header', async () => {
  const { port } = new URL(server.origin)
  const told = toldOf(
    await run(closedPlan(['/named'], { durationMs: 100 }), {
      origin: `http://preview.invalid:${port}`,
      address: '127.0.0.1',
    }),
  )
  expect(told.ok).toBeGreaterThan(0)
})

test('large answers pass through without being kept', async () => {
  expect(toldOf(await run(closedPlan([`/bytes/${3 * 1024 * 1024}`]))).failed).toEqual({})
})

test('an abort ends the run', async () => {
  const abort = new AbortController()
  setTimeout(() => abort.abort(), 200)
  const options = { thresholdsMs: [], signal: abort.signal }
  const long = closedPlan(['/wait/10'], { durationMs: 60_000 })
  const target = targetOf(server.origin)
  await expect(engine.run(long, target, options)).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
  await expect(engine.run(long, target, options)).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
})

describe('a watch', () => {
  test('is told of every answer, and ends the run with what was measured until then', async () => {
    const heard: LoadProgress[] = []
    const watch = (progress: LoadProgress) => {
      heard.push(progress)
      return progress.atMs > 300 ? 'enough seen' : undefined
    }
    const path = '/rate-limit/3/3600'
    const plan = closedPlan([path], { durationMs: 60_000 })
    const sample = await engine.run(plan, targetOf(server.origin), { thresholdsMs: [0], watch })
    const last = heard.at(-1)
    const afterMs = Math.ceil(last?.atMs ?? Number.NaN)
    expect(sample.aborted).toEqual({ afterMs, reason: 'enough seen' })
    expect(sample.durationMs).toBe(afterMs)
    const { ok, failed, seconds } = toldOf(sample)
    expect(ok).toBe(3)
    expect(last).toMatchObject({
      ok: 3,
      over: [3],
      statuses: { 200: 3, 429: failed.status },
      retryAfter: failed.status,
    })
    expect(seconds.length).toBe(Math.ceil(sample.durationMs / 1000))
  })

  test('that throws ends the run with what it threw', async () => {
    const plan = closedPlan(['/wait/10'], { durationMs: 60_000 })
    const watch = () => {
      throw new Error('the watch broke')
    }
    await expect(engine.run(plan, targetOf(server.origin), { thresholdsMs: [], watch })).rejects.toThrow('broke')
  })
})

describe('secrets', () => {
  const credential = { prefix: '', secret: 'KEY' }
  test.each([
    operationOf('/', { headers: { Authorization: 'Bearer x' } }),
    operationOf('/', { credentials: [{ ...credential, in: 'header', name: 'x-preview-bypass' }] }),
    operationOf('/', { credentials: [{ ...credential, in: 'query', name: 'key' }] }),
    operationOf('/', { credentials: [{ ...credential, in: 'cookie', name: 'session' }] }),
  ])('are not sent over TLS that autocannon does not verify: %j', async (operation) => {
    const refused = run(closedPlan([operation]), { origin: 'https://127.0.0.1:1', secrets: { KEY: 'hush' } })
    await expect(refused).rejects.toMatchObject({ trouble: { code: 'load-secret-refused' } })
  })

  test('go where they belong over http, with body, headers and prefix', async () => {
    const operation = operationOf('/echo', {
      ...{ method: 'POST', body: '{"näme":1}', headers: { 'Content-Type': 'application/json' } },
      credentials: [
        { in: 'header', name: 'Authorization', prefix: 'Bearer ', secret: 'KEY' },
        { in: 'query', name: 'key', prefix: '', secret: 'KEY' },
      ],
    })
    const { failed, ok } = toldOf(
      await run(closedPlan([operation], { durationMs: 50 }), { prefix: '/echo', secrets: { KEY: 'hush' } }),
    )
    expect(failed).toEqual({})
    expect(ok).toBe(server.received.get('/echo/echo?key=hush'))
    const heard = server.heard.get('/echo/echo?key=hush')
    expect(heard?.body).toBe('{"näme":1}')
    expect(heard?.headers).toMatchObject({ authorization: 'Bearer hush', 'content-type': 'application/json' })
  })
})

test('a plan with nothing to send is refused', async () => {
  await expect(run(closedPlan([]))).rejects.toThrow('needs operations')
  await expect(run(closedPlan([operationOf('/', { paths: [] })]))).rejects.toThrow('needs operations')
})

test('HTTP/2 is refused rather than measured as something else', async () => {
  await expect(run(closedPlan(['/']), { http: '2' })).rejects.toMatchObject({
    trouble: { code: 'load-http2-closed-loop' },
  })
})

test('a generator without a processor to itself says so', async () => {
  const busy = setInterval(() => {
    const until = performance.now() + 40
    while (performance.now() < until);
  }, 1)
  const { generator } = await run(closedPlan(['/'], { durationMs: 500 }))
  clearInterval(busy)
  expect(generator.cpuShare).toBeGreaterThan(0.8)
})

test('nothing is left open', async () => {
  const open = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap' || kind === 'TCPWRAP')
  // The server hears a moment later that the last connections are closed.
  await vi.waitFor(() => expect(open()).toEqual([]))
})

test('the version is that of package.json', async () => {
  const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } })
  expect(manifest.dependencies.autocannon).toBe(autocannonVersion)
})
