import { type DatabaseSession, SqlError } from '../../../src/core/ports.ts'
import type { StatementTrace } from '../../../src/core/trace.ts'
import { emptyDatabase, rehearsed } from '../../rules/migration.ts'
import { commonSchema, type TraceCase } from './trace-case.ts'

/** What two engines must agree on. */
export interface Traced {
  readonly statement: string
  readonly sqlstate: string | undefined
  /** `relation mode`, strongest first. */
  readonly locks: readonly string[]
  readonly held: readonly string[]
  readonly scans: readonly string[]
  readonly rewrites: readonly string[]
  readonly rows: StatementTrace['rows']
  readonly transaction: number | null
}

/** Runs a case on the road that a review takes. */
export async function traced(session: DatabaseSession, { schema = '', sql }: TraceCase): Promise<readonly Traced[]> {
  await session.execute('RESET ALL; DROP PUBLICATION IF EXISTS changes')
  await emptyDatabase(session)
  const { statements } = await rehearsed(session, `${commonSchema}; ${schema}`, sql)
  return statements.map(({ trace }) => ({
    statement: trace.statement,
    sqlstate: trace.error?.sqlstate,
    locks: trace.locks.map(({ relation, mode }) => `${relation} ${mode}`),
    held: trace.held.map(({ relation, mode }) => `${relation} ${mode}`),
    // Outside a transaction the counters are flushed with the commit, now and then before anyone can read them.
    scans: trace.transaction === null ? [] : trace.scans,
    rewrites: trace.rewrites,
    rows: trace.transaction === null ? {} : trace.rows,
    transaction: trace.transaction,
  }))
}

/** What Postgres refuses with; undefined where it accepts. */
export async function sqlstateOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (thrown) {
    if (thrown instanceof SqlError) return thrown.sqlstate
    throw thrown
  }
}
