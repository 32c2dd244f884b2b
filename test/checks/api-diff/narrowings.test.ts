import { describe, expect, test } from 'vitest'
import fc from '../../properties.ts'
import { told } from './generated/expected.ts'
import { narrowed, narrowings } from './generated/narrowings.ts'
import { hardModel, plainModel } from './generated/schemas.ts'

/**
 * The same seed on every machine. `API_DIFF_RUNS=500 API_DIFF_SEED=7 npx vitest run
 * test/checks/api-diff/narrowings.test.ts` looks further.
 */
const runs = Number(process.env.API_DIFF_RUNS ?? 4)
const settings = { seed: Number(process.env.API_DIFF_SEED ?? 3), numRuns: runs }

const plain = { name: 'plain schemas', models: plainModel, version: '3.0.3' } as const
const hard = { name: 'hard schemas', models: hardModel, version: '3.1.0' } as const

describe.each([plain, hard])('$name', ({ models, version }) => {
  let breaks = 0
  const possible = narrowings.filter(({ in30 }) => in30 || version === '3.1.0')
  test.each(possible)('$name: a break in a request, its reverse in a response, and nothing else', async (narrowing) => {
    const changes = fc
      .tuple(models, fc.nat({ max: 50 }), fc.nat({ max: 3 }))
      .map(([model, place, choice]) => narrowed(model, narrowing, place, choice))
      .filter((change) => change !== undefined)
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const result = await told(change, narrowing, version)
        breaks += result.breaks
        expect(result.wrong).toEqual([])
      }),
      settings,
    )
  })

  test('many of these took away values that ajv knows of', () => {
    expect(breaks).toBeGreaterThan((possible.length * runs) / 2)
  })
})
