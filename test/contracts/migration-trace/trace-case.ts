import type { LockMode, RowCounts } from '../../../src/core/trace.ts'

/** A migration and what Postgres does with its last statement. Names without a schema are in `public`. */
export interface TraceCase {
  readonly sql: string
  /** Made before, besides the common schema. */
  readonly schema?: string
  /** The strongest lock on each of these relations, by the manual; `none`: not locked at all. */
  readonly locks?: Readonly<Record<string, LockMode | 'none'>>
  /** All tables that are read from end to end. */
  readonly scans?: readonly string[]
  /** Tables that the planner may read by an index or from end to end: nothing is said of them. */
  readonly planned?: readonly string[]
  /** All tables that are written anew. */
  readonly rewrites?: readonly string[]
  readonly rows?: RowCounts
  readonly sqlstate?: string
  /** The first major that accepts it, and what earlier ones refuse it with. */
  readonly since?: { readonly major: 16 | 17 | 18; readonly before: string }
}

export const AS = 'AccessShareLock'
export const RS = 'RowShareLock'
export const RE = 'RowExclusiveLock'
export const SUE = 'ShareUpdateExclusiveLock'
export const S = 'ShareLock'
export const SRE = 'ShareRowExclusiveLock'
export const E = 'ExclusiveLock'
export const AE = 'AccessExclusiveLock'

/** Every table holds rows, so that a statement that looks at them has something to look at. */
export const commonSchema = `
  CREATE TABLE users (id int PRIMARY KEY, name varchar(10), email text);
  CREATE INDEX users_email ON users (email);
  CREATE TABLE orders (id int PRIMARY KEY, user_id int, total int, price numeric(8,2), at timestamp(3), paid timestamp,
    note text CONSTRAINT noted CHECK (note IS NOT NULL AND note <> ''));
  CREATE INDEX orders_user ON orders (user_id);
  CREATE TABLE lines (id int PRIMARY KEY, order_id int CONSTRAINT lines_order REFERENCES orders);
  CREATE TABLE keyless (id int, number int NOT NULL);
  CREATE TABLE events (id int, at date NOT NULL, n int) PARTITION BY RANGE (at);
  CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
  CREATE TABLE events_2025 (id int, at date NOT NULL, n int);
  CREATE TYPE mood AS ENUM ('sad', 'happy');
  CREATE DOMAIN positive AS int CHECK (VALUE > 0);
  CREATE DOMAIN number AS int;
  CREATE TABLE typed (id int, mood mood, amount positive, number number, plain json, address cidr, code char(4));
  CREATE SEQUENCE numbers;
  CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS users FROM users;
  CREATE VIEW named AS SELECT id, name FROM users;
  INSERT INTO users VALUES (1, 'a', 'a@example.org'), (2, 'b', 'b@example.org');
  INSERT INTO orders (id, user_id, total, price, at, note) VALUES (1, 1, 5, 1, '2024-01-01', 'x'), (2, 2, 7, 2, '2024-01-02', 'y');
  INSERT INTO lines VALUES (1, 1);
  INSERT INTO keyless VALUES (1, 1);
  INSERT INTO events VALUES (1, '2024-05-05', 1);
  INSERT INTO events_2025 VALUES (2, '2025-05-05', 2);
  INSERT INTO typed VALUES (1, 'sad', 1, 1, '{}', '10.0.0.0/8', 'abcd');`
