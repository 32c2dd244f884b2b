import type { CheckContext } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import { type DatabaseSession, type EngineFacts, SqlError } from '../../core/ports.ts'
import { type BaseState, baseState } from '../../sql/base-state.ts'
import { compareCatalogs } from '../../sql/catalog-changes.ts'
import { renamesBetween } from '../../sql/identities.ts'
import { runners } from '../../sql/runners.ts'
import { readSchemaState } from '../../sql/schema-state.ts'
import { applyFile } from '../../sql/session.ts'
import { needsNoTransaction, parseSql } from '../../sql/statements.ts'
import { wrappingOf } from '../../sql/wrapping.ts'
import { locateIn } from './locate.ts'
import type { SchemaComparison } from './subject.ts'

export interface Compared {
  readonly comparison: SchemaComparison
  readonly facts: EngineFacts
  readonly remarks: readonly string[]
}

/** All new migrations together: each statement has its own limit, but there may be a thousand of them. */
const newMs = 120_000

/** Compares the state after the history with the state after the new migrations, one after another in one database. */
export async function compareMigrations(context: CheckContext): Promise<Compared> {
  const state = await baseState(context)
  const session = await state.session()
  try {
    const before = await readSchemaState(session)
    const { applied, remarks } = await applyNew(state, session)
    const after = await readSchemaState(session)
    const renames = renamesBetween(before.identities, after.identities)
    return {
      comparison: {
        source: 'migrations',
        changes: compareCatalogs(before.catalog, after.catalog, renames),
        locate: locateIn(applied),
      },
      facts: state.facts,
      remarks: [...state.remarks, ...remarks],
    }
  } finally {
    await session.close()
  }
}

/**
 * Applies the new migrations up to the first that fails: that one is the migration check's finding, and what stands is
 * compared. A limit hit or a lost engine is thrown, since then nothing stands.
 */
async function applyNew({ plan, texts }: BaseState, session: DatabaseSession) {
  const applied: { path: string; text: string }[] = []
  const started = performance.now()
  for (const { key, path } of plan.added) {
    if (performance.now() - started > newMs) throw tooLong(path)
    const text = texts.get(key) ?? ''
    try {
      await applyAsRunner(session, plan, path, text, texts)
    } catch (thrown) {
      const reason = reasonOf(thrown)
      if (reason === undefined) throw thrown
      await session.execute('ROLLBACK')
      const rest = plan.added.length - applied.length - 1
      const left = rest > 0 ? `, nor ${rest === 1 ? 'the one' : `the ${rest}`} after it` : ''
      const remark = `${path} ${reason}, so what it would change is not listed${left}`
      return { applied: [...applied, { path, text }], remarks: [remark] }
    }
    // A file that opened a transaction and left it open would hide what it did from nobody but the next file.
    await session.execute('COMMIT')
    applied.push({ path, text })
  }
  return { applied, remarks: [] }
}

/**
 * A statement that refuses a transaction fails where the runner puts one around it, with all of its file. Every other
 * file can go as any file of the history does.
 */
async function applyAsRunner(
  session: DatabaseSession,
  { runner }: BaseState['plan'],
  path: string,
  text: string,
  texts: BaseState['texts'],
): Promise<void> {
  const sql = await parseSql(text)
  if (sql.parsed && sql.statements.some(needsNoTransaction)) {
    const settingsPath = runners[runner].settingsPath?.(path)
    const settings = settingsPath && texts.get(settingsPath)
    const { transaction } = wrappingOf(runner, { path, text, statements: sql.statements, settings })
    if (transaction === 'file') await session.execute('BEGIN')
  }
  await applyFile(session, path, text, 'history-failed', runners[runner].sendsApart?.({ path, text }))
}

/** Why a file did not run, in words; undefined where the database is no more. */
function reasonOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof BreakwaterError)) return undefined
  // 08P01: the message itself broke off, at a NUL.
  if (thrown.cause instanceof SqlError && thrown.cause.sqlstate === '08P01') return 'is no text in UTF-8'
  if (thrown.cause instanceof SqlError) return `fails (SQLSTATE ${thrown.cause.sqlstate})`
  return unsent.has(thrown.trouble.code) ? `holds a statement that is not run here (${thrown.trouble.code})` : undefined
}

/** Codes of statements that the engine does not even send. */
const unsent: ReadonlySet<string> = new Set([
  'copy-not-supported',
  'subscription-not-supported',
  'outside-scratch-database',
])

function tooLong(path: string): BreakwaterError {
  return new BreakwaterError({
    code: 'database-limit',
    message: `The new migrations took longer than ${newMs / 1000} s together; stopped before ${path}.`,
    hint: 'Split the pull request, or move the rows that the migrations write out of them.',
    location: { path, line: 1, column: 1 },
  })
}
