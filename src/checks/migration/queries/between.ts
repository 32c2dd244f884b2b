import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import type { TracedStatement } from '../subject.ts'
import { tableOfEffect } from '../trace/effect-table.ts'
import type { Effect } from '../trace/effects.ts'
import { readFacts } from '../trace/facts.ts'
import { judgeOnHead, type ServedQuery } from './judge.ts'
import { broughtBy, missedAfter } from './made-up.ts'
import type { BrokenQuery } from './query.ts'
import { openStage } from './stage.ts'

/** A query that base and head serve, and that a state between two transactions of the new migrations does not. */
export interface QueryGap {
  /** As it is in between; `brokenBy`: the statement after which it is so. */
  readonly broken: BrokenQuery
  /** `key` of the last statement of the transaction after which it is served again. */
  readonly servedAfter: string
}

export interface GapInput {
  /** What base and head serve alike. */
  readonly served: readonly ServedQuery[]
  readonly statements: readonly TracedStatement[]
  /** A session on the base state. */
  readonly fresh: () => Promise<DatabaseSession>
  /** When to stop, on the clock of `performance.now()`. */
  readonly until: number
}

/** Queries that are asked between two transactions. */
const askedAtMost = 100

/** What was found between the transactions. */
export interface TriedGaps {
  readonly gaps: readonly QueryGap[]
  /** False: it was not looked at every state, for want of time or since the statements do not run once more. */
  readonly complete: boolean
}

/**
 * Runs the migrations once more and asks, after each transaction that takes something away which a later one may bring
 * back, the queries that name it. Where no transaction does, nothing is run.
 */
export async function queryGaps({ served, statements, fresh, until }: GapInput): Promise<TriedGaps> {
  const transactions = transactionsOf(statements)
  const suspects = transactions.map((_, index) => suspectsAfter(index, transactions, served))
  const last = suspects.findLastIndex((queries) => queries.length > 0)
  if (last < 0) return { gaps: [], complete: true }
  const open = new Map<ServedQuery, BrokenQuery>()
  const gaps: QueryGap[] = []
  try {
    const session = await fresh()
    for (const [index, transaction] of transactions.entries()) {
      if (index > last && open.size === 0) break
      if (performance.now() > until) return { gaps, complete: false }
      await send(session, transaction)
      const asked = [...new Set([...open.keys(), ...(suspects[index] ?? [])])].slice(0, askedAtMost)
      gaps.push(...(await look(session, transaction, asked, open)))
    }
    return { gaps, complete: true }
  } catch (thrown) {
    if (!(thrown instanceof SqlError) && !(thrown instanceof BreakwaterError)) throw thrown
    // A limit, or what does not run one by one.
    return { gaps, complete: false }
  }
}

/** Asks after a transaction; `open` is what fails since an earlier one. Gives what is served again. */
async function look(
  session: DatabaseSession,
  transaction: readonly TracedStatement[],
  asked: readonly ServedQuery[],
  open: Map<ServedQuery, BrokenQuery>,
): Promise<readonly QueryGap[]> {
  const last = transaction.at(-1)
  if (!last || asked.length === 0 || transaction.every(({ effects }) => effects.length === 0)) return []
  const broken = await askedAt(session, asked)
  return asked.flatMap((query) => {
    const [was, is] = [open.get(query), broken.get(query)]
    if (is) {
      if (!was) open.set(query, { ...is, brokenBy: breakerIn(transaction, query)?.key })
      return []
    }
    open.delete(query)
    return was ? [{ broken: was, servedAfter: last.key }] : []
  })
}

/** The statements of each transaction, in order; one that runs outside any is its own. */
function transactionsOf(statements: readonly TracedStatement[]): readonly (readonly TracedStatement[])[] {
  const groups: TracedStatement[][] = []
  for (const statement of statements) {
    const number = statement.trace.transaction
    const last = groups.at(-1)
    if (number !== null && last?.[0]?.trace.transaction === number) last.push(statement)
    else groups.push([statement])
  }
  return groups
}

async function send(session: DatabaseSession, transaction: readonly TracedStatement[]): Promise<void> {
  const inOne = transaction[0]?.trace.transaction !== null
  if (inOne) await session.execute('BEGIN')
  for (const { sql } of transaction) await session.execute(sql.text)
  if (inOne) await session.execute('COMMIT')
}

async function askedAt(
  session: DatabaseSession,
  queries: readonly ServedQuery[],
): Promise<ReadonlyMap<ServedQuery, Omit<BrokenQuery, 'brokenBy'>>> {
  const facts = await readFacts(session)
  const stage = await openStage(
    session,
    facts,
    queries.map(({ asked }) => asked),
  )
  const broken = new Map<ServedQuery, Omit<BrokenQuery, 'brokenBy'>>()
  for (const query of queries) {
    const found = await judgeOnHead(stage, query)
    // Another shape for a moment is nobody's harm.
    if (found && found.how !== 'shape' && found.certain) broken.set(query, found)
  }
  await stage.close()
  return broken
}

/** Queries that the transaction may break for as long as a later one has not made up for it. */
function suspectsAfter(
  index: number,
  transactions: readonly (readonly TracedStatement[])[],
  served: readonly ServedQuery[],
): readonly ServedQuery[] {
  const later = transactions.slice(index + 1).flatMap((all) => all.flatMap(({ effects }) => effects))
  const brought = new Set(later.flatMap(broughtBy))
  const missed = (transactions[index] ?? [])
    .flatMap(({ effects }) => effects)
    .filter((effect) => missedAfter(effect).some((key) => brought.has(key)))
  if (missed.length === 0) return []
  return served.filter(({ relations }) => {
    const oids = new Set(relations.map(({ oid }) => oid))
    return missed.some((effect) => reaches(effect, oids))
  })
}

/** What a table is not part of, such as a function, may be used by anybody. */
function reaches(effect: Effect, oids: ReadonlySet<number>): boolean {
  const table = tableOfEffect(effect)
  return table === undefined || oids.has(table.oid)
}

function breakerIn(transaction: readonly TracedStatement[], { relations }: ServedQuery): TracedStatement | undefined {
  const oids = new Set(relations.map(({ oid }) => oid))
  return (
    transaction.find(({ effects }) =>
      effects.some((effect) => missedAfter(effect).length > 0 && reaches(effect, oids)),
    ) ?? transaction.at(-1)
  )
}
