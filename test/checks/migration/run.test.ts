import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import type { Config } from '../../../src/core/config.ts'
import { troubleOf } from '../../../src/core/error.ts'
import type { DatabaseEngine, DatabaseSession } from '../../../src/core/ports.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { emptyDatabase } from '../../rules/migration.ts'

type Files = Readonly<Record<string, string>>

let live: DatabaseSession
beforeAll(async () => {
  live = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
})
afterAll(() => live.close())

/** PGlite without a boot for every test: each session is the same database, emptied. */
const oneDatabase: DatabaseEngine = {
  name: 'pglite',
  traces: 'locks',
  extensions: ['plpgsql'],
  open: async () => {
    await live.execute('RESET ALL')
    await emptyDatabase(live)
    return { ...live, snapshot: async () => ({ discard: async () => undefined }), close: async () => undefined }
  },
}

async function review(
  base: Files,
  added: Files,
  database: Partial<Config['database']> = {},
  engine: DatabaseEngine = oneDatabase,
): Promise<CheckResult> {
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(base, { ...base, ...added }),
    config: { ...defaultConfig, database: { ...defaultConfig.database, ...database } },
    databaseEngine: async () => engine,
    onClose: (close) => void closers.push(close),
  })
  try {
    return await run(context)
  } finally {
    for (const close of closers) await close()
  }
}

const history = { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id int PRIMARY KEY);' }
/** What is more than a note. */
const loud = ({ findings }: CheckResult) => findings.filter(({ severity }) => severity !== 'note')
const ids = (result: CheckResult) => loud(result).map(({ ruleId, location }) => `${ruleId} ${location.line}`)

describe('what could not be told is said, and proves nothing', () => {
  test.each<[string, string, { code: string; line: number }]>([
    ['a template', 'SELECT 1;\nCREATE TABLE {{ .Schema }}.t (id int);', { code: 'not-sql', line: 2 }],
    ['what a NUL hides', 'SELECT 1;\n\0\nDROP TABLE orders;', { code: 'not-sql', line: 2 }],
    ['a command of psql', "\\copy orders from 'x'", { code: 'not-sql', line: 1 }],
    [
      'an extension that the engine lacks',
      'SELECT 1;\nCREATE EXTENSION postgis;',
      { code: 'statement-not-proven', line: 2 },
    ],
    ['a role that nobody made', '\nGRANT SELECT ON orders TO auditor;', { code: 'statement-not-proven', line: 2 }],
    ['an extension that no migration creates', 'SELECT uuid_generate_v4();', { code: 'statement-not-proven', line: 1 }],
    ['a role to own it', 'SELECT 1;\n\nALTER TABLE orders OWNER TO app;', { code: 'statement-not-proven', line: 3 }],
    ['a library of another server', "LOAD 'auto_explain';", { code: 'statement-not-proven', line: 1 }],
    ['COPY from a file', "COPY orders FROM '/srv/orders.csv';", { code: 'copy-not-supported', line: 1 }],
    [
      'rows in the file, as pg_dump writes them',
      "SELECT 1;\nCOPY orders (id)\nFROM STDIN;\n1\n2'\n\\.\nSELECT 2;",
      { code: 'copy-not-supported', line: 2 },
    ],
    [
      'more memory than the engine has',
      "SELECT length(string_agg(repeat('x', 1000000), '')) FROM generate_series(1, 900);",
      { code: 'database-limit', line: 1 },
    ],
    [
      'an error of the engine itself',
      "DO $$ BEGIN RAISE EXCEPTION 'broken' USING ERRCODE = 'XX000'; END $$;",
      { code: 'statement-not-proven', line: 1 },
    ],
    [
      'a subscription',
      "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p;",
      { code: 'subscription-not-supported', line: 1 },
    ],
    [
      'a setting of the server',
      "BEGIN;\nCREATE TABLE a (id int);\nPREPARE TRANSACTION 'a';",
      { code: 'statement-not-proven', line: 3 },
    ],
    ['another database', 'DROP DATABASE postgres;', { code: 'statement-not-proven', line: 1 }],
    [
      'a language that the engine lacks',
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'return 1';",
      { code: 'statement-not-proven', line: 1 },
    ],
  ])('%s', async (_, sql, { code, line }) => {
    const result = await review(history, { 'migrations/2_b.up.sql': sql, 'migrations/3_c.up.sql': 'SELECT 3;' })
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result.unproven).toMatchObject([{ code, location: { path: 'migrations/2_b.up.sql', line } }])
    expect(result.remarks.join('\n')).toContain('not run after 2_b, which stopped the run: 3_c')
  })

  test('a statement that never ends', async () => {
    const engine = await openDatabaseEngine({ engine: 'pglite', limits: { statementMs: 1_500 }, log: silentLog() })
    const result = await review(history, { 'migrations/2_b.up.sql': 'SELECT 1;\nSELECT pg_sleep(60);' }, {}, engine)
    expect(result.unproven).toMatchObject([{ code: 'database-limit', location: { line: 2 } }])
  })

  test('what ran before it is judged', async () => {
    const result = await review(history, { 'migrations/2_b.up.sql': 'DROP TABLE orders;\nCOPY t FROM STDIN;' })
    expect(ids(result)).toEqual(['migration/drop-table 1'])
    expect(result.unproven).toMatchObject([{ code: 'copy-not-supported', location: { line: 2 } }])
  })

  test('a transaction that nobody ends', async () => {
    const result = await review(history, { 'migrations/2_b.up.sql': 'SELECT 1;\nbegin; CREATE TABLE b (id int);' })
    expect(ids(result)).toContain('migration/uncommitted-transaction 2')
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a transaction that Sqitch leaves to the file, and nobody ends', async () => {
    const plan = (...names: string[]) =>
      [
        '%syntax-version=1.0.0',
        '%project=shop',
        '',
        ...names.map((name) => `${name} 2026-01-01T00:00:00Z A <a@b.example> # x`),
      ].join('\n')
    const deployed = 'BEGIN;\nCREATE TABLE orders (id int PRIMARY KEY);\nCOMMIT;'
    const result = await review(
      { 'sqitch.plan': plan('a'), 'sqitch.conf': '[core]\n  engine = pg\n', 'deploy/a.sql': deployed },
      { 'sqitch.plan': plan('a', 'b'), 'deploy/b.sql': 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;' },
    )
    const [found] = result.findings.filter(({ ruleId }) => ruleId === 'migration/uncommitted-transaction')
    expect(found).toMatchObject({ severity: 'error', location: { path: 'deploy/b.sql', line: 1 } })
    expect(found?.message).toContain('the change is recorded as deployed')
  })

  test('a file that the runner’s own list names and nobody committed', async () => {
    const list = (...tags: string[]) => JSON.stringify({ entries: tags.map((tag, when) => ({ tag, when })) })
    const before = {
      'drizzle/0000_a.sql': 'CREATE TABLE orders (id int PRIMARY KEY);',
      'drizzle/meta/_journal.json': list('0000_a'),
    }
    const result = await review(before, { 'drizzle/meta/_journal.json': list('0000_a', '0001_b') })
    expect(result.unproven).toMatchObject([
      { code: 'migration-without-file', subject: 'drizzle/meta/_journal.json: 0001_b' },
    ])
  })

  test('a second folder that changed', async () => {
    const result = await review(history, {
      'migrations/2_b.up.sql': 'SELECT 1;',
      'other/migrations/1_x.up.sql': 'SELECT 1;',
    })
    expect(result.unproven).toMatchObject([{ code: 'migrations-not-reviewed', subject: 'other/migrations' }])
  })
})

describe('a history that fails is not this pull request’s fault', () => {
  test.each<[string, Files, RegExp, RegExp]>([
    [
      'a table is missing',
      { 'migrations/1_a.up.sql': 'SELECT 1;\nALTER TABLE users ADD x int;' },
      /1_a.up.sql fails at line 2: relation "users" does not exist \(SQLSTATE 42P01\)/,
      /Not this pull request's fault.*database\.prelude/,
    ],
    [
      'an error without a position',
      {
        'migrations/1_a.up.sql':
          'CREATE TABLE t (a int);\n\nINSERT INTO t VALUES (1), (1);\nALTER TABLE t ADD UNIQUE (a);',
      },
      /at line 4: .*\(SQLSTATE 23505\)/,
      /empty database/,
    ],
    [
      'a role is missing',
      { 'migrations/1_a.up.sql': 'GRANT ALL ON SCHEMA public TO auditor;' },
      /role "auditor" does not exist/,
      /CREATE ROLE/,
    ],
    ['a template', { 'migrations/1_a.up.sql': 'SELECT 1;\nSELECT {{ x }};' }, /at line 2/, /template/],
  ])('%s', async (_, base, message, hint) => {
    const failure = await review(base, { 'migrations/2_b.up.sql': 'SELECT 1;' }).then(
      () => undefined,
      (thrown: unknown) => troubleOf(thrown),
    )
    expect(failure).toMatchObject({ code: 'history-failed', message: expect.stringMatching(message) })
    expect(failure?.hint).toMatch(hint)
  })

  test('a prelude provides what it needs, its settings included', async () => {
    const prelude = 'CREATE SCHEMA shop; SET search_path = shop, public;'
    const base = { 'prelude.sql': prelude, 'migrations/1_a.up.sql': 'CREATE TABLE shop.orders (id int);' }
    const result = await review(
      base,
      { 'migrations/2_b.up.sql': 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;' },
      { prelude: 'prelude.sql' },
    )
    expect(loud(result).map(({ message }) => message)).toEqual([
      'shop.orders.id changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of shop.orders',
    ])
  })

  test('the runner’s own table is there', async () => {
    const base = { 'migrations/1_a/up.sql': 'ALTER TABLE __diesel_schema_migrations ADD COLUMN note text;' }
    const result = await review(base, { 'migrations/2_b/up.sql': 'SELECT note FROM __diesel_schema_migrations;' })
    expect([ids(result), result.unproven]).toEqual([[], []])
  })

  test('settings of the history do not reach the new migrations', async () => {
    const base = { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id int); SET search_path = pg_catalog;' }
    const result = await review(base, { 'migrations/2_b.up.sql': 'ALTER TABLE orders ADD COLUMN note text;' })
    expect([ids(result), result.unproven]).toEqual([[], []])
  })

  test('without a history, the configured schema file stands for it', async () => {
    const result = await review(
      { 'schema.sql': 'CREATE TABLE orders (id int);' },
      { 'migrations/1_a.up.sql': 'CREATE INDEX orders_id ON orders (id);' },
      { schema: 'schema.sql' },
    )
    expect(ids(result)).toEqual(['migration/create-index-not-concurrently 1'])
  })
})

describe('what the reader must know', () => {
  test('empty files, and files of comments, or of BEGIN and COMMIT', async () => {
    const result = await review(history, {
      'migrations/2_b.up.sql': '',
      'migrations/3_c.up.sql': '-- nothing\n',
      'migrations/4_d.up.sql': 'BEGIN;\r\nCOMMIT;',
    })
    expect(result.remarks).toEqual([
      '2_b holds no statement (the file is empty)',
      '3_c holds no statement',
      '4_d begins and ends a transaction, and holds no other statement',
    ])
    expect(result.summary).toMatch(
      /^3 migrations, 0 statements run on PGlite [\d.]+ \(PostgreSQL 18\.\d+\) after 1 earlier one$/,
    )
  })

  test('a failure stops the run, and what was not run is named', async () => {
    const result = await review(history, {
      'migrations/2_b.up.sql': 'SELECT 1;\nSELECT nothing;\nSELECT 3;\nSELECT 4;',
      'migrations/3_c.up.sql': 'SELECT 5;',
    })
    expect(ids(result)).toEqual(['migration/migration-fails 2'])
    expect(result.trace?.map(({ line, error }) => [line, error?.sqlstate])).toEqual([
      [1, undefined],
      [2, '42703'],
    ])
    expect(result.remarks).toEqual([
      'not run in migrations/2_b.up.sql: 2 later statements',
      'not run after 2_b, which stopped the run: 3_c',
    ])
  })

  test('a table that no row fits', async () => {
    const base = { 'migrations/1_a.up.sql': "CREATE TABLE t (code text NOT NULL CHECK (code ~ '^[0-9]{7}$'));" }
    const result = await review(base, { 'migrations/2_b.up.sql': 'ALTER TABLE t ADD COLUMN x int NOT NULL;' })
    expect(result.remarks.join()).toMatch(/^public\.t stayed empty \(no row could be made for it: .*t_code_check/)
    // Nobody saw it fail, so it is no error.
    expect(loud(result)).toMatchObject([
      { ruleId: 'migration/add-column-not-null-without-default', severity: 'warning' },
    ])
  })

  test('files that only changed need no database', async () => {
    const engine = { ...oneDatabase, open: () => Promise.reject(new Error('a database was opened')) }
    const result = await review(history, { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id bigint);' }, {}, engine)
    expect(ids(result)).toEqual(['migration/migration-edited 1'])
    expect(result.findings).toMatchObject([{ severity: 'warning', proof: { kind: 'diff', structural: true } }])
  })
})

test('the proof names the lock that an earlier statement took', async () => {
  const sql = 'ALTER TABLE orders ADD COLUMN note text;\nUPDATE orders SET note = id::text;'
  const result = await review(history, { 'migrations/2_b.up.sql': sql })
  expect(loud(result)).toMatchObject([
    {
      ruleId: 'migration/backfill-in-ddl-transaction',
      location: { line: 2 },
      proof: {
        kind: 'trace',
        locks: expect.arrayContaining([
          expect.objectContaining({ mode: 'AccessExclusiveLock', relation: 'public.orders' }),
        ]),
      },
    },
  ])
})

/** Failures and blocking work; what the release before makes of the change is told elsewhere. */
const told = (result: CheckResult) =>
  loud(result)
    .map(({ ruleId, severity }) => [ruleId, severity])
    .filter(([rule]) => !/-old-writes$|old-insert-fails/.test(rule ?? ''))

describe('rows that we made are not evidence against the author', () => {
  const base = { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id int PRIMARY KEY, note text, code text);' }

  test('rows made for one file may fail in the next', async () => {
    const result = await review(base, {
      'migrations/2_b.up.sql': 'ALTER TABLE orders ADD COLUMN total int;',
      'migrations/3_c.up.sql': 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
    })
    expect(told(result)).toEqual([
      ['migration/set-not-null-scan', 'error'],
      ['migration/fails-on-some-rows', 'warning'],
    ])
  })

  test('the transaction starts again, and its locks are still measured', async () => {
    const sql = 'CREATE TABLE extra (id int);\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;\nSELECT 1;'
    const { trace } = await review(base, { 'migrations/2_b.up.sql': sql })
    expect(trace?.map(({ transaction, line, locks }) => [transaction, line, locks[0]?.mode])).toEqual([
      [1, 1, 'AccessExclusiveLock'],
      [1, 2, 'AccessExclusiveLock'],
      [1, 3, undefined],
    ])
  })

  test('what one statement cannot bear, those after it still meet', async () => {
    const sql =
      'ALTER TABLE orders ADD COLUMN a int NOT NULL;\nALTER TABLE orders ADD COLUMN b int NOT NULL;\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;'
    const result = await review(base, { 'migrations/2_b.up.sql': sql })
    // Both columns are one finding, with the lines of both.
    expect(told(result)).toEqual([
      ['migration/add-column-not-null-without-default', 'error'],
      ['migration/set-not-null-scan', 'error'],
      ['migration/fails-on-some-rows', 'warning'],
    ])
    expect(result.trace?.map(({ transaction, error }) => [transaction, error])).toEqual(Array(3).fill([1, undefined]))
  })

  test('a row that refers to one that only production may have is no error', async () => {
    const base = {
      'migrations/1_a.up.sql': 'CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (u int REFERENCES u);',
    }
    const result = await review(base, { 'migrations/2_b.up.sql': 'INSERT INTO t VALUES (1);' })
    expect(result.findings).toMatchObject([{ ruleId: 'migration/migration-fails', severity: 'warning' }])
  })

  test('whatever fails only because a trigger runs is no error', async () => {
    const guarded = {
      'migrations/1_a.up.sql':
        "CREATE TABLE t (a int); CREATE FUNCTION setting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM current_setting('app.host'); RETURN NEW; END $$;" +
        'CREATE TRIGGER setting BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION setting();',
    }
    const result = await review(guarded, { 'migrations/2_b.up.sql': 'UPDATE t SET a = 2 WHERE a = 1;' })
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'migration/fails-on-some-rows',
        severity: 'warning',
        proof: expect.objectContaining({ sqlstate: '42704' }),
      }),
    )
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result.unproven).toEqual([])
  })

  test('a concurrent build that our rows break leaves nothing behind', async () => {
    const old = { 'migrations/1_a.up.sql': "CREATE TABLE t (kind text NOT NULL DEFAULT 'a');" }
    const result = await review(old, {
      'migrations/2_b.up.sql': 'CREATE UNIQUE INDEX CONCURRENTLY t_kind ON t (kind);',
    })
    expect(told(result)).toEqual([['migration/fails-on-some-rows', 'warning']])
    expect(result.trace).toMatchObject([
      { transaction: null, locks: [{ mode: 'ShareUpdateExclusiveLock', source: 'known' }] },
    ])
  })

  test('rows that a migration copies from ours prove nothing either', async () => {
    const added = {
      'migrations/2_b.up.sql': "CREATE TABLE codes (code text); INSERT INTO codes SELECT 'same' FROM orders;",
      'migrations/3_c.up.sql': 'ALTER TABLE codes ADD PRIMARY KEY (code);',
    }
    // Only a whole engine can give the base state a second time.
    const result = await review(base, added, {}, await openDatabaseEngine({ engine: 'pglite', log: silentLog() }))
    expect(result.findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['migration/fails-on-some-rows', 'warning'],
    ])
  })
})

describe('pg-mem', () => {
  const onPgMem = async (sql: string) => {
    const engine = await openDatabaseEngine({ engine: 'pg-mem', log: silentLog() })
    return review(
      { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id int);' },
      { 'migrations/2_b.up.sql': sql },
      {},
      engine,
    )
  }

  test('runs, claims no lock, and says so', async () => {
    const result = await onPgMem(
      'ALTER TABLE orders ADD COLUMN note text;\nCREATE INDEX orders_id ON orders (id);\nDROP TABLE orders;',
    )
    expect(result.findings).toMatchObject([
      { ruleId: 'migration/create-index-not-concurrently', severity: 'warning', proof: { kind: 'source' } },
      { ruleId: 'migration/drop-table', severity: 'warning', proof: { kind: 'source' } },
    ])
    expect(result.trace?.flatMap(({ locks, scans, rewrites }) => [...locks, ...scans, ...rewrites])).toEqual([])
    expect(result.remarks.join()).toContain('knows no locks')
  })

  test('its refusal proves nothing', async () => {
    const result = await onPgMem('SELECT 1;\nALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;')
    expect(result.findings).toEqual([])
    expect(result.unproven).toMatchObject([{ location: { line: 2 } }])
  })
})
