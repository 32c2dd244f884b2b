import { expect, test } from 'vitest'
import { benjaminiHochberg, holm } from '../../../../src/checks/load-test/compare/multiple-testing.ts'

test.each([
  // Bounds 0.05 / 4, / 3, / 2, / 1.
  ['the largest fails alone', [0.01, 0.04, 0.03, 0.005], [true, false, false, true]],
  ['one that fails stops those after it', [0.03, 0.02, 0.03], [false, false, false]],
  ['step by step', [0.04, 0.001, 0.024], [true, true, true]],
  ['none', [], []],
])('Holm: %s', (_, probabilities, refused) => {
  expect(holm(probabilities, 0.05)).toEqual(refused)
})

test('Benjamini and Hochberg 1995, section 3.2: four of fifteen at 5 %', () => {
  const paper = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ]
  expect(benjaminiHochberg(paper, 0.05).filter(Boolean)).toHaveLength(4)
  // Three by Holm and by Bonferroni, as the paper says.
  expect(holm(paper, 0.05).filter(Boolean)).toHaveLength(3)
})

test('Benjamini and Hochberg: a later step carries the earlier ones', () => {
  expect(benjaminiHochberg([0.04, 0.04, 0.9], 0.06)).toEqual([true, true, false])
})
