import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { DatabaseEngine, DatabaseSession, DatabaseSnapshot, EngineFacts } from '../core/ports.ts'
import { count } from '../core/wording.ts'
import { applyEarlier, type Earlier, earlierOf } from './earlier.ts'
import { type DownStep, downSteps, settingsTexts, upTexts } from './migration-texts.ts'
import { discoverMigrations, type MigrationPlan } from './migrations.ts'
import { unknownMark } from './runners/unknown-marks.ts'
import { prepareSessions, resetSession, type SessionOpener } from './session.ts'

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
  /** What to look at where a new migration fails: ways down of earlier ones that may have run as if they went up. */
  readonly unknownMarks: readonly string[]
  /** What a reader has to know of how it came to be. */
  readonly remarks: readonly string[]
  readonly engine: DatabaseEngine
  readonly facts: EngineFacts
  /**
   * A session that holds the base state and nothing else. One at a time: asking for the next closes the one before, so
   * that two databases never share the memory of one machine. `timed`: as DatabaseEngine.open says; not for the first.
   */
  readonly session: (timed?: boolean) => Promise<DatabaseSession>
}

/** The plan of the migrations in a change set, as the config asks; undefined where there are none. */
export async function migrationPlan({
  changeSet: { base, mergeBase, head },
  config: {
    database: { migrations, runner },
  },
  once,
}: Pick<CheckContext, 'changeSet' | 'config'> & Partial<Pick<CheckContext, 'once'>>): Promise<
  MigrationPlan | undefined
> {
  const discover = () =>
    discoverMigrations({ base: base.tree, mergeBase: mergeBase.tree, head: head.tree, migrations, runner })
  // Every check of a review asks for it, and a large tree has many names.
  return once ? once('migration-plan', discover) : discover()
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
  const source = await earlierOf(context, plan)
  const added = await textsOf(context, plan)
  const { files, spare, rows } = source
  const unknownMarks = unknownMarksOf(plan, files)
  const sent = [...files, ...spare].map(({ text }) => text)
  const opener = await prepareSessions(context, [...sent, ...added.texts.values()], plan.runner)
  // All that the base state hangs on: with nothing of it changed, an earlier run has built it already.
  const name = JSON.stringify([opener.madeFrom, files.map(({ text, apart }) => [text, apart]), rows?.text])
  const kept = await openKept(opener, name)
  const { session: live, standIn } = kept
    ? { session: kept.session, standIn: undefined }
    : await applyEarlier(context, opener, plan, source).catch((thrown: unknown) => {
        throw withHint(thrown, unknownMarks)
      })
  const keep = (made: DatabaseSnapshot) => (standIn ? undefined : opener.engine.kept?.keep(name, made))
  const owned = ownedSessions(live, kept?.snapshot, opener.open, keep)
  context.onClose(owned.close)
  await resetSession(live, context)
  return {
    plan,
    ...added,
    schema: standIn?.path ?? source.schema,
    remarks: standIn ? [standIn.remark] : [],
    unknownMarks,
    engine: opener.engine,
    facts: live.facts,
    session: owned.take,
  }
}

/** What ran up and down again is missing from the base state, and nothing else would tell why. */
function unknownMarksOf({ runner }: MigrationPlan, files: readonly Earlier[]): readonly string[] {
  // There `--rollback` is a word of the runner.
  if (runner === 'liquibase') return []
  const marked = files.flatMap(({ path, text }) => {
    // Within the body of a function a comment parts nothing.
    const mark = /\$\w*\$/.test(text) ? undefined : unknownMark(text)
    return mark ? [{ path, mark }] : []
  })
  const [first] = marked
  if (!first) return []
  const { path, mark } = first
  const others = marked.length > 1 ? `, as ${count(marked.length - 1, 'other file')} of base` : ''
  return [
    `${path}:${mark.line} (${mark.text}) looks like the mark of a way down and is none that is known${others}: what stands below it was run as going up, and what it takes away is not there`,
  ]
}

function withHint(thrown: unknown, [mark]: readonly string[]): unknown {
  if (mark === undefined || !(thrown instanceof BreakwaterError)) return thrown
  return new BreakwaterError({ ...thrown.trouble, hint: `${mark}. ${thrown.trouble.hint}` }, { cause: thrown })
}

/** What head's new migrations are, both ways. */
async function textsOf(
  { changeSet, config }: CheckContext,
  plan: MigrationPlan,
): Promise<Pick<BaseState, 'texts' | 'downs' | 'downsExpected'>> {
  const { base, head } = changeSet
  const { placeholders } = config.database
  const versioned = plan.history.filter(({ repeatable }) => !repeatable)
  return {
    texts: new Map([
      ...(await upTexts(plan, plan.added, head.tree, placeholders)),
      ...(await settingsTexts(plan, plan.added, head.tree)),
    ]),
    downs: await downSteps(plan, plan.added, head.tree, placeholders),
    downsExpected: (await downSteps(plan, versioned, base.tree)).size * 2 > versioned.length,
  }
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

/** The first taker gets the live session, after a snapshot for those who come later. */
function ownedSessions(
  live: DatabaseSession,
  known: DatabaseSnapshot | undefined,
  open: SessionOpener['open'],
  keep: (made: DatabaseSnapshot) => Promise<void> | undefined,
): { take: BaseState['session']; close: () => Promise<void> } {
  let current = live
  let snapshot = known
  let untouched = true
  return {
    take: async (timed) => {
      if (!snapshot) {
        snapshot = await live.snapshot()
        await keep(snapshot)
      }
      if (untouched) {
        untouched = false
        return live
      }
      await current.close()
      current = await open(snapshot, timed)
      return current
    },
    close: async () => {
      await current.close()
      await snapshot?.discard()
    },
  }
}
