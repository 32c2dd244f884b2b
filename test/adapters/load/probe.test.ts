import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpProbe } from '../../../src/adapters/load/probe.ts'
import type { LoadRequest, ProbePlan } from '../../../src/core/load.ts'
import { silentOrigin, type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const { probe, resolve } = httpProbe()
let server: TruthServer
beforeAll(async () => {
  server = await truthServer()
})
afterAll(() => server.close())

function request(path: string, more: Partial<LoadRequest> = {}): LoadRequest {
  return { name: `GET ${path}`, method: 'GET', path, headers: {}, ...more }
}

function planOf(operations: readonly LoadRequest[], more: Partial<ProbePlan> = {}): ProbePlan {
  return { origin: server.origin, operations, timeoutMs: 1000, ...more }
}

test('tells each operation apart', async () => {
  const paths = ['/', '/status/302', '/status/401', '/status/503', '/hang-every/1', '/nonsense', '/truncate-every/1']
  const answers = await probe(planOf(paths.map((path) => request(path))))
  expect(answers.map(({ status }) => status)).toEqual([200, 302, 401, 503, undefined, undefined, undefined])
  expect(answers.map(({ failure }) => failure === undefined)).toEqual([true, true, true, true, false, false, false])
  expect(answers[4]?.failure).toBe('no answer within 1 s')
})

test('nobody there', async () => {
  const [answer] = await probe(planOf([request('/')], { origin: await silentOrigin() }))
  expect(answer?.failure).toContain('ECONNREFUSED')
})

test('a server without TLS is told in words', async () => {
  const origin = server.origin.replace('http:', 'https:')
  const [answer] = await probe(planOf([request('/')], { origin }))
  expect(answer?.failure).toBe('TLS failed: wrong version number; it seems to speak http only')
})

test('what cannot be sent is no answer, and the others are asked', async () => {
  const odd = [request('/a b'), request('/', { headers: { 'x-note': 'two\nlines' } }), request('/')]
  const answers = await probe(planOf(odd))
  expect(answers.map(({ status }) => status)).toEqual([undefined, undefined, 200])
  expect(answers[0]?.failure).toContain('path')
})

test('a redirect is told, not followed', async () => {
  const inner = await truthServer()
  const to = `${inner.origin}/metadata`
  const [answer] = await probe(planOf([request(`/redirect/${encodeURIComponent(to)}`)]))
  expect(answer).toMatchObject({ status: 302, headers: { location: to } })
  expect(inner.record()).toEqual([])
  await inner.close()
})

test('the judged address is asked, whatever the name leads to now', async () => {
  const { port, host } = new URL(server.origin)
  const plan = planOf([request('/echo')], { origin: `http://preview.invalid:${port}`, bodyBytes: 4096 })
  const [answer] = await probe({ ...plan, address: '127.0.0.1' })
  expect(JSON.parse(answer?.body ?? '').headers.host).toBe(`preview.invalid:${port}`)
  expect(host).toBe(`127.0.0.1:${port}`)
  expect((await probe(plan))[0]?.failure).toContain('getaddrinfo')
})

test.each(['POST', 'DELETE', 'GET'])('sends %s, headers and body; asks for a body as it is', async (asked) => {
  const sent = request('/echo', { method: asked, headers: { 'X-Trace': '1', Host: 'elsewhere' }, body: 'näh' })
  const [answer] = await probe(planOf([sent], { bodyBytes: 4096 }))
  const { method, headers, body } = JSON.parse(answer?.body ?? '')
  expect([method, body, headers['x-trace'], headers['accept-encoding']]).toEqual([asked, 'näh', '1', 'identity'])
  expect(`http://${headers.host}`).toBe(server.origin)
})

/** A server that answers everything in one way. */
async function answering(listener: RequestListener, check: (origin: string) => Promise<void>): Promise<void> {
  const single: Server = createServer(listener)
  await new Promise<void>((listening) => single.listen(0, '127.0.0.1', listening))
  try {
    // Listening on TCP, so the address has a port.
    await check(`http://127.0.0.1:${(single.address() as AddressInfo).port}`)
  } finally {
    await new Promise((closed) => single.close(closed))
  }
}

test('headers have lower-case names; several of one name are joined', async () => {
  const listener: RequestListener = (_, response) => {
    response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2'])
    response.setHeader('X-Frame-Options', 'DENY')
    response.end()
  }
  await answering(listener, async (origin) => {
    const [answer] = await probe(planOf([request('/')], { origin }))
    expect(answer?.headers).toMatchObject({ 'set-cookie': 'a=1; Path=/, b=2', 'x-frame-options': 'DENY' })
    expect(answer?.body).toBeUndefined()
  })
})

// 'ä' is two bytes: the cut goes through the third one.
const text = 'ä'.repeat(1000)
test.each([
  ['identity', Buffer.from(text)],
  ['gzip', gzipSync(text)],
  ['br', brotliCompressSync(text)],
])('a body in %s is text, cut at the wanted length, without half a character', async (encoding, packed) => {
  const listener: RequestListener = (_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(packed)
  await answering(listener, async (origin) => {
    const ask = async (bodyBytes: number) => (await probe(planOf([request('/')], { origin, bodyBytes })))[0]
    expect(await ask(5)).toMatchObject({ status: 200, body: 'ää' })
    expect((await ask(5000))?.body).toBe(text)
    expect((await ask(0))?.body).toBe('')
  })
})

test.each([
  ['zstd', Buffer.from('anything'), undefined],
  ['gzip', Buffer.from('no gzip at all'), ''],
])('a body in %s that cannot be unpacked is still an answer', async (encoding, packed, body) => {
  const listener: RequestListener = (_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(packed)
  await answering(listener, async (origin) => {
    const [answer] = await probe(planOf([request('/')], { origin, bodyBytes: 100 }))
    expect(answer?.status).toBe(200)
    expect(answer?.body).toBe(body)
  })
})

test('a small answer that unpacks to a huge one costs what was asked for', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  await answering(
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    async (origin) => {
      const [answer] = await probe(planOf([request('/')], { origin, bodyBytes: 10 }))
      expect(answer).toMatchObject({ status: 200, body: '\0'.repeat(10) })
    },
  )
})

test('resolves names', async () => {
  expect(await resolve('127.0.0.1')).toEqual(['127.0.0.1'])
  expect(await resolve('no-such-host.invalid')).toEqual([])
})
