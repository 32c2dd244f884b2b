import { describe, expect, test } from 'vitest'
import fc from '../../properties.ts'
import { judged, loud, said } from './generated/judged.ts'
import type { Model } from './generated/model.ts'
import { renamed, rewrites, rewritten } from './generated/rewrites.ts'
import { hardModel, plainModel } from './generated/schemas.ts'
import { type Position, specOf, specsOf, type Version } from './generated/specs.ts'

/**
 * The same seed on every machine. `API_DIFF_RUNS=500 API_DIFF_SEED=7 npx vitest run test/checks/api-diff/rewrites.test.ts`
 * looks further.
 */
const runs = Number(process.env.API_DIFF_RUNS ?? 6)
const settings = { seed: Number(process.env.API_DIFF_SEED ?? 3), numRuns: runs }

const everywhere: readonly Position[] = ['request', 'response', 'parameter']

/** Two ways to write one model, whichever of them is base: nothing that a reader would have to act on. */
async function expectSilence(one: Model, other: Model, version: Version): Promise<void> {
  const [first, second] = specsOf(one, other, version, everywhere)
  expect(said(loud(await judged(first, second)))).toEqual([])
  expect(said(loud(await judged(second, first)))).toEqual([])
}

const plain = { name: 'plain schemas', models: plainModel, version: '3.0.3' } as const
const hard = { name: 'hard schemas', models: hardModel, version: '3.1.0' } as const

describe.each([plain, hard])('$name', ({ models, version }) => {
  test('a document against itself', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        const spec = specOf(model, version, everywhere)
        expect(said(await judged(spec, spec))).toEqual([])
      }),
      settings,
    )
  })

  test('components under other names', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        await expectSilence(model, renamed(model), version)
      }),
      settings,
    )
  })

  const possible = rewrites.filter(({ in30 }) => in30 || version === '3.1.0')
  test.each(possible)('$name', async (rewrite) => {
    const pairs = fc
      .tuple(models, fc.nat({ max: 50 }), fc.nat({ max: 3 }))
      .map(([model, place, choice]) => ({ model, other: rewritten(model, rewrite, place, choice) }))
      .filter(({ other }) => other !== undefined)
    await fc.assert(
      fc.asyncProperty(pairs, async ({ model, other = model }) => {
        await expectSilence(model, other, version)
      }),
      settings,
    )
  })
})

test('a whole document of 3.0, spelled as 3.1', async () => {
  await fc.assert(
    fc.asyncProperty(plainModel, async (model) => {
      const [before, after] = [specOf(model, '3.0.3', everywhere), specOf(model, '3.1.0', everywhere)]
      expect(said(loud(await judged(before, after)))).toEqual([])
      expect(said(loud(await judged(after, before)))).toEqual([])
    }),
    settings,
  )
})
