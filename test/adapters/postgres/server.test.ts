import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { databaseEngineContract, rejection, troubleFrom } from '../../contracts/database-engine.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { freePort, type PostgresServer, startPostgresServer } from '../../fixtures/postgres-server.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgresServer()
  await server.query("CREATE ROLE modest LOGIN CREATEDB CREATEROLE PASSWORD 'p@ss/word'")
})
afterAll(() => server?.stop())

/** As most would run it: a role that may make databases, and little else. */
const modestUrl = () => `postgres://modest:p%40ss%2Fword@127.0.0.1:${server.port}/postgres`
const engineAt = (databaseUrl: string, limits = {}, log = silentLog()) =>
  openDatabaseEngine({ engine: 'server', databaseUrl, limits, log })

databaseEngineContract({
  engine: () => engineAt(modestUrl()),
  limited: (limits) => engineAt(modestUrl(), limits),
  real: true,
})

const databases = () =>
  server.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'breakwater%'")

describe('the server is left as it was', () => {
  test('scratch databases are dropped', async () => {
    const engine = await engineAt(modestUrl())
    const session = await engine.open({ extensions: [] })
    const snapshot = await session.snapshot()
    expect(await databases()).toHaveLength(2)
    await session.close()
    await snapshot.discard()
    expect(await databases()).toEqual([])
  })

  test('what cannot be dropped is named, and hides nothing', async () => {
    const log = silentLog()
    const session = await (await engineAt(modestUrl(), {}, log)).open({ extensions: [] })
    await server.query('ALTER ROLE modest NOLOGIN')
    try {
      await session.close()
    } finally {
      await server.query('ALTER ROLE modest LOGIN')
    }
    const [left] = await databases()
    expect(log.warnings.join()).toContain(left?.datname)
    await server.query(`DROP DATABASE ${left?.datname}`)
  })

  test('one that could not be opened leaves none', async () => {
    await troubleFrom((await engineAt(modestUrl())).open({ extensions: ['no_such_extension'] }))
    expect(await databases()).toEqual([])
  })

  test('a statement past its limit is over on the server too', async () => {
    const session = await (await engineAt(modestUrl(), { statementMs: 1_000 })).open({ extensions: [] })
    // The SQL itself may switch the timeout off; pg_dump's files do.
    await session.execute('SET statement_timeout = 0')
    expect((await troubleFrom(session.execute('SELECT pg_sleep(600)'))).code).toBe('database-limit')
    expect(await server.query("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'")).toEqual([])
    await session.close()
    expect(await databases()).toEqual([])
  })

  test('a timeout of the SQL itself is an SQL error', async () => {
    const session = await (await engineAt(modestUrl())).open({ extensions: [] })
    await session.execute("SET statement_timeout = '50ms'")
    expect(await rejection(session.execute('SELECT pg_sleep(600)'))).toMatchObject({ sqlstate: '57014' })
    await session.close()
  })

  test('roles that the SQL makes are dropped with the last scratch database', async () => {
    const engine = await engineAt(modestUrl())
    const session = await engine.open({ extensions: [] })
    await session.execute('CREATE ROLE made_here; CREATE TABLE t (id int); GRANT SELECT ON t TO made_here')
    const snapshot = await session.snapshot()
    await session.execute('ALTER ROLE made_here NOINHERIT')
    await session.close()
    expect(await server.query("SELECT 1 FROM pg_roles WHERE rolname = 'made_here'")).toHaveLength(1)
    await snapshot.discard()
    expect(await server.query("SELECT 1 FROM pg_roles WHERE rolname = 'made_here'")).toEqual([])
  })

  test('a role that a DO block made goes too, and one that was there stays', async () => {
    const log = silentLog()
    const session = await (await engineAt(modestUrl(), {}, log)).open({ extensions: [] })
    await session.execute(
      'DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = $r$modest$r$) THEN CREATE ROLE modest; END IF; CREATE ROLE shop; ALTER ROLE shop LOGIN; END $$',
    )
    await session.close()
    expect(await server.query("SELECT rolname FROM pg_roles WHERE rolname IN ('modest', 'shop')")).toEqual([
      { rolname: 'modest' },
    ])
    expect(log.warnings.join()).not.toContain('shop')
  })

  test('a role whose name code puts together is named', async () => {
    const log = silentLog()
    const session = await (await engineAt(modestUrl(), {}, log)).open({ extensions: [] })
    await session.execute("DO $$ BEGIN EXECUTE 'CREATE ' || 'ROLE sneaked_in'; END $$")
    await session.close()
    expect(log.warnings.join()).toContain('sneaked_in')
    await server.query('DROP ROLE sneaked_in')
  })

  test.each([
    ['CREATE DATABASE other', 'CREATE DATABASE'],
    ['DROP DATABASE postgres', 'DROP DATABASE'],
    ['SELECT 1; DROP DATABASE postgres', 'DROP DATABASE'],
    ["ALTER SYSTEM SET work_mem = '1GB'", 'ALTER SYSTEM'],
    ["CREATE TABLESPACE t LOCATION '/tmp'", 'CREATE TABLESPACE'],
    ['DROP TABLESPACE pg_default', 'DROP TABLESPACE'],
    ['ALTER DATABASE postgres SET work_mem = 1', 'ALTER DATABASE'],
    ['ALTER DATABASE postgres RENAME TO mine', 'RENAME DATABASE'],
    ['ALTER DATABASE postgres OWNER TO modest', 'OWNER TO of DATABASE'],
    ['GRANT ALL ON DATABASE postgres TO PUBLIC', 'GRANT ON DATABASE'],
    ['ALTER ROLE postgres NOLOGIN', 'ALTER ROLE postgres'],
    ['ALTER ROLE ALL SET work_mem = 1', 'ALTER ROLE ALL'],
    ['DROP ROLE modest', 'DROP ROLE modest'],
    ['GRANT postgres TO modest', 'GRANT of the role postgres'],
    ['DROP OWNED BY modest', 'DROP OWNED BY modest'],
    ['REASSIGN OWNED BY modest TO postgres', 'REASSIGN OWNED BY modest'],
    ["CREATE SUBSCRIPTION s CONNECTION 'host=example.com' PUBLICATION p", 'CREATE SUBSCRIPTION'],
    ["LOAD 'auto_explain'", 'LOAD'],
    ['CREATE EXTENSION IF NOT EXISTS postgres_fdw', 'CREATE EXTENSION postgres_fdw'],
    ['CREATE EXTENSION dblink', 'CREATE EXTENSION dblink'],
    ['DO $$ BEGIN ALTER ROLE postgres NOLOGIN; END $$', 'ALTER ROLE postgres'],
    ["BEGIN; CREATE TABLE a (id int); PREPARE TRANSACTION 'a'", 'PREPARE TRANSACTION'],
    ["UPDATE pg_database SET datconnlimit = 9 WHERE datname = 'postgres'", 'A change of pg_database'],
    ["SELECT pg_create_physical_replication_slot('kept')", 'pg_create_physical_replication_slot()'],
  ])('%s is not run', async (sql, words) => {
    const session = await (await engineAt(server.url)).open({ extensions: [] })
    try {
      const trouble = await troubleFrom(session.execute(sql))
      expect(trouble.code).toBe('outside-scratch-database')
      expect(trouble.message).toContain(`${words} `)
    } finally {
      await session.close()
    }
  })

  test('a text that cannot be parsed and might reach far is refused unsent', async () => {
    const session = await (await engineAt(server.url)).open({ extensions: [] })
    expect(await rejection(session.execute('DROP DATABASE postgres, really'))).toMatchObject({ sqlstate: '42601' })
    await session.close()
  })
})

describe('what is wrong with the server is said, and the password never', () => {
  test.each([
    [
      'a wrong password',
      () => `postgres://modest:s3cret-word@127.0.0.1:${server.port}/postgres`,
      'database-authentication-failed',
    ],
    [
      'a database that is not there',
      () => `postgres://modest:p%40ss%2Fword@127.0.0.1:${server.port}/s3cret`,
      'database-missing',
    ],
    [
      'a host without a name',
      () => 'postgres://modest:s3cret-word@no-such-host.invalid/postgres',
      'database-unreachable',
    ],
    ['no URL at all', () => 'host=localhost password=s3cret-word', 'database-url-invalid'],
    ['another protocol', () => 'mysql://root:s3cret-word@localhost/db', 'database-url-invalid'],
  ])('%s', async (_, url, code) => {
    const trouble = await troubleFrom(engineAt(url()).then((engine) => engine.open({ extensions: [] })))
    expect(trouble.code).toBe(code)
    expect(JSON.stringify(trouble)).not.toContain('s3cret-word')
    expect(JSON.stringify(trouble)).not.toContain('p@ss')
  })

  test('a closed port', async () => {
    const url = `postgres://modest:s3cret-word@127.0.0.1:${await freePort()}/postgres`
    const trouble = await troubleFrom((await engineAt(url)).open({ extensions: [] }))
    expect([trouble.code, trouble.message.includes('ECONNREFUSED')]).toEqual(['database-unreachable', true])
    expect(JSON.stringify(trouble)).not.toContain('s3cret-word')
  })

  test('a role without CREATEDB gets the command that grants it', async () => {
    await server.query("CREATE ROLE humble LOGIN PASSWORD 's3cret-word'")
    const url = `postgres://humble:s3cret-word@127.0.0.1:${server.port}/postgres`
    const trouble = await troubleFrom((await engineAt(url)).open({ extensions: [] }))
    expect([trouble.code, trouble.hint]).toEqual(['database-not-allowed', 'Grant it once: ALTER ROLE humble CREATEDB;'])
  })

  test('a superuser is told that less is enough', async () => {
    const log = silentLog()
    const session = await (await engineAt(server.url, {}, log)).open({ extensions: [] })
    await session.close()
    expect(log.warnings.join()).toContain('superuser')
  })
})
