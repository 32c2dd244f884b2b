import type { RollbackProof } from '../../../core/check.ts'
import type { Location } from '../../../core/error.ts'
import { type CommandResult, type DatabaseSession, engineText } from '../../../core/ports.ts'
import { compareCatalogs, type SchemaChange } from '../../../sql/catalog-changes.ts'
import { isFrameworkTable, isOfFramework } from '../../../sql/framework-tables.ts'
import { foreignKeyColumnsIn } from '../../../sql/statements.ts'
import {
  leavesRows,
  type Rollback,
  type RollbackOutcome,
  reasonToGiveUp,
  reorderedTables,
  withOurRows,
} from '../rollback/rollback.ts'
import { isProved, outcomeOf } from '../rollback/rollback-proof.ts'
import { rowDifferences } from '../rollback/rollback-rows.ts'
import { lossesIn } from '../rollback/rollback-said.ts'
import { type DatabaseState, readDatabaseState } from '../rollback/rollback-state.ts'
import { population } from '../rows/populate.ts'
import { mayBeTheRows } from '../trace/rehearse.ts'
import type { Refusal } from '../trace/send-file.ts'
import { type CommandInput, type HeadRun, onCopy } from './command-head.ts'
import { type CodeFile, lineOf } from './command-places.ts'
import { commandRecorder, type SeenStatement } from './command-watch.ts'

/** The way back of all new migrations together, by one command. */
export interface CommandRollback {
  readonly rollback: Rollback
  readonly proof: RollbackProof
}

/** What is undone, and by what. */
export interface ToUndo {
  readonly run: HeadRun
  /** As the config has it. */
  readonly command: string
  /** The new migrations; findings stand at the one, or at the first of several. */
  readonly sources: readonly CodeFile[]
}

/**
 * Takes head's migrations up, down by the project's own command, and up again, on a copy of the base state, and compares.
 * First on rows, then, where one of them may be the reason of what is found, without any.
 */
export async function rollbackByCommand(input: CommandInput, undo: ToUndo): Promise<CommandRollback> {
  const [only, more] = undo.sources
  const path = only?.file.path ?? ''
  const { outcome, onRows } = await triedAtLeast(input, undo)
  const file = {
    path,
    name: more ? 'rollback-command' : (only?.file.name ?? ''),
    down: { path, text: undo.command },
    outcome,
    onRows,
  }
  const steps = stepsOf(undo)
  const command = undo.command.replace(/\$(BREAKWATER_STEPS\b|\{BREAKWATER_STEPS\})/g, String(steps))
  return {
    rollback: { files: [file], expected: false, engine: engineText(undo.run.engine) },
    proof: {
      files: undo.sources.map((source) => ({ path: source.file.path, outcome: outcomeOf(file) })),
      loses: lossesIn(outcome),
      ...(isProved(file) ? { command } : {}),
    },
  }
}

interface Tried {
  readonly outcome: RollbackOutcome
  readonly onRows: Refusal | undefined
}

/** What stops the proof, a time limit or a lost session, costs nothing else. */
async function triedAtLeast(input: CommandInput, undo: ToUndo): Promise<Tried> {
  try {
    return await tried(input, undo)
  } catch (thrown) {
    const because = reasonToGiveUp(thrown)
    if (because === undefined) throw thrown
    return { outcome: { kind: 'untried', because }, onRows: undefined }
  }
}

async function tried(input: CommandInput, undo: ToUndo): Promise<Tried> {
  const first = await attempt(input, undo, true)
  const refusal = first.outcome.kind === 'failed' ? first.outcome.refusal : undefined
  const mayBeRows = refusal !== undefined && (isStatus(refusal) || mayBeTheRows(refusal.sqlstate))
  const again = first.outcome.kind === 'untried' || mayBeRows || leavesRows(first.outcome)
  if (!first.onOurRows || !again) return { outcome: first.outcome, onRows: undefined }
  const { outcome } = await attempt(input, undo, false)
  if (leavesRows(first.outcome)) return { outcome: withOurRows(first.outcome, outcome), onRows: undefined }
  const excused = refusal !== undefined && !isStatus(refusal) && outcome.kind !== 'failed'
  return { outcome, onRows: excused ? refusal : undefined }
}

function isStatus({ sqlstate }: Refusal): boolean {
  return sqlstate.startsWith('status')
}

interface Attempt {
  readonly outcome: RollbackOutcome
  readonly onOurRows: boolean
}

function attempt(input: CommandInput, undo: ToUndo, onRows: boolean): Promise<Attempt> {
  return onCopy(input, async (session, preexisting) => {
    const onOurRows = onRows && (await addRows(session, preexisting, undo))
    return { outcome: await course(input, undo, session, preexisting), onOurRows }
  })
}

async function course(
  { commands }: CommandInput,
  undo: ToUndo,
  session: DatabaseSession,
  preexisting: ReadonlySet<number>,
): Promise<RollbackOutcome> {
  const watched = async (steps?: number): Promise<Watched> => {
    const { watch, seen } = commandRecorder(preexisting, population(session, preexisting))
    const way = steps === undefined ? {} : { undo: steps }
    return { result: await commands.run({ revision: 'head', database: session, watch, ...way }), seen: seen() }
  }
  const untried = (because: string): RollbackOutcome => ({ kind: 'untried', because })
  const before = await readDatabaseState(session)
  const up = await commands.run({ revision: 'head', database: session })
  if (up.exitCode !== 0) return untried(`migrate-command ended with status ${up.exitCode}`)
  const applied = await readDatabaseState(session)
  const down = await watched(stepsOf(undo))
  const { exitCode, output } = down.result
  // What a shell says of a program that is not there, or is none.
  if (exitCode === 126 || exitCode === 127) return untried(`rollback-command cannot be run: ${lastSaid(output)}`)
  if (exitCode !== 0) return refused(undo, down)
  if (down.result.statements === 0) return untried('rollback-command sent no statement to the database it was given')
  const returned = await readDatabaseState(session)
  const more = entriesIn(returned) - entriesIn(before)
  // That is the command's mistake and no migration's.
  if (more < 0)
    return untried('rollback-command undoes migrations of the base branch too, by what the framework has written down')
  if (more > 0 && more < stepsOf(undo))
    return untried(`rollback-command leaves ${more} of the new migrations, by what the framework has written down`)
  const left = differences(before, returned)
  const place = placeIn(undo, undefined)
  if (left.length > 0 && down.seen.every(({ traced }) => traced === undefined)) {
    return { kind: 'declared', place, raises: undefined, comment: undefined, left }
  }
  const second = await watched()
  const stopped = second.result.exitCode === 0 ? undefined : refusalOf(undo, second, 'migrate-command')
  return {
    kind: 'ran',
    place,
    left,
    rows: rowDifferences(...withoutBooks(before, applied, returned)),
    reordered: reorderedTables(before, returned),
    again: stopped,
    secondTime: stopped ? [] : differences(applied, await readDatabaseState(session)),
  }
}

interface Watched {
  readonly result: CommandResult
  readonly seen: readonly SeenStatement[]
}

/** Code that says of itself that there is no way back; else what Postgres refused, or what the program said last. */
function refused(undo: ToUndo, down: Watched): RollbackOutcome {
  const refusal = refusalOf(undo, down, undo.command)
  return isStatus(refusal) && /irreversib/i.test(down.result.output)
    ? { kind: 'declared', place: refusal.place, raises: refusal.message, comment: undefined, left: [] }
    : { kind: 'failed', refusal }
}

function refusalOf(undo: ToUndo, { result, seen }: Watched, command: string): Refusal {
  const traced = seen.findLast((statement) => statement.traced)?.traced
  const error = traced?.trace.error
  if (traced && error) {
    const { text, kind } = traced.sql
    return { ...error, place: placeIn(undo, text), statement: text, kind, partial: false }
  }
  const message = lastSaid(result.output)
  const sqlstate = `status ${result.exitCode}`
  return { sqlstate, message, place: placeIn(undo, undefined), statement: command, kind: 'unknown', partial: false }
}

/** The line that names an error, or the last one: what follows it is where in the code it arose. */
function lastSaid(output: string): string {
  const lines = output.split('\n').flatMap((line) => line.trim() || [])
  const telling =
    lines.findLast((line) => /irreversib/i.test(line)) ??
    lines.findLast((line) => /\b\w*(Error|Exception)\b/.test(line))
  return (telling ?? lines.at(-1) ?? 'it printed nothing').slice(0, 300)
}

function placeIn({ sources }: ToUndo, statement: string | undefined): Location {
  const [only, more] = sources
  const line = only && !more && statement !== undefined ? lineOf(statement, only.text, 0, 'down') : 1
  return { path: only?.file.path ?? '', line, column: 1 }
}

function differences(before: DatabaseState, after: DatabaseState): readonly SchemaChange[] {
  return compareCatalogs(before.catalog, after.catalog).filter((change) => !isOfFramework(change))
}

/** How much a framework has written down. */
function entriesIn({ rows }: DatabaseState): number {
  return [...rows].reduce((sum, [name, { count }]) => (isBook(name) ? sum + count : sum), 0)
}

function isBook(name: string): boolean {
  return isFrameworkTable(name.slice(name.indexOf('.') + 1))
}

/** What a framework writes into its books is its own affair. */
function withoutBooks(...states: readonly [DatabaseState, DatabaseState, DatabaseState]) {
  const bare = (state: DatabaseState): DatabaseState => ({
    ...state,
    rows: new Map([...state.rows].filter(([name]) => !isBook(name))),
  })
  return [bare(states[0]), bare(states[1]), bare(states[2])] as const
}

async function addRows(session: DatabaseSession, preexisting: ReadonlySet<number>, { run }: ToUndo): Promise<boolean> {
  const statements = run.recorder.seen().flatMap(({ traced }) => traced?.sql ?? [])
  const rows = population(session, preexisting, new Set(statements.flatMap(({ node }) => foreignKeyColumnsIn(node))))
  await rows.fill(statements)
  return rows.used()
}

function stepsOf({ run, sources }: ToUndo): number {
  return migrationsEntered(run.recorder.seen()) || sources.length
}

/**
 * How many migrations the framework has written into its books: a file may hold several. golang-migrate writes each
 * twice, as begun and as done.
 */
export function migrationsEntered(seen: readonly Pick<SeenStatement, 'traced' | 'words'>[]): number {
  const entries = seen.flatMap(({ traced, words }) => (traced === undefined && isNewEntry(words) ? [words] : []))
  return new Set(entries.map((words) => words.replace(/\b(true|false|t|f)\b/gi, ''))).size
}

function isNewEntry(words: string): boolean {
  const [, name = ''] = /^\s*(?:insert\s+into|update)\s+(?:"?\w+"?\.)?"?(\w+)"?/i.exec(words) ?? []
  if (/^\s*update/i.test(words)) return name === 'alembic_version'
  return isFrameworkTable(name) && !/lock|metadata$/i.test(name)
}
