import type { CheckContext } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { CommandResult, DatabaseSession, DatabaseSnapshot, MigrationCommands } from '../../../core/ports.ts'
import { rowsOf } from '../../../sql/earlier.ts'
import { applyFile, type SessionOpener } from '../../../sql/session.ts'
import { foreignKeyColumnsIn } from '../../../sql/statements.ts'
import { type Population, population } from '../rows/populate.ts'
import type { TracedStatement } from '../subject.ts'
import type { Facts } from '../trace/facts.ts'
import { observe } from '../trace/observe.ts'
import { mayBeTheRows } from '../trace/rehearse.ts'
import { watchSession } from '../trace/watch.ts'
import type { CodePlan } from './command-files.ts'
import { type CommandRecorder, commandRecorder } from './command-watch.ts'

/** What both revisions are run with. */
export interface CommandInput {
  readonly context: CheckContext
  readonly opener: SessionOpener
  readonly commands: MigrationCommands
}

/** What head's migrations did to the state that base's leave. */
export interface HeadRun {
  readonly result: CommandResult
  readonly recorder: CommandRecorder
  readonly preexisting: ReadonlySet<number>
  readonly facts: { readonly base: Facts; readonly head: Facts }
  readonly rows: Population
  readonly engine: DatabaseSession['facts']
  /** The statement that ended it. */
  readonly failed: TracedStatement | undefined
  /** The same on rows, where a statement failed only there. */
  readonly onRows?: HeadRun
  /** The command's status on rows, where its own code could not go on with them. */
  readonly statusOnRows?: number | null
}

/** The state that the base branch's migrations lead to, with the project's own rows in it. */
export async function runBase(
  { context, opener, commands }: CommandInput,
  { history }: CodePlan,
): Promise<DatabaseSnapshot> {
  const rows = await rowsOf(context)
  const session = await opener.open()
  try {
    if (history.length > 0) {
      const result = await commands.run({ revision: 'base', database: session })
      if (result.exitCode !== 0) throw failedBy('base', result)
      if (result.statements === 0) throw noTraffic('base')
    }
    if (rows) await applyFile(session, rows.path, rows.text, 'rows-failed', false)
    const snapshot = await session.snapshot()
    context.onClose(snapshot.discard)
    return snapshot
  } finally {
    await session.close()
  }
}

/**
 * Runs head's migrations twice: first to learn which tables they touch, then on rows in those tables. What fails only
 * on rows is no failure of the migration, but told.
 */
export async function runHead(input: CommandInput, base: DatabaseSnapshot): Promise<HeadRun> {
  const first = await onCopy(input, base, (session, preexisting) =>
    runIn(input, session, preexisting, population(session, preexisting)),
  )
  const statements = first.recorder.seen().flatMap(({ traced }) => traced?.sql ?? [])
  if (first.result.exitCode !== 0 && !first.failed) throw failedBy('head', first.result)
  if (first.failed || statements.length === 0) return first
  input.context.log.progress('once more, on rows in the tables that it touches ...')
  const second = await onCopy(input, base, async (session, preexisting) => {
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
async function onCopy<Value>(
  { opener }: CommandInput,
  base: DatabaseSnapshot,
  work: (session: DatabaseSession, preexisting: ReadonlySet<number>) => Promise<Value>,
): Promise<Value> {
  const session = await opener.open(base)
  try {
    return await work(session, new Set((await observe(session)).relations.keys()))
  } finally {
    await session.close()
  }
}

async function runIn(
  { commands }: CommandInput,
  session: DatabaseSession,
  preexisting: ReadonlySet<number>,
  rows: Population,
): Promise<HeadRun> {
  const before = await watchSession(session).facts()
  const recorder = commandRecorder(preexisting, rows)
  const result = await commands.run({ revision: 'head', database: session, watch: recorder.watch })
  if (result.statements === 0 && result.exitCode === 0) throw noTraffic('head')
  const facts = { base: before, head: await watchSession(session).facts() }
  const last = recorder.seen().findLast(({ traced }) => traced)?.traced
  const failed = result.exitCode !== 0 && last?.trace.error ? last : undefined
  return { result, recorder, preexisting, facts, rows, engine: session.facts, failed }
}

/** A framework that reached no database has not migrated one, whatever it says. */
function noTraffic(revision: string): BreakwaterError {
  return new BreakwaterError({
    code: 'migrate-command-no-traffic',
    message: `The migrate-command of ${revision} ended well and sent no statement to the database that it was given.`,
    hint: 'It finds the URL in the variable that database.migrate-url-env names (default DATABASE_URL), and in PGHOST, PGPORT and so on. Does it read another one?',
  })
}

function failedBy(revision: 'base' | 'head', { exitCode, output }: CommandResult): BreakwaterError {
  const said = output === '' ? 'It printed nothing.' : `Its last words: ${output.slice(-1_500)}`
  return new BreakwaterError({
    code: 'migrate-command-failed',
    message: `The migrate-command of ${revision} ended with status ${exitCode}. ${said}`,
    hint:
      revision === 'base'
        ? "Not this pull request's fault. Run the command in a fresh clone of the base branch, against an empty database."
        : 'Postgres refused no statement, so it is the code that failed. Run the command in a fresh clone of head.',
  })
}
