import { loadEngines } from '../../src/adapters/load/engines.ts'
import { compareSides } from '../../src/checks/load-test/compare/compare-sides.ts'
import type { PlannedLoad } from '../../src/checks/load-test/side.ts'
import { generatorLimitsOf } from '../../src/checks/load-test/slo.ts'
import { openPlan, targetOf } from '../../test/fixtures/load-plans.ts'
import { heldQuantile } from '../../test/fixtures/truth-record.ts'
import type { TruthServerProcess } from '../../test/fixtures/truth-server-process.ts'
import { loadNow, withServer } from './load-run.ts'

/** Enough answers in each round of half a second for its 99th percentile. */
const rate = 400
const durationMs = 6000
const path = '/lognormal/40/0.45/1'
const shareOf = { p50: 0.5, p95: 0.95, p99: 0.99 } as const

/** Two servers of one law, compared as base and head: whatever is called regressed is a false alarm. */
export async function loadAa({ long }: { readonly long: boolean }): Promise<void> {
  const runs = long ? 100 : 20
  console.log(
    `\nLoad: ${runs} comparisons of a server with its like, ${rate} requests/s for ${durationMs / 1000} s a side, ${path}; ${loadNow()}`,
  )
  const tally = { alarms: 0, confirmed: 0, limited: 0, pass: 0, inconclusive: 0, regressed: 0 }
  for (let run = 1; run <= runs; run++) {
    const { alarms, confirmed, limited, verdicts } = await compareAlike(run)
    if (alarms.length > 0) tally.alarms++
    if (confirmed > 0) tally.confirmed++
    if (limited) tally.limited++
    for (const verdict of verdicts) tally[verdict]++
    if (alarms.length > 0) console.log(`  run ${run}: ${alarms.join('; ')}; ${loadNow()}`)
  }
  const { alarms, confirmed, limited, pass, inconclusive, regressed } = tally
  const kept = alarms <= runs * 0.06 && confirmed <= runs * 0.01
  console.log(
    `  false alarms ${alarms} of ${runs} before confirmation, ${confirmed} after (bars: 6 and 1 of 100) ${kept ? 'kept' : 'MISSED'}; quantiles called alike ${pass}, open ${inconclusive}, slower ${regressed}; ${limited} runs whose generator was the limit; ${loadNow()}`,
  )
}

/** The servers draw anew for each run: the same law, other latencies. */
async function compareAlike(run: number) {
  return await withServer((base) => withServer((head) => compare(run, base, head), 2 * run + 1), 2 * run)
}

async function compare(run: number, base: TruthServerProcess, head: TruthServerProcess) {
  const plan = openPlan([path], { rate, durationMs, seed: run, timeoutMs: 5000 })
  const planned: PlannedLoad = {
    plan,
    hash: '',
    sides: {
      base: { side: 'base', target: targetOf(base.origin) },
      head: { side: 'head', target: targetOf(head.origin) },
    },
    placeOf: new Map(),
    probes: [],
    remarks: [],
    unproven: [],
  }
  const compared = await compareSides(loadEngines().open, planned, { thresholdsMs: [] })
  const { comparison, errors } = compared
  const records = { base: await base.record(), head: await head.record() }
  // On a crowded machine one of two like servers may really be the slower one, and then the alarm is none of the gate's.
  const trueRatio = (q: number) => heldQuantile(records.head, q) / heldQuantile(records.base, q)
  // What a second run was asked about says whether it was confirmed.
  const suspected = [
    ...comparison.map(({ quantile, effect, confirmed }) => ({
      confirmed,
      text: `${quantile} ${effect.toFixed(2)}x, the servers' own ${trueRatio(shareOf[quantile]).toFixed(2)}x`,
    })),
    ...errors.map(({ confirmed }) => ({ confirmed, text: 'errors' })),
  ].filter(({ confirmed }) => confirmed !== undefined)
  return {
    alarms: suspected.map(({ text, confirmed }) => `${text}, ${confirmed ? 'confirmed' : 'not confirmed'}`),
    confirmed: suspected.filter(({ confirmed }) => confirmed).length,
    limited: [compared.base, compared.head].some((sample) => generatorLimitsOf(sample).length > 0),
    verdicts: comparison.map(({ verdict }) => verdict),
  }
}
