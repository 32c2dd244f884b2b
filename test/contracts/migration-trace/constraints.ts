import { AE, RS, S, SRE, SUE, type TraceCase } from './trace-case.ts'

const orders = { orders: AE } as const

/** Keys, checks and foreign keys: ALTER TABLE's page, "Notes" and the lock that each form names. */
export const constraintCases: readonly TraceCase[] = [
  { sql: 'ALTER TABLE orders ADD CHECK (total > 0)', locks: orders, scans: ['orders'] },
  { sql: 'ALTER TABLE orders ADD CHECK (total > 100)', sqlstate: '23514' },
  { sql: 'ALTER TABLE orders ADD CHECK (total > 0) NOT VALID', locks: orders },
  {
    sql: 'ALTER TABLE orders VALIDATE CONSTRAINT total_positive',
    schema: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID',
    locks: { orders: SUE },
    scans: ['orders'],
  },
  // The second statement does not lock, since the transaction holds more already.
  {
    sql: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT total_positive',
    scans: ['orders'],
  },
  {
    sql: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT ENFORCED',
    locks: orders,
    since: { major: 18, before: '42601' },
  },
  { sql: 'ALTER TABLE orders DROP CONSTRAINT noted', locks: orders },
  { sql: 'ALTER TABLE orders RENAME CONSTRAINT noted TO has_note', locks: orders },
  {
    sql: 'ALTER TABLE orders VALIDATE CONSTRAINT total_known',
    schema: 'ALTER TABLE orders ADD CONSTRAINT total_known NOT NULL total NOT VALID',
    locks: { orders: SUE },
    scans: ['orders'],
    since: { major: 18, before: 'schema' },
  },
  { sql: 'ALTER TABLE orders ADD UNIQUE (total)', locks: orders, scans: ['orders'] },
  { sql: 'ALTER TABLE orders ADD UNIQUE (total) DEFERRABLE', locks: orders, scans: ['orders'] },
  { sql: 'ALTER TABLE orders ADD UNIQUE NULLS NOT DISTINCT (total)', locks: orders, scans: ['orders'] },
  {
    sql: 'ALTER TABLE orders ADD UNIQUE (at)',
    schema: "UPDATE orders SET at = '2024-01-01'",
    sqlstate: '23505',
  },
  {
    sql: 'ALTER TABLE orders ADD CONSTRAINT one_total UNIQUE USING INDEX totals_one',
    schema: 'CREATE UNIQUE INDEX totals_one ON orders (total)',
    locks: orders,
  },
  { sql: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey', sqlstate: '2BP01' },
  { sql: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE', locks: { orders: AE, lines: AE } },
  { sql: 'ALTER TABLE keyless ADD PRIMARY KEY (number)', locks: { keyless: AE }, scans: ['keyless'] },
  { sql: 'ALTER TABLE keyless ADD PRIMARY KEY (id)', locks: { keyless: AE }, scans: ['keyless'] },
  {
    sql: 'ALTER TABLE keyless ADD PRIMARY KEY USING INDEX keyless_one',
    schema: 'CREATE UNIQUE INDEX keyless_one ON keyless (number)',
    locks: { keyless: AE },
  },
  // The column may be null so far: that has to be looked at.
  {
    sql: 'ALTER TABLE keyless ADD PRIMARY KEY USING INDEX keyless_one',
    schema: 'CREATE UNIQUE INDEX keyless_one ON keyless (id)',
    locks: { keyless: AE },
    scans: ['keyless'],
  },
  { sql: 'ALTER TABLE orders ADD EXCLUDE (total WITH =)', locks: orders, scans: ['orders'] },
  {
    sql: 'ALTER TABLE stays ADD PRIMARY KEY (room, during WITHOUT OVERLAPS)',
    schema:
      "CREATE TABLE stays (room int4range, during daterange); INSERT INTO stays VALUES ('[1,2)', '[2024-01-01,2024-01-02)')",
    locks: { stays: AE },
    scans: ['stays'],
    since: { major: 18, before: '42601' },
  },
  {
    sql: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users',
    locks: { orders: SRE, users: SRE },
    scans: ['orders'],
    planned: ['users'],
  },
  { sql: 'ALTER TABLE orders ADD FOREIGN KEY (total) REFERENCES users', sqlstate: '23503' },
  { sql: 'ALTER TABLE orders ADD FOREIGN KEY (note) REFERENCES users', sqlstate: '42804' },
  { sql: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES keyless (number)', sqlstate: '42830' },
  {
    sql: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID',
    locks: { orders: SRE, users: SRE },
  },
  {
    sql: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT ENFORCED',
    locks: { orders: SRE, users: SRE },
    since: { major: 18, before: '42601' },
  },
  {
    sql: 'ALTER TABLE orders VALIDATE CONSTRAINT known_user',
    schema: 'ALTER TABLE orders ADD CONSTRAINT known_user FOREIGN KEY (user_id) REFERENCES users NOT VALID',
    locks: { orders: SUE, users: RS },
    scans: ['orders'],
    planned: ['users'],
  },
  { sql: 'ALTER TABLE lines DROP CONSTRAINT lines_order', locks: { lines: AE, orders: AE } },
  {
    sql: 'ALTER TABLE lines ALTER CONSTRAINT lines_order DEFERRABLE INITIALLY DEFERRED',
    locks: { lines: AE },
  },
  {
    sql: 'ALTER TABLE lines ALTER CONSTRAINT lines_order NOT ENFORCED',
    locks: { lines: AE },
    since: { major: 18, before: '42601' },
  },
  {
    sql: 'ALTER TABLE orders ALTER CONSTRAINT known_user ENFORCED',
    schema: 'ALTER TABLE orders ADD CONSTRAINT known_user FOREIGN KEY (user_id) REFERENCES users NOT ENFORCED',
    locks: { orders: AE },
    scans: ['orders'],
    planned: ['users'],
    since: { major: 18, before: 'schema' },
  },
  {
    sql: 'ALTER TABLE events ADD FOREIGN KEY (n) REFERENCES users NOT VALID',
    locks: { events: SRE, users: SRE },
    since: { major: 18, before: '42809' },
  },
  {
    sql: 'ALTER TABLE events ADD FOREIGN KEY (n) REFERENCES users',
    locks: { events: SRE, events_2024: SRE, users: SRE },
    scans: ['events_2024'],
    planned: ['users'],
  },
]

/** Indexes: CREATE INDEX, REINDEX and DROP INDEX, each with its section on CONCURRENTLY. */
export const indexCases: readonly TraceCase[] = [
  { sql: 'CREATE INDEX ON orders (total)', locks: { orders: S }, scans: ['orders'] },
  { sql: 'CREATE UNIQUE INDEX ON orders (total)', locks: { orders: S }, scans: ['orders'] },
  { sql: 'CREATE INDEX ON orders (lower(note)) WHERE total > 0', locks: { orders: S }, scans: ['orders'] },
  { sql: "CREATE INDEX ON orders USING gin (to_tsvector('english', note))", locks: { orders: S }, scans: ['orders'] },
  { sql: 'CREATE INDEX ON orders USING brin (total)', locks: { orders: S }, scans: ['orders'] },
  { sql: 'CREATE INDEX IF NOT EXISTS orders_user ON orders (user_id)', locks: { orders: S } },
  { sql: 'CREATE INDEX orders_user ON orders (user_id)', sqlstate: '42P07' },
  { sql: 'CREATE INDEX ON orders (random())', sqlstate: '42P17' },
  { sql: 'CREATE INDEX CONCURRENTLY ON orders (total)', locks: { orders: SUE } },
  { sql: 'BEGIN; CREATE INDEX CONCURRENTLY ON orders (total); COMMIT', sqlstate: '25001' },
  { sql: 'CREATE INDEX ON events (n)', locks: { events: S, events_2024: S }, scans: ['events_2024'] },
  { sql: 'CREATE INDEX ON ONLY events (n)', locks: { events: S, events_2024: 'none' } },
  { sql: 'CREATE INDEX CONCURRENTLY ON events (n)', sqlstate: '0A000' },
  {
    sql: 'ALTER INDEX events_n ATTACH PARTITION events_2024_n',
    schema: 'CREATE INDEX events_n ON ONLY events (n); CREATE INDEX events_2024_n ON events_2024 (n)',
    locks: { events_n: SUE },
  },
  { sql: 'DROP INDEX orders_user', locks: { orders: AE, orders_user: AE } },
  { sql: 'DROP INDEX IF EXISTS nothing' },
  { sql: 'DROP INDEX orders_pkey', sqlstate: '2BP01' },
  { sql: 'DROP INDEX CONCURRENTLY orders_user', locks: { orders: SUE } },
  { sql: 'REINDEX TABLE users', locks: { users: S, users_email: AE }, scans: ['users'] },
  { sql: 'REINDEX INDEX orders_user', locks: { orders: S, orders_user: AE }, scans: ['orders'] },
  { sql: 'REINDEX INDEX CONCURRENTLY orders_user', locks: { orders: SUE } },
  { sql: 'REINDEX TABLE CONCURRENTLY users', locks: { users: SUE } },
  { sql: 'ALTER INDEX orders_user RENAME TO orders_by_user', locks: { orders_user: SUE, orders: 'none' } },
  { sql: 'ALTER INDEX orders_user SET (fillfactor = 70)', locks: { orders_user: SUE } },
  { sql: 'CREATE STATISTICS together ON user_id, total FROM orders', locks: { orders: SUE } },
  {
    sql: 'CREATE STATISTICS ON user_id, total FROM orders',
    locks: { orders: SUE },
    since: { major: 16, before: '42601' },
  },
]
