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
  const findings = (floor: string, requests: string) => runRules(rules, subjectOfGiven({ floor, requests }))

  test('one finding for nested percentiles, with the lowest as proof', () => {
    const [finding, ...others] = findings(
      'p50 100 ms\np95 300 ms\np99 600 ms',
      'GET /orders: 100 in 20 ms, 900 in 700 ms',
    )
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
    const [one] = findings('p99 600 ms', 'GET /orders: 910 in 20 ms, 90 in 700 ms')
    const [two] = findings('p99 600 ms', 'GET /invoices: 920 in 20 ms, 80 in 900 ms')
    expect(one?.fingerprint).toBe(two?.fingerprint)
  })

  test('latency and failures beside each other are two findings', () => {
    const all = findings('p99 600 ms\nerror rate 1 %', 'GET /orders: 850 in 20 ms, 100 in 700 ms, 50 answered 500')
    expect(all.map(({ proof }) => (proof.kind === 'measurement' ? proof.metric : ''))).toEqual(['p99', 'errorRate'])
  })
})
