import { defineRule } from '../../../core/rule.ts'
import { tableNamed } from '../nodes.ts'
import { concurrently, hitOn, shown } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/create-index-not-concurrently',
    severity: 'error',
    since: '0.1.0',
    title: 'Build indexes on existing tables concurrently',
    effect: 'A plain CREATE INDEX holds ShareLock, so every write to the table waits until the build ends.',
    remedy:
      'Use CREATE INDEX CONCURRENTLY, in a migration that runs outside a transaction. For a partitioned table: ON ONLY the parent, CONCURRENTLY on each partition, then ATTACH.',
  },
  examples: [
    {
      title: 'index on a table that may hold rows',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX orders_by_user ON orders (user_id);',
      },
      hits: ['orders: ShareLock blocks writes while the index builds; size unknown, for one scan of orders'],
    },
    {
      title: 'index on a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); CREATE INDEX carts_by_id ON carts (id);' },
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
      title: 'index on a partitioned table and all its partitions',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT;',
        migration: 'CREATE INDEX events_at ON events (at);',
      },
      hits: ['events: ShareLock blocks writes while the index builds; size unknown, for one scan of events'],
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
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { node } = statement.sql
      if (!('IndexStmt' in node) || node.IndexStmt.concurrent) return []
      const table = tableNamed(statement, run, node.IndexStmt.relation)
      // Without a scan nothing was built: the index was there, or the table has no rows of its own.
      if (!table.old || (run.measured && !statement.difference?.scans.length)) return []
      const name = shown(table.name)
      // A partitioned table takes no CONCURRENTLY: there the general remedy has to do.
      const partitioned = statement.difference?.scans.every((relation) => relation.name !== table.name)
      const remedy = partitioned ? undefined : concurrently(statement, /^CREATE (UNIQUE )?INDEX\b/i, run)
      return {
        ...hitOn(statement, run, table.name),
        ...(remedy === undefined ? {} : { remedy }),
        message: run.measured
          ? `${name}: ShareLock blocks writes while the index builds; size unknown, for one scan of ${name}`
          : `${name}: the index is built without CONCURRENTLY; what that blocks was not measured`,
      }
    }),
})
