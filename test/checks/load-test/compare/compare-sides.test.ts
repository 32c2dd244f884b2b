import { describe, expect, test } from 'vitest'
import { compareSides } from '../../../../src/checks/load-test/compare/compare-sides.ts'
import { timingOf } from '../../../../src/checks/load-test/compare/rounds.ts'
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

describe('rounds', () => {
  test('the requests of a pair are the same on both sides, and the order changes from pair to pair', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1) })
    await compareSides(engine, planned(), { thresholdsMs: [], timing })
    const pairs = Array.from({ length: 30 }, (_, at) => engine.calls.slice(2 * at, 2 * at + 2))
    for (const [one, other] of pairs) {
      expect(new Set([one?.origin, other?.origin])).toEqual(new Set([base, head]))
      expect(one?.plan).toEqual(other?.plan)
    }
    expect(new Set(pairs.map(([one]) => one?.plan.seed)).size).toBe(30)
    const baseFirst = pairs.filter(([one]) => one?.origin === base).length
    expect(baseFirst).toBeGreaterThan(5)
    expect(baseFirst).toBeLessThan(25)
  })

  test('only the first of each side warms up', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1) })
    await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(engine.calls.map(({ plan }) => plan.warmupMs)).toEqual([10_000, 10_000, ...Array(58).fill(0)])
  })

  test('what was sent first is not counted', async () => {
    // Everything fails in the first two rounds of head.
    const waking: Behaviour = { ...slower(1), fails: (_, round) => round < 2 }
    const {
      errors,
      rounds,
      head: sample,
    } = await compareSides(simulatedEngine({ [base]: steady, [head]: waking }), planned(), { thresholdsMs: [], timing })
    expect(errors).toMatchObject([{ head: { sent: 2800, failed: 0 } }])
    expect(rounds).toHaveLength(56)
    expect(rounds[1]).toMatchObject({ round: 1, side: 'head', sent: 100, ok: 100, failed: 0 })
    expect(sample).toMatchObject({ durationMs: 28_000, operations: [{ errors: { status: 0 } }] })
    expect(sample.operations[0]?.seconds).toHaveLength(28)
  })

  test('a rate that changes is offered at its mean', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1) })
    const ramp = planned({ 'GET /': 1 }, 100, [{ durationMs: 60_000, from: 0, to: 200 }])
    const { remarks } = await compareSides(engine, ramp, { thresholdsMs: [], timing })
    expect(engine.calls[0]?.plan.arrivals).toMatchObject({ stages: [{ durationMs: 1000, from: 100, to: 100 }] })
    expect(remarks.join()).toContain('offered at its mean')
  })

  test.each([
    // Plan, pairs, slot.
    [60_000, 30, 2000],
    [30_000, 30, 1000],
    [10_000, 20, 500],
    [1000, 10, 500],
    [290_000, 30, 2000],
  ])('a plan of %i ms: %i pairs of %i ms', (durationMs, pairs, slotMs) => {
    const { plan } = planned({ 'GET /': 1 }, 100, [{ durationMs, from: 100, to: 100 }])
    expect(timingOf(plan)).toEqual({ pairs, slotMs, discarded: 2 })
  })
})

describe('too few answers', () => {
  test('several rounds are joined until a percentile means something', async () => {
    // Forty answers a round: 28 rounds for p50 and p95, three joined for p99.
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1) })
    const { comparison } = await compareSides(engine, planned({ 'GET /': 1 }, 40), { thresholdsMs: [], timing })
    expect(comparison.map(({ quantile, rounds }) => [quantile, rounds])).toEqual([
      ['p50', 28],
      ['p95', 28],
      ['p99', 9],
    ])
  })

  test('where that leaves fewer than eight, it is said and not judged', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(3) })
    const { comparison, remarks } = await compareSides(engine, planned({ 'GET /': 1 }, 20), {
      thresholdsMs: [],
      timing,
    })
    expect(comparison.map(({ quantile }) => quantile)).toEqual(['p50', 'p95'])
    // 28 rounds in groups of 3 are 9: 100 answers need 34 a second, and three tenths more where chance leaves some short.
    expect(remarks.join('\n')).toContain(
      'p99 is not compared with base: rounds of 20 answers are too few for it; at 44 requests/s they would be enough.',
    )
  })

  test('a side without any answer is no latency', async () => {
    const silent: Behaviour = { ...slower(1), fails: () => true }
    const { comparison, errors } = await compareSides(simulatedEngine({ [base]: steady, [head]: silent }), planned(), {
      thresholdsMs: [],
      timing,
    })
    expect(comparison).toEqual([])
    expect(errors).toMatchObject([{ verdict: 'increased', confirmed: true, rounds: 28, worse: 28 }])
  })
})

describe('several operations', () => {
  const twice: Behaviour = {
    latencyMs: (random, operation) => (operation === 'GET /slow' ? 2 : 1) * lognormal(random, 40, 0.3),
  }
  const both = { 'GET /': 9, 'GET /slow': 1 }

  test('one that nobody named is advice', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: twice })
    const { comparison } = await compareSides(engine, planned(both, 200), { thresholdsMs: [], timing })
    const slow = comparison.find(({ operation, quantile }) => operation === 'GET /slow' && quantile === 'p50')
    expect(slow).toMatchObject({ verdict: 'regressed', advisory: true })
    expect(slow?.confirmed).toBeUndefined()
  })

  test('one that is named is judged, and confirmed', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: twice })
    const { comparison, rounds } = await compareSides(engine, planned(both, 200), {
      thresholdsMs: [],
      timing,
      critical: ['GET /slow'],
    })
    const found = comparison.filter(({ operation }) => operation === 'GET /slow')
    expect(found.map(({ quantile, verdict, confirmed }) => [quantile, verdict, confirmed])).toEqual([
      ['p50', 'regressed', true],
      ['p95', 'regressed', true],
    ])
    expect(found[0]?.advisory).toBeUndefined()
    // 56 pairs of rounds, two sides, all together and each of two operations.
    expect(rounds).toHaveLength(56 * 2 * 3)
  })
})

describe('failures', () => {
  test.each([
    ['two in a hundred more, in each round', 0.02, 'increased'],
    ['a tenth of a point', 0.001, 'pass'],
  ])('%s', async (_, share, verdict) => {
    const failing: Behaviour = { ...slower(1), fails: (random) => random() < share }
    const engine = simulatedEngine({ [base]: steady, [head]: failing })
    const { errors } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(errors).toMatchObject([{ verdict }])
  })

  test('one outage that happened to hit head is no increase', async () => {
    const outage: Behaviour = { ...slower(1), fails: (_, round) => round === 9 }
    const engine = simulatedEngine({ [base]: steady, [head]: outage })
    const { errors } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    // A hundred of 2800 against none: by the counts alone impossible, by the rounds a coin.
    expect(errors).toMatchObject([{ verdict: 'inconclusive', head: { failed: 100 }, base: { failed: 0 }, p: 0.5 }])
    expect(engine.calls).toHaveLength(60)
  })
})

describe('what decides nothing', () => {
  test('an alarm that a second run does not bear out', async () => {
    const engine = simulatedEngine({
      [base]: steady,
      // Slow in the first run's rounds only.
      [head]: {
        latencyMs: (random) => {
          calls++
          return (calls <= 3000 ? 1.5 : 1) * lognormal(random, 40, 0.3)
        },
      },
    })
    let calls = 0
    const { comparison, remarks } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(comparison).toMatchObject([
      { quantile: 'p50', verdict: 'inconclusive', confirmed: false },
      { quantile: 'p95', verdict: 'inconclusive', confirmed: false },
      { quantile: 'p99', verdict: 'inconclusive', confirmed: false },
    ])
    expect(remarks).toEqual([])
  })

  test('a slowdown that fades from round to round: head was just deployed', async () => {
    let sent = 0
    const cold: Behaviour = {
      // Twice as slow at first, half of it gone with each ten rounds of a hundred requests.
      latencyMs: (random) => (1 + 2 ** (-sent++ / 1000)) * lognormal(random, 40, 0.3),
    }
    const engine = simulatedEngine({ [base]: steady, [head]: cold })
    const { comparison, remarks } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(comparison.map(({ verdict, warmingUp }) => [verdict, warmingUp])).toEqual([
      ['inconclusive', true],
      ['inconclusive', true],
      ['inconclusive', true],
    ])
    expect(remarks.join()).toContain('it was still warming up, so no slowdown is claimed')
    expect(engine.calls).toHaveLength(60)
  })

  test('a generator at its limit', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1.5) }, { cpuShare: 0.95 })
    const { comparison, remarks } = await compareSides(engine, planned(), { thresholdsMs: [], timing })
    expect(verdicts(comparison)).toEqual({ p50: 'inconclusive', p95: 'inconclusive', p99: 'inconclusive' })
    expect(remarks.join()).toContain('Our own load generator was the limit')
    expect(engine.calls).toHaveLength(60)
  })

  test('lateness that is much beside the latencies hides a slowdown, and makes none', async () => {
    // 8 ms late: more than 5 % of 40 ms and 10 % of 65 ms, less than 15 % of 80 ms.
    const late = { cpuShare: 0.1, latenessP99Ms: 8 }
    const same = await compareSides(simulatedEngine({ [base]: steady, [head]: slower(1) }, late), planned(), {
      thresholdsMs: [],
      timing,
    })
    expect(verdicts(same.comparison)).toEqual({ p50: 'inconclusive', p95: 'inconclusive', p99: 'pass' })
    expect(same.remarks.join()).toContain('was sent 8 ms late or later, to base and head alike')
    const worse = await compareSides(simulatedEngine({ [base]: steady, [head]: slower(1.5) }, late), planned(), {
      thresholdsMs: [],
      timing,
    })
    expect(verdicts(worse.comparison)).toEqual({ p50: 'regressed', p95: 'regressed', p99: 'regressed' })
  })

  test('a second run goes on where the first one ended', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1.5) })
    const seen: { sent: number; atMs: number }[] = []
    const watch = {
      base: () => undefined,
      head: ({ sent, atMs }: { sent: number; atMs: number }) => {
        seen.push({ sent, atMs })
        return undefined
      },
    }
    await compareSides(engine, planned(), { thresholdsMs: [], timing, watch })
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => ({ sent: 100 * (at + 1), atMs: 1000 * (at + 1) })))
  })

  test('rounds that a watch ended', async () => {
    const engine = simulatedEngine({ [base]: steady, [head]: slower(1.5) })
    const seen: number[] = []
    const watch = {
      base: () => undefined,
      // Told of all its rounds as of one run: 100 requests in each.
      head: ({ sent, atMs }: { sent: number; atMs: number }) => {
        seen.push(sent, atMs)
        return sent >= 2000 ? 'enough' : undefined
      },
    }
    const compared = await compareSides(engine, planned(), { thresholdsMs: [], timing, watch })
    expect(seen.slice(0, 4)).toEqual([100, 1000, 200, 2000])
    expect(compared.aborted).toEqual({ side: 'head', afterMs: 20_000, reason: 'enough' })
    expect(compared.head.aborted).toEqual({ afterMs: 20_000, reason: 'enough' })
    expect(compared.comparison.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive', 'inconclusive'])
    // 17 whole pairs and the round that was ended.
    expect(compared.head.durationMs).toBe(18_000)
    expect(engine.calls.filter(({ origin }) => origin === head)).toHaveLength(20)
  })
})
