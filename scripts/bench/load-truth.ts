import { generatorLimitsOf } from '../../src/checks/load-test/slo.ts'
import { addedCounts, type LatencyCounts, quantileMs } from '../../src/core/latency-counts.ts'
import type { LoadPlan, LoadSample } from '../../src/core/load.ts'
import { count } from '../../src/core/wording.ts'
import { openPlan } from '../../test/fixtures/load-plans.ts'
import { latencyOfUsers } from '../../test/fixtures/truth-latency.ts'
import { fates, heldQuantile, type TruthEntry } from '../../test/fixtures/truth-record.ts'
import { silentOrigin } from '../../test/fixtures/truth-server.ts'
import { loadNow, medianRun, printTable, runLoad, withServer } from './load-run.ts'
import { type LoadTool, loadTools, type ToldPercentiles } from './load-tools.ts'

const quantiles = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const
type Quantile = keyof typeof quantiles
const names = Object.keys(quantiles) as readonly Quantile[]

/** Half of the users of a stall arrive in it, so its median stands on a cliff: p75 and above are held to the bar. */
const barred: readonly Quantile[] = ['p75', 'p90', 'p95', 'p99']
const rate = 200
const warmupMs = 2000
const runs = 3
const mostAttempts = 5

const kinds: readonly (readonly [kind: string, path: string])[] = [
  ['constant 20 ms', '/wait/20'],
  ['lognormal 40 ms, 0.45', '/lognormal/40/0.45/1'],
  ['bimodal 5 or 120 ms', '/bimodal/5/120/0.07/1'],
  ['stall of 500 ms each second', '/stall/1000/500/5'],
  ['one server, 80 % busy', '/queue/4/7'],
  ['slow start, 200 to 10 ms', '/slow-start/200/10/8000'],
]

/** What each path kind reports at 200 requests a second beside what the server did. */
export async function truthTable(seconds: number): Promise<void> {
  console.log(
    `\nLoad: reported against true, ${rate} requests/s for ${seconds} s, open loop, median of ${runs} by how far it is off (bar: 10 % or 1.5 ms, whichever is larger, p75 to p99); ${loadNow()}`,
  )
  const tools = await loadTools()
  let worst = 0
  for (const [kind, path] of kinds) worst = Math.max(worst, await compare(kind, path, { seconds, tools }))
  console.log(
    `  furthest from the record, in parts of what the bar allows: ${worst.toFixed(2)} ${worst <= 1 ? 'kept' : 'MISSED'}`,
  )
}

async function compare(
  kind: string,
  path: string,
  { seconds, tools }: { readonly seconds: number; readonly tools: readonly LoadTool[] },
): Promise<number> {
  const plan = openPlan([path], { rate, durationMs: seconds * 1000, warmupMs, timeoutMs: 10_000 })
  const { sample, rows, off, attempts } = await medianRun(
    runs,
    () => measuredInTime(path, plan),
    (run) => run.off,
  )
  const told: [name: string, ToldPercentiles][] = []
  for (const tool of tools) {
    const percentiles = await withServer(({ origin }) => tool.percentiles(`${origin}${path}`, seconds))
    told.push([tool.name, percentiles])
  }
  const limited = isLimited(sample) ? '; it says itself that nothing is proved: the generator was the limit' : ''
  console.log(
    `  ${kind} (${path}), lateness p99 ${sample.generator.latenessP99Ms.toFixed(1)} ms, ${count(attempts, 'attempt')}, ${loadNow()}${limited}`,
  )
  printTable([
    ['', 'record', 'users', 'open loop', 'of the bar', ...told.map(([name]) => name)],
    ...rows.map(({ name, truth, users, ours, off }) => [
      name,
      truth.toFixed(1),
      users?.toFixed(1) ?? '-',
      ours.toFixed(1),
      `${off.toFixed(2)}${barred.includes(name) ? '' : ' (told)'}`,
      ...told.map(([, percentiles]) => besideTruth(percentiles[name], truth)),
    ]),
  ])
  return off
}

/** A run beside what its server did; one that says of itself that it proves nothing is made again, as its user would. */
async function measuredInTime(path: string, plan: LoadPlan) {
  for (let attempts = 1; ; attempts++) {
    const { sample, measured } = await withServer(async (server) => {
      const { sample } = await runLoad({ engine: 'open', plan, origin: server.origin })
      if (sample === undefined) throw new Error('an engine gives a sample')
      return { sample, measured: measuredPart(await server.record(), sample) }
    })
    if (isLimited(sample) && attempts < mostAttempts) continue
    const rows = rowsOf(path, measured, latencyOf(sample))
    const off = Math.max(...rows.filter(({ name }) => barred.includes(name)).map((row) => row.off))
    return { sample, rows, off, attempts }
  }
}

function rowsOf(path: string, measured: readonly TruthEntry[], latency: LatencyCounts) {
  return names.map((name) => {
    const truth = heldQuantile(measured, quantiles[name])
    const ours = quantileMs(latency, quantiles[name]) ?? Number.NaN
    const off = Math.abs(ours - truth) / Math.max(1.5, truth / 10)
    return { name, truth, users: latencyOfUsers(path, quantiles[name]), ours, off }
  })
}

function isLimited(sample: LoadSample): boolean {
  return generatorLimitsOf(sample).length > 0
}

function besideTruth(told: number | undefined, truth: number): string {
  return told === undefined ? '-' : `${told.toFixed(1)} (${(told / truth).toFixed(2)}x)`
}

function latencyOf({ operations }: LoadSample): LatencyCounts {
  return addedCounts(operations.map(({ latency }) => latency))
}

/** Requests come in the order in which they were due, so the last of the record are those of the measurement. */
function measuredPart(record: readonly TruthEntry[], { operations }: LoadSample): readonly TruthEntry[] {
  const due = operations.flatMap(({ seconds }) => seconds).reduce((sum, second) => sum + second.due, 0)
  return record.slice(-due)
}

const disturbed = [
  ['/fail-every/20', 'status', '500'],
  ['/rate-limit/100/1', 'status', '429'],
  ['/reset-every/20', 'reset', 'reset'],
  ['/truncate-every/20', 'truncated', 'truncated'],
  ['/truncate-chunked-every/20', 'truncated', 'truncated'],
  ['/hang-every/20', 'timeout', 'hung'],
  ['/dies-after/500', 'reset', 'reset'],
] as const

/** How many of each error kind the server made, and how many were reported. */
export async function errorTable(seconds: number): Promise<void> {
  console.log(`\nLoad: errors by kind, ${rate} requests/s for ${seconds} s (bar: exactly those of the server)`)
  const rows: (readonly string[])[] = [['', 'kind', 'true', 'reported', 'answered', 'reported', '']]
  for (const [path, kind, fate] of disturbed) {
    const plan = openPlan([path], { rate, durationMs: seconds * 1000, timeoutMs: 1000 })
    const { sample, seen } = await withServer(async ({ origin, record }) => {
      const { sample } = await runLoad({ engine: 'open', plan, origin })
      return { sample, seen: fates(await record()) }
    })
    const found = sample?.operations[0]
    const ok = found?.latency.reduce((sum, [, count]) => sum + count, 0) ?? 0
    const due = found?.seconds.reduce((sum, second) => sum + second.due, 0) ?? 0
    const received = Object.values(seen).reduce((sum, count) => sum + count, 0)
    const others = Object.entries(found?.errors ?? {}).filter(([name, count]) => name !== kind && count > 0)
    // Those that no longer reached a server which had died, or that our own generator owns up to.
    const missing = others.every(([name]) => name === 'connect' || name === 'dropped')
    const missed = others.reduce((sum, [, count]) => sum + count, 0)
    const exact = found?.errors[kind] === seen[fate] && ok === seen[200] && missing && missed === due - received
    rows.push([
      path,
      kind,
      ...[seen[fate], found?.errors[kind], seen[200], ok].map(String),
      `${exact ? 'exact' : 'MISSED'}${others.map(([name, count]) => `, ${count} ${name} of ${due - received} not received`).join('')}`,
    ])
  }
  rows.push(await nobodyThere(seconds))
  printTable(rows)
}

async function nobodyThere(seconds: number): Promise<readonly string[]> {
  const plan = openPlan(['/'], { rate, durationMs: seconds * 1000, timeoutMs: 1000 })
  const { sample } = await runLoad({ engine: 'open', plan, origin: await silentOrigin() })
  const found = sample?.operations[0]
  const due = found?.seconds.reduce((sum, second) => sum + second.due, 0) ?? 0
  const { connect } = found?.errors ?? {}
  return ['nobody listens', 'connect', String(due), String(connect), '0', '0', connect === due ? 'exact' : 'MISSED']
}
