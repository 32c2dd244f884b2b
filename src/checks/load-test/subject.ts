import type { Location } from '../../core/error.ts'
import type { Subject } from '../../core/finding.ts'
import type { ErrorKind, LoadProbe, LoadSample } from '../../core/load.ts'
import type { Floor } from '../../core/profile.ts'
import { judge, type Objective } from './slo.ts'
import { statisticsOf } from './statistics.ts'

/** One operation as it came out of the run. */
export interface LoadedOperation {
  readonly name: string
  readonly subject: Subject
  readonly location: Location
  readonly latenciesMs: readonly number[]
  readonly failed: number
  readonly sent: number
}

/** An operation that did not answer its first request as the contract or the config promises. */
interface FailedProbe {
  readonly name: string
  readonly subject: Subject
  readonly location: Location
  readonly status: number | undefined
  readonly failure: string | undefined
}

/** What the rules judge: a run against its floor. */
export interface LoadSubject {
  readonly objectives: readonly Objective[]
  readonly operations: readonly LoadedOperation[]
  readonly errors: Readonly<Record<ErrorKind, number>>
  /** Unexpected answers by status code. */
  readonly unexpected: ReadonlyMap<string, number>
  readonly failedProbes: readonly FailedProbe[]
  /** Where a finding stands that no single operation is to blame for. */
  readonly location: Location
}

export interface SubjectSource {
  readonly sample: LoadSample
  readonly probes: readonly LoadProbe[]
  readonly floor: Floor
  readonly timeoutMs: number
  readonly locationOf: (name: string) => Location
  readonly location: Location
}

export function loadSubject(source: SubjectSource): LoadSubject {
  const { sample, probes, floor, timeoutMs, locationOf, location } = source
  return {
    objectives: judge(sample, floor, timeoutMs),
    operations: sample.operations.map(({ operation, latenciesMs, failedAtMs }) => ({
      name: operation.name,
      subject: subjectOf(operation.name),
      location: locationOf(operation.name),
      latenciesMs,
      failed: failedAtMs.length,
      sent: latenciesMs.length + failedAtMs.length,
    })),
    errors: statisticsOf(sample.operations, sample.durationMs).errors,
    unexpected: statusCounts(sample),
    failedProbes: probes
      .filter(({ status }) => status === undefined || status >= 500)
      .map(({ operation: { name }, status, failure }) => ({
        name,
        subject: subjectOf(name),
        location: locationOf(name),
        status,
        failure,
      })),
    location,
  }
}

function statusCounts({ operations }: LoadSample): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { unexpected } of operations) {
    for (const [status, count] of Object.entries(unexpected)) counts.set(status, (counts.get(status) ?? 0) + count)
  }
  return counts
}

/** `GET /orders` names an operation of the contract as the contract check does. */
function subjectOf(name: string): Subject {
  const [method = '', path = ''] = name.split(' ')
  return { kind: 'operation', method: method.toLowerCase(), path }
}
