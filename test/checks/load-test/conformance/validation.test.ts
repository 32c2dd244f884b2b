import { describe, expect, test } from 'vitest'
import { probeValidation } from '../../../../src/checks/load-test/conformance/validation.ts'
import type { LoadOperation, LoadRequest } from '../../../../src/core/load.ts'
import { defaultLoadSettings, type LoadSettings } from '../../../../src/core/load-settings.ts'
import type { HttpProbe } from '../../../../src/core/ports.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../../fakes/check-context.ts'
import { operationOf, plannedOf } from './planned.ts'

const contract = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders': {
      get: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } }] },
      post: {
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['total'],
                properties: { total: { type: 'number' }, note: { type: 'string' } },
              },
            },
          },
        },
      },
    },
    '/health': { get: {} },
  },
})

const get = operationOf('GET /orders', {
  paths: ['/orders?limit=5'],
  credentials: [
    { in: 'header', name: 'Authorization', prefix: 'Bearer ', secret: 'TOKEN' },
    { in: 'query', name: 'key', prefix: '', secret: 'TOKEN' },
  ],
})
const post = operationOf('POST /orders', { headers: { 'content-type': 'application/json' }, body: '{"total":1}' })
const named: LoadSettings['operations'] = [
  { method: 'POST', path: '/orders', weight: 1, expectStatus: undefined, headers: {}, body: post.body },
]

/** A status, or undefined for no answer. */
type Server = (request: LoadRequest) => number | undefined

/** Malformed requests that the service of this file gets; all else is valid. */
const isMalformed = ({ path, body, headers }: LoadRequest) =>
  /limit=(malformed|0)/.test(path) ||
  (body !== undefined && !/^\{"total":1/.test(body)) ||
  headers['content-type'] === 'text/plain' ||
  /"note":\{/.test(body ?? '')

async function probed(server: Server, operations: readonly LoadOperation[] = [get], load: Partial<LoadSettings> = {}) {
  const sent: LoadRequest[] = []
  const probe: HttpProbe['probe'] = async ({ operations: requests }) =>
    requests.map((operation) => {
      sent.push(operation)
      const status = server(operation)
      return status === undefined ? { operation, status, failure: 'socket hang up' } : { operation, status }
    })
  const context = checkContext({
    changeSet: changeSetOf({}, { 'openapi.json': contract }),
    config: { ...defaultConfig, load: { ...defaultLoadSettings, probeValidation: true, ...load } },
  })
  return { ...(await probeValidation(context, plannedOf(operations, { TOKEN: 's3cret' }), probe)), sent }
}

describe('what a preview makes of malformed requests', () => {
  test('refused: as it should be', async () => {
    const { results, facts, unproven } = await probed((request) => (isMalformed(request) ? 400 : 200))
    expect(results).toEqual([
      {
        subject: 'GET /orders',
        expectation: 'refuses malformed requests with 4xx',
        verdict: 'pass',
        detail: '2 malformed requests, 2 refused with 4xx',
      },
    ])
    expect(facts.malformed).toEqual([])
    expect(unproven).toEqual([])
  })

  test('a server error, each time, while valid requests are answered', async () => {
    const { results, facts } = await probed((request) =>
      /limit=malformed/.test(request.path) ? 500 : isMalformed(request) ? 422 : 200,
    )
    expect(results[0]).toMatchObject({
      verdict: 'fail',
      detail:
        '2 malformed requests, 1 refused with 4xx; 500 to a request whose query parameter `limit` has the wrong type',
    })
    expect(facts.malformed).toMatchObject([
      {
        operation: 'GET /orders',
        what: 'a request whose query parameter `limit` has the wrong type',
        because: '`limit`: it must be of type integer',
        shown: 'GET /shop/orders?limit=malformed',
        writes: false,
        status: 500,
      },
    ])
  })

  test('accepted', async () => {
    const { results, facts } = await probed(() => 200)
    expect(results[0]?.verdict).toBe('note')
    expect(facts.malformed?.map(({ status }) => status)).toEqual([200, 200])
  })

  test('no answer, twice, while valid requests are answered', async () => {
    const { results, facts } = await probed((request) => (isMalformed(request) ? undefined : 200))
    expect(results[0]?.verdict).toBe('fail')
    expect(facts.malformed?.map(({ status }) => status)).toEqual([undefined, undefined])
  })

  test('a server error that does not come again proves nothing', async () => {
    let failures = 1
    const { results, facts } = await probed((request) => (isMalformed(request) ? (failures-- > 0 ? 503 : 400) : 200))
    expect(facts.malformed).toEqual([])
    expect(results[0]).toMatchObject({ verdict: 'pass', detail: expect.stringContaining('1 failed once only') })
  })

  test.each([401, 403, 429, 301])('%i says nothing', async (status) => {
    const { results, facts, unproven } = await probed((request) => (isMalformed(request) ? status : 200))
    expect(results[0]?.verdict).toBe('inconclusive')
    expect(facts.malformed).toEqual([])
    expect(unproven).toMatchObject([{ code: 'validation-untried' }])
  })
})

describe('a preview that goes down', () => {
  test('is not sent more, and no finding is made of what nobody can repeat', async () => {
    let up = true
    const { results, facts, unproven, sent } = await probed(
      (request) => {
        if (isMalformed(request)) up = false
        return up ? 200 : undefined
      },
      [get, { ...get, name: 'GET /orders again' }],
    )
    expect(facts.malformed).toEqual([])
    expect(unproven).toMatchObject([
      { code: 'preview-down', message: expect.stringContaining('gave no answer (socket hang up)') },
    ])
    expect(results.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive'])
    // A valid one, the malformed one, and four tries of a valid one.
    expect(sent).toHaveLength(6)
  })

  test('and comes back is asked on', async () => {
    let rest = 0
    const { facts } = await probed((request) => {
      if (rest-- > 0) return undefined
      if (!isMalformed(request)) return 200
      rest = 2
      return 500
    })
    expect(facts.malformed?.map(({ status }) => status)).toEqual([500, 500])
  })

  test('before anything malformed is sent', async () => {
    const { results, sent, remarks } = await probed(() => 503)
    expect(sent).toHaveLength(1)
    expect(results[0]?.verdict).toBe('inconclusive')
    expect(remarks[0]).toContain('no malformed one was sent')
  })
})

describe('where there is a base', () => {
  const base = {
    side: 'base' as const,
    target: { origin: 'https://base.example', prefix: '', secrets: { TOKEN: 's3cret' }, http: '1.1' as const },
  }

  async function answers(onBase: number, operation: LoadOperation) {
    const asked: string[] = []
    const probe: HttpProbe['probe'] = async ({ origin, operations }) =>
      operations.map((request) => {
        if (origin === base.target.origin) asked.push(request.path)
        return {
          operation: request,
          status: isMalformed(request) ? (origin === base.target.origin ? onBase : 500) : 200,
        }
      })
    const planned = plannedOf([operation], { TOKEN: 's3cret' })
    const context = checkContext({
      changeSet: changeSetOf({}, { 'openapi.json': contract }),
      config: { ...defaultConfig, load: { ...defaultLoadSettings, probeValidation: true, operations: named } },
    })
    const { facts } = await probeValidation(context, { ...planned, sides: { ...planned.sides, base } }, probe)
    return { asked, baseToo: facts.malformed?.map(({ baseToo }) => baseToo) }
  }

  test.each([
    [500, true],
    [400, false],
  ])('it answers %i to what head fails on', async (status, baseToo) => {
    expect(await answers(status, get)).toEqual({
      asked: ['/orders?limit=malformed&key=s3cret', '/orders?limit=0&key=s3cret'],
      baseToo: [baseToo, baseToo],
    })
  })

  test('it is sent no body', async () => {
    expect((await answers(500, post)).asked).toEqual([])
  })
})

describe('bodies', () => {
  const refuses: Server = (request) => (isMalformed(request) ? 400 : 201)

  test('are sent where the operation is named', async () => {
    const { results, sent } = await probed(refuses, [post], { operations: named })
    expect(results[0]).toMatchObject({ verdict: 'pass', detail: '6 malformed requests, 6 refused with 4xx' })
    expect(sent.map(({ body }) => body)).toEqual([
      '{"total":1}',
      '{"malformed": ',
      '"malformed"',
      '{}',
      '{"total":"malformed"}',
      '{"total":1}',
      '{"total":1,"note":{"malformed":true}}',
    ])
  })

  test('and nowhere else, even where the plan has the operation', async () => {
    const { results, sent, unproven } = await probed(refuses, [post])
    expect(sent).toEqual([])
    expect(results).toMatchObject([{ verdict: 'inconclusive' }])
    expect(unproven).toMatchObject([{ code: 'validation-untried', hint: expect.stringContaining('load.operations') }])
  })
})

test('secrets go along, and are in no proof', async () => {
  const told = await probed(() => 200)
  expect(told.sent.every(({ headers }) => headers.authorization === 'Bearer s3cret')).toBe(true)
  expect(told.sent.every(({ path }) => path.endsWith('key=s3cret'))).toBe(true)
  const { sent: _, ...said } = told
  expect(JSON.stringify(said)).not.toContain('s3cret')
})

test('at most a hundred requests, and what was left out is said', async () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ ...get, name: `GET /orders ${at}` }))
  const { sent, results, remarks } = await probed((request) => (isMalformed(request) ? 400 : 200), many)
  // Three requests an operation, and ten are kept for what a crash would take.
  expect(sent).toHaveLength(90)
  expect(results).toHaveLength(50)
  expect(remarks).toEqual(['20 operations got no malformed request: enough requests were sent.'])
})
