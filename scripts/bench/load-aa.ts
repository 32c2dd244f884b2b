import { loadEngines } from '../../src/adapters/load/engines.ts'
import { compareSides } from '../../src/checks/load-test/compare/compare-sides.ts'
import type { PlannedLoad } from '../../src/checks/load-test/side.ts'
import { openPlan, targetOf } from '../../test/fixtures/load-plans.ts'
import { loadNow, withServer } from './load-run.ts'

const rate = 200
const durationMs = 6000
const path = '/lognormal/40/0.45/1'

/** Two servers of one law, compared as base and head: whatever is called regressed is a false alarm. */
export async function loadAa({ long }: { readonly long: boolean }): Promise<void> {
  const runs = long ? 100 : 20
  console.log(
    `\nLoad: ${runs} comparisons of a server with its like, ${rate} requests/s for ${durationMs / 1000} s a side, ${path}; ${loadNow()}`,
  )
  const tally = { alarms: 0, confirmed: 0, pass: 0, inconclusive: 0 }
  for (let run = 1; run <= runs; run++) {
    const { alarms, regressed, verdicts } = await compareAlike(run)
    if (alarms.length > 0) tally.alarms++
    if (regressed.length > 0) tally.confirmed++
    for (const verdict of verdicts) if (verdict !== 'regressed') tally[verdict]++
    if (alarms.length > 0)
      console.log(`  run ${run}: ${alarms.join(', ')}; confirmed: ${regressed.join(', ') || 'none'}`)
  }
  const [before, after] = [6, 1].map((bar) => (runs / 100) * bar)
  console.log(
    `  false alarms ${tally.alarms} of ${runs} before confirmation, ${tally.confirmed} after (bars for 100: 6 and 1; here ${before} and ${after}) ${tally.alarms <= (before ?? 0) && tally.confirmed <= (after ?? 0) ? 'kept' : 'MISSED'}; quantiles called alike ${tally.pass}, open ${tally.inconclusive}; ${loadNow()}`,
  )
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
          const { comparison, errors } = await compareSides(loadEngines().open, planned, { thresholdsMs: [] })
          // What a second run was asked about says whether it was confirmed.
          const suspected = [...comparison, ...errors].filter(({ confirmed }) => confirmed !== undefined)
          const nameOf = (one: (typeof suspected)[number]) =>
            'quantile' in one ? `${one.quantile} ${one.effect.toFixed(2)}x` : 'errors'
          return {
            alarms: suspected.map(nameOf),
            regressed: suspected.filter(({ confirmed }) => confirmed).map(nameOf),
            verdicts: comparison.filter(({ operation }) => operation === undefined).map(({ verdict }) => verdict),
          }
        },
        2 * run + 1,
      ),
    2 * run,
  )
}
