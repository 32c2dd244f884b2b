import type { CheckContext, Unproven } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import { defaultLoadSettings } from '../../../core/load-settings.ts'
import type { StartedService } from '../../../core/ports.ts'
import type { HostPolicy } from '../../../core/preview-target.ts'
import { unsendable } from '../plan/secrets.ts'
import { settingNames } from '../settings.ts'
import type { Side, Sides } from '../side.ts'
import { discoverPreview } from './discover.ts'
import { type Answered, type Awaited, firstAnswer, protectedHint, sideName } from './first-answer.ts'

/** The sides that answer, and what a reader must know of how they were found. */
export interface FoundSides {
  readonly sides: Sides
  readonly remarks: readonly string[]
  /** A base that was named and does not answer: what head keeps is measured all the same. */
  readonly unproven: readonly Unproven[]
}

/** Someone who named a URL on a command line, and not how long to wait, is waiting for the answer. */
const patienceSeconds = 3

/** Finds the preview, and base beside it where it is named; both judged, and answering. */
export async function findSides(context: CheckContext): Promise<FoundSides> {
  const start = startOnce(context)
  const head = await headOf(context, start)
  const base = await baseOf(context, start)
  return {
    sides: { head: sideOf(context, 'head', head.answer), base: base.answer && sideOf(context, 'base', base.answer) },
    remarks: [
      ...head.remarks,
      ...redirected('head', head.answer),
      ...closed(context, head.answer),
      ...(base.answer === undefined ? [] : redirected('base', base.answer)),
      ...alike(head.answer, base.answer),
    ],
    unproven: base.unproven,
  }
}

type Start = (revision: Side['side']) => Promise<StartedService>

/** What starts base and head, where they are to be started; ended with the review. */
function startOnce(context: CheckContext): Start | undefined {
  const { preview, config, once, onClose } = context
  if (preview !== undefined || config.load.start === undefined) return undefined
  return async (revision) => {
    const commands = await once('load-test: services', async () => {
      const made = await context.serviceCommands()
      onClose(made.close)
      return made
    })
    return await commands.start(revision)
  }
}

interface Head {
  readonly answer: Answered
  readonly remarks: readonly string[]
}

/** The preview that somebody named, else what is started here, else the one that was deployed. */
async function headOf(context: CheckContext, start: Start | undefined): Promise<Head> {
  if (start !== undefined) {
    return { answer: await answerOfStarted(context, 'head', await start('head')), remarks: [] }
  }
  const { config, fromFork } = context
  const found = context.preview === undefined ? await discoverPreview(context) : undefined
  const preview = context.preview ?? found?.preview
  if (preview === undefined) throw new Error('the load test runs only where there is a preview')
  const policy: HostPolicy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts }
  const answer = await answerOf(context, { side: 'head', url: preview.url, policy })
  return { answer, remarks: found?.preview === undefined ? [] : [found.remark] }
}

interface Base {
  readonly answer: Answered | undefined
  readonly unproven: readonly Unproven[]
}

/** Base is only ever named, or started here: what could be discovered is production. */
async function baseOf(context: CheckContext, start: Start | undefined): Promise<Base> {
  const { base, hosts } = context.config.load
  const policy: HostPolicy = { namedBy: context.baseNamedBy ?? 'config', fromFork: context.fromFork, hosts }
  try {
    if (base !== undefined) {
      return { answer: await answerOf(context, { side: 'base', url: base, policy }), unproven: [] }
    }
    if (start === undefined) return { answer: undefined, unproven: [] }
    return { answer: await answerOfStarted(context, 'base', await start('base')), unproven: [] }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) || !absentBase.includes(thrown.trouble.code)) throw thrown
    return { answer: undefined, unproven: [{ subject: 'base against head', ...thrown.trouble }] }
  }
}

/** What costs the comparison only. */
const absentBase = ['base-unreachable', 'service-not-started']

/** Waits for a service to answer, as long as it runs. */
async function answerOfStarted(
  context: CheckContext,
  side: Side['side'],
  { url, ended }: StartedService,
): Promise<Answered> {
  const policy: HostPolicy = { namedBy: 'config', fromFork: context.fromFork, hosts: [] }
  const over = new AbortController()
  const died = ended.then((why): never => {
    over.abort()
    throw notStarted(
      `The command of load.start was run in ${side}, and ${why}`,
      'Try it in a fresh clone, with the port in PORT. It gets no tokens; what it needs stands in the command itself.',
    )
  })
  const answer = answerOf(context, { side, url, policy, signal: over.signal }).catch((thrown: unknown): never => {
    if (!(thrown instanceof BreakwaterError) || !unreachable.includes(thrown.trouble.code)) throw thrown
    throw notStarted(
      `The command of load.start runs in ${side}, but: ${thrown.trouble.message}`,
      `It has to listen on the port that it finds in PORT, at ${context.config.load.start?.url}.`,
    )
  })
  // Whichever comes second has nobody who waits for it any more.
  for (const loser of [died, answer]) loser.catch(() => undefined)
  return await Promise.race([answer, died])
}

const unreachable = ['preview-unreachable', 'base-unreachable']

function notStarted(message: string, hint: string): BreakwaterError {
  return new BreakwaterError({ code: 'service-not-started', message, hint })
}

async function answerOf(
  context: CheckContext,
  asked: Pick<Awaited, 'side' | 'url' | 'policy' | 'signal'>,
): Promise<Answered> {
  const { config, clock, log } = context
  const { health, waitSeconds } = config.load
  const isSaid = health !== undefined || waitSeconds !== defaultLoadSettings.waitSeconds
  const isWatched = context.preview?.namedBy === 'command line' && !isSaid
  const awaited: Awaited = {
    ...asked,
    health,
    ...openingHeaders(context),
    names: settingNames(context.config),
    waitSeconds: isWatched ? patienceSeconds : waitSeconds,
  }
  return await firstAnswer(awaited, { http: await context.loadEngines(), clock, log })
}

/** Headers that open a protected preview, of those whose variables are set; and the other variables. */
function openingHeaders({ config, secret }: CheckContext): Pick<Awaited, 'headers' | 'unset'> {
  const named = Object.entries(config.load.headersEnv).map(([name, variable]) => ({
    ...{ name, variable },
    value: secret(variable),
  }))
  for (const { name, variable, value } of named) {
    const trouble = value === undefined ? undefined : unsendable(value, variable, `load.headers-env.${name}`)
    // No waiting would change it.
    if (trouble !== undefined) throw new BreakwaterError(trouble)
  }
  return {
    headers: Object.fromEntries(named.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    unset: named.flatMap(({ variable, value }) => (value === undefined ? [variable] : [])),
  }
}

function sideOf({ config }: CheckContext, side: Side['side'], { target, address }: Answered): Side {
  return {
    side,
    target: { origin: target.origin, address, prefix: target.path, secrets: {}, http: config.load.http },
  }
}

function redirected(side: Side['side'], { status, location, target }: Answered): readonly string[] {
  if (location === undefined) return []
  return [
    `${sideName(side)} at ${target.origin} answers ${status} with a redirect to ${location}. Redirects are not followed: if that is where the service is, name that URL.`,
  ]
}

/** Without a health path any answer will do; one that lets nobody in is hardly meant, unless the service itself asks who we are. */
function closed(context: CheckContext, { status, target }: Answered): readonly string[] {
  const isOurs = Object.keys(context.config.load.auth).length > 0
  if ((status !== 401 && status !== 403) || isOurs) return []
  const { headers, unset } = openingHeaders(context)
  // Whoever named headers knows of them; that they do not open it is said where requests are refused.
  if (Object.keys(headers).length > 0 && unset.length === 0) return []
  return [`The preview at ${target.origin} answers ${status}. ${protectedHint(unset, settingNames(context.config))}`]
}

function alike(head: Answered, base: Answered | undefined): readonly string[] {
  const same = base?.target.origin === head.target.origin && base.target.path === head.target.path
  return same ? ['Base and preview are the same URL: what differs between them is chance.'] : []
}
