import { describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { rounded } from '../../../src/checks/migration/judgement/durations.ts'
import { nothingKnown, productionRemarks, readStatistics } from '../../../src/checks/migration/production.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { Production, TableSize } from '../../../src/checks/migration/subject.ts'
import type { Facts } from '../../../src/checks/migration/trace/facts.ts'
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

describe('what was said of production and is of no use', () => {
  const factsOf = (...names: readonly string[]) => ({
    tables: new Map(names.map((name, oid) => [oid, { name }])) as unknown as Facts['tables'], // only names are read
  })
  const facts = { base: factsOf('public.orders', 'shop.items'), head: factsOf('public.orders', 'public.carts') }
  const config = (...names: readonly string[]) =>
    new Map(names.map((name): [string, TableSize] => [name, { rows: 1, source: 'config' }]))
  const file = (...names: readonly string[]) =>
    new Map(names.map((name): [string, TableSize] => [name, { rows: 1, source: 's.csv' }]))
  const row = 'database.row-counts names'
  const nowhere = 'which neither base nor head has'

  test.each<[string, Partial<Production>, readonly string[]]>([
    ['tables of base, and of head', { sizes: config('public.orders', 'shop.items', 'public.carts') }, []],
    [
      'a misspelt one',
      { sizes: config('public.oders') },
      [`${row} public.oders, ${nowhere}; did you mean public.orders?`],
    ],
    [
      'one of another schema',
      { sizes: config('public.items') },
      [`${row} public.items, ${nowhere}; did you mean shop.items?`],
    ],
    ['one like no other', { sizes: config('public.x') }, [`${row} public.x, ${nowhere}`]],
    ['a file that counts others too', { sizes: file('public.orders', 'public._migrations') }, []],
    [
      'a file of another database',
      { sizes: file('a.b', 'c.d') },
      ['s.csv counts no table that base or head has: no size is known from it'],
    ],
    ['a version that is measured', { postgresVersion: 15 }, []],
    [
      'a version of which little is known',
      { postgresVersion: 9 },
      [expect.stringContaining('database.postgres-version is 9')],
    ],
  ])('%s', (_, said, expected) => {
    expect(productionRemarks({ ...nothingKnown, ...said }, facts)).toEqual(expected)
  })

  test('nobody knows what is there', () => {
    expect(
      productionRemarks({ ...nothingKnown, sizes: config('public.x') }, { base: factsOf(), head: factsOf() }),
    ).toEqual([])
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
