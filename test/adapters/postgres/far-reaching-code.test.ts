import { describe, expect, test } from 'vitest'
import { farReachingCall } from '../../../src/adapters/postgres/far-reaching-calls.ts'
import { codeOf, farReachingIn, rolesMadeIn } from '../../../src/adapters/postgres/far-reaching-code.ts'
import { parseText } from '../../../src/adapters/postgres/statements.ts'

const own = new Set(['mine', 'My Role'])

describe('code that reaches beyond its database', () => {
  test.each([
    ['ALTER ROLE postgres SUPERUSER;', 'ALTER ROLE postgres'],
    ["EXECUTE format('ALTER USER %I NOLOGIN', who);", 'ALTER USER %I'],
    ['alter  role\n"Other" SET search_path = shop;', 'ALTER ROLE "Other"'],
    ['DROP ROLE IF EXISTS app;', 'DROP ROLE app'],
    ['DROP OWNED BY app;', 'DROP OWNED BY app'],
    ['GRANT postgres TO mine;', 'GRANT of the role postgres'],
    ['REVOKE ADMIN OPTION FOR mine, app FROM mine;', 'REVOKE of the role app'],
    ["EXECUTE 'ALTER SYSTEM SET work_mem = 1';", 'ALTER SYSTEM'],
    ['ALTER DATABASE shop SET search_path = shop;', 'ALTER DATABASE'],
    ['GRANT CONNECT ON DATABASE shop TO mine;', 'GRANT ON DATABASE'],
    ["COPY orders TO PROGRAM 'id';", 'COPY'],
    ['ALTER/**/ROLE postgres SUPERUSER;', 'ALTER ROLE postgres'],
    ['ALTER -- of all\n ROLE postgres SUPERUSER;', 'ALTER ROLE postgres'],
    ['UPDATE pg_catalog . "pg_database" SET datconnlimit = 0;', 'A change of pg_database'],
    ["PERFORM pg_catalog.lo_export(1, '/tmp/a');", 'lo_export()'],
    ['PERFORM pg_terminate_backend(pid) FROM pg_stat_activity;', 'pg_terminate_backend()'],
    ["COPY orders FROM '/etc/passwd';", 'COPY'],
    ['CREATE EXTENSION IF NOT EXISTS dblink;', 'CREATE EXTENSION of one that opens connections or files'],
  ])('%s', (code, words) => {
    expect(farReachingIn(`BEGIN ${code} END`, own)).toBe(words)
  })

  test.each([
    'ALTER ROLE mine LOGIN; DROP ROLE "My Role";',
    'CREATE ROLE app; ALTER ROLE APP LOGIN; GRANT app TO CURRENT_USER;',
    'CREATE USER MAPPING FOR CURRENT_USER SERVER far; DROP USER MAPPING FOR CURRENT_USER SERVER far;',
    "EXECUTE format('ALTER DATABASE %I SET search_path = shop', current_database());",
    'GRANT SELECT, UPDATE ON orders TO app; GRANT mine TO app; GRANT ALL ON ALL TABLES IN SCHEMA public TO app;',
    'ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO app; SET ROLE app;',
    'SELECT count(*) INTO n FROM pg_roles; UPDATE users SET n = (SELECT count(*) FROM pg_database);',
    'PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database();',
    "UPDATE users SET role = 'admin' WHERE role IS NULL; DELETE FROM roles;",
  ])('not by: %s', (code) => {
    expect(farReachingIn(`BEGIN ${code} END`, own)).toBeUndefined()
  })
})

test('a text that goes on and on', () => {
  const long = 'copy grant alter role mine drop create role x revoke a, '.repeat(20_000)
  expect(farReachingIn(long, new Set(['mine', 'x']))).toBeUndefined()
})

test('roles that code makes, by the names that the catalog has', () => {
  const code = `CREATE ROLE App; create user "Web 2" LOGIN; CREATE ROLE %I; CREATE USER MAPPING FOR app SERVER s;`
  expect(rolesMadeIn(code)).toEqual(['app', 'Web 2'])
})

describe('calls and rows that reach beyond their database', () => {
  const callIn = async (sql: string) => {
    const parsed = await parseText(sql)
    return 'statements' in parsed ? parsed.statements.map(farReachingCall) : []
  }

  test.each([
    ["SELECT pg_create_physical_replication_slot('s')", 'pg_create_physical_replication_slot()'],
    ["INSERT INTO notes SELECT pg_catalog.pg_read_file('/etc/passwd')", 'pg_read_file()'],
    ['SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()', 'pg_terminate_backend()'],
    ['WITH gone AS (DELETE FROM pg_db_role_setting RETURNING 1) SELECT * FROM gone', 'A change of pg_db_role_setting'],
    ['UPDATE pg_catalog.pg_authid SET rolconnlimit = 7', 'A change of pg_authid'],
  ])('%s', async (sql, words) => {
    expect(await callIn(sql)).toEqual([words])
  })

  test.each([
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()',
    'UPDATE shop.pg_database SET size = 1',
    'INSERT INTO seen SELECT rolname FROM pg_roles',
    'CREATE VIEW conf AS SELECT pg_reload_conf()',
    "CREATE FUNCTION f() RETURNS boolean LANGUAGE sql AS 'SELECT pg_reload_conf()'",
    "SELECT 'pg_read_file'",
  ])('not by: %s', async (sql) => {
    expect(await callIn(sql)).toEqual([undefined])
  })
})

test('only a DO block has code', async () => {
  const parsed = await parseText('DO LANGUAGE plpgsql $$ BEGIN NULL; END $$; SELECT 1')
  const codes = 'statements' in parsed ? parsed.statements.map(codeOf) : []
  expect(codes).toEqual([expect.stringContaining('BEGIN NULL; END'), undefined])
})
