import type { Unproven } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import { type DatabaseEngine, type DatabaseSession, engineText, type Log, SqlError } from '../../core/ports.ts'
import type { MigrationFile, MigrationPlan } from '../../sql/migrations.ts'
import { settingsPath } from '../../sql/runners.ts'
import { notSqlHint, surroundingsHint } from '../../sql/session.ts'
import { type ParseFailure, parseSql, type SqlStatement } from '../../sql/statements.ts'
import { observe } from './observe.ts'
import { populate, type Unfilled } from './populate.ts'
import { type FileResult, type Rehearsal, rehearseFile, runUnmeasured } from './rehearse.ts'
import type { MigrationRun, TracedStatement } from './subject.ts'
import { type Wrapping, wrappingOf } from './transactions.ts'

export interface DryRunInput {
  readonly plan: MigrationPlan
  /** Texts of the new files and their settings, by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly engine: Pick<DatabaseEngine, 'name' | 'traces'>
  /** Holds the base state; the new migrations stay in it. */
  readonly session: DatabaseSession
  readonly excerpts: MigrationRun['excerpts']
  readonly log: Log
}

/** What the rules judge, and what could not be told. */
export interface DryRun {
  readonly judged: MigrationRun
  readonly unproven: readonly Unproven[]
  readonly remarks: readonly string[]
}

/** Runs the new migrations one after another, up to the first that fails. */
export async function dryRun(input: DryRunInput): Promise<DryRun> {
  const { plan, texts, engine, session, log } = input
  const measured = engine.traces === 'locks'
  const preexisting = measured ? new Set((await observe(session)).relations.keys()) : new Set<number>()
  const rehearsal: Rehearsal = { session, preexisting, transactions: { count: 0 }, until: performance.now() + runMs }
  const statements: TracedStatement[] = []
  const mixed: MigrationRun['mixed'][number][] = []
  const unfilled = new Map<string, Unfilled>()
  const unproven: Unproven[] = []
  const remarks: string[] = measured ? [] : [pgMemRemark]

  for (const [index, file] of plan.added.entries()) {
    log.progress(`running ${file.name} (${index + 1} of ${plan.added.length}) ...`)
    const text = texts.get(file.path) ?? ''
    const outcome = await runFile(rehearsal, plan, file, text, texts, measured)
    statements.push(...outcome.statements)
    mixed.push(...outcome.mixed)
    remarks.push(...outcome.remarks)
    unproven.push(...outcome.unproven)
    for (const table of outcome.unfilled) unfilled.set(table.table, table)
    if (outcome.stopped) {
      const rest = plan.added.slice(index + 1).map(({ name }) => name)
      if (rest.length > 0) remarks.push(`not run after ${file.name}, which stopped the run: ${rest.join(', ')}`)
      break
    }
  }
  for (const { table, reason } of unfilled.values()) {
    remarks.push(
      `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`,
    )
  }
  return {
    judged: {
      ...judgedFiles(plan, input.excerpts),
      statements,
      preexisting,
      mixed,
      engine: engineText(session.facts),
      measured,
    },
    unproven,
    remarks,
  }
}

/** Each statement has a limit of its own; this one is for all of them. */
const runMs = 600_000

/** What can be judged without a database. */
export function judgedFiles(plan: MigrationPlan, excerpts: MigrationRun['excerpts']): MigrationRun {
  return { statements: [], preexisting: new Set(), plan, mixed: [], engine: 'no engine', measured: false, excerpts }
}

const pgMemRemark =
  'pg-mem ran the statements and knows no locks, rewrites or scans: nothing is said of what they block. Use database.engine "pglite" for that.'

interface FileOutcome {
  readonly statements: readonly TracedStatement[]
  readonly mixed: MigrationRun['mixed']
  readonly unfilled: readonly Unfilled[]
  readonly unproven: readonly Unproven[]
  readonly remarks: readonly string[]
  readonly stopped: boolean
}

const nothing: FileOutcome = { statements: [], mixed: [], unfilled: [], unproven: [], remarks: [], stopped: false }

async function runFile(
  rehearsal: Rehearsal,
  plan: MigrationPlan,
  file: MigrationFile,
  text: string,
  texts: ReadonlyMap<string, string>,
  measured: boolean,
): Promise<FileOutcome> {
  const sql = await parseSql(text)
  if (!sql.parsed) return unparsed(rehearsal, file, text, sql.failure, measured)
  if (sql.statements.length === 0) {
    return { ...nothing, remarks: [`${file.name} holds no statement${text === '' ? ' (the file is empty)' : ''}`] }
  }
  const settings = settingsPath(plan.runner, file.path)
  const wrapping = wrappingOf(plan.runner, sql.statements, settings && texts.get(settings), text)
  try {
    const { result, unfilled } = measured
      ? await rehearsePopulated(rehearsal, file, sql.statements, wrapping)
      : { result: await runUnmeasured(rehearsal, file.path, sql.statements), unfilled: [] }
    const told = toldOfFailure(result, rehearsal.session, sql.statements.length)
    return {
      ...told,
      mixed: wrapping.mixed ? sql.statements.slice(0, 1).map((statement) => ({ path: file.path, statement })) : [],
      unfilled,
      remarks: [...(wrapping.remark ? [`${file.name}: ${wrapping.remark}`] : []), ...told.remarks],
    }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    const { trouble } = thrown
    const place = trouble.location ? `${trouble.location.path}:${trouble.location.line}` : file.path
    return { ...nothing, unproven: [{ ...trouble, subject: place }], stopped: true }
  }
}

async function rehearsePopulated(
  rehearsal: Rehearsal,
  file: MigrationFile,
  statements: readonly SqlStatement[],
  wrapping: Wrapping,
) {
  const population = await populate(rehearsal.session, rehearsal.preexisting, statements)
  return {
    result: await rehearseFile(rehearsal, file.path, statements, wrapping, population),
    unfilled: population.unfilled,
  }
}

/** A failure of the statement is the author's; one of what surrounds it proves nothing about the statement. */
function toldOfFailure(result: FileResult, session: DatabaseSession, total: number): FileOutcome {
  const { failed } = result
  const error = failed?.trace.error
  if (!failed || !error) return { ...nothing, statements: result.statements }
  const engine = session.facts.name
  const around =
    surroundingsHint(new SqlError(error.sqlstate, error.message), engine) ??
    (engine === 'pg-mem'
      ? 'pg-mem knows only a part of Postgres, so its refusal proves nothing. Use database.engine "pglite".'
      : undefined)
  const after = total - result.statements.length
  const remarks = after > 0 ? [`${after} later statements of ${failed.place.path} were not run`] : []
  if (around === undefined) return { ...nothing, statements: result.statements, remarks, stopped: true }
  return {
    ...nothing,
    statements: result.statements.map((statement) =>
      statement === failed ? { ...statement, undecided: around } : statement,
    ),
    unproven: [
      {
        code: 'statement-not-proven',
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
    return unproven(
      `${file.path} is not SQL at line ${failure.line}: ${failure.message}.`,
      notSqlHint(failure.looksLike),
    )
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
  return {
    place,
    sql: { text, line, column, kind: 'unknown', node: { String: {} } },
    trace: {
      path,
      line,
      statement: text,
      transaction: null,
      locks: [],
      held: [],
      rewrites: [],
      scans: [],
      rows: {},
      ms: 0,
      error: { sqlstate: error.sqlstate, message: error.message },
    },
    difference: undefined,
    key: `${path}\n${text}`,
    heldSince: new Map(),
    failsOnRows: undefined,
    witness: undefined,
  }
}

function startOfStatement(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line
}
