import type { Trouble } from '../../core/error.ts'
import { errorKinds, type LoadOperation, type LoadProgress } from '../../core/load.ts'
import { count, metricWord, percent } from '../../core/wording.ts'
import type { Claim } from './objectives.ts'

export interface KillSwitchOptions {
  /** What the run is held to. Those over all operations burn; the watch sees no single one. */
  readonly claims: readonly Pick<Claim, 'metric' | 'floor' | 'operation' | 'allowed' | 'thresholdMs'>[]
  /** As they were given to the engine. */
  readonly thresholdsMs: readonly number[]
  readonly operations: readonly Pick<LoadOperation, 'expectStatus'>[]
  /** The config says that there is one, so that being turned away is no surprise. */
  readonly rateLimitExpected: boolean
}

/**
 * Google's SRE workbook (chapter 5) burns a month's budget in windows of hours; a load test lasts a minute. A budget burns
 * by its rate: the share of bad requests over the share that the objective allows.
 */
const burns = [
  { rate: 14.4, longMs: 30_000, shortMs: 5_000 },
  { rate: 6, longMs: 120_000, shortMs: 20_000 },
] as const
const fewestInShort = 50
/** Of a smaller budget, a single pause of a second would burn fourteen times what a half minute may. */
const smallestBudget = 0.01
/** An error floor above 7 % can't burn at 14.4 times its budget; then it takes that nearly everything fails. */
const nearlyAll = 0.95
const mostConnectFailures = 20
const mostRefused = 0.2
const fewestAnswers = 20
/** One may be a hiccup behind a proxy; a limiter says it again and again. */
const fewestRetryAfter = 5
const betweenSnapshotsMs = 250

/** How a reason begins, by which it is known again in a sample; and what to do about it. */
const causes = {
  burn: {
    words: 'the error budget was burning',
    code: 'load-aborted-burn',
    hint: 'The figures up to there are shown. Look at the slowest and the failing operations first; a lower rate may show where it begins.',
  },
  connections: {
    words: 'the preview took no connection any more',
    code: 'load-aborted-connections',
    hint: 'Look into the log of the preview: it crashed, was put to sleep, or its platform cut the connections.',
  },
  credentials: {
    words: 'the preview refused the credentials',
    code: 'load-aborted-credentials',
    hint: 'Check the secrets that go with the requests: set, not expired, and allowed to call these operations. This says nothing of the speed of the service.',
  },
  rateLimit: {
    words: 'the preview limits the rate',
    code: 'load-aborted-rate-limit',
    hint: 'Lift the limit for the preview, offer a lower rate, or say which limit is expected (load.rate-limit, --expect-rate-limit). This says nothing of the speed of the service.',
  },
} as const

/** What a run that was ended by its watch leaves unproved. */
export function abortTrouble({ afterMs, reason }: { readonly afterMs: number; readonly reason: string }): Trouble {
  const cause = Object.values(causes).find(({ words }) => reason.startsWith(words))
  const when = afterMs <= 0 ? 'in its warm-up' : `after ${Math.ceil(afterMs / 1000)} s`
  return {
    code: cause?.code ?? 'load-aborted',
    message: `The load test was ended ${when}: ${reason}. Its figures are partial.`,
    hint: cause?.hint ?? 'The figures up to there are shown.',
  }
}

/** Counters at one moment; answers, refusals and missing rights from the warm-up on, the others without it. */
interface Snapshot {
  readonly atMs: number
  readonly requests: number
  readonly failed: number
  readonly over: readonly number[]
  readonly answers: number
  readonly refused: number
  readonly unauthorized: number
}

const start: Snapshot = { atMs: 0, requests: 0, failed: 0, over: [], answers: 0, refused: 0, unauthorized: 0 }

/**
 * A watch over one run that says when to end it, and why: the preview is gone, refuses us, limits us, or breaks an
 * objective so fast that nothing is left to be learned. It sees only the progress it is given, so the same progress gives
 * the same end. Windows are never shortened for a short run: the time before its start counts as kept, so that each run
 * has to see the same trouble (at an objective of 1 %: 4.3 s of nothing else), and none is ended by its first second.
 */
export function killSwitch(options: KillSwitchOptions): (progress: LoadProgress) => string | undefined {
  const expected = new Set(options.operations.flatMap(({ expectStatus }) => expectStatus ?? []))
  const objectives = options.claims.filter(
    ({ metric, operation }) => metric !== 'throughput' && operation === undefined,
  )
  const history: Snapshot[] = []
  return (progress) => {
    const unasked = (code: number) => (expected.has(code) ? 0 : (progress.statuses[code] ?? 0))
    const tooMany = unasked(429)
    const turnedAway = tooMany + unasked(503) + unasked(403)
    const now = snapshotOf(progress, unasked(401) + unasked(403), tooMany)
    remember(history, now)
    return (
      lostConnections(progress) ??
      refusedCredentials(now, before(history, now.atMs - burns[0].shortMs)) ??
      (options.rateLimitExpected
        ? undefined
        : limitedRate(Math.min(progress.retryAfter, turnedAway), now.answers, tooMany)) ??
      objectives
        .map((claim) => burning(claim, options.thresholdsMs, history, now))
        .find((reason) => reason !== undefined)
    )
  }
}

function snapshotOf(
  { atMs, ok, errors, statuses, over }: LoadProgress,
  unauthorized: number,
  tooMany: number,
): Snapshot {
  // What our own generator dropped is no fault of the server.
  const failed = errorKinds.reduce((sum, kind) => sum + (kind === 'dropped' ? 0 : errors[kind]), 0)
  const answers = Object.values(statuses).reduce((sum, some) => sum + some, 0)
  return { atMs, requests: ok + failed, failed, over, answers, refused: unauthorized + tooMany, unauthorized }
}

/** Keeps what the longest window needs, a quarter of a second apart, however often the watch is asked. */
function remember(history: Snapshot[], now: Snapshot): void {
  const last = history.at(-1)
  if (last !== undefined && now.atMs - last.atMs < betweenSnapshotsMs) return
  history.push(now)
  while ((history[1]?.atMs ?? now.atMs) < now.atMs - burns[1].longMs) history.shift()
}

/** The counters as they stood then; before the first that is known, nothing had happened. */
function before(history: readonly Snapshot[], atMs: number): Snapshot {
  return history.findLast((snapshot) => snapshot.atMs <= atMs) ?? start
}

function lostConnections({ connectFailures }: LoadProgress): string | undefined {
  return connectFailures >= mostConnectFailures
    ? `${causes.connections.words}: ${connectFailures} attempts in a row failed`
    : undefined
}

/** Of all answers, or of the last seconds': a token may also expire half-way. */
function refusedCredentials(now: Snapshot, then: Snapshot): string | undefined {
  for (const [since, fewest] of [[start, fewestAnswers] as const, [then, fewestInShort] as const]) {
    const answers = now.answers - since.answers
    const share = (now.unauthorized - since.unauthorized) / answers
    if (answers >= fewest && share > mostRefused) {
      return `${causes.credentials.words}: ${rounded(share)} of ${count(answers, 'answer')} were 401 or 403`
    }
  }
  return undefined
}

/** `waiting`: answers that turned us away with Retry-After; a 202 may carry one too, and turns nobody away. */
function limitedRate(waiting: number, answers: number, tooMany: number): string | undefined {
  if (waiting >= fewestRetryAfter) {
    return `${causes.rateLimit.words}: ${count(waiting, 'answer')} turned requests away with Retry-After`
  }
  return answers >= fewestAnswers && tooMany > answers * mostRefused
    ? `${causes.rateLimit.words}: ${rounded(tooMany / answers)} of ${count(answers, 'answer')} were 429`
    : undefined
}

/** Whether an objective burns in a long window, and still does in a short one. */
function burning(
  claim: KillSwitchOptions['claims'][number],
  thresholdsMs: readonly number[],
  history: readonly Snapshot[],
  now: Snapshot,
): string | undefined {
  if (now.atMs <= 0) return undefined
  const budget = Math.max(smallestBudget, claim.allowed)
  const threshold = claim.thresholdMs === undefined ? -1 : thresholdsMs.indexOf(claim.thresholdMs)
  for (const { rate, longMs, shortMs } of burns) {
    const bad = claim.metric === 'errorRate' ? Math.min(rate * budget, nearlyAll) : rate * budget
    const since = (ms: number) => badShare(before(history, Math.max(0, now.atMs - ms)), now, threshold)
    const short = since(shortMs)
    const long = since(longMs)
    const longShare = long.share * Math.min(1, now.atMs / longMs)
    if (short.requests < fewestInShort || short.share < bad || longShare < bad) continue
    const seen = Math.min(longMs, now.atMs) / 1000
    const what = threshold < 0 ? 'failed' : `failed or took more than ${claim.floor} ms`
    const allowed = `${metricWord(claim.metric)} allows ${percent(claim.allowed)}`
    return `${causes.burn.words}: of the requests of the last ${Math.round(seen)} s ${rounded(long.share)} ${what}, where ${allowed}`
  }
  return undefined
}

/** Refusals have a kill of their own: missing rights and a rate limit burn no budget of the service. */
function badShare(
  from: Snapshot,
  to: Snapshot,
  threshold: number,
): { readonly requests: number; readonly share: number } {
  const requests = to.requests - from.requests
  const failed = Math.max(0, to.failed - from.failed - (to.refused - from.refused))
  const over = (to.over[threshold] ?? 0) - (from.over[threshold] ?? 0)
  return { requests, share: requests <= 0 ? 0 : (failed + over) / requests }
}

function rounded(share: number): string {
  return percent(Math.round(share * 100) / 100)
}
