import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../../src/adapters/postgres/engine.ts'
import { population } from '../../../../src/checks/migration/rows/populate.ts'
import { observe } from '../../../../src/checks/migration/trace/observe.ts'
import type { DatabaseSession } from '../../../../src/core/ports.ts'
import { parseSql, type SqlStatement } from '../../../../src/sql/statements.ts'
import { silentLog } from '../../../fakes/silent-log.ts'
import { emptyDatabase } from '../../../rules/migration.ts'

let session: DatabaseSession
beforeAll(async () => {
  session = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
})
afterAll(() => session.close())
beforeEach(() => emptyDatabase(session))

async function statements(sql: string): Promise<readonly SqlStatement[]> {
  const parsed = await parseSql(sql)
  if (!parsed.parsed) throw new Error(parsed.failure.message)
  return parsed.statements
}

/** Fills what the statement names in a database of that schema. */
async function fill(schema: string, sql: string) {
  await session.execute(schema)
  const rows = population(session, new Set((await observe(session)).relations.keys()))
  const named = await statements(sql)
  await rows.fill(named)
  return { rows, named }
}

const rowsIn = async (table: string) =>
  (await session.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n

describe('a table gets a row whatever its columns ask for', () => {
  test.each([
    [
      'every common type',
      "CREATE TYPE mood AS ENUM ('ok', 'bad'); CREATE TABLE t (a int NOT NULL, b text NOT NULL, c varchar(1) NOT NULL, d uuid NOT NULL, e timestamptz NOT NULL, f jsonb NOT NULL, g bytea NOT NULL, h mood NOT NULL, i int[] NOT NULL, j inet NOT NULL, k numeric(3,2) NOT NULL, l tstzrange NOT NULL, m boolean NOT NULL, n interval NOT NULL, o mood[] NOT NULL)",
    ],
    [
      'domains',
      "CREATE DOMAIN code AS text NOT NULL CHECK (VALUE IN ('x', 'y')); CREATE DOMAIN small AS int CHECK (VALUE > 100); CREATE TABLE t (a code, b small NOT NULL)",
    ],
    [
      'checks with literals',
      "CREATE TABLE t (kind text NOT NULL CHECK (kind = ANY (ARRAY['it''s', 'b'])), n int NOT NULL CHECK (n >= 10))",
    ],
    [
      'identity, serial, default and generated columns',
      'CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b serial, c int NOT NULL DEFAULT 1, d int GENERATED ALWAYS AS (c * 2) STORED)',
    ],
    [
      'columns read from a document',
      "CREATE TYPE mood AS ENUM ('ok'); CREATE FUNCTION mood(text) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT $1::mood $$; CREATE TABLE t (value jsonb NOT NULL, mood mood NOT NULL GENERATED ALWAYS AS (mood(value #>> '{state,current}')) STORED, name text NOT NULL GENERATED ALWAYS AS (value ->> 'name') STORED, n int NOT NULL GENERATED ALWAYS AS ((value ->> 'n')::int) STORED)",
    ],
    [
      'parents of parents',
      'CREATE TABLE a (id uuid PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a_id uuid NOT NULL REFERENCES a); CREATE TABLE t (b_id int NOT NULL REFERENCES b)',
    ],
    [
      'keys of several columns',
      'CREATE TABLE a (x int, y text, PRIMARY KEY (x, y)); CREATE TABLE t (x int NOT NULL, y text NOT NULL, FOREIGN KEY (x, y) REFERENCES a)',
    ],
    [
      'tables that need each other',
      'CREATE TABLE a (id int PRIMARY KEY, t_id int NOT NULL); CREATE TABLE t (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a); ALTER TABLE a ADD FOREIGN KEY (t_id) REFERENCES t',
    ],
    ['a table that refers to itself', 'CREATE TABLE t (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES t)'],
    [
      'a trigger that refuses',
      "CREATE TABLE t (id int); CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$; CREATE TRIGGER no BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION no()",
    ],
    [
      'names that need quotes',
      'CREATE TABLE "odd ""name""" ("a b" int NOT NULL); CREATE VIEW t AS SELECT * FROM "odd ""name"""',
    ],
  ])('%s', async (title, schema) => {
    const sql = title === 'names that need quotes' ? 'ALTER TABLE "odd ""name""" ADD x int' : 'ALTER TABLE t ADD x int'
    const { rows } = await fill(schema, sql)
    expect(rows.unfilled()).toEqual([])
    expect(await rowsIn('t')).toBeGreaterThan(0)
  })
})

// Rows of the migration itself have keys like 1, 'admin' or the first of a sequence.
test.each([
  ['int PRIMARY KEY', 1],
  ['smallint PRIMARY KEY', 1],
  ['bigint PRIMARY KEY CHECK (id > 0)', 1],
  ['int PRIMARY KEY CHECK (id >= 1 AND id <= 100000000)', 2],
  ['numeric(4,1) UNIQUE NOT NULL', 1],
  ['numeric PRIMARY KEY', 1],
  ['serial PRIMARY KEY', 1],
  ['int GENERATED ALWAYS AS IDENTITY PRIMARY KEY', 1],
  ["text PRIMARY KEY CHECK (id <> '')", "'a1'"],
  ['varchar(2) PRIMARY KEY', "'a1'"],
  ['uuid PRIMARY KEY', "'00000000-0000-4000-8000-000000000001'"],
])('a row that the migration brings finds its key free: %s', async (type, key) => {
  const { rows } = await fill(`CREATE TABLE t (id ${type}, note text)`, 'ALTER TABLE t ADD x int')
  expect(rows.unfilled()).toEqual([])
  await session.execute(`INSERT INTO t (id, note) OVERRIDING SYSTEM VALUE VALUES (${key}, 'a1')`)
})

test('what cannot be filled is named with the reason', async () => {
  const { rows } = await fill("CREATE TABLE t (a text NOT NULL CHECK (a ~ '^[0-9]{9}$'))", 'ALTER TABLE t ADD x int')
  expect(rows.unfilled()).toEqual([{ table: 'public.t', reason: expect.stringContaining('t_a_check') }])
  expect(rows.used()).toBe(false)
})

test('no row is left whose parent could not be made', async () => {
  const schema =
    "CREATE TABLE a (id text PRIMARY KEY CHECK (id ~ '^[0-9]{9}$')); CREATE TABLE t (a_id text NOT NULL REFERENCES a)"
  const { rows } = await fill(schema, 'ALTER TABLE t ADD x int')
  expect(rows.unfilled().map(({ table, reason }) => [table, reason.slice(0, 30)])).toEqual([
    ['public.a', 'new row for relation "a" viola'],
    ['public.t', 'a, which it refers to, has no '],
  ])
  expect(await rowsIn('t')).toBe(0)
})

test('rows of the history stay as they are, and are never deleted', async () => {
  const { rows, named } = await fill('CREATE TABLE t (a int); INSERT INTO t VALUES (7)', 'ALTER TABLE t ADD x int')
  expect(rows.any()).toBe(false)
  await session.execute('BEGIN')
  await rows.empty(named[0])
  await rows.empty(undefined)
  await session.execute('COMMIT')
  expect(await rowsIn('t')).toBe(1)
})

test('a DO block names its tables in its text', async () => {
  await fill('CREATE TABLE t (a int)', 'DO $$ BEGIN ALTER TABLE t ADD x int; END $$')
  expect(await rowsIn('t')).toBeGreaterThan(0)
})

test('rows of the tables that a statement names go and come back', async () => {
  const { rows, named } = await fill(
    'CREATE TABLE t (a int); CREATE TABLE u (a int)',
    'ALTER TABLE t ADD x int; ALTER TABLE u ADD x int',
  )
  await session.execute('BEGIN')
  const refill = await rows.empty(named[0])
  expect([await rowsIn('t'), await rowsIn('u')]).toEqual([0, 2])
  await session.execute('ALTER TABLE t ADD COLUMN b int NOT NULL')
  await refill()
  expect([await rowsIn('t'), await rowsIn('u')]).toEqual([2, 2])
  await rows.empty(undefined)
  expect([await rowsIn('t'), await rowsIn('u')]).toEqual([0, 0])
  await session.execute('ROLLBACK')
})

test('rows that the statement has made itself stay, and the table is not called empty', async () => {
  const { rows, named } = await fill(
    'CREATE TABLE t (a int PRIMARY KEY CHECK (a = 1))',
    'INSERT INTO t VALUES (1); ALTER TABLE t ADD x int',
  )
  await session.execute('BEGIN')
  const refill = await rows.empty(named[0])
  await session.execute('INSERT INTO t VALUES (1)')
  await refill()
  await session.execute('COMMIT')
  expect(rows.unfilled()).toEqual([])
  expect(await rowsIn('t')).toBe(1)
})

test('a rollback brings the rows back, and they are known again', async () => {
  const { rows, named } = await fill('CREATE TABLE t (a int)', 'ALTER TABLE t ADD x int')
  const unmark = rows.mark()
  await session.execute('BEGIN')
  await rows.empty(undefined)
  expect(rows.any()).toBe(false)
  await session.execute('ROLLBACK')
  unmark()
  expect(named.map(rows.shown)).toEqual([expect.stringContaining('public.t: {"a":1}')])
})

test('children go with their parents, whose new rows have other keys', async () => {
  const { rows, named } = await fill(
    'CREATE TABLE a (id serial PRIMARY KEY); CREATE TABLE t (id serial, a_id int NOT NULL REFERENCES a)',
    'ALTER TABLE a ADD x int; ALTER TABLE t ADD x int',
  )
  await session.execute('BEGIN')
  const refill = await rows.empty(named[0])
  expect([await rowsIn('a'), await rowsIn('t')]).toEqual([0, 0])
  await refill()
  await session.execute('COMMIT')
  expect(await rowsIn('t')).toBeGreaterThan(0)
  expect(await rowsIn('t WHERE a_id NOT IN (SELECT id FROM a)')).toBe(0)
})

test('the text of a row holds only what does not change from run to run', async () => {
  const { rows, named } = await fill(
    'CREATE TABLE t (id serial, at timestamptz NOT NULL DEFAULT now(), note text NOT NULL)',
    'ALTER TABLE t ADD x int',
  )
  expect(named.map(rows.shown)).toEqual(['public.t: {"note":"a1"} and {"note":"a2"}'])
})

test('tables that are renamed or dropped between two files keep no other from its rows', async () => {
  const { rows } = await fill(
    'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int NOT NULL REFERENCES a); CREATE TABLE t (id int)',
    'ALTER TABLE b ADD x int',
  )
  await session.execute('ALTER TABLE a RENAME TO c')
  await rows.fill(await statements('ALTER TABLE t ADD x int'))
  expect(rows.unfilled()).toEqual([])
  expect(await rowsIn('t')).toBeGreaterThan(0)
})

test('a row that a trigger of the parent has made is one of ours', async () => {
  const { rows, named } = await fill(
    `CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE counts (a_id int PRIMARY KEY REFERENCES a);
     CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO counts VALUES (NEW.id); RETURN NEW; END $$;
     CREATE TRIGGER counted AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION counted()`,
    'ALTER TABLE counts ADD x int',
  )
  expect(rows.unfilled()).toEqual([])
  expect(named.map(rows.shown)).toEqual([expect.stringContaining('public.counts: {"a_id":')])
})

test('of a block that names many tables a few rows are shown', async () => {
  const names = Array.from({ length: 9 }, (_, index) => `t${index}`)
  const columns = Array.from({ length: 20 }, (_, index) => `c${index} text`).join(', ')
  const { rows, named } = await fill(
    names.map((name) => `CREATE TABLE ${name} (${columns});`).join(' '),
    `DO $$ BEGIN ${names.map((name) => `DELETE FROM ${name};`).join(' ')} END $$`,
  )
  const [text = ''] = named.map(rows.shown)
  expect(text).toMatch(/^public\.t0: \{.*; and those in [78] more tables$/s)
  expect(text.length).toBeLessThan(1000)
})
