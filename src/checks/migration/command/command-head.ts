import type { CheckContext } from '../../../core/check.ts'
import type { CommandResult, DatabaseSession } from '../../../core/ports.ts'
import { type CommandBase, type CommandSchemas, commandFailed, noTraffic } from '../../../sql/command-state.ts'
import { isFrameworkTable } from '../../../sql/framework-tables.ts'
import { readSchemaState } from '../../../sql/schema-state.ts'
import { foreignKeyColumnsIn } from '../../../sql/statements.ts'
import type { TriedQueries } from '../queries/query.ts'
import type { QueryTrial } from '../queries/try-queries.ts'
import { type Population, population } from '../rows/populate.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import { type AskedAfter, askedAfter, askedBefore } from '../trace/asked-around.ts'
import type { Facts, TableFacts } from '../trace/facts.ts'
import { readBodies, withSameBodies } from '../trace/function-bodies.ts'
import { observe } from '../trace/observe.ts'
import { mayBeTheRows } from '../trace/rehearse.ts'
import { roleRights } from '../trace/role-rights.ts'
import { watchSession } from '../trace/watch.ts'
import { type CommandRecorder, commandRecorder } from './command-watch.ts'

/** What head is run with. */
export type CommandInput = CommandBase & {
  readonly context: CheckContext
  /** Has asked base what the running release asks; undefined where no query of it is known. */
  readonly queries?: QueryTrial
}

/** What head's migrations did to the state that base's leave. */
export interface HeadRun {
  readonly result: CommandResult
  readonly recorder: CommandRecorder
  readonly preexisting: ReadonlySet<number>
  readonly facts: { readonly base: Facts; readonly head: Facts }
  /** What was tried and asked once it had ended. */
  readonly found: AskedAfter & Pick<MigrationRun, 'roleRights'>
  readonly schemas: CommandSchemas
  readonly rows: Population
  readonly engine: DatabaseSession['facts']
  /** The statement that ended it. */
  readonly failed: TracedStatement | undefined
  /** What became of the running release's queries; nobody is blamed yet. */
  readonly queries?: TriedQueries
  /** The same on rows, where a statement failed only there. */
  readonly onRows?: HeadRun
  /** The command's status on rows, where its own code could not go on with them. */
  readonly statusOnRows?: number | null
}

/**
 * Runs head's migrations twice: first to learn which tables they touch, then on rows in those tables. What fails only
 * on rows is no failure of the migration, but told.
 */
export async function runHead(input: CommandInput): Promise<HeadRun> {
  const first = await onCopy(input, (session, preexisting) =>
    runIn(input, session, preexisting, population(session, preexisting)),
  )
  const statements = first.recorder.seen().flatMap(({ traced }) => traced?.sql ?? [])
  if (first.result.exitCode !== 0 && !first.failed) throw commandFailed('head', first.result)
  if (first.failed || statements.length === 0) return first
  input.context.log.progress('once more, on rows in the tables that it touches ...')
  const second = await onCopy(input, async (session, preexisting) => {
    const linked = new Set(statements.flatMap(({ node }) => foreignKeyColumnsIn(node)))
    const rows = population(session, preexisting, linked)
    await rows.fill(statements)
    // Only new tables, or tables that the project's own rows are in: there is nothing else to be seen.
    const nothingNew = !rows.used() && rows.unfilled().length === 0
    return nothingNew ? first : runIn(input, session, preexisting, rows)
  })
  if (second.result.exitCode === 0) return second
  const sqlstate = second.failed?.trace.error?.sqlstate
  return sqlstate !== undefined && mayBeTheRows(sqlstate)
    ? { ...first, onRows: second }
    : { ...first, statusOnRows: second.result.exitCode }
}

/** Works on a copy of the base state; `preexisting`: the relations in it. */
export async function onCopy<Value>(
  { opener, snapshot }: CommandInput,
  work: (session: DatabaseSession, preexisting: ReadonlySet<number>) => Promise<Value>,
): Promise<Value> {
  const session = await opener.open(snapshot)
  try {
    return await work(session, new Set((await observe(session)).relations.keys()))
  } finally {
    await session.close()
  }
}

async function runIn(
  { commands, queries: trial, context }: CommandInput,
  session: DatabaseSession,
  preexisting: ReadonlySet<number>,
  rows: Population,
): Promise<HeadRun> {
  const before = { facts: await watchSession(session).facts(), schema: await readSchemaState(session) }
  const bodies = await readBodies(session)
  const asked = await askedBefore(session, before.facts, true)
  const recorder = commandRecorder(preexisting, rows)
  const result = await commands.run({ revision: 'head', database: session, watch: recorder.watch })
  if (result.statements === 0 && result.exitCode === 0) throw noTraffic('head')
  const around = { base: before.facts, head: await watchSession(session).facts() }
  const facts = await withSameBodies(session, around, bodies)
  const failing = result.exitCode !== 0
  const after = await readSchemaState(session)
  const schemas = { before: before.schema, after, facts: session.facts, failed: failing }
  const last = recorder.seen().findLast(({ traced }) => traced)?.traced
  const failed = failing && last?.trace.error ? last : undefined
  // Whatever the program caught: it ended well, so all stands as it is meant to.
  const told = failing ? {} : await askedAfter([], session, facts, asked, rows)
  const rights = failing ? undefined : await rightsOf(context.config.database.role, session, facts)
  const found = rights ? { ...told, roleRights: rights } : told
  // Last, for one of them may end the session.
  const queries = failing ? undefined : await trial?.onHead(session, { facts: facts.head, statements: [] })
  const run = { result, recorder, preexisting, facts, found, schemas, rows, engine: session.facts, failed }
  return queries ? { ...run, queries } : run
}

/** What the application's role may do; the framework's own tables are none of its business. */
async function rightsOf(role: string | undefined, session: DatabaseSession, { base, head }: HeadRun['facts']) {
  if (role === undefined) return undefined
  const isOwn = ({ name, schema }: TableFacts) => isFrameworkTable(name.slice(schema.length + 1))
  const tables = new Map([...head.tables].filter(([, table]) => !isOwn(table)))
  return roleRights(session, { base, head: { ...head, tables } }, role)
}
