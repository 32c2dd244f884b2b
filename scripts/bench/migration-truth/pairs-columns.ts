import type { Pair } from './pair.ts'

/** Fills a column by keyed batches, each a transaction of its own. */
function inBatches(set: string): string {
  return `DO $$ DECLARE last int; BEGIN SELECT max(id) INTO last FROM orders; FOR n IN 0 .. last / 5000 LOOP UPDATE orders SET ${set} WHERE id > n * 5000 AND id <= (n + 1) * 5000; COMMIT; END LOOP; END $$`
}

const type = ['changing-column-type']

/** Columns that are added, filled, and get another type. */
export const columnPairs: readonly Pair[] = [
  {
    name: 'add-column-not-null-without-default',
    unsafe: ['ALTER TABLE orders ADD COLUMN source text NOT NULL'],
    safe: ["ALTER TABLE orders ADD COLUMN source text NOT NULL DEFAULT 'web'"],
    rules: ['add-column-not-null-without-default'],
    squawk: ['adding-required-field', 'adding-not-nullable-field'],
  },
  {
    name: 'add-column-volatile-default',
    unsafe: ['ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid()'],
    safe: [
      'ALTER TABLE orders ADD COLUMN token uuid; ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid()',
      [inBatches('token = gen_random_uuid()')],
    ],
    rules: ['add-column-volatile-default'],
    squawk: ['adding-field-with-default'],
  },
  {
    name: 'add-column-volatile-default, clock',
    unsafe: ['ALTER TABLE orders ADD COLUMN seen_at timestamptz DEFAULT clock_timestamp()'],
    safe: ['ALTER TABLE orders ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now()'],
    rules: ['add-column-volatile-default'],
    squawk: ['adding-field-with-default'],
  },
  {
    name: 'add-column-serial-or-identity, serial',
    unsafe: ['ALTER TABLE orders ADD COLUMN position serial'],
    safe: [
      "CREATE SEQUENCE positions; GRANT USAGE ON SEQUENCE positions TO app; ALTER TABLE orders ADD COLUMN position int; ALTER TABLE orders ALTER COLUMN position SET DEFAULT nextval('positions')",
      [inBatches("position = nextval('positions')")],
    ],
    rules: ['add-column-serial-or-identity'],
    squawk: ['adding-serial-primary-key-field', 'adding-field-with-default'],
  },
  {
    name: 'add-column-serial-or-identity, identity',
    unsafe: ['ALTER TABLE orders ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY'],
    safe: ['ALTER TABLE orders ADD COLUMN position bigint'],
    rules: ['add-column-serial-or-identity'],
    squawk: ['adding-serial-primary-key-field', 'adding-field-with-default'],
  },
  {
    name: 'add-column-stored-generated',
    unsafe: ['ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (total * 2) STORED'],
    safe: ['ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (total * 2) VIRTUAL'],
    rules: ['add-column-stored-generated'],
    squawk: ['adding-field-with-default'],
  },
  {
    name: 'add-column-constrained-domain',
    schema: 'CREATE DOMAIN score AS int CHECK (VALUE >= 0);',
    unsafe: ['ALTER TABLE orders ADD COLUMN points score DEFAULT 1'],
    safe: [
      'ALTER TABLE orders ADD COLUMN points int DEFAULT 1',
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (points >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['add-column-constrained-domain'],
    squawk: ['adding-field-with-default'],
  },
  {
    name: 'column-type-change-rewrite, int to bigint',
    unsafe: ['ALTER TABLE orders ALTER COLUMN number TYPE bigint'],
    safe: ['ALTER TABLE orders ADD COLUMN number_wide bigint', [inBatches('number_wide = number')]],
    rules: ['column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-rewrite, numeric scale',
    unsafe: ['ALTER TABLE orders ALTER COLUMN amount TYPE numeric(12,3)'],
    safe: ['ALTER TABLE orders ALTER COLUMN amount TYPE numeric(12,2)'],
    rules: ['column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-rewrite, text to int',
    schema: "ALTER TABLE orders ADD COLUMN digits text DEFAULT '12';",
    unsafe: ['ALTER TABLE orders ALTER COLUMN digits DROP DEFAULT, ALTER COLUMN digits TYPE int USING digits::int'],
    safe: ['ALTER TABLE orders ADD COLUMN digits_number int', [inBatches('digits_number = digits::int')]],
    rules: ['column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-rewrite, varchar to int of an enum',
    schema: "CREATE TYPE state AS ENUM ('new', 'paid');",
    unsafe: [
      "ALTER TABLE orders ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status TYPE state USING status::state, ALTER COLUMN status SET DEFAULT 'new'",
    ],
    safe: ['ALTER TABLE orders ALTER COLUMN code TYPE varchar(40)'],
    rules: ['column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-rewrite, varchar to text is free',
    unsafe: ['ALTER TABLE orders ALTER COLUMN code TYPE char(20)'],
    safe: ['ALTER TABLE orders ALTER COLUMN code TYPE text'],
    rules: ['column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-timezone',
    unsafe: ["SET LOCAL timezone = 'Europe/Berlin'; ALTER TABLE orders ALTER COLUMN placed_at TYPE timestamptz"],
    safe: ["SET LOCAL timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN placed_at TYPE timestamptz"],
    rules: ['column-type-change-timezone', 'column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-index-rebuild',
    schema: 'CREATE INDEX by_code ON orders (code);',
    unsafe: ['ALTER TABLE orders ALTER COLUMN code TYPE varchar(20) COLLATE "POSIX"'],
    safe: [['CREATE INDEX CONCURRENTLY by_code_posix ON orders (code COLLATE "POSIX")']],
    rules: ['column-type-change-index-rebuild'],
    squawk: type,
  },
  {
    name: 'column-type-narrowing',
    unsafe: ['ALTER TABLE orders ALTER COLUMN code TYPE varchar(10)'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT short CHECK (length(code) <= 10) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT short',
    ],
    rules: ['column-type-narrowing', 'column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-narrowing, values that do not fit',
    unsafe: ['ALTER TABLE orders ALTER COLUMN note TYPE varchar(4)'],
    safe: ['ALTER TABLE orders ALTER COLUMN code TYPE varchar(40)'],
    rules: ['column-type-narrowing', 'column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-narrowing, values that are cut',
    unsafe: ['ALTER TABLE orders ALTER COLUMN note TYPE varchar(4) USING left(note, 4)'],
    safe: ['ALTER TABLE orders ADD COLUMN note_short varchar(4)', [inBatches('note_short = left(note, 4)')]],
    rules: ['column-type-narrowing', 'column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'column-type-change-blocked-by-view',
    schema: 'CREATE VIEW sums AS SELECT id, number FROM orders;',
    unsafe: ['ALTER TABLE orders ALTER COLUMN number TYPE bigint'],
    safe: ['ALTER TABLE orders ALTER COLUMN code TYPE varchar(40)'],
    rules: ['column-type-change-blocked-by-view', 'migration-fails'],
    squawk: type,
  },
  {
    name: 'column-type-change-drops-fk-fast-path',
    schema: 'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users;',
    unsafe: ['ALTER TABLE orders ALTER COLUMN user_id TYPE bigint'],
    safe: ['ALTER TABLE orders ADD COLUMN user_wide bigint', [inBatches('user_wide = user_id')]],
    rules: ['column-type-change-drops-fk-fast-path', 'column-type-change-rewrite'],
    squawk: type,
  },
  {
    name: 'drop-column',
    unsafe: ['ALTER TABLE orders DROP COLUMN note'],
    safe: ['ALTER TABLE orders ALTER COLUMN note SET STATISTICS 10'],
    rules: ['drop-column'],
    squawk: ['ban-drop-column'],
  },
  {
    name: 'drop-column, by CASCADE of its type',
    schema: "CREATE TYPE mood AS ENUM ('glad'); ALTER TABLE orders ADD COLUMN mood mood DEFAULT 'glad';",
    old: ['SELECT mood FROM orders WHERE id = 1'],
    unsafe: ['DROP TYPE mood CASCADE'],
    safe: ["ALTER TYPE mood ADD VALUE 'sad'"],
    rules: ['drop-column', 'drop-type', 'drop-cascade'],
    squawk: [],
  },
  {
    name: 'drop-default',
    unsafe: ['ALTER TABLE orders ALTER COLUMN status DROP DEFAULT'],
    safe: ["ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new'"],
    rules: ['drop-default', 'old-insert-fails-not-null'],
    squawk: [],
  },
  {
    name: 'old-insert-fails-not-null',
    unsafe: [
      "ALTER TABLE orders ADD COLUMN source text DEFAULT 'web' NOT NULL; ALTER TABLE orders ALTER COLUMN source DROP DEFAULT",
    ],
    safe: ["ALTER TABLE orders ADD COLUMN source text DEFAULT 'web' NOT NULL"],
    rules: ['old-insert-fails-not-null'],
    squawk: ['adding-required-field', 'adding-not-nullable-field'],
  },
  {
    name: 'generated-always-breaks-old-writes',
    unsafe: ['ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (START 100000000)'],
    safe: ['ALTER TABLE orders ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (START 100000000)'],
    rules: ['generated-always-breaks-old-writes'],
    squawk: [],
  },
  {
    name: 'rename-column',
    unsafe: ['ALTER TABLE orders RENAME COLUMN note TO remark'],
    safe: ['ALTER TABLE orders ADD COLUMN remark text', [inBatches('remark = note')]],
    rules: ['rename-column'],
    squawk: ['renaming-column'],
  },
  {
    name: 'rename-column, an exchange',
    unsafe: [
      'ALTER TABLE orders RENAME COLUMN number TO other; ALTER TABLE orders RENAME COLUMN total TO number; ALTER TABLE orders RENAME COLUMN other TO total',
    ],
    safe: ['ALTER TABLE orders ADD COLUMN other int; ALTER TABLE orders RENAME COLUMN other TO another'],
    rules: ['rename-column'],
    squawk: ['renaming-column'],
  },
]
