import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { shown } from '../judgement/said.ts'
import { hitOfWorks, type Work, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/reindex-not-concurrently',
    severity: 'error',
    since: '0.1.0',
    title: 'Rebuild indexes concurrently',
    effect:
      'REINDEX holds ShareLock on the table and AccessExclusiveLock on each index: writes wait, and so does nearly every read, since the planner looks at all indexes of a table.',
    remedy: 'Use REINDEX CONCURRENTLY, outside a transaction.',
  },
  examples: [
    {
      title: 'all indexes of a table',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, user_id int); CREATE INDEX by_user ON orders (user_id);',
        migration: 'REINDEX (VERBOSE) TABLE orders;',
      },
      hits: [
        'orders is reindexed, and nearly every reader waits for its indexes: ShareLock blocks writes while its indexes are rebuilt; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'one index, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);',
        migration: 'DO $$ BEGIN REINDEX INDEX by_user; END $$;',
      },
      hits: [
        'orders is reindexed, and nearly every reader waits for its indexes: ShareLock blocks writes while its indexes are rebuilt; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a whole schema',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'REINDEX SCHEMA public;',
        runner: 'golang-migrate',
      },
      hits: [
        'orders and users are reindexed, and nearly every reader waits for their indexes: ShareLock blocks writes to orders and users while their indexes are rebuilt; size unknown, for one scan of orders and one scan of users',
      ],
    },
    {
      title: 'concurrently',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);',
        migration: 'REINDEX TABLE CONCURRENTLY orders;',
      },
      hits: [],
    },
    {
      title: 'indexes that a new collation makes Postgres build again have another cause',
      given: {
        schema: 'CREATE TABLE orders (code text); CREATE INDEX by_code ON orders (code);',
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE text COLLATE "C";',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int PRIMARY KEY); REINDEX TABLE carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const [first, ...more] = worksOf(statement, run).filter((work) => isReindex(work, statement))
      if (!first) return []
      const names = [first, ...more].map(({ relation }) => shown(relation.name))
      const [are, their] = names.length > 1 ? ['are', 'their'] : ['is', 'its']
      // Who plans a query looks at all indexes of its tables, and each is locked while it is rebuilt.
      const what = `${enumerate(names)} ${are} reindexed, and nearly every reader waits for ${their} indexes`
      return { ...hitOfWorks(statement, run, [first, ...more], { what }), ...stepsFor(statement) }
    }),
})

/** A rebuild that leaves the catalog as it was. */
function isReindex({ kind, relation }: Work, { sql, effects }: TracedStatement): boolean {
  if (kind !== 'index rebuild' || sql.kind === 'AlterTableStmt') return false
  return !effects.some(
    (effect) => 'table' in effect && 'after' in effect.table && effect.table.after.oid === relation.oid,
  )
}

const words = /^REINDEX\s*(\([^)]*\)\s*)?(TABLE|INDEX|SCHEMA|DATABASE)\b/i

function stepsFor({ sql }: TracedStatement): Pick<Hit, 'steps'> {
  if (sql.kind !== 'ReindexStmt' || !words.test(sql.text)) return {}
  const text = sql.text.replace(words, (start) => `${start} CONCURRENTLY`)
  return { steps: [{ sql: text, withoutTransaction: true }] }
}
