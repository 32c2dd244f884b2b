import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksWrites, type LockMode } from '../../../core/trace.ts'
import { enumerate } from '../../../core/wording.ts'
import { inBatches } from '../judgement/batches.ts'
import { causeOf, hitOn, isOldTable, proofWithHeld, shown, whoWaits } from '../judgement/said.ts'
import { costText, severityOfWork, type Work, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { changesRowsOf } from '../trace/changed-rows.ts'
import type { Relation } from '../trace/observe.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/statement-while-holding-access-exclusive',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not work on one table while another is locked',
    effect:
      'A lock is kept until the transaction ends, so everyone who needs the locked table waits for work that has nothing to do with it.',
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
      title: 'a lock that lets readers in',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL); CREATE TABLE orders (user_id int); CREATE TABLE visits (at date);',
        migration:
          'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;\nDELETE FROM visits WHERE at < now();',
      },
      hits: [
        'orders and users: ShareRowExclusiveLock, held since line 1, blocks writes while visits is worked on (line 2); size unknown, for one scan of visits',
      ],
    },
    {
      title: 'a DO block that reads another table',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);',
        migration:
          "ALTER TABLE orders ADD COLUMN note text;\nDO $$ BEGIN PERFORM count(*) FROM users WHERE name = ''; END $$;",
      },
      hits: [
        'orders: AccessExclusiveLock, held since line 1, blocks reads and writes while users is worked on (line 2); size unknown, for one scan of users',
      ],
    },
    {
      title: 'several statements that read, the locked table too, are one finding',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE users (id int, name text); CREATE VIEW sums AS SELECT users.id, count(*) FROM users, orders GROUP BY 1;',
        migration:
          'ALTER TABLE orders ADD COLUMN note text;\nCREATE TABLE sums_fast AS SELECT * FROM sums;\nCREATE MATERIALIZED VIEW ids AS SELECT id FROM orders;\nINSERT INTO sums_fast SELECT * FROM sums;',
      },
      hits: [
        'orders: AccessExclusiveLock, held since line 1, blocks reads and writes while users is worked on (lines 2, 3 and 4); size unknown, for one scan of users',
      ],
    },
    {
      title: 'one row of another table, found by its key',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE settings (name text PRIMARY KEY, value text);',
        migration: "ALTER TABLE orders ADD COLUMN note text;\nUPDATE settings SET value = '2' WHERE name = 'version';",
      },
      hits: [],
    },
    {
      title: 'another table is read to say which rows change',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, total int); CREATE TABLE refunds (order_id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN refunded boolean;\nUPDATE orders SET refunded = true WHERE id = (SELECT max(order_id) FROM refunds);',
      },
      hits: [
        'orders: AccessExclusiveLock, held since line 1, blocks reads and writes while refunds is worked on (line 2); size unknown, for one scan of refunds',
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
      // Who moves a backfill out of the transaction has done so for all the tables that wait for it.
      if (worksOf(statement, run).some(({ kind }) => kind === 'rows changed')) return []
      const worked = workedOn(statement, run)
      const locked = heldLocks(statement, run).filter(
        ({ relation }) => worked.some(({ oid }) => oid !== relation.oid) && !isBackfill(statement, relation, run),
      )
      // The transaction is the mistake: its later statements only prolong it.
      if (locked.length === 0 || seen.has(statement.trace.transaction)) return []
      seen.add(statement.trace.transaction)
      return hitFor(statement, run, locked, worked)
    })
  },
})

/** A lock of an earlier statement that keeps others out of an old table. */
interface HeldLock {
  readonly relation: Relation
  readonly mode: LockMode
}

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  locked: readonly HeldLock[],
  worked: readonly Relation[],
): readonly Hit[] {
  const [first] = locked
  const works = worked.filter(({ oid }) => oid !== first?.relation.oid).map((relation) => workOf(statement, relation))
  const [work] = works
  if (!first || !work) return []
  const { mode } = first
  const since = statement.heldSince.get(`${first.relation.oid} ${mode}`)?.line ?? statement.place.line
  const alike = enumerate(locked.filter((lock) => lock.mode === mode).map(({ relation }) => shown(relation.name)))
  const names = enumerate(works.map(({ relation }) => shown(relation.name)))
  const cost = works.length === 1 ? costText(work, statement, run) : `size unknown, for one scan of ${names}`
  const severities = works.map((each) => severityOfWork(each, statement, run))
  const others = readersAfter(statement, run)
  const lines = [statement, ...others].map(({ place }) => String(place.line))
  return [
    {
      ...hitOn(statement, run, first.relation.name),
      claims: [
        ...works.map(({ relation }) => causeOf(statement, relation.name)),
        ...[statement, ...others].flatMap((reader) => readUnderLock(reader, run)),
      ],
      severity: severities.includes('error') ? 'error' : 'note',
      proof: proofWithHeld(statement, run),
      reach: locked.map(({ relation }) => ({ kind: 'table' as const, name: relation.name })),
      message: `${alike}: ${mode}, held since line ${since}, blocks ${whoWaits(mode)} while ${names} ${works.length > 1 ? 'are' : 'is'} worked on (${lines.length > 1 ? 'lines' : 'line'} ${enumerate(lines, 8)}); ${cost}`,
      // One of several that is sent elsewhere leaves the others where they are.
      ...(others.length > 0 ? {} : { steps: stepsFor(statement, work) }),
    },
  ]
}

/** Later statements of the transaction that lock nothing themselves and only read: they are the same mistake. */
function readersAfter(statement: TracedStatement, run: MigrationRun): readonly TracedStatement[] {
  const { transaction } = statement.trace
  if (transaction === null) return []
  return run.statements
    .slice(run.statements.indexOf(statement) + 1)
    .filter(
      (other) =>
        other.trace.transaction === transaction &&
        locksNothing(other, run) &&
        worksOf(other, run).every(({ kind }) => kind === 'scan') &&
        (workedOn(other, run).length > 0 || readUnderLock(other, run).length > 0),
    )
}

function locksNothing({ difference }: TracedStatement, run: MigrationRun): boolean {
  return !difference?.taken.some(({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run))
}

/** What it reads of tables that an earlier statement has locked, as causes. */
function readUnderLock(statement: TracedStatement, run: MigrationRun): readonly string[] {
  if (!locksNothing(statement, run)) return []
  return worksOf(statement, run)
    .filter(({ kind, since }) => kind === 'scan' && since !== undefined)
    .map(({ relation }) => causeOf(statement, relation.name))
}

/** The statement in a transaction of its own; what changes rows, in batches. */
function stepsFor(statement: TracedStatement, { relation }: Work): readonly RemedyStep[] {
  return inBatches(statement, relation.oid, () => false) ?? [{ sql: statement.sql.text }]
}

/** Its rows are changed in this transaction more than once: that is one finding already. */
function isBackfill(statement: TracedStatement, relation: Relation, run: MigrationRun): boolean {
  return (
    changesRowsOf(statement, relation) &&
    run.statements.some(
      (other) =>
        other.trace.transaction === statement.trace.transaction &&
        worksOf(other, run).some((work) => work.kind === 'rows changed' && work.relation.oid === relation.oid),
    )
  )
}

function workOf({ difference }: TracedStatement, relation: Relation): Work {
  const rewritten = difference?.rewrites.some(({ oid }) => oid === relation.oid)
  return { relation, mode: 'AccessShareLock', since: undefined, kind: rewritten ? 'rewrite' : 'scan' }
}

/** Of each old table the strongest; strongest first. */
function heldLocks({ difference }: TracedStatement, run: MigrationRun): readonly HeldLock[] {
  const strong = (difference?.held ?? []).filter(
    ({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run) && !isPartition(relation, difference),
  )
  return strong.filter(
    ({ relation }, index) => strong.findIndex((lock) => lock.relation.oid === relation.oid) === index,
  )
}

/** Of a partitioned table that is locked whole, the parent speaks for all. */
function isPartition({ parent }: Relation, difference: TracedStatement['difference']): boolean {
  return difference?.held.some(({ relation, mode }) => relation.oid === parent && blocksWrites(mode)) === true
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
  return touched.filter(({ oid }, index) => touched.findIndex((other) => other.oid === oid) === index)
}
