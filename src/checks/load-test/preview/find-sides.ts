import type { CheckContext, Preview, Unproven } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { HostPolicy } from '../../../core/preview-target.ts'
import type { Side, Sides } from '../side.ts'
import { discoverPreview } from './discover.ts'
import { type Answered, type Awaited, firstAnswer, sideName } from './first-answer.ts'

/** The sides that answer, and what a reader must know of how they were found. */
export interface FoundSides {
  readonly sides: Sides
  readonly remarks: readonly string[]
  /** A base that was named and does not answer: what head keeps is measured all the same. */
  readonly unproven: readonly Unproven[]
}

/** Someone who named a URL on a command line is waiting for the answer. */
const patienceSeconds = 3

/** Finds the preview, and base beside it where it is named; both judged, and answering. */
export async function findSides(context: CheckContext): Promise<FoundSides> {
  const { config, fromFork } = context
  const { preview, remarks } = await previewOf(context)
  const policy: HostPolicy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts }
  const head = await answerOf(context, { side: 'head', url: preview.url, policy })
  const base = await baseOf(context)
  return {
    sides: { head: sideOf(context, 'head', head), base: base.answer && sideOf(context, 'base', base.answer) },
    remarks: [
      ...remarks,
      ...redirected('head', head),
      ...(base.answer === undefined ? [] : redirected('base', base.answer)),
      ...alike(head, base.answer),
    ],
    unproven: base.unproven,
  }
}

/** The preview that somebody named, else the one that was deployed. */
async function previewOf(
  context: CheckContext,
): Promise<{ readonly preview: Preview; readonly remarks: readonly string[] }> {
  if (context.preview !== undefined) return { preview: context.preview, remarks: [] }
  const found = await discoverPreview(context)
  if (found.preview === undefined) throw new Error('the load test runs only where there is a preview')
  return { preview: found.preview, remarks: [found.remark] }
}

interface Base {
  readonly answer: Answered | undefined
  readonly unproven: readonly Unproven[]
}

/** Base is only ever named: what could be discovered is production. */
async function baseOf(context: CheckContext): Promise<Base> {
  const { base, hosts } = context.config.load
  if (base === undefined) return { answer: undefined, unproven: [] }
  const policy: HostPolicy = { namedBy: 'config', fromFork: context.fromFork, hosts }
  try {
    return { answer: await answerOf(context, { side: 'base', url: base, policy }), unproven: [] }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) || thrown.trouble.code !== 'base-unreachable') throw thrown
    return { answer: undefined, unproven: [{ subject: 'base against head', ...thrown.trouble }] }
  }
}

async function answerOf(context: CheckContext, asked: Pick<Awaited, 'side' | 'url' | 'policy'>): Promise<Answered> {
  const { config, clock, log } = context
  const { health, waitSeconds } = config.load
  const isWatched = context.preview?.namedBy === 'command line' && health === undefined
  const awaited: Awaited = {
    ...asked,
    health,
    headers: openingHeaders(context),
    waitSeconds: isWatched ? patienceSeconds : waitSeconds,
  }
  return await firstAnswer(awaited, { http: await context.loadEngines(), clock, log })
}

/** Headers that open a protected preview, of those variables that are set. */
function openingHeaders({ config, secret }: CheckContext): Readonly<Record<string, string>> {
  const headers = Object.entries(config.load.headersEnv).flatMap(([name, variable]) => {
    const value = secret(variable)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(headers)
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

function alike(head: Answered, base: Answered | undefined): readonly string[] {
  const same = base?.target.origin === head.target.origin && base.target.path === head.target.path
  return same ? ['Base and preview are the same URL: what differs between them is chance.'] : []
}
