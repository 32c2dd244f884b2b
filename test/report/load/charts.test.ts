import { describe, expect, test } from 'vitest'
import type { LatencyCounts } from '../../../src/core/latency-counts.ts'
import { binsOf, chartsOf, sharesIn } from '../../../src/report/load/charts.ts'
import { ceiling, mermaid } from '../../../src/report/load/mermaid.ts'
import { ticksUpTo } from '../../../src/report/load/svg.ts'
import { aborted, generatorLimited, openLoop, regressed, scaling } from '../sample-loads.ts'

describe('bins', () => {
  test.each<[string, LatencyCounts, number, readonly number[]]>([
    [
      'two decades, coarsely',
      [
        [1000, 1],
        [99_000, 1],
      ],
      6,
      [1, 2, 5, 10, 20, 50],
    ],
    [
      'two decades, finer',
      [
        [1000, 1],
        [99_000, 1],
      ],
      12,
      [1, 1.6, 2.5, 4, 6.3, 10, 16, 25, 40, 63],
    ],
    ['one value', [[12_000, 5]], 40, [11.2]],
    ['below what can be told apart', [[1, 5]], 40, [0.01]],
    [
      'so wide that only powers of ten fit',
      [
        [100, 1],
        [60_000_000, 1],
      ],
      5,
      [0.1, 1, 10, 100, 1000, 10_000],
    ],
    ['nothing', [], 40, []],
  ])('%s', (_, latency, most, from) => {
    expect(binsOf([latency], most).map(({ fromMs }) => fromMs)).toEqual(from)
  })

  test('every latency is in one, on its lower edge too', () => {
    const latency: LatencyCounts = [
      [1000, 1],
      [1999, 1],
      [2000, 2],
      [9000, 4],
    ]
    const bins = binsOf([latency], 3)
    expect(bins).toEqual([
      { fromMs: 1, toMs: 2 },
      { fromMs: 2, toMs: 5 },
      { fromMs: 5, toMs: 10 },
    ])
    expect(sharesIn(latency, bins)).toEqual([25, 25, 50])
  })
})

describe('over time', () => {
  test('more seconds than points: the worst latency of each, and the mean rate', () => {
    const seconds = [10, 20, 30, 40, 50].map((due, at) => ({
      due,
      ok: due,
      failed: 0,
      p50Ms: at === 3 ? null : at,
      p99Ms: at === 3 || at === 4 ? null : 100 - at,
    }))
    const [, latency, requests] = chartsOf({ ...openLoop, overTime: seconds }, { bins: 9, points: 3 })
    expect(latency).toMatchObject({
      title: 'Latency over time, worst second of every 2',
      series: [{ values: [100, 98, null] }, { values: [1, 2, 4] }],
    })
    expect(requests).toMatchObject({ series: [{ values: [15, 35, 50] }, { name: 'answered' }] })
  })
  test('a single second is no line', () => {
    expect(chartsOf({ ...openLoop, overTime: openLoop.overTime.slice(0, 1) }, { bins: 9, points: 9 })).toHaveLength(1)
  })
})

describe('Mermaid', () => {
  const charts = [openLoop, regressed, aborted, generatorLimited, scaling].flatMap((load) =>
    chartsOf(load, { bins: 16, points: 60 }),
  )
  test.each(charts.map((chart) => [`${chart.kind}: ${chart.title}`, chart] as const))('%s', (_, chart) => {
    const text = mermaid(chart)
    if (chart.kind === 'forest') return expect(text).toBeUndefined()
    for (const [, kind, list = ''] of (text ?? '').matchAll(/^ {4}(bar|line) \[(.*)\]$/gm)) {
      const values = list.split(', ')
      expect(values.length).toBeLessThanOrEqual(kind === 'bar' ? 24 : 60)
      // The grammar has no exponents and no signs but minus.
      for (const value of values) expect(value).toMatch(/^\d+(?:\.\d+)?$/)
    }
    expect(text).toMatch(/^ {4}(?:bar|line) \[/m)
  })
})

test.each([
  [[0], 1],
  [[1], 1],
  [[31], 40],
  [[101, 7], 150],
  [[0.07], 0.08],
  [[Number.POSITIVE_INFINITY, 3], 3],
])('an axis that holds %j ends at %d', (values, end) => {
  expect(ceiling(values)).toBe(end)
})

test.each([
  [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [5e-324, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [23, [0, 5, 10, 15, 20, 25]],
  [100, [0, 20, 40, 60, 80, 100]],
  [0.3, [0, 0.1, 0.2, 0.3]],
])('ticks up to %d', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks)
})
