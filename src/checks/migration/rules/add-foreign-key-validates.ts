import { defineRule } from '../../../core/rule.ts'
import { costlyConstraints, hitOfConstraints, isInline, stepsForConstraints } from '../judgement/added-constraints.ts'
import { addedColumn, alterTable } from '../judgement/nodes.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import type { ConstraintFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-foreign-key-validates',
    severity: 'error',
    since: '0.1.0',
    title: 'Add a foreign key as NOT VALID, and validate it afterwards',
    effect:
      'ADD FOREIGN KEY reads both tables under ShareRowExclusiveLock on both, so writes to either wait until it is done.',
    remedy:
      'ADD CONSTRAINT ... FOREIGN KEY ... NOT VALID reads nothing; VALIDATE CONSTRAINT in a transaction of its own lets everyone go on.',
  },
  examples: [
    {
      title: 'both tables are read',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;',
      },
      hits: [
        'orders gets the foreign key orders_user_id_fkey: ShareRowExclusiveLock blocks writes to orders and users while every row is read; size unknown, for one scan of orders and one scan of users',
      ],
    },
    {
      title: 'two in one statement, to other schemas',
      given: {
        schema:
          'CREATE SCHEMA crm; CREATE TABLE crm.users (id int PRIMARY KEY); CREATE TABLE crm."Shop" (id int PRIMARY KEY); CREATE TABLE orders (user_id int, shop int);',
        migration:
          'ALTER TABLE orders ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES crm.users, ADD CONSTRAINT "at" FOREIGN KEY (shop) REFERENCES crm."Shop" DEFERRABLE INITIALLY DEFERRED;',
      },
      hits: [
        'orders gets the foreign keys at and by: ShareRowExclusiveLock blocks writes to orders, crm.Shop and crm.users while every row is read; size unknown, for 2 scans of orders, one scan of crm.Shop and one scan of crm.users',
      ],
    },
    {
      title: 'a table that is not read, since no row refers to it, and is locked as long',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int); ALTER TABLE orders ADD COLUMN user_id int;',
        migration:
          'UPDATE orders SET user_id = NULL WHERE true;\nALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [
        'orders gets the foreign key orders_user_id_fkey: ShareRowExclusiveLock blocks writes to orders and users while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'two beside another command, each with steps of its own',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE shops (id int PRIMARY KEY); CREATE TABLE orders (user_id int, shop int);',
        migration:
          'ALTER TABLE orders ADD CONSTRAINT a FOREIGN KEY (user_id) REFERENCES users, ALTER COLUMN shop SET DEFAULT 1, ADD CONSTRAINT b FOREIGN KEY (shop) REFERENCES shops;',
      },
      hits: [
        'orders gets the foreign key a: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders and one scan of users',
        'orders gets the foreign key b: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to shops while every row is read; size unknown, for one scan of orders and one scan of shops',
      ],
    },
    {
      title: 'a tree of rows of one table, in a DO block',
      given: {
        schema: 'CREATE TABLE parts (id int PRIMARY KEY, part_of int);',
        migration: 'DO $$ BEGIN ALTER TABLE parts ADD CONSTRAINT tree FOREIGN KEY (part_of) REFERENCES parts; END $$;',
      },
      hits: [
        'parts gets the foreign key tree: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of parts',
      ],
    },
    {
      title: 'a partitioned table',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE events (at date, user_id int) PARTITION BY RANGE (at); ' +
          "CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
        migration: 'ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [
        'events gets the foreign key by: ShareRowExclusiveLock blocks writes to events and users while every row is read; size unknown, for one scan of events and one scan of users',
      ],
    },
    {
      title: 'a new column with a value for old rows',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); INSERT INTO users VALUES (1); CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN user_id int DEFAULT 1 REFERENCES users;',
      },
      hits: [
        'orders gets the foreign key orders_user_id_fkey: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders and one scan of users',
      ],
    },
    {
      title: 'a new column without one refers to nothing yet, and nothing is read',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN user_id int REFERENCES users;',
      },
      hits: [],
    },
    {
      title: 'a new column whose default is written as NULL: Postgres reads every row all the same',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN user_id int DEFAULT NULL REFERENCES users ON DELETE CASCADE;',
      },
      hits: [
        'orders gets the foreign key orders_user_id_fkey: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'the same in two commands, of which Postgres knows less',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN user_id int, ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [
        'orders gets the foreign key by: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'NOT VALID',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'a new table that refers to an old one',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'CREATE TABLE orders (user_id int); ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    costlyConstraints(run, isValidated).map((added) => ({
      ...hitOfConstraints(added, run, { one: 'foreign key', many: 'foreign keys' }),
      ...stepsForConstraints(added, run),
    })),
})

function isValidated(constraint: ConstraintFacts, table: KeptTable, statement: TracedStatement): boolean {
  const { kind, validated, enforced, columns } = constraint
  if (kind !== 'foreign key' || !validated || !enforced) return false
  // Of a column that is new and without a value Postgres knows that it refers to nothing, if REFERENCES comes with it
  // and DEFAULT does not: that one may say NULL, it is not looked at.
  const isEmpty = table.after.columns.some(({ name, value }) => columns.includes(name) && value === null)
  return !(isEmpty && isInline(statement, table, constraint) && !columns.some((name) => writesDefault(statement, name)))
}

function writesDefault({ sql }: TracedStatement, name: string): boolean {
  const column = alterTable(sql)
    ?.commands.map(addedColumn)
    .find((added) => added?.colname === name)
  return (column?.constraints ?? []).some(
    (each) => 'Constraint' in each && each.Constraint.contype === 'CONSTR_DEFAULT',
  )
}
