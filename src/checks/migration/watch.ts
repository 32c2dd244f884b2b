import type { DatabaseSession } from '../../core/ports.ts'
import { lockModes } from '../../core/trace.ts'
import { relationsNamedBy, type SqlStatement } from '../../sql/statements.ts'
import { type Effect, effectsBetween } from './effects.ts'
import { type Facts, readFacts, refreshFacts } from './facts.ts'
import { type Difference, differenceOf, type Observation, observe, type Settings } from './observe.ts'

/** The database when a statement begins. */
export interface Moment {
  readonly observation: Observation
  readonly facts: Facts
}

/** What a statement did. */
export interface Seen {
  readonly difference: Difference
  readonly before: Facts
  readonly after: Facts
  readonly effects: readonly Effect[]
  readonly settings: Settings
}

/** Looks at one session between its statements. */
export interface Watch {
  readonly before: () => Promise<Moment>
  readonly after: (before: Moment, statement: SqlStatement) => Promise<Seen>
  /** Something was undone: what was known of the catalog holds no more. */
  readonly forget: () => void
  /** The catalog as it stands. */
  readonly facts: () => Promise<Facts>
}

export function watchSession(session: DatabaseSession): Watch {
  let known: Facts | undefined
  const facts = async () => {
    known ??= await readFacts(session)
    return known
  }
  return {
    facts,
    before: async () => ({ facts: await facts(), observation: await observe(session) }),
    after: async (before, statement) => {
      const observation = await observe(session)
      const difference = differenceOf(before.observation, observation)
      const changed = await changedFacts(session, before, observation, difference, statement)
      known = changed
      return {
        difference,
        before: before.facts,
        after: changed,
        effects: effectsBetween(before.facts, changed),
        settings: before.observation.settings,
      }
    },
    forget: () => {
      known = undefined
    },
  }
}

async function changedFacts(
  session: DatabaseSession,
  { facts, observation: then }: Moment,
  now: Observation,
  difference: Difference,
  statement: SqlStatement,
): Promise<Facts> {
  const created = [...now.relations.values()].filter(({ oid }) => !then.relations.has(oid))
  const quiet = onlyRows.has(statement.kind) && created.length === 0 && difference.dropped.length === 0
  const locked = difference.taken.filter(({ mode }) => changesCatalog(mode))
  if (quiet && locked.length === 0) return facts
  const touched = [
    ...locked.map(({ relation }) => relation),
    ...difference.held.filter(({ mode }) => changesCatalog(mode)).map(({ relation }) => relation),
    ...created,
    ...difference.dropped,
    ...namedIn(statement, now),
  ]
  const tables = new Set(touched.map(({ oid, table }) => table ?? oid))
  return refreshFacts(session, facts, tables, true)
}

/** Statements that change no catalog, unless a trigger or function of theirs does, which the locks tell. */
const onlyRows: ReadonlySet<string> = new Set([
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'VariableSetStmt',
])

/** Whoever changes a table's definition has at least this lock on it; only privileges and comments need none. */
function changesCatalog(mode: (typeof lockModes)[number]): boolean {
  return lockModes.indexOf(mode) >= lockModes.indexOf('ShareUpdateExclusiveLock')
}

function namedIn({ node }: SqlStatement, { relations }: Observation) {
  const named = relationsNamedBy(node)
  if (named.length === 0) return []
  return [...relations.values()].filter(({ name }) =>
    named.some((wanted) =>
      wanted.schema === undefined ? name.endsWith(`.${wanted.name}`) : name === `${wanted.schema}.${wanted.name}`,
    ),
  )
}
