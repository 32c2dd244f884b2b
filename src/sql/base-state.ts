import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { DatabaseEngine, DatabaseSession, DatabaseSnapshot, EngineFacts } from '../core/ports.ts'
import { type DownStep, downSteps, settingsTexts, upTexts } from './migration-texts.ts'
import { discoverMigrations, type MigrationPlan } from './migrations.ts'
import { runners } from './runners.ts'
import { applyFile, prepareSessions, resetSession } from './session.ts'

/** The database as the base branch leaves it, and what the pull request would add. */
export interface BaseState {
  readonly plan: MigrationPlan
  /** Text of each new migration by its key, and of its settings file, where the runner has such, by path; from head. */
  readonly texts: ReadonlyMap<string, string>
  /** The way down of each new migration that has one, by its key; from head. */
  readonly downs: ReadonlyMap<string, DownStep>
  /** Whether most earlier migrations have a way down, so that one without is worth a word. */
  readonly downsExpected: boolean
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
  const earlier = await historyOf(context, plan)
  const texts = new Map([
    ...(await upTexts(plan, plan.added, head.tree, placeholders)),
    ...(await settingsTexts(plan, plan.added, head.tree)),
  ])
  const downs = await downSteps(plan, plan.added, head.tree, placeholders)
  const downsExpected = await mostHaveDowns()
  const opener = await prepareSessions(context, [...earlier.map(({ text }) => text), ...texts.values()], plan.runner)
  const live = await opener.open()
  const owned = ownedSessions(live, opener.open)
  context.onClose(owned.close)
  const schemaOnly = plan.history.length === 0 && context.config.database.schema !== undefined
  const title = `${earlier.length} earlier migration${earlier.length === 1 ? '' : 's'} (${runners[plan.runner].title})`
  let done = 0
  const started = performance.now()
  for (const { path, text, apart } of earlier) {
    if (performance.now() - started > historyMs) throw historyTooLong(path, done, earlier.length)
    if (schemaOnly) context.log.progress(`loading ${path} ...`)
    else if (done % 50 === 0) context.log.progress(`applying ${title}: ${done} of ${earlier.length} ...`)
    await applyFile(live, path, text, 'history-failed', apart)
    done += 1
  }
  await resetSession(live, context)
  return { plan, texts, downs, downsExpected, engine: opener.engine, facts: live.facts, session: owned.take }

  /** What to run before the new files: the base tip's history or, where there is none, the schema that it keeps. */
  async function historyOf({ config }: CheckContext, { history, runner }: MigrationPlan): Promise<readonly Earlier[]> {
    const { schema } = config.database
    if (history.length === 0 && schema !== undefined) {
      const text = (await base.tree.read([schema])).get(schema)
      return text === undefined ? [] : [{ path: schema, text, apart: false }]
    }
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

interface Earlier {
  readonly path: string
  readonly text: string
  readonly apart: boolean
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
