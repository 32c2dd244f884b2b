import { parentPort, workerData } from 'node:worker_threads'
import { clientFor } from './http-clients.ts'
import { shareRun } from './open-loop-share.ts'
import type { FromWorker, ToWorker, WorkerTask } from './open-loop-threads.ts'

/** How often the thread that asked is told how far this one has come. */
const tellMs = 100

/** Sends a share of a plan in a thread of its own; told when to start, so that all shares start together. */
async function main(): Promise<void> {
  // Written by open-loop-threads.ts, which starts this file and nothing else does.
  const { task, trust } = workerData as WorkerTask
  const tell = (message: FromWorker) => parentPort?.postMessage(message)
  const client = clientFor(task.target, trust)
  await client.open(task.plan.timeoutMs)
  const run = await shareRun(task, client)
  parentPort?.on('message', (message: ToWorker) => {
    if (message.kind === 'stop') {
      run.stop()
      return
    }
    // Each thread counts its time from its own start; the system's clock is the same for all.
    const startAt = performance.now() + (message.startAt - Number(process.hrtime.bigint()) / 1e6)
    const timer = setInterval(() => tell({ kind: 'progress', progress: run.progress() }), tellMs)
    run.start(startAt).then((result) => {
      clearInterval(timer)
      client.close()
      tell({ kind: 'result', result })
      parentPort?.close()
    })
  })
  tell({ kind: 'ready' })
}

await main()
