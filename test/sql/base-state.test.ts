import { afterEach, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { Config } from '../../src/core/config.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { baseState, migrationPlan } from '../../src/sql/base-state.ts'
import { changeSetOf, checkContext, defaultConfig } from '../fakes/check-context.ts'
import { silentLog } from '../fakes/silent-log.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Files = Readonly<Record<string, string>>

function contextOf(base: Files, head: Files, database: Partial<Config['database']> = {}) {
  return checkContext({
    changeSet: changeSetOf(base, head),
    config: { ...defaultConfig, database: { ...defaultConfig.database, ...database } },
    databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
    onClose: (close) => void closers.push(close),
  })
}

async function one(session: DatabaseSession, sql: string): Promise<unknown> {
  const { rows } = await session.query<{ value: unknown }>(`SELECT (${sql}) AS value`)
  return rows[0]?.value
}

test('every taker gets the base state, whatever the one before has done to it', async () => {
  const base = {
    'prelude.sql': "CREATE SCHEMA shop; SET search_path = shop; SET timezone = 'Europe/Vienna';",
    'migrations/1_a.sql': 'CREATE EXTENSION citext SCHEMA public; CREATE TABLE orders (id int, mail public.citext);',
    'migrations/2_b.sql': "INSERT INTO orders VALUES (1, 'A@b'); SET timezone = 'UTC';",
  }
  const context = contextOf(base, { ...base, 'migrations/3_c.sql': 'SELECT 1;' }, { prelude: 'prelude.sql' })
  const state = await baseState(context)
  expect(await baseState(context)).toBe(state)
  expect([...state.texts]).toEqual([['migrations/3_c.sql', 'SELECT 1;']])

  const first = await state.session()
  await first.execute('DROP TABLE orders; SET search_path = public;')
  const second = await state.session()
  expect(await one(second, 'SELECT mail FROM orders')).toBe('A@b')
  expect(await one(second, "current_setting('search_path')")).toBe('shop')
  // What the prelude sets holds; what a migration sets is over with it.
  expect(await one(second, "current_setting('timezone')")).toBe('Europe/Vienna')
  // The one before was closed: two databases at once would not fit.
  await expect(first.query('SELECT 1')).rejects.toThrow()
})

test('a file that needs it runs outside a transaction; goose and dbmate files run upwards only', async () => {
  const base = {
    'migrations/1_a.sql': '-- +goose Up\nCREATE TABLE orders (id int);\n-- +goose Down\nDROP TABLE orders;',
    'migrations/2_b.sql': 'CREATE INDEX CONCURRENTLY orders_id ON orders (id);\nVACUUM orders;',
    'migrations/3_c.sql':
      "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TYPE kind AS ENUM ('a');\nALTER TYPE kind ADD VALUE 'b';\nCREATE TABLE kinds (kind kind DEFAULT 'b');",
  }
  const state = await baseState(contextOf(base, { ...base, 'migrations/4_d.sql': '' }))
  const session = await state.session()
  expect(await one(session, "SELECT count(*) FROM pg_class WHERE relname IN ('orders', 'orders_id', 'kinds')")).toBe(3)
})

describe('Drizzle runs what its journal lists, in its order', () => {
  const journal = (...tags: readonly string[]) => JSON.stringify({ entries: tags.map((tag, idx) => ({ idx, tag })) })
  const base = {
    'drizzle/migrations/0001_a.sql': 'a',
    'drizzle/migrations/0000_b.sql': 'b',
    'drizzle/migrations/0002_left.sql': 'x',
  }

  test.each<[string, string | undefined, string | undefined, readonly string[], readonly string[], readonly string[]]>([
    [
      'a journal on both sides',
      journal('0001_a', '0000_b'),
      journal('0001_a', '0000_b', '0004_d', '0003_c'),
      ['0001_a', '0000_b'],
      ['0004_d', '0003_c'],
      [],
    ],
    [
      'a new file that it does not list',
      journal('0001_a', '0000_b'),
      journal('0001_a', '0000_b', '0003_c'),
      ['0001_a', '0000_b'],
      ['0003_c'],
      ['drizzle/migrations/0004_d.sql'],
    ],
    ['one that cannot be read', '{', '[]', ['0000_b', '0001_a', '0002_left'], ['0003_c', '0004_d'], []],
    ['none', undefined, undefined, ['0000_b', '0001_a', '0002_left'], ['0003_c', '0004_d'], []],
  ])('%s', async (_, before, after, history, added, unlisted) => {
    const withJournal = (files: Files, text: string | undefined) =>
      text === undefined ? files : { ...files, 'drizzle/migrations/meta/_journal.json': text }
    const head = { ...base, 'drizzle/migrations/0003_c.sql': 'c', 'drizzle/migrations/0004_d.sql': 'd' }
    const plan = await migrationPlan(contextOf(withJournal(base, before), withJournal(head, after)))
    expect(plan?.history.map(({ name }) => name)).toEqual(history)
    expect(plan?.added.map(({ name }) => name)).toEqual(added)
    expect(plan?.unlisted).toEqual(unlisted)
  })
})

test('a schema file is loaded, and is no migration', async () => {
  const said: string[] = []
  const head = { 'schema.sql': 'CREATE TABLE orders (id int);', 'migrations/1_a.sql': 'SELECT 1;' }
  const context = contextOf({ 'schema.sql': head['schema.sql'] }, head, { schema: 'schema.sql' })
  await baseState({ ...context, log: { ...context.log, progress: (text) => void said.push(text) } })
  expect(said).toEqual(['loading schema.sql ...'])
})

describe('a history that does not run', () => {
  const base = {
    'migrations/1_a.up.sql': 'CREATE TABLE orders (id int);',
    'migrations/2_b.up.sql': 'ALTER TABLE made_in_code ADD note text;',
    'db/dump.sql': '\\restrict x\nCREATE TABLE orders (id int);\nCREATE TABLE made_in_code (note text);',
  }
  const head = { ...base, 'migrations/3_c.up.sql': 'SELECT 1;' }

  test('is replaced by the schema that the config names, which is told', async () => {
    const state = await baseState(contextOf(base, head, { schema: 'db/dump.sql' }))
    expect(
      await one(await state.session(), "SELECT count(*) FROM pg_class WHERE relname IN ('orders', 'made_in_code')"),
    ).toBe(2)
    expect(state.schema).toBe('db/dump.sql')
    expect(state.remarks).toEqual([
      expect.stringMatching(
        /^the history does not run here, so db\/dump\.sql stands for it: .*2_b\.up\.sql fails at line 1/,
      ),
    ])
  })

  test('stops the review where there is none', async () => {
    await expect(baseState(contextOf(base, head))).rejects.toMatchObject({
      trouble: { code: 'history-failed', location: { path: 'migrations/2_b.up.sql', line: 1 } },
    })
  })

  test('for a way down under a mark that nobody knows, which is named', async () => {
    const parted = {
      'migrations/1_a.sql': 'CREATE TABLE orders (id int);\n-- revert\nDROP TABLE orders;\n',
      'migrations/2_b.sql': 'ALTER TABLE orders ADD COLUMN at date;\n',
    }
    await expect(baseState(contextOf(parted, { ...parted, 'migrations/3_c.sql': '' }))).rejects.toMatchObject({
      trouble: { code: 'history-failed', hint: expect.stringContaining('migrations/1_a.sql:2 (-- revert) looks like') },
    })
  })

  test('at its line too where statements are sent one by one', async () => {
    const apart = {
      'migrations/1_a.sql': '-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TABLE orders (id int);\n\nSELECT nothing;',
    }
    await expect(baseState(contextOf(apart, { ...apart, 'migrations/2_b.sql': '' }))).rejects.toMatchObject({
      trouble: { code: 'history-failed', location: { path: 'migrations/1_a.sql', line: 5 } },
    })
  })
})

test('placeholders have their values in the history, in new files and on the way down', async () => {
  const base = {
    'prelude.sql': 'CREATE SCHEMA shop;',
    'more.sql': 'CREATE ROLE app;',
    'migrations/1_a.up.sql':
      'CREATE TABLE {{ index .Options "Namespace" }}.orders (id int);\nGRANT ALL ON :Namespace.orders TO app;',
  }
  const head = {
    ...base,
    'migrations/2_b.up.sql': 'ALTER TABLE @@Namespace@@.orders ADD note text;',
    'migrations/2_b.down.sql': 'ALTER TABLE {{ .Namespace }}.orders DROP note;',
  }
  const context = contextOf(base, head, { prelude: ['prelude.sql', 'more.sql'], placeholders: { Namespace: 'shop' } })
  const state = await baseState(context)
  expect([...state.texts.values()]).toEqual(['ALTER TABLE shop.orders ADD note text;'])
  expect([...state.downs]).toEqual([
    ['migrations/2_b.up.sql', { path: 'migrations/2_b.down.sql', text: 'ALTER TABLE shop.orders DROP note;' }],
  ])
  expect(state.downsExpected).toBe(false)
  expect(await one(await state.session(), "to_regclass('shop.orders')::text")).toBe('shop.orders')
})

test('a placeholder without a value is named, with what to write', async () => {
  const base = { 'migrations/1_a.up.sql': 'CREATE TABLE {{ .Namespace }}.orders (id int);' }
  await expect(baseState(contextOf(base, { ...base, 'migrations/2_b.up.sql': '' }))).rejects.toMatchObject({
    trouble: { code: 'history-failed', hint: expect.stringContaining('placeholders: { "Namespace": "value" }') },
  })
})

test('rows in a history, as pg_dump writes them, are named with their line', async () => {
  const base = { 'migrations/1_a.sql': 'CREATE TABLE orders (id int);\nCOPY orders FROM STDIN;\n1\n\\.\n' }
  const context = contextOf(base, { ...base, 'migrations/2_b.sql': 'SELECT 1;' })
  await expect(baseState(context)).rejects.toMatchObject({
    trouble: { code: 'copy-not-supported', location: { path: 'migrations/1_a.sql', line: 2 } },
  })
})

describe('each runner’s history is applied as it is written', () => {
  test('Liquibase: changesets, their delimiters, and one that refuses a transaction', async () => {
    const first = [
      '--liquibase formatted sql',
      '--changeset ann:1 endDelimiter:GO',
      'CREATE TABLE orders (id int)',
      'GO',
      'CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$',
      'GO',
      '--rollback DROP TABLE orders;',
      '--changeset ann:2 runInTransaction:false',
      'CREATE INDEX CONCURRENTLY by_id ON orders (id);',
      '',
    ].join('\n')
    const base = {
      'db/changelog/changelog.yaml': 'databaseChangeLog:\n- include: {file: db/changelog/a.sql}\n',
      'db/changelog/a.sql': first,
    }
    const added = '--changeset ann:3\nALTER TABLE orders ADD note text;\n--rollback ALTER TABLE orders DROP note;\n'
    const state = await baseState(contextOf(base, { ...base, 'db/changelog/a.sql': first + added }))
    const [key] = state.plan.added.map((file) => file.key)
    // Its lines keep the numbers that they have in the file.
    expect(state.texts.get(key ?? '')?.split('\n')[10]).toBe('ALTER TABLE orders ADD note text;')
    expect(state.downs.get(key ?? '')?.text.trim()).toBe('ALTER TABLE orders DROP note;')
    const session = await state.session()
    expect(await one(session, "SELECT count(*) FROM pg_class WHERE relname IN ('orders', 'by_id')")).toBe(2)
    expect(await one(session, 'one()')).toBe(1)
  })

  test('Sqitch: files that begin and commit, in the order of the plan, reworked changes in their turn', async () => {
    const line = (name: string) => `${name} 2026-01-01T00:00:00Z A <a@b.c>\n`
    const base = {
      'sqitch.plan': `%project=shop\n${line('view')}@v1 2026-01-01T00:00:00Z A <a@b.c>\n${line('view [view@v1]')}`,
      'deploy/view@v1.sql': '\\set ON_ERROR_STOP on\nBEGIN;\nCREATE VIEW v AS SELECT 1 AS a;\nCOMMIT;',
      'deploy/view.sql': 'BEGIN;\nCREATE OR REPLACE VIEW v AS SELECT 1 AS a, 2 AS b;\nCOMMIT;',
      'revert/view.sql': 'DROP VIEW v;',
    }
    const head = { ...base, 'sqitch.plan': `${base['sqitch.plan']}${line('more')}`, 'deploy/more.sql': 'SELECT 1;' }
    const state = await baseState(contextOf(base, head))
    expect(await one(await state.session(), "SELECT count(*) FROM pg_attribute WHERE attrelid = 'v'::regclass")).toBe(2)
  })
})
