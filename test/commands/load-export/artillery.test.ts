import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { artilleryYaml } from '../../../src/commands/load-export/artillery.ts'
import { BreakwaterError, type Trouble } from '../../../src/core/error.ts'
import type { LoadOperation, LoadPlan } from '../../../src/core/load.ts'
import type { SloSetting } from '../../../src/core/load-settings.ts'
import { exportPlan, exportSecrets, hostileName } from '../../fixtures/export-plan.ts'

const objectives: readonly SloSetting[] = [
  { metric: 'p99', floor: 600, operation: undefined },
  { metric: 'p95', floor: 200, operation: 'GET /orders/{id}' },
  { metric: 'errorRate', floor: 0.01, operation: undefined },
]

interface Test {
  readonly config: Readonly<Record<string, unknown>> & {
    readonly variables: Readonly<Record<string, readonly string[]>>
  }
  readonly scenarios: readonly {
    readonly name: string
    readonly weight: number
    readonly flow: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[]
  }[]
}

function exported(plan: LoadPlan, machines = 1): Test {
  // The text is ours.
  return load(artilleryYaml(plan, { objectives, machines })) as Test
}

function open(stages: readonly (readonly [seconds: number, from: number, to: number])[], plan = exportPlan): LoadPlan {
  return {
    ...plan,
    arrivals: {
      model: 'open',
      distribution: 'even',
      stages: stages.map(([seconds, from, to]) => ({ durationMs: seconds * 1000, from, to })),
    },
  }
}

function troubleIn(make: () => unknown): Trouble {
  try {
    make()
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
  }
  throw new Error('nothing was refused')
}

test('read back, it is the plan', () => {
  const { config, scenarios } = exported({ ...open([[60, 20, 20]]), warmupMs: 10_000 })
  expect(config).toMatchObject({
    target: '{{ $env.BREAKWATER_TARGET }}',
    phases: [
      { name: 'warm-up', duration: 10, arrivalRate: 20 },
      { name: 'measured', duration: 60, arrivalRate: 20 },
    ],
    http: { timeout: 3, pool: 24 },
    plugins: { 'metrics-by-endpoint': { useOnlyRequestNames: true } },
    ensure: {
      thresholds: [
        { 'http.response_time.p99': 600 },
        { 'plugins.metrics-by-endpoint.response_time.GET /orders/{id}.p95': 200 },
      ],
      conditions: [{ expression: 'vusers.skipped == 0' }, { expression: 'http.requests > 0' }],
      maxErrorRate: 1,
    },
  })
  expect(config.variables.op1_path).toEqual(['/orders/1', '/orders/2?full=true', '/orders/3'])
  expect(scenarios.map(({ weight }) => weight)).toEqual([3, 1])
  expect(scenarios[0]?.flow).toMatchObject([
    {
      get: {
        url: '{{ op1_path }}',
        name: 'GET /orders/{id}',
        followRedirect: false,
        headers: { 'X-Tenant': '{{ op1_header1 }}', Authorization: 'Bearer {{ $env.API_TOKEN }}' },
      },
    },
  ])
  expect(scenarios[1]?.flow).toMatchObject([
    {
      post: {
        headers: { cookie: 'session={{ $env.SESSION }}' },
        qs: { key: '{{ $env.BREAKWATER_SECRET_QUERY_OF_THE_URL_KEY }}' },
        body: '{{ op2_body }}',
        expect: [{ statusCode: [201] }],
      },
    },
  ])
})

test('a ramp', () => {
  const plan = { ...open([[5, 4, 40]]), warmupMs: 0 }
  expect(exported(plan).config.phases).toEqual([{ name: 'measured', duration: 5, arrivalRate: 4, rampTo: 40 }])
})

test('it holds no secret, and no text of a stranger is a template', () => {
  const text = artilleryYaml(exportPlan, { objectives })
  for (const value of Object.values(exportSecrets)) expect(text).not.toContain(value)
  const { config, scenarios } = exported(exportPlan)
  expect(JSON.parse(config.variables.op2_body?.[0] ?? '')).toEqual({ note: '{{ $env.API_TOKEN }}' })
  expect(config.variables.op2_body?.[0]).not.toContain('{{')
  expect(scenarios[1]?.name).toBe(hostileName.replace('{{', '{ {'))
})

describe('weights are whole', () => {
  test.each([
    [
      [1, 1],
      [1, 1],
    ],
    [
      [0.5, 0.25],
      [2, 1],
    ],
    [
      [0.1, 0.3],
      [1, 3],
    ],
    [
      [1, 2.333],
      [100, 233],
    ],
  ])('%j as %j', (weights, whole) => {
    const [first] = exportPlan.operations
    const operations = weights.flatMap((weight): LoadOperation[] => (first ? [{ ...first, weight }] : []))
    expect(exported({ ...exportPlan, operations }).scenarios.map(({ weight }) => weight)).toEqual(whole)
  })
})

describe('on Fargate', () => {
  test('each worker has its share', () => {
    const plan = { ...open([[60, 100, 200]]), warmupMs: 0 }
    expect(exported(plan, 4).config.phases).toEqual([{ name: 'measured', duration: 60, arrivalRate: 25, rampTo: 50 }])
  })

  test('a share below one a second is refused', () => {
    const trouble = troubleIn(() => exported(open([[60, 3, 3]]), 4))
    expect(trouble.message).toContain('3 requests a second on 4 workers are 0.75 for each')
    expect(trouble.hint).toContain('--machines 3')
  })
})

describe('what Artillery cannot do is said', () => {
  test('a closed loop', () => {
    const plan: LoadPlan = { ...exportPlan, arrivals: { model: 'closed', concurrency: 4, durationMs: 1000 } }
    expect(troubleIn(() => exported(plan))).toMatchObject({
      code: 'export-unfit',
      hint: expect.stringContaining('--rate'),
    })
  })

  test('names that would be looked up in the environment', () => {
    const named = (name: string): LoadPlan => ({
      ...exportPlan,
      operations: exportPlan.operations.map((one) => ({ ...one, name: `${one.name}${name}`, credentials: [] })),
    })
    for (const name of ['{{ $env.API_TOKEN }}', '{{{ $env.API_TOKEN }}', '{{{{ $env.API_TOKEN }}}}']) {
      const { scenarios } = exported(named(name))
      const names = scenarios.flatMap((one) => [one.name, ...one.flow.flatMap(Object.values).map((step) => step.name)])
      expect(names.join()).not.toContain('{{')
    }
    const credentials = [{ in: 'query' as const, name: '{{ $env.API_TOKEN }}', prefix: '', secret: 'KEY' }]
    const operations = exportPlan.operations.map((one) => ({ ...one, credentials }))
    expect(() => artilleryYaml({ ...exportPlan, operations }, { objectives })).toThrow(BreakwaterError)
  })

  test('a body that it would take for a template', () => {
    const operations = exportPlan.operations.map((one) => ({ ...one, body: 'a {{ $env.API_TOKEN }}' }))
    expect(troubleIn(() => exported({ ...exportPlan, operations })).message).toContain('takes for a variable')
  })
})
