import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { autocannonEngine } from '../../../src/adapters/load/autocannon.ts'
import { loadTest } from '../../../src/checks/load-test/check.ts'
import { run } from '../../../src/checks/load-test/run.ts'
import type { CheckContext, CheckResult } from '../../../src/core/check.ts'
import type { Config } from '../../../src/core/config.ts'
import type { LoadPlan, LoadProbe, LoadSample } from '../../../src/core/load.ts'
import type { LoadEngine } from '../../../src/core/ports.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentOrigin, type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

const spec = `openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    get: {responses: {'200': {description: ok}}}
  /invoices:
    get: {responses: {'200': {description: ok}}}
  /orders/{id}:
    delete: {responses: {'204': {description: ok}}}
`

/** An engine that answers from a table: a status or a failure for the probe, latencies for the run. */
function fakeEngine(answers: Readonly<Record<string, number | string>>, latenciesMs: readonly number[] = []) {
  const plans: LoadPlan[] = []
  const engine: LoadEngine = {
    name: 'fake',
    resolve: async () => ['93.184.216.34'],
    probe: async ({ operations }) =>
      operations.map((operation): LoadProbe => {
        const answer = answers[operation.path] ?? 200
        return typeof answer === 'number'
          ? { operation, status: answer }
          : { operation, status: undefined, failure: answer }
      }),
    run: async (plan): Promise<LoadSample> => {
      plans.push(plan)
      return {
        engine: 'fake',
        durationMs: plan.durationMs,
        generator: { cpuShare: 0.2 },
        operations: plan.operations.map((operation) => ({
          operation,
          latenciesMs,
          sentAtMs: latenciesMs.map((_, at) => (at / latenciesMs.length) * plan.durationMs),
          failedAtMs: [],
          unexpected: {},
          errors: { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
        })),
      }
    },
  }
  return { engine, plans }
}

function context(
  engine: LoadEngine,
  load: Partial<Config['load']> = {},
  url = 'https://pr-1.example.dev',
): CheckContext {
  return checkContext({
    changeSet: changeSetOf({}, { 'openapi.yaml': spec }),
    config: { ...defaultConfig, load: { ...defaultConfig.load, ...load } },
    preview: { url, namedBy: 'command line' },
    loadEngine: async () => engine,
  })
}

const fast = Array.from({ length: 500 }, () => 12)

describe('what is sent', () => {
  test('the safe operations of the contract, to the judged address', async () => {
    const { engine, plans } = fakeEngine({}, fast)
    const result = await run(context(engine))
    expect(plans).toHaveLength(1)
    expect(plans[0]).toMatchObject({
      origin: 'https://pr-1.example.dev',
      address: '93.184.216.34',
      model: 'closed',
      concurrency: 10,
      warmupMs: 2000,
      durationMs: 10_000,
    })
    expect(plans[0]?.operations.map(({ path }) => path)).toEqual(['/orders', '/invoices'])
    expect(result.findings).toEqual([])
    expect(result.unproven).toEqual([])
    expect(result.load?.slo.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'pass'])
    expect(result.remarks.join('\n')).toContain('1 (not a GET)')
    // A pass must say what it is worth.
    expect(result.summary).toContain('closed loop, rate not offered')
    expect(result.remarks.join('\n')).toContain('Closed loop')
  })

  test('what the config names, within its bounds', async () => {
    const { engine, plans } = fakeEngine({}, fast)
    await run(context(engine, { operations: ['GET /a?b=c'], durationSeconds: 9999, concurrency: 3 }))
    expect(plans[0]).toMatchObject({ concurrency: 3, durationMs: 178_000 })
    expect(plans[0]?.operations.map(({ path }) => path)).toEqual(['/a?b=c'])
  })

  test('the path of the preview stands before the operations', async () => {
    const { engine, plans } = fakeEngine({}, fast)
    await run(context(engine, {}, 'https://pr-1.example.dev/shop/'))
    expect(plans[0]?.operations.map(({ path }) => path)).toEqual(['/shop/orders', '/shop/invoices'])
  })

  test('without a contract, the URL itself', async () => {
    const { engine, plans } = fakeEngine({}, fast)
    await run({ ...context(engine, {}, 'https://pr-1.example.dev/health?full=1'), changeSet: changeSetOf({}, {}) })
    expect(plans[0]?.operations.map(({ path }) => path)).toEqual(['/health?full=1'])
  })

  test.each(['DELETE /orders/1', 'POST /orders'])('never %s', async (operation) => {
    const running = run(context(fakeEngine({}).engine, { operations: [operation] }))
    await expect(running).rejects.toMatchObject({ trouble: { code: 'load-operation-refused' } })
  })
})

describe('the first request', () => {
  test('an operation that refuses is left out and named', async () => {
    const { engine, plans } = fakeEngine({ '/invoices': 401 }, fast)
    const result = await run(context(engine))
    expect(plans[0]?.operations.map(({ path }) => path)).toEqual(['/orders'])
    expect(result.remarks.join('\n')).toContain(
      'GET /invoices answered 401 before the load, so it was not loaded; it needs credentials',
    )
    expect(result.unproven).toEqual([])
  })

  test('one that the config names is missed', async () => {
    const { engine } = fakeEngine({ '/b': 404 }, fast)
    const result = await run(context(engine, { operations: ['GET /a', 'GET /b'] }))
    expect(result.unproven.map(({ subject, code }) => [subject, code])).toEqual([['GET /b', 'operation-not-loaded']])
  })

  test('a server error is a warning, at the operation', async () => {
    const result = await run(context(fakeEngine({ '/invoices': 500 }, fast).engine))
    expect(result.findings.map(({ ruleId, severity, location }) => [ruleId, severity, location.line])).toEqual([
      ['load/first-request-failed', 'warning', 7],
    ])
  })

  test('a redirect is what was measured, and said', async () => {
    const result = await run(context(fakeEngine({ '/orders': 302 }, fast).engine))
    expect(result.remarks.join('\n')).toContain('Answered with a redirect, which is what was measured: GET /orders.')
  })

  test('where nothing but redirects answers, the summary says so', async () => {
    const some = await run(context(fakeEngine({ '/orders': 302 }, fast).engine))
    expect(some.summary).not.toContain('redirects')
    const all = await run(context(fakeEngine({ '/orders': 302, '/invoices': 301 }, fast).engine))
    expect(all.summary).toContain('measured redirects only')
    expect(all.remarks.join('\n')).toContain('Nothing else was measured')
  })

  test('nothing to load is no pass', async () => {
    const { engine, plans } = fakeEngine({ '/orders': 401, '/invoices': 401 })
    const result = await run(context(engine))
    expect(plans).toEqual([])
    expect(result.unproven.map(({ code }) => code)).toEqual(['no-samples'])
  })

  test('no answer at all is a failed check', async () => {
    const running = run(
      context(fakeEngine({ '/orders': 'connect ECONNREFUSED', '/invoices': 'connect ECONNREFUSED' }).engine),
    )
    await expect(running).rejects.toMatchObject({ trouble: { code: 'preview-unreachable' } })
  })
})

test('zero samples never pass', async () => {
  const result = await run(context(fakeEngine({}, []).engine))
  expect(result.unproven.map(({ code }) => code)).toEqual(['no-samples'])
  expect(result.summary).toContain('nothing could be loaded')
})

test('too few requests are no pass, and the duration that would tell is named', async () => {
  // 100 requests in 10 s: p99 needs 299 without a slow one, and so does an error rate of 1 %: 30 s.
  const result = await run(context(fakeEngine({}, fast.slice(0, 50)).engine))
  expect(result.unproven.map(({ subject }) => subject)).toEqual(['p99 ≤ 600 ms', 'error rate ≤ 1 %'])
  expect(result.unproven[0]?.message).toContain('about 199 more requests would tell')
  expect(result.unproven[0]?.hint).toContain('load.duration to 30s')
})

describe('on a real server, with the real engine', () => {
  let server: TruthServer
  beforeAll(async () => {
    server = await truthServer()
  })
  afterAll(() => server.close())
  const reviewed = (operations: readonly string[]): Promise<CheckResult> =>
    run(context(autocannonEngine(), { operations, durationSeconds: 3 }, server.origin))

  test('a p99 beyond the floor is an error with a measurement', async () => {
    const { findings, load } = await reviewed(['GET /slow-every/20/800'])
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['load/slo-broken', 'error']])
    const [finding] = findings
    if (finding?.proof.kind !== 'measurement') throw new Error('no measurement')
    expect(finding.proof.floor).toBe(600)
    expect(finding.proof.measured).toBeGreaterThanOrEqual(799)
    expect(finding.proof.exceeding).toBe(load?.slo.find(({ metric }) => metric === 'p99')?.exceeding)
  })

  test('an error rate beyond the floor, too', async () => {
    const { findings } = await reviewed(['GET /fail-every/10'])
    expect(findings.map(({ proof }) => (proof.kind === 'measurement' ? proof.metric : ''))).toEqual(['errorRate'])
  })
})

test('a preview that is not there is a failed check, soon', async () => {
  const running = run(context(autocannonEngine(), {}, await silentOrigin()))
  await expect(running).rejects.toMatchObject({ trouble: { code: 'preview-unreachable' } })
})

describe('a load test from the command line', () => {
  const fromCommandLine = (engine: LoadEngine, load: Partial<Config['load']>): CheckContext => {
    const { config, ...rest } = context(engine, load)
    return { ...rest, changeSet: changeSetOf({}, {}), config: { ...config, source: 'command line' } }
  }

  test('advises its own options', async () => {
    const few = await run(fromCommandLine(fakeEngine({}, fast.slice(0, 100)).engine, { operations: ['GET /a'] }))
    expect(few.unproven[0]?.hint).toContain('--duration 30s')
    const refused = run(fromCommandLine(fakeEngine({}).engine, { operations: ['DELETE /a'] }))
    await expect(refused).rejects.toMatchObject({
      trouble: { message: expect.stringMatching(/^--operation names `DELETE \/a`/) },
    })
  })

  test('what it finds stands in no file', async () => {
    const { findings } = await run(
      fromCommandLine(fakeEngine({ '/b': 500 }, fast).engine, { operations: ['GET /a', 'GET /b'] }),
    )
    expect(findings.map(({ location }) => location.path)).toEqual([''])
  })

  test('says how long it takes', async () => {
    const told: string[] = []
    const log = { progress: (text: string) => told.push(text), warn: () => undefined, debug: () => undefined }
    await run({ ...fromCommandLine(fakeEngine({}, fast).engine, { operations: ['GET /a'], durationSeconds: 3 }), log })
    expect(told).toContain('Load test: 10 clients, 1 operation, 3 s after 2 s of warm-up ...')
  })
})

describe('applies', () => {
  const applied = (overrides: Partial<CheckContext>) => loadTest.applies(checkContext(overrides))

  test('where there is a preview', async () => {
    expect(await applied({ preview: { url: 'http://localhost', namedBy: 'command line' } })).toEqual({ run: true })
  })

  test('skipped where nobody asked for it, an error for who did', async () => {
    expect(await applied({})).toMatchObject({
      run: false,
      reason: 'no preview deployment',
      errorIfSelected: { code: 'preview-absent' },
    })
    const config = { ...defaultConfig, load: { ...defaultConfig.load, preview: 'https://pr.example.dev' } }
    expect(await applied({ config })).toMatchObject({ run: false, error: { code: 'preview-absent' } })
  })
})
