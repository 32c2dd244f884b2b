import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { DatabaseSession } from '../core/ports.ts'
import { count } from '../core/wording.ts'
import { upTexts } from './migration-texts.ts'
import type { MigrationPlan } from './migrations.ts'
import { runners } from './runners.ts'
import { discoveredSchema, loadable } from './schema-file.ts'
import { applyFile, type SessionOpener } from './session.ts'

/** Each statement has a limit of its own, but ten thousand slow ones would still take a day. */
const historyMs = 600_000

function historyTooLong(path: string, done: number, total: number): BreakwaterError {
  return new BreakwaterError({
    code: 'database-limit',
    message: `The history took longer than ${historyMs / 60_000} minutes: ${done} of ${total} migrations were applied.`,
    hint: 'Give the schema that the history leads to as one file (database.schema), or review on a server.',
    location: { path, line: 1, column: 1 },
  })
}

/** One file that was run before the new ones. */
export interface Earlier {
  readonly path: string
  readonly text: string
  /** Its runner sends each statement by itself. */
  readonly apart: boolean
}

/** All that the base branch has run. */
export interface Source {
  readonly files: readonly Earlier[]
  /** The schema file that stands in the place of a history; undefined: there is a history. */
  readonly schema: string | undefined
  /** What to load where the history does not run. */
  readonly spare: readonly Earlier[]
  readonly rows: { readonly path: string; readonly text: string } | undefined
}

/** The base tip's history or, where it has none, the schema that it keeps; and its own rows. */
export async function earlierOf(context: CheckContext, plan: MigrationPlan): Promise<Source> {
  const kept = context.config.database.schema ?? (await discoveredSchema(context.changeSet.base.tree))
  const dump = kept === undefined ? [] : await schemaFileOf(context, kept)
  const rows = await rowsOf(context)
  return plan.history.length > 0
    ? { files: await historyOf(context, plan), schema: undefined, spare: dump, rows }
    : { files: dump, schema: kept, spare: [], rows }
}

async function historyOf(
  { changeSet, config }: CheckContext,
  { history, runner }: MigrationPlan,
): Promise<readonly Earlier[]> {
  const found = await upTexts({ runner }, history, changeSet.base.tree, config.database.placeholders)
  return history.flatMap(({ key, path }) => {
    const text = found.get(key)
    return text === undefined ? [] : [{ path, text, apart: runners[runner].sendsApart?.({ path, text }) ?? false }]
  })
}

async function schemaFileOf({ config, changeSet }: CheckContext, path: string): Promise<readonly Earlier[]> {
  const text = (await changeSet.base.tree.read([path])).get(path)
  return text === undefined ? [] : [{ path, text: loadable(text, config.database.placeholders), apart: false }]
}

/** A session with the base state in it. A history that does not run is replaced by the schema that the project keeps. */
export async function applyEarlier(
  context: CheckContext,
  opener: SessionOpener,
  plan: MigrationPlan,
  { files: earlier, schema, spare, rows }: Source,
): Promise<{ readonly session: DatabaseSession; readonly standIn: StandIn | undefined }> {
  const attempt = async (files: readonly Earlier[], fromSchema: boolean) => {
    const session = await opener.open()
    try {
      await applyAll(context, session, plan, files, fromSchema)
      if (rows) await applyFile(session, rows.path, rows.text, 'rows-failed', false)
      return session
    } catch (thrown) {
      await session.close()
      throw thrown
    }
  }
  try {
    return { session: await attempt(earlier, schema !== undefined), standIn: undefined }
  } catch (thrown) {
    const standIn = standInFor(spare, thrown)
    if (!standIn) throw thrown
    context.log.progress(`the history does not run; loading ${standIn.path} ...`)
    return { session: await attempt(spare, true), standIn }
  }
}

interface StandIn {
  readonly path: string
  readonly remark: string
}

/** Undefined where there is none, or where it is not the history that is to blame. */
function standInFor([spare]: readonly Earlier[], thrown: unknown): StandIn | undefined {
  if (!spare || !(thrown instanceof BreakwaterError) || !standInCodes.has(thrown.trouble.code)) return undefined
  const { path } = spare
  return { path, remark: `the history does not run here, so ${path} stands for it: ${thrown.trouble.message}` }
}

const standInCodes: ReadonlySet<string> = new Set([
  'history-failed',
  'database-limit',
  'copy-not-supported',
  'subscription-not-supported',
  'outside-scratch-database',
])

/** Applies the history, or the schema that stands for it. */
async function applyAll(
  { log }: CheckContext,
  session: DatabaseSession,
  plan: MigrationPlan,
  earlier: readonly Earlier[],
  schemaOnly: boolean,
): Promise<void> {
  const title = `${count(earlier.length, 'earlier migration')} (${runners[plan.runner].title})`
  const started = performance.now()
  for (const [done, { path, text, apart }] of earlier.entries()) {
    if (performance.now() - started > historyMs) throw historyTooLong(path, done, earlier.length)
    if (schemaOnly) log.progress(`loading ${path} ...`)
    else if (done % 50 === 0) log.progress(`applying ${title}: ${done} of ${earlier.length} ...`)
    await applyFile(session, path, text, 'history-failed', apart)
  }
}

/** The project's own rows for its tables, from the base branch. */
export async function rowsOf({
  config,
  changeSet,
}: CheckContext): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const { rows: path } = config.database
  if (path === undefined) return undefined
  const text = (await changeSet.base.tree.read([path])).get(path)
  if (text !== undefined) return { path, text }
  throw new BreakwaterError({
    code: 'rows-not-found',
    message: `The base branch has no file ${path}, which database.rows names.`,
    hint: 'Correct database.rows. The file is read from the base branch, so it has to be merged before it is used.',
  })
}
