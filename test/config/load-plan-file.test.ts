import { describe, expect, test } from 'vitest'
import { parsePlan } from '../../src/config/load-plan-file.ts'
import { renderPlan } from '../../src/config/load-plan-text.ts'
import type { LoadPlan } from '../../src/core/load.ts'
import fc from '../properties.ts'

const parsed = (yaml: string) => parsePlan(yaml, 'plan.yaml')

describe('a plan by hand', () => {
  test('in a line', () => {
    expect(parsed('operations: [GET /orders]')).toEqual({
      source: 'plan.yaml',
      operations: [
        {
          name: 'GET /orders',
          method: 'GET',
          template: '/orders',
          paths: ['/orders'],
          headers: {},
          credentials: [],
          weight: 1,
        },
      ],
      remarks: [],
    })
  })

  test('in full', () => {
    const plan = parsed(`
version: 1
seed: 7
warm-up: 5s
timeout: 1500ms
arrivals:
  distribution: even
  stages:
    - {duration: 30s, rate: 20}
    - {duration: 1m, from: 20, to: 100}
values: {region: [eu, us]}
operations:
  - request: GET /{region}/orders/{id}?q=a b
    name: one order
    weight: 3
    values: {id: [1, x/y]}
    expect-status: [200, 404]
    headers: {Accept: application/json}
    credentials: [{in: header, name: Authorization, prefix: 'Bearer ', secret: TOKEN}]
  - request: POST /orders
    expect-status: 201
    body: {sku: book}
  - request: PUT /notes
    headers: {Content-Type: text/plain}
    body: as it stands
  - request: GET /search
    paths: ['/search?q=1', '/search?q=2']
`)
    expect(plan).toMatchObject({
      seed: 7,
      warmupMs: 5000,
      timeoutMs: 1500,
      arrivals: {
        model: 'open',
        distribution: 'even',
        stages: [
          { durationMs: 30_000, from: 20, to: 20 },
          { durationMs: 60_000, from: 20, to: 100 },
        ],
      },
    })
    expect(plan.operations).toMatchObject([
      {
        name: 'one order',
        template: '/{region}/orders/{id}',
        weight: 3,
        expectStatus: [200, 404],
        headers: { Accept: 'application/json' },
        credentials: [{ in: 'header', name: 'Authorization', prefix: 'Bearer ', secret: 'TOKEN' }],
      },
      {
        name: 'POST /orders',
        expectStatus: [201],
        body: '{"sku":"book"}',
        headers: { 'content-type': 'application/json' },
      },
      { body: 'as it stands', headers: { 'Content-Type': 'text/plain' } },
      { paths: ['/search?q=1', '/search?q=2'] },
    ])
    expect([...(plan.operations[0]?.paths ?? [])].sort()).toEqual([
      '/eu/orders/1?q=a%20b',
      '/eu/orders/x%2Fy?q=a%20b',
      '/us/orders/1?q=a%20b',
      '/us/orders/x%2Fy?q=a%20b',
    ])
  })

  test.each([
    [
      '{rate: 50, duration: 30s}',
      { model: 'open', distribution: 'poisson', stages: [{ durationMs: 30_000, from: 50, to: 50 }] },
    ],
    ['{concurrency: 8, duration: 30s}', { model: 'closed', concurrency: 8, durationMs: 30_000 }],
  ])('arrivals %s', (arrivals, expected) => {
    expect(parsed(`operations: [GET /a]\narrivals: ${arrivals}`).arrivals).toEqual(expected)
  })
})

describe('what is wrong is named with its place', () => {
  test.each([
    ['operatoins: [GET /a]', 'plan.yaml:1:1: unknown key "operatoins" (did you mean "operations"?)'],
    ['operations: []', 'must hold at least one operation'],
    ['operations: [DELETE /a]', 'must be GET, HEAD, POST, PUT or PATCH'],
    ['operations: [GET a]', 'and a path'],
    ['operations: ["GET /a\\r\\nb"]', 'and a path'],
    ['operations:\n  - GET /a\n  - GET /orders/{id}', 'plan.yaml:3:5: "operations[1]": {id} has no values'],
    [
      'operations:\n  - request: GET /a\n    wieght: 2',
      'plan.yaml:3:5: unknown key "operations[0].wieght" (did you mean "weight"?)',
    ],
    ['operations:\n  - {request: GET /a, weight: 0}', 'must be above 0'],
    ['operations: [GET /a, GET /a]', 'a second operation is called GET /a'],
    ['operations:\n  - {request: GET /a, headers: {Authorization: Bearer x}}', 'Authorization holds a secret'],
    ['operations:\n  - {request: GET /a, paths: ["/a b"]}', 'must be a path as it is sent'],
    ['operations:\n  - {request: GET /a, paths: ["https://evil.example/"]}', 'must be a path as it is sent'],
    [
      'operations:\n  - {request: GET /a, credentials: [{in: header, name: X-Key, secret: "abc def"}]}',
      'never the secret itself',
    ],
    [
      'operations:\n  - {request: GET /a, credentials: [{in: header, name: Host, secret: A}]}',
      'written by the client itself',
    ],
    ['operations: [GET /a]\narrivals: {rate: 5}', 'must say for how long'],
    ['operations: [GET /a]\narrivals: {rate: 0, duration: 5s}', 'must have a `rate` above 0'],
    ['operations: [GET /a]\narrivals: {rate: 5, concurrency: 2, duration: 5s}', 'must have one of'],
    [
      'operations: [GET /a]\narrivals: {stages: [{duration: 5s, rate: 5, from: 1}]}',
      'must have either `rate`, or `from` and `to`',
    ],
    ['operations: [GET /a]\narrivals: {stages: [{duration: 5s, rate: 0}]}', 'every rate is 0'],
    ['operations: [GET /a]\narrivals: {rate: 5, duration: 10h}', 'from 0.001s to 5m'],
    ['operations: [GET /a]\nversion: 2', 'must be 1'],
  ])('%j', (yaml, message) => {
    expect(() => parsed(yaml)).toThrow(message)
  })
})

test('what is rendered is read as the same plan', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  // `te` is a word, and a header that the client writes itself.
  const headerName = word.map((name) => `x-${name}`)
  const path = fc.stringMatching(/^\/[!-~]{0,12}$/)
  const rate = fc.integer({ min: 1, max: 9999 }).map((tenths) => tenths / 10)
  const stage = fc.record({ durationMs: fc.integer({ min: 1, max: 99_999 }), from: rate, to: rate })
  const operation = fc.record(
    {
      name: word,
      method: fc.constantFrom('GET', 'HEAD', 'POST'),
      template: fc.stringMatching(/^\/[!->@-~ ]{0,12}$/),
      paths: fc.array(fc.oneof(path, fc.constant('')), { minLength: 1, maxLength: 4 }),
      headers: fc.dictionary(fc.constantFrom('accept', 'x-a', 'X-B'), fc.stringMatching(/^[ -~]{0,9}$/)),
      credentials: fc.array(
        fc.record({
          in: fc.constantFrom('header' as const, 'query' as const, 'cookie' as const),
          name: fc.oneof(headerName, fc.constant('authorization')),
          prefix: fc.constantFrom('', 'Bearer '),
          secret: word,
        }),
        { maxLength: 2 },
      ),
      body: fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      ),
      weight: fc.integer({ min: 1, max: 10_000 }).map((tenths) => tenths / 10),
      expectStatus: fc.array(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['name', 'method', 'template', 'paths', 'headers', 'credentials', 'weight'] },
  )
  const plan: fc.Arbitrary<LoadPlan> = fc.record({
    operations: fc.uniqueArray(operation, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    arrivals: fc.oneof(
      fc.record({
        model: fc.constant('open' as const),
        distribution: fc.constantFrom('poisson' as const, 'even' as const),
        stages: fc.array(stage, { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        model: fc.constant('closed' as const),
        concurrency: fc.integer({ min: 1, max: 256 }),
        durationMs: fc.integer({ min: 1, max: 300_000 }),
      }),
    ),
    warmupMs: fc.integer({ min: 0, max: 60_000 }),
    timeoutMs: fc.integer({ min: 10, max: 60_000 }),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  })
  fc.assert(
    fc.property(plan, (one) => {
      const { source, remarks, ...read } = parsed(renderPlan(one))
      expect([source, remarks]).toEqual(['plan.yaml', []])
      expect(read).toEqual(one)
    }),
    { numRuns: 300 },
  )
})
