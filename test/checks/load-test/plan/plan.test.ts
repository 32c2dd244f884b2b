import { describe, expect, test } from 'vitest'
import { parsePlan } from '../../../../src/config/load-plan-file.ts'
import { renderPlan } from '../../../../src/config/load-plan-text.ts'
import type { LoadOperation } from '../../../../src/core/load.ts'
import type { WrittenPlan } from '../../../../src/core/load-files.ts'
import type { LoadSettings } from '../../../../src/core/load-settings.ts'
import { type PlanGiven, plannedLoad, requestSetting } from '../../../fakes/planned-load.ts'

const spec = `openapi: 3.1.0
info: {title: Orders, version: '1'}
servers: [{url: /v1}]
paths:
  /orders:
    get: {responses: {'200': {description: ok}}}
  /invoices:
    get: {responses: {'200': {description: ok}}}
  /carts:
    delete: {responses: {'204': {description: ok}}}
`

const planned = (given: PlanGiven) => plannedLoad({ files: { 'openapi.yaml': spec }, ...given })
const request = requestSetting

describe('what is planned', () => {
  test('the safe operations of the contract, at a steady rate', async () => {
    const { plan, remarks, unproven, probes } = await planned({})
    expect(plan.operations.map(({ name, paths }) => [name, paths])).toEqual([
      ['GET /orders', ['/v1/orders']],
      ['GET /invoices', ['/v1/invoices']],
    ])
    expect(plan.arrivals).toEqual({
      model: 'open',
      distribution: 'poisson',
      stages: [{ durationMs: 60_000, from: 20, to: 20 }],
    })
    expect([plan.warmupMs, plan.timeoutMs, plan.seed]).toEqual([10_000, 5000, 1])
    expect(remarks.join('\n')).toContain('1 (not a GET or HEAD)')
    expect(unproven).toEqual([])
    expect(probes.map(({ status }) => status)).toEqual([200, 200])
  })

  test("a preview's query is sent, and is in no plan", async () => {
    const { plan, sides, remarks, asked, hash } = await planned({
      url: 'https://p.example/up?bypass=s3cret',
      files: {},
    })
    expect(asked).toEqual([['https://p.example', 'GET', '/up?bypass=s3cret']])
    expect(plan.operations.map(({ name }) => name)).toEqual(['GET /up?…'])
    expect(JSON.stringify([plan, remarks, hash])).not.toContain('s3cret')
    expect(JSON.stringify(sides)).toContain('s3cret')
  })

  test('each side is sent its own query, in whatever order its URL has it', async () => {
    const { asked, unproven } = await planned({
      url: 'https://p.example/up?key=s3cret&z=1&z=2',
      base: 'https://base.example/up?z=3&z=4&key=0ther',
      files: {},
    })
    expect(asked).toEqual([
      ['https://p.example', 'GET', '/up?key=s3cret&z=1&z=2'],
      ['https://base.example', 'GET', '/up?key=0ther&z=3&z=4'],
    ])
    expect(unproven).toEqual([])
  })

  test("a base without the preview's query is sent nothing of it, and not compared with", async () => {
    const { asked, unproven, sides } = await planned({
      url: 'https://p.example/up?key=s3cret',
      base: 'https://base.example/up',
      files: {},
    })
    expect(asked).toEqual([['https://p.example', 'GET', '/up?key=s3cret']])
    expect(sides.base).toBeUndefined()
    expect(unproven).toMatchObject([{ subject: 'base against head', code: 'base-query-differs' }])
    expect(JSON.stringify(unproven)).not.toContain('s3cret')
  })

  test.each([
    ['https://head.example', ['/v1/orders', '/v1/invoices']],
    ['https://head.example/v1', ['/v1/orders', '/v1/invoices']],
    ['https://head.example/shop/', ['/shop/v1/orders', '/shop/v1/invoices']],
    ['https://head.example/shop/v1', ['/shop/v1/orders', '/shop/v1/invoices']],
  ])('%s is asked for its own paths, and the plan stays the same', async (url, paths) => {
    const { asked, plan, hash } = await planned({ url })
    expect([...new Set(asked.map(([, , path]) => path))]).toEqual(paths)
    expect(plan.operations.map((operation) => operation.paths[0])).toEqual(['/v1/orders', '/v1/invoices'])
    expect(hash).toBe((await planned({})).hash)
  })

  test('where the service has no such path, its operations are asked without it', async () => {
    const { plan, remarks } = await planned({ answer: (path) => (path.startsWith('/v1') ? 404 : 200) })
    expect(plan.operations.map(({ name, paths }) => [name, paths])).toEqual([
      ['GET /orders', ['/orders']],
      ['GET /invoices', ['/invoices']],
    ])
    expect(remarks.join('\n')).toContain(
      'Below /v1, where the contract has its server, https://head.example answers 404',
    )
    const load = { operations: [requestSetting('GET /invoices')] }
    const named = await planned({ load, answer: (path) => (path.startsWith('/v1') ? 404 : 200) })
    expect(named.plan.operations.map(({ paths }) => paths)).toEqual([['/invoices']])
    // Nothing there either way: the contract keeps its word.
    const gone = await planned({ answer: () => 404 })
    expect(gone.remarks.join('\n')).not.toContain('Below /v1')
  })

  test('what the config names goes below the URL as it stands', async () => {
    const load = { operations: [request('GET /a?b=c'), { ...request('POST /b'), body: '{}', weight: 3 }] }
    const { asked, plan } = await planned({ url: 'https://head.example/v1', load })
    expect(asked.map(([, , path]) => path)).toEqual(['/v1/a?b=c', '/v1/b'])
    expect(plan.operations).toMatchObject([
      { name: 'GET /a?b=c', template: '/a', weight: 1 },
      { name: 'POST /b', body: '{}', weight: 3 },
    ])
  })

  test.each(['DELETE /orders/1', 'CONNECT /x', 'TRACE /'])('never %s', async (text) => {
    await expect(planned({ load: { operations: [request(text)] } })).rejects.toMatchObject({
      trouble: { code: 'load-operation-refused' },
    })
  })
})

describe('how a plan is timed', () => {
  test.each<[Partial<LoadSettings>, string | undefined, object, boolean]>([
    [{ rate: 50, durationSeconds: 30 }, undefined, { stages: [{ durationMs: 30_000, from: 50, to: 50 }] }, false],
    [
      { slo: [{ metric: 'throughput', floor: 35, operation: undefined }] },
      undefined,
      { stages: [{ durationMs: 60_000, from: 35, to: 35 }] },
      false,
    ],
    [{ concurrency: 8 }, undefined, { model: 'closed', concurrency: 8, durationMs: 60_000 }, false],
    [{ durationSeconds: 180 }, undefined, { stages: [{ durationMs: 170_000, from: 20, to: 20 }] }, true],
    [{ durationSeconds: 180 }, 'https://base.example', { stages: [{ durationMs: 180_000, from: 20, to: 20 }] }, false],
    [{ durationSeconds: 999, concurrency: 2 }, 'https://base.example', { concurrency: 2, durationMs: 290_000 }, true],
  ])('%j, base %s', async (load, base, arrivals, cut) => {
    const { plan, remarks } = await planned({ load, ...(base === undefined ? {} : { base }) })
    expect(plan.arrivals).toMatchObject(arrivals)
    expect(remarks.some((remark) => remark.includes('was cut from'))).toBe(cut)
  })
})

describe('the first request', () => {
  test('an operation that refuses is left out and named', async () => {
    const { plan, remarks, unproven } = await planned({ answer: (path) => (path === '/v1/invoices' ? 401 : 200) })
    expect(plan.operations.map(({ name }) => name)).toEqual(['GET /orders'])
    expect(remarks).toContain('GET /invoices answered 401 before the load, so it was not loaded; it needs credentials.')
    expect(unproven).toEqual([])
  })

  test('one that the config names is missed', async () => {
    const load = { operations: [request('GET /a'), request('GET /b')] }
    const { unproven } = await planned({ load, answer: (path) => (path === '/b' ? 404 : 200) })
    expect(unproven.map(({ subject, code }) => [subject, code])).toEqual([['GET /b', 'operation-not-loaded']])
  })

  test('another status may be the expected one', async () => {
    const load = {
      operations: [
        { ...request('GET /a'), expectStatus: [404] },
        { ...request('GET /b'), expectStatus: [404] },
      ],
    }
    const { plan } = await planned({ load, answer: (path) => (path === '/a' ? 404 : 200) })
    expect(plan.operations.map(({ name }) => name)).toEqual(['GET /a'])
  })

  test.each<[head: number, base: number, loaded: boolean, blamed: boolean]>([
    [200, 200, true, false],
    [500, 200, false, true],
    [404, 200, false, true],
    [500, 500, false, false],
    [404, 404, false, false],
    [200, 500, false, false],
  ])('head answers %i, base %i', async (head, base, loaded, blamed) => {
    const { plan, probes, failedOnHead, remarks } = await planned({
      base: 'https://base.example',
      answer: (path, origin) => (path !== '/v1/invoices' ? 200 : origin === 'https://head.example' ? head : base),
    })
    expect(plan.operations.some(({ name }) => name === 'GET /invoices')).toBe(loaded)
    expect(
      probes.some(({ operation, status }) => operation.name === 'GET /invoices' && status === head) && !loaded,
    ).toBe(blamed)
    const answers = [
      ...(base === 200 ? [] : [`answered ${base} on base`]),
      ...(head === 200 ? [] : [head === base ? 'on head' : `answered ${head} on head`]),
    ].join(' and ')
    const said = `GET /invoices ${answers} before the load, so it was not loaded.`
    expect(remarks.includes(said)).toBe(!loaded)
    expect([...(failedOnHead ?? [])]).toEqual(blamed ? [['GET /invoices', 200]] : [])
  })

  test('a page of HTML is no answer where the contract has JSON', async () => {
    const json = "responses: {'200': {description: ok, content: {application/json: {}}}}"
    const any = "responses: {'200': {description: ok}}"
    const contract = `openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get: {${json}}\n  /b:\n    get: {${any}}\n`
    const page = { status: 200, json: '', headers: { 'content-type': 'text/html; charset=utf-8' } }
    const { plan, remarks } = await planned({ files: { 'openapi.yaml': contract }, answer: () => page })
    expect(plan.operations.map(({ name }) => name)).toEqual(['GET /b'])
    expect(remarks).toContain(
      'GET /a answered 200 with a page of HTML, where the contract has JSON, before the load, so it was not loaded.',
    )
    const named = { operations: [requestSetting('GET /a')] }
    const { unproven } = await planned({ files: { 'openapi.yaml': contract }, load: named, answer: () => page })
    expect(unproven).toMatchObject([{ subject: 'GET /a', code: 'operation-not-loaded' }])
  })

  test('nothing but redirects proves nothing, unless they were asked for', async () => {
    const operations = ['GET /a', 'GET /b'].map(requestSetting)
    const asked = async (expectStatus?: readonly number[], answer = (_: string) => 302) =>
      (
        await planned({
          files: {},
          load: { operations: operations.map((one) => ({ ...one, expectStatus })) },
          answer,
        })
      ).unproven.map(({ code }) => code)
    expect(await asked()).toEqual(['load-only-redirects'])
    expect(await asked(undefined, (path) => (path === '/a' ? 302 : 200))).toEqual([])
    expect(await asked([302])).toEqual([])
  })

  test('a redirect is what was measured, and said', async () => {
    const { remarks } = await planned({ answer: (path) => (path === '/v1/orders' ? 302 : 200) })
    expect(remarks.join('\n')).toContain('Answered with a redirect, which is what was measured: GET /orders.')
  })

  test('no answer of head at all is a failed check; none of base leaves head alone', async () => {
    await expect(planned({ answer: () => 'connect ECONNREFUSED' })).rejects.toMatchObject({
      trouble: { code: 'preview-unreachable' },
    })
    const { sides, plan, unproven } = await planned({
      base: 'https://base.example',
      answer: (_, origin) => (origin === 'https://base.example' ? 'connect ECONNREFUSED' : 200),
    })
    expect(sides.base).toBeUndefined()
    expect(plan.operations).toHaveLength(2)
    expect(unproven.map(({ code }) => code)).toEqual(['base-unreachable'])
  })
})

describe('a plan in a file', () => {
  const operation = (name: string, more: Partial<LoadOperation> = {}): LoadOperation => {
    const [method = '', path = ''] = name.split(' ')
    return { name, method, template: path, paths: [path], headers: {}, credentials: [], weight: 1, ...more }
  }
  const written = (plan: Partial<WrittenPlan>): PlanGiven => ({
    context: {
      loadFiles: async () => ({ plan: { source: 'load/plan.yaml', operations: [], remarks: ['2 cookies'], ...plan } }),
    },
  })

  test('goes before everything else, and says how it is timed where it does', async () => {
    const arrivals = { model: 'closed', concurrency: 3, durationMs: 5000 } as const
    const { plan, remarks, placeOf } = await planned({
      ...written({ operations: [operation('GET /x'), operation('POST /y')], arrivals, seed: 9 }),
      load: { operations: [requestSetting('GET /a')] },
    })
    expect(plan.operations.map(({ name }) => name)).toEqual(['GET /x', 'POST /y'])
    expect([plan.arrivals, plan.seed, plan.warmupMs]).toEqual([arrivals, 9, 10_000])
    expect(remarks).toEqual(['2 cookies'])
    expect(placeOf.get('GET /x')).toEqual({ path: 'load/plan.yaml', line: 1, column: 1 })
  })

  test('its ramps end where the time of a pull request ends', async () => {
    const stages = [
      { durationMs: 100_000, from: 10, to: 10 },
      { durationMs: 140_000, from: 10, to: 80 },
    ]
    const { plan } = await planned(
      written({ operations: [operation('GET /x')], arrivals: { model: 'open', distribution: 'even', stages } }),
    )
    // 170 s are left beside ten of warm-up: half of the ramp.
    expect(plan.arrivals).toMatchObject({ stages: [stages[0], { durationMs: 70_000, from: 10, to: 45 }] })
  })

  test('names secrets that the config knows, and no others', async () => {
    const credential = (secret: string) => [{ in: 'header' as const, name: 'X-Key', prefix: '', secret }]
    const operations = [
      operation('GET /x', { credentials: credential('KEY') }),
      operation('GET /y', { credentials: credential('GONE') }),
    ]
    const { plan, sent, unproven } = await planned({ ...written({ operations }), secrets: { KEY: 's3cret' } })
    expect(plan.operations.map(({ name }) => name)).toEqual(['GET /x'])
    expect(sent).toEqual([{ 'x-key': 's3cret' }])
    expect(unproven.map(({ code, subject }) => [code, subject])).toEqual([['load-secret-missing', 'GET /y']])
  })

  test('made from a plan, it is that plan again', async () => {
    const first = await planned({ url: 'https://p.example/up?bypass=s3cret', files: {} })
    const again = await planned({
      url: 'https://p.example/up?bypass=other',
      ...written(parsePlan(renderPlan(first.plan), 'plan.yaml')),
    })
    expect(again.hash).toBe(first.hash)
    expect(again.asked).toEqual([['https://p.example', 'GET', '/up?bypass=other']])
  })
})
