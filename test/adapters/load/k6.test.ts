import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type K6Options, k6Engine } from '../../../src/adapters/load/k6.ts'
import { mergePods } from '../../../src/adapters/load/k6-results.ts'
import { secretVariables } from '../../../src/commands/load-export/environment.ts'
import { k6Script } from '../../../src/commands/load-export/k6-script.ts'
import { bucketBoundsMs } from '../../../src/core/latency-buckets.ts'
import { countOf, quantileMs } from '../../../src/core/latency-counts.ts'
import type { LoadPlan, LoadSample } from '../../../src/core/load.ts'
import { operationOf, targetOf } from '../../fixtures/load-plans.ts'
import { type TruthServer, truthServer } from '../../fixtures/truth-server.ts'

let folder: string
let server: TruthServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breakwater-k6-test-'))
  server = await truthServer()
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const test6: K6Options['test'] = (plan, thresholdsMs) => ({
  script: k6Script(plan, { objectives: [], thresholdsMs, longestMs: plan.timeoutMs }),
  variables: secretVariables(plan),
})

/** A folder with a program called k6 in it, for the PATH. */
async function programs(name: string, script: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  await writeFile(join(path, 'k6'), `#!/bin/sh\n${script}\n`)
  await chmod(join(path, 'k6'), 0o755)
  return path
}

/** Runs scripts on stubbed modules: see there for what of k6 it keeps. */
const stub = `exec '${process.execPath}' '${resolve('test/fixtures/k6/run.ts')}' "$@"`

function engineOf(path: string) {
  return k6Engine({ test: test6, directory: folder, env: { PATH: path, SECRET_OF_OTHERS: 'x' } })
}

function evenly(operations: LoadPlan['operations'], rate: number, durationMs: number): LoadPlan {
  const stages = [{ durationMs, from: rate, to: rate }]
  return {
    ...{ operations, arrivals: { model: 'open', distribution: 'even', stages } },
    ...{ warmupMs: 200, timeoutMs: 1000, seed: 3 },
  }
}

function told(sample: LoadSample, at: number) {
  const found = sample.operations[at]
  if (found === undefined) throw new Error(`no operation ${at}`)
  return { ...found, ok: countOf(found.latency) }
}

describe('an installed k6', () => {
  test('is run, and its results are counted by operation, kind and second', async () => {
    const engine = engineOf(await programs('stub', stub))
    const plan = evenly(
      [
        operationOf('/wait/5', { weight: 2 }),
        operationOf('/wait/300'),
        operationOf('/fail-every/2', {
          credentials: [{ in: 'header', name: 'x-key', prefix: 'k ', secret: 'the key' }],
        }),
      ],
      80,
      1500,
    )
    const target = targetOf(server.origin, { secrets: { 'the key': 'key-5527' } })
    const seen: number[] = []
    const sample = await engine.run(plan, target, {
      thresholdsMs: [150],
      watch: ({ sent }) => {
        seen.push(sent)
        return undefined
      },
    })
    expect(sample).toMatchObject({ engine: 'k6', durationMs: 1500, generator: { dropped: 0 } })
    // 40, 20 and 20 a second for 1.5 s, give or take what falls on either side of the warm-up's end.
    const [fast, slow, failing] = [told(sample, 0), told(sample, 1), told(sample, 2)]
    expect(Math.abs(fast.ok - 60)).toBeLessThanOrEqual(2)
    expect(Math.abs(slow.ok - 30)).toBeLessThanOrEqual(2)
    expect(failing.errors.status + failing.ok).toBeGreaterThanOrEqual(28)
    expect(Math.abs(failing.errors.status - failing.ok)).toBeLessThanOrEqual(2)
    expect(failing.unexpected).toEqual({ 500: failing.errors.status })
    // Every answer of the slow one is above 150 ms, and none below.
    expect(slow.seconds.reduce((sum, { over }) => sum + (over[0] ?? 0), 0)).toBe(slow.ok)
    expect(quantileMs(slow.latency, 0.5)).toBeGreaterThanOrEqual(299)
    expect(slow.seconds).toHaveLength(2)
    expect(slow.seconds.reduce((sum, { due }) => sum + due, 0)).toBe(slow.ok)
    expect(seen.length).toBeGreaterThan(1)
    expect(server.heard.get('/fail-every/2')?.headers['x-key']).toBe('k key-5527')
    // Nothing is left behind.
    expect((await readdir(folder)).filter((name) => name.startsWith('breakwater-k6-'))).toEqual([])
  })

  test('is ended where the watch says so; what was measured until then is the sample', async () => {
    const engine = engineOf(await programs('watched', stub))
    const sample = await engine.run(evenly([operationOf('/wait/5')], 40, 20_000), targetOf(server.origin), {
      thresholdsMs: [],
      watch: ({ ok }) => (ok >= 10 ? 'enough is known' : undefined),
    })
    expect(sample.aborted).toMatchObject({ reason: 'enough is known' })
    expect(sample.durationMs).toBeLessThan(10_000)
    expect(told(sample, 0).ok).toBeGreaterThanOrEqual(10)
  })

  test('gets no secret of others, and tells nobody that it runs', async () => {
    const path = await programs('environment', `/usr/bin/env > '${join(folder, 'seen.txt')}'; exit 107`)
    const target = targetOf('https://shop.example.com', { prefix: '/v1', address: '203.0.113.7' })
    await expect(
      engineOf(path).run(evenly([operationOf('/a')], 1, 1000), target, { thresholdsMs: [] }),
    ).rejects.toMatchObject({ trouble: { code: 'k6-failed', message: expect.stringContaining('exit code 107') } })
    const seen = await readFile(join(folder, 'seen.txt'), 'utf8')
    expect(seen).not.toContain('SECRET_OF_OTHERS')
    for (const line of [
      'BREAKWATER_TARGET=https://shop.example.com/v1',
      'BREAKWATER_ADDRESS=203.0.113.7',
      'K6_NO_USAGE_REPORT=true',
      'GODEBUG=http2client=0',
    ])
      expect(seen.split('\n')).toContain(line)
  })

  test('that is not there is asked for, and never fetched', async () => {
    const run = engineOf(join(folder, 'nothing')).run(evenly([operationOf('/a')], 1, 1000), targetOf(server.origin), {
      thresholdsMs: [],
    })
    await expect(run).rejects.toMatchObject({
      trouble: { code: 'k6-missing', hint: expect.stringContaining('the npm package of that name is something else') },
    })
  })

  test('that fails is quoted, without secrets', async () => {
    const path = await programs('failing', 'echo "GoError: no such thing as key-5527 at test.js:3" >&2; exit 107')
    const operation = operationOf('/a', {
      credentials: [{ in: 'query', name: 'key', prefix: '', secret: 'the key' }],
    })
    const target = targetOf(server.origin, { secrets: { 'the key': 'key-5527' } })
    const run = engineOf(path).run(evenly([operation], 1, 1000), target, { thresholdsMs: [] })
    await expect(run).rejects.toMatchObject({ trouble: { message: expect.stringContaining('no such thing as ***') } })
  })

  test('is ended by the signal', async () => {
    const engine = engineOf(await programs('hanging', 'exec /bin/sleep 30'))
    const signal = AbortSignal.timeout(300)
    const run = engine.run(evenly([operationOf('/a')], 1, 1000), targetOf(server.origin), { thresholdsMs: [], signal })
    await expect(run).rejects.toMatchObject({ trouble: { code: 'load-aborted' } })
  })
})

describe('results of several machines', () => {
  const run = { durationMs: '3000', warmupMs: '0', timeoutMs: '1000', load: '20/s', seed: '1', machines: '2' }
  const from = Date.parse('2026-01-15T12:00:00Z')
  const point = (metric: string, at: number, value: number, tags: Readonly<Record<string, string>>) =>
    `${JSON.stringify({ metric, type: 'Point', data: { time: new Date(from + at).toISOString(), value, tags } })}\n`
  const own = { op: 'op1', name: 'GET /orders/{id}' }
  const bucketOf = (ms: number) => String(bucketBoundsMs.find((bound) => ms <= bound) ?? Number.POSITIVE_INFINITY)

  /** What a machine writes of an answer after so many milliseconds, due at a time. */
  const answered = (due: number, ms: number, isExact: boolean) =>
    [
      point('breakwater_requests', due + ms, 1, { ...own, outcome: 'ok', code: '200' }),
      point('breakwater_slow', due + ms, ms > 600 ? 1 : 0, { ...own, ms: '600' }),
      point('breakwater_bucket', due + ms, 1, { ...own, le: bucketOf(ms) }),
      isExact ? point('breakwater_latency', due + ms, ms, { ...own, outcome: 'ok', code: '200' }) : '',
    ].join('')
  const failed = (due: number, isExact: boolean) =>
    [
      point('breakwater_requests', due + 1000, 1, { ...own, outcome: 'timeout', code: '0' }),
      point('breakwater_slow', due + 1000, 1, { ...own, ms: '600' }),
      isExact ? point('breakwater_latency', due + 1000, 1000, { ...own, outcome: 'timeout', code: '0' }) : '',
    ].join('')
  const machine = async (name: string, lines: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const file = join(folder, name)
    const noise = `INFO[0001] not JSON\n{"metric":"http_reqs","type":"Point","data":{"time":"x"}}\n`
    await writeFile(file, [noise, point('breakwater_measured_from', 0, from, { ...run, ...more }), ...lines].join(''))
    return file
  }
  // One machine's answers are fast, the other's slow: no average of their percentiles is the percentile of both.
  const fast = (isExact: boolean) => Array.from({ length: 30 }, (_, at) => answered(at * 95, 10, isExact))
  const slow = (isExact: boolean) => [
    ...Array.from({ length: 9 }, (_, at) => answered(at * 220, 900, isExact)),
    failed(500, isExact),
    point('dropped_iterations', 1500, 1, { scenario: 'op1' }),
  ]

  test.each([
    ['exact', true],
    ['by buckets', false],
  ])('are added before anything is judged: %s', async (name, isExact) => {
    const files = [await machine(`${name}-1`, fast(isExact)), await machine(`${name}-2`, slow(isExact))]
    const results = await mergePods(files)
    expect(results.run).toMatchObject({ durationMs: 3000, rate: 20, seed: 1 })
    expect(results.operations).toMatchObject([{ name: 'GET /orders/{id}', method: 'GET', template: '/orders/{id}' }])
    const sample = await results.sample()
    const orders = told(sample, 0)
    expect(sample).toMatchObject({ thresholdsMs: [600], durationMs: 3000, generator: { workers: 2, dropped: 1 } })
    expect(orders.ok).toBe(39)
    expect(orders.errors).toMatchObject({ timeout: 1, dropped: 1, status: 0 })
    expect(orders.seconds.reduce((sum, { over }) => sum + (over[0] ?? 0), 0)).toBe(9)
    expect(orders.seconds.reduce((sum, { due }) => sum + due, 0)).toBe(41)
    // 30 of 39 are fast: the median is 10 ms and the 99th percentile 900 ms; buckets are a fifth wide.
    const width = isExact ? 1.001 : 1.21
    const [p50 = 0, p99 = 0] = [quantileMs(orders.latency, 0.5), quantileMs(orders.latency, 0.99)]
    expect(Math.max(p50 / 10, 10 / p50)).toBeLessThan(width)
    expect(Math.max(p99 / 900, 900 / p99)).toBeLessThan(width)
    expect(results.remarks.some((remark) => remark.includes('buckets'))).toBe(!isExact)
    if (isExact)
      expect(told(await results.sample([5]), 0).seconds.reduce((n, { over }) => n + (over[0] ?? 0), 0)).toBe(39)
    else await expect(results.sample([5])).rejects.toMatchObject({ trouble: { code: 'k6-threshold-uncounted' } })
  })

  test('a machine that is missing is said', async () => {
    const { remarks } = await mergePods([await machine('alone', fast(true))])
    expect(remarks.join(' ')).toContain('made for 2 machines, and the results of 1 were given')
  })

  test('a run that was cut off is no whole one', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => answered(at * 50, 10, true))
    const sample = await (await mergePods([await machine('cut', lines)])).sample()
    expect(sample.aborted).toMatchObject({ reason: expect.stringContaining('before its time') })
    expect(sample.durationMs).toBeLessThan(1000)
  })

  test('what an operation expects is told by what was taken as expected', async () => {
    const lines = ['404', '200'].map((code, at) =>
      [
        point('breakwater_requests', 1000 + at, 1, { ...own, outcome: code === '404' ? 'ok' : 'status', code }),
        point('breakwater_latency', 2900 + at, 5, { ...own, outcome: code === '404' ? 'ok' : 'status', code }),
      ].join(''),
    )
    const results = await mergePods([await machine('statuses', lines)])
    expect(results.operations[0]?.expectStatus).toEqual([404])
    expect(told(await results.sample([]), 0)).toMatchObject({ ok: 1, unexpected: { 200: 1 } })
  })

  test.each([
    [
      'nothing of ours',
      async () => [await nothing('{"metric":"http_reqs","type":"Point","data":{}}\n')],
      'no request of',
    ],
    [
      'two tests',
      async () => [await machine('a', fast(true)), await machine('b', fast(true), { load: '9/s' })],
      'different tests',
    ],
    ['a file that is not there', async () => [join(folder, 'absent')], 'cannot be read'],
    ['a line without end', async () => [await nothing('x'.repeat(3_000_000))], 'too long'],
  ])('%s is refused', async (_, files, message) => {
    await expect(mergePods(await files())).rejects.toMatchObject({
      trouble: { message: expect.stringContaining(message) },
    })
  })

  async function nothing(text: string): Promise<string> {
    const file = join(folder, `other-${text.length}`)
    await writeFile(file, text)
    return file
  }
})
