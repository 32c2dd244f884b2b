import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { hitOnBreak, namesOfQueries, type QueryBreak, queryBreaks, shownSubject } from '../judgement/broken-queries.ts'
import type { BrokenQuery } from '../queries/query.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

const orders = 'CREATE TABLE orders (id int PRIMARY KEY, note text);'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/running-query-fails',
    severity: 'error',
    since: '0.1.0',
    title: 'Leave what the running release asks for in place',
    effect:
      'From the moment the migration is applied until the last process of the old release is gone, each request that sends the query fails.',
    remedy:
      'Expand, then contract: leave what the query needs in place, ship a release that no longer sends it, and take it away with the release after.',
  },
  examples: [
    {
      title: 'a column that a query reads',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1', ListIds: 'SELECT id FROM orders' },
      },
      hits: [
        'orders.note: query GetNote (queries.sql:1) of the running release fails with 42703: column "note" does not exist',
      ],
    },
    {
      title: 'several queries on one column are one finding, with what else it changes',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        queries: {
          GetNote: 'SELECT note FROM orders WHERE id = $1',
          SetNote: 'UPDATE orders SET note = $1 WHERE id = $2',
          ListOrders: 'SELECT * FROM orders',
        },
      },
      hits: [
        'orders.note: 2 queries of the running release fail, GetNote (queries.sql:1) and SetNote (queries.sql:2): column "note" does not exist (42703); ListOrders (queries.sql:3) gives something else',
      ],
    },
    {
      title: 'a view of the old name serves the query',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1', Add: 'INSERT INTO orders VALUES ($1, $2)' },
      },
      hits: [],
    },
    {
      title: 'an INSERT that leaves out what may no longer be missing',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders ADD COLUMN kind text NOT NULL;',
        queries: { AddOrder: 'INSERT INTO orders (id, note) VALUES ($1, $2)' },
      },
      hits: [
        'orders.kind: query AddOrder (queries.sql:1) of the running release fails with 23502: null value in column "kind" of relation "orders" violates not-null constraint',
      ],
    },
    {
      title: 'an INSERT without a list of columns, which fills the first ones',
      given: {
        schema: `${orders} CREATE TABLE people (id int, name text); INSERT INTO people VALUES (700001, 'Ada');`,
        migration: 'ALTER TABLE orders ADD COLUMN kind text NOT NULL;',
        queries: { CopyOrders: 'INSERT INTO orders SELECT id, name FROM people' },
      },
      hits: [
        'orders.kind: query CopyOrders (queries.sql:1) of the running release fails with 23502: null value in column "kind" of relation "orders" violates not-null constraint',
      ],
    },
    {
      title: 'each query is told at the statement that breaks it',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text, total int); CREATE TABLE users (id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN sum int; ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders RENAME total TO amount; ALTER TABLE users ADD COLUMN mail text; ALTER TABLE users RENAME TO people;',
        queries: {
          GetNote: 'SELECT note FROM orders WHERE id = $1',
          GetTotal: 'SELECT total FROM orders WHERE id = $1',
          ListUsers: 'SELECT id FROM users',
        },
      },
      hits: [
        'orders.note: query GetNote (queries.sql:1) of the running release fails with 42703: column "note" does not exist',
        'orders.total: query GetTotal (queries.sql:2) of the running release fails with 42703: column "total" does not exist',
        'users: query ListUsers (queries.sql:3) of the running release fails with 42P01: relation "users" does not exist',
      ],
    },
    {
      title: 'which one it is shows when they run one by one',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration:
          "ALTER TABLE orders ADD COLUMN total int; BEGIN; ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web'; ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT; COMMIT; ALTER TABLE orders ADD COLUMN note text;",
        queries: {
          AddOrder: 'INSERT INTO orders (id) VALUES ($1)',
          AddOther: 'INSERT INTO orders (id) VALUES ($1 + 1)',
        },
      },
      hits: [
        'orders.kind: 2 queries of the running release fail, AddOrder (queries.sql:1) and AddOther (queries.sql:2): null value in column "kind" of relation "orders" violates not-null constraint (23502)',
      ],
    },
    {
      title: 'an INSERT that writes out what a new CHECK refuses',
      given: {
        schema: orders,
        migration: "ALTER TABLE orders ADD CONSTRAINT known CHECK (note IN ('draft', 'sent')) NOT VALID;",
        queries: { AddOrder: "INSERT INTO orders (id, note) VALUES ($1, 'new')" },
      },
      hits: [
        'orders: query AddOrder (queries.sql:1) of the running release fails with 23514: new row for relation "orders" violates check constraint "known"',
      ],
    },
    {
      title: 'an UPDATE that sets what no row may hold any more',
      given: {
        schema:
          'CREATE TABLE tasks (id int PRIMARY KEY, state text, owner text); CREATE TABLE notes (id int PRIMARY KEY, owner text);',
        migration:
          "ALTER TABLE notes ALTER owner SET NOT NULL; ALTER TABLE tasks ADD CONSTRAINT known CHECK (state IN ('open', 'done')) NOT VALID;",
        queries: {
          Release: 'UPDATE notes SET owner = NULL::text WHERE id = $1',
          Reset: "UPDATE tasks SET state = 'new' WHERE id = $1",
        },
      },
      hits: [
        'notes: query Release (queries.sql:1) of the running release fails with 23502: null value in column "owner" of relation "notes" violates not-null constraint',
        'tasks: query Reset (queries.sql:2) of the running release fails with 23514: new row for relation "tasks" violates check constraint "known"',
      ],
    },
    {
      title: 'an UPDATE whose row, or whose trigger, may make the difference',
      given: {
        schema:
          "CREATE TABLE tasks (id int PRIMARY KEY, state text, owner text); CREATE TABLE notes (id int PRIMARY KEY, note text); CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id > 1000000 THEN NEW.note := ''; END IF; RETURN NEW; END $$; CREATE TRIGGER keeps BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION kept();",
        migration:
          "ALTER TABLE tasks ADD CONSTRAINT known CHECK (state <> 'new' OR owner IS NULL) NOT VALID; ALTER TABLE notes ALTER note SET NOT NULL;",
        queries: {
          Reset: "UPDATE tasks SET state = 'new' WHERE id = $1",
          Rename: 'UPDATE tasks SET state = coalesce(NULL, owner) WHERE id = $1',
          Clear: 'UPDATE notes SET note = NULL WHERE id = $1',
        },
      },
      hits: [],
    },
    {
      title: 'values of ours that a new CHECK refuses prove nothing',
      given: {
        schema: orders,
        migration: "ALTER TABLE orders ADD CONSTRAINT known CHECK (note ~ '^[A-Z]{3}-[0-9]+$') NOT VALID;",
        queries: { AddOrder: 'INSERT INTO orders (id, note) VALUES ($1, $2)' },
      },
      hits: [],
    },
    {
      title: 'ON CONFLICT without its index fails when it is planned',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY, mail text UNIQUE);',
        migration: 'ALTER TABLE users DROP CONSTRAINT users_mail_key;',
        queries: { Upsert: 'INSERT INTO users (id, mail) VALUES ($1, $2) ON CONFLICT (mail) DO NOTHING' },
      },
      hits: [
        'users: query Upsert (queries.sql:1) of the running release fails with 42P10: there is no unique or exclusion constraint matching the ON CONFLICT specification',
      ],
    },
    {
      title: 'a label that an enum no longer has',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE TABLE days (id int, mood mood);",
        migration: "ALTER TYPE mood RENAME VALUE 'bad' TO 'sad';",
        queries: { BadDays: "SELECT id FROM days WHERE mood = 'bad'" },
      },
      hits: [
        'mood: query BadDays (queries.sql:1) of the running release fails with 22P02: invalid input value for enum mood: "bad"',
      ],
    },
    {
      title: 'a function whose body reads what is gone fails when it runs',
      given: {
        schema: `${orders} CREATE FUNCTION noted(int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT note FROM orders WHERE id = $1); END $$;`,
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        queries: { Noted: 'SELECT noted($1)' },
      },
      hits: [
        'orders.note: query Noted (queries.sql:1) of the running release fails with 42703: column "note" does not exist',
      ],
    },
    {
      title: 'a privilege that the application no longer has',
      given: {
        schema: `${orders} GRANT SELECT, UPDATE ON orders TO app;`,
        migration: 'REVOKE UPDATE ON orders FROM app;',
        queries: {
          GetNote: 'SELECT note FROM orders WHERE id = $1',
          SetNote: 'UPDATE orders SET note = $1 WHERE id = $2',
        },
        role: 'app',
      },
      hits: [
        'orders: query SetNote (queries.sql:2) of the running release fails with 42501: permission denied for table orders',
      ],
    },
    {
      title: 'a role whose privileges no migration gives: the owner asks in its place',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1' },
        role: 'app',
      },
      hits: [
        'orders.note: query GetNote (queries.sql:1) of the running release fails with 42703: column "note" does not exist',
      ],
    },
    {
      title: 'row security that lets no new row through, and one that may',
      given: {
        schema: `${orders} CREATE TABLE notes (id int, author text); GRANT INSERT ON orders, notes TO app;`,
        migration:
          "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes FOR INSERT WITH CHECK (author = current_setting('app.user', true));",
        queries: {
          AddOrder: 'INSERT INTO orders (id, note) VALUES ($1, $2)',
          AddNote: 'INSERT INTO notes (id, author) VALUES ($1, $2)',
        },
        role: 'app',
      },
      hits: [
        'orders: query AddOrder (queries.sql:1) of the running release fails with 42501: new row violates row-level security policy for table "orders"',
        'notes: query AddNote (queries.sql:2) of the running release fails with 42501: new row violates row-level security policy for table "notes", unless the session sets what its policies ask for',
      ],
    },
    {
      title: 'row security without a policy hides every row from the application, without an error',
      given: {
        schema: `${orders} GRANT SELECT ON orders TO app;`,
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1' },
        role: 'app',
      },
      hits: [
        'orders: query GetNote (queries.sql:1) of the running release finds nothing any more: row security hides all rows of orders from app',
      ],
    },
    {
      title: 'the owner sees all rows',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1' },
      },
      hits: [],
    },
    {
      title: 'what base does not serve either is nobody’s news',
      given: {
        schema: orders,
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        queries: { Gone: 'SELECT note FROM order_notes', Ids: 'SELECT id FROM orders' },
      },
      hits: [],
    },
  ],
  check: (run) =>
    queryBreaks(run).flatMap((found) => {
      if (found.failing.length === 0) return []
      // The most certain one is the proof.
      const failing = [...found.failing].sort((a, b) => Number(b.certain) - Number(a.certain))
      const certain = failing[0]?.certain === true
      return [
        {
          ...hitOnBreak(found, failing, run),
          ...(certain ? {} : { severity: 'warning' as const }),
          message: `${shownSubject(found.subject)}: ${whatFails(failing)}${alsoChanged(found)}`,
        },
      ]
    }),
})

function whatFails(failing: readonly BrokenQuery[]): string {
  const [first] = failing
  if (!first) return ''
  const { sqlstate, message } = first
  if (failing.length === 1) {
    const fails = sqlstate === undefined ? 'finds nothing any more' : `fails with ${sqlstate}`
    return `query ${namesOfQueries(failing)} of the running release ${fails}: ${message}${condition(first)}`
  }
  const fail = sqlstate === undefined ? 'find nothing any more' : 'fail'
  const why = sqlstate === undefined ? message : `${message} (${sqlstate})`
  return `${count(failing.length, 'query', 'queries')} of the running release ${fail}, ${namesOfQueries(failing)}: ${why}${condition(first)}`
}

/** Policies that let nobody through here may let the application through, which sets more than its role. */
function condition({ certain }: BrokenQuery): string {
  return certain ? '' : ', unless the session sets what its policies ask for'
}

function alsoChanged({ changed }: QueryBreak): string {
  if (changed.length === 0) return ''
  return `; ${namesOfQueries(changed)} ${changed.length === 1 ? 'gives' : 'give'} something else`
}
