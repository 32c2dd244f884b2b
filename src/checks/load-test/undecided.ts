import type { Unproven } from '../../core/check.ts'
import type { LoadReport, LoadSample } from '../../core/load.ts'
import { enumerate, grouped, metricWord, percent } from '../../core/wording.ts'
import type { SettingNames } from './settings.ts'
import { generatorLimitsOf, type Objective } from './slo.ts'

/** A pull request waits for three minutes at most, of which a comparison gives each side one. */
const longestSeconds = { alone: 180, inTurns: 60 } as const

/** What this run leaves open. Nothing measured is nothing shown, for the run as for each operation and objective. */
export function undecided(
  load: LoadReport,
  sample: LoadSample,
  objectives: readonly Objective[],
  names: SettingNames,
): readonly Unproven[] {
  // Why it was ended is said, and is the reason for all that is open.
  if (load.aborted !== undefined) return []
  if (load.total.sent === 0 && load.operations.length > 0) {
    return [
      {
        subject: 'all objectives',
        code: 'no-samples',
        message: `No request was due within ${Math.round(load.durationMs / 1000)} s, so nothing was measured.`,
        hint: `Measure longer (${names.duration}) or offer more (${names.rate}).`,
      },
    ]
  }
  if (load.total.sent === 0) {
    return [
      {
        subject: 'all objectives',
        code: 'no-samples',
        message: 'No operation could be loaded, so nothing was measured.',
        hint: `Name requests (${names.operations}) that the server answers, with the credentials that they need.`,
      },
    ]
  }
  const silent = load.operations.filter(({ sent }) => sent === 0)
  const open = objectives.filter(({ verdict }) => verdict === 'inconclusive')
  const seconds = secondsForAll(open, load)
  return [
    ...silent.map(({ name }) => ({
      subject: name,
      code: 'no-samples',
      message: `${name} got no request in ${Math.round(load.durationMs / 1000)} s.`,
      hint: `Measure longer (${names.duration}) or name fewer operations.`,
    })),
    ...saidOnce(open).map((objectives) => {
      const [first, ...others] = objectives.map((one) => openObjective(one, { load, sample, names, seconds }))
      if (first === undefined || others.length === 0) return first ?? []
      const subject = enumerate([first, ...others].map((one) => one.subject))
      return { ...first, subject, message: `${first.message} The same holds for all of these floors.` }
    }),
  ].flat()
}

/** What the generator or the preview kept from all floors alike is one doubt, whatever their number. */
function saidOnce(open: readonly Objective[]): readonly (readonly Objective[])[] {
  const shared = ['generator limited', 'refused by the preview'] as const
  const groups = shared.map((reason) => open.filter((one) => one.reason === reason)).filter(({ length }) => length > 0)
  return [...groups, ...open.filter(({ reason }) => !shared.some((one) => one === reason)).map((one) => [one])]
}

/** Whoever measures again wants all of it told. */
function secondsForAll(open: readonly Objective[], load: LoadReport): number {
  return Math.max(0, ...open.map((objective) => secondsFor(objective, load) ?? 0))
}

/** How long to measure for the requests that are still needed; undefined where no run is that long. */
function secondsFor({ n, needed, reason }: Objective, load: LoadReport): number | undefined {
  if (needed === undefined || reason !== undefined) return undefined
  const measured = load.durationMs / 1000
  // Random arrivals that were more than the rate this time need not be so again.
  const luck = load.offeredRate === undefined ? 1 : Math.max(1, load.total.sent / (load.offeredRate * measured))
  const seconds = Math.ceil(((n + needed) / Math.max(1, n)) * luck * measured)
  return seconds > longestSeconds[load.base === undefined ? 'alone' : 'inTurns'] ? undefined : seconds
}

interface Run {
  readonly load: LoadReport
  readonly sample: LoadSample
  readonly names: SettingNames
  /** How long a run would tell all that a longer run can tell. */
  readonly seconds: number
}

function openObjective(objective: Objective, run: Run): Unproven {
  const claim = claimText(objective)
  const { n, exceeding, metric, operation } = objective
  if (operation !== undefined && !run.load.operations.some(({ name }) => name === operation)) {
    return {
      subject: claim,
      code: 'floor-without-operation',
      message: `${operation} was not loaded, so its floor could not be judged.`,
      hint: `Floors go by the names that the report gives: ${enumerate(
        run.load.operations.map(({ name }) => name),
        5,
      )}. Where it was left out, the report says why.`,
    }
  }
  const what = metric === 'errorRate' ? 'failed' : 'were slower or failed'
  const seen = `${grouped(exceeding)} of ${grouped(n)} requests ${what}`
  const { code, why, hint } = reasonOf(objective, run)
  return { subject: claim, code, message: `${seen}${why}`, hint }
}

function claimText({ metric, floor, operation }: Objective): string {
  const place = operation === undefined ? '' : `${operation} `
  if (metric === 'errorRate') return `${place}${metricWord(metric)} ≤ ${percent(floor)}`
  return metric === 'throughput'
    ? `${place}throughput ≥ ${grouped(floor)}/s`
    : `${place}${metric} ≤ ${grouped(floor)} ms`
}

function reasonOf(objective: Objective, { load, sample, names, seconds }: Run) {
  const { reason, needed, floor } = objective
  switch (reason) {
    case 'refused by the preview':
      return {
        code: 'load-refused',
        why: ', but the preview refused requests with 401, 403 or 429.',
        hint: `Lift the rate limit for the preview, offer less (${names.rate}), or name operations that need no rights.`,
      }
    case 'generator limited':
      return {
        code: 'generator-limited',
        why: `, but our own load generator was the limit: ${generatorLimitsOf(sample).join(', ')}.`,
        hint: `Offer less (${names.rate}), use a machine with more cores, or hand the plan to k6 (\`breakwater load --export k6\`).`,
      }
    case 'still warming up':
      return {
        code: 'still-warming-up',
        why: ', nearly all of them in the first half: the service was still warming up.',
        hint: `Warm up for longer (${names.warmup}).`,
      }
    case 'rate below the floor':
      return {
        code: 'rate-below-floor',
        why: `, but only ${grouped(Math.round(load.offeredRate ?? 0))}/s were offered, which cannot show a throughput of ${grouped(floor)}/s.`,
        hint: `Offer at least a tenth more than the floor (${names.rate}).`,
      }
    case undefined:
      break
    default:
      return reason satisfies never
  }
  if (needed === undefined) {
    return {
      code: 'objective-undecided',
      why: ', too close to the floor to tell.',
      hint: `Measure longer (${names.duration}), or look at the operation that is slowest.`,
    }
  }
  return {
    code: 'objective-undecided',
    why: `; about ${grouped(needed)} more requests would tell.`,
    hint:
      secondsFor(objective, load) === undefined
        ? `Set a longer ${names.duration} and a higher ${names.rate}.`
        : names.durationOf(seconds),
  }
}
