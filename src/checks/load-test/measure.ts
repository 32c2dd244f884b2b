import type { CheckContext, Unproven } from '../../core/check.ts'
import { durationOf, type LoadPlan, type LoadProgress, type LoadSample, offeredRate } from '../../core/load.ts'
import type { LoadEngines } from '../../core/ports.ts'
import { count, plain } from '../../core/wording.ts'
import { compareSides, type SidesCompared } from './compare/compare-sides.ts'
import { withoutRateLimited } from './conformance/rate-limited.ts'
import { abortTrouble, killSwitch } from './kill-switch.ts'
import type { Extras } from './load-report.ts'
import { type Claim, thresholdsOf } from './objectives.ts'
import { progressTicker } from './progress.ts'
import { sweepConcurrency } from './scaling/sweep.ts'
import type { PlannedLoad } from './side.ts'

/** What a load test measured, before it is judged. */
export interface Measured {
  readonly head: LoadSample
  /** Undefined: nothing to compare with. */
  readonly base: LoadSample | undefined
  readonly extras: Extras
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
}

/** Loads head, or base and head in turns; then, where it is asked for, head with more and more clients. */
export async function measure(
  context: CheckContext,
  engines: LoadEngines,
  planned: PlannedLoad,
  claims: readonly Claim[],
): Promise<Measured> {
  const { log, config } = context
  const run: Run = { context, planned, claims, thresholdsMs: thresholdsOf(claims) }
  log.progress(`Load test: ${howText(planned)} ...`)
  const loaded = planned.sides.base === undefined ? await alone(engines, run) : await inTurns(engines, run)
  const measured = config.load.rateLimit === undefined ? loaded : withinRateLimit(loaded)
  if (!config.load.sweep || measured.head.aborted !== undefined) return measured
  const scaling = await sweepConcurrency(engines.closed, planned, {
    claims,
    rateLimitExpected: config.load.rateLimit !== undefined,
    onStep: (concurrency) => log.progress(`Load test: ${count(concurrency, 'client')} waiting for their answers ...`),
  })
  return { ...measured, extras: { ...measured.extras, scaling } }
}

/** A rate limit that is expected makes no failures of what it turned away. */
function withinRateLimit(measured: Measured): Measured {
  const head = withoutRateLimited(measured.head)
  const base = measured.base === undefined ? undefined : withoutRateLimited(measured.base)
  const refused = head.refused + (base?.refused ?? 0)
  if (refused === 0) return measured
  const remark = `${count(refused, 'request')} answered 429, as the rate limit lets expect, in no figure: what was served is less load than what was offered.`
  return { ...measured, head: head.sample, base: base?.sample, remarks: [...measured.remarks, remark] }
}

interface Run {
  readonly context: CheckContext
  readonly planned: PlannedLoad
  readonly claims: readonly Claim[]
  readonly thresholdsMs: readonly number[]
}

async function alone(engines: LoadEngines, run: Run): Promise<Measured> {
  const { planned, thresholdsMs } = run
  const engine = engines[planned.plan.arrivals.model]
  const head = await engine.run(planned.plan, planned.sides.head.target, { thresholdsMs, watch: watchOf(run) })
  return { head, base: undefined, extras: {}, remarks: [], unproven: abortsOf(head) }
}

async function inTurns(engines: LoadEngines, run: Run): Promise<Measured> {
  const { context, planned, thresholdsMs } = run
  const { slo } = context.config.load
  const compared = await compareSides(engines[planned.plan.arrivals.model], planned, {
    thresholdsMs,
    watch: { base: watchOf(run), head: watchOf(run) },
    critical: [...new Set(slo.flatMap(({ operation }) => operation ?? []))],
    // Thirty pairs, perhaps twice: figures that change, not steps.
    tell: (text) => context.log.tick?.(`Load test: ${text} ...`),
  })
  const { head, base, comparison, errors, rounds, remarks } = compared
  return {
    head,
    base,
    extras: { comparison, errorComparison: errors, rounds },
    remarks,
    unproven: endedOn(compared),
  }
}

/** Tells the log how it goes, and ends what would teach nobody anything. */
function watchOf({ context, planned, claims, thresholdsMs }: Run): (progress: LoadProgress) => string | undefined {
  const { plan } = planned
  const tick = progressTicker(
    context.log,
    plan,
    thresholdsMs,
    claims.flatMap(({ thresholdMs }) => thresholdMs ?? []),
  )
  const kill = killSwitch({
    claims,
    thresholdsMs,
    operations: plan.operations,
    rateLimitExpected: context.config.load.rateLimit !== undefined,
  })
  return (progress) => {
    tick(progress)
    return kill(progress)
  }
}

function abortsOf({ aborted }: LoadSample): readonly Unproven[] {
  return aborted === undefined ? [] : [{ subject: 'load test', ...abortTrouble(aborted) }]
}

function endedOn({ aborted }: SidesCompared): readonly Unproven[] {
  return aborted === undefined ? [] : [{ subject: `load test of ${aborted.side}`, ...abortTrouble(aborted) }]
}

/** `20 requests/s to 3 operations, 60 s after 10 s of warm-up`. */
function howText({ plan, sides }: PlannedLoad): string {
  const time = `${plain(durationOf(plan.arrivals) / 1000)} s after ${plain(plan.warmupMs / 1000)} s of warm-up`
  const what = `${rateOf(plan)} to ${count(plan.operations.length, 'operation')}`
  return sides.base === undefined ? `${what}, ${time}` : `${what}, base and head in turns`
}

function rateOf({ arrivals }: LoadPlan): string {
  return arrivals.model === 'open'
    ? `${plain(offeredRate(arrivals) ?? 0)} requests/s`
    : count(arrivals.concurrency, 'client')
}
