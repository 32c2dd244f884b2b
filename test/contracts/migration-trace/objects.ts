import { AE, AS, E, RE, S, SRE, SUE, type TraceCase } from './trace-case.ts'

/** Views, types, domains, sequences, functions, publications, and DDL that no parser sees. */
export const objectCases: readonly TraceCase[] = [
  { sql: 'CREATE VIEW cheap AS SELECT * FROM orders WHERE total < 10', locks: { orders: AS } },
  { sql: 'CREATE OR REPLACE VIEW named AS SELECT id, name, email FROM users', locks: { named: AE, users: AS } },
  { sql: 'CREATE OR REPLACE VIEW named AS SELECT id FROM users', sqlstate: '42P16' },
  { sql: 'DROP VIEW named', locks: { named: AE } },
  { sql: 'ALTER VIEW named RENAME TO called', locks: { named: AE } },
  { sql: 'CREATE MATERIALIZED VIEW cheap AS SELECT * FROM orders', locks: { orders: AS }, scans: ['orders'] },
  {
    sql: 'REFRESH MATERIALIZED VIEW totals',
    locks: { totals: AE, users: AS },
    planned: ['users'],
    rewrites: ['totals'],
  },
  {
    sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY totals',
    schema: 'CREATE UNIQUE INDEX totals_one ON totals (users)',
    locks: { totals: E, users: AS },
    planned: ['totals', 'users'],
  },
  { sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY totals', sqlstate: '55000' },
  { sql: 'DROP MATERIALIZED VIEW totals', locks: { totals: AE } },
  { sql: "CREATE TYPE size AS ENUM ('s', 'm')" },
  { sql: "ALTER TYPE mood ADD VALUE 'calm'", locks: { typed: 'none' } },
  { sql: "ALTER TYPE mood ADD VALUE 'calm'; UPDATE typed SET mood = 'calm'", sqlstate: '55P04' },
  { sql: "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'", locks: { typed: 'none' } },
  { sql: 'ALTER TYPE mood RENAME TO feeling', locks: { typed: 'none' } },
  { sql: 'DROP TYPE mood', sqlstate: '2BP01' },
  { sql: 'DROP TYPE mood CASCADE', locks: { typed: AE } },
  {
    sql: 'ALTER TYPE pair ADD ATTRIBUTE b int CASCADE',
    schema: 'CREATE TYPE pair AS (a int); CREATE TABLE pairs OF pair',
    locks: { pairs: AE },
  },
  { sql: 'ALTER DOMAIN positive ADD CHECK (VALUE < 1000)', locks: { typed: S }, scans: ['typed'] },
  { sql: 'ALTER DOMAIN positive ADD CHECK (VALUE > 5)', sqlstate: '23514' },
  { sql: 'ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 1000) NOT VALID', locks: { typed: 'none' } },
  {
    sql: 'ALTER DOMAIN positive VALIDATE CONSTRAINT small',
    schema: 'ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 1000) NOT VALID',
    locks: { typed: S },
    scans: ['typed'],
  },
  { sql: 'ALTER DOMAIN positive SET NOT NULL', locks: { typed: S }, scans: ['typed'] },
  { sql: 'ALTER DOMAIN positive SET DEFAULT 1', locks: { typed: 'none' } },
  { sql: 'DROP DOMAIN number CASCADE', locks: { typed: AE } },
  { sql: 'ALTER SEQUENCE numbers INCREMENT 5', locks: { numbers: SRE } },
  { sql: 'ALTER SEQUENCE numbers RESTART', locks: { numbers: SRE } },
  { sql: 'ALTER SEQUENCE numbers AS bigint', locks: { numbers: SRE } },
  { sql: "SELECT setval('numbers', 9)", locks: { numbers: RE } },
  { sql: 'DROP SEQUENCE numbers', locks: { numbers: AE } },
  { sql: 'ALTER TABLE orders ALTER COLUMN total SET DEFAULT nextval($$numbers$$)', locks: { orders: AE } },
  { sql: 'CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$' },
  { sql: 'CREATE SCHEMA other' },
  {
    sql: 'ALTER SCHEMA other RENAME TO another',
    schema: 'CREATE SCHEMA other; CREATE TABLE other.thing (id int)',
  },
  {
    sql: 'DROP SCHEMA public CASCADE',
    locks: { orders: AE, users: AE, lines: AE, typed: AE, named: AE, totals: AE },
  },
  { sql: 'CREATE PUBLICATION changes FOR TABLE orders', locks: { orders: SUE } },
  { sql: 'CREATE PUBLICATION changes FOR ALL TABLES', locks: { orders: 'none' } },
  { sql: 'CREATE PUBLICATION changes FOR TABLES IN SCHEMA public', locks: { orders: 'none' } },
  {
    sql: 'ALTER PUBLICATION changes ADD TABLE orders',
    schema: 'CREATE PUBLICATION changes FOR TABLE users',
    locks: { orders: SUE },
  },
  { sql: 'SELECT no_such_function()', sqlstate: '42883' },
  { sql: 'SELECT * FROM nowhere', sqlstate: '42P01' },
  { sql: 'ALTER TABLE nowhere ADD COLUMN a int', sqlstate: '42P01' },
  { sql: 'ALTER TABLE orders ADD COLUMN a nothing', sqlstate: '42704' },
  { sql: 'ALTER TABLE orders ADD COLUMN a int,', sqlstate: '42601' },
]

/** What only a run shows: SQL in blocks, functions, procedures and triggers. */
export const dynamicCases: readonly TraceCase[] = [
  {
    sql: "DO $$ BEGIN EXECUTE 'ALTER TABLE orders ALTER total TYPE bigint'; END $$",
    locks: { orders: AE },
    scans: ['orders'],
    rewrites: ['orders'],
  },
  {
    sql: 'DO $$ BEGIN IF NOT EXISTS (SELECT FROM keyless WHERE id = 9) THEN UPDATE keyless SET number = 3; END IF; END $$',
    locks: { keyless: RE },
    scans: ['keyless'],
    rows: { 'public.keyless': { inserted: 0, updated: 1, deleted: 0 } },
  },
  {
    sql: 'SELECT widen()',
    schema: 'CREATE FUNCTION widen() RETURNS void LANGUAGE sql AS $$ CREATE INDEX ON orders (total) $$',
    locks: { orders: S },
    scans: ['orders'],
  },
  {
    sql: "DO $$ BEGIN ALTER TABLE orders ADD CHECK (total > 100); EXCEPTION WHEN check_violation THEN RAISE NOTICE 'no'; END $$",
    // The block's subtransaction was rolled back, and its locks with it.
    locks: { orders: 'none' },
    scans: ['orders'],
  },
  {
    sql: 'UPDATE keyless SET number = 4',
    schema: `CREATE FUNCTION copy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM lines; RETURN NEW; END $$;
      CREATE TRIGGER copy AFTER UPDATE ON keyless FOR EACH ROW EXECUTE FUNCTION copy()`,
    locks: { keyless: RE, lines: RE },
    scans: ['keyless', 'lines'],
    rows: {
      'public.keyless': { inserted: 0, updated: 1, deleted: 0 },
      'public.lines': { inserted: 0, updated: 0, deleted: 1 },
    },
  },
  // It commits, which the transaction around the file forbids.
  {
    sql: 'CALL twice()',
    schema: `CREATE PROCEDURE twice() LANGUAGE plpgsql AS $$ BEGIN UPDATE keyless SET number = 5; COMMIT; UPDATE keyless SET number = 6; END $$;`,
    sqlstate: '2D000',
  },
  { sql: "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '22012'; END $$", sqlstate: '22012' },
  { sql: 'SET lock_timeout = 100; ALTER TABLE orders ADD COLUMN a int', locks: { orders: AE } },
  // Two locks in one transaction: the first is held, the second taken.
  { sql: 'ALTER TABLE orders ADD COLUMN a int; ALTER TABLE users ADD COLUMN a int', locks: { users: AE } },
  { sql: 'ALTER TABLE orders ADD COLUMN a int; UPDATE orders SET a = 1', scans: ['orders'] },
  { sql: 'BEGIN; LOCK TABLE users; COMMIT; ALTER TABLE orders ADD COLUMN a int', locks: { orders: AE, users: 'none' } },
]
