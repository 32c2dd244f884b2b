import { defineRule } from '../../../core/rule.ts'
import { unique } from '../../../core/wording.ts'
import { tableNamed } from '../judgement/nodes.ts'
import { hitOn, isOldTable, shown } from '../judgement/said.ts'
import { itsRows } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { deletedWholly, isAmong } from '../trace/called-code.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/delete-without-where',
    severity: 'warning',
    since: '0.1.0',
    title: 'Say which rows a migration deletes',
    effect: 'All rows are gone, also those that other tables lose by ON DELETE CASCADE, in one long transaction.',
    remedy:
      'Add the condition that was meant. If every row has to go, delete in batches, or keep a copy of the table until nobody has missed it.',
  },
  examples: [
    {
      title: 'no condition',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DELETE FROM orders;' },
      hits: ['orders: every row is deleted'],
    },
    {
      title: 'with a condition',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DELETE FROM orders WHERE id < 0;' },
      hits: [],
    },
    {
      title: 'another table says which',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE lost (id int);',
        migration: 'DELETE FROM orders USING lost WHERE lost.id = orders.id;',
      },
      hits: [],
    },
    {
      title: 'in a function that it calls, and in a DO block; rows that earlier migrations had put there are counted',
      given: {
        schema:
          'CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2); CREATE TABLE orders (id int); CREATE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM kinds; END $$;',
        migration: 'SELECT clean(); DO $$ BEGIN DELETE FROM orders; END $$;',
      },
      hits: ['kinds: every row is deleted (its 2 rows)', 'orders: every row is deleted'],
    },
    {
      title: 'with a condition there, or never reached',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE kinds (id int);',
        migration: 'DO $$ BEGIN DELETE FROM orders WHERE id < 0; IF false THEN DELETE FROM kinds; END IF; END $$;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); DELETE FROM carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      emptiedBy(statement, run).map((table) => ({
        ...hitOn(statement, run, table),
        // What the rows' loss means is one thing, under which lock they go another.
        cause: `${statement.key}|${table} deleted`,
        message: `${shown(table)}: every row is deleted${statement.rowsBefore.has(table) ? ` (${itsRows(statement, table)})` : ''}`,
      })),
    ),
})

/** Old tables that the statement, or code that it calls, deletes all rows of. */
function emptiedBy(statement: TracedStatement, run: MigrationRun): readonly string[] {
  const { node } = statement.sql
  if (statement.trace.error) return []
  if (!('DeleteStmt' in node)) return emptiedByCode(statement, run)
  const { relation, whereClause, usingClause } = node.DeleteStmt
  const table = tableNamed(statement, run, relation)
  return whereClause || usingClause || !table.old ? [] : [table.name]
}

/** The code says so, and took the lock of who writes. */
function emptiedByCode({ code, difference }: TracedStatement, run: MigrationRun): readonly string[] {
  const named = deletedWholly(code)
  const written = [...(difference?.taken ?? []), ...(difference?.held ?? [])].filter(
    ({ relation, mode }) => mode === 'RowExclusiveLock' && isOldTable(relation, run) && isAmong(named, relation.name),
  )
  return unique(written.map(({ relation }) => relation.name))
}
