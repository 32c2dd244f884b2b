import { describe, expect, test } from 'vitest'
import fc from '../../../properties.ts'
import { confront, type Decision } from '../generated/engine.ts'
import type { Model } from '../generated/model.ts'
import { type Narrowing, narrowed, narrowings } from '../generated/narrowings.ts'
import type { Use } from '../generated/oracle.ts'
import { hardModel, plainModel } from '../generated/schemas.ts'

/**
 * The engine's answers against trying values one by one. The same seed on every machine;
 * `API_DIFF_RUNS=5000 API_DIFF_SEED=7 npx vitest run test/checks/api-diff/meaning/brute-force.test.ts` looks further,
 * and says how often the engine could not decide.
 */
const runs = Number(process.env.API_DIFF_RUNS ?? 60)
const settings = { seed: Number(process.env.API_DIFF_SEED ?? 5), numRuns: runs }

/** A model and a narrower one, whichever way round. */
function related(models: fc.Arbitrary<Model>): fc.Arbitrary<readonly [Model, Model]> {
  const change = fc.tuple(fc.constantFrom<Narrowing>(...narrowings), fc.nat({ max: 50 }), fc.nat({ max: 3 }))
  return fc.tuple(models, change, fc.boolean()).map(([wide, [narrowing, place, choice], back]) => {
    const narrow = narrowed(wide, narrowing, place, choice)?.narrow ?? wide
    return back ? [narrow, wide] : [wide, narrow]
  })
}

describe('what the engine says is contained lets no value slip, and what it shows is one that does', () => {
  test.each([
    {
      name: 'plain schemas that have nothing to do with each other',
      pairs: fc.tuple(plainModel, plainModel),
      open: 0.01,
    },
    { name: 'plain schemas, one narrower than the other', pairs: related(plainModel), open: 0 },
    { name: 'hard schemas that have nothing to do with each other', pairs: fc.tuple(hardModel, hardModel), open: 0.1 },
    { name: 'hard schemas, one narrower than the other', pairs: related(hardModel), open: 0.1 },
  ])('$name', async ({ name, pairs, open }) => {
    const counts: Record<Decision, number> = { contained: 0, breached: 0, doubtful: 0, undecided: 0 }
    await fc.assert(
      fc.asyncProperty(pairs, fc.constantFrom<Use>('request', 'response'), async ([inner, outer], use) => {
        const { decision, wrong } = await confront(inner, outer, use)
        counts[decision]++
        expect(wrong).toEqual([])
      }),
      settings,
    )
    if (process.env.API_DIFF_RUNS) console.log(name, counts)
    expect((counts.undecided + counts.doubtful) / runs).toBeLessThanOrEqual(open)
    expect(counts.breached).toBeGreaterThan(0)
  })
})
