import type { RunnerName } from '../../../core/config.ts'
import { BreakwaterError, type Location, type Trouble } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import type { MigrationFile } from '../../../sql/runner.ts'
import { runners } from '../../../sql/runners.ts'
import { notSqlHint } from '../../../sql/session.ts'
import { type ParseFailure, parseSql, type SqlStatement } from '../../../sql/statements.ts'
import { chains, transactionControl, wrappingOf } from '../../../sql/wrapping.ts'

/** What became of a file that was sent as its runner sends it. */
export type Sent =
  | { readonly ran: true; readonly statements: readonly SqlStatement[] }
  | { readonly ran: false; readonly refusal: Refusal }
  /** Of which nothing can be told. `lost`: the session is dead. */
  | { readonly ran: false; readonly trouble: Trouble; readonly lost: boolean }

/** The statement that Postgres refused. */
export interface Refusal {
  readonly place: Location
  readonly statement: string
  readonly kind: SqlStatement['kind']
  readonly sqlstate: string
  readonly message: string
  /** False: what ran before it was rolled back with it. */
  readonly partial: boolean
}

export interface SqlFile {
  readonly path: string
  readonly text: string
  /** What the runner keeps beside it. */
  readonly settings: string | undefined
}

/** A new migration as it is sent. `texts`: of the new files by key, and of their settings by path. */
export function upFile(
  runner: RunnerName,
  texts: ReadonlyMap<string, string>,
  { key, path }: Pick<MigrationFile, 'key' | 'path'>,
): SqlFile {
  return { path, text: texts.get(key) ?? '', settings: texts.get(runners[runner].settingsPath?.(path) ?? '') }
}

/** Sends a file statement by statement, in the transaction that its runner would put around it. */
export async function sendFile(session: DatabaseSession, runner: RunnerName, file: SqlFile): Promise<Sent> {
  const sql = await parseSql(file.text)
  if (!sql.parsed) return unparsed(session, file, sql.failure)
  const { transaction } = wrappingOf(runner, { ...file, statements: sql.statements })
  let current: SqlStatement | undefined
  let open = transaction === 'file'
  let partial = false
  try {
    if (open) await session.execute('BEGIN')
    for (const statement of sql.statements) {
      current = statement
      await session.execute(statement.text)
      const control = transactionControl(statement)
      if (control === 'begin' || control === 'end') open = control === 'begin' || chains(statement)
      partial ||= !open
    }
    // Also where the file opened a transaction and left it open. Constraints that wait for the commit speak here.
    await session.execute('COMMIT')
    return { ran: true, statements: sql.statements }
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return troubled(session, thrown, file, current)
    if (!(thrown instanceof SqlError)) throw thrown
    await session.execute('ROLLBACK')
    const { line = 1, column = 1, text = '', kind = 'unknown' } = current ?? {}
    const place = { path: file.path, line, column }
    const { sqlstate, message } = thrown
    return { ran: false, refusal: { place, statement: text, kind, sqlstate, message, partial } }
  }
}

/** A limit that was hit ends the session; what is not sent at all leaves it as it is. */
async function troubled(
  session: DatabaseSession,
  { trouble }: BreakwaterError,
  { path }: SqlFile,
  statement: SqlStatement | undefined,
): Promise<Sent> {
  const location = { path, line: statement?.line ?? 1, column: statement?.column ?? 1 }
  let lost = false
  await session.execute('ROLLBACK').catch(() => {
    lost = true
  })
  return { ran: false, trouble: { ...trouble, location }, lost }
}

/** A mistake in SQL is sent, so that Postgres itself says no; text that is not SQL is sent nowhere. */
async function unparsed(session: DatabaseSession, { path, text }: SqlFile, failure: ParseFailure): Promise<Sent> {
  const place = { path, line: failure.line, column: failure.column }
  const notSql = (hint: string): Sent => ({
    ran: false,
    trouble: {
      code: 'not-sql',
      message: `${path} is not SQL at line ${failure.line}: ${failure.message}`,
      hint,
      location: place,
    },
    lost: false,
  })
  if (failure.looksLike !== undefined) return notSql(notSqlHint(failure))
  const statement = text.split('\n')[failure.line - 1]?.trim() ?? ''
  try {
    await session.execute(`BEGIN;\n${text}`)
    await session.execute('ROLLBACK')
    return notSql('This Postgres accepts what the grammar of PostgreSQL 18 does not. Please report the statement.')
  } catch (thrown) {
    await session.execute('ROLLBACK').catch(() => undefined)
    if (!(thrown instanceof SqlError)) throw thrown
    const { sqlstate, message } = thrown
    return { ran: false, refusal: { place, statement, kind: 'unknown', sqlstate, message, partial: false } }
  }
}
