import { describe, expect, test } from 'vitest'
import { type Arrival, arrivalsOf, dueTimes } from '../../../src/adapters/load/arrivals.ts'
import type { LoadPlan, LoadStage } from '../../../src/core/load.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { operationOf } from '../../fixtures/load-plans.ts'

function planOf(stages: readonly LoadStage[], more: Partial<LoadPlan> & { even?: boolean } = {}): LoadPlan {
  const { even = false, ...rest } = more
  return {
    operations: [operationOf('/')],
    arrivals: { model: 'open', distribution: even ? 'even' : 'poisson', stages },
    warmupMs: 0,
    timeoutMs: 1000,
    seed: 5,
    ...rest,
  }
}

const steady = (rate: number, seconds: number): LoadStage => ({ durationMs: seconds * 1000, from: rate, to: rate })
const timesOf = (arrivals: Iterable<Arrival>) => [...arrivals].map(({ dueMs }) => dueMs)

describe('even arrivals', () => {
  test.each<[string, readonly LoadStage[], readonly number[]]>([
    ['four a second stand in the middle of their quarters', [steady(4, 1)], [125, 375, 625, 875]],
    ['a rate of nothing has none', [steady(0, 10)], []],
    ['a stage of no length has none', [{ durationMs: 0, from: 5, to: 5 }, steady(1, 1)], [500]],
    ['what one stage begins the next one ends', [steady(0.5, 1), steady(0.5, 1)], [1000]],
    // 4 t² requests have come by t seconds, so the kth (from a half) comes at the root of k / 4.
    [
      'a ramp from 0 to 8',
      [{ durationMs: 1000, from: 0, to: 8 }],
      [0.5, 1.5, 2.5, 3.5].map((k) => 1000 * Math.sqrt(k / 4)),
    ],
    // Its mirror image: 8 t - 4 t².
    [
      'a ramp from 8 to 0',
      [{ durationMs: 1000, from: 8, to: 0 }],
      [3.5, 2.5, 1.5, 0.5].map((k) => 1000 - 1000 * Math.sqrt(k / 4)),
    ],
  ])('%s', (_, stages, expected) => {
    const times = timesOf(arrivalsOf(planOf(stages, { even: true })))
    expect(times.map((time) => Math.round(time * 1000))).toEqual(expected.map((time) => Math.round(time * 1000)))
  })

  test('so many a second for so many seconds are so many', () => {
    expect(timesOf(arrivalsOf(planOf([steady(20, 60)], { even: true })))).toHaveLength(1200)
  })
})

describe('Poisson arrivals', () => {
  const times = [...dueTimes([steady(100, 500)], 'poisson', randomFrom(1))]
  const gaps = times.map((time, index) => time - (times[index - 1] ?? 0))

  test('stand in order within the time', () => {
    expect(gaps.every((gap) => gap >= 0)).toBe(true)
    expect(times.at(-1)).toBeLessThan(500_000)
  })

  test('come as often as was asked: 50,000, give or take four standard deviations', () => {
    expect(Math.abs(times.length - 50_000)).toBeLessThan(4 * Math.sqrt(50_000))
  })

  test('gaps spread as widely as they are long, which bursts and metronomes do not', () => {
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1)
  })

  test('follow a ramp: a quarter of those from 0 upwards come in the first half', () => {
    const ramp = [...dueTimes([{ durationMs: 100_000, from: 0, to: 400 }], 'poisson', randomFrom(2))]
    expect(ramp.filter((time) => time < 50_000).length / ramp.length).toBeCloseTo(0.25, 1)
  })
})

describe('a plan', () => {
  const operations = [
    operationOf('/a', { weight: 3 }),
    operationOf('/b', { weight: 1, paths: ['/b/1', '/b/2', '/b/3', '/b/4'] }),
  ]
  const plan = planOf([steady(1000, 20)], { operations })
  const arrivals = [...arrivalsOf(plan)]
  const share = (test: (arrival: Arrival) => boolean, of = arrivals) => of.filter(test).length / of.length

  test('is the same every time', () => expect([...arrivalsOf(plan)]).toEqual(arrivals))

  test('with another seed is another', () => {
    expect([...arrivalsOf({ ...plan, seed: 6 })].slice(0, 20)).not.toEqual(arrivals.slice(0, 20))
  })

  test('draws operations by weight, and their paths alike', () => {
    expect(share(({ operation }) => operation === 0)).toBeCloseTo(0.75, 1)
    const second = arrivals.filter(({ operation }) => operation === 1)
    for (const path of [0, 1, 2, 3]) expect(share((arrival) => arrival.path === path, second)).toBeCloseTo(0.25, 1)
  })

  test('is split between threads, not drawn anew by each', () => {
    const shares = [0, 1, 2].map((index) => [...arrivalsOf(plan, { index, of: 3 })])
    expect(shares.flat().sort((a, b) => a.dueMs - b.dueMs)).toEqual(arrivals)
    expect(shares.map((part) => part.length).every((count) => Math.abs(count - arrivals.length / 3) <= 1)).toBe(true)
  })

  test('warms up at its first rate beforehand, which changes nothing of what follows', () => {
    const warmed = [...arrivalsOf({ ...plan, warmupMs: 2000 })]
    const warmup = warmed.filter(({ dueMs }) => dueMs < 0)
    expect(Math.abs(warmup.length - 2000)).toBeLessThan(4 * Math.sqrt(2000))
    expect(warmup[0]?.dueMs).toBeGreaterThanOrEqual(-2000)
    expect(warmed.slice(warmup.length)).toEqual(arrivals)
  })

  test('of the closed model has no arrivals', () => {
    const closed: LoadPlan = { ...plan, arrivals: { model: 'closed', concurrency: 1, durationMs: 1000 } }
    expect(() => arrivalsOf(closed).next()).toThrow('open-loop')
  })

  test('is drawn as it goes: the first of a million million requests is there at once', () => {
    expect(arrivalsOf(planOf([steady(1e9, 1000)])).next().value).toMatchObject({ operation: 0, path: 0 })
  })
})
