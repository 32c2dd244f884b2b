import { expect } from 'vitest'
import type { DatabaseSession } from '../../../src/core/ports.ts'
import { lockModes, type StatementTrace } from '../../../src/core/trace.ts'
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

/** Holds the last statement to what the manual says. */
export function expectFacts(statements: readonly Traced[], facts: TraceCase): void {
  const last = statements.at(-1)
  if (!last) throw new Error('nothing was traced')
  const { locks = {}, scans = [], rewrites = [], planned = [], rows, sqlstate } = facts
  expect(last.sqlstate).toBe(sqlstate)
  if (sqlstate !== undefined) return
  const named = Object.keys(locks)
  expect(Object.fromEntries(named.map((name) => [name, strongest(last.locks, name)]))).toEqual(locks)
  if (last.transaction !== null) {
    expect(last.scans.map(unqualified).filter((name) => !planned.includes(name))).toEqual([...scans].sort())
  }
  expect(last.rewrites.map(unqualified).filter(isTable)).toEqual([...rewrites].sort())
  if (rows) expect(last.rows).toEqual(rows)
}

/** Locks of the statement itself; `relation mode`. */
function strongest(locks: readonly string[], name: string): string {
  const modes = locks.filter((lock) => lock.startsWith(`public.${name} `)).map((lock) => lock.split(' ')[1])
  return lockModes.findLast((mode) => modes.includes(mode)) ?? 'none'
}

function unqualified(relation: string): string {
  return relation.replace(/^public\./, '')
}

/** A rewritten table has new indexes too; they are told by the engines' agreement alone. */
function isTable(name: string): boolean {
  return !/_pkey|_key|_idx|^(users_email|orders_user|totals_one)$/.test(name)
}
