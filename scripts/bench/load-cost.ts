import type { LoadSample } from '../../src/core/load.ts'
import { closedPlan, openPlan } from '../../test/fixtures/load-plans.ts'
import { runCounted } from './counted.ts'
import type { ProgramResult } from './load-program.ts'
import { loadNow, medianRun, printTable, runLoad, withServer } from './load-run.ts'

const runs = 3
const rate = 3000
const warmupMs = 2000
/** As many clients as answer about that often where an answer takes 5 ms and a bit. */
const path = '/wait/5'
const concurrency = 17

/** How late the open loop sends, and what a request costs the generator, beside a closed loop at about the same rate. */
export async function lateness(seconds: number): Promise<void> {
  console.log(`\nLoad: ${rate} requests/s for ${seconds} s after a warm-up, median of ${runs}; ${loadNow()}`)
  await withServer(async ({ origin }) => {
    const plan = openPlan(['/'], { rate, durationMs: seconds * 1000, warmupMs })
    const runOnce = async () => ({ ...(await runLoad({ engine: 'open', plan, origin })), load: loadNow() })
    const median = await medianRun(runs, runOnce, ({ sample }) => sample?.generator.latenessP99Ms ?? Number.NaN)
    const { latenessP99Ms = Number.NaN, latenessMaxMs, dropped, cpuShare, workers } = median.sample?.generator ?? {}
    console.log(
      `  send lateness p99 ${latenessP99Ms.toFixed(2)} ms, at most ${latenessMaxMs?.toFixed(1)} ms; ${dropped} dropped, ${percent(cpuShare)} of a core, ${workers} ${workers === 1 ? 'thread' : 'threads'} (bar: p99 5 ms) ${latenessP99Ms <= 5 ? 'kept' : 'MISSED'}; ${median.load}`,
    )
  })
}

export async function costOfRequests(seconds: number): Promise<void> {
  console.log(`\nLoad: CPU time of the generator per request, ${path}, ${seconds} s, median of ${runs}; ${loadNow()}`)
  await withServer(async ({ origin }) => {
    const durationMs = seconds * 1000
    const cost = ({ cpuSeconds, completed }: ProgramResult) => (cpuSeconds * 1e6) / completed
    const measure = (engine: 'closed' | 'bare-autocannon') =>
      medianRun(runs, () => runLoad({ engine, plan: closedPlan([path], { concurrency, durationMs }), origin }), cost)
    const closed = await measure('closed')
    const bare = await measure('bare-autocannon')
    // The same rate that the closed loop came to, so that each has the same number of turns of its event loop to pay.
    const same = closed.completed / seconds
    const plan = openPlan([path], { rate: same, durationMs })
    const open = await medianRun(runs, () => runLoad({ engine: 'open', plan, origin }), cost)
    const wrk = await wrkCost(`${origin}${path}`, seconds)
    const row = (name: string, us: number, perSecond: number) => [
      name,
      `${perSecond.toFixed(0)}/s`,
      `${us.toFixed(0)} us`,
      `${(us / cost(bare)).toFixed(2)}x`,
    ]
    printTable([
      ['', 'answers', 'CPU a request', 'of autocannon'],
      row('open loop', cost(open), rateOf(open.sample, seconds)),
      row('closed loop (autocannon, our counting)', cost(closed), closed.completed / seconds),
      row('autocannon alone', cost(bare), bare.completed / seconds),
      ...(wrk === undefined ? [] : [row('wrk, its start included', wrk.us, wrk.perSecond)]),
    ])
    const ratio = cost(open) / cost(closed)
    const alone = cost(open) / cost(bare)
    console.log(
      `  open loop against our closed loop ${ratio.toFixed(2)}x, against autocannon alone ${alone.toFixed(2)}x (bar: 3x) ${alone <= 3 ? 'kept' : 'MISSED'}; ${loadNow()}`,
    )
  })
}

async function wrkCost(url: string, seconds: number) {
  const run = async () => await runCounted('wrk', ['-t', '1', '-c', String(concurrency), '-d', `${seconds}s`, url])
  const median = await medianRun(runs, run, ({ cpuSeconds }) => cpuSeconds)
  const requests = Number(/(\d+) requests in/.exec(median.stdout)?.[1] ?? Number.NaN)
  if (median.exitCode !== 0 || Number.isNaN(requests)) return undefined
  return { us: (median.cpuSeconds * 1e6) / requests, perSecond: requests / seconds }
}

/** Memory of the generator over a long run at a rate that a preview may see. */
export async function memory(seconds: number): Promise<void> {
  const rateOfRun = 1000
  await withServer(async ({ origin }) => {
    const plan = openPlan(['/lognormal/20/0.5/1', '/fail-every/50'], { rate: rateOfRun, durationMs: seconds * 1000 })
    const { memory: seen, sample } = await runLoad({ engine: 'open', plan, origin }, ['--expose-gc'])
    const part = (from: number, to: number) => seen.slice(Math.floor(seen.length * from), Math.ceil(seen.length * to))
    const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    const heap = (from: number, to: number) => middle(part(from, to).map(({ heapMiB }) => heapMiB))
    const resident = (from: number, to: number) => middle(part(from, to).map(({ residentMiB }) => residentMiB))
    const growth = heap(0.75, 1) / heap(0.25, 0.5)
    console.log(
      `\nLoad: memory over ${seconds} s at ${rateOfRun}/s (${sample?.overTime.length ?? 0} s measured): heap after collection ${heap(0, 0.25).toFixed(1)}, ${heap(0.25, 0.5).toFixed(1)}, ${heap(0.5, 0.75).toFixed(1)}, ${heap(0.75, 1).toFixed(1)} MiB by quarter; resident ${resident(0.25, 0.5).toFixed(0)} then ${resident(0.75, 1).toFixed(0)} MiB; last against second quarter ${growth.toFixed(2)}x (bar: flat, 1.10x) ${growth <= 1.1 ? 'kept' : 'MISSED'}`,
    )
  })
}

function rateOf(sample: LoadSample | undefined, seconds: number): number {
  const ok = (sample?.operations ?? [])
    .flatMap((operation) => operation.seconds)
    .reduce((sum, second) => sum + second.ok, 0)
  return ok / seconds
}

function percent(share = Number.NaN): string {
  return `${(share * 100).toFixed(0)} %`
}
