import { defineRule } from '../../../core/rule.ts'
import { blocksWrites } from '../../../core/trace.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { partitionRoot } from '../judgement/partitions.ts'
import { hitOn, isOldTable, shown, whoWaits } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/explicit-lock-table',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not lock a table in use by hand',
    effect:
      'The lock is kept until the transaction ends, whatever comes between, and everyone who needs the table waits.',
    remedy:
      'Let each statement take the lock that it needs. To keep two migrations apart, take an advisory lock (pg_advisory_xact_lock); where LOCK TABLE has to be, set a lock_timeout first and end the transaction soon.',
  },
  examples: [
    {
      title: 'the strongest lock, which is the default',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'LOCK TABLE orders;' },
      hits: ['orders: LOCK TABLE takes AccessExclusiveLock, which blocks reads and writes until the transaction ends'],
    },
    {
      title: 'two tables, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration: 'DO $$ BEGIN LOCK TABLE orders, users IN SHARE MODE; END $$;',
      },
      hits: ['orders and users: LOCK TABLE takes ShareLock, which blocks writes until the transaction ends'],
    },
    {
      title: 'a partitioned table',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events DEFAULT;',
        migration: 'LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE;',
      },
      hits: ['events: LOCK TABLE takes ShareRowExclusiveLock, which blocks writes until the transaction ends'],
    },
    {
      title: 'a mode that lets others read and write',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'LOCK TABLE orders IN ROW EXCLUSIVE MODE;' },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); LOCK TABLE carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      if (!locksByHand(statement)) return []
      const locks = (statement.difference?.taken ?? []).filter(
        ({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run),
      )
      return unique(locks.map(({ mode }) => mode)).flatMap((mode) => {
        // Locking a partitioned table locks its partitions, which need no mention.
        const roots = locks
          .filter((lock) => lock.mode === mode)
          .map(({ relation }) => partitionRoot(statement.before, relation.oid))
        const names = unique(roots).flatMap((oid) => statement.before.tables.get(oid)?.name ?? [])
        const [first] = names
        if (first === undefined) return []
        const hit = hitOn(statement, run, first)
        return [
          {
            ...hit,
            key: `${hit.key}\n${mode}`,
            reach: names.map((name) => ({ kind: 'table' as const, name })),
            message: `${enumerate(names.map(shown))}: LOCK TABLE takes ${mode}, which blocks ${whoWaits(mode)} until the transaction ends`,
          },
        ]
      })
    }),
})

/** LOCK, or a block that holds one and changes no catalog, so that its locks can come from nothing else. */
function locksByHand({ sql, effects, difference }: TracedStatement): boolean {
  if (sql.kind === 'LockStmt') return true
  const works = (difference?.rewrites.length ?? 0) + (difference?.scans.length ?? 0) > 0
  return sql.kind === 'DoStmt' && /\block\s+table\b/i.test(sql.text) && effects.length === 0 && !works
}
