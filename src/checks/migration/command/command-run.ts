import type { CheckContext, CheckResult } from '../../../core/check.ts'
import { startOf } from '../../../core/check.ts'
import type { Location } from '../../../core/error.ts'
import { type DatabaseSession, engineText } from '../../../core/ports.ts'
import { runConfiguredRules } from '../../../core/rule-settings.ts'
import { count } from '../../../core/wording.ts'
import { type CodePlan, codePlan, isToRun, runnableIn } from '../../../sql/code-migrations.ts'
import { type CommandBase, commandBase, shareSchemas } from '../../../sql/command-state.ts'
import { foreignKeyColumnsIn } from '../../../sql/statements.ts'
import { withAcceptComments } from '../accept/accepted.ts'
import { measureCosts } from '../cost.ts'
import { judgedFiles } from '../dry-run.ts'
import { leftToQueries } from '../judgement/left-to-queries.ts'
import { productionFacts, productionRemarks } from '../production.ts'
import {
  type KnownQueries,
  knownQueries,
  queriesRemarks,
  queriesSummary,
  queriesUnproven,
  roleRemarks,
  trialOf,
} from '../queries/queries-said.ts'
import { grouped } from '../remedy/group.ts'
import { proveRemedies } from '../remedy/prove.ts'
import { rollbackRemarks, rollbackSummary } from '../rollback/rollback-proof.ts'
import { population } from '../rows/populate.ts'
import { rules } from '../rules/index.ts'
import type { MigrationRun, RehearsedFile, TracedStatement } from '../subject.ts'
import { codeExcerpts } from './code-excerpts.ts'
import { commentsAsSql } from './command-comments.ts'
import { type CommandInput, type HeadRun, runHead } from './command-head.ts'
import { type CodeFile, type Placed, placed } from './command-places.ts'
import { type CommandRollback, rollbackByCommand } from './command-rollback.ts'
import { commandRemarks, newFilesOf, unprovenByCommand, withDoubt } from './command-said.ts'

/** Judges migrations that are kept in code, by running the project's own command for base and for head. */
export async function runByCommand(context: CheckContext): Promise<CheckResult> {
  const plan = await codePlan(context)
  const excerpts = await codeExcerpts(context.changeSet, plan)
  if (!isToRun(plan)) {
    const files = judgedFiles(plan, excerpts)
    const found = runConfiguredRules(rules, files, context.config.database.rules)
    const accepted = withAcceptComments(context, files, found.findings, new Map())
    const remarks = [...found.remarks, ...accepted.remarks]
    return {
      findings: accepted.findings,
      unproven: [],
      remarks,
      summary: 'no new migration; migrate-command was not run',
    }
  }
  const built = { ...(await commandBase(context)), context }
  const known = await knownQueries(context)
  const session = sessionsOn(context, built)
  const queries = trialOf(context, known, session)
  if (queries) await queries.onBase(await session())
  const input = queries ? { ...built, queries } : built
  const running = runHead(input)
  shareSchemas(context, running)
  return await judged(input, { plan, excerpts, known, session }, await running)
}

/** Opens the base state anew each time; the one before is closed. */
function sessionsOn({ onClose }: CheckContext, { opener, snapshot }: CommandBase) {
  let open: DatabaseSession | undefined
  onClose(async () => open?.close())
  return async () => {
    await open?.close()
    open = await opener.open(snapshot)
    return open
  }
}

async function judged(
  input: CommandInput,
  {
    plan,
    excerpts,
    known,
    session,
  }: {
    readonly plan: CodePlan
    readonly excerpts: MigrationRun['excerpts']
    readonly known: KnownQueries
    /** The base state anew. */
    readonly session: () => Promise<DatabaseSession>
  },
  run: HeadRun,
): Promise<CheckResult> {
  const { context } = input
  const { engine } = run
  const sources = await sourcesOf(context, plan)
  const fallback = await placeOfCommand(context)
  const all = statementsOf(run, sources, fallback)
  const statements = all.judged.map(withDoubt)
  const news = newFilesOf(sources, plan.added)
  const unproven = unprovenByCommand(run, statements, { news, entered: all.entered })
  const back = unproven.length === 0 ? await wayBack(input, run, { sources, plan, statements }) : undefined
  const queries = run.queries && (await input.queries?.blamed(run.queries, statements))
  const subject: MigrationRun = {
    ...(await subjectOf(context, run, judgedFiles(plan, excerpts))),
    statements,
    files: filesOf(statements, sources, all.sections),
    ...(back && { rollback: back.rollback }),
    ...(queries && { queries }),
  }
  const measured = await withCosts(context, subject, session)
  const found = runConfiguredRules(rules, measured, context.config.database.rules)
  const proved = await withProvedRemedies(context, measured, found.findings, session)
  const moved = plan.renamed.map(({ after }) => after.path)
  const texts = new Map(sources.map(({ file, text }) => [file.path, text]))
  const accepted = withAcceptComments(context, measured, leftToQueries(proved), commentsAsSql(measured, texts))
  return {
    findings: grouped(accepted.findings),
    unproven: [...unproven, ...queriesUnproven(context, known, queries)],
    remarks: [
      ...queriesRemarks(known, queries),
      ...productionRemarks(subject, subject.facts),
      ...roleRemarks(context, subject),
      ...commandRemarks(run, { caught: all.caught, statements, fallback, news, moved }),
      ...(back ? rollbackRemarks(back.rollback) : []),
      ...found.remarks,
      ...accepted.remarks,
    ],
    summary: [
      ranText(plan, subject),
      `after ${count(plan.history.length, 'earlier one')};`,
      ...(queries ? queriesSummary(queries).map((text) => `${text};`) : []),
      back ? rollbackSummary(back.proof) : 'no way back was tried',
    ].join(' '),
    engine,
    ...(back && { rollback: back.proof }),
    trace: statements.map(({ trace }) => trace),
  }
}

function ranText(plan: CodePlan, { statements, engine }: MigrationRun): string {
  const changed = runnableIn(plan).length
  const files = plan.added.length > 0 ? count(plan.added.length, 'migration') : count(changed, 'changed file')
  return `${files}, ${count(statements.length, 'statement')} run on ${engine} by migrate-command`
}

/** All but the statements. */
async function subjectOf(context: CheckContext, run: HeadRun, files: MigrationRun): Promise<MigrationRun> {
  const { preexisting, facts, found, engine } = run
  return {
    ...files,
    preexisting,
    facts,
    ...found,
    ...(await productionFacts(context)),
    engine: engineText(engine),
    measured: true,
  }
}

/** Tries the command that the config has for it, where the way there is known to be free and led somewhere. */
async function wayBack(
  input: CommandInput,
  run: HeadRun,
  {
    sources,
    plan,
    statements,
  }: { readonly sources: readonly CodeFile[]; readonly plan: CodePlan } & Pick<MigrationRun, 'statements'>,
): Promise<CommandRollback | undefined> {
  const { migrateCommand } = input.context.config.database
  const command = migrateCommand ? migrateCommand.rollback : undefined
  const news = new Set(plan.added.map(({ path }) => path))
  const added = sources.filter(({ file }) => news.has(file.path))
  if (command === undefined || run.result.exitCode !== 0 || statements.length === 0 || added.length === 0)
    return undefined
  input.context.log.progress('proving the way back ...')
  return rollbackByCommand(input, { run, command, sources: added })
}

/** The statements to judge, each with its place; `caught`: those that Postgres refused and the framework went on without. */
function statementsOf(
  run: HeadRun,
  sources: readonly CodeFile[],
  fallback: Location,
): {
  readonly judged: readonly TracedStatement[]
  readonly caught: readonly TracedStatement[]
  readonly sections: Placed['sections']
  readonly entered: Placed['entered']
} {
  const locate = ({ recorder, result: { exitCode } }: HeadRun) =>
    placed(recorder.seen(), sources, fallback, exitCode === 0 ? 'well' : 'in failure')
  const { statements: all, sections, entered } = locate(run)
  const last = all.at(-1)
  const isCaught = (statement: TracedStatement) =>
    statement.trace.error !== undefined && !(run.failed !== undefined && statement === last)
  const onRows = new Map(
    (run.onRows ? locate(run.onRows).statements : []).map((statement) => [statement.key, statement]),
  )
  return {
    judged: all.filter((statement) => !isCaught(statement)).map((s) => asOnRows(s, onRows.get(s.key))),
    caught: all.filter(isCaught),
    sections,
    entered: run.result.exitCode === 0 ? entered : new Set(),
  }
}

/** As it ran on rows; where it failed only there, as it ran without, and says so. */
function asOnRows(statement: TracedStatement, other: TracedStatement | undefined): TracedStatement {
  if (!other) return statement
  const { error } = other.trace
  if (!error) return other
  return { ...statement, witness: other.witness, failsOnRows: { ...error, rows: other.witness ?? '' } }
}

async function sourcesOf({ changeSet }: CheckContext, plan: CodePlan): Promise<readonly CodeFile[]> {
  const files = runnableIn(plan)
  const texts = await changeSet.head.tree.read(files.map(({ path }) => path))
  return files.map((file) => ({ file, text: texts.get(file.path) ?? '' }))
}

/** The migrations as they could be run without the framework: statement by statement, for costs and remedies. */
function filesOf(
  statements: readonly TracedStatement[],
  sources: readonly CodeFile[],
  sections: Placed['sections'],
): readonly RehearsedFile[] {
  const apart = new Map<string, TracedStatement[]>()
  for (const statement of statements) {
    const name = `${sections.get(statement.key)} ${statement.place.path}`
    apart.set(name, [...(apart.get(name) ?? []), statement])
  }
  return [...apart.values()].map((own) => {
    const path = own[0]?.place.path ?? ''
    const transactions = new Set(own.map(({ trace }) => trace.transaction))
    return {
      path,
      text: sources.find(({ file }) => file.path === path)?.text ?? '',
      sql: own.map(({ sql }) => sql),
      transaction: transactions.size === 1 && !transactions.has(null) ? 'file' : 'statement',
    }
  })
}

/** Where the config says the command: the place of a statement of which no file can be told. */
async function placeOfCommand({ changeSet, config }: CheckContext): Promise<Location> {
  const text = (await changeSet.base.tree.read([config.source])).get(config.source) ?? ''
  const line = text.split('\n').findIndex((row) => /^\s*["']?migrate-command["']?\s*:/.test(row)) + 1
  return { ...startOf(config.source), line: Math.max(1, line) }
}

/** What is run again to measure or to prove has so long, all together. */
const againMs = 60_000

/** How long the work takes a row, where somebody said how many rows there are. */
async function withCosts(
  { log }: CheckContext,
  run: MigrationRun,
  session: () => Promise<DatabaseSession>,
): Promise<MigrationRun> {
  if (run.sizes.size === 0) return run
  log.progress('measuring what the work takes a row ...')
  const open = await session()
  const rows = population(open, run.preexisting, linkedIn(run))
  return { ...run, statements: await measureCosts(run, open, rows, performance.now() + againMs) }
}

async function withProvedRemedies(
  { log }: CheckContext,
  run: MigrationRun,
  found: CheckResult['findings'],
  session: () => Promise<DatabaseSession>,
): Promise<CheckResult['findings']> {
  if (!found.some(({ proposed }) => proposed)) return found
  log.progress('running the remedies ...')
  return proveRemedies(found, {
    run,
    rules,
    session,
    linked: linkedIn(run),
    until: performance.now() + againMs,
    debug: log.debug,
  })
}

function linkedIn({ statements }: MigrationRun): ReadonlySet<string> {
  return new Set(statements.flatMap(({ sql }) => foreignKeyColumnsIn(sql.node)))
}
