import type { CheckContext, CheckResult, Unproven } from '../../core/check.ts'
import { startOf } from '../../core/check.ts'
import { BreakwaterError, type Location } from '../../core/error.ts'
import {
  type CommandResult,
  type DatabaseSession,
  type DatabaseSnapshot,
  engineText,
  type MigrationCommands,
} from '../../core/ports.ts'
import { runConfiguredRules } from '../../core/rule-settings.ts'
import { count } from '../../core/wording.ts'
import { prepareSessions, type SessionOpener } from '../../sql/session.ts'
import { foreignKeyColumnsIn, type SqlStatement } from '../../sql/statements.ts'
import { type CodePlan, codePlan } from './command-files.ts'
import { type CodeFile, placed } from './command-places.ts'
import { type CommandRecorder, commandRecorder } from './command-watch.ts'
import { judgedFiles } from './dry-run.ts'
import type { Facts } from './facts.ts'
import { observe } from './observe.ts'
import { type Population, population } from './populate.ts'
import { productionFacts } from './production.ts'
import { mayBeTheRows } from './rehearse.ts'
import { rules } from './rules/index.ts'
import type { MigrationRun, TracedStatement } from './subject.ts'
import { watchSession } from './watch.ts'

/** Judges migrations that are kept in code, by running the project's own command for base and for head. */
export async function runByCommand(context: CheckContext): Promise<CheckResult> {
  const plan = await codePlan(context)
  const judgedAlone = judgedFiles(plan, plan.excerpts)
  if (plan.added.length === 0) {
    const summary = 'no new migration; migrate-command was not run'
    const { findings, remarks } = runConfiguredRules(rules, judgedAlone, context.config.database.rules)
    return { findings, unproven: [], remarks, summary }
  }
  const commands = await context.migrationCommands()
  context.onClose(commands.close)
  const opener = await prepareSessions(context, [])
  const base = await runBase(context, opener, commands, plan)
  const { log } = context
  const first = await runHead({ opener, commands, base, log }, [])
  const run = await onRows({ opener, commands, base, log }, first)
  return await judged(context, plan, run)
}

interface HeadInput extends Pick<CheckContext, 'log'> {
  readonly opener: SessionOpener
  readonly commands: MigrationCommands
  readonly base: DatabaseSnapshot
}

/** What head's migrations did to the state that base's leave. */
interface HeadRun {
  readonly result: CommandResult
  readonly recorder: CommandRecorder
  readonly preexisting: ReadonlySet<number>
  readonly facts: { readonly base: Facts; readonly head: Facts }
  readonly rows: Population
  readonly engine: DatabaseSession['facts']
  /** The statement that ended it. */
  readonly failed: TracedStatement | undefined
}

/** The state that the base branch's migrations lead to. */
async function runBase(
  { log, onClose }: CheckContext,
  opener: SessionOpener,
  commands: MigrationCommands,
  { history }: CodePlan,
): Promise<DatabaseSnapshot> {
  const session = await opener.open()
  try {
    if (history.length === 0) log.progress('base has no migration ...')
    else assertRan('base', await commands.run({ revision: 'base', database: session }))
    const snapshot = await session.snapshot()
    onClose(snapshot.discard)
    return snapshot
  } finally {
    await session.close()
  }
}

/** Runs head's migrations; `expected`: the statements to come, whose tables are to hold rows. */
async function runHead({ opener, commands, base }: HeadInput, expected: readonly SqlStatement[]): Promise<HeadRun> {
  const session = await opener.open(base)
  try {
    const preexisting = new Set((await observe(session)).relations.keys())
    const linked = new Set(expected.flatMap(({ node }) => foreignKeyColumnsIn(node)))
    const rows = population(session, preexisting, linked)
    if (expected.length > 0) await rows.fill(expected)
    const before = await watchSession(session).facts()
    const recorder = commandRecorder(preexisting, rows)
    const result = await commands.run({ revision: 'head', database: session, watch: recorder.watch })
    if (result.statements === 0) throw noTraffic('head')
    const facts = { base: before, head: await watchSession(session).facts() }
    const last = recorder.seen().at(-1)?.traced
    const refused = recorder.seen().findLast(({ traced }) => traced?.trace.error)?.traced
    const failed = result.exitCode === 0 ? undefined : (refused ?? last)
    return {
      result,
      recorder,
      preexisting,
      facts,
      rows,
      engine: session.facts,
      failed: failed?.trace.error ? failed : undefined,
    }
  } finally {
    await session.close()
  }
}

/** Once more, on rows in the tables that the first run named. What fails only there is no fault of the statement. */
async function onRows(input: HeadInput, first: HeadRun): Promise<HeadRun & { readonly onRows?: HeadRun }> {
  const statements = first.recorder.seen().flatMap(({ traced }) => traced?.sql ?? [])
  if (first.result.exitCode !== 0 || statements.length === 0) return first
  input.log.progress('running migrate-command once more, on rows ...')
  const second = await runHead(input, statements)
  if (!second.rows.used()) return first
  const { failed } = second
  if (second.result.exitCode === 0) return second
  return failed?.trace.error && mayBeTheRows(failed.trace.error.sqlstate) ? { ...first, onRows: second } : first
}

async function judged(
  context: CheckContext,
  plan: CodePlan,
  run: HeadRun & { readonly onRows?: HeadRun },
): Promise<CheckResult> {
  const { result, engine, failed } = run
  if (result.exitCode !== 0 && !failed) throw failedBy('head', result)
  const files = await filesOf(context, plan)
  const fallback = await placeOfCommand(context)
  const locate = ({ recorder, result: { exitCode } }: HeadRun) =>
    placed(recorder.seen(), files, fallback, exitCode === 0 ? 'well' : 'in failure')
  const all = locate(run)
  const statements = all
    // What a framework tried and caught is no part of the migration.
    .filter(
      ({ trace }) => !trace.error || (failed !== undefined && trace === all.findLast((s) => s.trace.error)?.trace),
    )
    .map((statement) => withRows(statement, run.onRows, locate))
  const subject: MigrationRun = {
    ...judgedFiles(plan, plan.excerpts),
    statements,
    preexisting: run.preexisting,
    facts: run.facts,
    ...(await productionFacts(context)),
    engine: engineText(engine),
    measured: true,
  }
  const told = `${count(plan.added.length, 'migration')}, ${count(statements.length, 'statement')} run on ${subject.engine} by migrate-command`
  const found = runConfiguredRules(rules, subject, context.config.database.rules)
  return {
    findings: found.findings,
    unproven: unprovenIn(run, statements, plan),
    remarks: [...remarksOn(run, all, statements, fallback), ...found.remarks],
    summary: `${told} after ${count(plan.history.length, 'earlier one')}`,
    engine,
    trace: statements.map(({ trace }) => trace),
  }
}

/** On rows, as far as the run on rows came; the statement that failed there says so. */
function withRows(
  statement: TracedStatement,
  second: HeadRun | undefined,
  locate: (run: HeadRun) => readonly TracedStatement[],
): TracedStatement {
  if (!second) return statement
  const other = locate(second).find(({ key }) => key === statement.key)
  if (!other) return statement
  const { error } = other.trace
  if (!error) return other
  return { ...statement, witness: other.witness, failsOnRows: { ...error, rows: other.witness ?? '' } }
}

async function filesOf({ changeSet }: CheckContext, { added }: CodePlan): Promise<readonly CodeFile[]> {
  const texts = await changeSet.head.tree.read(added.map(({ path }) => path))
  return added.map((file) => ({ file, text: texts.get(file.path) ?? '' }))
}

/** Where the config says the command: the place of a statement of which no file can be told. */
async function placeOfCommand({ changeSet, config }: CheckContext): Promise<Location> {
  const text = (await changeSet.base.tree.read([config.source])).get(config.source) ?? ''
  const line = text.split('\n').findIndex((row) => /^\s*["']?migrate-command["']?\s*:/.test(row)) + 1
  return { ...startOf(config.source), line: Math.max(1, line) }
}

/** A framework that reached no database has not migrated one, whatever it says. */
function assertRan(revision: 'base' | 'head', result: CommandResult): void {
  if (result.statements === 0 && result.exitCode === 0) throw noTraffic(revision)
  if (result.exitCode !== 0) throw failedBy(revision, result)
}

function noTraffic(revision: string): BreakwaterError {
  return new BreakwaterError({
    code: 'migrate-command-no-traffic',
    message: `The migrate-command of ${revision} ended and sent no statement to the database that it was given.`,
    hint: 'It finds the URL in the variable that database.migrate-url-env names (default DATABASE_URL), and PGHOST, PGPORT and so on. Does it read another one?',
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
        : 'No statement was refused, so it is the code that failed. Run the command in a fresh clone of head.',
  })
}

function unprovenIn(
  { recorder }: HeadRun,
  statements: readonly TracedStatement[],
  { added }: CodePlan,
): readonly Unproven[] {
  const [newest] = added
  const nothing: readonly Unproven[] =
    statements.length > 0 || !newest
      ? []
      : [
          {
            code: 'migrate-command-changed-nothing',
            subject: newest.path,
            message: `The migrate-command ran and changed nothing, although head brings ${count(added.length, 'new migration')}.`,
            hint: 'Does it look into the folder that the new files are in? If they are no migrations, name the right folder with database.migrations.',
            location: startOf(newest.path),
          },
        ]
  const unseen: readonly Unproven[] = recorder
    .unseen()
    .slice(0, 5)
    .map((text) => ({
      code: 'statement-not-observed',
      subject: text.replace(/\s+/g, ' ').slice(0, 120),
      message: `The program flushed the statement without a Sync, so nobody could look at what it did: ${text.replace(/\s+/g, ' ').slice(0, 200)}`,
      hint: 'Look at this statement yourself.',
    }))
  return [...nothing, ...unseen]
}

function remarksOn(
  { recorder, rows }: HeadRun,
  all: readonly TracedStatement[],
  judgedOnes: readonly TracedStatement[],
  fallback: Location,
): readonly string[] {
  const books = recorder.seen().filter(({ traced }) => traced === undefined).length
  const caught = all.length - judgedOnes.length
  const homeless = judgedOnes.filter(({ place }) => place.path === fallback.path).length
  return [
    ...(books > 0 ? [`${count(books, 'statement')} on the framework's own tables not judged`] : []),
    ...(caught > 0 ? [`${count(caught, 'statement')} that Postgres refused, and the framework went on without`] : []),
    ...(homeless > 0
      ? [`${count(homeless, 'statement')} of which no file can be told, so the place of migrate-command is given`]
      : []),
    ...rows
      .unfilled()
      .map(
        ({ table, reason }) =>
          `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`,
      ),
  ]
}
