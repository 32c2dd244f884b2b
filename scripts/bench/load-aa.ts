import { loadEngines } from '../../src/adapters/load/engines.ts'
import { compareSides } from '../../src/checks/load-test/compare/compare-sides.ts'
import type { PlannedLoad } from '../../src/checks/load-test/side.ts'
import { generatorLimits } from '../../src/checks/load-test/slo.ts'
import { addedCounts, type LatencyCounts, quantileMs } from '../../src/core/latency-counts.ts'
import type { LoadEngine } from '../../src/core/ports.ts'
import { openPlan, targetOf } from '../../test/fixtures/load-plans.ts'
import { loadNow, withServer } from './load-run.ts'

/** Enough answers in each round of half a second for its 99th percentile. */
const rate = 400
const durationMs = 6000
const path = '/lognormal/40/0.45/1'

/** Two servers of one law, compared as base and head: whatever is called regressed is a false alarm. */
export async function loadAa({ long }: { readonly long: boolean }): Promise<void> {
  const runs = long ? 100 : 20
  console.log(
    `\nLoad: ${runs} comparisons of a server with its like, ${rate} requests/s for ${durationMs / 1000} s a side, ${path}; ${loadNow()}`,
  )
  const inTime = { runs: 0, alarms: 0, confirmed: 0 }
  const late = { runs: 0, alarms: 0, confirmed: 0 }
  const verdictsOf = { pass: 0, inconclusive: 0, regressed: 0 }
  for (let run = 1; run <= runs; run++) {
    const { alarms, confirmed, limited, verdicts } = await compareAlike(run)
    const tally = limited ? late : inTime
    tally.runs++
    if (alarms.length > 0) tally.alarms++
    if (confirmed.length > 0) tally.confirmed++
    for (const verdict of verdicts) verdictsOf[verdict]++
    if (alarms.length === 0) continue
    const lateness = limited ? ', generator late' : ''
    console.log(`  run ${run}${lateness}: ${alarms.join(', ')}; confirmed: ${confirmed.join(', ') || 'none'}`)
  }
  const kept = inTime.alarms <= inTime.runs * 0.06 && inTime.confirmed <= inTime.runs * 0.01
  const { pass, inconclusive, regressed } = verdictsOf
  console.log(
    `  false alarms ${inTime.alarms} of ${inTime.runs} before confirmation, ${inTime.confirmed} after (bars: 6 and 1 of 100) ${kept ? 'kept' : 'MISSED'}; ${late.runs} runs whose generator was late, of which the gate says nothing, would have had ${late.alarms} and ${late.confirmed}; quantiles called alike ${pass}, open ${inconclusive}, slower ${regressed}; ${loadNow()}`,
  )
}

/**
 * On a crowded machine a late generator makes every comparison open, and then nothing could ever be a false alarm: what
 * it says of itself is hidden from the gate here, and counted.
 */
function unlimited(engine: LoadEngine, late: LatencyCounts[]): LoadEngine {
  return {
    name: engine.name,
    run: async (plan, target, options) => {
      const sample = await engine.run(plan, target, options)
      late.push(sample.lateness ?? [])
      const generator = { ...sample.generator, latenessP99Ms: 0, dropped: 0, cpuShare: 0 }
      return { ...sample, generator, lateness: [] }
    },
  }
}

/** The servers draw anew for each run: the same law, other latencies. */
async function compareAlike(run: number) {
  return await withServer(
    async (base) =>
      await withServer(
        async (head) => {
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
          const late: LatencyCounts[] = []
          const engine = unlimited(loadEngines().open, late)
          const { comparison, errors } = await compareSides(engine, planned, { thresholdsMs: [] })
          const limited = (quantileMs(addedCounts(late), 0.99) ?? 0) > generatorLimits.latenessP99Ms
          // What a second run was asked about says whether it was confirmed.
          const suspected = [...comparison, ...errors].filter(({ confirmed }) => confirmed !== undefined)
          const nameOf = (one: (typeof suspected)[number]) =>
            'quantile' in one ? `${one.quantile} ${one.effect.toFixed(2)}x` : 'errors'
          return {
            limited,
            alarms: suspected.map(nameOf),
            confirmed: suspected.filter(({ confirmed }) => confirmed).map(nameOf),
            verdicts: comparison.filter(({ operation }) => operation === undefined).map(({ verdict }) => verdict),
          }
        },
        2 * run + 1,
      ),
    2 * run,
  )
}
