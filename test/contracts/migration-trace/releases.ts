import type { EarlierMajor } from '../../fixtures/postgres-server.ts'

/** A text that not every supported major accepts: its SQLSTATE on each that refuses it. From the release notes. */
export interface ReleaseCase {
  readonly sql: string
  readonly refused: Readonly<Partial<Record<EarlierMajor | 18, string>>>
}

const before16 = (sqlstate: string) => ({ 15: sqlstate })
const before17 = (sqlstate: string) => ({ 15: sqlstate, 16: sqlstate })
const before18 = (sqlstate: string) => ({ 15: sqlstate, 16: sqlstate, 17: sqlstate })
const from17 = (sqlstate: string) => ({ 17: sqlstate, 18: sqlstate })

const usesSearchPath = `CREATE SCHEMA s; SET search_path = s, public; CREATE TABLE t (a int); INSERT INTO t VALUES (1);
  CREATE FUNCTION helper(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1';
  CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN helper($1); END';
  CREATE FUNCTION g() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM t); END'; `

export const releaseCases: readonly ReleaseCase[] = [
  { sql: 'SELECT 0x1F, 1_000', refused: before16('42601') },
  { sql: 'SELECT * FROM (SELECT 1)', refused: before16('42601') },
  { sql: 'SELECT any_value(1)', refused: before16('42883') },
  { sql: "SELECT JSON_OBJECT('a': 1), '[1]' IS JSON", refused: before16('42601') },
  { sql: 'CREATE TABLE t (a int STORAGE PLAIN)', refused: before16('42601') },
  { sql: 'SELECT random(1, 5)', refused: before17('42883') },
  { sql: "SELECT * FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a int PATH '$'))", refused: before17('42601') },
  { sql: 'CREATE TABLE t (a timestamp DEFAULT (now() AT LOCAL))', refused: before17('42601') },
  { sql: 'CREATE TABLE t (a text COLLATE "pg_c_utf8")', refused: before17('42704') },
  { sql: "CREATE TABLE t (a interval DEFAULT 'infinity')", refused: before17('22007') },
  { sql: 'CREATE TABLE t (a text); ALTER TABLE t ALTER a SET STATISTICS DEFAULT', refused: before17('42601') },
  { sql: 'CREATE TABLE t (id int, EXCLUDE (id WITH =)) PARTITION BY RANGE (id)', refused: before17('0A000') },
  {
    sql: 'CREATE TABLE t (a int); MERGE INTO t USING (SELECT 1 AS a) s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE',
    refused: before17('42601'),
  },
  { sql: 'SET transaction_timeout = 1000', refused: before17('42704') },
  { sql: 'SELECT uuidv7()', refused: before18('42883') },
  { sql: 'CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a))', refused: before18('42601') },
  { sql: 'CREATE TABLE t (a int, CONSTRAINT c NOT NULL a)', refused: before18('42601') },
  // Before 18 the name of a NOT NULL was read and forgotten.
  { sql: 'CREATE TABLE t (a int CONSTRAINT c NOT NULL); ALTER TABLE t DROP CONSTRAINT c', refused: before18('42704') },
  // What later majors took away.
  { sql: 'SET force_parallel_mode = off', refused: { 16: '42704', ...from17('42704') } },
  { sql: 'CREATE UNLOGGED TABLE t (id int) PARTITION BY RANGE (id)', refused: { 18: '0A000' } },
  // "Change functions to use a safe search_path during maintenance operations" (17).
  { sql: `${usesSearchPath} CREATE INDEX ON t (f(a))`, refused: from17('42883') },
  { sql: `${usesSearchPath} CREATE MATERIALIZED VIEW m AS SELECT g()`, refused: from17('42P01') },
  // The same on all of them.
  { sql: 'CREATE TABLE t (id int UNIQUE NULLS NOT DISTINCT)', refused: {} },
  { sql: 'CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (id)', refused: {} },
  { sql: 'CREATE VIEW v WITH (security_invoker) AS SELECT 1 AS one', refused: {} },
  { sql: 'CREATE TABLE t (a numeric(2, -1))', refused: {} },
]
