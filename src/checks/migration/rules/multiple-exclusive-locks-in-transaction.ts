import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksReads } from '../../../core/trace.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { partitionRoot } from '../judgement/partition-root.ts'
import { hitOn, isOldTable, proofWithHeld, shown } from '../judgement/said.ts'
import { timeoutCause } from '../judgement/waiting.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/multiple-exclusive-locks-in-transaction',
    severity: 'warning',
    since: '0.1.0',
    title: 'Lock one table a transaction, or bound the wait',
    effect:
      'While the migration waits behind a long query for the second table, nobody can use the first; and where the application takes the two in the other order, one of them ends in a deadlock (40P01).',
    remedy:
      'Give each table a migration of its own, or set a short lock_timeout (SET LOCAL lock_timeout) before the first lock and run the migration again when it strikes.',
  },
  examples: [
    {
      title: 'two tables are changed',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;',
      },
      hits: [
        'orders stays locked (AccessExclusiveLock since line 1) while the migration waits for users (line 2), and lock_timeout is not set',
      ],
    },
    {
      title: 'three tables, one of them in a DO block: one finding',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int); CREATE TABLE teams (id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN note text;\nDO $$ BEGIN ALTER TABLE users ADD COLUMN note text; END $$;\nALTER TABLE teams ADD COLUMN note text;',
      },
      hits: [
        'orders stays locked (AccessExclusiveLock since line 1) while the migration waits for users and teams (lines 2 and 3), and lock_timeout is not set',
      ],
    },
    {
      title: 'the wait is bounded',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration:
          "SET LOCAL lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;",
      },
      hits: [],
    },
    {
      title: 'one of the two is new',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN note text;\nCREATE TABLE users (id int);\nALTER TABLE users ADD COLUMN note text;',
      },
      hits: [],
    },
    {
      title: 'a transaction each',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration:
          'BEGIN; ALTER TABLE orders ADD COLUMN note text; COMMIT;\nBEGIN; ALTER TABLE users ADD COLUMN note text; COMMIT;',
      },
      hits: [],
    },
    {
      title: 'partitions of one table, and one statement that needs both its tables',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT; ' +
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT of_user REFERENCES users);',
        migration:
          'BEGIN; ALTER TABLE events ADD COLUMN note text; ALTER TABLE events_1 SET (fillfactor = 90); COMMIT;\nALTER TABLE orders DROP CONSTRAINT of_user;',
      },
      hits: [],
    },
    {
      title: 'tables that are dropped: whoever still uses them fails anyway',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration: 'DROP TABLE orders;\nDROP TABLE users;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const transactions = unique(run.statements.flatMap(({ trace }) => trace.transaction ?? []))
    return transactions.flatMap((number) =>
      hitIn(
        run.statements.filter(({ trace }) => trace.transaction === number),
        run,
      ),
    )
  },
})

function hitIn(statements: readonly TracedStatement[], run: MigrationRun): readonly Hit[] {
  const all = statements.flatMap((statement) => lockedBy(statement, run).map((table) => ({ statement, ...table })))
  const [first] = all
  const others = all.filter(({ oid, statement }) => oid !== first?.oid && statement !== first?.statement)
  // Without the timeout, there is nothing that ends the wait for a table while another is held.
  const unbounded = others.filter(({ statement }) => statement.settings?.lockTimeout === '0')
  const [second] = unbounded
  if (!first || !second) return []
  const names = unbounded.map(({ name }) => shown(name))
  const lines = unique(unbounded.map(({ statement }) => String(statement.place.line)))
  return [
    {
      ...hitOn(second.statement, run, second.name),
      cause: `${second.statement.key}|several locks`,
      claims: [timeoutCause(second.statement.place.path)],
      proof: proofWithHeld(second.statement, run),
      reach: [first, ...unbounded].map(({ name }) => ({ kind: 'table' as const, name })),
      message: `${shown(first.name)} stays locked (AccessExclusiveLock since line ${first.statement.place.line}) while the migration waits for ${enumerate(names)} (line${lines.length === 1 ? '' : 's'} ${enumerate(lines)}), and lock_timeout is not set`,
    },
  ]
}

interface LockedTable {
  readonly oid: number
  readonly name: string
}

/** Old tables that the statement is the first to lock against everyone, and that outlive the pull request. */
function lockedBy(statement: TracedStatement, run: MigrationRun): readonly LockedTable[] {
  const { taken = [], held = [] } = statement.difference ?? {}
  const known = new Set(
    held.filter(({ mode }) => blocksReads(mode)).map(({ relation }) => partitionRoot(statement.before, relation.oid)),
  )
  const roots = unique(
    taken
      .filter(({ relation, mode }) => blocksReads(mode) && isOldTable(relation, run))
      .map(({ relation }) => partitionRoot(statement.before, relation.oid)),
  )
  return roots
    .filter((oid) => !known.has(oid) && run.facts.head.tables.has(oid))
    .map((oid) => ({ oid, name: statement.before.tables.get(oid)?.name ?? String(oid) }))
}
