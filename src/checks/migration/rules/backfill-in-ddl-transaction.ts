import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { inBatches } from '../judgement/batches.ts'
import { causeOf, shown } from '../judgement/said.ts'
import { waitsText } from '../judgement/waits-for-rows.ts'
import { costText, hitOfWork, type Work, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { deletesRowsOf } from '../trace/changed-rows.ts'

const general =
  'Leave the change of the table in this migration, and change the rows in a migration of their own after it, in batches by key, each in a transaction of its own.'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/backfill-in-ddl-transaction',
    severity: 'error',
    since: '0.1.0',
    title: 'Change rows in another transaction than the table itself',
    effect:
      'The lock that the change of the table took is kept until the transaction ends, so everyone waits for all the rows too.',
    remedy: general,
  },
  examples: [
    {
      title: 'a new column is filled',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;',
      },
      hits: [
        'orders is updated in the transaction that changes it: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'several steps under one lock are one finding',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration:
          'ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;\nDELETE FROM orders WHERE tax > 9;',
      },
      hits: [
        'orders is updated in the transaction that changes it: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed (lines 2 and 3); size unknown, for 2 scans of orders',
      ],
    },
    {
      title: 'both in one DO block',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN tax int; UPDATE orders SET tax = total / 5; END $$;',
      },
      hits: [
        'orders is updated in the transaction that changes it: AccessExclusiveLock blocks reads and writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'rows that a function deletes',
      given: {
        schema:
          'CREATE TABLE orders (id int, total int NOT NULL); CREATE FUNCTION purge() RETURNS void LANGUAGE sql AS $$ DELETE FROM orders WHERE total IS NOT NULL $$;',
        migration: 'ALTER TABLE orders ADD COLUMN tax int;\nSELECT purge();',
      },
      hits: [
        'orders is deleted from in the transaction that changes it: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'rows go under a lock that lets readers in',
      given: {
        schema:
          'CREATE TABLE orders (total int NOT NULL); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        migration:
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();\nDELETE FROM orders WHERE total = 0;',
      },
      hits: [
        'orders is deleted from in the transaction that changes it: ShareRowExclusiveLock, held since line 1, blocks writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a lock that was asked for',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration: 'LOCK TABLE orders IN EXCLUSIVE MODE;\nUPDATE orders SET total = 0 WHERE total < 0;',
      },
      hits: [
        'orders is updated in the transaction that locks it: ExclusiveLock, held since line 1, blocks writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a table that is only joined to is not updated',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE orders (id int PRIMARY KEY, user_id int);',
        migration:
          'ALTER TABLE users ADD COLUMN mail text;\nALTER TABLE orders ADD COLUMN name text;\nUPDATE orders SET name = users.name FROM users WHERE users.name = orders.name;',
      },
      hits: [
        'orders is updated in the transaction that changes it: AccessExclusiveLock, held since line 2, blocks reads and writes while rows are changed; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'one row, found by its key',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = 3 WHERE id = 1;',
      },
      hits: [],
    },
    {
      title: 'the rows first',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration: 'UPDATE orders SET total = 0 WHERE total < 0;\nALTER TABLE orders ADD COLUMN tax int;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int);\nALTER TABLE carts ADD COLUMN tax int;\nUPDATE carts SET tax = 1;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const all = run.statements.flatMap((statement) => backfills(statement, run))
    return all.flatMap((backfill) => {
      const together = all.filter((other) => isSame(backfill, other))
      return together[0] === backfill ? [hitFor(backfill, together, run)] : []
    })
  },
})

/** Rows that are changed while a lock keeps others out. */
interface Backfill {
  readonly statement: TracedStatement
  readonly work: Work
}

function backfills(statement: TracedStatement, run: MigrationRun): readonly Backfill[] {
  return worksOf(statement, run)
    .filter(({ kind }) => kind === 'rows changed')
    .map((work) => ({ statement, work }))
}

/** The transaction is the mistake, however many of its statements change rows. */
function isSame(a: Backfill, b: Backfill): boolean {
  const { transaction } = a.statement.trace
  return (
    a === b ||
    (a.work.relation.oid === b.work.relation.oid &&
      transaction !== null &&
      transaction === b.statement.trace.transaction)
  )
}

function hitFor({ statement, work }: Backfill, together: readonly Backfill[], run: MigrationRun): Hit {
  const what = `${shown(work.relation.name)} is ${deletesRowsOf(statement, work.relation) ? 'deleted from' : 'updated'} in the transaction that ${isLockOnly(statement, work, run) ? 'locks' : 'changes'} it`
  const hit = {
    ...hitOfWork(statement, run, work, { what }),
    claims: readAlong(together, run),
    remedy: `${general}${waitsText(together.at(-1)?.statement ?? statement, run)}`,
  }
  if (together.length === 1) return { ...hit, ...stepwise(statement, work, run) }
  const lines = together.map((other) => String(other.statement.place.line))
  const where = `rows are changed (lines ${enumerate(lines, lines.length)}); ${costText(work, statement, run, lines.length)}`
  return { ...hit, message: hit.message.replace(/rows are changed; .*$/s, () => where) }
}

/** Tables that the same statements only read, under a lock of the same transaction: it is the same mistake. */
function readAlong(together: readonly Backfill[], run: MigrationRun): readonly string[] {
  return together.flatMap(({ statement }) =>
    worksOf(statement, run)
      .filter(({ kind, since }) => kind === 'scan' && since !== undefined)
      .map(({ relation }) => causeOf(statement, relation.name)),
  )
}

/** Nothing but a LOCK TABLE took the lock. */
function isLockOnly(statement: TracedStatement, { since }: Work, { statements }: MigrationRun): boolean {
  return statements.some(
    ({ sql, place, trace }) =>
      sql.kind === 'LockStmt' && place.line === since && trace.transaction === statement.trace.transaction,
  )
}

function stepwise(statement: TracedStatement, { relation }: Work, run: MigrationRun): Pick<Hit, 'steps'> {
  const steps = inBatches(statement, relation.oid, ({ name, number, value }) => {
    const base = run.facts.base.tables.get(relation.oid)
    return (
      value === null &&
      base !== undefined &&
      !base.columns.some((column) => column.number === number || column.name === name)
    )
  })
  return steps ? { steps } : {}
}
