import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import type { TracedStatement } from '../subject.ts'
import { tableOfEffect } from '../trace/effect-table.ts'
import type { Effect } from '../trace/effects.ts'
import { type Broken, judgeOnHead, type ServedQuery } from './judge.ts'
import { openStage } from './stage.ts'

/** A query that head does not serve, with what base said of it. */
export interface BrokenServed {
  readonly served: ServedQuery
  readonly broken: Broken
}

export interface BlameInput {
  readonly statements: readonly TracedStatement[]
  /** A session on the base state. */
  readonly fresh: () => Promise<DatabaseSession>
  /** When to stop, on the clock of `performance.now()`. */
  readonly until: number
}

/** Queries that are looked at after each statement; others of the same trouble share what is found for them. */
const lookedAtMost = 40

/**
 * The `key` of the statement after which each query first was as it is in the end. Told from what the statements changed
 * where that leaves one only; else the statements are run once more, one by one, and the queries asked after each.
 */
export async function blamed(
  all: readonly BrokenServed[],
  input: BlameInput,
): Promise<ReadonlyMap<BrokenServed, string>> {
  const found = new Map<BrokenServed, string>()
  const open = new Map<string, BrokenServed[]>()
  for (const one of all) {
    const only = onlySuspect(one, input.statements)
    if (only) found.set(one, only.key)
    else open.set(troubleOf(one), [...(open.get(troubleOf(one)) ?? []), one])
  }
  const groups = [...open.values()].slice(0, lookedAtMost)
  if (groups.length === 0) return found
  const keys = await byReplay(
    groups.flatMap(([first]) => first ?? []),
    input,
  )
  for (const group of groups) {
    const key = group[0] && keys.get(group[0])
    if (key !== undefined) for (const one of group) found.set(one, key)
  }
  return found
}

/** What was tried for values may differ from moment to moment; of a shape every part counts. */
function likenessOf({ how, sqlstate, message }: Broken): string {
  return how === 'shape' ? message : `${how} ${sqlstate}`
}

function troubleOf({ broken }: BrokenServed): string {
  return JSON.stringify([broken.how, broken.sqlstate, broken.message, broken.relations])
}

/** What a query is refused at by its text alone, only what it names can be guilty of. */
function onlySuspect(
  { broken, served }: BrokenServed,
  statements: readonly TracedStatement[],
): TracedStatement | undefined {
  const changing = statements.filter(({ effects }) => effects.length > 0)
  if (changing.length === 1) return changing[0]
  if (broken.how === 'rejected') return undefined
  const oids = new Set(served.relations.map(({ oid }) => oid))
  const near = changing.filter(({ effects }) => effects.some((effect) => mayReach(effect, oids)))
  if (near.length === 1) return near[0]
  // Further columns are a note, for which nobody is to wait: the last that touched the table made it what it is.
  if (broken.shape?.kind === 'gained') return near.at(-1)
  const gone = near.filter(({ effects }) => effects.some((effect) => takesAway(effect, oids, broken)))
  return gone.length === 1 ? gone[0] : undefined
}

/** It takes the very name away that Postgres does not find, or changes what the query gave. */
function takesAway(effect: Effect, oids: ReadonlySet<number>, { how, sqlstate, message }: Broken): boolean {
  const table = tableOfEffect(effect)
  if (!table || !oids.has(table.oid)) return false
  if (how === 'shape') return ['column dropped', 'column renamed', 'column type changed'].includes(effect.what)
  if (sqlstate === '42P01') return effect.what === 'table dropped' || effect.what === 'table renamed'
  if (sqlstate !== '42703') return false
  if (effect.what === 'column dropped') return message.includes(`"${effect.column.name}"`)
  return effect.what === 'column renamed' && message.includes(`"${effect.column.before.name}"`)
}

/** Types, functions and schemas may be anybody's; a table is that of whoever names it. */
function mayReach(effect: Effect, oids: ReadonlySet<number>): boolean {
  const table = tableOfEffect(effect)
  return table === undefined || oids.has(table.oid)
}

async function byReplay(
  queries: readonly BrokenServed[],
  { statements, fresh, until }: BlameInput,
): Promise<ReadonlyMap<BrokenServed, string>> {
  const guilty = new Map<BrokenServed, string>()
  const session = await fresh()
  let transaction: number | null = null
  try {
    for (const statement of statements) {
      if (performance.now() > until) return new Map()
      const own = statement.trace.transaction
      if (transaction !== null && own !== transaction) await session.execute('COMMIT')
      if (own !== null && own !== transaction) await session.execute('BEGIN')
      transaction = own
      await session.execute(statement.sql.text)
      if (statement.effects.length > 0) await look(session, statement, own !== null, queries, guilty)
    }
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    // What does not run one by one tells nothing of what comes after.
    return new Map()
  }
  return guilty
}

async function look(
  session: DatabaseSession,
  { key, after }: TracedStatement,
  inTransaction: boolean,
  queries: readonly BrokenServed[],
  guilty: Map<BrokenServed, string>,
): Promise<void> {
  const stage = await openStage(
    session,
    after,
    queries.map(({ served }) => served.asked),
    { inTransaction },
  )
  for (const query of queries) {
    const now = await judgeOnHead(stage, query.served)
    const same = now !== undefined && likenessOf(now) === likenessOf(query.broken)
    if (!same) guilty.delete(query)
    else if (!guilty.has(query)) guilty.set(query, key)
  }
  await stage.close()
}
