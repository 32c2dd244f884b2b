import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import {
  type AddedConstraints,
  costlyConstraints,
  hitOfConstraints,
  isIndexOf,
  keyColumnSteps,
} from '../judgement/added-constraints.ts'
import { alterTable } from '../judgement/nodes.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/primary-key-using-index-sets-not-null',
    severity: 'error',
    since: '0.1.0',
    title: 'Prove the columns of a primary key free of NULLs before USING INDEX',
    effect:
      'The index is there, but the columns may be NULL: Postgres reads every row under AccessExclusiveLock to make sure.',
    remedy:
      'Add CHECK (column IS NOT NULL) NOT VALID, validate it in a transaction of its own, SET NOT NULL, and drop the CHECK; then ADD PRIMARY KEY USING INDEX reads nothing.',
  },
  examples: [
    {
      title: 'a column that may be NULL',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE UNIQUE INDEX orders_id ON orders (id);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT orders_id PRIMARY KEY USING INDEX orders_id;',
      },
      hits: [
        'orders gets the primary key orders_id, whose columns may be NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE UNIQUE INDEX orders_id ON orders (id);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id; END $$;',
      },
      hits: [
        'orders gets the primary key orders_id, whose columns may be NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a column that is NOT NULL',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL); CREATE UNIQUE INDEX orders_id ON orders (id);',
        migration: 'ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;',
      },
      hits: [],
    },
    {
      title: 'a column that a validated CHECK keeps free of NULLs',
      given: {
        schema:
          'CREATE TABLE orders (id int CONSTRAINT filled CHECK (id IS NOT NULL)); CREATE UNIQUE INDEX orders_id ON orders (id);',
        migration: 'ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    costlyConstraints(run, ({ kind, index }, table) => kind === 'primary key' && isIndexOf(table.before, index)).map(
      (added) => ({
        ...hitOfConstraints(added, run, {
          one: 'primary key',
          many: 'primary keys',
          which: 'whose columns may be NULL',
        }),
        ...stepsFor(added),
      }),
    ),
})

/** The columns first, then the statement as it is. */
function stepsFor({ statement, table, constraints: [key] }: AddedConstraints): Pick<Hit, 'steps'> {
  const columns = keyColumnSteps(table, key)
  const only = alterTable(statement.sql)?.commands.length === 1
  return only && columns.length > 0
    ? { steps: [...columns, { sql: statement.sql.text, note: 'the columns are NOT NULL: nothing is read' }] }
    : {}
}
