import type { ErrorKind, LoadOperation, LoadSample } from '../../core/load.ts'
import type { Floor } from '../../core/profile.ts'
import { type LoadSubject, loadSubject } from './subject.ts'

/** A run in a few words, for the examples of rules: so many requests that took so long, so many that failed. */
export interface LoadGiven {
  readonly floor?: Partial<Pick<Floor, 'p50Ms' | 'p95Ms' | 'p99Ms' | 'errorRate'>>
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly requests: number
        readonly ms: number
        readonly slow: number
        readonly slowMs: number
        readonly failed: number
        /** With which the failed ones were answered. Default: 500. */
        readonly status?: number
      }
    >
  >
  /** Answers to the single request before the load: a status, or why there was none. */
  readonly probes?: Readonly<Record<string, number | string>>
}

/** Floors that no example breaks unless it names them. */
const generous: Floor = {
  p50Ms: 60_000,
  p95Ms: 60_000,
  p99Ms: 60_000,
  errorRate: 0.2,
  uptime: 0.99,
  rpoMinutes: 60,
  rtoMinutes: 60,
}

export function subjectOfGiven({ floor, operations, probes = {} }: LoadGiven): LoadSubject {
  const durationMs = 10_000
  const sample: LoadSample = {
    engine: 'example',
    durationMs,
    generator: { cpuShare: 0.1 },
    operations: Object.entries(operations).map(([name, { requests, ms, slow, slowMs, failed, status = 500 }]) => {
      const answered = requests - failed
      const at = (index: number, all: number) => (index / all) * durationMs
      return {
        operation: operationOf(name),
        // Spread evenly, so that nothing clusters.
        latenciesMs: Array.from({ length: answered }, (_, i) =>
          Math.floor(((i + 1) * slow) / answered) > Math.floor((i * slow) / answered) ? slowMs : ms,
        ),
        sentAtMs: Array.from({ length: answered }, (_, i) => at(i, answered)),
        failedAtMs: Array.from({ length: failed }, (_, i) => at(i, failed)),
        errors: { ...noErrors(), status: failed },
        unexpected: failed > 0 ? { [status]: failed } : {},
      }
    }),
  }
  const location = { path: 'openapi.yaml', line: 1, column: 1 }
  return loadSubject({
    sample,
    probes: Object.entries(probes).map(([name, answer]) =>
      typeof answer === 'number'
        ? { operation: operationOf(name), status: answer }
        : { operation: operationOf(name), status: undefined, failure: answer },
    ),
    floor: { ...generous, ...floor },
    timeoutMs: 5000,
    locationOf: () => location,
    location,
  })
}

function operationOf(name: string): LoadOperation {
  const [method = 'GET', path = '/'] = name.split(' ')
  return { name, method, path, headers: {} }
}

function noErrors(): Record<ErrorKind, number> {
  return { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 }
}
