import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import { needsNoTransaction, type SqlStatement } from '../../../sql/statements.ts'
import { committedAlone, failsAgain } from '../judgement/file-parts.ts'
import type { MigrationExample, MigrationRun, RehearsedFile } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/mixed-transactional-file',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep what refuses a transaction in files of its own',
    effect:
      'Without a transaction around the file, a failure leaves the statements before it done, and the migration can neither be run again nor rolled back by itself.',
    remedy:
      'Put what refuses a transaction (CONCURRENTLY, VACUUM) into a file of its own, and the rest into one that runs in a transaction.',
  },
  examples: [
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
    {
      title: 'a column and an index that is built concurrently',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration:
          '-- +goose NO TRANSACTION\n-- +goose Up\nALTER TABLE orders ADD COLUMN note text;\nCREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);',
        runner: 'goose',
      },
      hits: ['line 3 stays done when line 4 fails: the file runs without a transaction, for the sake of line 4'],
    },
    {
      title: 'the column is added only where it is missing, so the file can be run again',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration:
          '-- +goose NO TRANSACTION\n-- +goose Up\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nCREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);',
        runner: 'goose',
      },
      hits: [],
    },
    {
      title: 'all in one transaction',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders ADD COLUMN remark text;',
        runner: 'diesel',
      },
      hits: [],
    },
  ],
  check: (run) => [
    ...run.mixed.map(({ path, statement }) => ({
      ...hitAt(path, statement),
      message: `mixes statements that need a transaction with statements that refuse one, which ${runners[run.plan.runner].title} does not run unless mixed is set`,
    })),
    ...run.files.filter(({ path }) => !run.mixed.some((mixed) => mixed.path === path)).flatMap(hitIn),
  ],
})

function hitIn(file: RehearsedFile): readonly Hit[] {
  const statements = committedAlone(file)
  const alone = statements.find(needsNoTransaction)
  const other = statements.find((statement) => failsAgain(statement) && !needsNoTransaction(statement))
  // The last one may fail: nothing comes after it that would be missing.
  if (!alone || !other || statements.indexOf(other) === statements.length - 1) return []
  const next = statements[statements.indexOf(other) + 1] ?? alone
  return [
    {
      ...hitAt(file.path, other),
      message: `line ${other.line} stays done when line ${next.line} fails: the file runs without a transaction, for the sake of line ${alone.line}`,
    },
  ]
}

function hitAt(path: string, statement: SqlStatement): Omit<Hit, 'message'> {
  return {
    location: { path, line: statement.line, column: statement.column },
    subject: { kind: 'migration', name: path },
    key: 'mixed',
    cause: `${path}|half done`,
    // How the runner sends the file is our reading of it, not something that Postgres said.
    proof: { kind: 'source', excerpt: statement.text },
  }
}
