import { expect, test } from 'vitest'
import { shortened } from '../../src/core/shortened.ts'

const a30 = 'a'.repeat(30)

test.each<[string, unknown, unknown]>([
  ['a text of 81', 'a'.repeat(81), `${a30}…(81 characters)…${a30}`],
  [
    'letters beyond the first plane, each one',
    '🐘'.repeat(81),
    `${'🐘'.repeat(30)}…(81 characters)…${'🐘'.repeat(30)}`,
  ],
  ['a list of seven', [1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, '… 1 more']],
  ['a list of 1,001', Array.from({ length: 1_001 }, () => 'a'), ['a', 'a', 'a', 'a', 'a', 'a', '… 995 more']],
  ['what lies inside', { x: [{ y: 'a'.repeat(81) }] }, { x: [{ y: `${a30}…(81 characters)…${a30}` }] }],
  ['a long name', { ['a'.repeat(81)]: 1 }, { [`${a30}…(81 characters)…${a30}`]: 1 }],
])('%s', (_, value, shown) => {
  expect(shortened(value)).toEqual(shown)
})

test('a large object', () => {
  const value = Object.fromEntries(Array.from({ length: 43 }, (_, at) => [`name${at}`, at]))
  const shown = shortened(value) as object
  expect(Object.keys(shown)).toHaveLength(41)
  expect(Object.entries(shown).at(-1)).toEqual(['…', '3 more'])
})

test.each([
  ['a text of 80', 'a'.repeat(80)],
  ['80 letters beyond the first plane', '🐘'.repeat(80)],
  ['a list of six', [1, 2, 3, 4, 5, 6]],
  ['an object', { a: [{ b: 'c' }], d: null }],
  ['a number', 1],
  ['null', null],
])('%s is left as it is', (_, value) => {
  expect(shortened(value)).toBe(value)
})
