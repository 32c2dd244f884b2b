import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { schemaDiff } from '../../../src/checks/schema-diff/check.ts'
import type { CheckContext, CheckResult } from '../../../src/core/check.ts'
import type { Config } from '../../../src/core/config.ts'
import type { DatabaseEngine, DatabaseSession } from '../../../src/core/ports.ts'
import { troubleFrom } from '../../contracts/database-engine.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { emptyDatabase } from '../../rules/migration.ts'

/** One database for the whole file: what is "opened" is the same session, emptied. A boot a test would cost a second. */
let shared: DatabaseSession
let engine: DatabaseEngine
beforeAll(async () => {
  const pglite = await openDatabaseEngine({ engine: 'pglite', log: silentLog() })
  shared = await pglite.open({ extensions: ['citext'] })
  engine = {
    ...pglite,
    open: async () => {
      await shared.execute('RESET ALL')
      await emptyDatabase(shared)
      return { ...shared, close: async () => undefined, snapshot: async () => ({ discard: async () => undefined }) }
    },
  }
})
afterAll(() => shared?.close())

type Files = Readonly<Record<string, string>>

function contextOf(base: Files, head: Files, database: Partial<Config['database']> = {}): CheckContext {
  return checkContext({
    changeSet: changeSetOf(base, head),
    config: { ...defaultConfig, database: { ...defaultConfig.database, ...database } },
    databaseEngine: async () => engine,
  })
}

async function check(context: CheckContext): Promise<CheckResult> {
  return (await schemaDiff.load())(context)
}

const told = ({ findings }: CheckResult) => findings.map(({ ruleId, message }) => `${ruleId} ${message}`)

const history = {
  'migrations/001_users.sql': 'CREATE TABLE users (id int PRIMARY KEY, name text);',
  'migrations/002_orders.sql':
    'CREATE TABLE orders (id int PRIMARY KEY, total int);\nCREATE INDEX by_total ON orders (total);',
}

describe('from migrations', () => {
  test('the difference between history and head is listed, each at the file that names it', async () => {
    const result = await check(
      contextOf(history, {
        ...history,
        'migrations/003_more.sql': '-- more\nALTER TABLE users\n  ADD COLUMN email text;\n',
        'migrations/004_less.sql': 'DROP INDEX by_total;\nALTER TABLE orders ALTER COLUMN total TYPE bigint;',
      }),
    )
    expect(told(result)).toEqual([
      'schema/column-added users.email: new column text',
      'schema/column-type-changed orders.total: integer became bigint',
      'schema/index-dropped by_total: index dropped',
    ])
    expect(result.findings.map(({ location }) => location)).toEqual([
      { path: 'migrations/003_more.sql', line: 3, column: 14 },
      { path: 'migrations/004_less.sql', line: 2, column: 33 },
      { path: 'migrations/004_less.sql', line: 1, column: 12 },
    ])
    expect(result.findings.every(({ severity }) => severity === 'note')).toBe(true)
    expect(result.summary).toBe('2 columns, 1 index changed')
    expect(result.engine?.version).toMatch(/PostgreSQL 18/)
  })

  test('the proof shows both definitions', async () => {
    const result = await check(
      contextOf(history, { ...history, 'migrations/003.sql': "ALTER TABLE users ALTER name SET DEFAULT 'x';" }),
    )
    expect(result.findings.map(({ proof }) => proof)).toEqual([
      {
        kind: 'diff',
        structural: false,
        before: { text: '' },
        after: { text: "DEFAULT 'x'::text", location: { path: 'migrations/003.sql', line: 1, column: 25 } },
      },
    ])
  })

  test('a rename is a rename', async () => {
    const result = await check(
      contextOf(history, { ...history, 'migrations/003.sql': 'ALTER TABLE orders RENAME TO purchases;' }),
    )
    expect(told(result)).toEqual(['schema/table-renamed purchases: renamed from orders'])
  })

  test('what adds up to nothing is no difference', async () => {
    const result = await check(
      contextOf(history, {
        ...history,
        'migrations/003.sql': 'ALTER TABLE users ADD COLUMN x int;',
        'migrations/004.sql': 'ALTER TABLE users DROP COLUMN x;',
      }),
    )
    expect([told(result), result.summary]).toEqual([[], 'no difference'])
  })

  test('a new migration that fails costs nothing that stands before it, and is named', async () => {
    const result = await check(
      contextOf(history, {
        ...history,
        'migrations/003.sql': 'ALTER TABLE users ADD COLUMN email text;',
        'migrations/004.sql': 'ALTER TABLE nowhere ADD COLUMN x int;',
        'migrations/005.sql': 'CREATE TABLE later (id int);',
      }),
    )
    expect(told(result)).toEqual(['schema/column-added users.email: new column text'])
    expect(result.remarks).toEqual([
      'migrations/004.sql fails (SQLSTATE 42P01), so what it would change is not listed, nor the one after it',
    ])
  })

  test.each([
    ['golang-migrate', 'migrations/2_b.up.sql', []],
    [
      'plain',
      'migrations/2_b.sql',
      [
        'schema/column-added users.z: new column integer',
        'schema/index-added by_z: CREATE INDEX by_z ON users USING btree (z)',
      ],
    ],
  ])('a file is applied as its runner does: %s', async (_, path, expected) => {
    const base = { [path.replace('2_b', '1_a')]: 'CREATE TABLE users (id int);' }
    const concurrent = 'ALTER TABLE users ADD COLUMN z int; CREATE INDEX CONCURRENTLY by_z ON users (z);'
    const result = await check(contextOf(base, { ...base, [path]: concurrent }))
    expect(told(result)).toEqual(expected)
    expect(result.remarks).toEqual(
      expected.length > 0 ? [] : [`${path} fails (SQLSTATE 25001), so what it would change is not listed`],
    )
  })

  test('a statement that is not sent costs nothing that stands before it', async () => {
    const result = await check(
      contextOf(history, {
        ...history,
        'migrations/003.sql': 'ALTER TABLE users ADD COLUMN email text;',
        'migrations/004.sql': 'COPY users FROM STDIN;\n1\ta\n\\.\n',
      }),
    )
    expect(told(result)).toEqual(['schema/column-added users.email: new column text'])
    expect(result.remarks).toEqual([
      'migrations/004.sql holds a statement that is not run here (copy-not-supported), so what it would change is not listed',
    ])
  })

  test('a history that fails is not this pull request', async () => {
    const broken = { 'migrations/001.sql': 'CREATE TABLE a (id int);\nALTER TABLE missing ADD x int;' }
    const trouble = await troubleFrom(
      check(contextOf(broken, { ...broken, 'migrations/002.sql': 'CREATE TABLE b (id int);' })),
    )
    expect([trouble.code, trouble.location]).toEqual([
      'history-failed',
      { path: 'migrations/001.sql', line: 2, column: 1 },
    ])
    expect(trouble.hint).toContain("Not this pull request's fault")
  })

  test.each([
    ['no migration changed', { ...history, 'README.md': 'hello' }, 'no new migration under migrations'],
    ['nothing changed', history, 'no file changed'],
  ])('%s: nothing to do, even if it was asked for by name', async (_, head, reason) => {
    expect(await schemaDiff.applies(contextOf(history, head))).toEqual({ run: false, reason })
  })

  test('nothing that could be compared: a failure if it was asked for by name', async () => {
    expect(await schemaDiff.applies(contextOf({}, { 'README.md': 'hello' }))).toMatchObject({
      run: false,
      errorIfSelected: { code: 'schema-not-found' },
    })
  })
})

describe('from a schema file', () => {
  const schema = { schema: 'db/schema.sql' }
  const before = 'CREATE TABLE users (\n  id int PRIMARY KEY,\n  name text\n);\n'

  test('the file is compared with itself, and drops and types are warnings', async () => {
    const after = 'CREATE TABLE users (\n  id bigint PRIMARY KEY\n);\nCREATE TABLE orders (id int);\n'
    const result = await check(contextOf({ 'db/schema.sql': before }, { 'db/schema.sql': after }, schema))
    expect(result.findings.map(({ message, severity, location }) => [message, severity, location.line])).toEqual([
      ['users.name: column dropped', 'warning', 1],
      ['users.id: integer became bigint', 'warning', 2],
      ['orders: new table, 1 column', 'note', 4],
    ])
    expect(result.summary).toBe('1 table, 2 columns changed')
  })

  test('migrations beside it are not compared as well', async () => {
    const base = { 'db/schema.sql': before, ...history }
    const head = { ...base, 'migrations/003.sql': 'CREATE TABLE more (id int);' }
    expect(await schemaDiff.applies(contextOf(base, head, schema))).toMatchObject({
      run: false,
      reason: 'db/schema.sql is unchanged',
    })
  })

  test('what pg_dump writes for psql is passed over, with the lines counted on', async () => {
    const dump = (body: string) =>
      `\\restrict abc\nSET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n${body}\n\\unrestrict abc\n`
    const result = await check(
      contextOf(
        { 'db/schema.sql': dump('CREATE TABLE public.a (id integer);') },
        { 'db/schema.sql': dump('CREATE TABLE public.a (id integer, b text);') },
        schema,
      ),
    )
    expect(result.findings.map(({ message, location }) => [message, location.line])).toEqual([
      ['a.b: new column text', 4],
    ])
  })

  test.each([
    ['base', 'CREATE TABL x;', 'CREATE TABLE x ();', 'the merge base', true],
    ['head', 'CREATE TABLE x ();', '\nCREATE TABL x;', 'head', false],
  ])('one that does not load at %s says where', async (_, base, head, where, notTheirs) => {
    const trouble = await troubleFrom(check(contextOf({ 'db/schema.sql': base }, { 'db/schema.sql': head }, schema)))
    expect(trouble.code).toBe('schema-failed')
    expect(trouble.message).toContain(`at ${where} fails`)
    expect(trouble.location?.line).toBe(where === 'head' ? 2 : 1)
    expect(trouble.hint.includes("Not this pull request's fault")).toBe(notTheirs)
  })

  test.each([
    ['an extension that PGlite lacks', 'CREATE EXTENSION postgis;', /server/],
    ['a template', 'CREATE TABLE {{ name }} (id int);', /template/],
    ['a role that nobody made', 'CREATE TABLE x (); ALTER TABLE x OWNER TO app;', /database\.prelude/],
  ])('%s: the hint says what to do', async (_, head, hint) => {
    const trouble = await troubleFrom(check(contextOf({ 'db/schema.sql': before }, { 'db/schema.sql': head }, schema)))
    expect(trouble.code).toBe('schema-failed')
    expect(trouble.hint).toMatch(hint)
  })

  test('an error without a position is placed at its statement', async () => {
    const head = 'CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE TABLE a (id int);'
    const trouble = await troubleFrom(check(contextOf({ 'db/schema.sql': before }, { 'db/schema.sql': head }, schema)))
    expect(trouble.location).toEqual({ path: 'db/schema.sql', line: 3, column: 1 })
  })

  test('one that is nowhere is an error of the config', async () => {
    expect(await schemaDiff.applies(contextOf({}, { a: '' }, schema))).toMatchObject({
      run: false,
      error: { code: 'schema-file-missing' },
    })
  })
})

test('pg-mem cannot tell', async () => {
  const mem = await openDatabaseEngine({ engine: 'pg-mem', log: silentLog() })
  const files = { 'migrations/001.sql': 'CREATE TABLE a (id int);' }
  const closers: (() => Promise<void>)[] = []
  const context = {
    ...contextOf(files, { ...files, 'migrations/002.sql': 'CREATE TABLE b (id int);' }),
    databaseEngine: async () => mem,
    onClose: (close: () => Promise<void>) => void closers.push(close),
  }
  expect((await troubleFrom(check(context))).code).toBe('catalog-unavailable')
  for (const close of closers) await close()
})
