import { describe, expect, test } from 'vitest'
import { checkRateLimit, type RateLimit } from '../../../../src/checks/load-test/conformance/rate-limit.ts'
import {
  durationOf,
  type LoadPlan,
  type LoadProgress,
  type LoadSample,
  type LoadSecond,
} from '../../../../src/core/load.ts'
import type { LoadEngines } from '../../../../src/core/ports.ts'
import { operationOf, plannedOf } from './planned.ts'

/** What a limiter answers to a request at a time in seconds. */
type Limiter = (at: number) => number

/** A new window begins every so many seconds, wherever the first request falls into it. */
function fixedWindow(requests: number, seconds: number, phase = 0): Limiter {
  const counts = new Map<number, number>()
  return (at) => {
    const window = Math.floor((at + phase) / seconds)
    const seen = counts.get(window) ?? 0
    counts.set(window, seen + 1)
    return seen < requests ? 200 : 429
  }
}

/** Admits where fewer than the limit were admitted in the time just before. */
function slidingLog(requests: number, seconds: number): Limiter {
  const admitted: number[] = []
  return (at) => {
    while (admitted[0] !== undefined && admitted[0] <= at - seconds) admitted.shift()
    if (admitted.length >= requests) return 429
    admitted.push(at)
    return 200
  }
}

/** Full at first, and filled again all the time. */
function tokenBucket(requests: number, seconds: number, size = requests): Limiter {
  let tokens = size
  let last = 0
  return (at) => {
    tokens = Math.min(size, tokens + ((at - last) * requests) / seconds)
    last = at
    if (tokens < 1) return 429
    tokens--
    return 200
  }
}

interface Played {
  readonly headers?: Readonly<Record<string, string>>
  readonly generator?: Partial<LoadSample['generator']>
}

/** Engines whose one server is the limiter; the plans that were run are written down. */
function enginesOf(limiter: Limiter, { headers = { 'retry-after': '5' }, generator = {} }: Played = {}) {
  const plans: LoadPlan[] = []
  let last = 200
  const engines: Pick<LoadEngines, 'open' | 'probe'> = {
    probe: async ({ operations }) =>
      operations.map((operation) => ({ operation, status: last, headers: last === 429 ? headers : {} })),
    open: {
      name: 'played',
      run: async (plan, _, { watch }) => {
        plans.push(plan)
        const answers: { readonly at: number; readonly status: number }[] = []
        const statuses: Record<string, number> = {}
        for (const at of arrivalsOf(plan)) {
          last = limiter(at)
          answers.push({ at, status: last })
          statuses[last] = (statuses[last] ?? 0) + 1
          const reason = watch?.(progressOf(at, statuses, headers))
          if (reason !== undefined)
            return { ...sampleOf(plan, answers, generator), aborted: { afterMs: at * 1000, reason } }
        }
        return sampleOf(plan, answers, generator)
      },
    },
  }
  return { engines, plans }
}

/** Seconds at which requests are due: evenly within each stage. */
function arrivalsOf({ arrivals }: LoadPlan): readonly number[] {
  if (arrivals.model !== 'open') throw new Error('a rate limit is tried at a rate')
  let start = 0
  return arrivals.stages.flatMap(({ durationMs, from }) => {
    const length = durationMs / 1000
    const begun = start
    start += length
    return Array.from({ length: Math.round(length * from) }, (_, sent) => begun + (sent + 0.5) / from)
  })
}

function sampleOf(
  plan: LoadPlan,
  answers: readonly { readonly at: number; readonly status: number }[],
  generator: Partial<LoadSample['generator']>,
): LoadSample {
  const durationMs = durationOf(plan.arrivals)
  const counted = (of: (status: number) => boolean, second: number) =>
    answers.filter(({ at, status }) => Math.floor(at) === second && of(status)).length
  const refusals = answers.filter(({ status }) => status >= 400)
  const unexpected: Record<string, number> = {}
  for (const { status } of refusals) unexpected[status] = (unexpected[status] ?? 0) + 1
  return {
    engine: 'played',
    durationMs,
    thresholdsMs: [],
    overTime: [],
    generator: { latenessP99Ms: 0.5, latenessMaxMs: 2, dropped: 0, cpuShare: 0.1, workers: 1, ...generator },
    operations: [
      {
        operation: plan.operations[0] ?? operationOf('GET /'),
        latency: [],
        errors: { status: refusals.length, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
        unexpected,
        seconds: Array.from({ length: durationMs / 1000 }, (_, second): LoadSecond => {
          const [ok, failed] = [counted((status) => status < 400, second), counted((status) => status >= 400, second)]
          return { due: ok + failed, ok, failed, over: [] }
        }),
      },
    ],
  }
}

function progressOf(
  at: number,
  statuses: Readonly<Record<string, number>>,
  headers: Readonly<Record<string, string>>,
): LoadProgress {
  const refused = statuses[429] ?? 0
  const errors = { status: refused, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }
  const retryAfter = 'retry-after' in headers ? refused : 0
  return {
    atMs: at * 1000,
    sent: 0,
    ok: 0,
    errors,
    statuses: { ...statuses },
    over: [],
    retryAfter,
    connectFailures: 0,
  }
}

const planned = plannedOf([operationOf('GET /orders')])
const hundred: RateLimit = { requests: 100, windowSeconds: 60 }

async function verdictOf(limiter: Limiter, limit = hundred, played: Played = {}) {
  const { results, facts, unproven } = await checkRateLimit(enginesOf(limiter, played).engines, planned, limit)
  return { verdict: results[0]?.verdict, detail: results[0]?.detail, facts, unproven }
}

describe('a limiter that keeps its limit, of whatever kind', () => {
  test.each<[string, Limiter, RateLimit]>([
    ...[0, 7, 20, 31, 44, 59].map((phase): [string, Limiter, RateLimit] => [
      `fixed windows, the first ${phase} s old`,
      fixedWindow(100, 60, phase),
      hundred,
    ]),
    ['sliding windows', slidingLog(100, 60), hundred],
    ['a token bucket that is full at first', tokenBucket(100, 60), hundred],
    ['a token bucket without any burst', tokenBucket(100, 60, 1), hundred],
    ['windows of a second', fixedWindow(50, 1, 0.4), { requests: 50, windowSeconds: 1 }],
    ['a bucket refilled each second', tokenBucket(200, 1), { requests: 200, windowSeconds: 1 }],
    ['few requests', fixedWindow(5, 10, 3), { requests: 5, windowSeconds: 10 }],
    ['thousands', slidingLog(3000, 20), { requests: 3000, windowSeconds: 20 }],
  ])('%s', async (_, limiter, limit) => {
    const { verdict, detail, facts } = await verdictOf(limiter, limit)
    expect(detail).toContain('with Retry-After')
    expect({ verdict, facts }).toEqual({ verdict: 'pass', facts: {} })
  })

  test('RateLimit headers say when to come again as well', async () => {
    const { verdict, detail } = await verdictOf(fixedWindow(100, 60), hundred, {
      headers: { 'x-ratelimit-reset': '12' },
    })
    expect(verdict).toBe('pass')
    expect(detail).toContain('with RateLimit headers')
  })
})

describe('what breaks its word', () => {
  test.each<[string, Limiter, string, Played?]>([
    ['no limit at all', () => 200, 'nothing was refused, although nearly twice the limit was sent'],
    ['twice the limit', fixedWindow(130, 60, 11), 'a window admitted 130, more than 100 by more than 10 %'],
    ['half the limit', tokenBucket(50, 60), 'a window admitted 50, fewer than 100 by more than 10 %'],
    ['the right limit in windows of another length', fixedWindow(100, 40), 'more than 100 by more than 10 %'],
    [
      'a ban that is never lifted',
      (() => {
        let left = 100
        return () => (left-- > 0 ? 200 : 429)
      })(),
      'nothing was admitted any more after the first refusal',
    ],
    [
      'a crash past the limit',
      (
        (limiter: Limiter) => (at: number) =>
          limiter(at) === 429 && at > 40 && at < 42 ? 503 : limiter(at)
      )(tokenBucket(100, 60)),
      'answered 503',
    ],
    [
      'no word on when to come again',
      fixedWindow(100, 60),
      '429 carries neither Retry-After nor RateLimit headers',
      { headers: {} },
    ],
  ])('%s', async (_, limiter, failing, played = {}) => {
    const { verdict, facts } = await verdictOf(limiter, hundred, played)
    expect(verdict).toBe('fail')
    expect(facts.rateLimit?.failings.join('; ')).toContain(failing)
  })

  test('exactly 10 % more is within what may be', async () => {
    expect((await verdictOf(fixedWindow(110, 60, 13))).verdict).toBe('pass')
  })
})

describe('what is not told', () => {
  test('a window that would take too long: nothing is sent', async () => {
    const { engines, plans } = enginesOf(fixedWindow(100, 120))
    const { results, unproven } = await checkRateLimit(engines, planned, { requests: 100, windowSeconds: 120 })
    expect(plans).toEqual([])
    // 60 s to drain it, 120 s until it is steady, 120 s to count.
    expect(results[0]).toMatchObject({
      verdict: 'inconclusive',
      detail: 'it would take 300 s, and at most 180 s are spent on it',
    })
    expect(unproven).toMatchObject([{ code: 'rate-limit-untried' }])
  })

  test('a generator that could not send as many', async () => {
    const { verdict } = await verdictOf(() => 200, hundred, { generator: { dropped: 50 } })
    expect(verdict).toBe('inconclusive')
  })

  test.each([
    [6, 1, 'pass'],
    [60, 1, 'inconclusive'],
    [60, 60, 'pass'],
  ])('requests %i ms late, in windows of %i s: %s', async (latenessP99Ms, windowSeconds, verdict) => {
    const limit = { requests: 100, windowSeconds }
    const told = await verdictOf(fixedWindow(100, windowSeconds), limit, { generator: { latenessP99Ms } })
    expect(told.verdict).toBe(verdict)
  })

  test('a bad token is no rate limit', async () => {
    const { verdict, detail } = await verdictOf(() => 401)
    expect(verdict).toBe('inconclusive')
    expect(detail).toContain('refused the credentials')
  })

  test('nothing to ask', async () => {
    const { results } = await checkRateLimit(enginesOf(() => 200).engines, plannedOf([]), hundred)
    expect(results[0]?.verdict).toBe('inconclusive')
  })
})

test('one operation is asked, a GET before any other, and 429 is no answer that it expects', async () => {
  const { engines, plans } = enginesOf(fixedWindow(100, 60))
  const operations = [
    operationOf('POST /orders', { weight: 9 }),
    operationOf('GET /orders', { expectStatus: [200, 429] }),
    operationOf('GET /orders/summary', { weight: 0.5 }),
  ]
  await checkRateLimit(engines, plannedOf(operations), hundred)
  expect(plans[0]?.operations).toMatchObject([{ name: 'GET /orders', expectStatus: [200] }])
  // 2.5 times the limit in half a window; then 1.9 times the limit a window.
  expect(plans[0]?.arrivals).toEqual({
    model: 'open',
    distribution: 'even',
    stages: [
      { durationMs: 30_000, from: 250 / 30, to: 250 / 30 },
      { durationMs: 120_000, from: 190 / 60, to: 190 / 60 },
    ],
  })
})
