import type { Hit, Subject } from '../../../core/finding.ts'
import { enumerate } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import type { IndexFacts } from '../trace/facts.ts'
import { hitOn, shown } from './said.ts'
import { hitOfWork, type Work, workOn } from './work.ts'

/** Indexes that a statement built on one table while others waited. */
export interface BuiltIndexes {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly indexes: readonly [IndexFacts, ...(readonly IndexFacts[])]
  readonly work: Work
}

/** The indexes of old tables that were built under a lock that blocks writes, by statement and table. */
export function builtIndexes(run: MigrationRun): readonly BuiltIndexes[] {
  return run.statements.flatMap((statement) => {
    const added = statement.effects.flatMap((effect) => (effect.what === 'index added' ? [effect] : []))
    const tables = new Map(added.map(({ table }) => [table.after.oid, table]))
    return [...tables.values()].flatMap((table) => {
      const work = workOn(statement, run, table.after.oid)
      const own = added.filter((effect) => effect.table.after.oid === table.after.oid).map(({ index }) => index)
      const [first, ...more] = own
      return work && first ? [{ statement, table, indexes: [first, ...more] as const, work }] : []
    })
  })
}

/** `orders gets the index orders_by_user: ShareLock blocks ...`. */
export function hitOfIndexes({ statement, table, indexes, work }: BuiltIndexes, run: MigrationRun): Hit {
  const names = indexes.map(({ name }) => name)
  return {
    ...hitOfWork(statement, run, work, {
      what: `${shown(table.after.name)} gets the ${names.length > 1 ? 'indexes' : 'index'} ${enumerate(names)}`,
    }),
    reach: [
      hitOn(statement, run, work.relation.name).subject,
      ...names.map((name): Subject => ({ kind: 'index', name: `${table.after.schema}.${name}` })),
    ],
  }
}
