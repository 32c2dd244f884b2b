import { describe, expect, test } from 'vitest'
import type { RunnerName } from '../../src/core/config.ts'
import { discoverMigrations, type MigrationPlan } from '../../src/sql/migrations.ts'
import { memoryTree } from '../fakes/check-context.ts'

type Files = Readonly<Record<string, string>>

function plan(
  base: Files,
  head: Files,
  config: { migrations?: string; runner?: RunnerName } = {},
): Promise<MigrationPlan | undefined> {
  const trees = { base: memoryTree(base), mergeBase: memoryTree(base), head: memoryTree(head) }
  return discoverMigrations({ ...trees, migrations: config.migrations, runner: config.runner })
}

const names = (files: readonly { readonly name: string }[] = []) => files.map(({ name }) => name)
const journal = (...entries: readonly (readonly [string, number])[]) =>
  JSON.stringify({ dialect: 'postgresql', entries: entries.map(([tag, when], idx) => ({ idx, tag, when })) })

describe('the runner is told by what its files are called, what lies beside them and what they hold', () => {
  test.each<[RunnerName, string, Files, readonly string[]]>([
    [
      'goose',
      'db/migrations',
      { 'db/migrations/00010_b.sql': '-- +goose Up\nSELECT 2;', 'db/migrations/9_a.sql': '-- +goose Up\nSELECT 1;' },
      ['9_a', '00010_b'],
    ],
    [
      'dbmate',
      'self-host/postgres',
      {
        'self-host/postgres/20260101000000_a.sql': '-- migrate:up\nSELECT 1;\n-- migrate:down\n',
        'self-host/postgres/20260102000000_b.sql': '-- migrate:up\nSELECT 2;\n-- migrate:down\n',
      },
      ['20260101000000_a', '20260102000000_b'],
    ],
    [
      'node-pg-migrate',
      'migrations',
      {
        'migrations/1700000000001_b.sql': '-- Up Migration\nSELECT 2;\n-- Down Migration\n',
        'migrations/1600000000000_a.sql': '-- Up Migration\nSELECT 1;\n-- Down Migration\n',
      },
      ['1600000000000_a', '1700000000001_b'],
    ],
    [
      'drizzle',
      'apps/web/drizzle',
      {
        'apps/web/drizzle/0000_b.sql': 'SELECT 1;',
        'apps/web/drizzle/0001_a.sql': 'SELECT 2;',
        'apps/web/drizzle/meta/_journal.json': journal(['0001_a', 1], ['0000_b', 2]),
      },
      ['0001_a', '0000_b'],
    ],
    [
      'popx',
      'persistence/sql',
      {
        'persistence/sql/20260101_a.up.sql': 'SELECT 1;',
        'persistence/sql/20260101_a.postgres.up.sql': 'SELECT 2;',
        'persistence/sql/20260101_a.mysql.up.sql': 'SELECT 3;',
        'persistence/sql/20260102_b.autocommit.up.sql': '',
        'persistence/sql/20260103_c.cockroach.up.sql': 'SELECT 4;',
      },
      ['20260101_a', '20260102_b'],
    ],
    [
      'sqitch',
      'schema',
      {
        'schema/sqitch.plan':
          '%project=shop\n\nusers 2026-01-01T00:00:00Z A <a@b.c> # x\n@v1 2026-01-02T00:00:00Z A <a@b.c>\nitems/orders [users] 2026-01-03T00:00:00Z A <a@b.c>\nusers [users@v1] 2026-01-04T00:00:00Z A <a@b.c> # again\n',
        'schema/deploy/users.sql': 'SELECT 3;',
        'schema/deploy/users@v1.sql': 'SELECT 1;',
        'schema/deploy/items/orders.sql': 'SELECT 2;',
        'schema/revert/users.sql': '',
        'schema/revert/migrations/1_users.sql': '',
        'schema/verify/users.sql': '',
      },
      ['users', 'items/orders', 'users'],
    ],
    [
      'versioned-folders',
      'schema/versioned',
      {
        'schema/versioned/v1.10/manifest.json': '{"CurrVersion":"1.10","SchemaUpdateCqlFiles":["b.sql","a.sql"]}',
        'schema/versioned/v1.10/a.sql': 'SELECT 3;',
        'schema/versioned/v1.10/b.sql': 'SELECT 2;',
        'schema/versioned/v1.9/manifest.json': '{"SchemaUpdateCqlFiles":["c.sql"]}',
        'schema/versioned/v1.9/c.sql': 'SELECT 1;',
      },
      ['v1.9/c', 'v1.10/b', 'v1.10/a'],
    ],
    [
      'liquibase',
      'db/changelog',
      {
        'db/changelog/db.changelog-master.yaml':
          'databaseChangeLog:\n  - include:\n      file: v2/users.sql\n      relativeToChangelogFile: true\n  - includeAll:\n      path: db/changelog/v1/\n',
        'db/changelog/v1/b.sql': '--liquibase formatted sql\n--changeset ann:3\nSELECT 3;',
        'db/changelog/v1/a.sql': '--liquibase formatted sql\n--changeset ann:2\nSELECT 2;',
        'db/changelog/v2/users.sql':
          '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ann:h2 dbms:h2\nSELECT 9;',
        'db/changelog/old/unused.sql': '--liquibase formatted sql\n--changeset ann:0\nSELECT 0;',
      },
      ['users ann:1', 'a ann:2', 'b ann:3'],
    ],
    ['plain', 'sql', { 'sql/000002.sql': 'SELECT 2;', 'sql/000001.sql': 'SELECT 1;' }, ['000001', '000002']],
    [
      'plain',
      'conf/evolutions/default',
      { 'conf/evolutions/default/10.sql': '# --- !Ups', 'conf/evolutions/default/9.sql': '# --- !Ups' },
      ['9', '10'],
    ],
    [
      'plain',
      'migrations',
      {
        'migrations/001.do.orders.sql': '',
        'migrations/001.undo.orders.sql': '',
        'migrations/002.do.sql': '',
        'migrations/002.undo.sql': '',
      },
      ['001.do.orders', '002.do'],
    ],
  ])('%s in %s', async (runner, folder, files, order) => {
    const found = await plan({}, files)
    expect([found?.runner, found?.folder, names(found?.added)]).toEqual([runner, folder, order])
    expect([found?.misnamed, found?.others]).toEqual([[], []])
  })

  test.each<[string, Files]>([
    [
      'Drizzle for another database',
      { 'drizzle/meta/_journal.json': '{"dialect":"sqlite","entries":[{"tag":"0000_a"}]}', 'drizzle/0000_a.sql': '' },
    ],
    ['a changelog without formatted SQL', { 'db/changelog.xml': '<databaseChangeLog/>', 'db/seed.sql': 'SELECT 1;' }],
    [
      'numbered files that bear no mark',
      { 'reports/2026_q1.sql': 'SELECT 1;', 'reports/20260101000000_q.sql': 'SELECT 1;' },
    ],
    ['counted files of a query suite', { 'tests/queries/00001_a.sql': 'SELECT 1;', 'seeds/000001.sql': 'SELECT 1;' }],
    [
      'a plan of a dependency',
      { 'vendor/x/sqitch.plan': 'a 2026-01-01T00:00:00Z A <a@b.c>', 'vendor/x/deploy/a.sql': '' },
    ],
  ])('%s is none', async (_, files) => {
    expect(await plan({}, files)).toBeUndefined()
  })

  test('release notes at the root hide no changelog below', async () => {
    const found = await plan(
      {},
      {
        'changelog.json': '{"1.0": ["first"]}',
        'db/changelog.yaml': 'databaseChangeLog:\n- include: {file: a.sql}\n',
        'db/a.sql': '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;',
      },
    )
    expect([found?.runner, found?.folder, names(found?.added)]).toEqual(['liquibase', 'db', ['a ann:1']])
  })

  test('a runner in the config decides over the names', async () => {
    const files = { 'db/20260101000000_a.sql': 'SELECT 1;' }
    expect((await plan({}, files, { migrations: 'db', runner: 'dbmate' }))?.runner).toBe('dbmate')
    expect((await plan({}, files, { migrations: 'db' }))?.runner).toBe('plain')
  })

  test.each<[string, Files, RunnerName, string]>([
    [
      'schema',
      { 'schema/versioned/v1/manifest.json': '{}', 'schema/versioned/v1/a.sql': '' },
      'versioned-folders',
      'schema/versioned',
    ],
    ['schema/deploy', { 'schema/sqitch.plan': 'a 2026-01-01', 'schema/deploy/a.sql': '' }, 'sqitch', 'schema'],
    ['sql', { 'sql/changelog.json': '{}', 'sql/a.sql': '' }, 'plain', 'sql'],
    ['./drizzle/', { 'drizzle/meta/_journal.json': journal(['0_a', 1]), 'drizzle/0_a.sql': '' }, 'drizzle', 'drizzle'],
    ['db', { 'db/one/V1__a.sql': '', 'db/two/V2__b.sql': '' }, 'flyway', 'db'],
    ['db', { 'db/a.sql': '-- +goose Up\nSELECT 1;', 'db/1_a.sql': '-- +goose Up\nSELECT 1;' }, 'goose', 'db'],
  ])('a config that names %s', async (migrations, files, runner, folder) => {
    const found = await plan({}, files, { migrations })
    expect([found?.runner, found?.folder]).toEqual([runner, folder])
    expect(found?.added.length).toBeGreaterThan(0)
  })
})

describe('Drizzle', () => {
  const base = {
    'drizzle/0000_a.sql': 'a',
    'drizzle/0001_b.sql': 'b',
    'drizzle/meta/_journal.json': journal(['0000_a', 100], ['0001_b', 300]),
  }

  test.each([
    ['{"entries": [', 'is not JSON'],
    ['{}', 'lists no entries'],
  ])('the journal %s %s, which is said', async (text, what) => {
    const found = await plan({}, { ...base, 'drizzle/meta/_journal.json': text })
    expect(found?.added.map(({ name }) => name)).toEqual(['0000_a', '0001_b'])
    expect(found?.remarks).toContain(
      `drizzle/meta/_journal.json ${what}: Drizzle stops there, and the files were taken in the order of their names`,
    )
  })

  test('an entry that is older than the last one is skipped where that has run', async () => {
    const head = {
      ...base,
      'drizzle/0002_c.sql': 'c',
      'drizzle/meta/_journal.json': journal(['0000_a', 100], ['0001_b', 300], ['0002_c', 200]),
    }
    const found = await plan(base, head)
    expect(found?.outOfOrder.map(({ file, last }) => [file.name, last.name])).toEqual([['0002_c', '0001_b']])
  })

  test('what the journal does not list is not run, and an entry without a file stops it', async () => {
    const head = {
      ...base,
      'drizzle/0002_left.sql': 'x',
      'drizzle/meta/_journal.json': journal(['0000_a', 100], ['0001_b', 300], ['0003_lost', 400]),
    }
    const found = await plan(base, head)
    expect([names(found?.added), found?.unlisted]).toEqual([[], ['drizzle/0002_left.sql']])
    expect(found?.lost).toEqual([{ list: 'drizzle/meta/_journal.json', name: '0003_lost' }])
    // What base lists without a file is nothing that this pull request brings.
    expect((await plan(head, head))?.lost).toEqual([])
  })
})

describe('Sqitch', () => {
  const line = (name: string) => `${name} 2026-01-01T00:00:00Z A <a@b.c> # note\n`
  const base = {
    'sqitch.plan': `%project=shop\n${line('users')}${line('orders')}`,
    'deploy/users.sql': 'SELECT 1;',
    'deploy/orders.sql': 'SELECT 2;',
  }

  test('a change that is reworked is new, and its old self is neither edited nor gone', async () => {
    const head = {
      ...base,
      'sqitch.plan': `${base['sqitch.plan']}@v1 2026-01-02T00:00:00Z A <a@b.c>\n${line('users [users@v1]')}`,
      'deploy/users@v1.sql': 'SELECT 1;',
      'deploy/users.sql': 'SELECT 3;',
    }
    const found = await plan(base, head)
    expect(found?.added.map(({ name, path }) => [name, path])).toEqual([['users', 'deploy/users.sql']])
    expect([found?.edited, found?.deleted, found?.renamed, found?.outOfOrder]).toEqual([[], [], [], []])
  })

  test('a change before one that is deployed is out of order', async () => {
    const head = {
      ...base,
      'sqitch.plan': `%project=shop\n${line('users')}${line('items')}${line('orders')}`,
      'deploy/items.sql': 'SELECT 3;',
    }
    const found = await plan(base, head)
    expect(found?.outOfOrder.map(({ file, last }) => [file.name, last.name])).toEqual([['items', 'orders']])
  })

  test('what the plan leaves out, or asks for too early, is told', async () => {
    const head = {
      ...base,
      'sqitch.plan': `${base['sqitch.plan']}${line('late [later]')}${line('later')}`,
      'deploy/late.sql': '',
      'deploy/later.sql': '',
      'deploy/stray.sql': '',
    }
    const found = await plan(base, head)
    expect(found?.unlisted).toEqual(['deploy/stray.sql'])
    expect(found?.remarks).toEqual(['late requires later, which the plan has not before it: Sqitch stops'])
  })
})

describe('Liquibase', () => {
  const first = '--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE a (id int);\n--rollback DROP TABLE a;\n'
  const base = { 'changelog/a.sql': first, 'changelog/changelog.yaml': 'databaseChangeLog:\n- includeAll: {path: .}\n' }

  test('a changeset that is appended to an old file is new, and no edit', async () => {
    const found = await plan(base, { ...base, 'changelog/a.sql': `${first}--changeset ann:2\nSELECT 2;\n` })
    expect([names(found?.added), found?.edited]).toEqual([['a ann:2'], []])
    expect(found?.added[0]?.key).not.toBe(found?.history[0]?.key)
  })

  test('other words in an old changeset are an edit, other layout and comments are not', async () => {
    const edited = await plan(base, { ...base, 'changelog/a.sql': first.replace('int', 'bigint') })
    expect(names(edited?.edited.map(({ after }) => after))).toEqual(['a ann:1'])
    const laidOut = first.replace('CREATE TABLE a', '-- the first\nCREATE TABLE\n  a')
    expect((await plan(base, { ...base, 'changelog/a.sql': laidOut }))?.edited).toEqual([])
  })

  test('what is to run on change is run again', async () => {
    const view =
      '--liquibase formatted sql\n--changeset ann:v runOnChange:true\nCREATE OR REPLACE VIEW v AS SELECT 1;\n'
    const files = { ...base, 'changelog/v.sql': view }
    const found = await plan(files, { ...files, 'changelog/v.sql': view.replace('1', '2') })
    expect([names(found?.added), found?.edited]).toEqual([['v ann:v'], []])
  })

  test('two changesets of one author and id in a file are a duplicate', async () => {
    const found = await plan(base, { ...base, 'changelog/a.sql': `${first}--changeset ann:1\nSELECT 2;\n` })
    expect(found?.duplicates).toHaveLength(1)
  })
})

test('an override for Postgres is the same migration as what it overrides', async () => {
  const base = { 'sql/1_a.up.sql': 'SELECT 1;', 'sql/2_b.postgres.up.sql': 'SELECT 2;' }
  const found = await plan(base, { ...base, 'sql/1_a.postgres.up.sql': 'SELECT 3;' })
  expect([names(found?.added), names(found?.edited.map(({ after }) => after)), found?.deleted]).toEqual([
    [],
    ['1_a'],
    [],
  ])
})

test('steps in Go are named', async () => {
  const files = { 'migrations/1_a.sql': '-- +goose Up\nSELECT 1;', 'migrations/2_b.go': 'package migrations' }
  expect((await plan({}, files))?.remarks).toEqual([
    'steps in Go are not run, so the history lacks what they do: 2_b.go',
  ])
})
