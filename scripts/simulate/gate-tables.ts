import { atLeast } from '../../src/checks/load-test/binomial.ts'
import { errorGate } from '../../src/checks/load-test/compare/errors.ts'
import type { Random } from '../../src/core/random.ts'
import {
  budgetOf,
  type GateShares,
  gateShares,
  quantiles,
  type Scenario,
  simulated,
  slowerBy,
  unchanged,
} from './gate-runs.ts'
import { percentOf, slashed, table } from './tables.ts'
import { type SimulatedSide, worldOf } from './world.ts'

/** How often each simulation is repeated: where nothing changed, and where something did. */
export interface Repeats {
  readonly unchanged: number
  readonly changed: number
}

const seed = 1
/** What the comparison takes by default: a minute a side, at the default rate and at five and twenty times it. */
const settings: readonly (readonly [string, Omit<Scenario, 'head'>])[] = [
  ['30 s, 100/s', { rate: 100, timing: budgetOf(30) }],
  ['60 s, 100/s', { rate: 100, timing: budgetOf(60) }],
  ['120 s, 100/s', { rate: 100, timing: budgetOf(120) }],
  ['120 s, 20/s (default)', { rate: 20, timing: budgetOf(120) }],
  ['120 s, 400/s', { rate: 400, timing: budgetOf(120) }],
]

/** False alarms and verdicts where head is base. */
export async function falseAlarmTable(repeats: Repeats): Promise<string> {
  const rows: string[][] = []
  for (const [name, scenario] of settings) {
    const found = await gateShares({ ...scenario, head: unchanged }, repeats.unchanged, seed)
    rows.push([
      name,
      `${found.runs}`,
      percentOf(found.alarm),
      percentOf(found.confirmed),
      slashed(found.pass),
      quantiles.map((quantile) => percentOf(found.detectable[quantile])).join(' / '),
    ])
  }
  return table(
    [
      'both sides together, rate',
      'runs',
      'any alarm %',
      'confirmed %',
      'PASS % p50 / p95 / p99',
      'smallest visible % (median)',
    ],
    rows,
  )
}

/** How often a true slowdown of all latencies is called regressed: in the first run, and borne out by the second. */
export async function powerTable(repeats: Repeats): Promise<string> {
  const rows: string[][] = []
  for (const [name, scenario] of settings.slice(0, 4)) {
    const found: GateShares[] = []
    for (const share of [0.05, 0.1, 0.25, 0.5]) {
      found.push(await gateShares({ ...scenario, head: slowerBy(share) }, repeats.changed, seed))
    }
    for (const quantile of quantiles) {
      rows.push([
        `${name}, ${quantile}`,
        ...found.map((one) => `${percentOf(one.regressed[quantile])} (${percentOf(one.stillRegressed[quantile])})`),
        percentOf(found[2]?.pass[quantile] ?? 0),
      ])
    }
  }
  return table(['', '+5 %', '+10 %', '+25 %', '+50 %', 'PASS at +25 %'], rows)
}

/** Whether the smallest visible slowdown that the report names is seen as often as it says. */
export async function detectableTable(repeats: Repeats): Promise<string> {
  const rows: string[][] = []
  for (const [name, scenario] of settings.slice(0, 4)) {
    const { detectable } = await gateShares({ ...scenario, head: unchanged }, repeats.changed, seed)
    const cells: string[] = []
    for (const quantile of quantiles) {
      const share = detectable[quantile]
      const found =
        share > 0 ? await gateShares({ ...scenario, head: slowerBy(share) }, repeats.changed, seed + 10_000) : undefined
      cells.push(
        found === undefined
          ? '-'
          : `+${percentOf(share)} %: ${percentOf(found.regressed[quantile])} (${percentOf(found.stillRegressed[quantile])})`,
      )
    }
    rows.push([name, ...cells])
  }
  return table(['', 'p50', 'p95', 'p99'], rows)
}

/** Base has long been warm, head has just been deployed: it starts at twice its latency. */
function cold(tauMs: number): SimulatedSide {
  return { factor: (loadedMs) => 1 + Math.exp(-loadedMs / tauMs) }
}

/** What discarding rounds and warming up do against a side that starts cold. */
export async function warmupTable(repeats: Repeats): Promise<string> {
  const rows: string[][] = []
  for (const tau of [2, 5, 10, 20, 60]) {
    const cells: string[] = []
    for (const [warmupMs, discarded] of [
      [0, 0],
      [0, 2],
      [10_000, 2],
    ] as const) {
      const timing = { ...budgetOf(60), discarded }
      const found = await gateShares({ rate: 100, timing, warmupMs, head: cold(tau * 1000) }, repeats.changed, seed)
      cells.push(`${percentOf(found.alarm)} (${percentOf(found.confirmed)})`)
    }
    rows.push([`${tau} s`, ...cells])
  }
  return table(['head is cold for about', 'nothing discarded', '2 pairs discarded', '10 s warm-up and 2 pairs'], rows)
}

/** Several operations named as critical, each gated beside all together. */
export async function operationsTable(repeats: Repeats): Promise<string> {
  const rows: string[][] = []
  for (const count of [1, 3, 8]) {
    const operations = Array.from({ length: count }, (_, at) => `GET /${at}`)
    const scenario = { rate: 100, timing: budgetOf(60), operations }
    const same = await gateShares({ ...scenario, head: unchanged }, repeats.unchanged / 2, seed)
    const cells: string[] = []
    for (const share of [0.1, 0.25, 0.5]) {
      const head: SimulatedSide = { factor: (_, operation) => (operation === 'GET /0' ? 1 + share : 1) }
      const found = await gateShares({ ...scenario, head }, repeats.changed / 2, seed)
      cells.push(`${percentOf(found.alarm)} (${percentOf(found.confirmed)})`)
    }
    rows.push([`${count}`, percentOf(same.alarm), percentOf(same.confirmed), ...cells])
  }
  return table(['critical operations', 'any alarm %', 'confirmed %', 'one +10 %', 'one +25 %', 'one +50 %'], rows)
}

const failing = (share: number) => (_: number, random: Random) => random() < share

/** Outages of the machine, which meet whichever side is just being loaded. */
function outages(runSeed: number): (ms: number, random: Random) => boolean {
  const world = worldOf(runSeed, 400_000, { drift: false, neighbours: false })
  // Of the stalls of another world, the long ones: about every eight seconds, some 100 ms.
  return (ms, random) => world.stallAt(ms) > 50 && world.stallAt(ms) < 150 && random() < 0.8
}

/** The gate on failures, where they come one by one and where they come in lumps. */
export async function errorTable(repeats: Repeats): Promise<string> {
  const timing = budgetOf(60)
  const rows: string[][] = []
  const row = async (
    name: string,
    runs: number,
    sides: (runSeed: number) => readonly [SimulatedSide, SimulatedSide],
  ) => {
    let [alone, alarm, confirmed] = [0, 0, 0]
    for (let run = 0; run < runs; run++) {
      const [base, head] = sides(seed + run)
      const { errors } = await simulated({ rate: 100, timing, base, head }, seed + run)
      const [one] = errors
      if (one === undefined) continue
      if (one.confirmed !== undefined) alarm++
      if (one.confirmed) confirmed++
      const p = atLeast(one.head.failed, one.base.failed + one.head.failed, 0.5)
      const more = one.head.failed / one.head.sent - one.base.failed / one.base.sent
      // Both tests agree in an alarm; the figures of one that was borne out are those of the second run.
      if (one.confirmed !== undefined || (p <= errorGate.family && more >= errorGate.smallest)) alone++
    }
    rows.push([name, percentOf(alone / runs), percentOf(alarm / runs), percentOf(confirmed / runs)])
  }
  const both = (share: number): readonly [SimulatedSide, SimulatedSide] => [
    { ...unchanged, fails: failing(share) },
    { ...unchanged, fails: failing(share) },
  ]
  await row('no change, 1 % fail', repeats.unchanged, () => both(0.01))
  await row('no change, in lumps', repeats.unchanged, (runSeed) => {
    const side = { ...unchanged, fails: outages(runSeed) }
    return [side, side]
  })
  for (const more of [0.005, 0.01, 0.02]) {
    await row(`0.1 % to ${percentOf(0.001 + more)} %`, repeats.changed, () => [
      { ...unchanged, fails: failing(0.001) },
      { ...unchanged, fails: failing(0.001 + more) },
    ])
  }
  return table(['', 'requests alone %', 'with rounds: alarm %', 'confirmed %'], rows)
}
