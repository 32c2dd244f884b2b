// One load run in a process of its own, so that its CPU time and memory are its own. Reads what to do from its first
// argument, prints what came of it as one line of JSON.
import type { LoadPlan, LoadSample } from '../../src/core/load.ts'
import { targetOf, unwatched } from '../../test/fixtures/load-plans.ts'

export interface ProgramRequest {
  /** `bare-autocannon`: as its users run it, with its own figures. */
  readonly engine: 'open' | 'closed' | 'bare-autocannon'
  readonly plan: LoadPlan
  readonly origin: string
}

export interface ProgramResult {
  /** Without the operations' paths; undefined for a bare autocannon. */
  readonly sample: LoadSample | undefined
  readonly completed: number
  /** Wall time of the whole run, warm-up included. */
  readonly seconds: number
  /** User and system time from the start of the run to its end: what starting a process costs is left out. */
  readonly cpuSeconds: number
  /** What is left after a collection, every five seconds. */
  readonly memory: readonly { readonly atMs: number; readonly heapMiB: number; readonly residentMiB: number }[]
}

const request: ProgramRequest = JSON.parse(process.argv[2] ?? '')
const memory: { atMs: number; heapMiB: number; residentMiB: number }[] = []

async function measured(): Promise<{ readonly sample: LoadSample | undefined; readonly completed: number }> {
  const { engine, plan, origin } = request
  if (engine === 'bare-autocannon') return { sample: undefined, completed: await bareAutocannon(plan, origin) }
  const { loadEngines } = await import('../../src/adapters/load/engines.ts')
  const sample = await loadEngines()[engine].run(plan, targetOf(origin), unwatched)
  const completed = sample.operations.flatMap(({ seconds }) => seconds).reduce((sum, { due }) => sum + due, 0)
  return { sample, completed }
}

async function bareAutocannon({ operations, arrivals }: LoadPlan, origin: string): Promise<number> {
  if (arrivals.model !== 'closed') throw new Error('its rate mode is not what is compared')
  const { default: autocannon } = await import('autocannon')
  const url = `${origin}${operations[0]?.paths[0] ?? '/'}`
  const result = await autocannon({
    url,
    connections: arrivals.concurrency,
    duration: arrivals.durationMs / 1000,
    workers: 0,
  })
  return result.requests.total
}

function lookAtMemory(atMs: number): void {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  memory.push({ atMs, heapMiB: (heapUsed + external) / 2 ** 20, residentMiB: rss / 2 ** 20 })
}

const from = performance.now()
const before = process.cpuUsage()
// Only where the bench asks for it with --expose-gc: a collection in a run that is timed would be part of its time.
const timer = globalThis.gc && setInterval(() => lookAtMemory(performance.now() - from), 5000)
const { sample, completed } = await measured()
const { user, system } = process.cpuUsage(before)
clearInterval(timer)
const result: ProgramResult = {
  sample,
  completed,
  seconds: (performance.now() - from) / 1000,
  cpuSeconds: (user + system) / 1e6,
  memory,
}
console.log(JSON.stringify(result))
