import type { Unproven } from '../../core/check.ts'
import { BreakwaterError, type Trouble } from '../../core/error.ts'
import { type DatabaseEngine, type DatabaseSession, engineText, type Log, SqlError } from '../../core/ports.ts'
import { count, enumerate } from '../../core/wording.ts'
import type { MigrationFile, MigrationPlan } from '../../sql/migrations.ts'
import type { Wrapping } from '../../sql/runner.ts'
import { unknownMark } from '../../sql/runners/unknown-marks.ts'
import { runners } from '../../sql/runners.ts'
import { notSqlHint } from '../../sql/session.ts'
import { foreignKeyColumnsIn, type ParseFailure, parseSql, type SqlStatement } from '../../sql/statements.ts'
import { surroundingsHint } from '../../sql/surroundings.ts'
import { transactionControl, wrappingOf } from '../../sql/wrapping.ts'
import { nothingKnown } from './production.ts'
import type { TriedQueries } from './queries/query.ts'
import type { QueryTrial } from './queries/try-queries.ts'
import { type Population, population } from './rows/populate.ts'
import type { MigrationRun, Production, RehearsedFile, TracedStatement } from './subject.ts'
import { askedAfter, askedBefore } from './trace/asked-around.ts'
import { type Facts, noFacts } from './trace/facts.ts'
import { bodiesOf, withSameBodies } from './trace/function-bodies.ts'
import { observe } from './trace/observe.ts'
import type { Rehearsal } from './trace/open-transaction.ts'
import { recordOf } from './trace/record.ts'
import { type FileResult, mayBeTheRows, rehearseFile } from './trace/rehearse.ts'
import { roleRights } from './trace/role-rights.ts'
import { runUnmeasured } from './trace/run-unmeasured.ts'
import { mayReplaceFunctions, replacedFunctions, systemFunctions, uncounted } from './trace/tampering.ts'
import { type Watch, watchSession } from './trace/watch.ts'

export interface DryRunInput {
  readonly plan: MigrationPlan
  /** Texts of the new files and their settings, by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly engine: Pick<DatabaseEngine, 'name' | 'traces'>
  /** Holds the base state; the new migrations stay in it. */
  readonly session: DatabaseSession
  /** Another session on the base state, which may end the first; undefined where there is no other to be had. */
  readonly freshSession?: () => Promise<DatabaseSession>
  readonly excerpts: MigrationRun['excerpts']
  /** What was said of production; default: nothing. */
  readonly known?: Production
  /** Asks what the running release asks, before and after; undefined where no query of it is known. */
  readonly queries?: QueryTrial
  /** The role that the application logs in as, where somebody said. */
  readonly role?: string | undefined
  /** The catalog of the base state, where it is known already. */
  readonly catalog?: Facts | undefined
  readonly log: Log
}

/** What the rules judge, and what could not be told. */
export interface DryRun {
  readonly judged: MigrationRun
  readonly unproven: readonly Unproven[]
  readonly remarks: readonly string[]
}

/**
 * Runs the new migrations one after another, up to the first that fails, between two rounds of the running release's
 * queries, where some are known. Where a row may be the reason, and a migration
 * may have copied it from one of ours, all is run once more on empty tables: only what fails there too is an error.
 */
export async function dryRun(input: DryRunInput): Promise<DryRun> {
  const { queries, engine } = input
  if (!queries || engine.traces !== 'locks') return migrationsRun(input)
  const { session, ...ran } = await migrationsRun({ ...input, ...(await queries.onBase(input.session)) })
  const { judged, unproven, remarks } = ran
  // Where a migration fails there is no head to be asked.
  if (unproven.length > 0 || judged.statements.some(({ trace }) => trace.error)) {
    return { ...ran, remarks: [...remarks, 'queries of the running release were not tried: the migrations do not run'] }
  }
  return { ...ran, judged: { ...judged, queries: await askedOfHead(queries, session, judged) } }
}

async function askedOfHead(
  queries: QueryTrial,
  session: DatabaseSession,
  { statements, facts }: Pick<MigrationRun, 'statements' | 'facts'>,
): Promise<TriedQueries> {
  return queries.blamed(await queries.onHead(session, { facts: facts.head, statements }), statements)
}

interface Ran extends DryRun {
  /** The session in which the new migrations stand. */
  readonly session: DatabaseSession
}

async function migrationsRun(input: DryRunInput): Promise<Ran> {
  const first = await runAll(input, input.session, true)
  const failed = first.judged.statements.at(-1)
  const error = failed?.trace.error
  if (!failed || !error || !first.populated || !mayBeTheRows(error.sqlstate) || !input.freshSession) return first
  input.log.progress('running the migrations once more, on empty tables ...')
  const second = await runAll({ ...input, catalog: undefined }, await input.freshSession(), false)
  const again = second.judged.statements.find(({ key }) => key === failed.key)
  if (!again || again.trace.error) return first
  const known = new Map(first.judged.statements.map((statement) => [statement.key, statement]))
  const statements = second.judged.statements.map((statement) => ({
    ...statement,
    witness: known.get(statement.key)?.witness,
    failsOnRows:
      statement === again
        ? { ...error, rows: failed.witness ?? '' }
        : (known.get(statement.key)?.failsOnRows ?? undefined),
  }))
  return { ...second, judged: { ...second.judged, statements } }
}

/** All new migrations on one session; `populate`: with rows of ours in the tables that they name. */
async function runAll(
  { plan, texts, engine, excerpts, log, known, catalog, role }: DryRunInput,
  given: DatabaseSession,
  populate: boolean,
): Promise<Ran & { readonly populated: boolean }> {
  const measured = engine.traces === 'locks'
  const watch = watchSession(given, { alone: true, facts: catalog })
  const { session } = watch
  const preexisting = measured ? new Set((await observe(session)).relations.keys()) : new Set<number>()
  const base = measured ? await watch.facts() : noFacts
  const asked = await askedBefore(session, base, measured)
  const bodies = await bodiesOf(session, texts, measured)
  const rehearsal = { session, watch, preexisting, transactions: { count: 0 }, until: performance.now() + runMs }
  const statements: TracedStatement[] = []
  const files: RehearsedFile[] = []
  const mixed: MigrationRun['mixed'][number][] = []
  const rows = population(session, populate ? preexisting : new Set(), await linkedColumns(plan, texts))
  const suspicious = measured && plan.added.some(({ key }) => mayReplaceFunctions(texts.get(key) ?? ''))
  const functions = suspicious ? await systemFunctions(session) : undefined
  const unproven: Unproven[] = []
  const remarks: string[] = measured ? [] : [pgMemRemark]

  for (const [index, file] of plan.added.entries()) {
    log.progress(`running ${file.name} (${index + 1} of ${plan.added.length}) ...`)
    const text = texts.get(file.key) ?? ''
    const outcome = await runFile(rehearsal, plan, file, text, texts, measured ? rows : undefined).catch((thrown) =>
      untold(thrown, file.path),
    )
    statements.push(...outcome.statements)
    files.push(...outcome.files)
    mixed.push(...outcome.mixed)
    remarks.push(...outcome.remarks)
    unproven.push(...outcome.unproven)
    if (outcome.stopped) {
      const rest = plan.added.slice(index + 1).map(({ name }) => name)
      if (rest.length > 0) remarks.push(`not run after ${file.name}, which stopped the run: ${enumerate(rest)}`)
      break
    }
  }
  // A session that was ended has been told of.
  const now = functions && (await systemFunctions(session).catch(() => undefined))
  if (functions && now) unproven.push(...replacedFunctions(functions, now, plan.folder))
  const around = measured ? await factsAround(watch, base) : { base: noFacts, head: noFacts }
  const facts = await withSameBodies(session, around, bodies)
  remarks.push(...unfilledRemarks(rows))
  return {
    judged: {
      ...judgedFiles(plan, excerpts),
      statements,
      preexisting,
      facts,
      ...(await askedAfter(statements, session, facts, asked, rows)),
      ...(await rightsAfter(statements, session, facts, measured ? role : undefined)),
      files,
      ...known,
      mixed,
      engine: engineText(session.facts),
      measured,
    },
    unproven,
    remarks,
    populated: rows.used(),
    session: given,
  }
}

function unfilledRemarks(rows: Population): readonly string[] {
  return rows
    .unfilled()
    .map(
      ({ table, reason }) =>
        `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`,
    )
}

/** A session that was ended is asked nothing more. */
async function factsAround(watch: Watch, base: Facts): Promise<MigrationRun['facts']> {
  return { base, head: await watch.facts().catch(() => base) }
}

/** Last of all, since a default that is computed moves its sequence on. */
async function rightsAfter(
  statements: readonly TracedStatement[],
  session: DatabaseSession,
  facts: MigrationRun['facts'],
  role: string | undefined,
): Promise<Pick<MigrationRun, 'roleRights'>> {
  if (role === undefined || statements.length === 0 || statements.some(({ trace }) => trace.error)) return {}
  const rights = await roleRights(session, facts, role)
  return rights ? { roleRights: rights } : {}
}

/** Columns that the new migrations make foreign keys: their rows are to hold what the other table's key holds. */
export async function linkedColumns(
  { added }: MigrationPlan,
  texts: DryRunInput['texts'],
): Promise<ReadonlySet<string>> {
  const parsed = await Promise.all(added.map(({ key }) => parseSql(texts.get(key) ?? '')))
  return new Set(
    parsed.flatMap((sql) => (sql.parsed ? sql.statements : [])).flatMap(({ node }) => foreignKeyColumnsIn(node)),
  )
}

/** Each statement has a limit of its own; this one is for all of them. */
const runMs = 600_000

/** What can be judged without a database. */
export function judgedFiles(plan: MigrationPlan, excerpts: MigrationRun['excerpts']): MigrationRun {
  return {
    statements: [],
    preexisting: new Set(),
    facts: { base: noFacts, head: noFacts },
    files: [],
    ...nothingKnown,
    plan,
    mixed: [],
    engine: 'no engine',
    measured: false,
    excerpts,
  }
}

const pgMemRemark =
  'pg-mem ran the statements and knows no locks, rewrites or scans: nothing is said of what they block. Use database.engine "pglite" for that.'

interface FileOutcome {
  readonly statements: readonly TracedStatement[]
  readonly files: readonly RehearsedFile[]
  readonly mixed: MigrationRun['mixed']
  readonly unproven: readonly Unproven[]
  readonly remarks: readonly string[]
  readonly stopped: boolean
}

const nothing: FileOutcome = { statements: [], files: [], mixed: [], unproven: [], remarks: [], stopped: false }

/** `rows`: undefined where the engine measures nothing. */
async function runFile(
  rehearsal: Rehearsal,
  plan: MigrationPlan,
  file: MigrationFile,
  text: string,
  texts: ReadonlyMap<string, string>,
  rows: Population | undefined,
): Promise<FileOutcome> {
  const sql = await parseSql(text)
  if (!sql.parsed) return unparsed(rehearsal, file, text, sql.failure, rows !== undefined)
  if (sql.statements.length === 0) {
    return { ...nothing, remarks: [`${file.name} holds no statement${text === '' ? ' (the file is empty)' : ''}`] }
  }
  const settingsPath = runners[plan.runner].settingsPath?.(file.path)
  const settings = settingsPath && texts.get(settingsPath)
  const wrapping = wrappingOf(plan.runner, { path: file.path, text, statements: sql.statements, settings })
  await rows?.fill(sql.statements)
  const result = rows
    ? await rehearseFile(rehearsal, file.path, sql.statements, wrapping, rows)
    : await runUnmeasured(rehearsal.session, file.path, sql.statements)
  const told = toldOfFailure(result, rehearsal.session, sql.statements)
  return {
    ...told,
    unproven: [...told.unproven, ...sql.statements.flatMap((statement) => uncounted(file.path, statement))],
    files: [{ path: file.path, text, sql: sql.statements, transaction: wrapping.transaction }],
    mixed: wrapping.mixed ? sql.statements.slice(0, 1).map((statement) => ({ path: file.path, statement })) : [],
    remarks: [
      ...remarksOnFile(file, sql.statements, wrapping),
      ...markRemark(plan, file, text, sql.statements),
      ...told.remarks,
    ],
  }
}

function remarksOnFile({ name }: MigrationFile, statements: readonly SqlStatement[], { remark }: Wrapping) {
  const onlyFrame = statements.every((statement) => transactionControl(statement) !== undefined)
  return [
    ...(remark === undefined ? [] : [`${name}: ${remark}`]),
    ...(onlyFrame ? [`${name} begins and ends a transaction, and holds no other statement`] : []),
  ]
}

function markRemark(
  { runner }: MigrationPlan,
  { name }: MigrationFile,
  text: string,
  statements: readonly SqlStatement[],
): readonly string[] {
  // There `--rollback` is a word of the runner, which says nothing of what stands below it.
  const mark = runner === 'liquibase' ? undefined : unknownMark(text)
  if (mark === undefined) return []
  const isWithin = statements.some(
    (statement) => statement.line <= mark.line && mark.line < statement.line + statement.text.split('\n').length,
  )
  if (isWithin) return []
  return [
    `${name}: line ${mark.line} (${mark.text}) looks like the mark of a way down and is none that is known; what stands below it was run as going up`,
  ]
}

/** What ended a file besides its own statements: a limit, a crash, or a catalog in which not even a rollback works. */
function untold(thrown: unknown, path: string): FileOutcome {
  const stopped = (trouble: Trouble) => ({ ...nothing, unproven: [unprovenBy(trouble, path)], stopped: true })
  if (thrown instanceof BreakwaterError) return stopped(thrown.trouble)
  if (!(thrown instanceof SqlError)) throw thrown
  return stopped({
    code: 'database-answers-no-more',
    message: `Postgres refuses what surrounds the statements: ${thrown.message} (SQLSTATE ${thrown.sqlstate})`,
    hint: 'Look whether a statement of the file changes the system catalogs or what may be read.',
  })
}

function unprovenBy(trouble: Trouble, path: string): Unproven {
  return { ...trouble, subject: trouble.location ? `${trouble.location.path}:${trouble.location.line}` : path }
}

/** A failure of the statement is the author's; one of what surrounds it proves nothing about the statement. */
function toldOfFailure(result: FileResult, session: DatabaseSession, all: readonly SqlStatement[]): FileOutcome {
  const { failed, trouble } = result
  if (trouble) {
    const unproven = [unprovenBy(trouble, trouble.location?.path ?? '')]
    return { ...nothing, statements: result.statements, unproven, stopped: true }
  }
  const error = failed?.trace.error
  if (!failed || !error) return { ...nothing, statements: result.statements }
  const engine = session.facts.name
  const around =
    surroundingsHint(new SqlError(error.sqlstate, error.message), engine) ??
    (engine === 'pg-mem'
      ? 'pg-mem knows only a part of Postgres, so its refusal proves nothing. Use database.engine "pglite".'
      : undefined)
  const after = all.length - 1 - all.indexOf(failed.sql)
  const remarks = after > 0 ? [`not run in ${failed.place.path}: ${count(after, 'later statement')}`] : []
  if (around === undefined) return { ...nothing, statements: result.statements, remarks, stopped: true }
  return {
    ...nothing,
    statements: result.statements.map((statement) =>
      statement === failed ? { ...statement, undecided: around } : statement,
    ),
    unproven: [
      {
        code: error.sqlstate.startsWith('53') ? 'database-limit' : 'statement-not-proven',
        subject: `${failed.place.path}:${failed.place.line}`,
        message: `${engineText(session.facts)} refuses the statement: ${error.message} (SQLSTATE ${error.sqlstate}), at: ${startOfStatement(failed.sql.text)}`,
        hint: around,
        location: failed.place,
      },
    ],
    remarks,
    stopped: true,
  }
}

/** Text that is not SQL is sent nowhere; a mistake in SQL is sent, so that Postgres itself says no. */
async function unparsed(
  { session }: Rehearsal,
  file: MigrationFile,
  text: string,
  failure: ParseFailure,
  measured: boolean,
): Promise<FileOutcome> {
  const location = { path: file.path, line: failure.line, column: failure.column }
  const unproven = (message: string, hint: string): FileOutcome => ({
    ...nothing,
    unproven: [{ code: 'not-sql', subject: `${file.path}:${failure.line}`, message, hint, location }],
    stopped: true,
  })
  if (failure.looksLike !== undefined || !measured) {
    return unproven(`${file.path} is not SQL at line ${failure.line}: ${failure.message}.`, notSqlHint(failure))
  }
  try {
    await session.execute(text)
    return unproven(
      `${file.path} was run whole and not statement by statement: our grammar stops at line ${failure.line} (${failure.message}).`,
      'This Postgres accepts what the grammar of PostgreSQL 18 does not. Please report the statement.',
    )
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    const line = text.split('\n')[failure.line - 1]?.trim() ?? ''
    return { ...nothing, statements: [refusedText(location, line, thrown)], stopped: true }
  }
}

function refusedText(place: TracedStatement['place'], text: string, error: SqlError): TracedStatement {
  const { path, line, column } = place
  const record = recordOf({ text, line, column, kind: 'unknown', node: { String: {} } }, path, `${path}\n${text}`)
  return { ...record, trace: { ...record.trace, error: { sqlstate: error.sqlstate, message: error.message } } }
}

function startOfStatement(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line
}
