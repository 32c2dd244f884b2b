import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Run {
  readonly exitCode: number
  readonly seconds: number
  /** Highest sum over the process and all that it started, sampled every 100 ms; undefined where /proc is absent. */
  readonly peakMiB: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program and watches the memory of everything that it starts. */
export async function runWatched(command: string, args: readonly string[], cwd?: string): Promise<Run> {
  const start = performance.now()
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  let peak: number | undefined
  const timer = setInterval(() => {
    const now = child.pid === undefined ? undefined : treeMiB(child.pid)
    if (now !== undefined) peak = Math.max(peak ?? 0, now)
  }, 100)
  const exitCode = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  clearInterval(timer)
  return { exitCode, seconds: (performance.now() - start) / 1000, peakMiB: peak, stdout, stderr }
}

/** Proportional set size of a process and its descendants: pages that two of them share count once. */
function treeMiB(root: number): number | undefined {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => [Number(name), parentOf(Number(name))]),
    )
    const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0))
    const kib = [...parents.keys()].filter(isOurs).map(proportionalKiB)
    return kib.reduce((sum, one) => sum + one, 0) / 1024
  } catch {
    return undefined
  }
}

function parentOf(pid: number): number {
  try {
    // The name, in parentheses, may hold spaces; the parent is the second field after it.
    return Number(/\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function proportionalKiB(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
