import type { LoadPlan, LoadProgress, LoadSample, LoadTarget } from '../../src/core/load.ts'
import type { LoadEngine, LoadEngines } from '../../src/core/ports.ts'
import { askedEngines } from './load-engines.ts'

export interface FakeRun {
  readonly model: 'open' | 'closed'
  readonly plan: LoadPlan
  readonly target: LoadTarget
}

export interface FakeLoad {
  /** What a single question is answered, by path: a status, or why there is no answer; default 200. */
  readonly answers?: Readonly<Record<string, number | string>>
  /** Ends the run in its warm-up, for this reason. */
  readonly aborted?: string
  /** How late one of a hundred requests is sent, in milliseconds. */
  readonly latenessMs?: number
  /** Latencies of a run's requests to each operation, in milliseconds; of all servers, or of each by its origin. */
  readonly latenciesMs?: readonly number[] | ((origin: string) => readonly number[])
  /** What the watch is told, once. */
  readonly progress?: LoadProgress
}

/** Engines that answer from tables, and remember what they were asked. */
export function fakeEngines({ answers = {}, latenciesMs = [], latenessMs = 0.5, aborted, progress }: FakeLoad = {}): {
  readonly engines: LoadEngines
  readonly runs: readonly FakeRun[]
} {
  const runs: FakeRun[] = []
  const engine = (model: 'open' | 'closed'): LoadEngine => ({
    name: 'fake',
    run: async (plan, target, { thresholdsMs, watch }): Promise<LoadSample> => {
      runs.push({ model, plan, target })
      const latencies = typeof latenciesMs === 'function' ? latenciesMs(target.origin) : latenciesMs
      const measured = sampleOf(plan, latencies, thresholdsMs)
      const ended = aborted ?? (progress && watch?.(progress))
      const generator = { ...measured.generator, latenessP99Ms: latenessMs, latenessMaxMs: latenessMs }
      const sample = { ...measured, generator }
      return ended === undefined ? sample : { ...sample, aborted: { afterMs: 0, reason: ended } }
    },
  })
  const asked = askedEngines(({ path }) => answers[path] ?? 200)
  return {
    runs,
    engines: {
      ...asked,
      // An answer has headers, if only none.
      probe: async (plan) =>
        (await asked.probe(plan)).map((one) => (one.status === undefined ? one : { ...one, headers: {} })),
      open: engine('open'),
      closed: engine('closed'),
    },
  }
}

/** Requests that are spread evenly over ten seconds. */
function sampleOf(plan: LoadPlan, latenciesMs: readonly number[], thresholdsMs: readonly number[]): LoadSample {
  const counts = new Map<number, number>()
  for (const ms of latenciesMs) counts.set(ms * 1000, (counts.get(ms * 1000) ?? 0) + 1)
  const latency = [...counts].sort(([a], [b]) => a - b)
  const seconds = Array.from({ length: 10 }, (_, second) => {
    const own = latenciesMs.filter((_, at) => at % 10 === second)
    const over = thresholdsMs.map((threshold) => own.filter((ms) => ms > threshold).length)
    return { due: own.length, ok: own.length, failed: 0, over }
  })
  return {
    engine: 'fake',
    durationMs: 10_000,
    thresholdsMs,
    overTime: [],
    generator: { latenessP99Ms: 0.5, latenessMaxMs: 1, dropped: 0, cpuShare: 0.2, workers: 1 },
    operations: plan.operations.map((operation) => ({
      operation,
      latency,
      errors: { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
      unexpected: {},
      seconds,
    })),
  }
}
