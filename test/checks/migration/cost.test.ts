import { describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { rounded } from '../../../src/checks/migration/judgement/durations.ts'
import { readStatistics } from '../../../src/checks/migration/production.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { DatabaseSettings } from '../../../src/core/config.ts'
import { troubleOf } from '../../../src/core/error.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'

describe('statistics of production', () => {
  test.each<[string, string, readonly (readonly [string, number])[]]>([
    ['schema, table and rows', 'schemaname,relname,n_live_tup\nshop,orders,12\n', [['shop.orders', 12]]],
    [
      'table and rows, no header',
      'orders,7\r\nusers,8',
      [
        ['public.orders', 7],
        ['public.users', 8],
      ],
    ],
    ['quotes as CSV has them', '"public","odd ""name""",3', [['public.odd "name"', 3]]],
    ['reltuples of a table that nobody has looked at', 'orders,-1\nusers,1.2e+06', [['public.users', 1_200_000]]],
  ])('%s', (_, text, expected) => {
    expect(readStatistics(text, 'statistics.csv')).toEqual(
      expected.map(([table, rows]) => [table, { rows, source: 'statistics.csv' }]),
    )
  })

  test('what is no number is named with its line', () => {
    const thrown = (() => {
      try {
        return readStatistics('orders,7\nusers,many', 's.csv')
      } catch (error) {
        return error
      }
    })()
    expect(troubleOf(thrown)).toMatchObject({ code: 'statistics-not-read', location: { path: 's.csv', line: 2 } })
  })
})

test.each([
  [0.0004, '1 ms'],
  [0.043, '43 ms'],
  [3.4, '3 s'],
  [42, '42 s'],
  [700, '12 min'],
  [18_000, '5 h'],
])('%f s is said as %s', (seconds, text) => {
  expect(rounded(seconds)).toBe(text)
})

describe('how long a lock is held, where the size of the table is known', () => {
  const base = { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);' }
  const head = { ...base, 'migrations/2_b.up.sql': 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;' }
  const reviewed = async (database: Partial<DatabaseSettings>) => {
    const engine = await openDatabaseEngine({ engine: 'pglite', log: silentLog() })
    const closers: (() => Promise<void>)[] = []
    const context = checkContext({
      changeSet: changeSetOf(base, head),
      config: { ...defaultConfig, database: { ...defaultConfig.database, ...database } },
      databaseEngine: async () => engine,
      onClose: (close) => void closers.push(close),
    })
    try {
      const { findings } = await run(context)
      return findings.find(({ ruleId }) => ruleId === 'migration/set-not-null-scan')
    } finally {
      for (const close of closers) await close()
    }
  }

  test('a small table is a note', async () => {
    const finding = await reviewed({ rowCounts: { orders: 10 } })
    expect(finding?.severity).toBe('note')
    expect(finding?.message).toMatch(/about \d+ ms for 10 rows \(config\), an order of magnitude from the slope/)
  })

  test('a table of a million million rows is an error', async () => {
    const finding = await reviewed({ rowCounts: { 'public.orders': 1e12 } })
    expect(finding?.severity).toBe('error')
    expect(finding?.message).toMatch(/about \d+ h for 1,000,000,000,000 rows/)
  })
})
