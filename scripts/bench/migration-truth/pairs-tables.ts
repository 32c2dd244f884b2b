import type { Pair } from './pair.ts'

const parted = `CREATE TABLE events (id int NOT NULL, day int NOT NULL, body text) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100);
INSERT INTO events SELECT n, 1 + n % 90, 'event ' || n FROM generate_series(1, :rows) AS n;`
const leaving = `CREATE TABLE events_2 (id int NOT NULL, day int NOT NULL, body text);
INSERT INTO events_2 SELECT n, 100 + n % 90, 'event ' || n FROM generate_series(1, :rows) AS n;`

/** Whole tables, partitions, views, and commands of maintenance. */
export const tablePairs: readonly Pair[] = [
  {
    name: 'set-logged-rewrite',
    schema: 'ALTER TABLE orders SET UNLOGGED;',
    unsafe: ['ALTER TABLE orders SET LOGGED'],
    safe: ['ALTER TABLE orders SET (fillfactor = 90)'],
    rules: ['set-logged-rewrite'],
    squawk: [],
  },
  {
    name: 'set-logged-rewrite, to unlogged',
    unsafe: ['ALTER TABLE orders SET UNLOGGED'],
    safe: ['ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.01)'],
    rules: ['set-logged-rewrite'],
    squawk: [],
  },
  {
    name: 'set-access-method',
    schema: 'CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;',
    unsafe: ['ALTER TABLE orders SET ACCESS METHOD heap2'],
    safe: ['ALTER TABLE orders SET ACCESS METHOD heap'],
    rules: ['set-access-method'],
    squawk: [],
  },
  {
    name: 'vacuum-full',
    unsafe: [['VACUUM FULL orders']],
    safe: [['VACUUM orders']],
    rules: ['vacuum-full'],
    squawk: ['prefer-repack'],
  },
  {
    name: 'cluster',
    unsafe: [['CLUSTER orders USING orders_by_user']],
    safe: ['ALTER TABLE orders CLUSTER ON orders_by_user'],
    rules: ['cluster'],
    squawk: ['prefer-repack'],
  },
  {
    name: 'explicit-lock-table',
    unsafe: ['LOCK TABLE orders; UPDATE users SET age = age + 1'],
    safe: [
      [
        'DO $$ DECLARE last int; BEGIN SELECT max(id) INTO last FROM users; FOR n IN 0 .. last / 5000 LOOP UPDATE users SET age = age + 1 WHERE id > n * 5000 AND id <= (n + 1) * 5000; COMMIT; END LOOP; END $$',
      ],
    ],
    rules: ['explicit-lock-table', 'statement-while-holding-access-exclusive'],
    squawk: [],
  },
  {
    name: 'create-trigger, with a backfill',
    schema: 'CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;',
    unsafe: [
      'CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION noted(); UPDATE orders SET note = upper(note)',
    ],
    safe: ['CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION noted()'],
    rules: ['backfill-in-ddl-transaction'],
    squawk: [],
  },
  {
    name: 'trigger-rejects-old-writes',
    unsafe: [
      "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF new.total < 100 THEN RAISE EXCEPTION 'too cheap'; END IF; RETURN new; END $$; CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION refuse()",
    ],
    safe: [
      "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.note := coalesce(new.note, ''); RETURN new; END $$; CREATE TRIGGER note BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION note()",
    ],
    rules: ['trigger-rejects-old-writes'],
    squawk: [],
  },
  {
    name: 'attach-partition-without-check',
    schema: `${parted} ${leaving}`,
    unsafe: ['ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200)'],
    safe: [
      'ALTER TABLE events_2 ADD CONSTRAINT fits CHECK (day >= 100 AND day < 200) NOT VALID',
      'ALTER TABLE events_2 VALIDATE CONSTRAINT fits',
      'ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200); ALTER TABLE events_2 DROP CONSTRAINT fits',
    ],
    rules: ['attach-partition-without-check'],
    squawk: [],
  },
  {
    name: 'attach-partition-without-check, default partition',
    schema: `${parted} CREATE TABLE events_other PARTITION OF events DEFAULT; INSERT INTO events SELECT n, 1000, 'event' FROM generate_series(1, :rows) AS n;`,
    unsafe: ['CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (100) TO (200)'],
    safe: [
      'ALTER TABLE events_other ADD CONSTRAINT elsewhere CHECK (day < 100 OR day >= 200) NOT VALID',
      'ALTER TABLE events_other VALIDATE CONSTRAINT elsewhere',
      'CREATE TABLE events_2 (LIKE events INCLUDING ALL); ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200)',
    ],
    rules: ['create-partition-of', 'attach-partition-without-check'],
    squawk: [],
  },
  {
    name: 'create-partition-of',
    schema: parted,
    unsafe: ['CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (100) TO (200)'],
    safe: [
      'CREATE TABLE events_2 (LIKE events INCLUDING ALL); ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200)',
    ],
    rules: ['create-partition-of'],
    squawk: [],
    unseen: 'AccessExclusiveLock on the parent, which queues behind long readers',
  },
  {
    name: 'detach-partition-not-concurrently',
    schema: parted,
    unsafe: ['ALTER TABLE events DETACH PARTITION events_1'],
    safe: [['ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY']],
    rules: ['detach-partition-not-concurrently'],
    squawk: ['require-concurrent-partition-detach'],
    unseen: 'AccessExclusiveLock on the parent, which queues behind long readers',
  },
  {
    name: 'partitioned-index-on-parent',
    schema: parted,
    unsafe: ['CREATE INDEX by_body ON events (body)'],
    safe: [
      'CREATE INDEX by_body ON ONLY events (body)',
      ['CREATE INDEX CONCURRENTLY by_body_1 ON events_1 (body)'],
      'ALTER INDEX by_body ATTACH PARTITION by_body_1',
    ],
    rules: ['partitioned-index-on-parent'],
    squawk: ['require-concurrent-index-creation'],
  },
  {
    name: 'set-not-null-scan, of a partitioned table',
    schema: parted,
    unsafe: ['ALTER TABLE events ALTER COLUMN body SET NOT NULL'],
    safe: [
      'ALTER TABLE events ADD CONSTRAINT present CHECK (body IS NOT NULL) NOT VALID',
      'ALTER TABLE events VALIDATE CONSTRAINT present',
      'ALTER TABLE events ALTER COLUMN body SET NOT NULL',
    ],
    rules: ['set-not-null-scan'],
    squawk: ['adding-not-nullable-field'],
  },
  {
    name: 'drop-table',
    unsafe: ['DROP TABLE orders'],
    safe: ['CREATE TABLE carts (id int PRIMARY KEY)'],
    rules: ['drop-table'],
    squawk: ['ban-drop-table'],
  },
  {
    name: 'drop-cascade',
    schema: 'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users;',
    unsafe: ['DROP TABLE users CASCADE'],
    safe: ['ALTER TABLE orders DROP CONSTRAINT buyer'],
    rules: ['drop-table', 'drop-cascade'],
    squawk: ['ban-drop-table'],
  },
  {
    name: 'drop-schema',
    schema:
      'CREATE SCHEMA archive; CREATE TABLE archive.orders AS TABLE orders; GRANT USAGE ON SCHEMA archive TO app; GRANT SELECT ON archive.orders TO app;',
    old: ['SELECT id FROM archive.orders LIMIT 1'],
    unsafe: ['DROP SCHEMA archive CASCADE'],
    safe: ['CREATE SCHEMA reports'],
    rules: ['drop-schema', 'drop-table', 'drop-cascade'],
    squawk: ['ban-drop-table'],
  },
  {
    name: 'truncate',
    unsafe: ['TRUNCATE orders'],
    safe: ['CREATE TABLE carts (id int PRIMARY KEY); TRUNCATE carts'],
    rules: ['truncate'],
    squawk: ['ban-truncate-cascade'],
  },
  {
    name: 'truncate-cascade',
    schema: 'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users;',
    unsafe: ['TRUNCATE users CASCADE'],
    safe: ['CREATE TABLE carts (id int PRIMARY KEY); TRUNCATE carts CASCADE'],
    rules: ['truncate'],
    squawk: ['ban-truncate-cascade'],
  },
  {
    name: 'rename-table',
    unsafe: ['ALTER TABLE orders RENAME TO purchases'],
    safe: [
      'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases; GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app',
    ],
    rules: ['rename-table'],
    squawk: ['renaming-table'],
  },
  {
    name: 'rename-schema',
    schema:
      'CREATE SCHEMA shop; CREATE TABLE shop.items AS TABLE orders; GRANT USAGE ON SCHEMA shop TO app; GRANT SELECT ON shop.items TO app;',
    old: ['SELECT id, note FROM shop.items WHERE id = 1'],
    unsafe: ['ALTER SCHEMA shop RENAME TO store'],
    safe: ['CREATE SCHEMA store'],
    rules: ['rename-schema'],
    squawk: [],
  },
  {
    name: 'drop-view',
    schema: 'CREATE VIEW sums AS SELECT id, number FROM orders; GRANT SELECT ON sums TO app;',
    old: ['SELECT id, number FROM sums WHERE id = 1'],
    unsafe: ['DROP VIEW sums'],
    safe: ['CREATE OR REPLACE VIEW sums AS SELECT id, number, total FROM orders'],
    rules: ['drop-view'],
    squawk: [],
  },
  {
    name: 'view-column-change',
    schema: 'CREATE VIEW sums AS SELECT id, number FROM orders; GRANT SELECT ON sums TO app;',
    old: ['SELECT id, number FROM sums WHERE id = 1'],
    unsafe: [
      'DROP VIEW sums; CREATE VIEW sums AS SELECT id, number AS amount FROM orders; GRANT SELECT ON sums TO app',
    ],
    safe: ['CREATE OR REPLACE VIEW sums AS SELECT id, number, total FROM orders'],
    rules: ['view-column-change', 'drop-view'],
    squawk: [],
  },
  {
    name: 'multiple-exclusive-locks-in-transaction',
    unsafe: ['ALTER TABLE users ADD COLUMN tier int; ALTER TABLE orders ADD COLUMN tier int'],
    safe: ['ALTER TABLE users ADD COLUMN tier int', 'ALTER TABLE orders ADD COLUMN tier int'],
    rules: ['multiple-exclusive-locks-in-transaction'],
    squawk: [],
    unseen: 'two tables blocked together, in an order that may deadlock',
  },
]
