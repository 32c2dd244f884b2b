import { performance } from 'node:perf_hooks'

/** The busy share of this thread's core between start and stop. */
export interface CpuMeter {
  readonly start: () => void
  /** Milliseconds in between that were spent waiting with a turning event loop count as rest. */
  readonly stop: (idleMs: number) => number
}

/** By the thread's own CPU time where Node tells it (from 23.9 on), else by how long its event loop was not asleep. */
export function cpuMeter(): CpuMeter {
  const busyMs = 'threadCpuUsage' in process ? threadCpuMs : loopBusyMs
  let from = { busyMs: 0, at: 0 }
  return {
    start: () => {
      from = { busyMs: busyMs(), at: performance.now() }
    },
    stop: (idleMs) => {
      const elapsedMs = Math.max(1, performance.now() - from.at)
      return Math.min(1, Math.max(0, (busyMs() - from.busyMs - idleMs) / elapsedMs))
    },
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function loopBusyMs(): number {
  return performance.eventLoopUtilization().active
}
