import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { lockModes } from '../../../core/trace.ts'
import { relationsNamedBy, type SqlStatement } from '../../../sql/statements.ts'
import { type Effect, effectsBetween } from './effects.ts'
import { type Facts, type ReadingPath, readFacts, refreshFacts } from './facts.ts'
import { type Difference, differenceOf, type Observation, observe, type Relation, type Settings } from './observe.ts'

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
  /** The session to send everything through, for whoever promised to. */
  readonly session: DatabaseSession
  readonly before: () => Promise<Moment>
  readonly after: (before: Moment, statement: SqlStatement) => Promise<Seen>
  /** Something was undone: what was known of the catalog holds no more. */
  readonly forget: () => void
  /** Keeps the planner of this transaction off sequential scans, or no more: nothing that a look sees changes by it. */
  readonly avoidScans: (avoid: boolean) => Promise<void>
  /** The catalog as it stands. */
  readonly facts: () => Promise<Facts>
}

/**
 * `alone`: all that is sent goes through the watch's session, so that two looks with nothing between them are one.
 * `facts`: the catalog, where it has just been read.
 */
export function watchSession(
  watched: DatabaseSession,
  { alone = false, facts: read }: { readonly alone?: boolean; readonly facts?: Facts | undefined } = {},
): Watch {
  const session = asking(watched)
  let known = read
  let last: Observation | undefined
  // Where the first statement began: all is read in the light of that.
  let path: string | undefined
  const pathOf = (restore: string): ReadingPath => ({ under: path ?? restore, restore })
  const sent = () => {
    last = undefined
  }
  const facts = async () => {
    // Somebody may have set another path since it was last read.
    known ??= await readFacts(session, path === undefined ? undefined : pathOf(await searchPath(session)))
    return known
  }
  return {
    session: noticed(watched, sent),
    avoidScans: (avoid) => watched.execute(`SET LOCAL enable_seqscan = ${avoid ? 'off' : 'on'}`),
    facts,
    before: async () => {
      const observation = (alone ? last : undefined) ?? (await observe(session))
      path ??= observation.settings.searchPath
      // A migration may have switched the counters off; then all that it does next would look free.
      if (!observation.settings.counts) await session.execute('SET track_counts = on')
      return { facts: await facts(), observation }
    },
    after: async (before, statement) => {
      const observation = await observe(session)
      const difference = differenceOf(before.observation, observation)
      const reading = pathOf(observation.settings.searchPath)
      const changed = await changedFacts(session, before, observation, difference, statement, reading)
      known = changed
      last = observation
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
      last = undefined
    },
  }
}

/** The same session; `sent` is told whenever it is used. */
function noticed(session: DatabaseSession, sent: () => void): DatabaseSession {
  return {
    ...session,
    query: (sql, parameters) => {
      sent()
      return session.query(sql, parameters)
    },
    execute: (sql) => {
      sent()
      return session.execute(sql)
    },
  }
}

/** What our own questions fail with is no fault of the statement before them. */
function asking(session: DatabaseSession): DatabaseSession {
  return {
    ...session,
    query: async (sql, parameters) => {
      try {
        return await session.query(sql, parameters)
      } catch (thrown) {
        if (thrown instanceof SqlError) throw answersNoMore(thrown)
        throw thrown
      }
    },
  }
}

function answersNoMore({ sqlstate, message }: SqlError): BreakwaterError {
  return new BreakwaterError({
    code: 'database-answers-no-more',
    message: `The database could not be asked what the statement does: ${message} (SQLSTATE ${sqlstate})`,
    hint: 'Look whether it, or one before it, changes the system catalogs or what may be read. What was found before stands.',
  })
}

async function searchPath(session: DatabaseSession): Promise<string> {
  const { rows } = await session.query<{ path: string }>("SELECT pg_catalog.current_setting('search_path') AS path")
  return rows[0]?.path ?? ''
}

async function changedFacts(
  session: DatabaseSession,
  { facts, observation: then }: Moment,
  now: Observation,
  difference: Difference,
  statement: SqlStatement,
  path: ReadingPath,
): Promise<Facts> {
  const created = [...now.relations.values()].filter(({ oid }) => !then.relations.has(oid))
  const quiet = onlyRows.has(statement.kind) && created.length === 0 && difference.dropped.length === 0
  const locked = difference.taken.filter(({ mode }) => changesCatalog(mode))
  if (quiet && locked.length === 0) return facts
  const touched = [
    ...locked.map(({ relation }) => relation),
    ...heldAndChanged(statement, difference, facts, namedIn(statement, then)),
    ...created,
    ...difference.dropped,
    ...namedIn(statement, now),
  ]
  const all = reachesFar(statement) ? [...now.relations.values(), ...then.relations.values()] : []
  const tables = new Set([...touched, ...all].map(({ oid, table }) => table ?? oid))
  // What an ALTER TABLE or CREATE INDEX changes is all the table's: no type, function or schema of its own.
  return refreshFacts(session, facts, tables, !saysWhatItChanges(statement), path)
}

/**
 * Tables that an earlier statement of the transaction locked, and that this one may have changed without a new lock. A
 * statement that says which table it changes leaves alone all that are not linked to that one: else the cost of a long
 * file would grow with the square of its length.
 */
function heldAndChanged(
  statement: SqlStatement,
  { held }: Difference,
  { tables }: Facts,
  named: readonly Relation[],
): readonly Relation[] {
  const candidates = held.filter(({ mode }) => changesCatalog(mode)).map(({ relation }) => relation)
  if (!saysWhatItChanges(statement)) return candidates
  const family = withPartitions(new Set(named.map(({ oid, table }) => table ?? oid)), tables)
  const near = new Set(family)
  for (const { oid, constraints } of tables.values()) {
    for (const { parent } of constraints) {
      if (parent === undefined) continue
      if (family.has(oid)) near.add(parent)
      if (family.has(parent)) near.add(oid)
    }
  }
  return candidates.filter(({ oid, table }) => near.has(table ?? oid))
}

/** With what they are partitions of, and all partitions of that. */
function withPartitions(oids: ReadonlySet<number>, tables: Facts['tables']): ReadonlySet<number> {
  const family = new Set(oids)
  for (let size = -1; size !== family.size; ) {
    size = family.size
    for (const { oid, partitionOf } of tables.values()) {
      if (partitionOf === undefined || family.has(oid) === family.has(partitionOf)) continue
      family.add(oid).add(partitionOf)
    }
  }
  return family
}

function saysWhatItChanges({ node }: SqlStatement): boolean {
  if ('AlterTableStmt' in node) {
    const { objtype, cmds } = node.AlterTableStmt
    return /^OBJECT_(TABLE|INDEX)$/.test(objtype ?? '') && !JSON.stringify(cmds).includes('DROP_CASCADE')
  }
  return 'IndexStmt' in node || 'CreateStmt' in node || 'CreateTrigStmt' in node
}

/** Statements that change no catalog, unless a trigger or function of theirs does, which the locks tell. */
const onlyRows: ReadonlySet<string> = new Set([
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'VariableSetStmt',
])

/** Names, owners and privileges of tables change without a lock on any, and without the statement naming them. */
function reachesFar({ node, text }: SqlStatement): boolean {
  if ('GrantStmt' in node) return node.GrantStmt.targtype !== 'ACL_TARGET_OBJECT'
  if ('RenameStmt' in node) return node.RenameStmt.renameType === 'OBJECT_SCHEMA'
  if ('DoStmt' in node || 'CallStmt' in node || 'SelectStmt' in node) {
    return /\b(grant|revoke|reassign|owned|schema)\b/i.test(text)
  }
  return 'ReassignOwnedStmt' in node || 'DropOwnedStmt' in node
}

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
