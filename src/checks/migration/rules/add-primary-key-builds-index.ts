import { defineRule } from '../../../core/rule.ts'
import { costlyConstraints, hitOfConstraints, isIndexOf, stepsForConstraints } from '../judgement/added-constraints.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-primary-key-builds-index',
    severity: 'error',
    since: '0.1.0',
    title: 'Build the index of a primary key before the key',
    effect:
      'ADD PRIMARY KEY looks for NULLs and builds its index under AccessExclusiveLock, so nobody can read or write the table until both are done.',
    remedy:
      'Make the columns NOT NULL behind a validated CHECK, build a unique index CONCURRENTLY, then ADD CONSTRAINT ... PRIMARY KEY USING INDEX, which reads nothing.',
  },
  examples: [
    {
      title: 'a column that may be NULL',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders ADD PRIMARY KEY (id);' },
      hits: [
        'orders gets the primary key orders_pkey: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'two columns, one of them NOT NULL already, in a DO block',
      given: {
        schema: 'CREATE TABLE lines (order_id int NOT NULL, number int);',
        migration: 'DO $$ BEGIN ALTER TABLE lines ADD CONSTRAINT line PRIMARY KEY (order_id, number); END $$;',
      },
      hits: [
        'lines gets the primary key line: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of lines',
      ],
    },
    {
      title: 'a partitioned table',
      given: {
        schema:
          'CREATE TABLE events (at date, id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;',
        migration: 'ALTER TABLE events ADD CONSTRAINT events_key PRIMARY KEY (id, at);',
      },
      hits: [
        'events gets the primary key events_key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'besides another command',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN note text, ADD CONSTRAINT "Key" PRIMARY KEY (id) DEFERRABLE;',
      },
      hits: [
        'orders gets the primary key Key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'an index that is there already, on a column that is NOT NULL',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL); CREATE UNIQUE INDEX orders_id ON orders (id);',
        migration: 'ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;',
      },
      hits: [],
    },
    {
      title: 'a numbered column that becomes the key rewrites the table, which is told',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ADD id bigserial PRIMARY KEY;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD PRIMARY KEY (id);' },
      hits: [],
    },
  ],
  check: (run) =>
    costlyConstraints(run, ({ kind, index }, table) => kind === 'primary key' && !isIndexOf(table.before, index)).map(
      (added) => ({
        ...hitOfConstraints(added, run, { one: 'primary key', many: 'primary keys' }),
        ...stepsForConstraints(added, run),
      }),
    ),
})
