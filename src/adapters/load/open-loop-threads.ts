import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LoadPlan, LoadProgress } from '../../core/load.ts'
import type { Trust } from './http-client.ts'
import type { clientFor } from './http-clients.ts'
import { highestRate, type ShareResult, type ShareTask, shareRun } from './open-loop-share.ts'
import { mergedProgress, noProgress } from './recorder.ts'
import { readyOperations } from './requests.ts'

/** A run on one thread or on several. */
export interface Running {
  /** A result a thread, once all is sent and has come to its end, or the run was stopped. */
  readonly done: Promise<readonly ShareResult[]>
  readonly progress: () => LoadProgress
  /** Sends nothing more, and forgets what is under way. */
  readonly stop: () => void
}

/** What a thread is started with; secrets reach it by nothing else. */
export interface WorkerTask {
  readonly task: ShareTask
  readonly trust: Trust
}

export type ToWorker =
  /** By `process.hrtime`, in milliseconds: the clock that all threads share. */
  { readonly kind: 'start'; readonly startAt: number } | { readonly kind: 'stop' }

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'result'; readonly result: ShareResult }

/** Measured on a core of its own: a third of it busy, and 2.6 ms late at the 99th percentile (3.6 at 8,000 a second). */
const mostPerThread = 5000
/** From the call to the first request that may be due. */
const leadMs = 5

/** How many threads a plan needs, where there are cores for them. */
export function threadsFor(plan: LoadPlan, cores = availableParallelism()): number {
  return Math.max(1, Math.min(cores, Math.ceil(highestRate(plan) / mostPerThread)))
}

/** Runs a plan on this thread, with connections that outlive the run. */
export async function onThisThread(
  task: Omit<ShareTask, 'share'>,
  client: ReturnType<typeof clientFor>,
): Promise<Running> {
  const run = await shareRun({ ...task, share: { index: 0, of: 1 } }, client)
  const done = run.start(performance.now() + leadMs + task.plan.warmupMs)
  return { done: done.then((result) => [result]), progress: () => run.progress(), stop: () => run.stop() }
}

/** Runs a plan on several threads, each of which sends every nth request of it. */
export async function onThreads(task: Omit<ShareTask, 'share'>, trust: Trust, count: number): Promise<Running> {
  // What cannot be sent is said here: between threads an error loses what it knows.
  readyOperations(task.plan.operations, task.target)
  const threads = Array.from({ length: count }, (_, index) =>
    startThread({ task: { ...task, share: { index, of: count } }, trust }),
  )
  const tell = (message: ToWorker) => {
    for (const { worker } of threads) worker.postMessage(message)
  }
  const end = () => Promise.all(threads.map(({ worker }) => worker.terminate()))
  const done = Promise.all(threads.map(({ result }) => result)).finally(end)
  // A thread that breaks while others still make ready is told by the wait for them.
  done.catch(() => {})
  await Promise.race([Promise.all(threads.map(({ ready }) => ready)), done])
  const startAt = Number(process.hrtime.bigint()) / 1e6 + leadMs + task.plan.warmupMs
  tell({ kind: 'start', startAt })
  return {
    done,
    progress: () => {
      const parts = threads.map(({ progress }) => progress())
      return mergedProgress(Number(process.hrtime.bigint()) / 1e6 - startAt, parts)
    },
    stop: () => tell({ kind: 'stop' }),
  }
}

function startThread(workerData: WorkerTask) {
  const worker = new Worker(workerEntry(), { workerData })
  let progress = noProgress(workerData.task.thresholdsMs)
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  const result = new Promise<ShareResult>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') isReady()
      else if (message.kind === 'progress') progress = message.progress
      else resolve(message.result)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A thread of the load test ended early, with code ${code}.`)))
  })
  return { worker, ready, result, progress: () => progress }
}

/** In the source tree modules end in `.ts`; bundled, all chunks lie in one folder. */
function workerEntry(): URL {
  const bundled = !import.meta.url.endsWith('.ts')
  return new URL(bundled ? './load-worker.js' : './load-worker.ts', import.meta.url)
}
