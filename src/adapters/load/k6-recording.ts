import type { LoadProbe, LoadSample } from '../../core/load.ts'
import type { WrittenPlan } from '../../core/load-files.ts'
import type { LoadEngine, LoadEngines } from '../../core/ports.ts'
import type { K6Results } from './k6-results.ts'

/** What a load test may be told of results beforehand: the plan, as far as they tell it. */
export function recordedPlan({ operations, run }: K6Results, source: string): WrittenPlan {
  const { warmupMs, timeoutMs, seed, rate, clients } = run
  // How long it took is in the sample; a plan is bound to what a pull request waits for, and this one was over long ago.
  const durationMs = Math.min(60_000, run.durationMs)
  return {
    source,
    operations,
    arrivals:
      rate === undefined
        ? { model: 'closed', concurrency: clients ?? 1, durationMs }
        : { model: 'open', distribution: 'even', stages: [{ durationMs, from: rate, to: rate }] },
    warmupMs: Math.min(60_000, warmupMs),
    timeoutMs,
    seed,
    remarks: [],
  }
}

/**
 * Engines that send nothing: what was sent elsewhere is their answer, and every question beforehand is answered as it is
 * expected to be. No probe of theirs proves anything, so nothing may be asked of them but the run itself.
 */
export function recordedEngines(results: K6Results): LoadEngines {
  const engine: LoadEngine = {
    name: 'k6',
    run: async (_plan, _target, { thresholdsMs }): Promise<LoadSample> => await results.sample(thresholdsMs),
  }
  const expected = new Map(results.operations.map(({ name, expectStatus }) => [name, expectStatus?.[0] ?? 200]))
  return {
    // RFC 5737: an address of nobody.
    resolve: async () => ['192.0.2.1'],
    probe: async ({ operations }) =>
      operations.map(
        (operation): LoadProbe => ({ operation, status: expected.get(operation.name) ?? 200, headers: {} }),
      ),
    open: engine,
    closed: engine,
  }
}
