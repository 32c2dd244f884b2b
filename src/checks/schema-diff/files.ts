import type { CheckContext } from '../../core/check.ts'
import { BreakwaterError, type Location } from '../../core/error.ts'
import { type DatabaseSession, type EngineFacts, SqlError } from '../../core/ports.ts'
import { type Catalog, readCatalog } from '../../sql/catalog.ts'
import { compareCatalogs } from '../../sql/catalog-changes.ts'
import { loadable } from '../../sql/schema-file.ts'
import { notSqlHint, prepareSessions, type SessionOpener } from '../../sql/session.ts'
import { offsetOfCharacter, parseSql, placeAt, type SqlStatement } from '../../sql/statements.ts'
import { surroundingsHint } from '../../sql/surroundings.ts'
import { locateIn } from './locate.ts'
import type { Compared } from './migrated.ts'

type Side = 'base' | 'head'

/** Compares one schema file at the merge base with itself at head, each loaded into a database of its own. */
export async function compareFiles(context: CheckContext, path: string): Promise<Compared> {
  const { mergeBase, head } = context.changeSet
  // A file that is not there yet, or no more, is an empty schema.
  const { placeholders } = context.config.database
  const before = loadable((await mergeBase.tree.read([path])).get(path) ?? '', placeholders)
  const after = loadable((await head.tree.read([path])).get(path) ?? '', placeholders)
  const opener = await prepareSessions(context, [before, after])
  // One after the other: two databases at once would share the memory of one machine.
  const base = await load(opener, path, before, 'base')
  const changed = await load(opener, path, after, 'head')
  return {
    comparison: {
      source: 'file',
      changes: compareCatalogs(base.catalog, changed.catalog),
      locate: locateIn([{ path, text: after }]),
    },
    facts: changed.facts,
    remarks: [],
  }
}

async function load(
  opener: SessionOpener,
  path: string,
  text: string,
  side: Side,
): Promise<{ readonly catalog: Catalog; readonly facts: EngineFacts }> {
  const session = await opener.open()
  try {
    await runSchema(session, path, text, side)
    return { catalog: await readCatalog(session), facts: session.facts }
  } finally {
    await session.close()
  }
}

async function runSchema(session: DatabaseSession, path: string, text: string, side: Side): Promise<void> {
  if (text.trim() === '') return
  try {
    await session.execute(text)
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    throw await schemaFailed(session, path, text, side, thrown)
  }
}

async function schemaFailed(
  session: DatabaseSession,
  path: string,
  text: string,
  side: Side,
  error: SqlError,
): Promise<BreakwaterError> {
  const sql = await parseSql(text)
  const place = sql.parsed ? await placeOf(session, text, error, sql.statements) : placeIn(sql.failure)
  const reason = sql.parsed
    ? surroundingsHint(error, session.facts.name)
    : sql.failure.looksLike && notSqlHint(sql.failure)
  const blame = side === 'base' ? "Not this pull request's fault: the file fails at the merge base already. " : ''
  return new BreakwaterError(
    {
      code: 'schema-failed',
      message: `${path} at ${side === 'base' ? 'the merge base' : 'head'} fails at line ${place.line}: ${error.message} (SQLSTATE ${error.sqlstate}).`,
      hint: `${blame}${reason ?? loadHint}`,
      location: { path, ...place },
    },
    { cause: error },
  )
}

const loadHint =
  'The file has to load into an empty database. What it needs first (roles, schemas) can be made in a file that database.prelude names.'

type Spot = Pick<Location, 'line' | 'column'>

function placeIn({ line, column }: Spot): Spot {
  return { line, column }
}

/** Where Postgres gives no position, the statements are run one by one until one fails. */
async function placeOf(
  session: DatabaseSession,
  text: string,
  { position }: SqlError,
  statements: readonly SqlStatement[],
): Promise<Spot> {
  if (position !== undefined) return placeAt(text, offsetOfCharacter(text, position - 1))
  await session.execute('ROLLBACK')
  for (const { text: statement, line, column } of statements) {
    try {
      await session.execute(statement)
    } catch {
      return { line, column }
    }
  }
  return { line: 1, column: 1 }
}
