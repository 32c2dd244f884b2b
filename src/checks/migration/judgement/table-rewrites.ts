import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable, TableAspect } from '../trace/effects.ts'
import { type Work, workOn } from './work.ts'

export interface RewrittenTable {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly work: Work
}

/** Old tables that a statement changed in this respect, and that Postgres copied for it. */
export function tablesRewrittenFor(run: MigrationRun, aspect: TableAspect): readonly RewrittenTable[] {
  return run.statements.flatMap((statement) =>
    statement.effects.flatMap((effect) => {
      if (effect.what !== 'table altered' || effect.aspect !== aspect) return []
      const work = workOn(statement, run, effect.after.oid)
      return work?.kind === 'rewrite'
        ? [{ statement, table: { before: effect.before, after: effect.after }, work }]
        : []
    }),
  )
}
