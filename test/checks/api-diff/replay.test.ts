import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadEngines } from '../../../src/adapters/load/engines.ts'
import { replay } from '../../../src/checks/api-diff/replay.ts'
import type { CheckContext, Preview } from '../../../src/core/check.ts'
import type { ApiSettings } from '../../../src/core/config.ts'
import type { Finding } from '../../../src/core/finding.ts'
import type { HttpProbe, LoadEngines } from '../../../src/core/ports.ts'
import type { WitnessRequest } from '../../../src/core/proof.ts'
import { checkContext, defaultConfig } from '../../fakes/check-context.ts'

/** A service that answers what its path asks for: `/400` is answered with 400. */
let server: Server
let origin = ''
const seen: {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  body: string
}[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const got = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' }
    seen.push(got)
    request.on('data', (chunk) => {
      got.body += String(chunk)
    })
    request.on('end', () => {
      const status = Number(/\/(\d{3})/.exec(got.url)?.[1] ?? 200)
      response.writeHead(status, status === 302 ? { location: '/200' } : {}).end('a body nobody reads')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Listening on TCP, so the address has a port.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  seen.length = 0
})

function finding(request: Partial<WitnessRequest> = {}, at = 0): Finding {
  return {
    ruleId: 'api/request-enum-narrowed',
    severity: 'error',
    message: 'refused now',
    fingerprint: String(at).padStart(12, '0'),
    cause: 'cause',
    location: { path: 'openapi.yaml', line: 1, column: 1 },
    subject: { kind: 'operation', method: 'get', path: '/orders' },
    reach: [],
    proof: {
      kind: 'witness',
      value: 'x',
      acceptedBy: 'base',
      refusedBy: 'head',
      refusal: 'must be equal to one of the allowed values',
      shown: 'curl',
      request: { method: 'GET', prefix: '', path: '/200', headers: {}, ...request },
    },
  }
}

const onceAsked: ApiSettings['replay'] = { to: 'preview', methods: ['GET', 'HEAD'] }

function context(given: {
  readonly url?: string
  readonly namedBy?: Preview['namedBy']
  readonly fromFork?: boolean
  readonly hosts?: readonly string[]
  readonly replay?: ApiSettings['replay']
  readonly engine?: HttpProbe
}): CheckContext {
  const { namedBy = 'workflow input', fromFork = false, hosts = ['127.0.0.1'], replay: wanted = onceAsked } = given
  const engines: LoadEngines = { ...loadEngines(), ...given.engine }
  return checkContext({
    config: {
      ...defaultConfig,
      api: { ...defaultConfig.api, replay: wanted },
      load: { ...defaultConfig.load, hosts },
    },
    preview: { url: given.url ?? origin, namedBy },
    fromFork,
    loadEngines: async () => engines,
  })
}

async function answerTo(request: Partial<WitnessRequest>, given: Parameters<typeof context>[0] = {}) {
  const { findings } = await replay([finding(request)], context(given))
  const proof = findings[0]?.proof
  return proof?.kind === 'witness' ? proof.replay : undefined
}

describe('what an answer says', () => {
  test.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [400, 'refused'],
    [404, 'refused'],
    [422, 'refused'],
    [401, 'says-nothing'],
    [403, 'says-nothing'],
    [405, 'says-nothing'],
    [429, 'says-nothing'],
    [302, 'says-nothing'],
    [500, 'failed'],
    [503, 'failed'],
  ] as const)('%s: %s', async (status, answer) => {
    expect(await answerTo({ path: `/${status}?a=1` })).toEqual({ url: `${origin}/${status}?a=1`, status, answer })
  })

  test('a severity stays what it was, whatever is answered', async () => {
    const { findings, remarks } = await replay([finding({ path: '/200' }), finding({ path: '/400' }, 1)], context({}))
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error'])
    expect(remarks).toEqual([`2 requests replayed at ${origin}; what it answers changes no severity`])
  })
})

describe('what is sent', () => {
  test('the request as it is shown, with the headers and the body that it has', async () => {
    const methods = { to: 'preview', methods: ['POST'] } as const
    const headers = { 'x-tenant': 'a', 'content-type': 'application/json' }
    await answerTo({ method: 'POST', path: '/400/orders?limit=1', headers, body: '{"kind":"x"}' }, { replay: methods })
    expect(seen).toMatchObject([{ method: 'POST', url: '/400/orders?limit=1', headers, body: '{"kind":"x"}' }])
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  test.each([
    ['', '/v1/400'],
    ['/', '/v1/400'],
    ['/preview', '/preview/400'],
    ['/preview/?token=secret', '/preview/400'],
  ])('below the path of the preview %j, else below that of the server', async (path, url) => {
    const answer = await answerTo({ prefix: '/v1', path: '/400' }, { url: `${origin}${path}` })
    expect(seen.map((request) => request.url)).toEqual([url])
    expect(answer?.url).toBe(`${origin}${url}`)
  })

  test('one after another, and twenty at most', async () => {
    const all = Array.from({ length: 23 }, (_, at) => finding({ path: `/200/${at}` }, at))
    const { findings, remarks } = await replay(all, context({}))
    expect(seen.map(({ url }) => url)).toEqual(all.slice(0, 20).map((_, at) => `/200/${at}`))
    expect(findings.filter(({ proof }) => proof.kind === 'witness' && proof.replay)).toHaveLength(20)
    expect(remarks).toContain('3 further requests not replayed: at most 20 are sent')
  })

  test('a redirect is not followed', async () => {
    await answerTo({ path: '/302' })
    expect(seen).toHaveLength(1)
  })
})

describe('what is not sent', () => {
  test('anything, where the config does not ask for it', async () => {
    const { findings, remarks } = await replay([finding()], context({ replay: { to: 'nobody', methods: ['GET'] } }))
    expect({ seen: seen.length, remarks, replayed: 'replay' in (findings[0]?.proof ?? {}) }).toEqual({
      seen: 0,
      remarks: [],
      replayed: false,
    })
  })

  test('a method that was not allowed', async () => {
    const { remarks } = await replay([finding({ method: 'DELETE' })], context({}))
    expect(seen).toEqual([])
    expect(remarks).toEqual(['1 request that would show a break not replayed: only GET and HEAD may be sent'])
  })

  test('a response, and a request that head accepts', async () => {
    const one = finding()
    if (one.proof.kind !== 'witness') throw new Error('the finding has a witness')
    const { request: _, ...response } = one.proof
    const widened = { ...one.proof, acceptedBy: 'head', refusedBy: 'base' } as const
    const { remarks } = await replay(
      [
        { ...one, proof: response },
        { ...one, proof: widened },
      ],
      context({}),
    )
    expect(seen).toEqual([])
    expect(remarks).toEqual([])
  })

  test.each([
    [
      'a name that only a workflow gives, and that leads to this machine',
      { url: 'http://preview.example', hosts: [], address: '127.0.0.1' },
      'leads to the loopback address 127.0.0.1',
    ],
    [
      'a name that only a workflow gives, and that leads inside',
      { url: 'http://preview.example', hosts: [], address: '10.0.0.7' },
      'leads to the private address 10.0.0.7',
    ],
    ['a host that a fork names', { hosts: [], fromFork: true }, "a fork's pull request"],
    [
      'a metadata service, whatever name leads there',
      { url: 'http://metadata.example', hosts: ['metadata.example'], address: '169.254.169.254' },
      'a metadata service',
    ],
  ])('to %s', async (_, { address, ...given }: { address?: string } & Parameters<typeof context>[0], reason) => {
    const engine = { ...loadEngines(), resolve: async () => (address === undefined ? [] : [address]) }
    const { findings, remarks } = await replay([finding()], context({ ...given, engine }))
    expect(seen).toEqual([])
    expect(findings).toEqual([finding()])
    expect(remarks).toEqual([expect.stringContaining(reason)])
  })

  test('to a preview that nobody named', async () => {
    const { remarks } = await replay([finding()], { ...context({}), preview: undefined })
    expect(remarks).toEqual(['Nothing was replayed: no preview is named.'])
  })
})

test('a server that keeps silent is left alone after three requests, and that is a remark', async () => {
  const asked: string[] = []
  const engine: HttpProbe = {
    resolve: async () => ['93.184.216.34'],
    probe: async ({ operations }) =>
      operations.map((operation) => {
        asked.push(operation.path)
        return { operation, status: undefined, failure: 'no answer within 5 s' }
      }),
  }
  const all = Array.from({ length: 9 }, (_, at) => finding({ path: `/${at}` }, at))
  const { findings, remarks } = await replay(all, context({ url: 'https://pr-1.example.dev', engine }))
  expect(asked).toEqual(['/0', '/1', '/2'])
  expect(findings).toEqual(all)
  expect(remarks).toContain('3 requests without an answer: no answer within 5 s')
})
