import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openLoopEngine } from '../../../src/adapters/load/open-loop.ts'
import type { LoadTarget } from '../../../src/core/load.ts'
import { openPlan, operationOf, targetOf, toldOf, unwatched } from '../../fixtures/load-plans.ts'
import { http2Server, httpsServer, type SecureServer, testCertificate } from '../../fixtures/tls-server.ts'
import { type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const trusting = openLoopEngine({ ca: testCertificate })
const strict = openLoopEngine()
const brief = { rate: 200, durationMs: 200, timeoutMs: 2000 }
const token = { in: 'header', name: 'Authorization', prefix: 'Bearer ', secret: 'TOKEN' } as const
const secrets = { TOKEN: 'top-secret' }

let https: SecureServer
let http2: SecureServer
let clear: SecureServer
let plain: TruthServer
beforeAll(async () => {
  ;[https, http2, clear, plain] = await Promise.all([
    httpsServer(),
    http2Server(),
    http2Server({ clear: true }),
    truthServer(),
  ])
})
afterAll(() => Promise.all([https, http2, clear, plain].map((server) => server.close())))

/** By the name in the certificate, at the address that was judged. */
function secureTarget({ port }: SecureServer, more: Partial<LoadTarget> = {}): LoadTarget {
  return targetOf(`https://preview.test:${port}`, { address: '127.0.0.1', secrets, ...more })
}

describe.each([
  ['1.1', () => https],
  ['2', () => http2],
] as const)('TLS, HTTP/%s', (http, server) => {
  const ask = (path: string, engine = trusting, more: Partial<LoadTarget> = {}) =>
    engine.run(
      openPlan([operationOf(path, { credentials: [token] })], brief),
      secureTarget(server(), { http, ...more }),
      unwatched,
    )
  const seen = (path: string) => server().received.filter((request) => request.path === path)

  test('a trusted certificate of the name that was meant', async () => {
    const { ok, failed } = toldOf(await ask('/'))
    const { dropped: _, ...others } = failed
    expect(others).toEqual({})
    expect(ok).toBe(seen('/').length)
    expect(ok).toBeGreaterThan(10)
    const { headers } = seen('/')[0] ?? {}
    expect(headers?.authorization).toBe('Bearer top-secret')
    expect(headers?.host ?? headers?.[':authority']).toBe(`preview.test:${server().port}`)
  })

  test.each([
    ['a certificate that nobody vouches for', '/unknown', strict, {}],
    ['a certificate of another name', '/other', trusting, { origin: 'other' }],
  ] as const)(
    '%s is no connection, and no secret is sent',
    async (_, path, engine, { origin }: { origin?: string }) => {
      const more = origin === undefined ? {} : { origin: `https://${origin}.test:${server().port}` }
      const { ok, errors } = toldOf(await ask(path, engine, more))
      expect(ok).toBe(0)
      expect(errors.connect).toBeGreaterThan(10)
      expect(seen(path)).toEqual([])
    },
  )

  test('connections are kept', async () => {
    const before = server().connections()
    const { ok } = toldOf(await ask('/kept'))
    expect(ok).toBeGreaterThan(10)
    expect(server().connections() - before).toBeLessThan(ok / 2)
  })
})

describe('HTTP/2', () => {
  const paths = ['/reset', '/truncate', '/hang', '/status/503', '/ok']

  test.each([
    ['over TLS', () => secureTarget(http2, { http: '2' }), () => http2],
    ['in clear', () => targetOf(`http://127.0.0.1:${clear.port}`, { http: '2' }), () => clear],
  ] as const)('each request comes to its end: %s', async (_, target, server) => {
    const kinds = ['reset', 'truncated', 'timeout', 'status', undefined]
    const sample = await trusting.run(openPlan(paths, { ...brief, rate: 400, timeoutMs: 900 }), target(), unwatched)
    for (const [index, path] of paths.entries()) {
      const { ok, failed } = toldOf(sample, index)
      const { dropped: _dropped, ...others } = failed
      const seen = server().received.filter((request) => request.path === path).length
      const kind = kinds[index]
      expect(seen).toBeGreaterThan(3)
      expect({ path, ok, others }).toEqual({
        path,
        ok: kind === undefined ? seen : 0,
        others: kind === undefined ? {} : { [kind]: seen },
      })
    }
  })

  test('a connection that ends takes along what was under way, and no more', async () => {
    const sample = await trusting.run(openPlan(['/goodbye'], brief), secureTarget(http2, { http: '2' }), unwatched)
    const { ok, failed } = toldOf(sample)
    const { dropped = 0, reset = 0, truncated = 0, ...others } = failed
    expect(others).toEqual({})
    expect(reset + truncated).toBeGreaterThan(0)
    expect(ok).toBeGreaterThan(0)
    expect(ok + reset + truncated + dropped).toBe(sample.operations[0]?.seconds[0]?.due)
  })

  test('what the server says that it did not look at is asked once more', async () => {
    const sample = await trusting.run(openPlan(['/refuse'], brief), secureTarget(http2, { http: '2' }), unwatched)
    const { ok, errors } = toldOf(sample)
    const seen = http2.received.filter(({ path }) => path === '/refuse').length
    const repeated = seen - (ok + errors.reset)
    expect(repeated).toBeGreaterThan(0)
    // Refused a second time, it is a failure.
    expect(errors.reset).toBe(Math.floor(seen / 5) - repeated)
  })

  test('a connection that breaks once HTTP/2 is agreed on is no other protocol', async () => {
    const server = await http2Server({ shaky: true })
    const sample = await trusting.run(openPlan(['/'], brief), secureTarget(server, { http: '2' }), unwatched)
    const { ok } = toldOf(sample)
    expect(ok).toBeGreaterThan(0)
    expect(ok).toBe(server.received.length)
    await server.close()
  })

  test('a header that HTTP/2 forbids is not sent', async () => {
    const upgrade = operationOf('/forbidden', {
      headers: { 'HTTP2-Settings': 'AAMAAABk', Connection: 'HTTP2-Settings' },
    })
    const sample = await trusting.run(openPlan([upgrade], brief), secureTarget(http2, { http: '2' }), unwatched)
    const seen = http2.received.filter(({ path }) => path === '/forbidden')
    expect(seen.length).toBeGreaterThan(0)
    expect(toldOf(sample).ok).toBe(seen.length)
  })

  test('a server that accepts and says nothing is no connection, and none to it is left open', async () => {
    const sockets = new Set<Socket>()
    const silent = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
      socket.resume()
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // A TCP server's address is an AddressInfo; a string only for pipes.
    const { port } = silent.address() as AddressInfo
    const target = targetOf(`https://preview.test:${port}`, { address: '127.0.0.1', http: '2' })
    const sample = await trusting.run(openPlan(['/'], { ...brief, timeoutMs: 100 }), target, unwatched)
    const { dropped: _, ...failed } = toldOf(sample).failed
    expect(Object.keys(failed)).toEqual(['connect'])
    await vi.waitFor(() => expect(sockets.size).toBe(0))
    await new Promise((resolve) => silent.close(resolve))
  })

  test('is refused where the server speaks none: by ALPN', async () => {
    const run = trusting.run(openPlan(['/'], brief), secureTarget(https, { http: '2' }), unwatched)
    await expect(run).rejects.toMatchObject({ trouble: { code: 'load-http2-refused' } })
  })

  test('is refused where the server speaks none: in clear', async () => {
    const run = trusting.run(openPlan(['/'], brief), targetOf(plain.origin, { http: '2' }), unwatched)
    await expect(run).rejects.toMatchObject({ trouble: { code: 'load-http2-refused' } })
  })
})
