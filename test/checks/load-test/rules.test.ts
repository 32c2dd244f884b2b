import { describe, expect, test } from 'vitest'
import { subjectOfGiven } from '../../../src/checks/load-test/given.ts'
import { rules } from '../../../src/checks/load-test/rules/index.ts'
import { runRules } from '../../../src/core/rule.ts'

describe.each(rules)('$meta.id', (rule) => {
  test.each(rule.examples)('$title', ({ given, hits }) => {
    expect(rule.check(subjectOfGiven(given)).map(({ message }) => message)).toEqual(hits)
  })
})

describe('load/slo-broken', () => {
  const orders = { requests: 1000, ms: 20, slow: 0, slowMs: 0, failed: 0 }
  const findings = (given: Parameters<typeof subjectOfGiven>[0]) => runRules(rules, subjectOfGiven(given))

  test('one finding for nested percentiles, with the lowest as proof', () => {
    const [finding, ...others] = findings({
      floor: { p50Ms: 100, p95Ms: 300, p99Ms: 600 },
      operations: { 'GET /orders': { ...orders, slow: 900, slowMs: 700 } },
    })
    expect(others).toEqual([])
    expect(finding?.severity).toBe('error')
    expect(finding?.message).toMatch(/; p95 and p99 too$/)
    expect(finding?.proof).toMatchObject({
      kind: 'measurement',
      metric: 'p50',
      floor: 100,
      unit: 'ms',
      samples: 1000,
      exceeding: 900,
    })
  })

  test('its fingerprint stays when the culprit and the numbers change', () => {
    const floor = { p99Ms: 600 }
    const [one] = findings({ floor, operations: { 'GET /orders': { ...orders, slow: 90, slowMs: 700 } } })
    const [two] = findings({ floor, operations: { 'GET /invoices': { ...orders, slow: 80, slowMs: 900 } } })
    expect(one?.fingerprint).toBe(two?.fingerprint)
  })

  test('latency and failures beside each other are two findings', () => {
    const all = findings({
      floor: { p99Ms: 600, errorRate: 0.01 },
      operations: { 'GET /orders': { ...orders, slow: 100, slowMs: 700, failed: 50 } },
    })
    expect(all.map(({ proof }) => (proof.kind === 'measurement' ? proof.metric : ''))).toEqual(['p99', 'errorRate'])
  })
})
