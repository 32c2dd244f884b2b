import {
  type ErrorComparison,
  type ErrorCounts,
  errorKinds,
  type LatencyComparison,
  type LoadReport,
  type LoadStatistics,
  type SloVerdict,
} from '../../core/load.ts'
import { count, grouped, percent, plain } from '../../core/wording.ts'
import { clip } from '../escape.ts'

/** Longer names of operations and targets tell nobody more. */
const maxName = 120

/** `all operations`, or the operation's name. */
export function operationText(operation: string | undefined): string {
  return operation === undefined ? 'all operations' : clip(operation, maxName)
}

/** In the unit of a metric: `600 ms`, `0.5 %`, `20/s`. */
function metricText(metric: string, value: number): string {
  if (metric === 'errorRate') return percent(value)
  return metric === 'throughput' ? `${plain(value)}/s` : `${plain(value)} ms`
}

export function floorText({ metric, floor }: SloVerdict): string {
  return metricText(metric, floor)
}

/** `kept`, `broken`, or that nobody can tell, and why. */
export function verdictText({ verdict, needed, reason }: SloVerdict): string {
  if (verdict === 'pass') return 'kept'
  if (verdict === 'fail') return 'broken'
  const why = reason ?? (needed ? `${grouped(needed)} more needed` : undefined)
  return why === undefined ? 'could not tell' : `could not tell: ${why}`
}

/** `61 of 1,480`: how many requests, or for the throughput seconds, were past the floor. */
export function exceedingText({ exceeding, n, metric }: SloVerdict): string {
  return `${grouped(Math.round(exceeding))} of ${grouped(Math.round(n))}${metric === 'throughput' ? ' s' : ''}`
}

/** As it was measured, from the figures where the verdict does not hold it. */
export function measuredText(slo: SloVerdict, load: Pick<LoadReport, 'total' | 'operations'>): string {
  if (slo.measured !== undefined) return metricText(slo.metric, slo.measured)
  const { operation, metric } = slo
  const of = operation === undefined ? load.total : load.operations.find(({ name }) => name === operation)
  const value = of && figureOf(metric, of)
  return value === undefined || value === null ? 'none' : metricText(metric, value)
}

function figureOf(metric: string, { latencyMs, throughput, sent, errors }: LoadStatistics): number | null | undefined {
  if (metric === 'throughput') return throughput
  if (metric === 'errorRate') return sent === 0 ? null : failedOf(errors) / sent
  if (metric === 'p99.9') return latencyMs.p999
  return Object.entries(latencyMs).find(([name]) => name === metric)?.[1]
}

/** How many requests the server failed; those that our generator dropped are no fault of it. */
export function failedOf(errors: ErrorCounts): number {
  return errorKinds.reduce((sum, kind) => sum + (kind === 'dropped' ? 0 : errors[kind]), 0)
}

const errorWords = {
  status: ['bad status', 'bad statuses'],
  timeout: ['timeout', 'timeouts'],
  connect: ['failed connection', 'failed connections'],
  reset: ['reset', 'resets'],
  truncated: ['truncated answer', 'truncated answers'],
  dropped: ['dropped', 'dropped'],
} as const

/** `none`, `8 bad statuses, 1 timeout`. */
export function errorsText(errors: ErrorCounts): string {
  const told = errorKinds
    .filter((kind) => errors[kind] > 0)
    .map((kind) => `${grouped(errors[kind])} ${errorWords[kind][errors[kind] === 1 ? 0 : 1]}`)
  return told.length === 0 ? 'none' : told.join(', ')
}

export function msText(ms: number | null): string {
  return ms === null ? 'none' : `${plain(ms)} ms`
}

function secondsText(ms: number): string {
  return `${plain(ms / 1000)} s`
}

/** Ten digits tell two plans apart. */
function shortHash(hash: string): string {
  return hash.slice(0, 10)
}

/** What was done to get the figures, in a sentence or two. */
export function howText(load: LoadReport): string {
  const { model, concurrency, durationMs, warmupMs, engine, seed, planHash } = load
  const target = `\`${clip(load.target, 200)}\``
  if (load.operations.length === 0) return `No load was sent to ${target}.`
  const warmup = warmupMs === undefined || warmupMs === 0 ? '' : `, after ${secondsText(warmupMs)} of warm-up`
  const by = `${engine}, seed ${seed}, plan \`${shortHash(planHash)}\`.`
  if (model === 'closed') {
    const clients = count(concurrency ?? 1, 'client')
    return `Closed loop: ${clients} against ${target} for ${secondsText(durationMs)}${warmup}. Each sends again when it has its answer, so no rate was offered and a slow server was asked less. ${by}`
  }
  const rate = `${plain(load.offeredRate ?? 0)} requests/s${spreadText(load)}`
  return `Open loop: ${rate} against ${target} for ${secondsText(durationMs)}${warmup}. A latency counts from the moment at which its request was due. ${by}`
}

function spreadText({ distribution }: LoadReport): string {
  if (distribution === undefined) return ''
  return distribution === 'poisson' ? ' at random times (Poisson)' : ' at even distances'
}

/** What nobody may overlook: that it ended early, or that our own generator was the limit. Empty mostly. */
export function alarmsOf({ aborted, generator, total, slo }: LoadReport): readonly string[] {
  const isProved = slo.some(({ verdict, metric }) => verdict === 'fail' && metric !== 'errorRate')
  return [
    ...(aborted ? [`Aborted after ${secondsText(aborted.afterMs)}: ${aborted.reason}. All figures are partial.`] : []),
    ...(generator.limited
      ? [
          `Generator limited: ${generatorText(generator)} What was slow may have been our own side, so it proves nothing against the server${isProved ? ', but where a floor was missed by more than all of that' : ''}.`,
        ]
      : []),
    ...(total.ok === 0 && total.sent > 0 ? ['Not one request was answered as expected.'] : []),
  ]
}

/** How well our own side did. */
export function generatorText({
  latenessP99Ms,
  latenessMaxMs,
  dropped,
  cpuShare,
  workers,
}: LoadReport['generator']): string {
  const late =
    latenessP99Ms === 0 && latenessMaxMs === 0
      ? ''
      : `99 % of the requests were sent at most ${msText(latenessP99Ms)} late (all: ${msText(latenessMaxMs)}), `
  const lost = dropped === 0 ? 'none was dropped' : `${grouped(dropped)} ${dropped === 1 ? 'was' : 'were'} dropped`
  const cores = workers === 1 ? 'the sending core' : `the busiest of ${workers} sending cores`
  const text = `${late}${lost}, ${cores} was busy ${percent(cpuShare)} of the time.`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A ratio as a change: `+12 %`, `-3.1 %`. */
export function changeText(ratio: number): string {
  if (!Number.isFinite(ratio)) return 'unbounded'
  const change = (ratio - 1) * 100
  const rounded = Math.abs(change) >= 10 ? Math.round(change) : Number(change.toFixed(1))
  if (rounded === 0) return '±0 %'
  return `${rounded > 0 ? '+' : '-'}${grouped(Math.abs(rounded))} %`
}

/** `+12 % (+8 % to +16 %)`. */
export function effectText({ effect, low, high }: LatencyComparison): string {
  return `${changeText(effect)} (${changeText(low)} to ${changeText(high)})`
}

export function comparisonVerdict({ verdict, confirmed, advisory }: LatencyComparison): string {
  switch (verdict) {
    case 'pass':
      return 'no slowdown that matters'
    case 'regressed':
      return worseText('regressed', confirmed, advisory)
    case 'inconclusive':
      return openText(confirmed)
    default:
      return verdict satisfies never
  }
}

export function failuresVerdict({ verdict, confirmed, advisory }: ErrorComparison): string {
  switch (verdict) {
    case 'pass':
      return 'no more than on base'
    case 'increased':
      return worseText('more fail', confirmed, advisory)
    case 'inconclusive':
      return openText(confirmed)
    default:
      return verdict satisfies never
  }
}

function worseText(word: string, confirmed: boolean | undefined, advisory: true | undefined): string {
  // Of many operations that nobody named some always look worse: these are not measured again.
  if (advisory) return `${word}, as advice only`
  if (confirmed === undefined) return `${word}, run only once`
  return confirmed ? `${word}, confirmed by a second run` : `${word}, not confirmed by a second run`
}

function openText(confirmed: boolean | undefined): string {
  return confirmed === false ? 'could not tell: a second run did not confirm it' : 'could not tell'
}

/** `2 of 1,200 (0.167 %)`. */
export function failuresText({ sent, failed }: ErrorComparison['base']): string {
  const share = sent === 0 ? '' : ` (${percent(failed / sent)})`
  return `${grouped(failed)} of ${grouped(sent)}${share}`
}

/** The slowdown below which the run is blind, of all operations together; rounded up, since it is what can be seen. */
export function blindText(comparison: readonly LatencyComparison[]): string | undefined {
  const told = comparison
    .filter(({ operation, minimumDetectable }) => operation === undefined && Number.isFinite(minimumDetectable))
    .map(
      ({ quantile, minimumDetectable }) =>
        `${quantile} below about ${grouped(Math.ceil((minimumDetectable - 1) * 100 - 1e-9))} %`,
    )
  const last = told.at(-1)
  if (last === undefined) return undefined
  const all = told.length === 1 ? last : `${told.slice(0, -1).join(', ')} or ${last}`
  return `A slowdown of ${all} would probably not have been seen.`
}
