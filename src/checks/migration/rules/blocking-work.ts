import { defineRule } from '../../../core/rule.ts'
import { columnsLackingValue } from '../judgement/added-columns.ts'
import { shown } from '../judgement/said.ts'
import { waitsText } from '../judgement/waits-for-rows.ts'
import { hitOfWork, type Work, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/blocking-work',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not read, rewrite or change a table while its lock makes others wait',
    effect: 'The lock is kept for as long as the table is read or copied, and everyone who needs the table waits.',
    remedy:
      'Split the work: take the lock only for a change of the catalog (NOT VALID, then VALIDATE; a new column, then batches), and do what takes long without it.',
    general: true,
  },
  examples: [
    {
      title: 'a type change that rewrites the table',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ALTER COLUMN total TYPE bigint;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'SET NOT NULL reads every row',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'SET NOT NULL behind a validated CHECK reads nothing',
      given: {
        schema: 'CREATE TABLE orders (note text CONSTRAINT present CHECK (note IS NOT NULL));',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a foreign key that is validated at once',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [
        'orders: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of orders',
        'users: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of users',
      ],
    },
    {
      title: 'a foreign key that is validated later',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'rows that are changed under the lock of an earlier statement have a rule of their own',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;',
      },
      hits: [],
    },
    {
      title: 'the same update in a transaction of its own',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL, tax int);',
        migration: 'UPDATE orders SET tax = total / 5;',
      },
      hits: [],
    },
    {
      title: 'a longer varchar and a column with a constant default change only the catalog',
      given: {
        schema: 'CREATE TABLE orders (code varchar(10));',
        migration:
          "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web';",
      },
      hits: [],
    },
    {
      title: 'a table of settings that can hold one row and no more',
      given: {
        schema:
          'CREATE TABLE site (name text); CREATE UNIQUE INDEX ON site ((true)); CREATE TABLE settings (id int PRIMARY KEY CHECK (id = 1), v text); CREATE TABLE flags (sole bool PRIMARY KEY DEFAULT true, v text, CONSTRAINT one CHECK (sole)); CREATE TABLE kinds (kind text PRIMARY KEY CHECK (kind = \'main\'::text), v int); CREATE TABLE odd ("a.(b" int PRIMARY KEY CHECK ("a.(b" = 1), v text);',
        migration:
          'ALTER TABLE site ALTER name SET NOT NULL; ALTER TABLE settings ALTER v TYPE int USING 1; ALTER TABLE flags ALTER v SET NOT NULL; ALTER TABLE kinds ALTER v TYPE bigint; ALTER TABLE odd ALTER v SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'one that only looks so',
      given: {
        schema:
          'CREATE TABLE site (name text, live bool); CREATE UNIQUE INDEX ON site ((true)) WHERE live; CREATE TABLE settings (id int UNIQUE CHECK (id = 1), v text);',
        migration: 'ALTER TABLE site ALTER name SET NOT NULL; ALTER TABLE settings ALTER v SET NOT NULL;',
      },
      hits: [
        'site: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of site',
        'settings: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of settings',
      ],
    },
    {
      title: 'a key, a CHECK or an index that does not hold it to one row',
      given: {
        schema:
          "CREATE TABLE two_columns (id int, k int, v text, PRIMARY KEY (id, k), CHECK (id = 1)); CREATE TABLE other_column (id int PRIMARY KEY, k int, v text, CHECK (k = 1)); CREATE TABLE either_column (id int PRIMARY KEY, k int, v text, CHECK (id = 1 OR k = 1)); CREATE TABLE may_be_null (id int UNIQUE CHECK (id = 1), k int NOT NULL, v text); CREATE TABLE of_before (id int PRIMARY KEY, v text); INSERT INTO of_before VALUES (2, ''); ALTER TABLE of_before ADD CHECK (id = 1) NOT VALID; CREATE TABLE unenforced (id int PRIMARY KEY, v text, CHECK (id = 1) NOT ENFORCED); CREATE TABLE not_unique (v text); CREATE INDEX ON not_unique ((true)); CREATE TABLE by_value (v text); CREATE UNIQUE INDEX ON by_value (lower(v)); CREATE TABLE by_more (v text, k int); CREATE UNIQUE INDEX ON by_more ((true), k); CREATE TABLE invalid (v text); CREATE UNIQUE INDEX sole ON invalid ((true)); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'sole'::regclass;",
        migration:
          'ALTER TABLE two_columns ALTER v SET NOT NULL; ALTER TABLE other_column ALTER v SET NOT NULL; ALTER TABLE either_column ALTER v SET NOT NULL; ALTER TABLE may_be_null ALTER v SET NOT NULL; ALTER TABLE of_before ALTER v SET NOT NULL; ALTER TABLE unenforced ALTER v SET NOT NULL; ALTER TABLE not_unique ALTER v SET NOT NULL; ALTER TABLE by_value ALTER v SET NOT NULL; ALTER TABLE by_more ALTER v SET NOT NULL; ALTER TABLE invalid ALTER v SET NOT NULL;',
      },
      hits: [
        'two_columns: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of two_columns',
        'other_column: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of other_column',
        'either_column: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of either_column',
        'may_be_null: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of may_be_null',
        'of_before: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of of_before',
        'unenforced: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of unenforced',
        'not_unique: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of not_unique',
        'by_value: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of by_value',
        'by_more: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of by_more',
        'invalid: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of invalid',
      ],
    },
    {
      title: 'emptied by the same transaction',
      given: {
        schema: "CREATE TABLE orders (note text); INSERT INTO orders VALUES ('a');",
        migration:
          "BEGIN; INSERT INTO orders VALUES ('b'); TRUNCATE orders; ALTER TABLE orders ALTER note SET NOT NULL; COMMIT;",
      },
      hits: [],
    },
    {
      title: 'emptied in a transaction of its own, after which others write again',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          '-- +goose NO TRANSACTION\n-- +goose Up\nTRUNCATE orders;\nALTER TABLE orders ALTER note SET NOT NULL;',
        runner: 'goose',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'emptied too late, in an earlier transaction, and filled again',
      given: {
        schema: 'CREATE TABLE late (v text); CREATE TABLE earlier (v text); CREATE TABLE filled (v text);',
        migration:
          "BEGIN; ALTER TABLE late ALTER v SET NOT NULL; TRUNCATE late; COMMIT; BEGIN; TRUNCATE earlier; COMMIT; BEGIN; ALTER TABLE earlier ALTER v SET NOT NULL; COMMIT; BEGIN; TRUNCATE filled; INSERT INTO filled VALUES (''); ALTER TABLE filled ALTER v SET NOT NULL; COMMIT;",
      },
      hits: [
        'late: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of late',
        'earlier: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of earlier',
        'filled: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of filled',
      ],
    },
    {
      title: 'a DO block that reads every row, and would change some if it came to that',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration:
          'ALTER TABLE orders ADD COLUMN tax int;\nDO $$ BEGIN PERFORM count(*) FROM orders; IF false THEN UPDATE orders SET tax = 1; END IF; END $$;',
      },
      hits: [
        'orders: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a partition under a stronger lock than its parent',
      given: {
        schema:
          'CREATE TABLE events (day int) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (9);',
        migration: 'LOCK TABLE ONLY events IN SHARE MODE;\nALTER TABLE events_1 ADD CONSTRAINT early CHECK (day < 9);',
      },
      hits: [
        'events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (id int); ALTER TABLE carts ALTER COLUMN id TYPE bigint; ALTER TABLE carts ADD PRIMARY KEY (id);',
      },
      hits: [],
    },
    {
      title: 'a statement that no row survives is told by its own rule',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN total int NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a new table that refers to an old one is filled from it',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'CREATE TABLE prefs (user_id int REFERENCES users);\nINSERT INTO prefs SELECT id FROM users;',
      },
      hits: [
        'users: ShareRowExclusiveLock, held since line 1, blocks writes while every row is read; size unknown, for one scan of users',
      ],
    },
    {
      title: 'a partitioned table is one table',
      given: {
        schema:
          'CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; ' +
          "CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); " +
          "INSERT INTO events VALUES ('2025-05-05', 'a'), ('2026-05-05', 'b');",
        migration: 'ALTER TABLE events ALTER COLUMN kind SET NOT NULL;',
      },
      hits: [
        'events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'a materialized view refreshed concurrently',
      given: {
        schema: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS day; CREATE UNIQUE INDEX daily_day ON daily (day);',
        migration: 'REFRESH MATERIALIZED VIEW CONCURRENTLY daily;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      blockingWork(statement, run).map((work) => ({
        ...hitOfWork(statement, run, work, { what: shown(work.relation.name) }),
        ...(work.since === undefined ? {} : { remedy: remedyForHeld(work.since, statement, run) }),
      })),
    ),
})

/** The statement itself locks nobody out: it only has to wait for the end of the transaction that does. */
function remedyForHeld(since: number, statement: TracedStatement, run: MigrationRun): string {
  return `Put the statement into a migration of its own, after this one: then the lock of line ${since} is let go before the rows are read.${waitsText(statement, run)}`
}

function blockingWork(statement: TracedStatement, run: MigrationRun): readonly Work[] {
  // CREATE INDEX has a rule of its own, which speaks of the table that it names and not of its partitions too.
  if (statement.sql.kind === 'IndexStmt') return []
  // This one never gets to its scan: with a single row it fails, which is told.
  if (columnsLackingValue(statement, run).length > 0) return []
  // Rows that are changed under a lock are a mistake of the transaction, whose rule tells it once.
  return worksOf(statement, run).filter(({ kind }) => kind !== 'rows changed')
}
