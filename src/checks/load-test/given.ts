import type { LoadOperation, LoadProbe, LoadSample } from '../../core/load.ts'
import type { Floor } from '../../core/profile.ts'
import { type LoadSubject, loadSubject } from './subject.ts'

/** A run in words, for the examples of rules and their pages. */
export interface LoadGiven {
  /** `p99 600 ms` or `error rate 1 %`, a line each; what is not named is kept by everything. */
  readonly floor?: string
  /** `GET /orders: 940 in 20 ms, 60 in 700 ms, 5 answered 500`, a line each. */
  readonly requests?: string
  /** The single request before the load: `GET /orders: answered 503` or `GET /orders: no answer within 10 s`. */
  readonly before?: string
}

const durationMs = 10_000

const keptByAll: Floor = {
  p50Ms: 60_000,
  p95Ms: 60_000,
  p99Ms: 60_000,
  errorRate: 0.2,
  uptime: 0.99,
  rpoMinutes: 60,
  rtoMinutes: 60,
}

export function subjectOfGiven({ floor = '', requests = '', before = '' }: LoadGiven): LoadSubject {
  const location = { path: 'openapi.yaml', line: 1, column: 1 }
  return loadSubject({
    sample: {
      engine: 'example',
      durationMs,
      generator: { cpuShare: 0.1 },
      operations: lines(requests).map(([name, text]) => tallyOf(operationOf(name), text)),
    },
    probes: lines(before).map(([name, text]) => probeOf(operationOf(name), text)),
    floor: floorOf(floor),
    timeoutMs: 5000,
    locationOf: () => location,
    location,
  })
}

/** Name and rest of each line. */
function lines(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+ [^:]+): (.*)$/.exec(line.trim()) ?? []
    return name === '' ? [] : [[name, rest] as const]
  })
}

function floorOf(text: string): Floor {
  const value = (name: string) => Number(new RegExp(`${name} ([\\d.]+)`).exec(text)?.[1])
  return {
    ...keptByAll,
    p50Ms: value('p50') || keptByAll.p50Ms,
    p95Ms: value('p95') || keptByAll.p95Ms,
    p99Ms: value('p99') || keptByAll.p99Ms,
    errorRate: value('error rate') / 100 || keptByAll.errorRate,
  }
}

function tallyOf(operation: LoadOperation, text: string): LoadSample['operations'][number] {
  const groups = [...text.matchAll(/(\d+) in (\d+) ms/g)].map(([, count, ms]) => ({
    count: Number(count),
    ms: Number(ms),
  }))
  const failures = [...text.matchAll(/(\d+) answered (\d+)/g)].map(([, count, status]) => ({
    count: Number(count),
    status,
  }))
  const failed = failures.reduce((sum, { count }) => sum + count, 0)
  // Each group is spread evenly over the run, so that nothing clusters.
  const spread = (count: number) => Array.from({ length: count }, (_, at) => (at / count) * durationMs)
  return {
    operation,
    latenciesMs: groups.flatMap(({ count, ms }) => Array.from({ length: count }, () => ms)),
    sentAtMs: groups.flatMap(({ count }) => spread(count)),
    failedAtMs: failures.flatMap(({ count }) => spread(count)),
    errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
    unexpected: Object.fromEntries(failures.map(({ status = '', count }) => [status, count])),
  }
}

function probeOf(operation: LoadOperation, text: string): LoadProbe {
  const status = /^answered (\d+)$/.exec(text)?.[1]
  return status === undefined ? { operation, status: undefined, failure: text } : { operation, status: Number(status) }
}

function operationOf(name: string): LoadOperation {
  const [method = 'GET', path = '/'] = name.split(' ')
  return { name, method, path, headers: {} }
}
