import { expect, test } from 'vitest'
import { settingNames } from '../../../src/checks/load-test/settings.ts'

const arrivals = { model: 'closed', concurrency: 2, durationMs: 1000 } as const
const empty = { source: 'plan.yml', operations: [], remarks: [] }

test.each([
  ['command line', undefined, '--duration 30s', '--warm-up'],
  ['.github/breakwater.yml', undefined, 'load.duration to 30s', 'load.warm-up'],
  ['command line', { ...empty, arrivals }, '30 s in all under arrivals of plan.yml', '--warm-up'],
  ['command line', { ...empty, warmupMs: 1000 }, '--duration 30s', 'warm-up of plan.yml'],
])('of %s with %j: %s', (source, plan, advice, warmup) => {
  const names = settingNames({ source }, plan)
  expect(names.durationOf(30)).toContain(advice)
  expect(names.warmup).toBe(warmup)
})
