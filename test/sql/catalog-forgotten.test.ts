import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { readCatalog } from '../../src/sql/catalog.ts'
import { compareCatalogs } from '../../src/sql/catalog-changes.ts'
import { differenceFrom } from '../../src/sql/catalog-difference.ts'
import { readIdentities, renamesBetween } from '../../src/sql/identities.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { emptyDatabase } from '../rules/migration.ts'

let session: DatabaseSession
beforeAll(async () => {
  const engine = await openDatabaseEngine({ engine: 'pglite', log: silentLog() })
  session = await engine.open({ extensions: ['citext'] })
  await session.execute('CREATE ROLE app; CREATE ROLE auditor')
})
afterAll(() => session?.close())

const t = 'CREATE TABLE t (a int, b text);'

/** What a step down may forget: what is there before, what changes, what brings it back, and how the change is told. */
type Forgotten = readonly [setup: string, change: string, undo: string, said: readonly string[]]

async function tried([setup, change, undo]: Forgotten) {
  await emptyDatabase(session)
  await session.execute(setup)
  const before = await readCatalog(session)
  await session.execute(change)
  const changed = await readCatalog(session)
  await session.execute(undo)
  const after = await readCatalog(session)
  return { said: differenceFrom(compareCatalogs(before, changed)).said, left: compareCatalogs(before, after) }
}

// Each line is one that PostgreSQL's reference gives a statement to change: https://www.postgresql.org/docs/18/sql-commands.html
const forgotten: Readonly<Record<string, readonly Forgotten[]>> = {
  'owners and privileges': [
    [
      t,
      'ALTER TABLE t OWNER TO app',
      'ALTER TABLE t OWNER TO postgres',
      ['the owner of table t is app, was that of the database'],
    ],
    [
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
      'ALTER FUNCTION f() OWNER TO app',
      'ALTER FUNCTION f() OWNER TO postgres',
      ['the owner of function f() is app, was that of the database'],
    ],
    [
      t,
      'GRANT SELECT ON t TO app',
      'REVOKE ALL ON t FROM app',
      ['the privileges on table t are app: SELECT, was those by default'],
    ],
    [
      `${t} GRANT SELECT, INSERT ON t TO app;`,
      'REVOKE INSERT ON t FROM app',
      'GRANT INSERT ON t TO app',
      ['the privileges on table t are app: SELECT, was app: INSERT, SELECT'],
    ],
    [
      t,
      'GRANT UPDATE (b) ON t TO app WITH GRANT OPTION',
      'REVOKE UPDATE (b) ON t FROM app',
      ['the privileges on column t.b are app: UPDATE WITH GRANT OPTION, was those by default'],
    ],
    [
      t,
      'REVOKE ALL ON t FROM postgres',
      'GRANT ALL ON t TO postgres',
      ['the privileges on table t are nobody else (the owner: nothing), was those by default'],
    ],
    [
      `${t} GRANT SELECT ON t TO app;`,
      'REVOKE ALL ON t FROM postgres',
      'GRANT ALL ON t TO postgres',
      ['the privileges on table t are app: SELECT (the owner: nothing), was app: SELECT'],
    ],
    [
      'CREATE SCHEMA s;',
      'GRANT USAGE ON SCHEMA s TO app',
      'REVOKE USAGE ON SCHEMA s FROM app',
      ['the privileges on schema s are app: USAGE, was those by default'],
    ],
    [
      '',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM app',
      ['default privileges of postgres on tables in public is still there'],
    ],
    ['', 'CREATE ROLE clerk IN ROLE app', 'DROP ROLE clerk', ['role clerk is still there']],
    ['', 'ALTER ROLE app LOGIN', 'ALTER ROLE app NOLOGIN', ['role app is LOGIN']],
    ['', 'GRANT auditor TO app', 'REVOKE auditor FROM app', ['role app is IN ROLE auditor']],
    ['', "ALTER ROLE app SET search_path = 'x'", 'ALTER ROLE app RESET search_path', ['role app is SET search_path=x']],
  ],
  comments: [
    [t, "COMMENT ON TABLE t IS 'x'", 'COMMENT ON TABLE t IS NULL', ['table t has a comment']],
    [t, "COMMENT ON COLUMN t.b IS 'x'", 'COMMENT ON COLUMN t.b IS NULL', ['column t.b has a comment']],
    [
      `${t} CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'x';`,
      "COMMENT ON INDEX i IS 'y'",
      "COMMENT ON INDEX i IS 'x'",
      ['index i has another comment'],
    ],
    [
      `${t} ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);`,
      "COMMENT ON CONSTRAINT c ON t IS 'x'",
      'COMMENT ON CONSTRAINT c ON t IS NULL',
      ['constraint t.c has a comment'],
    ],
    [
      'CREATE VIEW v AS SELECT 1 AS one;',
      "COMMENT ON COLUMN v.one IS 'x'",
      'COMMENT ON COLUMN v.one IS NULL',
      ['column v.one has a comment'],
    ],
    ["CREATE TYPE e AS ENUM ('a');", "COMMENT ON TYPE e IS 'x'", 'COMMENT ON TYPE e IS NULL', ['enum e has a comment']],
    [
      "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
      "COMMENT ON FUNCTION f(int) IS 'x'",
      'COMMENT ON FUNCTION f(int) IS NULL',
      ['function f(a integer) has a comment'],
    ],
  ],
  'tables and columns': [
    [
      t,
      'ALTER TABLE t ALTER b SET STORAGE EXTERNAL',
      'ALTER TABLE t ALTER b SET STORAGE EXTENDED',
      ['column t.b is storage external'],
    ],
    [
      t,
      'ALTER TABLE t ALTER b SET COMPRESSION pglz',
      'ALTER TABLE t ALTER b SET COMPRESSION default',
      ['column t.b is compression pglz'],
    ],
    [
      t,
      'ALTER TABLE t ALTER a SET STATISTICS 500',
      'ALTER TABLE t ALTER a SET STATISTICS -1',
      ['column t.a is statistics 500'],
    ],
    [
      t,
      'ALTER TABLE t ALTER a SET (n_distinct = 5)',
      'ALTER TABLE t ALTER a RESET (n_distinct)',
      ['column t.a is options n_distinct=5'],
    ],
    [
      'CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);',
      'ALTER TABLE t ALTER a SET INCREMENT 5',
      'ALTER TABLE t ALTER a SET INCREMENT 1',
      ['column t.a is sequence INCREMENT 5'],
    ],
    [
      'CREATE TABLE t (a serial);',
      'ALTER SEQUENCE t_a_seq OWNED BY NONE',
      'ALTER SEQUENCE t_a_seq OWNED BY t.a',
      ['sequence t_a_seq is still there'],
    ],
    [
      'CREATE TABLE t (a int);',
      'ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID',
      'ALTER TABLE t ALTER a DROP NOT NULL',
      ['column t.a is NOT NULL', 'column t.a is NOT NULL not validated'],
    ],
    [
      'CREATE TABLE t (a int PRIMARY KEY); CREATE UNIQUE INDEX i ON t (a);',
      'ALTER TABLE t REPLICA IDENTITY USING INDEX i',
      'ALTER TABLE t REPLICA IDENTITY DEFAULT',
      ['table t is replica identity i'],
    ],
    [
      `${t} CREATE INDEX i ON t (a);`,
      'ALTER TABLE t CLUSTER ON i',
      'ALTER TABLE t SET WITHOUT CLUSTER',
      ['table t is clustered on i'],
    ],
    [
      t,
      'ALTER TABLE t SET (toast.autovacuum_enabled = false)',
      'ALTER TABLE t RESET (toast.autovacuum_enabled)',
      ['table t is toast options autovacuum_enabled=false'],
    ],
    [
      t,
      'ALTER TABLE t FORCE ROW LEVEL SECURITY',
      'ALTER TABLE t NO FORCE ROW LEVEL SECURITY',
      ['table t is row security for the owner too'],
    ],
    [
      `${t} CREATE INDEX i ON t (lower(b));`,
      'ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 50',
      'ALTER INDEX i ALTER COLUMN 1 SET STATISTICS -1',
      [
        'index i is CREATE INDEX i ON t USING btree (lower(b)) STATISTICS 1: 50, was CREATE INDEX i ON t USING btree (lower(b))',
      ],
    ],
  ],
  'the rarer kinds': [
    [t, 'CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING', 'DROP RULE r ON t', ['rule t.r is still there']],
    [
      `${t} CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;`,
      'ALTER TABLE t DISABLE RULE r',
      'ALTER TABLE t ENABLE RULE r',
      ['rule t.r says `... t DO INSTEAD NOTHING; (disabled)`, was `... t DO INSTEAD NOTHING;`'],
    ],
    [t, 'CREATE STATISTICS s ON a, b FROM t', 'DROP STATISTICS s', ['statistics s is still there']],
    [t, 'CREATE PUBLICATION p FOR TABLE t', 'DROP PUBLICATION p', ['publication p is still there']],
    [
      "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';",
      'CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()',
      'DROP EVENT TRIGGER e',
      ['event trigger e is still there'],
    ],
    [
      "CREATE TYPE c AS (a int); CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'SELECT 1';",
      'CREATE CAST (c AS int) WITH FUNCTION f(c)',
      'DROP CAST (c AS int)',
      ['cast (c AS integer) is still there'],
    ],
    [
      "CREATE FUNCTION f(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT true';",
      'CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = f)',
      'DROP OPERATOR === (int, int)',
      ['operator ===(integer,integer) is still there'],
    ],
    ['', "CREATE COLLATION l (provider = icu, locale = 'und')", 'DROP COLLATION l', ['collation l is still there']],
    [
      '',
      'CREATE TEXT SEARCH CONFIGURATION x (COPY = simple)',
      'DROP TEXT SEARCH CONFIGURATION x',
      ['text search configuration x is still there'],
    ],
    [
      '',
      'CREATE TEXT SEARCH DICTIONARY x (TEMPLATE = simple)',
      'DROP TEXT SEARCH DICTIONARY x',
      ['text search dictionary x is still there'],
    ],
    [
      'CREATE FOREIGN DATA WRAPPER w;',
      "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a')",
      'DROP SERVER s',
      ['server s is still there'],
    ],
    ['', 'CREATE EXTENSION citext', 'DROP EXTENSION citext', ['extension citext is still there']],
    [
      "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');",
      'DROP AGGREGATE g(int)',
      "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
      ['function g(integer) is missing'],
    ],
    [
      'CREATE MATERIALIZED VIEW m AS SELECT 1 AS one;',
      'REFRESH MATERIALIZED VIEW m WITH NO DATA',
      'REFRESH MATERIALIZED VIEW m',
      ['view m says `WITH NO DATA` besides'],
    ],
  ],
}

describe.each(Object.entries(forgotten))('%s', (_, cases) => {
  test.each(cases)('%s %s', async (...given) => {
    const { said, left } = await tried(given)
    expect(said).toEqual(given[3])
    expect(left).toEqual([])
  })
})

test('what a new or dropped object brings along is not told again', async () => {
  const whole = `${t} COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.a IS 'y'; GRANT SELECT ON t TO app;
    ALTER TABLE t OWNER TO app; CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'z'`
  expect((await tried(['', whole, 'DROP TABLE t', []])).said).toEqual(['table t is still there'])
  expect((await tried([`${whole};`, 'DROP TABLE t', whole, []])).said).toEqual(['table t is missing'])
})

test('what follows a rename is the rename alone', async () => {
  await emptyDatabase(session)
  await session.execute(`${t} COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.a IS 'y'; GRANT SELECT ON t TO app;
    CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING`)
  const [before, identities] = [await readCatalog(session), await readIdentities(session)]
  await session.execute('ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME a TO c')
  const renames = renamesBetween(identities, await readIdentities(session))
  const changes = compareCatalogs(before, await readCatalog(session), renames)
  expect(changes.map(({ what, object, name }) => `${what} ${object} ${name}`)).toEqual([
    'renamed table public.u',
    'renamed column public.u.c',
  ])
})

test('a password in a user mapping is read by nobody', async () => {
  await emptyDatabase(session)
  await session.execute(`CREATE FOREIGN DATA WRAPPER hidden; CREATE SERVER away FOREIGN DATA WRAPPER hidden;
    CREATE USER MAPPING FOR postgres SERVER away OPTIONS (password 'very secret')`)
  const text = JSON.stringify(await readCatalog(session))
  expect(text).toContain('"user mapping"')
  expect(text).not.toContain('very secret')
  await session.execute('DROP FOREIGN DATA WRAPPER hidden CASCADE')
})
