import type { Pair } from './pair.ts'

const index = ['require-concurrent-index-creation']

/** Indexes, and the constraints that build one. */
export const indexPairs: readonly Pair[] = [
  {
    name: 'create-index-not-concurrently',
    unsafe: ['CREATE INDEX by_number ON orders (number)'],
    safe: [['CREATE INDEX CONCURRENTLY by_number ON orders (number)']],
    rules: ['create-index-not-concurrently'],
    squawk: index,
  },
  {
    name: 'create-index-not-concurrently, partial',
    unsafe: ["CREATE INDEX by_number ON orders (number) WHERE status <> 'new'"],
    safe: [["CREATE INDEX CONCURRENTLY by_number ON orders (number) WHERE status <> 'new'"]],
    rules: ['create-index-not-concurrently'],
    squawk: index,
  },
  {
    name: 'create-index-not-concurrently, in a DO block',
    unsafe: ["DO $$ BEGIN EXECUTE 'CREATE INDEX by_number ON orders (number)'; END $$"],
    safe: [['CREATE INDEX CONCURRENTLY by_number ON orders (number)']],
    rules: ['create-index-not-concurrently'],
    squawk: index,
  },
  {
    name: 'create-index-not-concurrently, unique',
    unsafe: ['CREATE UNIQUE INDEX by_number ON orders (number)'],
    safe: [['CREATE UNIQUE INDEX CONCURRENTLY by_number ON orders (number)']],
    rules: ['create-index-not-concurrently'],
    squawk: index,
  },
  {
    name: 'create-index-not-concurrently, on a new table beside it',
    unsafe: [
      'CREATE TABLE carts (id int PRIMARY KEY, owner int); CREATE INDEX by_owner ON carts (owner); CREATE INDEX by_status ON orders (status, id)',
    ],
    safe: ['CREATE TABLE carts (id int PRIMARY KEY, owner int); CREATE INDEX by_owner ON carts (owner)'],
    rules: ['create-index-not-concurrently'],
    squawk: index,
  },
  {
    name: 'drop-index-not-concurrently',
    unsafe: ['DROP INDEX orders_by_user'],
    safe: [['DROP INDEX CONCURRENTLY orders_by_user']],
    rules: ['drop-index-not-concurrently'],
    squawk: ['require-concurrent-index-deletion'],
    unseen: 'a lock that queues behind long readers',
  },
  {
    name: 'reindex-not-concurrently, index',
    unsafe: ['REINDEX INDEX orders_by_user'],
    safe: [['REINDEX INDEX CONCURRENTLY orders_by_user']],
    rules: ['reindex-not-concurrently'],
    squawk: ['require-concurrent-reindex'],
  },
  {
    name: 'reindex-not-concurrently, table',
    unsafe: ['REINDEX TABLE orders'],
    safe: [['REINDEX TABLE CONCURRENTLY orders']],
    rules: ['reindex-not-concurrently'],
    squawk: ['require-concurrent-reindex'],
  },
  {
    name: 'concurrently-in-transaction',
    unsafe: ['CREATE INDEX CONCURRENTLY by_number ON orders (number)'],
    safe: [['CREATE INDEX CONCURRENTLY by_number ON orders (number)']],
    rules: ['concurrently-in-transaction'],
    squawk: ['ban-concurrent-index-creation-in-transaction'],
  },
  {
    name: 'concurrently-in-transaction, drop',
    unsafe: ['DROP INDEX CONCURRENTLY orders_by_user'],
    safe: [['DROP INDEX CONCURRENTLY orders_by_user']],
    rules: ['concurrently-in-transaction'],
    squawk: ['ban-concurrent-index-creation-in-transaction'],
  },
  {
    name: 'concurrent-build-leaves-invalid-index',
    schema: 'UPDATE orders SET number = 10 WHERE id IN (10, 11);',
    unsafe: [['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS by_number ON orders (number)']],
    safe: [
      'UPDATE orders SET number = -id WHERE id IN (10, 11)',
      ['DROP INDEX CONCURRENTLY IF EXISTS by_number', 'CREATE UNIQUE INDEX CONCURRENTLY by_number ON orders (number)'],
    ],
    rules: ['concurrent-build-leaves-invalid-index', 'fails-on-some-rows'],
    squawk: [],
  },
  {
    name: 'add-unique-constraint-builds-index',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT one_number UNIQUE (number)'],
    safe: [
      ['CREATE UNIQUE INDEX CONCURRENTLY one_number ON orders (number)'],
      'ALTER TABLE orders ADD CONSTRAINT one_number UNIQUE USING INDEX one_number',
    ],
    rules: ['add-unique-constraint-builds-index'],
    squawk: ['disallowed-unique-constraint'],
  },
  {
    name: 'add-unique-constraint-builds-index, with its column',
    unsafe: ['ALTER TABLE orders ADD COLUMN reference text UNIQUE'],
    safe: [
      'ALTER TABLE orders ADD COLUMN reference text',
      ['CREATE UNIQUE INDEX CONCURRENTLY one_reference ON orders (reference)'],
      'ALTER TABLE orders ADD CONSTRAINT one_reference UNIQUE USING INDEX one_reference',
    ],
    rules: ['add-unique-constraint-builds-index'],
    squawk: ['disallowed-unique-constraint'],
  },
  {
    name: 'add-primary-key-builds-index',
    schema: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey;',
    unsafe: ['ALTER TABLE orders ADD PRIMARY KEY (id)'],
    safe: [
      ['CREATE UNIQUE INDEX CONCURRENTLY orders_key ON orders (id)'],
      'ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_key',
    ],
    rules: ['add-primary-key-builds-index'],
    squawk: ['adding-serial-primary-key-field'],
  },
  {
    name: 'primary-key-using-index-sets-not-null',
    schema:
      'ALTER TABLE orders DROP CONSTRAINT orders_pkey; ALTER TABLE orders ALTER COLUMN id DROP NOT NULL; CREATE UNIQUE INDEX orders_key ON orders (id);',
    unsafe: ['ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_key'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT present CHECK (id IS NOT NULL) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT present',
      'ALTER TABLE orders ALTER COLUMN id SET NOT NULL',
      'ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_key',
      'ALTER TABLE orders DROP CONSTRAINT present',
    ],
    rules: ['primary-key-using-index-sets-not-null'],
    squawk: [],
  },
  {
    name: 'add-exclusion-constraint',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT apart EXCLUDE USING btree (number WITH =)'],
    safe: [
      ['CREATE UNIQUE INDEX CONCURRENTLY one_number ON orders (number)'],
      'ALTER TABLE orders ADD CONSTRAINT one_number UNIQUE USING INDEX one_number',
    ],
    rules: ['add-exclusion-constraint'],
    squawk: [],
  },
  {
    name: 'foreign-key-without-index',
    schema: 'ALTER TABLE orders ADD COLUMN payer int DEFAULT 1;',
    unsafe: [
      'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (payer) REFERENCES users NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT buyer',
    ],
    safe: [
      ['CREATE INDEX CONCURRENTLY by_payer ON orders (payer)'],
      'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (payer) REFERENCES users NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT buyer',
    ],
    rules: ['foreign-key-without-index'],
    squawk: [],
    unseen: 'deleting a user reads all orders',
  },
  {
    name: 'drop-unique-breaks-upsert',
    schema: 'CREATE UNIQUE INDEX one_number ON orders (number);',
    old: [
      "INSERT INTO orders (id, user_id, number, total, note, code, amount, placed_at) VALUES (-1, 1, 1, 5, 'n', 'x', 1, '2026-02-01') ON CONFLICT (number) DO NOTHING",
    ],
    unsafe: [['DROP INDEX CONCURRENTLY one_number']],
    safe: [
      ['CREATE UNIQUE INDEX CONCURRENTLY also_one_number ON orders (number)', 'DROP INDEX CONCURRENTLY one_number'],
    ],
    rules: ['drop-unique-breaks-upsert'],
    squawk: [],
  },
  {
    name: 'refresh-matview-not-concurrently',
    schema:
      'CREATE MATERIALIZED VIEW totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id; CREATE UNIQUE INDEX ON totals (user_id);',
    unsafe: ['REFRESH MATERIALIZED VIEW totals'],
    safe: ['REFRESH MATERIALIZED VIEW CONCURRENTLY totals'],
    rules: ['refresh-matview-not-concurrently'],
    squawk: ['require-concurrent-refresh-materialized-view'],
  },
]
