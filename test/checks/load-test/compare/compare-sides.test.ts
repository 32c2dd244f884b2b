import { describe, expect, test } from 'vitest'
import { compareSides } from '../../../../src/checks/load-test/compare/compare-sides.ts'
import type { PlannedLoad } from '../../../../src/checks/load-test/side.ts'
import type { LoadOperation, LoadStage } from '../../../../src/core/load.ts'
import { type Behaviour, lognormal, simulatedEngine } from './simulated-engine.ts'

const base = 'https://base.example'
const head = 'https://head.example'
const timing = { pairs: 30, slotMs: 1000, discarded: 2 }

const steady: Behaviour = { latencyMs: (random) => lognormal(random, 40, 0.3) }
const slower = (factor: number): Behaviour => ({ latencyMs: (random) => factor * lognormal(random, 40, 0.3) })

function planned(
  operations: Readonly<Record<string, number>> = { 'GET /orders': 1 },
  rate = 100,
  stages: readonly LoadStage[] = [{ durationMs: 30_000, from: rate, to: rate }],
): PlannedLoad {
  const target = (origin: string) => ({ origin, prefix: '', secrets: {}, http: '1.1' as const })
  return {
    plan: {
      operations: Object.entries(operations).map(([name, weight]) => operationOf(name, weight)),
      arrivals: { model: 'open', distribution: 'poisson', stages },
      warmupMs: 10_000,
      timeoutMs: 5000,
      seed: 3,
    },
    hash: 'hash',
    sides: { base: { side: 'base', target: target(base) }, head: { side: 'head', target: target(head) } },
    placeOf: new Map(),
    probes: [],
    remarks: [],
    unproven: [],
  }
}

function operationOf(name: string, weight: number): LoadOperation {
  const [method = '', template = ''] = name.split(' ')
  return { name, method, template, paths: [template], headers: {}, credentials: [], weight }
}

const verdicts = (comparison: Awaited<ReturnType<typeof compareSides>>['comparison']) =>
  Object.fromEntries(comparison.map((one) => [`${one.operation ?? ''} ${one.quantile}`.trim(), one.verdict]))

describe('verdicts', () => {
  test('the same service on both sides passes, and is measured once', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1) })
    const { comparison, errors } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(verdicts(comparison)).toEqual({ p50: 'pass', p95: 'pass', p99: 'pass' })
    expect(errors).toMatchObject([
      { verdict: 'pass', base: { sent: 2800, failed: 0 }, head: { sent: 2800, failed: 0 } },
    ])
    expect(engine.calls).toHaveLength(60)
  })

  test('half as slow again is regressed, and a second run says so', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1.5) })
    const { comparison } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(verdicts(comparison)).toEqual({ p50: 'regressed', p95: 'regressed', p99: 'regressed' })
    for (const one of comparison) {
      expect(one).toMatchObject({ confirmed: true, rounds: 28 })
      expect(one.low).toBeLessThan(1.5)
      expect(one.high).toBeGreaterThan(1.5)
    }
    expect(engine.calls).toHaveLength(120)
  })
})
