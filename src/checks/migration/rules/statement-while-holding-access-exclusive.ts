import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksWrites } from '../../../core/trace.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import type { Relation } from '../observe.ts'
import { hitOn, isOldTable, proofWithHeld, shown } from '../said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/statement-while-holding-access-exclusive',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not work on one table while another is locked',
    effect:
      'AccessExclusiveLock is kept until the transaction ends, so the locked table waits for work that has nothing to do with it.',
    remedy: 'Put the statement into a migration of its own, so that the lock is let go first.',
  },
  examples: [
    {
      title: 'a backfill of another table',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;\nUPDATE users SET name = trim(name);',
      },
      hits: [
        'orders: AccessExclusiveLock, held since line 1, blocks reads and writes while users is worked on (line 2); size unknown, for one scan of users',
      ],
    },
    {
      title: 'the backfill first',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);',
        migration: 'UPDATE users SET name = trim(name);\nALTER TABLE orders ADD COLUMN note text;',
      },
      hits: [],
    },
    {
      title: 'two changes of the catalog',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (name text);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;',
      },
      hits: [],
    },
    {
      title: 'each in a transaction of its own',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);',
        migration: 'BEGIN; ALTER TABLE orders ADD COLUMN note text; COMMIT;\nUPDATE users SET name = trim(name);',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const seen = new Set<number | null>()
    return run.statements.flatMap((statement) => {
      const held = heldTables(statement, run)
      const worked = workedOn(statement, run)
      const locked = held.filter((table) => worked.some(({ oid }) => oid !== table.oid))
      // The transaction is the mistake: its later statements only prolong it.
      if (locked.length === 0 || seen.has(statement.trace.transaction)) return []
      seen.add(statement.trace.transaction)
      return hitFor(statement, run, locked, worked)
    })
  },
})

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  locked: readonly Relation[],
  worked: readonly Relation[],
): readonly Hit[] {
  const [first] = locked
  if (!first) return []
  const since = statement.heldSince.get(`${first.oid} AccessExclusiveLock`)?.line ?? statement.place.line
  const others = worked.filter(({ oid }) => oid !== first.oid).map(({ name }) => shown(name))
  const lockedNames = enumerate(locked.map(({ name }) => shown(name)))
  const names = enumerate(others)
  const verb = others.length > 1 ? 'are' : 'is'
  return [
    {
      ...hitOn(statement, run, first.name),
      proof: proofWithHeld(statement, run),
      reach: locked.map(({ name }) => ({ kind: 'table' as const, name })),
      message: `${lockedNames}: AccessExclusiveLock, held since line ${since}, blocks reads and writes while ${names} ${verb} worked on (line ${statement.place.line}); size unknown, for one scan of ${names}`,
    },
  ]
}

function heldTables({ difference }: TracedStatement, run: MigrationRun): readonly Relation[] {
  return (difference?.held ?? [])
    .filter(({ relation, mode }) => mode === 'AccessExclusiveLock' && isOldTable(relation, run))
    .map(({ relation }) => relation)
}

/**
 * Old tables that the statement reads from end to end, rewrites, or changes rows of. One that it has locked itself is
 * left to the rule for that: whoever splits the statement off for one table has done so for all.
 */
function workedOn({ difference, sql }: TracedStatement, run: MigrationRun): readonly Relation[] {
  if (!difference || sql.kind === 'TruncateStmt') return []
  const { scans, rewrites, taken, held } = difference
  const locked = new Set(
    [...taken, ...held].filter(({ mode }) => blocksWrites(mode)).map(({ relation }) => relation.oid),
  )
  const touched = [...scans, ...rewrites].filter((relation) => isOldTable(relation, run) && !locked.has(relation.oid))
  return unique(touched)
}
