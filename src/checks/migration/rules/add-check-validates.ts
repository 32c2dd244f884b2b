import { defineRule } from '../../../core/rule.ts'
import { costlyConstraints, hitOfConstraints, stepsForConstraints } from '../judgement/added-constraints.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-check-validates',
    severity: 'error',
    since: '0.1.0',
    title: 'Add a CHECK as NOT VALID, and validate it afterwards',
    effect: 'ADD CHECK reads every row under AccessExclusiveLock, so everyone who needs the table waits.',
    remedy:
      'ADD CONSTRAINT ... CHECK (...) NOT VALID reads nothing; VALIDATE CONSTRAINT in a transaction of its own lets everyone go on.',
  },
  examples: [
    {
      title: 'every row is checked',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);',
      },
      hits: [
        'orders gets the CHECK positive: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'in place of another of the same name',
      given: {
        schema: "CREATE TABLE orders (kind text CONSTRAINT known CHECK (kind IN ('web', 'shop')));",
        migration:
          "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (kind IN ('web', 'shop', 'phone'));",
      },
      hits: [
        'orders gets the CHECK known: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a new column with a CHECK, which Postgres tries on every row',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: "ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web' CHECK (kind <> '');",
      },
      hits: [
        'orders gets the CHECK orders_kind_check: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'two in a DO block',
      given: {
        schema: 'CREATE TABLE orders (a int, b int);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT c CHECK (a > 0), ADD CONSTRAINT d CHECK (b > 0); END $$;',
      },
      hits: [
        'orders gets the CHECKs c and d: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a table that others inherit from',
      given: {
        schema: 'CREATE TABLE documents (pages int); CREATE TABLE letters () INHERITS (documents);',
        migration: 'ALTER TABLE documents ADD CONSTRAINT paged CHECK (pages > 0);',
      },
      hits: [
        'documents gets the CHECK paged: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of documents',
      ],
    },
    {
      title: 'besides a new type, which rewrites the table',
      given: {
        schema: 'CREATE TABLE orders (id int, total int);',
        migration: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint, ADD CONSTRAINT positive CHECK (total > 0);',
      },
      hits: [
        'orders gets the CHECK positive: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'NOT VALID',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (total int); ALTER TABLE carts ADD CHECK (total > 0);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    costlyConstraints(run, ({ kind, validated, enforced }) => kind === 'check' && validated && enforced).map(
      (added) => ({
        ...hitOfConstraints(added, run, { one: 'CHECK', many: 'CHECKs' }),
        ...stepsForConstraints(added, run),
      }),
    ),
})
