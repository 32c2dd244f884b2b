import type { LoadOperation } from '../../core/load.ts'
import { indexOf, type K6Point, notResults, pointsIn } from './k6-points.ts'

/** What the results say of the test that they are of. */
export interface K6Survey {
  readonly run: Readonly<Record<string, string>>
  readonly names: ReadonlyMap<number, string>
  /** Status codes by operation: those that were expected, and those that were not. */
  readonly codes: ReadonlyMap<
    number,
    { readonly expected: ReadonlySet<number>; readonly unexpected: ReadonlySet<number> }
  >
  readonly thresholdsMs: readonly number[]
  /** Requests by operation. */
  readonly requests: ReadonlyMap<number, number>
  readonly isExact: boolean
}

interface Draft {
  run: K6Survey['run'] | undefined
  isExact: boolean
  readonly names: Map<number, string>
  readonly codes: Map<number, { readonly expected: Set<number>; readonly unexpected: Set<number> }>
  readonly requests: Map<number, number>
  readonly thresholds: Set<number>
}

/** Reads a file once for what it is of; its counts are read when it is known what to count. */
export async function surveyOf(file: string): Promise<K6Survey> {
  const draft: Draft = {
    ...{ run: undefined, isExact: false, names: new Map(), codes: new Map() },
    ...{ requests: new Map(), thresholds: new Set() },
  }
  for await (const point of pointsIn(file)) note(draft, point)
  const { run, names, thresholds } = draft
  if (run === undefined || names.size === 0) throw notResults(`${file} has no request of an exported test in it`)
  return { ...draft, run, thresholdsMs: [...thresholds].filter((ms) => ms > 0).sort((a, b) => a - b) }
}

function note(draft: Draft, { metric, value, tags }: K6Point): void {
  if (metric === 'breakwater_measured_from') draft.run ??= tags
  const operation = indexOf(tags.op)
  if (operation === undefined) return
  draft.names.set(operation, tags.name ?? `operation ${operation + 1}`)
  if (metric === 'breakwater_latency') draft.isExact = true
  if (metric === 'breakwater_slow' && draft.thresholds.size < 100) draft.thresholds.add(Number(tags.ms))
  if (metric !== 'breakwater_requests') return
  draft.requests.set(operation, (draft.requests.get(operation) ?? 0) + value)
  const seen = draft.codes.get(operation) ?? { expected: new Set(), unexpected: new Set() }
  draft.codes.set(operation, seen)
  if (tags.outcome === 'ok') seen.expected.add(Number(tags.code))
  else if (tags.outcome === 'status') seen.unexpected.add(Number(tags.code))
}

/** As far as the results tell; the plan itself is not in them. */
export function operationsOf(surveys: readonly K6Survey[]): readonly LoadOperation[] {
  const count = Math.max(...surveys.flatMap(({ names }) => [...names.keys()])) + 1
  return Array.from({ length: count }, (_, index): LoadOperation => {
    const name = surveys.flatMap(({ names }) => names.get(index) ?? [])[0] ?? `operation ${index + 1}`
    const [, method = 'GET', template = name] = /^([A-Z]+) (\/.*)$/.exec(name) ?? []
    const expected = new Set(surveys.flatMap(({ codes }) => [...(codes.get(index)?.expected ?? [])]))
    const unexpected = surveys.flatMap(({ codes }) => [...(codes.get(index)?.unexpected ?? [])])
    const isUsual = (code: number) => code >= 200 && code < 400
    const usual = [...expected].every(isUsual) && !unexpected.some(isUsual)
    return {
      name,
      method,
      template,
      paths: [template],
      headers: {},
      credentials: [],
      weight: Math.max(
        1,
        surveys.reduce((sum, { requests }) => sum + (requests.get(index) ?? 0), 0),
      ),
      ...(usual ? {} : { expectStatus: [...expected].sort((a, b) => a - b) }),
    }
  })
}

/** Whether two files are of one and the same test. */
export function isSameTest(a: K6Survey, b: K6Survey): boolean {
  const keys = ['durationMs', 'warmupMs', 'timeoutMs', 'load', 'seed', 'machines']
  const alike = [...a.names].every(([index, name]) => (b.names.get(index) ?? name) === name)
  return alike && keys.every((key) => a.run[key] === b.run[key])
}
