import { defineRule } from '../../../core/rule.ts'
import { needsNoTransaction } from '../../../sql/statements.ts'
import { proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/concurrent-build-under-lock-timeout',
    severity: 'note',
    since: '0.1.0',
    title: 'Give what runs CONCURRENTLY a long lock_timeout',
    effect:
      'CONCURRENTLY waits until every transaction that began before it has ended, and lock_timeout ends that wait: the deployment stops, and an index that was being built stays behind, INVALID.',
    remedy:
      'SET lock_timeout = 0 before this statement, and back to a short one after it: nobody queues behind this wait.',
  },
  examples: [
    {
      title: 'two seconds for an index',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: "SET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY by_user ON orders (user_id);",
      },
      hits: ['CREATE INDEX CONCURRENTLY waits for every older transaction, but for no longer than lock_timeout: 2s'],
    },
    {
      title: 'time enough',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: "SET lock_timeout = '30min';\nCREATE INDEX CONCURRENTLY by_user ON orders (user_id);",
      },
      hits: [],
    },
    {
      title: 'no lock_timeout',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY by_user ON orders (user_id);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { place, key, settings, trace } = statement
      const words = wordsOf(statement)
      if (words === undefined || trace.error || !settings || !isShort(settings.lockTimeout)) return []
      return [
        {
          location: place,
          key,
          subject: { kind: 'migration' as const, name: place.path },
          proof: proofOf(statement, run),
          message: `${words} waits for every older transaction, but for no longer than lock_timeout: ${settings.lockTimeout}`,
        },
      ]
    }),
})

/** `CREATE INDEX CONCURRENTLY`; undefined for what waits for nobody's transaction. */
function wordsOf({ sql }: TracedStatement): string | undefined {
  if (!needsNoTransaction(sql)) return undefined
  const words: Readonly<Record<string, string>> = {
    IndexStmt: 'CREATE INDEX CONCURRENTLY',
    DropStmt: 'DROP INDEX CONCURRENTLY',
    ReindexStmt: 'REINDEX CONCURRENTLY',
    AlterTableStmt: 'DETACH PARTITION CONCURRENTLY',
  }
  return words[sql.kind]
}

/** As SHOW prints it. Up to a minute: transactions of that length are nothing unusual. */
function isShort(lockTimeout: string): boolean {
  const [, digits = '0', unit = 'ms'] = /^(\d+)(us|ms|s|min|h|d)?$/.exec(lockTimeout) ?? []
  const seconds = Number(digits) * (secondsIn[unit] ?? 0)
  return seconds > 0 && seconds <= 60
}

const secondsIn: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3_600, d: 86_400 }
