import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { CommandResult, DatabaseSnapshot, EngineFacts, MigrationCommands } from '../core/ports.ts'
import { codePlan, runnableIn } from './code-migrations.ts'
import { rowsOf } from './earlier.ts'
import { readSchemaState, type SchemaState } from './schema-state.ts'
import { applyFile, prepareSessions, type SessionOpener } from './session.ts'

/** The state that the base branch's migrations in code lead to, and what runs head's on a copy of it. */
export interface CommandBase {
  readonly opener: SessionOpener
  readonly commands: MigrationCommands
  readonly snapshot: DatabaseSnapshot
}

/** Runs the base branch's migrate-command once for all checks of a review. Throws where it fails. */
export function commandBase(context: CheckContext): Promise<CommandBase> {
  return context.once('command-base', () => build(context))
}

async function build(context: CheckContext): Promise<CommandBase> {
  const { history } = await codePlan(context)
  const commands = await context.migrationCommands()
  context.onClose(commands.close)
  const opener = await prepareSessions(context, [])
  const rows = await rowsOf(context)
  const session = await opener.open()
  try {
    if (history.length > 0) {
      const result = await commands.run({ revision: 'base', database: session })
      if (result.exitCode !== 0) throw commandFailed('base', result)
      if (result.statements === 0) throw noTraffic('base')
    }
    // Rows of the project's own, where it has such a file.
    if (rows) await applyFile(session, rows.path, rows.text, 'rows-failed', false)
    const snapshot = await session.snapshot()
    context.onClose(snapshot.discard)
    return { opener, commands, snapshot }
  } finally {
    await session.close()
  }
}

/** The schema before and after head's migrations in code. */
export interface CommandSchemas {
  readonly before: SchemaState
  readonly after: SchemaState
  readonly facts: EngineFacts
  /** The command ended in failure: what stands then is `after`. */
  readonly failed: boolean
}

const schemasKey = 'command-schemas'

/** Gives other checks what a run of head's migrations has seen of the schema, so that nobody runs them for it again. */
export function shareSchemas(context: Pick<CheckContext, 'once'>, running: Promise<{ schemas: CommandSchemas }>): void {
  // A failure is told where the run is awaited.
  context.once(schemasKey, async () => (await running).schemas).catch(() => undefined)
}

/** The schemas, from a run that was made already or from one of its own. */
export function commandSchemas(context: CheckContext): Promise<CommandSchemas> {
  return context.once(schemasKey, async () => {
    const { opener, commands, snapshot } = await commandBase(context)
    const session = await opener.open(snapshot)
    try {
      const before = await readSchemaState(session)
      const result = await commands.run({ revision: 'head', database: session })
      if (result.exitCode === 0 && result.statements === 0) throw noTraffic('head')
      const after = await readSchemaState(session)
      return { before, after, facts: session.facts, failed: result.exitCode !== 0 }
    } finally {
      await session.close()
    }
  })
}

/** The files that a statement of head's run may come from, with their texts. */
export async function runnableTexts(
  context: Pick<CheckContext, 'changeSet' | 'config' | 'once'>,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const paths = runnableIn(await codePlan(context)).map(({ path }) => path)
  const texts = await context.changeSet.head.tree.read(paths)
  return paths.map((path) => ({ path, text: texts.get(path) ?? '' }))
}

/** A framework that reached no database has not migrated one, whatever it says. */
export function noTraffic(revision: 'base' | 'head'): BreakwaterError {
  return new BreakwaterError({
    code: 'migrate-command-no-traffic',
    message: `The migrate-command of ${revision} ended well and sent no statement to the database that it was given.`,
    hint: 'It finds the URL in the variable that database.migrate-url-env names (default DATABASE_URL), and in PGHOST, PGPORT and so on. Does it read another one?',
  })
}

export function commandFailed(revision: 'base' | 'head', { exitCode, output }: CommandResult): BreakwaterError {
  const said = output === '' ? 'It printed nothing.' : `Its last words: ${output.slice(-1_500)}`
  return new BreakwaterError({
    code: 'migrate-command-failed',
    message: `The migrate-command of ${revision} ended with status ${exitCode}. ${said}`,
    hint:
      revision === 'base'
        ? "Not this pull request's fault. Run the command in a fresh clone of the base branch, against an empty database."
        : 'Postgres refused no statement, so it is the code that failed. Run the command in a fresh clone of head.',
  })
}
