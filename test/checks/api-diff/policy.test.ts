import { expect, test } from 'vitest'
import { defaultPolicy, policyOf } from '../../../src/checks/api-diff/policy.ts'
import { parseConfig } from '../../../src/config/config-file.ts'

test('a config that says nothing gives the default policy: responses evolve, unknown parameters are ignored', () => {
  expect(policyOf(parseConfig('', 'a.yml').api)).toEqual(defaultPolicy)
  expect(defaultPolicy).toEqual({
    responseEvolution: 'lenient',
    unknownParameters: 'ignored',
    steps: { pair: 2_000, run: 2_000_000 },
  })
})

test('what a config says reaches the policy, and what it leaves out keeps its default', () => {
  const yaml = 'api: {response-evolution: strict, unknown-parameters: refused, steps: {pair: 10}}'
  expect(policyOf(parseConfig(yaml, 'a.yml').api)).toEqual({
    responseEvolution: 'strict',
    unknownParameters: 'refused',
    steps: { pair: 10, run: 2_000_000 },
  })
})
