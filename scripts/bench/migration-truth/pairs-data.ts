import type { Pair } from './pair.ts'

function batches(table: string, set: string): string {
  return `DO $$ DECLARE last int; BEGIN SELECT max(id) INTO last FROM ${table}; FOR n IN 0 .. last / 5000 LOOP UPDATE ${table} SET ${set} WHERE id > n * 5000 AND id <= (n + 1) * 5000; COMMIT; END LOOP; END $$`
}

/** Rows that migrations change, rights, and names that the running release uses. */
export const dataPairs: readonly Pair[] = [
  {
    name: 'update-without-where',
    unsafe: ['UPDATE orders SET note = upper(note)'],
    safe: [[batches('orders', 'note = upper(note)')]],
    rules: ['update-without-where', 'unbatched-dml'],
    squawk: [],
  },
  {
    name: 'unbatched-dml',
    unsafe: ["UPDATE orders SET note = upper(note) WHERE status = 'new'"],
    safe: ['UPDATE orders SET note = upper(note) WHERE id = 7'],
    rules: ['unbatched-dml'],
    squawk: [],
  },
  {
    name: 'delete-without-where',
    unsafe: ['DELETE FROM orders'],
    safe: ['CREATE TABLE carts (id int PRIMARY KEY); INSERT INTO carts VALUES (1); DELETE FROM carts'],
    rules: ['delete-without-where'],
    squawk: [],
  },
  {
    name: 'delete-cascades',
    schema: 'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;',
    unsafe: ['DELETE FROM users WHERE id % 2 = 0'],
    safe: ["UPDATE users SET nickname = 'none' WHERE id = 2"],
    rules: ['delete-cascades', 'unbatched-dml'],
    squawk: [],
  },
  {
    name: 'truncate, in a function',
    schema: 'CREATE FUNCTION clear() RETURNS void LANGUAGE sql AS $$ TRUNCATE orders $$;',
    unsafe: ['SELECT clear()'],
    safe: ['SELECT count(*) FROM users WHERE id = 1'],
    rules: ['truncate'],
    squawk: [],
  },
  {
    name: 'backfill-in-ddl-transaction',
    unsafe: ['ALTER TABLE orders ADD COLUMN tax int; UPDATE orders SET tax = total / 5'],
    safe: ['ALTER TABLE orders ADD COLUMN tax int', [batches('orders', 'tax = total / 5')]],
    rules: ['backfill-in-ddl-transaction'],
    squawk: [],
  },
  {
    name: 'statement-while-holding-access-exclusive',
    unsafe: ['ALTER TABLE users ADD COLUMN orders int; CREATE INDEX by_number ON orders (number)'],
    safe: ['ALTER TABLE users ADD COLUMN orders int', ['CREATE INDEX CONCURRENTLY by_number ON orders (number)']],
    rules: ['statement-while-holding-access-exclusive'],
    squawk: ['require-concurrent-index-creation'],
  },
  {
    name: 'statement-while-holding-access-exclusive, a long read',
    unsafe: [
      'ALTER TABLE users ADD COLUMN best int; CREATE TABLE totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id',
    ],
    safe: [
      'ALTER TABLE users ADD COLUMN best int',
      'CREATE TABLE totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id',
    ],
    rules: ['statement-while-holding-access-exclusive'],
    squawk: [],
  },
  {
    name: 'statement-while-holding-access-exclusive, the other way round',
    unsafe: [
      'CREATE TABLE totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id; ALTER TABLE users ADD COLUMN best int; SELECT count(*) FROM orders',
    ],
    safe: [
      'CREATE TABLE totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id; ALTER TABLE users ADD COLUMN best int',
    ],
    rules: ['statement-while-holding-access-exclusive'],
    squawk: [],
  },
  {
    name: 'enum-value-used-in-same-transaction',
    schema: "CREATE TYPE mood AS ENUM ('glad'); ALTER TABLE orders ADD COLUMN mood mood DEFAULT 'glad';",
    unsafe: ["ALTER TYPE mood ADD VALUE 'sad'; UPDATE orders SET mood = 'sad' WHERE id = 1"],
    safe: ["ALTER TYPE mood ADD VALUE 'sad'", "UPDATE orders SET mood = 'sad' WHERE id = 1"],
    rules: ['enum-value-used-in-same-transaction'],
    squawk: [],
  },
  {
    name: 'rename-enum-value',
    schema: "CREATE TYPE mood AS ENUM ('glad', 'sad'); ALTER TABLE orders ADD COLUMN mood mood DEFAULT 'glad';",
    old: ["SELECT id FROM orders WHERE mood = 'glad' AND id = 1", "UPDATE orders SET mood = 'glad' WHERE id = 1"],
    unsafe: ["ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'"],
    safe: ["ALTER TYPE mood ADD VALUE 'happy'"],
    rules: ['rename-enum-value'],
    squawk: [],
  },
  {
    name: 'enable-rls-without-policy',
    unsafe: ['ALTER TABLE orders ENABLE ROW LEVEL SECURITY'],
    safe: [
      'CREATE POLICY everyone ON orders USING (true) WITH CHECK (true); ALTER TABLE orders ENABLE ROW LEVEL SECURITY',
    ],
    rules: ['enable-rls-without-policy'],
    squawk: [],
  },
  {
    name: 'revoke',
    unsafe: ['REVOKE INSERT ON orders FROM app'],
    safe: ['GRANT TRUNCATE ON orders TO app'],
    rules: ['revoke'],
    squawk: [],
  },
  {
    name: 'drop-or-change-function-signature',
    schema: 'CREATE FUNCTION price(id int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
    old: ['SELECT price(1)'],
    unsafe: [
      'DROP FUNCTION price(int); CREATE FUNCTION price(id int, currency text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    ],
    safe: ['CREATE FUNCTION price(id int, currency text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
    rules: ['drop-or-change-function-signature'],
    squawk: [],
  },
  {
    name: 'migration-fails',
    unsafe: ['ALTER TABLE orders ADD COLUMN note text'],
    safe: ['ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text'],
    rules: ['migration-fails'],
    squawk: [],
  },
  {
    name: 'migration-fails, INSERT .. SELECT of a value that is too long',
    schema: 'CREATE TABLE labels (id int PRIMARY KEY, label varchar(5) NOT NULL);',
    unsafe: ['INSERT INTO labels SELECT id, note FROM orders'],
    safe: ['INSERT INTO labels SELECT id, left(note, 5) FROM orders WHERE id < 10'],
    rules: ['fails-on-some-rows', 'migration-fails'],
    squawk: [],
  },
  {
    name: 'publication, FOR ALL TABLES',
    unsafe: ['ALTER TABLE orders REPLICA IDENTITY FULL; UPDATE orders SET note = note'],
    safe: ['ALTER TABLE orders REPLICA IDENTITY FULL'],
    rules: ['backfill-in-ddl-transaction', 'replica-identity-full'],
    squawk: [],
  },
  {
    name: 'missing-lock-timeout',
    unsafe: ['ALTER TABLE orders ADD COLUMN tier int'],
    safe: ["SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN tier int"],
    rules: ['missing-lock-timeout'],
    squawk: ['require-lock-timeout', 'require-timeout-settings'],
    unseen: 'whoever comes later queues behind it while it waits',
  },
]
