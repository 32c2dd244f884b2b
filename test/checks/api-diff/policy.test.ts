import { expect, test } from 'vitest'
import { defaultPolicy, policyOf } from '../../../src/checks/api-diff/policy.ts'
import { run } from '../../../src/checks/api-diff/run.ts'
import { parseConfig } from '../../../src/config/config-file.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'

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

const listed = (parameters: string) => `openapi: 3.0.3
info: {title: Orders, version: 1.0.0}
paths:
  /orders:
    get:
      parameters: [${parameters}]
      responses: {'200': {description: the orders}}
`

test.each([
  ['ignored', 'warning'],
  ['refused', 'error'],
] as const)('a parameter that is gone where unknown ones are %s is %s', async (unknownParameters, severity) => {
  const base = { 'openapi.yaml': listed('{name: status, in: query, schema: {type: string}}') }
  const api = { ...defaultConfig.api, unknownParameters }
  const { findings } = await run(
    checkContext({
      changeSet: changeSetOf(base, { 'openapi.yaml': listed('') }),
      config: { ...defaultConfig, api },
    }),
  )
  expect(findings.map(({ ruleId, severity: own }) => [ruleId, own])).toEqual([['api/parameter-removed', severity]])
})
