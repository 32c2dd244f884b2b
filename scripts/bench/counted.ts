import { runWatched } from './process-tree.ts'

/** What a program cost, children that it waited for included. */
export interface Counted {
  readonly exitCode: number
  /** User and system time by the kernel's own account. */
  readonly cpuSeconds: number
  readonly seconds: number
  readonly peakMiB: number | undefined
  readonly stdout: string
}

/** A program that takes more CPU than this is ended, so that a hostile input can't hold up the bench. */
const maxCpuSeconds = 120

/** A shell knows what its children cost: `times` prints its own time, then theirs. */
const script = `ulimit -t ${maxCpuSeconds}; "$@"; code=$?; times >&2; exit $code`

export async function runCounted(command: string, args: readonly string[], cwd?: string): Promise<Counted> {
  const run = await runWatched('sh', ['-c', script, 'sh', command, ...args], cwd)
  const times = [...(run.stderr.trimEnd().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  const cpuSeconds = times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
  return { ...run, cpuSeconds }
}

/** The run in the middle by CPU time, of which the load of the machine changes least. */
export async function medianOf(runs: number, measure: () => Promise<Counted>): Promise<Counted> {
  const all: Counted[] = []
  for (let run = 0; run < runs; run++) all.push(await measure())
  const median = all.sort((a, b) => a.cpuSeconds - b.cpuSeconds)[Math.floor(runs / 2)]
  if (!median) throw new Error('at least one run is needed for a median')
  return median
}
