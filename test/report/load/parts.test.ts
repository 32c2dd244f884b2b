import { expect, test } from 'vitest'
import { partsOf } from '../../../src/report/load/parts.ts'
import fc from '../../properties.ts'
import { arbitraryLoad } from '../arbitrary-review.ts'
import { openLoop, regressed } from '../sample-loads.ts'

test('every row has a cell for each column, and every part a line that stands for it', () => {
  fc.assert(
    fc.property(arbitraryLoad, (load) => {
      for (const { table, brief } of partsOf(load)) {
        expect(brief).not.toBe('')
        for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0)
      }
    }),
    { numRuns: 40 },
  )
})

test('a comparison tells the figures of its rounds, and in how many of them head was slower', () => {
  const part = partsOf(regressed).find(({ name }) => name === 'comparison')
  expect(part?.table?.rows.slice(0, 2)).toEqual([
    [
      ...['all operations', 'p50', '23.1 ms', '25.9 ms', '+12 % (+8.3 % to +16 %)', '29 of 30'],
      'regressed, confirmed by a second run',
    ],
    [
      ...['all operations', 'p95', '54.7 ms', '67.4 ms', '+21 % (+11 % to +33 %)', '27 of 30'],
      'regressed, confirmed by a second run',
    ],
  ])
  expect(part?.brief).toBe(
    'Base against head: p50 +12 % (+8.3 % to +16 %), regressed, confirmed by a second run; p95 +21 % (+11 % to +33 %), regressed, confirmed by a second run.',
  )
})

test('of many operations the first are shown, and the others counted', () => {
  const [first] = openLoop.operations
  if (!first) throw new Error('the sample has operations')
  const operations = Array.from({ length: 61 }, (_, at) => ({ ...first, name: `GET /${at}` }))
  const part = partsOf({ ...openLoop, operations }).find(({ name }) => name === 'operations')
  // Fifty, and the line of all together.
  expect(part?.table?.rows).toHaveLength(51)
  expect(part?.notes).toEqual(['And 11 more operations.'])
})
