import { describe, expect, test } from 'vitest'
import type { LatencyComparison } from '../../../src/core/load.ts'
import {
  alarmsOf,
  blindText,
  changeText,
  comparisonVerdict,
  errorsText,
  howText,
  measuredText,
  verdictText,
} from '../../../src/report/load/words.ts'
import { closedLoop, noErrors, openLoop } from '../sample-loads.ts'

test.each([
  [1.124, '+12 %'],
  [1.0834, '+8.3 %'],
  [0.5, '-50 %'],
  [1, '±0 %'],
  [1.0002, '±0 %'],
  [0.9996, '±0 %'],
  [1.0996, '+10 %'],
  [13.4, '+1,240 %'],
  [Number.POSITIVE_INFINITY, 'unbounded'],
])('a ratio of %d is a change of %s', (ratio, text) => {
  expect(changeText(ratio)).toBe(text)
})

const compared: LatencyComparison = {
  quantile: 'p99',
  effect: 1.2,
  low: 1.1,
  high: 1.3,
  p: 0.001,
  verdict: 'regressed',
  minimumDetectable: 1.35,
  rounds: 30,
}

test.each<[Partial<LatencyComparison>, string]>([
  [{ confirmed: true }, 'regressed, confirmed by a second run'],
  [{ confirmed: false }, 'regressed, not confirmed by a second run'],
  [{}, 'regressed, run only once'],
  [{ advisory: true }, 'regressed, as advice only'],
  [{ verdict: 'inconclusive' }, 'could not tell'],
  [{ verdict: 'inconclusive', confirmed: false }, 'could not tell: a second run did not confirm it'],
  [{ verdict: 'pass' }, 'no slowdown that matters'],
])('verdict of %j', (given, text) => {
  expect(comparisonVerdict({ ...compared, ...given })).toBe(text)
})

describe('what would not have been seen', () => {
  const p50 = { ...compared, quantile: 'p50', minimumDetectable: 1.06 } as const
  const p95 = { ...compared, quantile: 'p95', minimumDetectable: 1.15 } as const
  test.each<[readonly LatencyComparison[], string | undefined]>([
    [[compared], 'A slowdown of p99 below about 35 % would probably not have been seen.'],
    [
      [p50, p95, compared],
      'A slowdown of p50 below about 6 %, p95 below about 15 % or p99 below about 35 % would probably not have been seen.',
    ],
    [[{ ...compared, operation: 'GET /' }], undefined],
    [[{ ...compared, minimumDetectable: Number.POSITIVE_INFINITY }], undefined],
  ])('%#', (comparison, text) => {
    expect(blindText(comparison)).toBe(text)
  })
})

test('errors by kind', () => {
  expect(errorsText(noErrors)).toBe('none')
  expect(errorsText({ status: 1, timeout: 2, connect: 1, reset: 1000, truncated: 1, dropped: 1 })).toBe(
    '1 bad status, 2 timeouts, 1 failed connection, 1,000 resets, 1 truncated answer, 1 dropped',
  )
})

describe('a floor', () => {
  const floor = { metric: 'p99', floor: 600, verdict: 'inconclusive', n: 50, exceeding: 0 } as const
  test.each([
    [{}, 'could not tell'],
    [{ needed: 249 }, 'could not tell: 249 more needed'],
    [{ needed: 249, reason: 'generator limited' }, 'could not tell: generator limited'],
    [{ verdict: 'pass' as const }, 'kept'],
    [{ verdict: 'fail' as const }, 'broken'],
  ])('%j', (given, text) => {
    expect(verdictText({ ...floor, ...given })).toBe(text)
  })
  test.each([
    ['p50', {}, '26 ms'],
    ['p99.9', {}, '202 ms'],
    ['p99', { measured: 812.4 }, '812 ms'],
    ['errorRate', {}, '0.167 %'],
    ['throughput', {}, '19.9/s'],
    ['p99', { operation: 'GET /gone' }, 'none'],
  ])('%s %j was measured as', (metric, given, text) => {
    const load = { ...openLoop, total: { ...openLoop.total, latencyMs: { ...openLoop.total.latencyMs, p999: 202 } } }
    expect(measuredText({ ...floor, metric, ...given }, load)).toBe(text)
  })
})

test('a closed loop is said to offer no rate, an open one from when a latency counts', () => {
  expect(howText(closedLoop)).toContain('so no rate was offered')
  expect(howText(openLoop)).toContain('20 requests/s at random times (Poisson)')
  expect(howText(openLoop)).toContain('from the moment at which its request was due')
})

test('a generator that was the limit does not deny what was proved in spite of it', () => {
  const generator = { ...openLoop.generator, limited: true }
  const broken = openLoop.slo.map((one) => ({ ...one, metric: 'p99', verdict: 'fail' }) as const)
  expect(alarmsOf({ ...openLoop, generator, slo: [] })[0]).toMatch(/proves nothing against the server\.$/)
  expect(alarmsOf({ ...openLoop, generator, slo: broken })[0]).toMatch(/, but where a floor was missed by more/)
})

test('nothing loaded has no times', () => {
  expect(howText({ ...openLoop, operations: [] })).toMatch(/^No load was sent to `[^`]+`\.$/)
})
