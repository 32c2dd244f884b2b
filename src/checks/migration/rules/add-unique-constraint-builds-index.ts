import { defineRule } from '../../../core/rule.ts'
import { costlyConstraints, hitOfConstraints, isIndexOf, stepsForConstraints } from '../judgement/added-constraints.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-unique-constraint-builds-index',
    severity: 'error',
    since: '0.1.0',
    title: 'Build the index of a unique constraint before the constraint',
    effect:
      'ADD UNIQUE builds its index under AccessExclusiveLock, so nobody can read or write the table until the build ends.',
    remedy:
      'Build a unique index CONCURRENTLY, outside a transaction, then ADD CONSTRAINT ... UNIQUE USING INDEX, which reads nothing.',
  },
  examples: [
    {
      title: 'the index is built while everyone waits',
      given: {
        schema: 'CREATE TABLE users (email text);',
        migration: 'ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);',
      },
      hits: [
        'users gets the unique constraint users_email: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of users',
      ],
    },
    {
      title: 'a new column that is UNIQUE, under the name that Postgres makes up',
      given: {
        schema: 'CREATE TABLE users (id int);',
        migration: 'ALTER TABLE users ADD COLUMN code varchar(8) UNIQUE;',
      },
      hits: [
        'users gets the unique constraint users_code_key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of users',
      ],
    },
    {
      title: 'two of them, besides other commands, one deferrable and one with columns to carry along',
      given: {
        schema: 'CREATE TABLE users (a int, b int, c int);',
        migration:
          'ALTER TABLE users ADD UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c), ADD CONSTRAINT "C" UNIQUE (c) DEFERRABLE INITIALLY DEFERRED;',
      },
      hits: [
        'users gets the unique constraints C and users_a_b_c_key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for 2 scans of users',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE users (email text);',
        migration: "DO $$ BEGIN EXECUTE 'ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email)'; END $$;",
      },
      hits: [
        'users gets the unique constraint users_email: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of users',
      ],
    },
    {
      title: 'a partitioned table',
      given: {
        schema:
          'CREATE TABLE events (at date, id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;',
        migration: 'ALTER TABLE events ADD CONSTRAINT events_once UNIQUE (at, id);',
      },
      hits: [
        'events gets the unique constraint events_once: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'an index that is there already',
      given: {
        schema: 'CREATE TABLE users (email text); CREATE UNIQUE INDEX users_email ON users (email);',
        migration: 'ALTER TABLE users ADD CONSTRAINT users_email UNIQUE USING INDEX users_email;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE users (email text); ALTER TABLE users ADD UNIQUE (email);' },
      hits: [],
    },
  ],
  check: (run) =>
    costlyConstraints(run, ({ kind, index }, table) => kind === 'unique' && !isIndexOf(table.before, index)).map(
      (added) => ({
        ...hitOfConstraints(added, run, { one: 'unique constraint', many: 'unique constraints' }),
        ...stepsForConstraints(added, run),
      }),
    ),
})
