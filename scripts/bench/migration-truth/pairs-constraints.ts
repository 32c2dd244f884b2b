import type { Pair } from './pair.ts'

const notValid = ['constraint-missing-not-valid']

/** Constraints that are checked against the rows, or that refuse what the running release writes. */
export const constraintPairs: readonly Pair[] = [
  {
    name: 'add-foreign-key-validates',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id)'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT buyer',
    ],
    rules: ['add-foreign-key-validates'],
    squawk: ['adding-foreign-key-constraint', ...notValid],
  },
  {
    name: 'add-foreign-key-validates, with its column',
    unsafe: ['ALTER TABLE orders ADD COLUMN payer int DEFAULT 1 REFERENCES users (id)'],
    safe: ['ALTER TABLE orders ADD COLUMN payer int REFERENCES users (id)'],
    rules: ['add-foreign-key-validates'],
    squawk: ['adding-foreign-key-constraint', ...notValid],
  },
  {
    name: 'add-foreign-key-validates, in a function',
    schema:
      'CREATE FUNCTION link() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id); END $$;',
    unsafe: ['SELECT link()'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT buyer',
    ],
    rules: ['add-foreign-key-validates'],
    squawk: ['adding-foreign-key-constraint', ...notValid],
  },
  {
    name: 'add-check-validates',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0)'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['add-check-validates'],
    squawk: notValid,
  },
  {
    name: 'add-check-validates, on a new column',
    unsafe: ['ALTER TABLE orders ADD COLUMN tax int CHECK (tax >= 0)'],
    safe: [
      'ALTER TABLE orders ADD COLUMN tax int',
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (tax >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['add-check-validates'],
    squawk: notValid,
  },
  {
    name: 'validate-in-same-transaction',
    unsafe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['validate-in-same-transaction'],
    squawk: notValid,
  },
  {
    name: 'validate-in-same-transaction, foreign key',
    unsafe: [
      'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT buyer',
    ],
    safe: [
      [
        'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users NOT VALID',
        'ALTER TABLE orders VALIDATE CONSTRAINT buyer',
      ],
    ],
    rules: ['validate-in-same-transaction'],
    squawk: notValid,
  },
  {
    name: 'constraint-left-unvalidated',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['constraint-left-unvalidated'],
    squawk: [],
    unseen: 'old rows stay unchecked, and the planner cannot use it',
  },
  {
    name: 'not-enforced-constraint',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT ENFORCED'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['not-enforced-constraint'],
    squawk: [],
    unseen: 'nothing is checked at all',
  },
  {
    name: 'set-not-null-scan',
    unsafe: ['ALTER TABLE orders ALTER COLUMN note SET NOT NULL'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT present CHECK (note IS NOT NULL) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT present',
      'ALTER TABLE orders ALTER COLUMN note SET NOT NULL; ALTER TABLE orders DROP CONSTRAINT present',
    ],
    rules: ['set-not-null-scan'],
    squawk: ['adding-not-nullable-field'],
  },
  {
    name: 'set-not-null-scan, as PostgreSQL 18 has it',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT present NOT NULL note'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT present NOT NULL note NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT present',
    ],
    rules: ['set-not-null-scan'],
    squawk: ['adding-not-nullable-field', ...notValid],
  },
  {
    name: 'set-not-null-scan, on rows that have NULL',
    schema: 'UPDATE orders SET note = NULL WHERE id = 10;',
    unsafe: ['ALTER TABLE orders ALTER COLUMN note SET NOT NULL'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT present CHECK (note IS NOT NULL) NOT VALID',
      "UPDATE orders SET note = '' WHERE id = 10",
      'ALTER TABLE orders VALIDATE CONSTRAINT present',
      'ALTER TABLE orders ALTER COLUMN note SET NOT NULL; ALTER TABLE orders DROP CONSTRAINT present',
    ],
    rules: ['set-not-null-scan', 'fails-on-some-rows'],
    squawk: ['adding-not-nullable-field'],
  },
  {
    name: 'domain-constraint-validates',
    schema: 'CREATE DOMAIN score AS int; ALTER TABLE orders ADD COLUMN points score;',
    unsafe: ['ALTER DOMAIN score ADD CONSTRAINT positive CHECK (VALUE >= 0)'],
    safe: ['ALTER DOMAIN score ADD CONSTRAINT positive CHECK (VALUE >= 0) NOT VALID'],
    rules: ['domain-constraint-validates'],
    squawk: ['ban-alter-domain-with-add-constraint'],
  },
  {
    name: 'domain-constraint-validates, later',
    schema:
      'CREATE DOMAIN score AS int; ALTER TABLE orders ADD COLUMN points score; ALTER DOMAIN score ADD CONSTRAINT positive CHECK (VALUE >= 0) NOT VALID;',
    unsafe: ['ALTER DOMAIN score VALIDATE CONSTRAINT positive'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (points >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['domain-constraint-validates'],
    squawk: ['ban-alter-domain-with-add-constraint'],
  },
  {
    name: 'new-check-breaks-old-writes',
    unsafe: ['ALTER TABLE orders ADD CONSTRAINT dear CHECK (total > 100) NOT VALID'],
    safe: [
      'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT positive',
    ],
    rules: ['new-check-breaks-old-writes'],
    squawk: [],
  },
  {
    name: 'new-unique-breaks-old-writes',
    old: [
      "INSERT INTO orders (id, user_id, number, total, note, code, amount, placed_at) VALUES (-1, 1, 1, 5, 'n', 'x', 1, '2026-02-01')",
    ],
    unsafe: [['CREATE UNIQUE INDEX CONCURRENTLY one_number ON orders (number)']],
    safe: [['CREATE INDEX CONCURRENTLY by_number ON orders (number)']],
    rules: ['new-unique-breaks-old-writes'],
    squawk: [],
  },
  {
    name: 'new-fk-breaks-old-writes',
    old: [
      "INSERT INTO orders (id, user_id, number, total, note, code, amount, placed_at) VALUES (-1, -7, -1, 5, 'n', 'x', 1, '2026-02-01')",
    ],
    unsafe: [
      'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users NOT VALID',
      'ALTER TABLE orders VALIDATE CONSTRAINT buyer',
    ],
    safe: ['ALTER TABLE orders ADD COLUMN buyer int REFERENCES users'],
    rules: ['new-fk-breaks-old-writes'],
    squawk: [],
  },
  {
    name: 'drop-foreign-key',
    schema: 'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users;',
    unsafe: ['ALTER TABLE orders DROP CONSTRAINT buyer; UPDATE orders SET note = lower(note)'],
    safe: ['ALTER TABLE orders DROP CONSTRAINT buyer'],
    rules: ['backfill-in-ddl-transaction', 'statement-while-holding-access-exclusive'],
    squawk: [],
  },
  {
    name: 'drop-not-null',
    unsafe: ['ALTER TABLE orders ALTER COLUMN amount DROP NOT NULL'],
    safe: ['ALTER TABLE orders ADD COLUMN sum numeric'],
    rules: ['drop-not-null'],
    squawk: ['ban-drop-not-null'],
    unseen: 'readers may meet NULL',
  },
  {
    name: 'disable-trigger-all',
    schema: 'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users;',
    unsafe: ['ALTER TABLE orders DISABLE TRIGGER ALL'],
    safe: ['ALTER TABLE orders ADD COLUMN checked boolean'],
    rules: ['disable-trigger-all'],
    squawk: [],
    unseen: 'foreign keys are no longer checked',
  },
]
