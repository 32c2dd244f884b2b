import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { DatabaseEngine, DatabaseSession, DatabaseSnapshot, EngineFacts, FileTree } from '../core/ports.ts'
import { count } from '../core/wording.ts'
import { type DownStep, downSteps, settingsTexts, upTexts } from './migration-texts.ts'
import { discoverMigrations, type MigrationPlan } from './migrations.ts'
import { withoutIdleCommands } from './psql.ts'
import { runners } from './runners.ts'
import { discoveredSchema } from './schema-file.ts'
import { applyFile, prepareSessions, resetSession, type SessionOpener } from './session.ts'

/** The database as the base branch leaves it, and what the pull request would add. */
export interface BaseState {
  readonly plan: MigrationPlan
  /** Text of each new migration by its key, and of its settings file, where the runner has such, by path; from head. */
  readonly texts: ReadonlyMap<string, string>
  /** The way down of each new migration that has one, by its key; from head. */
  readonly downs: ReadonlyMap<string, DownStep>
  /** Whether most earlier migrations have a way down, so that one without is worth a word. */
  readonly downsExpected: boolean
  /** The schema file that was loaded in place of a history; undefined where the history was applied. */
  readonly schema: string | undefined
  /** What a reader has to know of how it came to be. */
  readonly remarks: readonly string[]
  readonly engine: DatabaseEngine
  readonly facts: EngineFacts
  /**
   * A session that holds the base state and nothing else. One at a time: asking for the next closes the one before, so
   * that two databases never share the memory of one machine.
   */
  readonly session: () => Promise<DatabaseSession>
}

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

/** The plan of the migrations in a change set, as the config asks; undefined where there are none. */
export async function migrationPlan(
  context: Pick<CheckContext, 'changeSet' | 'config'>,
): Promise<MigrationPlan | undefined> {
  const { base, mergeBase, head } = context.changeSet
  const { migrations, runner } = context.config.database
  return discoverMigrations({ base: base.tree, mergeBase: mergeBase.tree, head: head.tree, migrations, runner })
}

/** Builds the base state once for all checks of a review. Throws where the history does not run. */
export function baseState(context: CheckContext): Promise<BaseState> {
  return context.once('base-state', () => build(context))
}

async function build(context: CheckContext): Promise<BaseState> {
  const plan = await migrationPlan(context)
  if (!plan) {
    throw new BreakwaterError({
      code: 'migrations-not-found',
      message: 'No migrations were found in base or head.',
      hint: 'Name their folder with database.migrations.',
    })
  }
  const { base, head } = context.changeSet
  const { placeholders } = context.config.database
  const schema =
    plan.history.length > 0 ? undefined : (context.config.database.schema ?? (await discoveredSchema(base.tree)))
  const earlier = schema === undefined ? await historyOf(plan) : await schemaFileOf(base.tree, schema)
  const texts = new Map([
    ...(await upTexts(plan, plan.added, head.tree, placeholders)),
    ...(await settingsTexts(plan, plan.added, head.tree)),
  ])
  const downs = await downSteps(plan, plan.added, head.tree, placeholders)
  const downsExpected = await mostHaveDowns()
  const spare = schema === undefined ? await spareSchema(context) : []
  const sent = [...earlier, ...spare].map(({ text }) => text)
  const opener = await prepareSessions(context, [...sent, ...texts.values()], plan.runner)
  const rows = await rowsOf(context)
  // All that the base state hangs on: with nothing of it changed, an earlier run has built it already.
  const name = JSON.stringify([opener.madeFrom, earlier.map(({ text, apart }) => [text, apart]), rows?.text])
  const kept = await openKept(opener, name)
  const built = kept
    ? { session: kept.session, standIn: undefined }
    : await builtFrom(context, opener, plan, { earlier, schema, spare, rows })
  const { session: live, standIn } = built
  const keep = (made: DatabaseSnapshot) => (standIn ? undefined : opener.engine.kept?.keep(name, made))
  const owned = ownedSessions(live, kept?.snapshot, opener.open, keep)
  context.onClose(owned.close)
  await resetSession(live, context)
  return {
    plan,
    texts,
    downs,
    downsExpected,
    schema: standIn?.path ?? schema,
    remarks: standIn ? [standIn.remark] : [],
    engine: opener.engine,
    facts: live.facts,
    session: owned.take,
  }

  /** What the base tip has run before the new files. */
  async function historyOf({ history, runner }: MigrationPlan): Promise<readonly Earlier[]> {
    const found = await upTexts({ runner }, history, base.tree, placeholders)
    return history.flatMap(({ key, path }) => {
      const text = found.get(key)
      const apart = text !== undefined && (runners[runner].sendsApart?.({ path, text }) ?? false)
      return text === undefined ? [] : [{ path, text, apart }]
    })
  }

  async function mostHaveDowns(): Promise<boolean> {
    const versioned = plan?.history.filter(({ repeatable }) => !repeatable) ?? []
    return plan !== undefined && (await downSteps(plan, versioned, base.tree)).size * 2 > versioned.length
  }
}

async function schemaFileOf(tree: FileTree, path: string): Promise<readonly Earlier[]> {
  const text = (await tree.read([path])).get(path)
  return text === undefined ? [] : [{ path, text: withoutIdleCommands(text), apart: false }]
}

interface Source {
  readonly earlier: readonly Earlier[]
  readonly schema: string | undefined
  /** What to load where the history does not run. */
  readonly spare: readonly Earlier[]
  readonly rows: { readonly path: string; readonly text: string } | undefined
}

/** A session with the base state in it. A history that does not run is replaced by the schema that the project keeps. */
async function builtFrom(
  context: CheckContext,
  opener: SessionOpener,
  plan: MigrationPlan,
  { earlier, schema, spare, rows }: Source,
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

/** The schema that the base branch keeps beside its history. */
async function spareSchema({ config, changeSet }: CheckContext): Promise<readonly Earlier[]> {
  const { tree } = changeSet.base
  const path = config.database.schema ?? (await discoveredSchema(tree))
  return path === undefined ? [] : schemaFileOf(tree, path)
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

interface Kept {
  readonly session: DatabaseSession
  readonly snapshot: DatabaseSnapshot
}

/** What an earlier run has left; undefined where there is nothing, or nothing that can be read. */
async function openKept({ engine, open }: SessionOpener, name: string): Promise<Kept | undefined> {
  const snapshot = await engine.kept?.find(name)
  if (!snapshot) return undefined
  try {
    return { snapshot, session: await open(snapshot) }
  } catch {
    // A file that was cut short, or taken away meanwhile: the history is applied again.
    await engine.kept?.forget(name)
    return undefined
  }
}

interface Earlier {
  readonly path: string
  readonly text: string
  readonly apart: boolean
}

/** The first taker gets the live session, after a snapshot for those who come later. */
function ownedSessions(
  live: DatabaseSession,
  known: DatabaseSnapshot | undefined,
  open: (from: DatabaseSnapshot) => Promise<DatabaseSession>,
  keep: (made: DatabaseSnapshot) => Promise<void> | undefined,
): { take: () => Promise<DatabaseSession>; close: () => Promise<void> } {
  let current = live
  let snapshot = known
  let untouched = true
  return {
    take: async () => {
      if (!snapshot) {
        snapshot = await live.snapshot()
        await keep(snapshot)
      }
      if (untouched) {
        untouched = false
        return live
      }
      await current.close()
      current = await open(snapshot)
      return current
    },
    close: async () => {
      await current.close()
      await snapshot?.discard()
    },
  }
}
