import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import { needsNoTransaction } from '../../../sql/statements.ts'
import { failureCause, proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/concurrently-in-transaction',
    severity: 'error',
    since: '0.1.0',
    title: 'Run CONCURRENTLY outside a transaction',
    effect: 'Postgres refuses the statement inside a transaction, and several statements sent as one text are one.',
    remedy:
      'Give the statement a migration of its own that the runner sends without a transaction (how, depends on the runner: nothing else in the file, or a setting for it).',
  },
  examples: [
    {
      title: 'Diesel wraps every migration',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);',
        runner: 'diesel',
      },
      hits: ['fails with 25001: CREATE INDEX CONCURRENTLY cannot run inside a transaction block'],
    },
    {
      title: 'golang-migrate sends the file as one text',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id); SELECT 1;',
        runner: 'golang-migrate',
      },
      hits: ['fails with 25001: CREATE INDEX CONCURRENTLY cannot run inside a transaction block'],
    },
    {
      title: 'alone in its file',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);',
        runner: 'golang-migrate',
      },
      hits: [],
    },
    {
      title: 'a name that only reads like the keyword',
      given: {
        schema: 'CREATE TABLE orders (concurrently_at date);',
        migration: 'CREATE INDEX concurrently_at ON orders (concurrently_at);',
        runner: 'diesel',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements
      .filter(({ trace, sql }) => trace.error?.sqlstate === '25001' && needsNoTransaction(sql))
      .map((statement) => ({
        message: `fails with 25001: ${statement.trace.error?.message}`,
        location: statement.place,
        subject: { kind: 'migration' as const, name: statement.place.path },
        key: statement.key,
        cause: failureCause(statement),
        proof: proofOf(statement, run),
        remedy: `Send it ${runners[run.plan.runner].sentAlone}.`,
        ...(ofTables.has(statement.sql.kind)
          ? { steps: [{ sql: statement.sql.text, withoutTransaction: true as const }] }
          : {}),
      })),
})

/** What may be sent to try it; the others concern the whole server. */
const ofTables: ReadonlySet<string> = new Set(['IndexStmt', 'DropStmt', 'ReindexStmt', 'AlterTableStmt', 'VacuumStmt'])
