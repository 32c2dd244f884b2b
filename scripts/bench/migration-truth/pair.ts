/**
 * What is sent as one migration file: a text is one transaction, as most runners make it; a list is a file without a
 * transaction, each statement by itself.
 */
export type SentFile = string | readonly string[]

/** A migration as it is often written, and the form that the documentation of Postgres or its peers calls safe. */
export interface Pair {
  /** The hazard's id in the taxonomy, and what tells the variant. */
  readonly name: string
  /** SQL on top of the common schema; `:rows` is the number of rows. */
  readonly schema?: string
  /** Queries of the running release on top of the common ones. */
  readonly old?: readonly string[]
  readonly unsafe: readonly SentFile[]
  readonly safe: readonly SentFile[]
  /** Rules whose finding is the right one, without `migration/`. */
  readonly rules: readonly string[]
  /** The same for squawk 2.66. */
  readonly squawk: readonly string[]
  /** Harm of the unsafe form that neither waiting, rows nor queries can show, in words. */
  readonly unseen?: string
}

/** Tables that stand before every migration; `:rows` is the number of rows. Written for the role `app`, which owns nothing. */
export const commonSchema = `
CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, name text NOT NULL, nickname text,
  age int NOT NULL, created_at timestamp NOT NULL DEFAULT now());
CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL, number int NOT NULL, total int NOT NULL, note text,
  status text NOT NULL DEFAULT 'new', code varchar(20) NOT NULL, amount numeric(10,2) NOT NULL, placed_at timestamp NOT NULL);
CREATE INDEX orders_by_user ON orders (user_id);
INSERT INTO users SELECT n, 'user' || n || '@example.org', 'name ' || n, 'nick ' || n, 20 + n % 60, '2026-01-01'
  FROM generate_series(1, :rows) AS n;
INSERT INTO orders SELECT n, n, n, 7 + n % 1000, 'note ' || n, 'new', 'c' || n, n % 100 + 0.25, '2026-01-01'
  FROM generate_series(1, :rows) AS n;
`

/** What the running release asks of the common tables. */
export const commonQueries: readonly string[] = [
  'SELECT id, email, name, nickname, age, created_at FROM users WHERE id = 1',
  "INSERT INTO users (id, email, name, nickname, age) VALUES (-1, 'new@example.org', 'new', 'n', 30)",
  'UPDATE users SET name = name WHERE id = 1',
  'SELECT id, user_id, number, total, note, status, code, amount, placed_at FROM orders WHERE id = 1',
  "INSERT INTO orders (id, user_id, number, total, note, code, amount, placed_at) VALUES (-1, 1, -1, 5, 'n', 'x', 1.25, '2026-02-01')",
  "UPDATE orders SET total = total + 1, note = 'seen' WHERE id = 1",
  'DELETE FROM orders WHERE id = 2',
  'SELECT u.email, o.total FROM orders AS o JOIN users AS u ON u.id = o.user_id WHERE o.user_id = 3',
]
