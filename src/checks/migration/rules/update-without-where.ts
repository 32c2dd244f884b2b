import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksWrites } from '../../../core/trace.ts'
import { inBatches } from '../judgement/batches.ts'
import { type NamedTable, tableNamed } from '../judgement/nodes.ts'
import { hitOn, isOldTable, shown } from '../judgement/said.ts'
import { severityOfWork, type Work } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { isAmong, updatedWholly } from '../trace/called-code.ts'
import type { Relation } from '../trace/observe.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/update-without-where',
    severity: 'warning',
    since: '0.1.0',
    title: 'Update a whole table in batches',
    effect:
      'Every row is written anew in one transaction: writers of any row wait until its end, and the table grows to twice its size.',
    remedy: 'Update in batches by key, each in a transaction of its own, or add the condition that was meant.',
  },
  examples: [
    {
      title: 'no condition',
      given: { schema: 'CREATE TABLE orders (status text);', migration: "UPDATE orders SET status = 'new';" },
      hits: ['orders: every row is updated in one transaction'],
    },
    {
      title: 'with a condition',
      given: {
        schema: 'CREATE TABLE orders (status text);',
        migration: "UPDATE orders SET status = 'new' WHERE status IS NULL;",
      },
      hits: [],
    },
    {
      title: 'under a lock that makes all others wait, which is told as that',
      given: {
        schema: 'CREATE TABLE orders (total int NOT NULL);',
        migration: 'ALTER TABLE orders ADD COLUMN tax int; UPDATE orders SET tax = total / 5;',
      },
      hits: [],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (status text); CREATE TABLE users (status text);',
        migration:
          "DO $$ BEGIN UPDATE orders SET status = 'new'; UPDATE users SET status = 'new' WHERE status IS NULL; END $$;",
      },
      hits: ['orders: every row is updated in one transaction'],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); UPDATE carts SET id = 1;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      updatedBy(statement, run)
        .filter(({ name }) => !isLocked(statement, name))
        .map(({ name, relation }) => ({
          ...hitOn(statement, run, name),
          ...(relation ? measured(statement, run, relation) : {}),
          message: `${shown(name)}: every row is updated in one transaction`,
        })),
    ),
})

/** Old tables that the statement, or code that it calls, updates all rows of. */
function updatedBy(statement: TracedStatement, run: MigrationRun): readonly Pick<NamedTable, 'name' | 'relation'>[] {
  const { sql, code, trace, difference } = statement
  if (trace.error) return []
  if ('UpdateStmt' in sql.node) {
    const { relation, whereClause, fromClause } = sql.node.UpdateStmt
    const table = tableNamed(statement, run, relation)
    return whereClause || fromClause || !table.old ? [] : [table]
  }
  const named = updatedWholly(code)
  return (difference?.taken ?? [])
    .filter(({ mode, relation }) => mode === 'RowExclusiveLock' && isOldTable(relation, run))
    .filter(({ relation }) => isAmong(named, relation.name))
    .map(({ relation }) => ({ name: relation.name, relation }))
}

/** A note where the table is known to be small; and the same in batches. */
function measured(statement: TracedStatement, run: MigrationRun, relation: Relation): Pick<Hit, 'severity' | 'steps'> {
  const work: Work = { relation, mode: 'RowExclusiveLock', since: undefined, kind: 'rows changed' }
  const steps = inBatches(statement, relation.oid, () => false)
  return { severity: severityOfWork(work, statement, run), ...(steps ? { steps } : {}) }
}

/** An earlier statement keeps everyone out already: then that is the finding, and a worse one. */
function isLocked({ difference }: TracedStatement, table: string): boolean {
  return (difference?.held ?? []).some(({ relation, mode }) => relation.name === table && blocksWrites(mode))
}
