import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { DatabaseEngine, DatabaseSession, DatabaseSnapshot, EngineFacts } from '../core/ports.ts'
import { asJournaled } from './journal.ts'
import { discoverMigrations, type MigrationPlan } from './migrations.ts'
import { runners } from './runners.ts'
import { applyFile, prepareSessions, resetSession } from './session.ts'
import { upPart } from './up-part.ts'

/** The database as the base branch leaves it, and what the pull request would add. */
export interface BaseState {
  readonly plan: MigrationPlan
  /** Text of each new migration (and of its settings file, where the runner has such) by path, from head. */
  readonly texts: ReadonlyMap<string, string>
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
  const plan = discoverMigrations({
    base: await base.tree.list(),
    mergeBase: await mergeBase.tree.list(),
    head: await head.tree.list(),
    migrations,
    runner,
  })
  return plan && asJournaled(plan, { base: base.tree, head: head.tree })
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
  const earlier = await historyOf(context, plan)
  const wanted = plan.added.flatMap(({ path }) => [path, runners[plan.runner].settingsPath?.(path) ?? path])
  const texts = upParts(await head.tree.read([...new Set(wanted)]))
  const opener = await prepareSessions(context, [...earlier.values(), ...texts.values()], plan.runner)
  const live = await opener.open()
  const owned = ownedSessions(live, opener.open)
  context.onClose(owned.close)
  const schemaOnly = plan.history.length === 0 && context.config.database.schema !== undefined
  const title = `${earlier.size} earlier migration${earlier.size === 1 ? '' : 's'} (${runners[plan.runner].title})`
  let done = 0
  const started = performance.now()
  for (const [path, text] of earlier) {
    if (performance.now() - started > historyMs) throw historyTooLong(path, done, earlier.size)
    if (schemaOnly) context.log.progress(`loading ${path} ...`)
    else if (done % 50 === 0) context.log.progress(`applying ${title}: ${done} of ${earlier.size} ...`)
    await applyFile(live, path, text, 'history-failed')
    done += 1
  }
  await resetSession(live, context)
  return { plan, texts, engine: opener.engine, facts: live.facts, session: owned.take }

  /** What to run before the new files: the base tip's history or, where there is none, the schema that it keeps. */
  async function historyOf({ config }: CheckContext, { history }: MigrationPlan): Promise<ReadonlyMap<string, string>> {
    const { schema } = config.database
    const paths = history.length > 0 || schema === undefined ? history.map(({ path }) => path) : [schema]
    const found = upParts(await base.tree.read(paths))
    // In the plan's order, not the map's.
    return new Map(paths.flatMap((path) => (found.has(path) ? [[path, found.get(path) ?? ''] as const] : [])))
  }
}

function upParts(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].map(([path, text]) => [path, upPart(text)]))
}

/** The first taker gets the live session, after a snapshot for those who come later. */
function ownedSessions(
  live: DatabaseSession,
  open: (from: DatabaseSnapshot) => Promise<DatabaseSession>,
): { take: () => Promise<DatabaseSession>; close: () => Promise<void> } {
  let current = live
  let snapshot: DatabaseSnapshot | undefined
  return {
    take: async () => {
      if (!snapshot) {
        snapshot = await live.snapshot()
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
