import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defaultConfig, parseConfig } from '../../src/config/config-file.ts'
import { sloText } from '../../src/config/slo.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import { defaultLoadSettings } from '../../src/core/load-settings.ts'

const everything = `
load:
  preview: "https://pr-{number}.example.com"
  base: https://main.example.com/shop
  hosts: [localhost:3000]
  environments: ["Preview*", staging/*]
  wait: 90s
  health: /healthz?deep=1
  headers-env: {x-vercel-protection-bypass: BYPASS}
  auth:
    key: API_KEY
    login: {user-env: USER_NAME, password-env: PASSWORD}
    oauth: {client-id-env: ID, client-secret-env: SECRET, token-url: https://id.example.com/token, scope: read write}
  operations:
    - GET /orders?limit=10
    - {request: POST /orders, weight: 0.5, expect-status: 201, headers: {Accept: text/plain}, body: {sku: a, n: [1]}}
    - {request: PUT /orders/1, expect-status: [200, 204], headers: {Content-Type: text/plain}, body: plain}
  values: {customer: 12, status: [open, true]}
  rate: 0.5
  arrivals: even
  warm-up: 0s
  duration: 2m
  seed: 7
  http: 2
  slo:
    p99: 600ms
    p95: 0.2s
    p50: 100
    p99.9: 1.5s
    error-rate: 1.5%
    throughput: 50/s
    operations:
      "GET /orders/{id}": {p99: 200ms, error-rate: 0.001}
  gate: regressions
  expect-headers: [Strict-Transport-Security, "X-A: b: c", X-B: d]
  rate-limit: 100/m
  probe-validation: true
  sweep: true
  baseline: perf/baseline.json
`

function loadOf(text: string) {
  return parseConfig(text, 'a.yml').load
}

function troubleIn(text: string): Trouble {
  try {
    loadOf(text)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
    throw thrown
  }
  throw new Error('nothing was refused')
}

test('every key is read', () => {
  expect(loadOf(everything)).toEqual({
    ...defaultLoadSettings,
    preview: 'https://pr-{number}.example.com',
    base: 'https://main.example.com/shop',
    hosts: ['localhost:3000'],
    environments: ['Preview*', 'staging/*'],
    waitSeconds: 90,
    health: '/healthz?deep=1',
    headersEnv: { 'x-vercel-protection-bypass': 'BYPASS' },
    auth: {
      key: { kind: 'secret', env: 'API_KEY' },
      login: { kind: 'basic', userEnv: 'USER_NAME', passwordEnv: 'PASSWORD' },
      oauth: {
        kind: 'client-credentials',
        idEnv: 'ID',
        secretEnv: 'SECRET',
        tokenUrl: 'https://id.example.com/token',
        scope: 'read write',
      },
    },
    operations: [
      { method: 'GET', path: '/orders?limit=10', weight: 1, expectStatus: undefined, headers: {}, body: undefined },
      {
        method: 'POST',
        path: '/orders',
        weight: 0.5,
        expectStatus: [201],
        headers: { Accept: 'text/plain', 'content-type': 'application/json' },
        body: '{"sku":"a","n":[1]}',
      },
      {
        method: 'PUT',
        path: '/orders/1',
        weight: 1,
        expectStatus: [200, 204],
        headers: { 'Content-Type': 'text/plain' },
        body: 'plain',
      },
    ],
    values: { customer: ['12'], status: ['open', 'true'] },
    rate: 0.5,
    arrivals: 'even',
    warmupSeconds: 0,
    durationSeconds: 120,
    seed: 7,
    http: '2',
    slo: [
      { metric: 'p50', floor: 100, operation: undefined },
      { metric: 'p95', floor: 200, operation: undefined },
      { metric: 'p99', floor: 600, operation: undefined },
      { metric: 'p99.9', floor: 1500, operation: undefined },
      { metric: 'errorRate', floor: 0.015, operation: undefined },
      { metric: 'throughput', floor: 50, operation: undefined },
      { metric: 'p99', floor: 200, operation: 'GET /orders/{id}' },
      { metric: 'errorRate', floor: 0.001, operation: 'GET /orders/{id}' },
    ],
    gate: 'regressions',
    expectHeaders: [
      { name: 'Strict-Transport-Security', value: undefined },
      { name: 'X-A', value: 'b: c' },
      { name: 'X-B', value: 'd' },
    ],
    rateLimit: { requests: 100, windowSeconds: 60 },
    probeValidation: true,
    sweep: true,
    baseline: 'perf/baseline.json',
  })
})

test('what nobody says holds as the core has it', () => {
  expect(defaultConfig.load).toEqual(defaultLoadSettings)
})

test.each([
  ['start: npm start', { run: 'npm start', install: undefined, url: 'http://localhost:{port}', directory: '' }],
  [
    'start: {run: ./serve, install: npm ci, url: "http://127.0.0.1:{port}/api", directory: ./svc/}',
    { run: './serve', install: 'npm ci', url: 'http://127.0.0.1:{port}/api', directory: 'svc' },
  ],
])('%s', (text, start) => {
  expect(loadOf(`load:\n  ${text}`)).toMatchObject({ start })
})

test.each([
  ['plan: load/plan.yml', { plan: 'load/plan.yml' }],
  ['har: ./shop.har', { har: 'shop.har' }],
  ['concurrency: 4', { concurrency: 4, rate: undefined }],
  ['rate-limit: 10/1s', { rateLimit: { requests: 10, windowSeconds: 1 } }],
  ['rate-limit: 600/2m', { rateLimit: { requests: 600, windowSeconds: 120 } }],
  ['wait: 0s', { waitSeconds: 0 }],
  ['wait: 30m', { waitSeconds: 1800 }],
  ['http: 1.1', { http: '1.1' }],
  [
    'preview: "https://{short-sha}--{branch}.example.com/x"',
    { preview: 'https://{short-sha}--{branch}.example.com/x' },
  ],
])('%s is read', (text, settings) => {
  expect(loadOf(`load:\n  ${text}`)).toMatchObject(settings)
})

describe('what is refused, each with its line', () => {
  test.each([
    ['rate: 0', '"load.rate": must be above 0'],
    ['rate: -1', 'must be above 0'],
    ['rate: .inf', '"load.rate"'],
    ['rate: 10001', 'must be at most 10000'],
    ['rate: "20"', '"load.rate" must be a number, and is "20"'],
    ['concurrency: 0', 'must be at least 1'],
    ['concurrency: 257', 'must be at most 256'],
    ['concurrency: 2.5', '"load.concurrency" must be a whole number'],
    ['duration: 181s', 'from 1s to 3m'],
    ['duration: 10', '"load.duration" must be text, and is 10'],
    ['warm-up: 61s', 'from 0s to 1m'],
    ['warmup: 1s', 'did you mean "warm-up"?'],
    ['wait: 31m', 'from 0s to 30m'],
    ['wait: 5', '"load.wait" must be text'],
    ['preview: https://pr-{nr}.example.com', 'holds {nr}, and may hold {number}, {sha}, {short-sha}, {branch}'],
    ['preview: pr-{number}.example.com', 'must be a full URL'],
    ['preview: "https://u:p@{number}.example.com"', 'must not contain a user name or password'],
    ['preview: "https://{branch}/x"', 'must not have {branch} for its whole host'],
    ['base: "https://{sha}.example.com"', 'only that of a preview may hold placeholders'],
    ['base: main.example.com', 'must be a full URL'],
    ['start: {install: npm ci}', '"load.start.run" is missing'],
    ['start: {run: x, url: "http://10.0.0.1:{port}"}', 'must be of the form http://localhost:{port}'],
    ['start: {run: x, url: "http://localhost:3000"}', 'must be of the form http://localhost:{port}'],
    ['start: {run: x, directory: ../y}', 'must stay inside the repository'],
    ['health: healthz', 'must be a path, as in /healthz'],
    ['environments: []', 'must name at least one environment'],
    ['environments: Preview', 'must be a list'],
    ['headers-env: {x-key: a-secret-value}', 'never the secret itself'],
    ['headers-env: {"x key": A}', '"x key" is not the name of a header'],
    ['headers-env: {Host: A}', 'is written by the client itself'],
    ['auth: {key: "s3cret!"}', 'never the secret itself'],
    ['auth: {key: {user-env: A}}', 'must have user-env and password-env'],
    ['auth: {key: {user-env: A, password-env: B, scope: x}}', 'must have user-env and password-env, or'],
    ['auth: {key: {client-id-env: A, client-secret: B}}', 'did you mean "client-secret-env"?'],
    ['operations: [get /a]', 'must be a method and a path'],
    ['operations: [{weight: 2}]', '"load.operations[0].request" is missing'],
    ['operations: [{request: GET /a, weight: 0}]', 'must be above 0'],
    ['operations: [{request: GET /a, expect-status: 20}]', 'must be a status code'],
    ['operations: [{request: GET /a, headers: {Authorization: Bearer x}}]', 'Authorization holds a secret'],
    ['operations: [{request: GET /a, headers: {Cookie: x}}]', 'Cookie holds a secret'],
    ['operations: [{request: GET /a, headers: {X-A: "a\\r\\nb"}}]', 'the value of X-A is not one line'],
    ['operations: [{request: GET /a, headers: {Transfer-Encoding: x}}]', 'is written by the client itself'],
    ['operations: [{request: GET /a, body: 5}]', 'must be text, or what JSON is made of'],
    ['values: {id: {a: 1}}', 'must be text, a number, true or false, or a list of such'],
    ['values: {id: []}', 'must hold at least one value'],
    ['arrivals: random', 'must be poisson or even'],
    ['seed: -1', 'must not be negative'],
    ['seed: 4294967296', 'must be below 2 to the 32nd power'],
    ['http: 3', 'must be 1.1 or 2'],
    ['gate: all', 'must be slo or regressions'],
    ['slo: p99=600', 'must be a mapping'],
    ['slo: {p99: 0}', 'must be a time such as 600ms or 1.5s'],
    ['slo: {p99: 61s}', 'at most 60s'],
    ['slo: {p99: 10/s}', 'must be a time'],
    ['slo: {p98: 10}', 'unknown key "load.slo.p98"'],
    ['slo: {error-rate: 1}', 'must be a percentage such as 1%, or a share below 1'],
    ['slo: {error-rate: 100%}', 'must be a percentage'],
    ['slo: {throughput: 0}', 'must be answers a second'],
    ['slo: {p95: 20, p99: 10}', '"load.slo.p99": is below p95, which is 20 ms'],
    ['slo: {operations: {"GET /a": {p50: 20, p99: 10}}}', 'is below p50'],
    ['slo: {operations: {orders: {p99: 10}}}', 'must stand under a method and a path'],
    ['slo: {p99: [1]}', 'must be a number'],
    ['expect-headers: ["a b"]', 'must be the name of a header'],
    ['expect-headers: Server', 'must be a list'],
    ['rate-limit: 100', '"load.rate-limit" must be text'],
    ['rate-limit: 0/s', 'must be requests in a window of 1s to 2m'],
    ['rate-limit: 5/1h', 'must be requests in a window'],
    ['rate-limit: 100/121s', 'must be requests in a window'],
    ['rate-limit: 10000/s', 'more than 5000 requests a second'],
    ['probe-validation: "yes"', 'must be true or false'],
    ['sweep: 8', 'must be true or false'],
    ['plan: /etc/plan.yml', 'relative to the root'],
    ['baseline: ../x.json', 'must stay inside'],
  ])('%s', (text, message) => {
    const trouble = troubleIn(`load:\n  ${text}`)
    expect(trouble).toMatchObject({ code: 'config-invalid', location: { path: 'a.yml', line: 2 } })
    expect(trouble.message).toContain(message)
  })

  test.each([
    ['preview: https://a.example.com\n  start: x', '"load.preview": cannot stand beside load.start'],
    ['base: https://a.example.com\n  start: x', '"load.base": cannot stand beside load.start'],
    ['rate: 5\n  concurrency: 4', '"load.rate": cannot stand beside load.concurrency, which makes a closed loop'],
    ['operations: [GET /a]\n  plan: p.yml', '"load.operations": cannot stand beside load.plan'],
    ['operations: [GET /a]\n  har: p.har', '"load.operations": cannot stand beside load.har'],
    ['plan: p.yml\n  har: p.har', '"load.plan": cannot stand beside load.har'],
  ])('%j says one thing in two ways', (text, message) => {
    const trouble = troubleIn(`load:\n  ${text}`)
    expect(trouble).toMatchObject({ location: { line: 2 } })
    expect(trouble.message).toContain(message)
  })
})

describe('a floor on the command line', () => {
  const schema = z.string().transform(sloText)

  test.each([
    ['p99=600', [{ metric: 'p99', floor: 600, operation: undefined }]],
    [
      'p95=0.3s,error-rate=1%',
      [
        { metric: 'p95', floor: 300, operation: undefined },
        { metric: 'errorRate', floor: 0.01, operation: undefined },
      ],
    ],
    ['GET /orders?a=1,2 p99.9=2s', [{ metric: 'p99.9', floor: 2000, operation: 'GET /orders?a=1,2' }]],
  ])('%s', (text, settings) => {
    expect(schema.parse(text)).toEqual(settings)
  })

  test.each([
    ['', 'must be a metric and its floor'],
    ['p99', 'must be a metric and its floor'],
    ['p99=', 'must be a metric and its floor'],
    ['constructor=1', 'must be a metric and its floor'],
    ['__proto__=1', 'must be a metric and its floor'],
    ['p98=5', 'metrics are p50, p95, p99, p99.9, error-rate, throughput'],
    ['p99=soon', 'p99 must be a time'],
    ['p95=20,p99=10', 'p99 is below p95'],
    ['orders p99=10', 'must be a metric and its floor'],
  ])('%j is refused', (text, message) => {
    expect(schema.safeParse(text).error?.issues[0]?.message).toContain(message)
  })
})
