import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { type DryRun, dryRun } from '../../../src/checks/migration/dry-run.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { DatabaseSession } from '../../../src/core/ports.ts'
import type { StatementTrace } from '../../../src/core/trace.ts'
import { migrationPlan } from '../../../src/sql/base-state.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { emptyDatabase } from '../../rules/migration.ts'

// SQL of strangers. Whatever it is, the statement is named, what ran before it stands, nothing outlives its limit,
// nothing outside is reached, and no trace lies.

const history =
  'CREATE TABLE orders (id int PRIMARY KEY, total int); INSERT INTO orders SELECT n, n FROM generate_series(1, 9) n;'
const path = 'migrations/2_b.up.sql'

/** Small enough for a test, large enough for what the database itself needs. */
const limits = { statementMs: 1_500, memoryBytes: 1.3 * 1024 ** 3 }
const engine = (statementMs = limits.statementMs) =>
  openDatabaseEngine({ engine: 'pglite', limits: { ...limits, statementMs }, log: silentLog() })

let session: DatabaseSession | undefined
/** One session for all tests, and a new one where the last test has ended it. */
async function openSession(): Promise<DatabaseSession> {
  const alive = await session?.query('SELECT 1').catch(() => undefined)
  if (!session || !alive) session = await (await engine()).open({ extensions: [] })
  return session
}
afterAll(() => session?.close())

/** One migration on the history, as a review runs it. */
async function tried(sql: string): Promise<DryRun> {
  const open = await openSession()
  await open.execute('RESET ROLE; RESET ALL; DROP EVENT TRIGGER IF EXISTS spoiler; DISCARD TEMP')
  await emptyDatabase(open)
  await open.execute(history)
  const plan = await migrationPlan({ changeSet: changeSetOf({}, { [path]: sql }), config: defaultConfig })
  if (!plan) throw new Error('no migration was found')
  const texts = new Map([[path, sql]])
  const traces = { name: 'pglite', traces: 'locks' } as const
  return dryRun({ plan, texts, engine: traces, session: open, excerpts: new Map(), log: silentLog() })
}

const isLinux = process.platform === 'linux'

describe('what never ends, or eats all there is, is stopped and named', () => {
  test.each([
    ['a loop, with the timeout switched off', 'SET statement_timeout = 0; DO $$ BEGIN LOOP END LOOP; END $$'],
    ['a trillion rows to keep', 'INSERT INTO orders SELECT n, n FROM generate_series(1000, 1000000000000) n'],
    ['a trillion rows to read', 'SELECT * FROM generate_series(1, 1000000000000)'],
    ['notices', "DO $$ BEGIN LOOP RAISE NOTICE '%', repeat('x', 1000); END LOOP; END $$"],
    ['memory', "SELECT string_agg(repeat('x', 1000000), '') FROM generate_series(1, 1000)"],
    [
      'a temporary table',
      'CREATE TEMP TABLE big AS SELECT repeat(n::text, 99) AS t FROM generate_series(1, 9000000) n',
    ],
    ['a recursion', "CREATE FUNCTION r() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN r(); END'; SELECT r()"],
    ['JSON within JSON', `SELECT '${'['.repeat(100_000)}'::json`],
    ['a sum of 50,000 terms', `SELECT ${Array(50_000).fill('1').join('+')}`],
  ])('%s', async (_, sql) => {
    const { unproven } = await tried(`ALTER TABLE orders ADD COLUMN first int;\n${sql}`)
    expect(unproven.map(({ code }) => code)).toEqual([expect.stringMatching(/^database-(limit|crashed)$/)])
    expect(unproven[0]?.subject).toMatch(path)
  })

  test('one review: what was found before it stands, and the review ends', async () => {
    const closers: (() => Promise<void>)[] = []
    const base = { 'migrations/1_a.up.sql': history }
    const sql =
      'BEGIN; CREATE INDEX ON orders (total); COMMIT;\nWITH RECURSIVE f AS (SELECT 1 AS n UNION ALL SELECT n FROM f) SELECT count(*) FROM f'
    const { findings, unproven } = await run(
      checkContext({
        changeSet: changeSetOf(base, { ...base, [path]: sql }),
        databaseEngine: engine,
        onClose: (close) => void closers.push(close),
      }),
    )
    for (const close of closers) await close()
    expect(findings.map(({ ruleId }) => ruleId)).toContain('migration/create-index-not-concurrently')
    expect(unproven.map(({ code, subject }) => [code, subject])).toEqual([['database-limit', `${path}:2`]])
  })
})

/** A file that would be on this machine if a statement had reached it. */
const outside = '/tmp/breakwater-was-here'

describe.runIf(isLinux)('what reaches for the machine finds nothing there', () => {
  test.each([
    `COPY orders FROM PROGRAM 'touch ${outside}'`,
    `DO $$ BEGIN EXECUTE 'COPY orders FROM PROGRAM ''touch ${outside}'''; END $$`,
    `DO $$ BEGIN EXECUTE 'COPY orders TO ''${outside}'''; END $$`,
    `SELECT lo_export(lo_creat(-1), '${outside}')`,
    `\\! touch ${outside}`,
  ])('%s', async (sql) => {
    await tried(sql)
    expect(existsSync(outside)).toBe(false)
  })

  test.each([
    ["SELECT pg_read_file('/etc/passwd')", '58P01'],
    ["SELECT lo_import('/etc/passwd')", '58P01'],
    ["CREATE FUNCTION s(cstring) RETURNS int AS '/lib/x86_64-linux-gnu/libc.so.6', 'system' LANGUAGE C", '58P01'],
    ['CREATE EXTENSION dblink', '0A000'],
    ['DROP DATABASE postgres', '55006'],
    ['DROP SCHEMA pg_catalog CASCADE', '2BP01'],
  ])('%s is refused with %s', async (sql, sqlstate) => {
    expect((await tried(sql)).judged.statements.at(-1)?.trace.error?.sqlstate).toBe(sqlstate)
  })
})

describe('what tears down the catalog is not blamed on a statement that is innocent', () => {
  test.each([
    'DELETE FROM pg_proc; ALTER TABLE orders ADD COLUMN a int',
    'DELETE FROM pg_attribute; ALTER TABLE orders ADD COLUMN a int',
    'SET allow_system_table_mods = on; TRUNCATE pg_class; ALTER TABLE orders ADD COLUMN a int',
  ])('%s', async (sql) => {
    const { unproven, judged } = await tried(sql)
    expect(unproven.map(({ code }) => code)).toEqual(['database-answers-no-more'])
    expect(judged.statements.filter(({ trace }) => trace.error)).toEqual([])
    await session?.close()
  })
})

const rewrite = 'ALTER TABLE orders ALTER COLUMN total TYPE bigint'

describe('no trace lies', () => {
  let honest: Pick<StatementTrace, 'locks' | 'scans' | 'rewrites'>
  const lastOf = async (sql: string) => {
    const { judged } = await tried(sql)
    const { locks, scans, rewrites, error } = judged.statements.at(-1)?.trace ?? {}
    expect(error).toBeUndefined()
    return { locks, scans, rewrites }
  }
  beforeAll(async () => {
    const { judged } = await tried(rewrite)
    const { locks = [], scans = [], rewrites = [] } = judged.statements.at(-1)?.trace ?? {}
    honest = { locks, scans, rewrites }
  })

  test('of the rewrite to which the others are compared', () => {
    expect(honest.locks[0]).toMatchObject({ relation: 'public.orders', mode: 'AccessExclusiveLock' })
    expect([honest.scans, honest.rewrites]).toEqual([['public.orders'], ['public.orders', 'public.orders_pkey']])
  })

  test.each([
    ['switched off counters', 'SET track_counts = off'],
    [
      'operators of its own before those of Postgres',
      `CREATE SCHEMA evil;
       CREATE FUNCTION evil.no(int, int) RETURNS bool LANGUAGE sql AS 'SELECT false';
       CREATE FUNCTION evil.no(oid, int) RETURNS bool LANGUAGE sql AS 'SELECT false';
       CREATE FUNCTION evil.no(text, text) RETURNS bool LANGUAGE sql AS 'SELECT false';
       CREATE OPERATOR evil.= (LEFTARG = int, RIGHTARG = int, FUNCTION = evil.no);
       CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.no);
       CREATE OPERATOR evil.>= (LEFTARG = oid, RIGHTARG = int, FUNCTION = evil.no);
       SET search_path = evil, pg_catalog, public`,
    ],
    [
      'a view of locks that shows none',
      'CREATE OR REPLACE VIEW pg_locks AS SELECT * FROM pg_lock_status() WHERE false',
    ],
    [
      'temporary tables named like catalogs',
      'CREATE TEMP TABLE pg_class (oid oid); CREATE TEMP TABLE pg_locks (pid int)',
    ],
    [
      'a savepoint named like ours',
      'SAVEPOINT breakwater_row; SELECT 1; ROLLBACK TO breakwater_row; RELEASE breakwater_row',
    ],
    ['a role that may do little', 'CREATE ROLE clerk; SET ROLE clerk; SELECT 1; RESET ROLE; DROP ROLE clerk'],
    [
      'another login',
      'CREATE ROLE guest; SET SESSION AUTHORIZATION guest; SELECT 1; RESET SESSION AUTHORIZATION; DROP ROLE guest',
    ],
    ['odd settings', "SET standard_conforming_strings = off; SET datestyle = 'German'; SET bytea_output = 'escape'"],
    ['a level of isolation', 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE'],
    ['a block of its own', 'BEGIN'],
    ['a transaction that was undone', `BEGIN; ${rewrite}; ROLLBACK`],
    ['line ends of Windows', '\r\nSELECT 1;\r\n'],
  ])('%s', async (_, before) => {
    expect(await lastOf(`${before};\n${rewrite}`)).toEqual(honest)
  })

  test('counters that a function switches off are told', async () => {
    const { unproven } = await tried(
      `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET track_counts = off AS 'BEGIN ${rewrite}; END';\nSELECT f()`,
    )
    expect(unproven.map(({ code, subject }) => [code, subject])).toEqual([['counters-switched-off', `${path}:1`]])
  })

  test('functions of Postgres that are replaced are told, in whatever way it was done', async () => {
    const { unproven } = await tried(
      `DO $$ BEGIN EXECUTE 'CREATE OR REPLACE FUNCTION pg_cat' || 'alog.pg_backend_pid() RETURNS int LANGUAGE sql STABLE AS ''SELECT 0'''; END $$;\n${rewrite}`,
    )
    expect(unproven.map(({ code }) => code)).toEqual(['system-functions-replaced'])
    await session?.close()
  })
})

describe('what a migration says of itself is not believed', () => {
  test.each(['57014', '53100', 'XX000', '57P01', '25001', '2D000', '23505'])(
    'a made-up SQLSTATE %s is never a success',
    async (sqlstate) => {
      const { judged, unproven } = await tried(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${sqlstate}'; END $$`)
      expect(judged.statements.at(-1)?.trace.error?.sqlstate).toBe(sqlstate)
      expect([...unproven, ...judged.statements.filter(({ undecided }) => undecided === undefined)]).toHaveLength(1)
    },
  )

  test('a message of half a megabyte is cut', async () => {
    const { judged } = await tried("DO $$ BEGIN RAISE EXCEPTION '%', repeat('x', 500000); END $$")
    expect(judged.statements.at(-1)?.trace.error?.message.length).toBeLessThan(3_000)
  })

  test('a zero byte makes it no SQL, and nothing of it is run', async () => {
    const { judged, unproven } = await tried("SELECT 'a\0b'")
    expect(judged.statements).toEqual([])
    expect(unproven.map(({ code, subject }) => [code, subject])).toEqual([['not-sql', `${path}:1`]])
  })

  test('20,000 parentheses are an error at their line', async () => {
    const { judged, unproven } = await tried(`SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`)
    expect(judged.statements.map(({ trace }) => trace.error?.sqlstate)).toEqual(['42601'])
    expect(unproven).toEqual([])
  })

  test('a literal of 20 MB is run, and shown by its beginning', async () => {
    // A crowded machine takes longer over it than what else is tried here may take.
    await session?.close()
    session = await (await engine(60_000)).open({ extensions: [] })
    const { judged, unproven } = await tried(
      `CREATE TABLE notes (t text); INSERT INTO notes VALUES ('${'x'.repeat(20_000_000)}')`,
    )
    await session.close()
    expect(unproven).toEqual([])
    expect(judged.statements.at(-1)?.trace).toMatchObject({ rows: { 'public.notes': { inserted: 1 } } })
    expect(judged.statements.at(-1)?.trace.statement.length).toBeLessThan(3_000)
  })

  test('a name that is SQL stays a name', async () => {
    const { judged } = await tried(
      'CREATE TABLE "a""b; DROP TABLE orders" ("x\ny" int); ALTER TABLE orders ADD COLUMN "\'; --" int',
    )
    expect(judged.statements.map(({ trace }) => trace.error)).toEqual([undefined, undefined])
    expect((await session?.query("SELECT to_regclass('orders')::text AS name"))?.rows).toEqual([{ name: 'orders' }])
  })
})
