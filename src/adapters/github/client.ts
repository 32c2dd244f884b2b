import type { Octokit } from '@octokit/rest'
import type { Clock, Log } from '../../core/ports.ts'

/** What it takes to speak to a GitHub, and whose run speaks. */
export interface GitHubOptions {
  readonly token: string
  /** `https://api.github.com`, or an Enterprise Server's `https://HOST/api/v3`. */
  readonly apiUrl: string
  readonly owner: string
  readonly repository: string
  readonly runId: number
  readonly runAttempt: number
  readonly log: Log
  readonly clock?: Clock
  /** Replaces the global fetch: a proxy's, or a test's. */
  readonly fetch?: typeof globalThis.fetch
}

/** A connection and the repository that it is for. */
export interface GitHub {
  readonly octokit: Octokit
  readonly owner: string
  readonly repo: string
  readonly run: { readonly id: number; readonly attempt: number }
  readonly log: Log
  readonly clock: Clock
}

const answerWithinMs = 30_000
/** Longer than this nobody waits for a comment; GitHub's primary limit may ask for an hour. */
const longestWaitSeconds = 300
const attemptsPastLimit = 3

/** Real time; what `openGitHub` uses unless it is given another. */
const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/**
 * Connects lazily: the packages load here and nowhere else. Octokit's plugins decide what is repeated, and all waiting
 * goes through the clock. Reads are repeated after a failure of the network; writes never, since a lost answer may
 * hide a write that was done: who writes has to look first.
 */
export async function connect(options: GitHubOptions): Promise<GitHub> {
  const [{ Octokit }, { retry }, { throttling }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ])
  const clock = options.clock ?? systemClock
  const send = options.fetch ?? globalThis.fetch
  const Client = Octokit.plugin((octokit) => waiting(octokit, clock), retry, throttling)
  const limit = (kind: string) => (seconds: number, _: unknown, __: unknown, earlier: number) =>
    waitForLimit({ kind, seconds: seconds * 2 ** earlier, earlier, clock, log: options.log })
  const octokit = new Client({
    auth: options.token,
    baseUrl: options.apiUrl.replace(/\/+$/, ''),
    userAgent: 'breakwater',
    log: { debug: () => {}, info: () => {}, warn: options.log.warn, error: () => {} },
    request: {
      fetch: (url: string, init: RequestInit) => send(url, { ...init, signal: AbortSignal.timeout(answerWithinMs) }),
    },
    // The wait before a repetition is ours (below), so the plugin's own is nought.
    retry: { retryAfterBaseValue: 0, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: {
      id: `${options.owner}/${options.repository}#${options.runId}`,
      // GitHub asks for a second between writes; comments notify people and get three, as in the plugin.
      ...{ write: turnstile(clock, 1000), notifications: turnstile(clock, 3000) },
      retryAfterBaseValue: 0,
      onRateLimit: limit('rate limit'),
      onSecondaryRateLimit: limit('secondary rate limit'),
    },
  })
  return {
    octokit,
    owner: options.owner,
    repo: options.repository,
    run: { id: options.runId, attempt: options.runAttempt },
    log: options.log,
    clock,
  }
}

/** Innermost of the plugins: forbids blind repetition of writes, and waits before a read is repeated. */
function waiting(octokit: Pick<Octokit, 'hook'>, clock: Clock): Record<string, never> {
  octokit.hook.before('request', (options) => {
    if (options.method !== 'GET') options.request = { ...options.request, retries: 0 }
  })
  octokit.hook.after('request', (response) => {
    // A proxy's page, say. Octokit would hand it on as if it were the data.
    if (typeof response.data !== 'string' || response.data === '') return
    throw Object.assign(new Error('the answer is not JSON, so something else than GitHub gave it'), { status: 502 })
  })
  octokit.hook.error('request', async (error, options) => {
    const status = 'status' in error ? error.status : 500
    if (status >= 500 && options.method === 'GET') await clock.sleep(1000 * 2 ** (options.request?.retryCount ?? 0))
    // GitHub has more than one wording for it ("abuse detection", "too many requests"); the plugin knows one.
    if (askedToWait(error) && !/secondary rate/i.test(error.message)) {
      error.message = `Secondary rate limit: ${error.message}`
    }
    throw error
  })
  return {}
}

function askedToWait(error: object): boolean {
  if (!('status' in error && (error.status === 403 || error.status === 429))) return false
  const response =
    'response' in error ? (error.response as { headers?: Record<string, unknown> } | undefined) : undefined
  return response?.headers?.['retry-after'] !== undefined
}

/** Waits as long as GitHub asks; false where that is too long or too often, which makes the request fail. */
async function waitForLimit(limit: {
  readonly kind: string
  readonly seconds: number
  readonly earlier: number
  readonly clock: Clock
  readonly log: Log
}): Promise<boolean> {
  if (limit.earlier >= attemptsPastLimit || limit.seconds > longestWaitSeconds) return false
  limit.log.progress(`GitHub's ${limit.kind} is reached: waiting ${limit.seconds} s, as it asks`)
  await limit.clock.sleep(limit.seconds * 1000)
  return true
}

type PluginGroup = NonNullable<NonNullable<NonNullable<ConstructorParameters<typeof Octokit>[0]>['throttle']>['write']>

/**
 * One at a time, and at least so long apart. Takes the place of the throttling plugin's own groups, whose timers know
 * no clock but the system's; the plugin calls `key().schedule(options, task)` and nothing else of a group.
 */
function turnstile(clock: Clock, apartMs: number): PluginGroup {
  let last: Promise<unknown> = Promise.resolve()
  let opensAt = 0
  const pass = async () => {
    const wait = opensAt - clock.now().getTime()
    if (wait > 0) await clock.sleep(wait)
    opensAt = clock.now().getTime() + apartMs
  }
  const schedule = async <Result>(
    _options: unknown,
    task: (...rest: unknown[]) => Promise<Result>,
    ...rest: unknown[]
  ) => {
    const turn = last.then(pass)
    last = turn
    await turn
    return task(...rest)
  }
  // The plugin's type asks for all of Bottleneck's class, of which it uses this.
  return { key: () => ({ schedule }) } as unknown as PluginGroup
}
