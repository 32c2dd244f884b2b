import { describe, expect, test } from 'vitest'
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

test('only a DO block has code', async () => {
  const parsed = await parseText('DO LANGUAGE plpgsql $$ BEGIN NULL; END $$; SELECT 1')
  const codes = 'statements' in parsed ? parsed.statements.map(codeOf) : []
  expect(codes).toEqual([expect.stringContaining('BEGIN NULL; END'), undefined])
})
