import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksReads, blocksWrites, type LockMode } from '../../../core/trace.ts'
import type { Relation } from '../observe.ts'
import { hitOn, shown, whoWaits } from '../said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/blocking-work',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not read, rewrite or change a table while its lock makes others wait',
    effect: 'The lock is kept for as long as the table is read or copied, and everyone who needs the table waits.',
    remedy:
      'Split the work: take the lock only for a change of the catalog (NOT VALID, then VALIDATE; a new column, then batches), and do what takes long without it.',
    general: true,
  },
  examples: [
    {
      title: 'a type change that rewrites the table',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ALTER COLUMN total TYPE bigint;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'SET NOT NULL reads every row',
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL, note text DEFAULT '');",
        migration:
          "UPDATE orders SET note = '' WHERE note IS NULL; COMMIT; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'SET NOT NULL behind a validated CHECK reads nothing',
      given: {
        schema: 'CREATE TABLE orders (note text CONSTRAINT present CHECK (note IS NOT NULL));',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a foreign key that is validated at once',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [
        'orders: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of orders',
        'users: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of users',
      ],
    },
    {
      title: 'a foreign key that is validated later',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'every row is updated under the lock of an earlier statement',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;',
      },
      hits: [
        'orders: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'the same update in a transaction of its own',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL, tax int);',
        migration: 'UPDATE orders SET tax = total / 5;',
      },
      hits: [],
    },
    {
      title: 'a longer varchar and a column with a constant default change only the catalog',
      given: {
        schema: 'CREATE TABLE orders (code varchar(10));',
        migration:
          "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web';",
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (id int); ALTER TABLE carts ALTER COLUMN id TYPE bigint; ALTER TABLE carts ADD PRIMARY KEY (id);',
      },
      hits: [],
    },
    {
      title: 'a materialized view refreshed concurrently',
      given: {
        schema: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS day; CREATE UNIQUE INDEX daily_day ON daily (day);',
        migration: 'REFRESH MATERIALIZED VIEW CONCURRENTLY daily;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => tablesOf(statement, run).flatMap((table) => hitsOn(statement, run, table))),
})

/** Old tables and materialized views that the statement has a lock on, each with its strongest. */
function tablesOf({ difference }: TracedStatement, { preexisting }: MigrationRun) {
  const strongest = new Map<number, { relation: Relation; mode: LockMode }>()
  for (const lock of [...(difference?.taken ?? []), ...(difference?.held ?? [])]) {
    const { relation, mode } = lock
    // Nobody writes into a materialized view, so only what blocks its readers counts.
    const counts = relation.kind === 'm' ? blocksReads(mode) : 'rp'.includes(relation.kind) && blocksWrites(mode)
    // Both lists come strongest first.
    const known = strongest.get(relation.oid)
    if (counts && preexisting.has(relation.oid) && (!known || (blocksReads(mode) && !blocksReads(known.mode)))) {
      strongest.set(relation.oid, lock)
    }
  }
  return [...strongest.values()]
}

function hitsOn(
  statement: TracedStatement,
  run: MigrationRun,
  { relation, mode }: { relation: Relation; mode: LockMode },
): readonly Hit[] {
  const work = workOn(statement, relation)
  if (!work) return []
  const since = statement.difference?.held.some((lock) => lock.relation.oid === relation.oid && lock.mode === mode)
    ? statement.heldSince.get(`${relation.oid} ${mode}`)
    : undefined
  const name = shown(relation.name)
  const held = since ? `, held since line ${since.line},` : ''
  return [
    {
      ...hitOn(statement, run, relation.name),
      message: `${name}: ${mode}${held} blocks ${whoWaits(mode)} while ${work.doing}; size unknown, for one ${work.unit} of ${name}`,
    },
  ]
}

/** What a statement does to a table that takes as long as the table is big. */
function workOn({ difference, sql }: TracedStatement, table: Relation): { doing: string; unit: string } | undefined {
  // TRUNCATE gives the table a new file too, an empty one: that is no work.
  if (!difference || sql.kind === 'TruncateStmt') return undefined
  const rewritten = difference.rewrites.some(({ oid }) => oid === table.oid)
  if (rewritten) return { doing: `the ${table.kind === 'm' ? 'view' : 'table'} is rewritten`, unit: 'rewrite' }
  if (difference.rewrites.some((index) => index.table === table.oid))
    return { doing: 'its indexes are rebuilt', unit: 'scan' }
  const rows = difference.rows[table.name]
  if (rows && rows.updated + rows.deleted > 0) return { doing: 'rows are changed', unit: 'scan' }
  return difference.scans.some(({ oid }) => oid === table.oid)
    ? {
        doing: sql.kind === 'UpdateStmt' || sql.kind === 'DeleteStmt' ? 'rows are changed' : 'every row is read',
        unit: 'scan',
      }
    : undefined
}
