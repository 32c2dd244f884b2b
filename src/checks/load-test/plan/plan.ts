import type { CheckContext, Unproven } from '../../../core/check.ts'
import type { Trouble } from '../../../core/error.ts'
import { durationOf, type LoadPlan } from '../../../core/load.ts'
import { count } from '../../../core/wording.ts'
import type { PlannedLoad, Side, Sides } from '../side.ts'
import { type Timing, timingOf } from './arrivals.ts'
import type { Candidate, Wanted, WantedLoad } from './candidate.ts'
import type { Draft } from './draft.ts'
import { type DryRun, dryRun } from './dry-run.ts'
import { filled } from './fill.ts'
import { withOwnSecrets } from './own-url.ts'
import { planHash } from './plan-hash.ts'
import { gatherSecrets, type Secrets, sidesWith, withoutSecrets } from './secrets.ts'
import { openingHeaders, type SecretNeed } from './security.ts'
import { withoutServerPath } from './server-path.ts'
import { placed } from './server-root.ts'
import { wantedLoad } from './sources.ts'

/** What a token must outlive besides the run: what happens before and after it. */
const spareMs = 60_000
const longestSweepMs = 90_000

/** What will be sent: operations with their ids in place, tried once on each side before any load. */
export async function planLoad(context: CheckContext, sides: Sides): Promise<PlannedLoad> {
  const { config, profile, log } = context
  const { probe } = await context.loadEngines()
  const source = withOpeningHeaders(await wantedLoad(context, sides), context)
  const own = ownSecrets(context, sides)
  const unlike = unlikeQuery(source.wanted, own)
  const shorter = withoutServerPath(source.wanted, unlike === undefined ? own : { head: own.head, base: undefined })
  const opened = await openedSides({ ...source, wanted: shorter.wanted }, shorter.sides, context)
  log.progress(`Load test: asking ${sides.head.target.origin} what there is ...`)
  const found = await placed(opened.wanted, opened.lists, probe, opened.sides.head)
  const ready = await filled({ ...found, described: source.described }, opened.sides, probe, context)
  log.progress(
    `Load test: asking ${sides.head.target.origin} for ${count(ready.candidates.length, 'operation')} once ...`,
  )
  const tried = await dryRun(probe, opened.sides, ready.candidates, context)
  const { timing, remarks } = timingOf(config, profile, source, tried.sides.base !== undefined)
  const lasting = await lastingSides(tried, opened, timing, context)
  const plan: LoadPlan = { operations: lasting.usable.map(({ operation }) => operation), ...timing }
  return {
    plan,
    hash: planHash(plan),
    sides: lasting.sides,
    placeOf: new Map(ready.candidates.map(({ operation, location }) => [operation.name, location])),
    probes: tried.probes,
    failedOnHead: tried.failedOnHead,
    remarks: [...source.remarks, ...opened.remarks, ...found.remarks, ...ready.remarks, ...tried.remarks, ...remarks],
    unproven: [
      ...source.unproven,
      ...(unlike === undefined ? [] : [unlike]),
      ...opened.unproven,
      ...ready.unproven,
      ...tried.unproven,
      ...lasting.unproven,
    ],
  }
}

/** What opens a protected preview goes with every request, those to lists among them. */
function withOpeningHeaders(source: WantedLoad, { config }: CheckContext): WantedLoad {
  const { credentials, needs } = openingHeaders(config.load)
  if (needs.length === 0) return source
  const opened = (one: Wanted): Wanted => ({
    ...one,
    operation: { ...one.operation, credentials: [...credentials, ...one.operation.credentials] },
    needs: [...needs, ...one.needs],
  })
  return { ...source, wanted: source.wanted.map(opened), lists: source.lists.map(opened) }
}

function ownSecrets({ preview, config }: CheckContext, { head, base }: Sides): Sides {
  const own = (side: Side, url: string | undefined): Side => ({ ...side, target: withOwnSecrets(side.target, url) })
  return { head: own(head, preview?.url), base: base === undefined ? undefined : own(base, config.load.base) }
}

/** A parameter of the preview's URL that base's own has no value for: another host's is not sent there. */
function unlikeQuery(wanted: readonly Wanted[], { head, base }: Sides): Unproven | undefined {
  if (base === undefined) return undefined
  const credentials = wanted.flatMap(({ operation }) => operation.credentials)
  const lacking = credentials.find(({ secret }) => {
    return Object.hasOwn(head.target.secrets, secret) && !Object.hasOwn(base.target.secrets, secret)
  })
  if (lacking === undefined) return undefined
  return {
    subject: 'base against head',
    code: 'base-query-differs',
    message: `The URL of the preview has the parameter ${lacking.name} and that of base has not, so they would not be asked the same. Head was measured alone.`,
    hint: 'Name both URLs with the same parameters, or name what to send under load.operations.',
  }
}

interface Opened {
  readonly sides: Sides
  readonly needs: readonly SecretNeed[]
  readonly secrets: Secrets
  /** Requests whose secrets are all there. */
  readonly wanted: readonly Wanted[]
  readonly lists: readonly Draft[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
}

/** The sides with every secret that could be had, and the requests that have theirs. */
async function openedSides(source: WantedLoad, sides: Sides, context: CheckContext): Promise<Opened> {
  const asksLists = source.wanted.some(({ paths }) => 'slots' in paths && paths.slots.length > 0)
  // A plan that was made from this very URL names what the URL itself carries.
  const own = sides.head.target.secrets
  const isOpen = ({ name }: SecretNeed) => !Object.hasOwn(own, name)
  const needs = [...source.wanted, ...(asksLists ? source.lists : [])].flatMap((one) => one.needs).filter(isOpen)
  const secrets = await gatherSecrets(needs, context, sides.head)
  const has = (one: Wanted) => one.needs.filter(isOpen).every(({ name }) => secrets.values.has(name))
  const used = new Set(needs.map(({ key }) => key))
  const idle = Object.keys(context.config.load.auth).filter((name) => !used.has(`load.auth.${name}`))
  return {
    sides: sidesWith(sides, secrets.values),
    needs,
    secrets,
    wanted: source.wanted.filter(has),
    lists: source.lists.filter(has).flatMap(({ paths, operation }) => {
      return 'slots' in paths
        ? [{ ...paths, operation: { ...paths.operation, credentials: operation.credentials } }]
        : []
    }),
    remarks: idle.map(
      (name) => `load.auth names ${name}, which no operation asks for, or whose kind is not supported.`,
    ),
    unproven: withoutSecrets(
      secrets.missing,
      source.wanted.map(({ operation }) => operation),
    ),
  }
}

/** Tokens are fetched anew where they would not outlast the run; what outlasts it in no way is not loaded. */
async function lastingSides(
  tried: DryRun,
  { secrets, needs }: Opened,
  timing: Timing,
  context: CheckContext,
): Promise<{ readonly usable: readonly Candidate[]; readonly sides: Sides; readonly unproven: readonly Unproven[] }> {
  const turns = tried.sides.base === undefined ? 1 : 2
  const sweepMs = context.config.load.sweep ? longestSweepMs : 0
  const neededMs = turns * (timing.warmupMs + durationOf(timing.arrivals)) + sweepMs + spareMs
  const isShort = ([, lifetimeMs]: readonly [string, number]) => lifetimeMs < neededMs
  const short = new Set([...secrets.lifetimes].filter(isShort).map(([name]) => name))
  if (short.size === 0) return { usable: tried.usable, sides: tried.sides, unproven: [] }
  const again = await gatherSecrets(
    needs.filter(({ name }) => short.has(name)),
    context,
    tried.sides.head,
  )
  const lost = new Map([
    ...again.missing,
    ...[...again.lifetimes].filter(isShort).map(([name, ms]) => [name, shortLived(name, ms, neededMs)] as const),
  ])
  const isLost = ({ operation }: Candidate) => operation.credentials.some(({ secret }) => lost.has(secret))
  return {
    usable: tried.usable.filter((one) => !isLost(one)),
    sides: sidesWith(tried.sides, again.values),
    unproven: withoutSecrets(
      lost,
      tried.usable.map(({ operation }) => operation),
    ),
  }
}

function shortLived(name: string, lifetimeMs: number, neededMs: number): Trouble {
  const seconds = (ms: number) => Math.round(ms / 1000)
  return {
    code: 'load-token-short-lived',
    message: `The token of ${name} lasts ${seconds(lifetimeMs)} s, and the load test ${seconds(neededMs)} s.`,
    hint: `Let the authorization server give tokens that last longer, or shorten the load test.`,
  }
}
