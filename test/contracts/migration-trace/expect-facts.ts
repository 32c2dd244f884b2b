import { expect } from 'vitest'
import { lockModes } from '../../../src/core/trace.ts'
import type { TraceCase } from './trace-case.ts'
import type { Traced } from './traced.ts'

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
