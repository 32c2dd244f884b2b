import { describe, expect, test } from 'vitest'
import { againstBaseline, baselineOf } from '../../../../src/checks/load-test/compare/baseline.ts'
import type { LoadSample } from '../../../../src/core/load.ts'
import type { LoadBaseline } from '../../../../src/core/load-files.ts'

const planHash = 'a'.repeat(64)
const machine = 'Some CPU, 2 cores, Node 24.0.0'

/** Operations by name: each with a hundred answers, of which five take ten times as long. */
function sampleOf(medians: Readonly<Record<string, number>>, engine = 'open'): LoadSample {
  return {
    engine,
    durationMs: 1000,
    thresholdsMs: [],
    overTime: [[[1000, 1]]],
    generator: { latenessP99Ms: 1, latenessMaxMs: 1, dropped: 0, cpuShare: 0.1, workers: 1 },
    operations: Object.entries(medians).map(([name, ms]) => ({
      operation: { name, method: 'GET', template: name, paths: [name], headers: {}, credentials: [], weight: 1 },
      latency: [
        [ms * 1000, 94],
        [ms * 10_000, 6],
      ],
      errors: { status: 2, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
      unexpected: { 500: 2 },
      seconds: [{ due: 102, ok: 100, failed: 2, over: [] }],
    })),
  }
}

const storedOf = (...medians: readonly number[]) =>
  medians.reduce<LoadBaseline | undefined>(
    (earlier, ms) =>
      baselineOf({ planHash, sample: sampleOf({ 'GET /': ms }), machine, recordedAt: '2026-01-31T12:00:00Z' }, earlier),
    undefined,
  ) ?? { version: 1, planHash, runs: [] }

const told = (
  baseline: LoadBaseline,
  ms: number,
  more: { machine?: string; planHash?: string; engine?: string } = {},
) =>
  againstBaseline(baseline, {
    planHash: more.planHash ?? planHash,
    machine: more.machine ?? machine,
    sample: sampleOf({ 'GET /': ms }, more.engine),
  })

describe('stored runs', () => {
  test('latencies by operation, by second, and what failed', () => {
    expect(storedOf(20).runs).toEqual([
      {
        generator: 'open',
        machine,
        recordedAt: '2026-01-31T12:00:00Z',
        failed: 2,
        operations: {
          'GET /': [
            [20_000, 94],
            [200_000, 6],
          ],
        },
        rounds: [[[1000, 1]]],
      },
    ])
  })

  test('of the same plan they pile up, thirty at most', () => {
    const many = storedOf(...Array.from({ length: 32 }, (_, at) => at + 1))
    expect(many.runs).toHaveLength(30)
    expect(many.runs[0]?.operations['GET /']?.[0]).toEqual([3000, 94])
  })

  test('of another plan they are begun anew', () => {
    const facts = {
      planHash: 'b'.repeat(64),
      sample: sampleOf({ 'GET /': 5 }),
      machine,
      recordedAt: '2026-02-01T00:00:00Z',
    }
    expect(baselineOf(facts, storedOf(20, 21))).toMatchObject({ planHash: 'b'.repeat(64), runs: [{}] })
  })
})

describe('what is told', () => {
  test('slower and the same, and that nothing is decided', () => {
    expect(told(storedOf(20), 22)).toEqual([
      'Against the stored run of 2026-01-31: p50 10 % slower (22 ms, was 20 ms), p95 10 % slower (220 ms, was 200 ms), p99 10 % slower (220 ms, was 200 ms). Single runs of an unchanged service differ by as much now and then, so nothing is decided by it.',
    ])
    expect(told(storedOf(20), 20)[0]).toContain('p50 the same (20 ms, was 20 ms)')
    expect(told(storedOf(20), 10)[0]).toContain('p50 50 % faster')
  })

  test('another plan is refused', () => {
    const [only, ...others] = told(storedOf(20), 20, { planHash: 'c'.repeat(64) })
    expect(only).toMatch(/^The stored baseline is of another plan \(aaaaaaaa, this is cccccccc\)/)
    expect(others).toEqual([])
  })

  test('another machine and another engine are said', () => {
    expect(told(storedOf(20), 20, { machine: 'Other', engine: 'k6' })[1]).toBe(
      `The stored run is of another machine (${machine}; this is Other) and another engine (open; this is k6), which by itself makes other figures.`,
    )
  })

  test('the operation that changed is named', () => {
    const facts = { planHash, machine, recordedAt: '2026-01-31T12:00:00Z' }
    const baseline = baselineOf({ ...facts, sample: sampleOf({ 'GET /a': 20, 'GET /b': 20 }) })
    const now = { ...facts, sample: sampleOf({ 'GET /a': 20, 'GET /b': 60 }) }
    expect(againstBaseline(baseline, now)).toContain(
      'Of the operations, by their median, half as slow again or more: GET /b (200 % slower).',
    )
  })
})

describe('ten runs and more show their own spread', () => {
  // Median 20, median deviation ln(20.8 / 20) = 0.0392; four times 1.4826 of it is 0.2326: a bound of 25.2 ms.
  const spread = storedOf(19.2, 19.2, 19.2, 20, 20, 20, 20, 20, 20.8, 20.8, 20.8, 20.8, 19.2)
  test.each([
    [20, 'within their spread'],
    [25.1, 'within their spread'],
    [25.4, 'outside their spread (p50 25.4 ms, bound 25.2 ms'],
  ])('%f ms: %s', (ms, words) => {
    expect(told(spread, ms).join(' ')).toContain(words)
  })

  test('fewer do not', () => {
    expect(told(storedOf(20, 20, 20), 90).join(' ')).not.toContain('spread')
  })

  test('runs of another machine show nothing of this one', () => {
    expect(told(spread, 30, { machine: 'Other' }).join(' ')).not.toContain('spread')
  })
})
