import { expect, test } from 'vitest'
import { run } from '../../../src/checks/load-test/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import type { Config } from '../../../src/core/config.ts'
import { type LoadProgress, noErrors } from '../../../src/core/load.ts'
import type { LoadFiles } from '../../../src/core/load-files.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { type FakeLoad, fakeEngines } from '../../fakes/load-run-engines.ts'

// Each part has tests of its own; these show that a load test uses it.

const base = 'https://main.example.dev'
const spec = `openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    get: {responses: {'200': {description: ok}}}
`

async function tested(fake: FakeLoad, load: Partial<Config['load']>, files: LoadFiles = {}) {
  const { engines, runs } = fakeEngines(fake)
  const result: CheckResult = await run(
    checkContext({
      changeSet: changeSetOf({}, { 'openapi.yaml': spec }),
      config: { ...defaultConfig, load: { ...defaultConfig.load, ...load } },
      preview: { url: 'https://pr-1.example.dev', namedBy: 'command line' },
      loadEngines: async () => engines,
      loadFiles: async () => files,
    }),
  )
  return { result, runs }
}

const steady = Array.from({ length: 500 }, () => 10)
const loud = ({ findings }: CheckResult) => findings.map(({ ruleId, severity }) => [ruleId, severity])

test('a preview that takes no connection any more ends the run', async () => {
  const progress: LoadProgress = {
    ...{ atMs: 1000, sent: 20, ok: 0, errors: { ...noErrors(), connect: 20 }, statuses: {}, over: [] },
    ...{ retryAfter: 0, connectFailures: 20 },
  }
  const { result } = await tested({ latenciesMs: steady, progress }, {})
  expect(result.unproven.map(({ code }) => code)).toEqual(['load-aborted-connections'])
})

test('concurrency is swept where that is asked for, by clients that wait for their answers', async () => {
  const { result, runs } = await tested({ latenciesMs: steady }, { sweep: true })
  expect(result.load?.scaling?.steps.map(({ concurrency }) => concurrency)).toEqual([1, 2, 4, 8, 16, 32])
  expect(runs.map(({ model }) => model)).toEqual(['open', ...Array.from({ length: 6 }, () => 'closed')])
})

test('a header that was asked for and is missing is a note', async () => {
  const expectHeaders = [{ name: 'Strict-Transport-Security', value: undefined }]
  const { result } = await tested({ latenciesMs: steady }, { expectHeaders })
  expect(loud(result)).toEqual([['load/header-missing', 'note']])
  expect(result.load?.conformance).toHaveLength(1)
})

test.each([
  ['slo', 'warning'],
  ['regressions', 'error'],
] as const)('twice as slow as base, by the gate %s: %s', async (gate, severity) => {
  const latenciesMs = (origin: string) => steady.map((ms) => (origin === base ? ms : 2 * ms))
  const { result, runs } = await tested({ latenciesMs }, { base, gate })
  expect(loud(result)).toEqual([['load/latency-regressed', severity]])
  // Measured a second time before anything is said.
  expect(result.load?.comparison?.map(({ verdict, confirmed }) => [verdict, confirmed])).toContainEqual([
    'regressed',
    true,
  ])
  expect(new Set(runs.map(({ target }) => target.origin)).size).toBe(2)
})

test('base alike is met with silence', async () => {
  const { result } = await tested({ latenciesMs: steady }, { base })
  expect([loud(result), result.unproven]).toEqual([[], []])
  expect(result.load?.comparison?.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass'])
})

test('a stored run is told beside this one, and refused where it asked something else', async () => {
  const { result: stored } = await tested({ latenciesMs: steady }, {})
  const baseline = stored.loadBaseline
  if (baseline === undefined) throw new Error('the run cannot be stored')
  const slower = { latenciesMs: steady.map((ms) => 2 * ms) }
  const beside = await tested(slower, {}, { baseline })
  expect(beside.result.remarks.join('\n')).toContain('Against the stored run of 2026-01-15')
  // Never red by a ratio to one run.
  expect(loud(beside.result)).toEqual([])
  const other = await tested(slower, { rate: 50 }, { baseline })
  expect(other.result.remarks.join('\n')).toContain('is of another plan')
})
