import type { CheckContext } from '../core/check.ts'
import type { RunnerName } from '../core/config.ts'
import { BreakwaterError, type Location } from '../core/error.ts'
import { type DatabaseEngine, type DatabaseSession, type DatabaseSnapshot, SqlError } from '../core/ports.ts'
import { runners } from './runners.ts'
import {
  extensionsOf,
  needsNoTransaction,
  offsetOfCharacter,
  type ParseFailure,
  parseSql,
  placeAt,
  type SqlStatement,
  withoutCopyData,
} from './statements.ts'
import { surroundingsHint } from './surroundings.ts'

/** Which of the project's own files failed: none of it is the pull request's fault. */
type ApplyFailure = 'history-failed' | 'prelude-failed' | 'rows-failed'

/** Opens sessions that all start alike: same extensions, same prelude, same settings. */
export interface SessionOpener {
  readonly engine: DatabaseEngine
  /** All that a new database is made from, as text. */
  readonly madeFrom: string
  /** A new database with the prelude applied, or one restored from a snapshot of such a one. */
  readonly open: (from?: DatabaseSnapshot, timed?: boolean) => Promise<DatabaseSession>
}

/**
 * Prepares what every session of a check needs. `texts`: all SQL that will run, so that the extensions it creates can
 * be loaded; `runner`: whose own table to make where that SQL names it.
 */
export async function prepareSessions(
  context: Pick<CheckContext, 'config' | 'databaseEngine' | 'changeSet'>,
  texts: readonly string[],
  runner?: RunnerName,
): Promise<SessionOpener> {
  const { extensions: configured } = context.config.database
  const preludes = await readPreludes(context)
  const engine = await context.databaseEngine()
  const created = await createdExtensions([...preludes.map(({ text }) => text), ...texts], engine.extensions)
  // One that the engine lacks fails where the SQL creates it, with file and line; one that the config names fails here.
  const loadable = created.filter((name) => engine.extensions?.includes(name) ?? true)
  const extensions = [...new Set([...configured, ...loadable])].sort()
  const table = runner && runners[runner].stateTable
  const tableNeeded = table !== undefined && texts.some((text) => text.includes(table.name))
  return {
    engine,
    madeFrom: JSON.stringify([extensions, preludes.map(({ text }) => text), tableNeeded ? table.sql : undefined]),
    open: async (from, timed = false) => {
      const session = await engine.open({ extensions, timed, ...(from ? { from } : {}) })
      try {
        for (const { path, text } of preludes) {
          if (from) await repeatSettings(session, text)
          else await applyFile(session, path, text, 'prelude-failed')
        }
        // The prelude may have made it already, where the project knows better.
        if (tableNeeded && !from) await session.execute(table.sql.replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS'))
        return session
      } catch (thrown) {
        await session.close()
        throw thrown
      }
    },
  }
}

/** Puts a session's settings back to what the prelude says, whatever the files that ran since have set. */
export async function resetSession(session: DatabaseSession, context: Pick<CheckContext, 'config' | 'changeSet'>) {
  if (session.facts.name === 'pg-mem') return
  await session.execute('RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; DISCARD TEMP')
  for (const { text } of await readPreludes(context)) await repeatSettings(session, text)
}

/**
 * Runs a file as a runner sends it: whole, unless a statement in it must run outside a transaction, or the runner sends
 * each statement `apart`. Throws BreakwaterError `code` with file, line and SQLSTATE where Postgres refuses it.
 */
export async function applyFile(
  session: DatabaseSession,
  path: string,
  written: string,
  code: ApplyFailure,
  apart = false,
): Promise<void> {
  if (written.trim() === '') return
  const text = withoutCopyData(written)
  /** The statement that was sent by itself; undefined: all went as one text. */
  let sent: SqlStatement | undefined
  try {
    // A cheap look before the grammar is asked: nearly all files of a history go through whole.
    if (
      !apart &&
      !/concurrently|vacuum|reindex|cluster|alter\s+system|database|tablespace|subscription|discard/i.test(text)
    ) {
      await session.execute(text)
      return
    }
    const sql = await parseSql(text)
    if (sql.parsed && (apart || sql.statements.some(needsNoTransaction))) {
      for (const statement of sql.statements) {
        sent = statement
        await session.execute(statement.text)
      }
      return
    }
    await session.execute(text)
  } catch (thrown) {
    throw await explained(session, path, text, code, thrown, sent)
  }
}

/** What to tell of a text that is not SQL. */
export function notSqlHint({ looksLike, placeholder }: Pick<ParseFailure, 'looksLike' | 'placeholder'>): string {
  switch (looksLike) {
    case 'template':
    case 'placeholder':
      return placeholder === undefined
        ? 'This looks like a template, whose values only the runner knows. Commit the SQL that it becomes, or point database.migrations at that.'
        : `This looks like a ${looksLike}, whose value only the runner knows. Give one that fits in .github/breakwater.yml: \`database: { placeholders: { "${placeholder}": "value" } }\`.`
    case 'psql':
      return 'This looks like a command of psql, which Postgres itself does not know. Use SQL in its place (COPY, SET, INSERT).'
    case 'binary':
      return 'This is no text, or not in UTF-8. Save it as UTF-8 without that character.'
    case 'utf-16':
      return 'Save the file as UTF-8, as with `iconv -f UTF-16 -t UTF-8`. PowerShell writes UTF-16 where a command is redirected with `>`.'
    case undefined:
      return 'Correct the statement; Postgres refuses it as it stands.'
    default:
      return looksLike satisfies never
  }
}

async function readPreludes({ changeSet, config }: Pick<CheckContext, 'changeSet' | 'config'>) {
  const paths = [config.database.prelude ?? []].flat()
  const texts = await changeSet.base.tree.read(paths)
  return paths.map((path) => {
    const text = texts.get(path)
    if (text !== undefined) return { path, text }
    throw new BreakwaterError({
      code: 'prelude-not-found',
      message: `The base branch has no file ${path}, which database.prelude names.`,
      hint: 'Correct database.prelude. The prelude is read from the base branch, so it has to be merged before it is used.',
    })
  })
}

/** Settings live in a session and not in the data, so a restored database has lost them. */
async function repeatSettings(session: DatabaseSession, prelude: string): Promise<void> {
  const sql = await parseSql(prelude)
  if (!sql.parsed) return
  for (const { text, kind } of sql.statements) if (kind === 'VariableSetStmt') await session.execute(text)
}

/** `available`: what the engine can load; undefined where it can load nothing of its own accord. */
async function createdExtensions(
  texts: readonly string[],
  available: readonly string[] | undefined,
): Promise<readonly string[]> {
  const names: string[] = []
  for (const text of texts.filter((candidate) => /create\s+extension/i.test(candidate))) {
    const sql = await parseSql(text)
    if (sql.parsed) names.push(...extensionsOf(sql.statements))
    // A template, and a DO block, name theirs in plain text.
    for (const [, name = ''] of text.matchAll(/create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/gi)) {
      if (!sql.parsed || available?.includes(name)) names.push(name)
    }
  }
  return names
}

async function explained(
  session: DatabaseSession,
  path: string,
  text: string,
  code: ApplyFailure,
  thrown: unknown,
  sent: Pick<Location, 'line' | 'column'> | undefined,
): Promise<unknown> {
  if (thrown instanceof BreakwaterError) {
    const { trouble } = thrown
    const sql = trouble.code === 'copy-not-supported' ? await parseSql(text) : undefined
    const { line, column } = (sql?.parsed && sql.statements.find(({ kind }) => kind === 'CopyStmt')) || {
      line: 1,
      column: 1,
    }
    return new BreakwaterError({ ...trouble, location: trouble.location ?? { path, line, column } }, { cause: thrown })
  }
  if (!(thrown instanceof SqlError)) return thrown
  const sql = await parseSql(text)
  // Of a statement that was sent by itself, Postgres tells the position in that statement alone.
  const place = sent && { line: sent.line, column: sent.column }
  const location = { path, ...(place ?? (sql.parsed ? await placeOf(session, text, thrown) : sql.failure)) }
  const engine = session.facts.name
  const what = { 'history-failed': 'earlier migration', 'prelude-failed': 'prelude', 'rows-failed': 'file of rows' }[
    code
  ]
  const hint =
    (sql.parsed ? undefined : notSqlHint(sql.failure)) ??
    surroundingsHint(thrown, engine) ??
    (engine === 'pg-mem'
      ? 'pg-mem knows only a part of Postgres. Use database.engine "pglite", which is Postgres.'
      : missingHint(thrown))
  const blame = code === 'history-failed' ? "Not this pull request's fault. " : ''
  return new BreakwaterError(
    {
      code,
      message: `The ${what} ${path} fails at line ${location.line}: ${thrown.message} (SQLSTATE ${thrown.sqlstate}).`,
      hint: `${blame}${hint}${code === 'history-failed' ? standInHint : ''}`,
      location: { path, line: location.line, column: location.column },
    },
    { cause: thrown },
  )
}

const standInHint =
  ' A schema file of the base branch, named with database.schema, stands for a history that does not run here.'

function missingHint({ sqlstate }: SqlError): string {
  return ['42P01', '3F000', '42883', '42704', '42703'].includes(sqlstate)
    ? 'If something must be there before the first migration (a schema, a table, a search_path), make it in a file that database.prelude names. If a step of the history is in code, its SQL belongs there too.'
    : 'The history has to run on an empty database. What it needs first can be made in a file that database.prelude names.'
}

/** Where Postgres gives no position, the file is run again, a statement at a time, until one fails; then undone. */
async function placeOf(
  session: DatabaseSession,
  text: string,
  error: SqlError,
): Promise<Pick<Location, 'line' | 'column'>> {
  if (error.position !== undefined) return placeAt(text, offsetOfCharacter(text, error.position - 1))
  const sql = await parseSql(text)
  if (!sql.parsed) return { line: sql.failure.line, column: sql.failure.column }
  let last = { line: 1, column: 1 }
  try {
    await session.execute('BEGIN')
    for (const { text: statement, line, column } of sql.statements) {
      last = { line, column }
      await session.execute(statement)
    }
  } catch {
    return last
  } finally {
    await session.execute('ROLLBACK').catch(() => undefined)
  }
  return { line: 1, column: 1 }
}
