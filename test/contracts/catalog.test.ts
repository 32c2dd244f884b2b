import { describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { DatabaseEngine } from '../../src/core/ports.ts'
import { type Catalog, readCatalog } from '../../src/sql/catalog.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { earlierServer, noEarlierServer, startPostgresServer } from '../fixtures/postgres-server.ts'

// A down step that restores the schema here must restore it in production: both engines read one catalog alike.

/** One object of each kind that every major since 15 has, with owners, privileges and comments. */
const everything = `
  CREATE TABLE t (a serial, b varchar(20) NOT NULL DEFAULT 'x' COLLATE "C", c int GENERATED ALWAYS AS (a + 1) STORED, d int GENERATED ALWAYS AS IDENTITY (INCREMENT 5));
  ALTER TABLE t ADD PRIMARY KEY (a), ADD CONSTRAINT k CHECK (a > 0) NOT VALID, ALTER b SET STORAGE EXTERNAL, ALTER b SET STATISTICS 500;
  CREATE UNIQUE INDEX i ON t (lower(b)) WHERE a > 1; ALTER TABLE t REPLICA IDENTITY FULL; ALTER TABLE t ENABLE ROW LEVEL SECURITY;
  CREATE TABLE p (day date) PARTITION BY RANGE (day); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE POLICY mine ON t USING (a > 0); GRANT SELECT ON t TO PUBLIC; GRANT UPDATE (b) ON t TO PUBLIC;
  COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.b IS 'y'; COMMENT ON INDEX i IS 'z';
  CREATE VIEW v WITH (security_invoker = true) AS SELECT a FROM t; CREATE MATERIALIZED VIEW m AS SELECT 1 AS one;
  CREATE TYPE e AS ENUM ('b', 'a'); CREATE DOMAIN dm AS int CHECK (VALUE > 0); CREATE TYPE pair AS (a int, b text COLLATE "C"); CREATE TYPE r AS RANGE (subtype = int);
  CREATE SEQUENCE s INCREMENT 5; CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1'; REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
  CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0'); CREATE RULE ru AS ON DELETE TO t DO INSTEAD NOTHING;
  CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER tg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
  CREATE STATISTICS st ON a, b FROM t; CREATE PUBLICATION pu FOR TABLE t (a) WHERE (a > 0); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
  CREATE TEXT SEARCH CONFIGURATION ts (COPY = simple); CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = simple);
  CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w OPTIONS (host 'h');
  CREATE FUNCTION ev() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION ev();
  CREATE FUNCTION same(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT true'; CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = same);
  CREATE FUNCTION pair_int(pair) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE CAST (pair AS int) WITH FUNCTION pair_int(pair)`

async function catalogOn(engine: DatabaseEngine): Promise<Catalog> {
  const session = await engine.open({ extensions: [] })
  try {
    await session.execute(everything)
    return await readCatalog(session)
  } finally {
    await session.close()
  }
}

/** `entry`: the module of an earlier major. */
async function catalogOnServer(entry?: string): Promise<Catalog> {
  const server = await startPostgresServer(entry)
  try {
    return await catalogOn(await openDatabaseEngine({ engine: 'server', databaseUrl: server.url, log: silentLog() }))
  } finally {
    await server.stop()
  }
}

/** What 18 prints and an earlier major has not or prints in full: generated columns, MAINTAIN (17), a view's short names (16). */
function withoutNews({ others, views, ...catalog }: Catalog) {
  const known = others.map((other) => ({
    ...other,
    definition: other.definition.replace('"pubgencols": "n", ', '').replace('MAINTAIN, ', ''),
  }))
  const short = views.map((view) => ({ ...view, definition: view.definition.replace('SELECT t.a', 'SELECT a') }))
  return {
    ...catalog,
    others: known,
    views: short.map(({ definition, ...view }) => ({ ...view, definition: definition.replace(/\s+/g, ' ') })),
  }
}

describe('one catalog, whichever engine', () => {
  const here = async () =>
    withoutNews(await catalogOn(await openDatabaseEngine({ engine: 'pglite', log: silentLog() })))

  test('PGlite and a server', { timeout: 120_000 }, async () => {
    const catalog = await here()
    expect(withoutNews(await catalogOnServer())).toEqual(catalog)
    // Every kind that the statements above make is there.
    expect(new Set(catalog.others.map(({ object }) => object)).size).toBe(11)
  })

  test.each([15, 16, 17] as const)('PGlite and PostgreSQL %i', { timeout: 120_000 }, async (major) => {
    const entry = earlierServer(major)
    if (!entry) return console.log(noEarlierServer)
    expect(withoutNews(await catalogOnServer(entry))).toEqual(await here())
  })
})
