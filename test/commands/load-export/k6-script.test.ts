import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretVariables } from '../../../src/commands/load-export/environment.ts'
import { k6Scenarios, k6Thresholds } from '../../../src/commands/load-export/k6-scenarios.ts'
import { k6Script } from '../../../src/commands/load-export/k6-script.ts'
import type { LoadPlan } from '../../../src/core/load.ts'
import type { SloSetting } from '../../../src/core/load-settings.ts'
import { exportPlan, exportSecrets, hostileName } from '../../fixtures/export-plan.ts'
import { type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const run = promisify(execFile)
const objectives: readonly SloSetting[] = [
  { metric: 'p99', floor: 600, operation: undefined },
  { metric: 'p95', floor: 200, operation: 'GET /orders/{id}' },
  { metric: 'errorRate', floor: 0.01, operation: undefined },
]
const script = k6Script(exportPlan, { objectives, thresholdsMs: [600, 50], target: 'https://pr-1.example.com\n//' })

let folder: string
let server: TruthServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breakwater-export-'))
  server = await truthServer()
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

test("the script agrees with k6's types", async () => {
  const file = join(folder, 'typed.js')
  await writeFile(file, script)
  const rules = ['--strict', '--noEmit', '--allowJs', '--checkJs', '--skipLibCheck', '--ignoreConfig']
  const types = ['--types', 'k6', '--typeRoots', resolve('node_modules/@types')]
  const language = ['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler']
  const tsc = resolve('node_modules/.bin/tsc')
  await expect(run(tsc, [...rules, ...types, ...language, file])).resolves.toMatchObject({ stdout: '' })
  // A test that cannot fail proves nothing: a word that k6 does not know is seen.
  const wrong = join(folder, 'wrong.js')
  await writeFile(wrong, script.replace('exec.scenario', 'exec.scenery'))
  await expect(run(tsc, [...rules, ...types, ...language, wrong])).rejects.toMatchObject({
    stdout: expect.stringContaining('scenery'),
  })
})

test('the script holds no secret, and asks the environment for each', () => {
  for (const value of Object.values(exportSecrets)) expect(script).not.toContain(value)
  expect([...secretVariables(exportPlan)]).toEqual([
    ['API_TOKEN', 'API_TOKEN'],
    ['query of the URL: key', 'BREAKWATER_SECRET_QUERY_OF_THE_URL_KEY'],
    ['SESSION', 'SESSION'],
  ])
  for (const variable of secretVariables(exportPlan).values()) expect(script).toContain(`"variable": "${variable}"`)
})

test('two secrets never share a variable', () => {
  const credentials = ['a b', 'a-b', 'BREAKWATER_SECRET_A_B', 'BREAKWATER_TARGET'].map((secret) => ({
    ...{ in: 'header' as const, name: secret, prefix: '' },
    secret,
  }))
  const [first] = exportPlan.operations
  if (first === undefined) throw new Error('the plan has operations')
  const names = [...secretVariables({ ...exportPlan, operations: [{ ...first, credentials }] }).values()]
  expect(new Set(names).size).toBe(4)
  expect(names).not.toContain('BREAKWATER_TARGET')
})

test('what a stranger calls an operation is text, and nothing else', () => {
  const [code = ''] = script.split('/** @type {Record<string, string[]>} */')
  const literal = /const operations = (\{[\s\S]*\})\n$/.exec(code)?.[1] ?? ''
  // JSON, so no expression of JavaScript is in it.
  expect(JSON.parse(literal)).toMatchObject({ op2: { name: hostileName, method: 'POST', expected: [201] } })
  expect(script).not.toContain('\u2028')
  expect(script.split('\n').filter((line) => line.includes('pr-1.example.com'))).toEqual([
    '// It was made for "https://pr-1.example.com\\n//".',
  ])
})

describe('read back, it is the plan', () => {
  const constant = (text: string, name: string): unknown => {
    const [, value = ''] =
      new RegExp(`^(?:export )?const ${name} = ([\\s\\S]*?)\\n(?=const |export |/\\*\\*|\\n)`, 'm').exec(text) ?? []
    return JSON.parse(value)
  }

  interface ScriptOperation {
    readonly name: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly credentials: readonly { readonly in: string; readonly name: string; readonly variable: string }[]
    readonly body: string | null
    readonly expected: readonly unknown[]
    readonly weight: number
  }

  test.each([
    ['a rate', { model: 'open', distribution: 'even', stages: [{ durationMs: 60_000, from: 20, to: 20 }] }],
    ['a ramp', { model: 'open', distribution: 'even', stages: [{ durationMs: 9000, from: 4, to: 40 }] }],
    ['clients', { model: 'closed', concurrency: 6, durationMs: 5000 }],
  ] as const)('%s', (_, arrivals) => {
    const plan: LoadPlan = { ...exportPlan, arrivals }
    const text = k6Script(plan, { objectives })
    // The script is ours, and JSON where it is data.
    const operations = constant(text, 'operations') as Readonly<Record<string, ScriptOperation>>
    const variables = secretVariables(plan)
    const read = Object.entries(operations).map(([id, { expected, body, ...rest }]) => {
      const [, own = ''] =
        new RegExp(`^  ${id}: new SharedArray\\("paths of ${id}", \\(\\) => (.*)\\),$`, 'm').exec(text) ?? []
      return { ...rest, paths: JSON.parse(own), body: body ?? undefined, expected }
    })
    expect(read).toEqual(
      plan.operations.map(({ template: _template, credentials, expectStatus, body, ...rest }) => ({
        ...rest,
        credentials: credentials.map(({ secret, ...one }) => ({ ...one, variable: variables.get(secret) })),
        body,
        expected: expectStatus ?? [{ min: 200, max: 399 }],
      })),
    )
    for (const name of ['seed', 'warmupMs', 'timeoutMs'] as const) expect(constant(text, name)).toBe(plan[name])
    const { scenarios } = constant(text, 'options') as { readonly scenarios: object }
    expect(rateOf(Object.values(scenarios))).toEqual(
      arrivals.model === 'closed'
        ? { clients: 6, ms: 5500 }
        : { from: arrivals.stages[0].from, to: arrivals.stages[0].to, ms: 500 + arrivals.stages[0].durationMs },
    )
  })

  interface Scenario {
    readonly vus?: number
    readonly rate?: number
    readonly startRate?: number
    readonly timeUnit?: string
    readonly duration?: string
    readonly stages?: readonly { readonly duration: string; readonly target: number }[]
  }

  /** The load of all scenarios together. */
  function rateOf(scenarios: readonly Scenario[]) {
    const ms = (text: string | undefined) => Number.parseFloat(text ?? '0')
    const [first] = scenarios
    if (first?.vus !== undefined) return { clients: first.vus, ms: ms(first.duration) }
    const sum = (pick: (scenario: Scenario) => number | undefined) =>
      scenarios.reduce((all, one) => all + (pick(one) ?? 0) / Number.parseFloat(one.timeUnit ?? '1'), 0)
    return {
      from: sum(({ rate, startRate }) => rate ?? startRate),
      to: sum(({ rate, stages }) => rate ?? stages?.at(-1)?.target),
      ms: first?.stages?.reduce((all, { duration }) => all + ms(duration), 0) ?? ms(first?.duration),
    }
  }
})

describe('on stubbed modules, against a server that records', () => {
  const variables = Object.fromEntries(
    [...secretVariables(exportPlan)].map(([secret, name]) => [
      name,
      exportSecrets[secret as keyof typeof exportSecrets],
    ]),
  )
  const k6 = async (plan: LoadPlan, env: Readonly<Record<string, string>>) => {
    const file = join(folder, 'test.js')
    await writeFile(file, k6Script(plan, { objectives }))
    return await run(process.execPath, [resolve('test/fixtures/k6/run.ts'), 'run', file], { env: { PATH: '', ...env } })
  }

  test('the traffic that arrives is that of the plan', async () => {
    await k6(exportPlan, { BREAKWATER_TARGET: `${server.origin}/`, ...variables })
    const orders = ['/orders/1', '/orders/2?full=true', '/orders/3'].map((path) => server.received.get(path) ?? 0)
    const all = orders.reduce((sum, count) => sum + count, 0)
    // 45 and 15 a second, for 2.5 s; each iteration is due at a time that is known, whatever the machine does.
    expect(all).toBeGreaterThanOrEqual(111)
    expect(all).toBeLessThanOrEqual(113)
    const post = server.received.get('/status/201?key=key-5527') ?? 0
    expect(post).toBeGreaterThanOrEqual(36)
    expect(post).toBeLessThanOrEqual(38)
    // Paths are drawn alike: each gets a third of 112, give or take four standard deviations of five.
    for (const count of orders) expect(Math.abs(count - all / 3)).toBeLessThan(20)
    expect(server.heard.get('/orders/1')).toMatchObject({
      method: 'GET',
      headers: { 'x-tenant': 'acme', authorization: 'Bearer tok-9431' },
    })
    expect(server.heard.get('/status/201?key=key-5527')).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'session=ses-8810' },
      body: '{"note":"{{ $env.API_TOKEN }}"}',
    })
    expect([...server.received.keys()].filter((path) => !/^\/(orders|status)/.test(path))).toEqual([])
  })

  test('a variable that is missing ends it before anything is sent', async () => {
    server.forget()
    const before = [...server.received.values()].reduce((sum, count) => sum + count, 0)
    await expect(k6(exportPlan, { BREAKWATER_TARGET: server.origin })).rejects.toMatchObject({
      stderr: expect.stringContaining('API_TOKEN is not set'),
    })
    await expect(k6(exportPlan, { BREAKWATER_TARGET: 'localhost:1', ...variables })).rejects.toMatchObject({
      stderr: expect.stringContaining('BREAKWATER_TARGET must be a URL'),
    })
    expect([...server.received.values()].reduce((sum, count) => sum + count, 0)).toBe(before)
  })
})

describe('scenarios', () => {
  const plan = (arrivals: LoadPlan['arrivals'], warmupMs = 0): LoadPlan => ({ ...exportPlan, arrivals, warmupMs })
  const shapes = (given: LoadPlan) =>
    Object.values(k6Scenarios(given, 1200)).map((scenario) => {
      const { executor, rate, startRate, timeUnit, duration, stages, preAllocatedVUs, maxVUs, vus } =
        scenario as Record<string, unknown>
      return { executor, rate, startRate, timeUnit, duration, stages, preAllocatedVUs, maxVUs, vus }
    })

  test('an operation has its share of the rate; 20 by three to one are 15 and 5', () => {
    const stages = [{ durationMs: 60_000, from: 20, to: 20 }]
    expect(shapes(plan({ model: 'open', distribution: 'even', stages }, 10_000))).toMatchObject([
      // 15 a second at 0.6 s twice over.
      {
        executor: 'constant-arrival-rate',
        rate: 15,
        timeUnit: '1s',
        duration: '70000ms',
        preAllocatedVUs: 18,
        maxVUs: 18,
      },
      {
        executor: 'constant-arrival-rate',
        rate: 5,
        timeUnit: '1s',
        duration: '70000ms',
        preAllocatedVUs: 6,
        maxVUs: 6,
      },
    ])
  })

  test('k6 counts whole iterations: a fraction takes a longer unit of time', () => {
    const stages = [{ durationMs: 1000, from: 10, to: 10 }]
    expect(shapes(plan({ model: 'open', distribution: 'even', stages }))).toMatchObject([
      { rate: 75, timeUnit: '10s' },
      { rate: 25, timeUnit: '10s' },
    ])
  })

  test('a ramp with a jump in it', () => {
    const stages = [
      { durationMs: 5000, from: 4, to: 40 },
      { durationMs: 1000, from: 80, to: 80 },
    ]
    expect(shapes(plan({ model: 'open', distribution: 'even', stages }, 2000))[0]).toMatchObject({
      executor: 'ramping-arrival-rate',
      startRate: 3,
      timeUnit: '1s',
      stages: [
        { duration: '2000ms', target: 3 },
        { duration: '5000ms', target: 30 },
        { duration: '0s', target: 60 },
        { duration: '1000ms', target: 60 },
      ],
    })
  })

  test('a closed loop is one scenario for all operations', () => {
    expect(shapes(plan({ model: 'closed', concurrency: 8, durationMs: 3000 }, 1000))).toMatchObject([
      { executor: 'constant-vus', vus: 8, duration: '4000ms' },
    ])
  })
})

describe('thresholds', () => {
  const stages = [{ durationMs: 60_000, from: 20, to: 20 }]
  const plan: LoadPlan = { ...exportPlan, arrivals: { model: 'open', distribution: 'even', stages } }

  test('each floor, a least count, what was dropped, and a kill switch', () => {
    expect(k6Thresholds(plan, objectives, 1)).toEqual({
      'breakwater_slow{ms:600}': ['rate<=0.01'],
      'http_req_duration{phase:measured}': ['p(99)<=600'],
      'breakwater_slow{op:op1,ms:200}': ['rate<=0.05'],
      'http_req_duration{phase:measured,op:op1}': ['p(95)<=200'],
      'http_req_failed{phase:measured}': ['rate<=0.01'],
      'checks{phase:measured}': ['rate>=0.99'],
      http_req_failed: [{ threshold: 'rate<0.144', abortOnFail: true, delayAbortEval: '30s' }],
      // Nine tenths of 900 and of 300.
      'breakwater_requests{op:op1}': ['count>=810'],
      'breakwater_requests{op:op2}': ['count>=270'],
      dropped_iterations: ['count==0'],
    })
  })

  test('on several machines no percentile, and the counts of one of them', () => {
    const thresholds = k6Thresholds(plan, objectives, 3)
    expect(Object.keys(thresholds).filter((name) => name.startsWith('http_req_duration'))).toEqual([])
    expect(thresholds).toMatchObject({ 'breakwater_requests{op:op1}': ['count>=270'] })
  })
})
