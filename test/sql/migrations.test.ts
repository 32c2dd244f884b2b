import { describe, expect, test } from 'vitest'
import type { RunnerName } from '../../src/core/config.ts'
import { discoverMigrations, type MigrationPlan } from '../../src/sql/migrations.ts'
import { memoryTree } from '../fakes/check-context.ts'

type Files = Readonly<Record<string, string>>

function plan(
  base: Files,
  head: Files,
  config: { mergeBase?: Files; migrations?: string; runner?: RunnerName } = {},
): Promise<MigrationPlan | undefined> {
  return discoverMigrations({
    base: memoryTree(base),
    mergeBase: memoryTree(config.mergeBase ?? base),
    head: memoryTree(head),
    migrations: config.migrations,
    runner: config.runner,
  })
}

const files = (...paths: readonly string[]): Files => Object.fromEntries(paths.map((path) => [path, path]))
const names = (migrations: readonly { readonly name: string }[] = []) => migrations.map(({ name }) => name)

describe('each runner finds its files and applies them in its order', () => {
  const cases: readonly {
    runner: RunnerName
    title: string
    paths: readonly string[]
    order: readonly string[]
  }[] = [
    {
      runner: 'diesel',
      title: 'by the digits before the first underscore; down steps are not migrations',
      paths: [
        'migrations/2026-06-02-122008-0000_follow/up.sql',
        'migrations/2026-06-02-122008-0000_follow/down.sql',
        'migrations/2019-02-26-002946_create_user/up.sql',
        'migrations/00000000000000_diesel_initial_setup/up.sql',
      ],
      order: ['00000000000000_diesel_initial_setup', '2019-02-26-002946_create_user', '2026-06-02-122008-0000_follow'],
    },
    {
      runner: 'golang-migrate',
      title: 'by number, however many digits it is written with',
      paths: ['db/migrations/10_b.up.sql', 'db/migrations/0009_a.up.sql', 'db/migrations/0009_a.down.sql'],
      order: ['0009_a', '10_b'],
    },
    {
      runner: 'flyway',
      title: 'by numbers between dots or underscores, repeatable last, undo never',
      paths: [
        'sql/V1_10__c.sql',
        'sql/V1_9__b.sql',
        'sql/V1.1__a.sql',
        'sql/V2__d.sql',
        'sql/R__views.sql',
        'sql/U2__d.sql',
      ],
      order: ['V1.1__a', 'V1_9__b', 'V1_10__c', 'V2__d', 'R__views'],
    },
    {
      runner: 'prisma',
      title: 'by folder name',
      paths: [
        'prisma/migrations/20260102_b/migration.sql',
        'prisma/migrations/20260101_a/migration.sql',
        'prisma/migrations/migration_lock.toml',
      ],
      order: ['20260101_a', '20260102_b'],
    },
    {
      runner: 'plain',
      title: 'by name, numbers by value',
      paths: [
        'db/migrations/10-b.sql',
        'db/migrations/2-a.sql',
        'db/migrations/10-b.down.sql',
        'db/migrations/readme.md',
      ],
      order: ['2-a', '10-b'],
    },
  ]
  test.each(cases)('$runner: $title', async ({ runner, paths, order }) => {
    const found = await plan({}, files(...paths))
    expect([found?.runner, names(found?.added)]).toEqual([runner, order])
  })
})

describe('what became of the base branch’s migrations', () => {
  const base = files('migrations/1_a.up.sql', 'migrations/2_b.up.sql')

  test('new is what the base tip lacks', async () => {
    const found = await plan(base, { ...base, 'migrations/3_c.up.sql': 'c' })
    expect([names(found?.history), names(found?.added)]).toEqual([['1_a', '2_b'], ['3_c']])
  })

  test('edited, deleted and renamed ones are none of the new', async () => {
    const found = await plan(base, {
      'migrations/1_a.up.sql': 'edited',
      'migrations/4_b.up.sql': 'migrations/2_b.up.sql',
    })
    expect(names(found?.added)).toEqual([])
    expect(names(found?.edited.map(({ after }) => after))).toEqual(['1_a'])
    expect(found?.renamed.map(({ before, after }) => [before.name, after.name])).toEqual([['2_b', '4_b']])
    expect(found?.deleted).toEqual([])
  })

  test('what the base branch gained meanwhile is neither deleted nor edited by head', async () => {
    const mergeBase = files('migrations/1_a.up.sql', 'migrations/2_b.up.sql')
    const tip = { ...mergeBase, 'migrations/2_b.up.sql': 'edited on main', 'migrations/3_c.up.sql': 'c' }
    const found = await plan(tip, { ...mergeBase, 'migrations/3_d.up.sql': 'd' }, { mergeBase })
    expect([found?.edited, found?.deleted]).toEqual([[], []])
    expect(names(found?.history)).toEqual(['1_a', '2_b', '3_c'])
    // Both branches took the number 3.
    expect(found?.duplicates.map(({ file, other }) => [file.name, other.name])).toEqual([['3_d', '3_c']])
  })

  test('what the base branch deleted is not new because head still has it', async () => {
    const mergeBase = base
    const found = await plan(files('migrations/1_a.up.sql'), base, { mergeBase })
    expect(names(found?.added)).toEqual([])
  })

  test.each([
    ['migrations/0002_x.up.sql', [['0002_x', '2_b']], []],
    ['migrations/3_x.up.sql', [], []],
    ['migrations/0_x.up.sql', [], [['0_x', '2_b']]],
  ])('%s: duplicate %j, out of order %j', async (path, duplicates, outOfOrder) => {
    const found = await plan(base, { ...base, [path]: 'x' })
    expect(found?.duplicates.map(({ file, other }) => [file.name, other.name])).toEqual(duplicates)
    expect(found?.outOfOrder.map(({ file, last }) => [file.name, last.name])).toEqual(outOfOrder)
  })

  test('Flyway takes 1.1 and 1_1.0 for one version', async () => {
    const found = await plan(files('db/V1.1__a.sql'), files('db/V1.1__a.sql', 'db/V1_1.0__b.sql'))
    expect(found?.duplicates).toHaveLength(1)
  })

  test('an edited repeatable migration runs again', async () => {
    const found = await plan({ 'db/R__v.sql': '1', 'db/V1__a.sql': 'a' }, { 'db/R__v.sql': '2', 'db/V1__a.sql': 'a' })
    expect([names(found?.added), found?.edited]).toEqual([['R__v'], []])
  })
})

describe('which folder', () => {
  test('the one that changed', async () => {
    const base = files('a/migrations/1_a.up.sql', 'a/migrations/2_b.up.sql', 'b/migrations/1_a.up.sql')
    const found = await plan(base, { ...base, 'b/migrations/2_x.up.sql': 'x' })
    expect([found?.folder, found?.others]).toEqual(['b/migrations', []])
  })

  test('where two changed, the one with more of a history; the other is named', async () => {
    const base = files('a/migrations/1_a.up.sql', 'b/migrations/1_a.up.sql', 'b/migrations/2_b.up.sql')
    const found = await plan(base, { ...base, 'a/migrations/2_x.up.sql': 'x', 'b/migrations/3_x.up.sql': 'x' })
    expect(found?.folder).toBe('b/migrations')
    expect(found?.others).toEqual([{ folder: 'a/migrations', runner: 'golang-migrate', sample: false }])
  })

  test('what serves a test or an example comes last', async () => {
    const base = files('test/migrations/1_a.up.sql', 'test/migrations/2_b.up.sql', 'db/migrations/1_a.up.sql')
    const found = await plan(base, { ...base, 'test/migrations/3_x.up.sql': 'x', 'db/migrations/2_x.up.sql': 'x' })
    expect(found?.folder).toBe('db/migrations')
    expect(found?.others).toEqual([{ folder: 'test/migrations', runner: 'golang-migrate', sample: true }])
  })

  test.each([
    ['another database’s', 'store/migrate/sqlite/1_a.up.sql'],
    ['a dependency’s', 'node_modules/x/migrations/1_a.up.sql'],
    ['SQL that is no migration', 'queries/1_users.sql'],
    ['a plain file without a number', 'db/migrations/schema.sql'],
  ])('%s is none: %s', async (_, path) => {
    expect(await plan({}, files(path))).toBeUndefined()
  })

  test('a stray file of another style does not make a second runner', async () => {
    const found = await plan({}, files('migrations/1_a.up.sql', 'migrations/2_b.up.sql', 'migrations/2_b_dwn.sql'))
    expect([found?.runner, found?.others, found?.misnamed]).toEqual(['golang-migrate', [], ['migrations/2_b_dwn.sql']])
  })

  test('the configured folder wins, however it is written, and its files need no number', async () => {
    const found = await plan({}, files('db/sql/a.sql', 'db/sql/b.sql', 'migrations/1_x.up.sql'), {
      migrations: './db/sql/',
    })
    expect([found?.folder, found?.runner, names(found?.added)]).toEqual(['db/sql', 'plain', ['a', 'b']])
  })

  test.each([{ migrations: 'db/nowhere' }, { migrations: 'migrations', runner: 'flyway' as const }])(
    'a config that fits nothing is refused: %j',
    async (config) => {
      await expect(plan({}, files('migrations/1_x.up.sql'), config)).rejects.toThrowError(
        expect.objectContaining({ trouble: expect.objectContaining({ code: 'migrations-not-found' }) }),
      )
    },
  )
})
