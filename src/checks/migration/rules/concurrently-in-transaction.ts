import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import { needsNoTransaction } from '../../../sql/statements.ts'
import { failureCause, proofOf } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/concurrently-in-transaction',
    severity: 'error',
    since: '0.1.0',
    title: 'Run CONCURRENTLY outside a transaction',
    effect: 'Postgres refuses the statement inside a transaction, and several statements sent as one text are one.',
    remedy:
      'Give the statement a migration of its own that the runner sends without a transaction (Diesel: run_in_transaction = false in metadata.toml; golang-migrate and Prisma: nothing else in the file).',
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
      title: 'Flyway refuses a file that mixes both',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN note text; CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);',
        runner: 'flyway',
      },
      hits: [
        'mixes statements that need a transaction with statements that refuse one, which Flyway does not run unless mixed is set',
      ],
    },
  ],
  check: (run) => [
    ...run.statements
      .filter(({ trace, sql }) => trace.error?.sqlstate === '25001' && needsNoTransaction(sql))
      .map((statement) => ({
        message: `fails with 25001: ${statement.trace.error?.message}`,
        location: statement.place,
        subject: { kind: 'migration' as const, name: statement.place.path },
        key: statement.key,
        cause: failureCause(statement),
        proof: proofOf(statement, run),
      })),
    ...run.mixed.map(({ path, statement }) => ({
      message: `mixes statements that need a transaction with statements that refuse one, which ${runners[run.plan.runner].title} does not run unless mixed is set`,
      location: { path, line: statement.line, column: statement.column },
      subject: { kind: 'migration' as const, name: path },
      key: 'mixed',
      // Our reading of the runner, not something that Postgres said.
      severity: 'warning' as const,
      proof: { kind: 'source' as const, excerpt: statement.text },
    })),
  ],
})
