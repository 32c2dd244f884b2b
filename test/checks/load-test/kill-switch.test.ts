import { describe, expect, test } from 'vitest'
import { abortTrouble, type KillSwitchOptions, killSwitch } from '../../../src/checks/load-test/kill-switch.ts'
import { claimsOf, thresholdsOf } from '../../../src/checks/load-test/objectives.ts'
import { judge } from '../../../src/checks/load-test/slo.ts'
import type { LoadProgress } from '../../../src/core/load.ts'
import { plainProfile } from '../../fakes/check-context.ts'

const p99: KillSwitchOptions['claims'][number] = {
  metric: 'p99',
  floor: 600,
  operation: undefined,
  allowed: 0.01,
  thresholdMs: 600,
}
const errorRate: KillSwitchOptions['claims'][number] = {
  metric: 'errorRate',
  floor: 0.01,
  operation: undefined,
  allowed: 0.01,
  thresholdMs: undefined,
}
const defaults: KillSwitchOptions = {
  claims: [p99, errorRate],
  thresholdsMs: [100, 600],
  operations: [{}],
  rateLimitExpected: false,
}

/** What a request comes to; a number is an answer's status. */
type Came = 'slow' | 'timeout' | 'dropped' | 'connect' | number

interface Played {
  readonly seconds?: number
  readonly rate?: number
  readonly warmupSeconds?: number
  readonly retryAfter?: boolean
  readonly options?: Partial<KillSwitchOptions>
}

/** Plays a run quarter second by quarter second; gives when it was ended, and why. */
function play(came: (second: number, request: number) => Came, played: Played = {}) {
  const { seconds = 60, rate = 20, warmupSeconds = 10, retryAfter = false, options = {} } = played
  const watch = killSwitch({ ...defaults, ...options })
  const warmup = countersOf(options, retryAfter)
  const measured = countersOf(options, retryAfter)
  for (let quarter = -4 * warmupSeconds; quarter < 4 * seconds; quarter++) {
    for (let request = 0; request < rate / 4; request++) {
      const what = came(quarter / 4, request)
      ;(quarter < 0 ? warmup : measured).add(what)
      const inARow = what === 'connect' ? warmup.inARow + 1 : 0
      warmup.inARow = inARow
    }
    const atMs = quarter * 250 + 250
    const reason = watch(progressOf(atMs, warmup, measured))
    if (reason !== undefined) return { atSecond: atMs / 1000, reason }
  }
  return undefined
}

type Counters = ReturnType<typeof countersOf>

function countersOf({ operations = [] }: Partial<KillSwitchOptions>, retryAfter: boolean) {
  const expected = operations.flatMap(({ expectStatus }) => expectStatus ?? [])
  const counters = {
    ok: 0,
    slow: 0,
    retryAfter: 0,
    inARow: 0,
    errors: { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
    statuses: new Map<number, number>(),
    add: (what: Came) => {
      if (typeof what === 'string' && what !== 'slow') counters.errors[what]++
      else counters.answer(what === 'slow' ? 200 : what, what === 'slow')
    },
    answer: (status: number, slow: boolean) => {
      counters.statuses.set(status, (counters.statuses.get(status) ?? 0) + 1)
      if (retryAfter && status !== 200) counters.retryAfter++
      if (status >= 400 && !expected.includes(status)) counters.errors.status++
      else counters.ok++
      if (slow) counters.slow++
    },
  }
  return counters
}

function progressOf(
  atMs: number,
  warmup: Counters,
  { ok, slow, errors, statuses, retryAfter }: Counters,
): LoadProgress {
  const sum = new Map(warmup.statuses)
  for (const [status, count] of statuses) sum.set(status, (sum.get(status) ?? 0) + count)
  return {
    atMs,
    sent: ok + Object.values(errors).reduce((all, one) => all + one, 0) - errors.dropped,
    ok,
    errors: { ...errors },
    statuses: Object.fromEntries(sum),
    over: [ok, slow],
    retryAfter: warmup.retryAfter + retryAfter,
    connectFailures: warmup.inARow,
  }
}

describe('what goes on', () => {
  test.each<[string, Parameters<typeof play>]>([
    ['all well', [() => 200]],
    ['the first second of the run all slow', [(second) => (second < 1 ? 'slow' : 200)]],
    // 4 s of 30 are 13.3 times a budget of one in a hundred; it takes 14.4.
    ['the first four seconds all slow', [(second) => (second < 4 ? 'slow' : 200)]],
    ['a warm-up that fails', [(second) => (second < 0 ? 500 : 200)]],
    ['four seconds of failures half-way', [(second) => (second >= 30 && second < 34 ? 500 : 200)]],
    ['what our own generator dropped', [() => 'dropped']],
    ['fewer than 50 requests in any short window', [() => 'slow', { rate: 4, seconds: 12 }]],
    [
      'a p50 whose floor all exceed: its budget cannot burn that fast',
      [() => 'slow', { options: { claims: [{ ...p99, metric: 'p50', allowed: 0.5 }] } }],
    ],
    [
      'one operation that is slow, which the watch cannot see',
      [() => 'slow', { options: { claims: [{ ...p99, operation: 'GET /orders' }] } }],
    ],
    [
      '19 connection failures in a row',
      [(second, request) => (second < 0.75 || (second < 1 && request < 4) ? 'connect' : 200), { warmupSeconds: 0 }],
    ],
    [
      '403 that an operation expects',
      [() => 403, { options: { operations: [{ expectStatus: [403] }], claims: [p99] } }],
    ],
    ['one in five answers 401', [(_, request) => (request === 0 ? 401 : 200)]],
    [
      'Retry-After where a rate limit is expected',
      [(_, request) => (request < 3 ? 429 : 200), { retryAfter: true, options: { rateLimitExpected: true } }],
    ],
    ['202 with Retry-After, which turns nobody away', [() => 202, { retryAfter: true }]],
    [
      'a single 503 with Retry-After',
      [(second, request) => (second === 5 && request === 0 ? 503 : 200), { retryAfter: true }],
    ],
  ])('%s', (_, given) => {
    expect(play(...given)).toBeUndefined()
  })
})

describe('what is ended', () => {
  test.each<[string, Parameters<typeof play>, number, string]>([
    // 14.4 % of 30 s are 4.32 s: seen at the next quarter.
    [
      'everything slow',
      [() => 'slow'],
      4.5,
      'the error budget was burning: of the requests of the last 5 s 100 % failed or took more than 600 ms, where p99 allows 1 %',
    ],
    [
      'everything fails',
      [() => 500, { options: { claims: [errorRate] } }],
      4.5,
      'the error budget was burning: of the requests of the last 5 s 100 % failed, where error rate allows 1 %',
    ],
    // Of 20 % in each window, 14.4 of 20 are reached when 0.2 t / 30 s >= 0.144.
    [
      'one in five times out',
      [(_, request) => (request === 0 ? 'timeout' : 200)],
      21.75,
      'the error budget was burning: of the requests of the last 22 s 20 % failed',
    ],
    // Six per cent of the 2,400 requests of two minutes are 144; every tenth is slow, the first among them.
    [
      'one in ten slow, in a run of two minutes',
      [(second, request) => (request === 0 && (second * 4) % 2 === 0 ? 'slow' : 200), { seconds: 120 }],
      71.75,
      'the error budget was burning: of the requests of the last 72 s 10 %',
    ],
    [
      'the preview dies',
      [(second) => (second < 5 ? 200 : 'connect')],
      6,
      'the preview took no connection any more: 20 attempts in a row failed',
    ],
    ['nobody there from the start', [() => 'connect'], -9, 'the preview took no connection any more'],
    [
      'a token that was never right',
      [() => 401],
      -9,
      'the preview refused the credentials: 100 % of 20 answers were 401 or 403',
    ],
    [
      'a token that expires half-way',
      [(second) => (second < 50 ? 200 : 403)],
      51.25,
      'the preview refused the credentials: 25 % of 100 answers were 401 or 403',
    ],
    [
      'Retry-After again and again',
      [(second) => (second < 20 ? 200 : 429), { retryAfter: true }],
      20.25,
      'the preview limits the rate: 5 answers turned requests away with Retry-After',
    ],
    [
      '429 without a word on when to come again',
      [(_, request) => (request < 2 ? 429 : 200)],
      -9,
      'the preview limits the rate: 40 % of 20 answers were 429',
    ],
    [
      'an error floor so wide that nothing could burn 14.4 times as much',
      [() => 500, { options: { claims: [{ ...errorRate, floor: 0.2, allowed: 0.2 }] } }],
      28.5,
      'the error budget was burning',
    ],
  ])('%s', (_, given, atSecond, reason) => {
    const end = play(...given)
    expect(end?.reason).toContain(reason)
    expect(end?.atSecond).toBe(atSecond)
  })

  test('refusals burn no budget, so a bad token is never told as failures', () => {
    const end = play((second, request) => (second >= 30 && request < 2 ? 401 : 200))
    expect(end?.reason).toContain('the preview refused the credentials')
  })
})

test.each([
  ['the error budget was burning: ...', 'load-aborted-burn'],
  ['the preview took no connection any more: ...', 'load-aborted-connections'],
  ['the preview refused the credentials: ...', 'load-aborted-credentials'],
  ['the preview limits the rate: ...', 'load-aborted-rate-limit'],
  ['somebody pulled the plug', 'load-aborted'],
])('%s is told as %s', (reason, code) => {
  expect(abortTrouble({ afterMs: 12_300, reason })).toMatchObject({
    code,
    message: `The load test was ended after 13 s: ${reason}. Its figures are partial.`,
  })
})

test('the warm-up is named as such', () => {
  expect(abortTrouble({ afterMs: 0, reason: 'x' }).message).toContain('in its warm-up')
  expect(abortTrouble({ afterMs: 250, reason: 'x' }).message).toContain('after 1 s')
})

describe('a service that just keeps its floor is not ended', () => {
  /** mulberry32. */
  function random(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    }
  }

  /** How many of 300 runs of a minute, at 20 requests a second, are ended. */
  function killed(request: (second: number, next: () => number) => Came): number {
    const next = random(7)
    return Array.from({ length: 300 }, () => play((second) => request(second, next))).filter((end) => end !== undefined)
      .length
  }

  test('one request in a hundred is slow and one in a hundred fails, each by itself', () => {
    expect(killed((_, next) => (next() < 0.01 ? 'slow' : next() < 0.01 ? 500 : 200))).toBe(0)
  })

  test.each([1, 2])('pauses of %i s fill one hundredth of the time', (pause) => {
    let until = -Infinity
    const request = (second: number, next: () => number): Came => {
      if (second < until - pause) until = -Infinity
      if (second >= until && next() < 0.01 / (pause * 20)) until = second + pause
      return second < until ? 'slow' : 200
    }
    // A run with three pauses in half a minute is no healthy one; there is hardly any.
    expect(killed(request)).toBeLessThanOrEqual(1)
  })
})

describe('what the figures of an ended run still prove', () => {
  const claims = claimsOf(plainProfile.floor, [], 20)
  const thresholdsMs = thresholdsOf(claims)

  /** A run of 20 requests a second: by second, how many were slower than every floor, and how many failed. */
  function judged(slow: readonly number[], failed: readonly number[], unexpected: Readonly<Record<string, number>>) {
    const seconds = slow.map((over, second) => {
      const bad = failed[second] ?? 0
      return { due: 20, ok: 20 - bad, failed: bad, over: thresholdsMs.map(() => over) }
    })
    const sum = (of: (second: (typeof seconds)[number]) => number) =>
      seconds.reduce((all, second) => all + of(second), 0)
    const operation = {
      name: 'GET /',
      method: 'GET',
      template: '/',
      paths: ['/'],
      headers: {},
      credentials: [],
      weight: 1,
    }
    const errors = {
      status: sum((second) => second.failed),
      timeout: 0,
      connect: 0,
      reset: 0,
      truncated: 0,
      dropped: 0,
    }
    const sample = {
      engine: 'made up',
      durationMs: seconds.length * 1000,
      thresholdsMs,
      overTime: [],
      generator: { latenessP99Ms: 0.5, latenessMaxMs: 2, dropped: 0, cpuShare: 0.1, workers: 1 },
      operations: [{ operation, latency: [[10_000, sum(({ ok }) => ok)]] as const, errors, unexpected, seconds }],
    }
    return judge(sample, claims, 5000).map(({ metric, verdict }) => `${metric} ${verdict}`)
  }

  test('five seconds in which everything was slow: the floors are broken', () => {
    expect(judged([20, 20, 20, 20, 20], [], {})).toEqual(expect.arrayContaining(['p99 fail', 'p95 fail']))
  })

  test('a bad token: nothing is', () => {
    expect(judged([0, 0], [20, 20], { 401: 40 }).filter((text) => text.endsWith('fail'))).toEqual([])
  })

  test('a preview that died in one second, after five good ones: nothing is, for that second is one event', () => {
    expect(judged([0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 20], {}).filter((text) => text.endsWith('fail'))).toEqual([])
  })
})
