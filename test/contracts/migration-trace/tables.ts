import { AE, AS, E, RE, S, SRE, SUE, type TraceCase } from './trace-case.ts'

const orders = { orders: AE } as const
const rewritten = { locks: { keyless: AE }, scans: ['keyless'], rewrites: ['keyless'] } as const
const trigger = 'FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()'

/** Whole tables: storage, names, owners, LOCK, VACUUM, CLUSTER. */
export const tableCases: readonly TraceCase[] = [
  // An index is built of every table, also of one that has just been made.
  { sql: 'CREATE TABLE made (id int PRIMARY KEY)', scans: ['made'] },
  { sql: 'CREATE TABLE made (user_id int REFERENCES users)', locks: { users: SRE } },
  { sql: 'CREATE TABLE made (LIKE orders INCLUDING ALL)', locks: { orders: AS }, scans: ['made'] },
  { sql: 'CREATE TABLE made AS SELECT * FROM users', locks: { users: AS }, scans: ['users'] },
  { sql: 'CREATE TABLE made () INHERITS (keyless)', locks: { keyless: SUE } },
  { sql: 'CREATE TABLE IF NOT EXISTS orders (id int)' },
  { sql: 'CREATE TABLE orders (id int)', sqlstate: '42P07' },
  { sql: 'CREATE TEMP TABLE made (id int)' },
  { sql: 'DROP TABLE keyless', locks: { keyless: AE } },
  { sql: 'DROP TABLE lines', locks: { lines: AE, orders: AE } },
  { sql: 'DROP TABLE orders', sqlstate: '2BP01' },
  { sql: 'DROP TABLE orders CASCADE', locks: { orders: AE, lines: AE } },
  { sql: 'DROP TABLE IF EXISTS nothing' },
  { sql: 'ALTER TABLE orders RENAME TO purchases', locks: orders },
  { sql: 'CREATE SCHEMA other; ALTER TABLE orders SET SCHEMA other', locks: orders },
  { sql: 'ALTER TABLE orders OWNER TO reader', locks: orders },
  { sql: 'ALTER TABLE orders SET (fillfactor = 70)', locks: { orders: SUE } },
  { sql: 'ALTER TABLE orders SET (autovacuum_enabled = false)', locks: { orders: SUE } },
  { sql: 'ALTER TABLE orders SET (user_catalog_table = true)', locks: orders },
  { sql: 'ALTER TABLE orders ALTER COLUMN total SET STATISTICS 500', locks: { orders: SUE } },
  { sql: 'ALTER TABLE orders ALTER COLUMN total SET (n_distinct = 5)', locks: { orders: SUE } },
  { sql: 'ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL', locks: orders },
  {
    sql: 'ALTER TABLE orders ALTER COLUMN note SET STORAGE DEFAULT',
    locks: orders,
    since: { major: 16, before: '42601' },
  },
  { sql: 'ALTER TABLE orders ALTER COLUMN note SET COMPRESSION pglz', locks: orders },
  { sql: 'ALTER TABLE orders CLUSTER ON orders_user', locks: { orders: SUE } },
  { sql: 'ALTER TABLE orders SET WITHOUT CLUSTER', locks: { orders: SUE } },
  { sql: 'ALTER TABLE orders REPLICA IDENTITY FULL', locks: orders },
  { sql: 'ALTER TABLE keyless SET UNLOGGED', ...rewritten },
  { sql: 'ALTER TABLE keyless SET LOGGED', schema: 'ALTER TABLE keyless SET UNLOGGED', ...rewritten },
  { sql: 'ALTER TABLE keyless SET LOGGED', locks: { keyless: AE } },
  { sql: 'ALTER TABLE keyless SET TABLESPACE pg_default', locks: { keyless: AE } },
  { sql: 'ALTER TABLE keyless SET ACCESS METHOD heap', locks: { keyless: AE } },
  {
    sql: 'ALTER TABLE keyless SET ACCESS METHOD DEFAULT',
    locks: { keyless: AE },
    since: { major: 17, before: '42601' },
  },
  {
    sql: 'ALTER TABLE child INHERIT keyless',
    schema: 'CREATE TABLE child (id int, number int NOT NULL)',
    locks: { child: AE, keyless: SUE },
  },
  { sql: 'LOCK TABLE orders', locks: orders },
  { sql: 'LOCK TABLE orders IN SHARE MODE', locks: { orders: S } },
  { sql: 'LOCK TABLE orders IN ROW EXCLUSIVE MODE', locks: { orders: RE } },
  { sql: 'LOCK TABLE orders IN EXCLUSIVE MODE', locks: { orders: E } },
  // Recursive: a view's tables too.
  { sql: 'LOCK TABLE named', locks: { named: AE, users: AE } },
  { sql: 'VACUUM orders', locks: { orders: SUE } },
  { sql: 'VACUUM FULL orders', locks: orders, rewrites: ['orders'] },
  { sql: 'BEGIN; VACUUM orders; COMMIT', sqlstate: '25001' },
  { sql: 'CLUSTER orders USING orders_user', locks: orders, planned: ['orders'], rewrites: ['orders'] },
  { sql: 'ANALYZE orders', locks: { orders: SUE } },
  { sql: 'COMMENT ON TABLE orders IS $$what was bought$$', locks: { orders: SUE } },
  { sql: 'COMMENT ON COLUMN orders.total IS $$in cents$$', locks: { orders: SUE } },
  { sql: 'GRANT SELECT ON orders TO reader' },
  { sql: 'REVOKE ALL ON orders FROM reader' },
  { sql: 'GRANT MAINTAIN ON orders TO reader', since: { major: 17, before: '42601' } },
  { sql: 'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader' },
  { sql: `CREATE TRIGGER t BEFORE UPDATE ON orders ${trigger}`, locks: { orders: SRE } },
  {
    sql: 'CREATE CONSTRAINT TRIGGER t AFTER UPDATE ON orders DEFERRABLE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    locks: { orders: SRE },
  },
  { sql: 'DROP TRIGGER t ON orders', schema: `CREATE TRIGGER t BEFORE UPDATE ON orders ${trigger}`, locks: orders },
  {
    sql: 'ALTER TRIGGER t ON orders RENAME TO u',
    schema: `CREATE TRIGGER t BEFORE UPDATE ON orders ${trigger}`,
    locks: orders,
  },
  { sql: 'ALTER TABLE orders DISABLE TRIGGER ALL', locks: { orders: SRE } },
  { sql: 'ALTER TABLE orders ENABLE TRIGGER USER', locks: { orders: SRE } },
  { sql: 'CREATE RULE r AS ON DELETE TO keyless DO INSTEAD NOTHING', locks: { keyless: AE } },
  {
    sql: 'DROP RULE r ON keyless',
    schema: 'CREATE RULE r AS ON DELETE TO keyless DO INSTEAD NOTHING',
    locks: { keyless: AE },
  },
  { sql: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY', locks: orders },
  { sql: 'ALTER TABLE orders FORCE ROW LEVEL SECURITY', locks: orders },
  { sql: 'CREATE POLICY own ON orders USING (user_id = 1)', locks: orders },
  {
    sql: 'DROP POLICY own ON orders',
    schema: 'CREATE POLICY own ON orders USING (user_id = 1)',
    locks: orders,
  },
]

/** Partitions: "Table Partitioning", and the notes of CREATE TABLE and ALTER TABLE. */
export const partitionCases: readonly TraceCase[] = [
  {
    sql: "CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
    locks: { events: AE, events_2024: 'none' },
  },
  {
    sql: "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
    locks: { events: SUE, events_2025: AE },
    scans: ['events_2025'],
  },
  {
    sql: "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
    schema: "ALTER TABLE events_2025 ADD CHECK (at >= '2025-01-01' AND at < '2026-01-01')",
    locks: { events: SUE, events_2025: AE },
  },
  {
    sql: "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
    schema: 'CREATE TABLE events_rest PARTITION OF events DEFAULT',
    locks: { events: SUE, events_2025: AE, events_rest: AE },
    scans: ['events_2025', 'events_rest'],
  },
  {
    sql: "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')",
    sqlstate: '23514',
  },
  { sql: 'ALTER TABLE events DETACH PARTITION events_2024', locks: { events: AE, events_2024: AE } },
  { sql: 'ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY', locks: { events: SUE } },
  { sql: 'DROP TABLE events_2024', locks: { events: AE, events_2024: AE } },
  { sql: 'ALTER TABLE events ADD COLUMN a int', locks: { events: AE, events_2024: AE } },
  {
    sql: 'ALTER TABLE events ALTER COLUMN n SET NOT NULL',
    locks: { events: AE, events_2024: AE },
    scans: ['events_2024'],
  },
  {
    sql: 'ALTER TABLE events ADD PRIMARY KEY (id, at)',
    locks: { events: AE, events_2024: AE },
    scans: ['events_2024'],
  },
  { sql: 'TRUNCATE events', locks: { events: AE, events_2024: AE }, rewrites: ['events_2024'] },
]
