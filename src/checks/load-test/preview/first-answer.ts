import { BreakwaterError } from '../../../core/error.ts'
import type { LoadProbe } from '../../../core/load.ts'
import { withoutSecrets } from '../../../core/load-request.ts'
import type { Clock, HttpProbe, Log } from '../../../core/ports.ts'
import { type HostPolicy, judgeTarget, type Target } from '../../../core/preview-target.ts'
import { enumerate } from '../../../core/wording.ts'
import { isNearby } from '../plan/token.ts'
import type { SettingNames } from '../settings.ts'

/** What is waited for, and by whose word it may be asked. */
export interface Awaited {
  readonly side: 'base' | 'head'
  readonly url: string
  readonly policy: HostPolicy
  /** Path that has to answer 2xx; undefined: any answer of the URL itself will do. */
  readonly health: string | undefined
  /** That open a protected preview. */
  readonly headers: Readonly<Record<string, string>>
  /** Variables that such headers are named for and that are not set. */
  readonly unset: readonly string[]
  readonly names: SettingNames
  readonly waitSeconds: number
  /** Aborted once there is nothing to wait for any more. */
  readonly signal?: AbortSignal | undefined
}

/** The judged target, the first of its addresses that answered, and how it did. */
export interface Answered {
  readonly target: Target
  readonly address: string
  readonly status: number
  /** Where a redirect leads. */
  readonly location: string | undefined
}

interface World {
  readonly http: HttpProbe
  readonly clock: Clock
  readonly log: Log
}

/** A service that is started here is soon up; a preview takes its time. */
const pauses = { soon: { seconds: 1, times: 3 }, later: { seconds: 3 } }
const timeoutMs = 10_000
const mostAddresses = 4

/**
 * Judges a URL, and waits for its first answer at one of the judged addresses: the first that answers is the one that is
 * loaded. What an answer leads to is never followed. Rejects where none comes in time, or where waiting cannot help.
 */
export async function firstAnswer(awaited: Awaited, world: World): Promise<Answered> {
  const { waitSeconds } = awaited
  const start = world.clock.now().getTime()
  let slept = 0
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptOnce(awaited, world)
    if (typeof answer !== 'string') return answer
    const pause = attempt <= pauses.soon.times ? pauses.soon.seconds : pauses.later.seconds
    // Counted both ways: attempts take their time, and no clock is trusted to go on.
    const left = waitSeconds - Math.max(slept, (world.clock.now().getTime() - start) / 1000)
    if (left < pause || awaited.signal?.aborted) throw unanswered(awaited, answer)
    world.log.progress(
      `Load test: waiting for ${new URL(awaited.url).origin} (${answer}), ${Math.round(left)} s left ...`,
    )
    await world.clock.sleep(pause * 1000)
    slept += pause
  }
}

/** The first address that answers as wanted, or why none did. */
async function attemptOnce(awaited: Awaited, world: World): Promise<Answered | string> {
  const target = await judged(awaited, world)
  if (typeof target === 'string') return target
  let failure = 'no reason known'
  for (const address of target.addresses.slice(0, mostAddresses)) {
    const probe = await ask(awaited, target, address, world.http)
    if (probe?.status === undefined) failure = probe?.failure ?? failure
    else if (awaited.health === undefined || isOk(probe.status)) return answered(target, address, probe.status, probe)
    else if (isFinal(probe.status)) throw unhealthy(awaited, awaited.health, probe.status, locationOf(probe, target))
    else failure = `${awaited.health} answered ${probe.status}`
  }
  return failure
}

/** A deployment's name may be given to the DNS after the deployment is said to be there. */
async function judged({ url, policy }: Awaited, { http }: World): Promise<Target | string> {
  try {
    return await judgeTarget(url, policy, http.resolve)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError && thrown.trouble.code === 'preview-unreachable') {
      return thrown.trouble.message.replace(/\.$/, '')
    }
    throw thrown
  }
}

async function ask(
  { health, headers }: Awaited,
  { origin, path, query }: Target,
  address: string,
  http: HttpProbe,
): Promise<LoadProbe | undefined> {
  refusePlain(origin, address, headers)
  const asked = health === undefined ? `${path || '/'}${query}` : `${path}${health}`
  const request = { name: `GET ${health ?? path}`, method: 'GET', path: asked, headers }
  const [probe] = await http.probe({ origin, address, operations: [request], timeoutMs })
  return probe
}

/** A preview without TLS may be asked, but not be sent what opens it, where anybody on the way can read it. */
function refusePlain(origin: string, address: string, headers: Awaited['headers']): void {
  const names = Object.keys(headers)
  if (names.length === 0 || origin.startsWith('https:') || isNearby(new URL(origin).hostname, address)) return
  throw new BreakwaterError({
    code: 'load-secret-refused',
    message: `${origin} is not https, so the headers ${enumerate(names)} are not sent to it.`,
    hint: 'Name the https URL of the deployment, or take away load.headers-env.',
  })
}

function answered(target: Target, address: string, status: number, probe: LoadProbe): Answered {
  return { target, address, status, location: locationOf(probe, target) }
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300
}

/** What no waiting changes: it wants credentials, or it is elsewhere. */
function isFinal(status: number): boolean {
  return status === 401 || status === 403 || (status >= 300 && status < 400)
}

/** Origin and path of where a redirect leads; its query may hold a secret, and its path what was sent. */
function locationOf({ operation, status = 0, headers = {} }: LoadProbe, { origin }: Target): string | undefined {
  const { location } = headers
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, origin)) return undefined
  const url = new URL(location, origin)
  return withoutSecrets(`${url.origin}${url.pathname === '/' ? '' : url.pathname}`, operation.headers).slice(0, 200)
}

/** What the reader calls a side. */
export function sideName(side: 'base' | 'head'): string {
  return side === 'head' ? 'The preview' : 'The deployment of base'
}

function unanswered({ side, url, waitSeconds, health, names }: Awaited, failure: string): BreakwaterError {
  const waited = waitSeconds > 3 ? ` within ${waitSeconds} s` : ''
  return new BreakwaterError({
    code: side === 'head' ? 'preview-unreachable' : 'base-unreachable',
    message: `${sideName(side)} at ${new URL(url).origin} did not answer${health === undefined ? '' : ' as it should'}${waited}: ${failure}.`,
    hint: `Check that the deployment is up before Breakwater runs, and that its URL is right. One that takes longer to wake is waited for by ${names.wait}.`,
  })
}

function unhealthy(
  { side, url, unset, names }: Awaited,
  health: string,
  status: number,
  location: string | undefined,
): BreakwaterError {
  const leads = location === undefined ? '' : ` with a redirect to ${location}`
  return new BreakwaterError({
    code: side === 'head' ? 'preview-unreachable' : 'base-unreachable',
    message: `${sideName(side)} at ${new URL(url).origin} answered ${status}${leads} at ${health}.`,
    hint: location === undefined ? protectedHint(unset, names) : redirectHint,
  })
}

const redirectHint =
  'Redirects are not followed. Name the URL that it leads to, or a load.health that answers 2xx itself.'

/** What to do about a preview that wants credentials. */
export function protectedHint(unset: readonly string[], { headers, secrets }: SettingNames): string {
  if (unset.length > 0) {
    return `It is protected, and ${enumerate(unset)}, which ${headers} names, is not set for this run. ${secrets}`
  }
  return `It is protected: name the header that opens it, and the environment variable of its value, under ${headers}.`
}
