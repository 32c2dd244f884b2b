import { BreakwaterError } from '../../core/error.ts'
import { addedCounts, quantileMs } from '../../core/latency-counts.ts'
import { durationOf, type LoadPlan, type LoadRunOptions, type LoadSample, type LoadTarget } from '../../core/load.ts'
import type { LoadEngine } from '../../core/ports.ts'
import type { HttpClient, Trust } from './http-client.ts'
import { clientFor } from './http-clients.ts'
import type { ShareResult } from './open-loop-share.ts'
import { onThisThread, onThreads, type Running, threadsFor } from './open-loop-threads.ts'
import { mergedCounts } from './recorder.ts'
import { refuseClearSecrets } from './requests.ts'

const name = 'breakwater open loop'

/** How often the watch is asked. */
const watchMs = 100
/** What is otherwise decided by the machine. */
export interface OpenLoopOptions extends Trust {
  readonly threads?: (plan: LoadPlan) => number
}

/**
 * Sends requests at times that were drawn beforehand, however long the answers take, so that a server that stalls is
 * asked on, as its users would. Latencies count from those times.
 */
export function openLoopEngine({ threads = threadsFor, ...trust }: OpenLoopOptions = {}): LoadEngine {
  const clients = new Map<string, HttpClient>()
  /** Kept between runs, so that rounds that follow each other find their connections open. */
  const clientOf = (target: LoadTarget): HttpClient => {
    const key = JSON.stringify([target.origin, target.address, target.http])
    const client = clients.get(key) ?? clientFor(target, trust)
    clients.set(key, client)
    return client
  }
  return {
    name,
    run: async (plan, target, options) => {
      if (plan.arrivals.model !== 'open') throw new Error('The open-loop engine needs arrivals of the open model.')
      if (options.signal?.aborted) throw aborted()
      refuseClearSecrets(plan.operations, target)
      const client = clientOf(target)
      await client.open(plan.timeoutMs)
      const task = { plan, target, thresholdsMs: options.thresholdsMs }
      const count = threads(plan)
      const running = await (count > 1 ? onThreads(task, trust, count) : onThisThread(task, client))
      return watched(running, plan, options)
    },
  }
}

/** Asks the watch while the run goes on; ends it for the watch's reason, or for the signal. */
async function watched(running: Running, plan: LoadPlan, options: LoadRunOptions): Promise<LoadSample> {
  const { signal, watch, thresholdsMs } = options
  let ended: LoadSample['aborted']
  let broken: { readonly thrown: unknown } | undefined
  const look = () => {
    if (ended !== undefined || broken !== undefined) return
    const progress = running.progress()
    try {
      const reason = watch?.(progress)
      if (reason === undefined) return
      ended = { afterMs: Math.max(0, Math.ceil(progress.atMs)), reason }
    } catch (thrown) {
      broken = { thrown }
    }
    running.stop()
  }
  const timer = setInterval(look, watchMs)
  signal?.addEventListener('abort', running.stop, { once: true })
  if (signal?.aborted) running.stop()
  try {
    const results = await running.done
    if (signal?.aborted) throw aborted()
    if (broken !== undefined) throw broken.thrown
    const durationMs = durationOf(plan.arrivals)
    return {
      engine: name,
      durationMs: Math.min(durationMs, ended?.afterMs ?? durationMs),
      thresholdsMs,
      ...sampleOf(results, plan),
      ...(ended === undefined ? {} : { aborted: ended }),
    }
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', running.stop)
    running.stop()
  }
}

function sampleOf(
  results: readonly ShareResult[],
  plan: LoadPlan,
): Pick<LoadSample, 'operations' | 'overTime' | 'generator' | 'lateness'> {
  const { operations, overTime } = mergedCounts(results.map(({ counts }) => counts))
  const lateness = addedCounts(results.map((result) => result.lateness))
  return {
    operations: operations.flatMap((counted, index) => {
      const operation = plan.operations[index]
      return operation === undefined ? [] : [{ operation, ...counted }]
    }),
    overTime,
    lateness,
    generator: {
      latenessP99Ms: quantileMs(lateness, 0.99) ?? 0,
      latenessMaxMs: quantileMs(lateness, 1) ?? 0,
      dropped: operations.reduce((sum, { errors }) => sum + errors.dropped, 0),
      cpuShare: Math.max(0, ...results.map(({ cpuShare }) => cpuShare)),
      workers: results.length,
    },
  }
}

function aborted(): BreakwaterError {
  return new BreakwaterError({
    code: 'load-aborted',
    message: 'The load test was aborted.',
    hint: 'Nothing was measured to its end; run it again.',
  })
}
