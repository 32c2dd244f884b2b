import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import { type BuiltIndexes, builtIndexes, hitOfIndexes } from '../judgement/built-indexes.ts'
import { indexSteps } from '../judgement/index-steps.ts'
import { tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/create-index-not-concurrently',
    severity: 'error',
    since: '0.1.0',
    title: 'Build indexes on existing tables concurrently',
    effect: 'A plain CREATE INDEX holds ShareLock, so every write to the table waits until the build ends.',
    remedy: 'Use CREATE INDEX CONCURRENTLY, in a migration that runs outside a transaction.',
  },
  examples: [
    {
      title: 'index on a table that may hold rows',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX orders_by_user ON orders (user_id);',
      },
      hits: [
        'orders gets the index orders_by_user: ShareLock blocks writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (user_id int, at date);',
        migration: 'DO $$ BEGIN CREATE INDEX a ON orders (user_id); CREATE INDEX b ON orders (at); END $$;',
      },
      hits: [
        'orders gets the indexes a and b: ShareLock blocks writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a partial index with an expression, under names that need quotes',
      given: {
        schema: 'CREATE SCHEMA "My Shop"; CREATE TABLE "My Shop"."Order" ("user" text COLLATE "C", gone date);',
        migration:
          'CREATE UNIQUE INDEX "by ""user"" USING" ON "My Shop"."Order" (lower("user") text_pattern_ops DESC) INCLUDE (gone) WITH (fillfactor = 70) WHERE gone IS NULL;',
      },
      hits: [
        'My Shop.Order gets the index by "user" USING: ShareLock blocks writes while every row is read; size unknown, for one scan of My Shop.Order',
      ],
    },
    {
      title: 'of a partition, under the stronger lock of its parent',
      given: {
        schema:
          'CREATE TABLE events (day int) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (9);',
        migration: 'LOCK TABLE ONLY events;\nCREATE INDEX by_day ON events_1 (day);',
      },
      hits: [
        'events_1 gets the index by_day: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'index on a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); CREATE INDEX carts_by_id ON carts (id);' },
      hits: [],
    },
    {
      title: 'an index that lets the table hold one row and no more: with a second one it fails',
      given: {
        schema: 'CREATE TABLE settings (name text);',
        migration: 'CREATE UNIQUE INDEX one_row ON settings ((true));',
      },
      hits: [],
    },
    {
      title: 'index built concurrently',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);',
      },
      hits: [],
    },
    {
      title: 'index that is there already',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);',
        migration: 'CREATE INDEX IF NOT EXISTS orders_by_user ON orders (user_id);',
      },
      hits: [],
    },
    {
      title: 'index on the parent alone of a partitioned table',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT;',
        migration: 'CREATE INDEX events_at ON ONLY events (at);',
      },
      hits: [],
    },
    {
      title: 'an index that a new type makes Postgres build again has another cause',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);',
        migration: 'ALTER TABLE orders ALTER COLUMN user_id TYPE bigint;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.measured
      ? builtIndexes(run)
          .filter(({ table }) => table.after.kind !== 'p')
          .map((built) => ({
            ...hitOfIndexes(built, run),
            remedy: `Use CREATE INDEX CONCURRENTLY, ${runners[run.plan.runner].sentAlone}.`,
            ...stepsFor(built),
          }))
      : byText(run),
})

function stepsFor({ statement, table, indexes }: BuiltIndexes): Pick<Hit, 'steps'> {
  const { before, after, sql } = statement
  const steps =
    sql.kind === 'IndexStmt' ? indexSteps({ before, after, table: table.after, index: indexes[0] }) : undefined
  return steps ? { steps } : {}
}

/** Where nothing is measured, the text says as much as it can. */
function byText(run: MigrationRun): readonly Hit[] {
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql
    if (!('IndexStmt' in node) || node.IndexStmt.concurrent) return []
    const table = tableNamed(statement, run, node.IndexStmt.relation)
    if (!table.old) return []
    const message = `${shown(table.name)}: the index is built without CONCURRENTLY; what that blocks was not measured`
    return [{ ...hitOn(statement, run, table.name), message }]
  })
}
