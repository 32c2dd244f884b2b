import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadEngines } from '../../../src/adapters/load/engines.ts'
import { loadTest } from '../../../src/checks/load-test/check.ts'
import { run } from '../../../src/checks/load-test/run.ts'
import type { CheckContext, CheckResult } from '../../../src/core/check.ts'
import type { Config } from '../../../src/core/config.ts'
import type { OperationSetting } from '../../../src/core/load-settings.ts'
import type { LoadEngines } from '../../../src/core/ports.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { type FakeLoad, type FakeRun, fakeEngines } from '../../fakes/load-run-engines.ts'
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

const engineOf = (answers: FakeLoad['answers'] = {}, latenciesMs: readonly number[] = []) =>
  fakeEngines({ answers, latenciesMs })

function context(
  engines: LoadEngines,
  load: Partial<Config['load']> = {},
  url = 'https://pr-1.example.dev',
): CheckContext {
  return checkContext({
    changeSet: changeSetOf({}, { 'openapi.yaml': spec }),
    config: { ...defaultConfig, load: { ...defaultConfig.load, ...load } },
    preview: { url, namedBy: 'command line' },
    loadEngines: async () => engines,
  })
}

const asked = (method: string, path: string): OperationSetting => ({
  method,
  path,
  weight: 1,
  expectStatus: undefined,
  headers: {},
  body: undefined,
})

/** Paths with the prefix that stands before them. */
const pathsOf = (runs: readonly FakeRun[]) =>
  runs[0]?.plan.operations.flatMap(({ paths }) => paths.map((path) => `${runs[0]?.target.prefix}${path}`))

const fast = Array.from({ length: 500 }, () => 12)

describe('what is sent', () => {
  test('the safe operations of the contract, to the judged address', async () => {
    const { engines, runs } = engineOf({}, fast)
    const result = await run(context(engines))
    expect(runs).toHaveLength(1)
    expect(runs[0]?.target).toMatchObject({ origin: 'https://pr-1.example.dev', address: '93.184.216.34', prefix: '' })
    // 20 requests/s over a minute, after ten seconds of warm-up: what holds where nobody says anything.
    expect(runs[0]?.plan).toMatchObject({
      arrivals: { model: 'open', distribution: 'poisson', stages: [{ durationMs: 60_000, from: 20, to: 20 }] },
      warmupMs: 10_000,
    })
    expect(pathsOf(runs)).toEqual(['/orders', '/invoices'])
    expect(result.findings).toEqual([])
    expect(result.unproven).toEqual([])
    expect(result.load?.slo.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'pass'])
    expect(result.remarks.join('\n')).toContain('1 (not a GET or HEAD)')
    expect(result.summary).toContain('20/s offered')
  })

  test('what the config names, within its bounds', async () => {
    const { engines, runs } = engineOf({}, fast)
    await run(context(engines, { operations: [asked('GET', '/a?b=c')], durationSeconds: 9999, rate: 3 }))
    // Three minutes in all, warm-up included.
    expect(runs[0]?.plan.arrivals).toMatchObject({ stages: [{ durationMs: 170_000, from: 3, to: 3 }] })
    expect(pathsOf(runs)).toEqual(['/a?b=c'])
  })

  test('the path of the preview stands before the operations', async () => {
    const { engines, runs } = engineOf({}, fast)
    await run(context(engines, {}, 'https://pr-1.example.dev/shop/'))
    expect(pathsOf(runs)).toEqual(['/shop/orders', '/shop/invoices'])
  })

  test('without a contract, the URL itself', async () => {
    const { engines, runs } = engineOf({}, fast)
    await run({ ...context(engines, {}, 'https://pr-1.example.dev/health?full=1'), changeSet: changeSetOf({}, {}) })
    expect(pathsOf(runs)).toEqual(['/health'])
    // A preview's query may be the secret that opens it: it is sent, and stands in no plan.
    expect(runs[0]?.plan.operations[0]?.credentials).toMatchObject([{ in: 'query', name: 'full' }])
    expect(Object.values(runs[0]?.target.secrets ?? {})).toEqual(['1'])
  })

  test.each(['DELETE', 'TRACE', 'CONNECT'])('never %s', async (method) => {
    const running = run(context(engineOf({}).engines, { operations: [asked(method, '/orders/1')] }))
    await expect(running).rejects.toMatchObject({ trouble: { code: 'load-operation-refused' } })
  })
})

describe('the first request', () => {
  test('an operation that refuses is left out and named', async () => {
    const { engines, runs } = engineOf({ '/invoices': 401 }, fast)
    const result = await run(context(engines))
    expect(pathsOf(runs)).toEqual(['/orders'])
    expect(result.remarks.join('\n')).toContain(
      'GET /invoices answered 401 before the load, so it was not loaded; it needs credentials',
    )
    expect(result.unproven).toEqual([])
  })

  test('one that the config names is missed', async () => {
    const { engines } = engineOf({ '/b': 404 }, fast)
    const result = await run(context(engines, { operations: [asked('GET', '/a'), asked('GET', '/b')] }))
    expect(result.unproven.map(({ subject, code }) => [subject, code])).toEqual([['GET /b', 'operation-not-loaded']])
  })

  test('a server error is a warning, at the operation', async () => {
    const result = await run(context(engineOf({ '/invoices': 500 }, fast).engines))
    expect(result.findings.map(({ ruleId, severity, location }) => [ruleId, severity, location.line])).toEqual([
      ['load/first-request-failed', 'warning', 7],
    ])
  })

  test('a redirect is what was measured, and said', async () => {
    const result = await run(context(engineOf({ '/orders': 302 }, fast).engines))
    expect(result.remarks.join('\n')).toContain('Answered with a redirect, which is what was measured: GET /orders.')
  })

  test('where nothing but redirects answers, the summary says so, and nothing is proved', async () => {
    const some = await run(context(engineOf({ '/orders': 302 }, fast).engines))
    expect(some.summary).not.toContain('redirects')
    const all = await run(context(engineOf({ '/orders': 302, '/invoices': 301 }, fast).engines))
    expect(all.summary).toContain('measured redirects only')
    expect(all.unproven.map(({ code }) => code)).toContain('load-only-redirects')
  })

  test('nothing to load is no pass', async () => {
    const { engines, runs } = engineOf({ '/orders': 401, '/invoices': 401 })
    const result = await run(context(engines))
    expect(runs).toEqual([])
    expect(result.unproven.map(({ code }) => code)).toEqual(['no-samples'])
  })

  test('no answer at all is a failed check', async () => {
    const running = run(
      context(engineOf({ '/orders': 'connect ECONNREFUSED', '/invoices': 'connect ECONNREFUSED' }).engines),
    )
    await expect(running).rejects.toMatchObject({ trouble: { code: 'preview-unreachable' } })
  })
})

test('zero samples never pass', async () => {
  const result = await run(context(engineOf({}, []).engines))
  expect(result.unproven.map(({ code }) => code)).toEqual(['no-samples'])
  expect(result.unproven[0]?.hint).toContain('load.rate')
  expect(result.summary).toContain('no request was due')
})

test('too few requests are no pass, and the duration that would tell is named', async () => {
  // 100 requests in 10 s: p99 needs 299 without a slow one, and so does an error rate of 1 %: 30 s.
  const result = await run(context(engineOf({}, fast.slice(0, 50)).engines))
  expect(result.unproven.map(({ subject }) => subject)).toEqual(['p99 ≤ 600 ms', 'error rate ≤ 1 %'])
  expect(result.unproven[0]?.message).toContain('about 199 more requests would tell')
  expect(result.unproven[0]?.hint).toContain('load.duration to 30s')
})

test('one duration answers all that a longer run can tell', async () => {
  // Without a failure, an error rate of 0.5 % takes 598 requests where p99 takes 299: 60 s of ten a second.
  const slo = [{ metric: 'errorRate', floor: 0.005, operation: undefined }] as const
  const result = await run(context(engineOf({}, fast.slice(0, 50)).engines, { slo }))
  expect(result.unproven.map(({ hint }) => hint)).toEqual(
    Array(2).fill('Set load.duration to 60s in .github/breakwater.yml.'),
  )
})

test.each([
  ['slo', 0],
  ['regressions', 1],
] as const)('a gate for %s without a base is said %i times', async (gate, times) => {
  const { remarks } = await run(context(engineOf({}, fast).engines, { gate }))
  expect(remarks.filter((remark) => remark.includes('no base to compare with'))).toHaveLength(times)
})

test('a generator that was the limit is one doubt, whatever the number of floors', async () => {
  const slow = Array.from({ length: 500 }, (_, at) => (at % 7 === 0 ? 650 : 12))
  const result = await run(context(fakeEngines({ latenciesMs: slow, latenessMs: 400 }).engines))
  expect(result.findings).toEqual([])
  expect(result.unproven.map(({ code, subject }) => [code, subject])).toEqual([
    ['generator-limited', 'p95 ≤ 300 ms and p99 ≤ 600 ms'],
  ])
})

test('a run that was ended says why, and nothing else', async () => {
  const { engines } = fakeEngines({ aborted: 'the preview took no connection any more' })
  const result = await run(context(engines))
  expect(result.unproven.map(({ code }) => code)).toEqual(['load-aborted-connections'])
})

test('a floor of an operation that was not loaded is no pass', async () => {
  const slo = [{ metric: 'p99', floor: 200, operation: 'GET /order' }] as const
  const result = await run(context(engineOf({}, fast).engines, { slo }))
  expect(result.load?.slo.at(-1)).toEqual({
    ...slo[0],
    verdict: 'inconclusive',
    reason: 'no requests',
    n: 0,
    exceeding: 0,
  })
  expect(result.unproven.map(({ code, hint }) => [code, hint])).toEqual([
    [
      'floor-without-operation',
      'Floors go by the names that the report gives: GET /orders and GET /invoices. Where it was left out, the report says why.',
    ],
  ])
})

describe('on a real server, with the real engine', () => {
  let server: TruthServer
  beforeAll(async () => {
    server = await truthServer()
  })
  afterAll(() => server.close())
  const reviewed = (path: string, load: Partial<Config['load']>): Promise<CheckResult> => {
    const all = { operations: [asked('GET', path)], durationSeconds: 3, warmupSeconds: 1, ...load }
    return run(context(loadEngines(), all, server.origin))
  }

  test('a p99 beyond the floor is an error with a measurement', async () => {
    const { findings, load } = await reviewed('/slow-every/20/800', { concurrency: 10 })
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['load/slo-broken', 'error']])
    const [finding] = findings
    if (finding?.proof.kind !== 'measurement') throw new Error('no measurement')
    expect(finding.proof.floor).toBe(600)
    expect(finding.proof.measured).toBeGreaterThanOrEqual(799)
    expect(finding.proof.exceeding).toBe(load?.slo.find(({ metric }) => metric === 'p99')?.exceeding)
  })

  test('an error rate beyond the floor, too, at a steady rate', async () => {
    const { findings, summary } = await reviewed('/fail-every/10', { rate: 200 })
    expect(summary).toContain('200/s offered')
    expect(findings.map(({ proof }) => (proof.kind === 'measurement' ? proof.metric : ''))).toEqual(['errorRate'])
  })
})

test('a preview that is not there is a failed check, soon', async () => {
  const running = run(context(loadEngines(), {}, await silentOrigin()))
  await expect(running).rejects.toMatchObject({ trouble: { code: 'preview-unreachable' } })
})

describe('a load test from the command line', () => {
  const fromCommandLine = (engines: LoadEngines, load: Partial<Config['load']>): CheckContext => {
    const { config, ...rest } = context(engines, load)
    return { ...rest, changeSet: changeSetOf({}, {}), config: { ...config, source: 'command line' } }
  }

  test('advises its own options', async () => {
    const few = await run(
      fromCommandLine(engineOf({}, fast.slice(0, 100)).engines, { operations: [asked('GET', '/a')] }),
    )
    expect(few.unproven[0]?.hint).toContain('--duration 30s')
    const refused = run(fromCommandLine(engineOf({}).engines, { operations: [asked('DELETE', '/a')] }))
    await expect(refused).rejects.toMatchObject({
      trouble: { message: expect.stringMatching(/^--operation names `DELETE \/a`/) },
    })
  })

  test('what it finds stands in no file', async () => {
    const { findings } = await run(
      fromCommandLine(engineOf({ '/b': 500 }, fast).engines, { operations: [asked('GET', '/a'), asked('GET', '/b')] }),
    )
    expect(findings.map(({ location }) => location.path)).toEqual([''])
  })

  test('says how long it takes', async () => {
    const told: string[] = []
    const log = { progress: (text: string) => told.push(text), warn: () => undefined, debug: () => undefined }
    await run({
      ...fromCommandLine(engineOf({}, fast).engines, { operations: [asked('GET', '/a')], durationSeconds: 3 }),
      log,
    })
    expect(told).toContain('Load test: 20 requests/s to 1 operation, 3 s after 10 s of warm-up ...')
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
    // A laptop and a merge queue know no number; who names the check is told.
    const preview = 'https://pr-{number}.example.dev'
    const config = { ...defaultConfig, load: { ...defaultConfig.load, preview } }
    expect(await applied({ config })).toMatchObject({
      run: false,
      reason: `${preview} cannot be filled in here`,
      errorIfSelected: { code: 'preview-absent' },
    })
  })
})
