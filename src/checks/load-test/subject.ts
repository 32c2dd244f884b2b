import type { Location } from '../../core/error.ts'
import type { Subject } from '../../core/finding.ts'
import { countOf } from '../../core/latency-counts.ts'
import type {
  ErrorComparison,
  ErrorKind,
  LatencyComparison,
  LoadProbe,
  LoadSample,
  OperationSample,
} from '../../core/load.ts'
import type { LoadSettings } from '../../core/load-settings.ts'
import { type ConformanceFacts, nothingAsked } from './conformance/facts.ts'
import type { Claim } from './objectives.ts'
import { judge, type Objective } from './slo.ts'
import { statisticsOf } from './statistics.ts'

/** One operation as it came out of the run. */
export interface LoadedOperation {
  readonly name: string
  readonly subject: Subject
  readonly location: Location
  readonly sent: number
  readonly failed: number
  /** Requests that failed, or took longer than one of the run's thresholds. */
  readonly exceeding: (thresholdMs: number) => number
}

/** An operation that did not answer its first request as the contract or the config promises. */
interface FailedProbe {
  readonly name: string
  readonly subject: Subject
  readonly location: Location
  readonly status: number | undefined
  readonly failure: string | undefined
  /** What base answered where only head failed. */
  readonly base: number | undefined
}

/** What the rules judge: a run against its floor. */
export interface LoadSubject {
  readonly objectives: readonly Objective[]
  /** The same of base, loaded in the same minutes; empty where it was not. */
  readonly baseObjectives: readonly Objective[]
  readonly operations: readonly LoadedOperation[]
  readonly errors: Readonly<Record<ErrorKind, number>>
  /** Unexpected answers by status code. */
  readonly unexpected: ReadonlyMap<string, number>
  readonly failedProbes: readonly FailedProbe[]
  /** What was asked for besides speed, where it did not hold. */
  readonly conformance: ConformanceFacts
  /** Where an operation is described, by its name. */
  readonly locationOf: (operation: string) => Location
  /** Head against base; empty where there was no base. */
  readonly comparison: readonly LatencyComparison[]
  readonly errorComparison: readonly ErrorComparison[]
  /** `regressions`: what is confirmed to be worse than base is an error; else a warning. */
  readonly gate: LoadSettings['gate']
  /** Where a finding stands that no single operation is to blame for. */
  readonly location: Location
}

export interface SubjectSource {
  readonly sample: LoadSample
  readonly base: LoadSample | undefined
  readonly probes: readonly LoadProbe[]
  readonly failedOnHead?: ReadonlyMap<string, number> | undefined
  readonly claims: readonly Claim[]
  readonly timeoutMs: number
  readonly comparison?: readonly LatencyComparison[] | undefined
  readonly errorComparison?: readonly ErrorComparison[] | undefined
  readonly gate?: LoadSettings['gate']
  readonly placeOf: ReadonlyMap<string, Location>
  /** Default: nothing was asked for. */
  readonly conformance?: ConformanceFacts
  readonly location: Location
}

export function loadSubject(source: SubjectSource): LoadSubject {
  const { sample, base, probes, failedOnHead, claims, timeoutMs, placeOf, location } = source
  const { comparison = [], errorComparison = [], gate = 'slo' } = source
  const locationOf = (name: string) => placeOf.get(name) ?? location
  return {
    objectives: judge(sample, claims, timeoutMs),
    baseObjectives: base === undefined ? [] : judge(base, claims, timeoutMs),
    operations: sample.operations.map((one) => loaded(one, sample.thresholdsMs, locationOf(one.operation.name))),
    errors: statisticsOf(sample.operations, sample.durationMs).errors,
    unexpected: statusCounts(sample),
    failedProbes: probes
      .filter(({ status, operation }) => status === undefined || status >= 500 || failedOnHead?.has(operation.name))
      .map(({ operation: { name }, status, failure }) => ({
        name,
        subject: subjectOf(name),
        location: locationOf(name),
        status,
        failure,
        base: failedOnHead?.get(name),
      })),
    comparison,
    errorComparison,
    gate,
    conformance: source.conformance ?? nothingAsked,
    locationOf,
    location,
  }
}

function loaded(
  { operation: { name }, latency, seconds }: OperationSample,
  thresholdsMs: readonly number[],
  location: Location,
): LoadedOperation {
  const failed = seconds.reduce((sum, second) => sum + second.failed, 0)
  return {
    name,
    subject: subjectOf(name),
    location,
    sent: countOf(latency) + failed,
    failed,
    exceeding: (thresholdMs) => {
      const at = thresholdsMs.indexOf(thresholdMs)
      return failed + seconds.reduce((sum, { over }) => sum + (over[at] ?? 0), 0)
    },
  }
}

function statusCounts({ operations }: LoadSample): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { unexpected } of operations) {
    for (const [status, count] of Object.entries(unexpected)) counts.set(status, (counts.get(status) ?? 0) + count)
  }
  return counts
}

/** What base breaks as well is not this change's doing. */
export function brokenByBase({ metric, operation }: Objective, { baseObjectives }: LoadSubject): boolean {
  return baseObjectives.some(
    (base) => base.metric === metric && base.operation === operation && base.verdict === 'fail',
  )
}

export const everything: Subject = { kind: 'endpoint', name: 'all loaded operations' }

/** `GET /orders` names an operation of the contract as the contract check does. */
export function subjectOf(name: string): Subject {
  const [method = '', path = ''] = name.split(' ')
  return { kind: 'operation', method: method.toLowerCase(), path }
}
