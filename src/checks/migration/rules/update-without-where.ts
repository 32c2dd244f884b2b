import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksWrites } from '../../../core/trace.ts'
import { inBatches } from '../judgement/batches.ts'
import { tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { severityOfWork, type Work } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
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
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); UPDATE carts SET id = 1;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { node } = statement.sql
      if (!('UpdateStmt' in node) || statement.trace.error) return []
      const { relation, whereClause, fromClause } = node.UpdateStmt
      const table = tableNamed(statement, run, relation)
      if (whereClause || fromClause || !table.old || isLocked(statement, table.name)) return []
      return [
        {
          ...hitOn(statement, run, table.name),
          ...(table.relation ? measured(statement, run, table.relation) : {}),
          message: `${shown(table.name)}: every row is updated in one transaction`,
        },
      ]
    }),
})

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
