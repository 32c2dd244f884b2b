import type {
  ErrorComparison,
  LatencyComparison,
  LoadOperation,
  LoadProbe,
  LoadSample,
  LoadSecond,
  OperationSample,
} from '../../core/load.ts'
import type { SloSetting } from '../../core/load-settings.ts'
import type { Floor } from '../../core/profile.ts'
import type { ConformanceFacts } from './conformance/facts.ts'
import { claimsOf, thresholdsOf } from './objectives.ts'
import { type LoadSubject, loadSubject } from './subject.ts'

/** A run in words, for the examples of rules and their pages. */
export interface LoadGiven {
  /** `p99 600 ms`, `error rate 1 %` or `GET /orders p99 200 ms`, a line each; what is not named is kept by everything. */
  readonly floor?: string
  /** `GET /orders: 940 in 20 ms, 60 in 700 ms, 5 answered 500`, a line each; over ten seconds. */
  readonly requests?: string
  /** The same of base, loaded beside it. */
  readonly base?: string
  /** The single request before the load: `GET /orders: answered 503`, `GET /orders: answered 404, base 200` or `GET /orders: no answer within 10 s`. */
  readonly before?: string
  /** `POST /orders: 500 to a body without total`, a line each; `silence` for no answer, `500 as base` where base does so. */
  readonly malformed?: string
  /** `GET /orders: Strict-Transport-Security absent`, or `GET /orders: X-Frame-Options ALLOW for DENY`, a line each. */
  readonly headers?: string
  /** `100 requests in 60 s: nothing was refused`. */
  readonly rateLimit?: string
  /**
   * `p95 119 to 140 ms, 15 % slower: regressed`, with `GET /orders ` before it for one operation; or
   * `failures 3 to 60 of 3000: increased`, a line each. Other verdicts: pass, inconclusive, advisory.
   */
  readonly comparison?: string
  readonly gate?: 'regressions'
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

export function subjectOfGiven({
  floor = '',
  requests = '',
  base,
  before = '',
  comparison = '',
  gate,
  ...asked
}: LoadGiven): LoadSubject {
  const location = { path: 'openapi.yaml', line: 1, column: 1 }
  const claims = claimsOf(keptByAll, settingsOf(floor), undefined)
  const thresholdsMs = thresholdsOf(claims)
  return loadSubject({
    sample: sampleOf(requests, thresholdsMs),
    base: base === undefined ? undefined : sampleOf(base, thresholdsMs),
    probes: lines(before).map(([name, text]) => probeOf(name, text)),
    failedOnHead: new Map(lines(before).flatMap(([name, text]) => basesIn(name, text))),
    claims,
    timeoutMs: 5000,
    comparison: comparedIn(comparison),
    errorComparison: errorsComparedIn(comparison),
    ...(gate === undefined ? {} : { gate }),
    placeOf: new Map(),
    conformance: conformanceOf(asked),
    location,
  })
}

const verdictPattern = '(pass|regressed|increased|inconclusive|advisory)$'

function comparedIn(text: string): readonly LatencyComparison[] {
  const pattern = new RegExp(`^([A-Z]+ \\S+)? ?(p50|p95|p99) (\\d+) to (\\d+) ms, (\\d+) % slower: ${verdictPattern}`)
  return text.split('\n').flatMap((line): readonly LatencyComparison[] => {
    const [, operation, quantile, baseMs, headMs, percent, verdict] = pattern.exec(line.trim()) ?? []
    if (quantile === undefined) return []
    const effect = 1 + Number(percent) / 100
    const advisory = verdict === 'advisory'
    return [
      {
        ...(operation === undefined ? {} : { operation }),
        // The pattern takes nothing else.
        quantile: quantile as LatencyComparison['quantile'],
        effect,
        low: effect - 0.04,
        high: effect + 0.04,
        p: 0.0001,
        verdict: advisory ? 'regressed' : (verdict as LatencyComparison['verdict']),
        minimumDetectable: 1.1,
        rounds: 28,
        slower: 27,
        baseMs: Number(baseMs),
        headMs: Number(headMs),
        ...(advisory ? { advisory } : verdict === 'regressed' ? { confirmed: true } : {}),
      },
    ]
  })
}

function errorsComparedIn(text: string): readonly ErrorComparison[] {
  const pattern = new RegExp(`^([A-Z]+ \\S+)? ?failures (\\d+) to (\\d+) of (\\d+): ${verdictPattern}`)
  return text.split('\n').flatMap((line): readonly ErrorComparison[] => {
    const [, operation, onBase, onHead, sent, verdict] = pattern.exec(line.trim()) ?? []
    if (sent === undefined) return []
    return [
      {
        ...(operation === undefined ? {} : { operation }),
        base: { sent: Number(sent), failed: Number(onBase) },
        head: { sent: Number(sent), failed: Number(onHead) },
        p: 0.0001,
        rounds: 28,
        worse: 20,
        // The pattern takes nothing else.
        verdict: verdict as ErrorComparison['verdict'],
        ...(verdict === 'increased' ? { confirmed: true } : {}),
      },
    ]
  })
}

function conformanceOf({ malformed = '', headers = '', rateLimit }: LoadGiven): ConformanceFacts {
  const [limit = '', failing = ''] = rateLimit?.split(': ') ?? []
  return {
    malformed: lines(malformed).map(([operation, text]) => malformedAnswer(operation, text)),
    missingHeaders: lines(headers).map(([operation, text]) => {
      const [name = '', found, , value] = text.split(' ')
      return { name, value, answers: [{ operation, status: 200, found: found === 'absent' ? undefined : found }] }
    }),
    rateLimit: rateLimit === undefined ? undefined : { limit, failings: [failing], excerpt: rateLimit },
  }
}

function malformedAnswer(operation: string, text: string): ConformanceFacts['malformed'][number] {
  const [, answer = '', base, what = ''] = /^(\d+|silence)( as base)? to (.*)$/.exec(text) ?? []
  const status = answer === 'silence' ? undefined : Number(answer)
  const writes = !operation.startsWith('GET ')
  return {
    operation,
    what,
    because: 'the contract says so',
    shown: operation,
    writes,
    status,
    baseToo: base !== undefined,
  }
}

/** Name and rest of each line. */
function lines(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+ [^:]+): (.*)$/.exec(line.trim()) ?? []
    return name === '' ? [] : [[name, rest] as const]
  })
}

function settingsOf(text: string): readonly SloSetting[] {
  return text.split('\n').flatMap((line): readonly SloSetting[] => {
    const [, name, metric, value] = /^([A-Z]+ \S+)? ?(p50|p95|p99|error rate) ([\d.]+)/.exec(line.trim()) ?? []
    if (metric === undefined) return []
    const floor = Number(value)
    return metric === 'error rate'
      ? [{ metric: 'errorRate', floor: floor / 100, operation: name }]
      : [{ metric: metric as 'p99', floor, operation: name }]
  })
}

function sampleOf(requests: string, thresholdsMs: readonly number[]): LoadSample {
  return {
    engine: 'example',
    durationMs,
    thresholdsMs,
    overTime: [],
    generator: { latenessP99Ms: 0.5, latenessMaxMs: 2, dropped: 0, cpuShare: 0.1, workers: 1 },
    operations: lines(requests).map(([name, text]) => operationSampleOf(operationOf(name), text, thresholdsMs)),
  }
}

function operationSampleOf(operation: LoadOperation, text: string, thresholdsMs: readonly number[]): OperationSample {
  const groups = [...text.matchAll(/(\d+) in (\d+) ms/g)].map(([, count, ms]) => [Number(ms), Number(count)] as const)
  const failures = [...text.matchAll(/(\d+) answered (\d+)/g)].map(
    ([, count, status = '']) => [status, Number(count)] as const,
  )
  const failed = failures.reduce((sum, [, count]) => sum + count, 0)
  return {
    operation,
    latency: groups.map(([ms, count]) => [ms * 1000, count] as const).sort(([a], [b]) => a - b),
    errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
    unexpected: Object.fromEntries(failures),
    seconds: secondsOf(groups, failed, thresholdsMs),
  }
}

/** Each group is spread evenly over the run, so that nothing clusters. */
function secondsOf(
  groups: readonly (readonly [ms: number, count: number])[],
  failed: number,
  thresholdsMs: readonly number[],
): readonly LoadSecond[] {
  const seconds = durationMs / 1000
  const part = (count: number, second: number) =>
    Math.floor(((second + 1) * count) / seconds) - Math.floor((second * count) / seconds)
  return Array.from({ length: seconds }, (_, second) => {
    const ok = groups.reduce((sum, [, count]) => sum + part(count, second), 0)
    const over = thresholdsMs.map((thresholdMs) =>
      groups.reduce((sum, [ms, count]) => sum + (ms > thresholdMs ? part(count, second) : 0), 0),
    )
    return { due: ok + part(failed, second), ok, failed: part(failed, second), over }
  })
}

function probeOf(name: string, text: string): LoadProbe {
  const [method = 'GET', path = '/'] = name.split(' ')
  const operation = { name, method, path, headers: {} }
  const status = /^answered (\d+)/.exec(text)?.[1]
  return status === undefined ? { operation, status: undefined, failure: text } : { operation, status: Number(status) }
}

function basesIn(name: string, text: string): readonly (readonly [string, number])[] {
  const [, base] = /, base (\d+)$/.exec(text) ?? []
  return base === undefined ? [] : [[name, Number(base)]]
}

function operationOf(name: string): LoadOperation {
  const [method = 'GET', path = '/'] = name.split(' ')
  return { name, method, template: path, paths: [path], headers: {}, credentials: [], weight: 1 }
}
