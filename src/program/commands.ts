import { BreakwaterError } from '../core/error.ts'
import type { MigrationCommands, ServiceCommands } from '../core/ports.ts'
import type { JudgeRequest } from './judge.ts'
import type { World } from './world.ts'

/** Events that run with the base repository's rights on what somebody else has written. */
const privileged: readonly (string | undefined)[] = ['workflow_run', 'pull_request_target']

/** Makes what runs the project's migrate-command; refuses where code of a stranger would be run with our rights. */
export async function commandsOf(request: JudgeRequest, { env, log }: World): Promise<MigrationCommands> {
  const { migrateCommand } = request.config.database
  if (!migrateCommand) throw new Error('commands are asked for only where the config names one')
  const checkouts = checkoutsOf(request, env, {
    command: 'migrate-command',
    advice: 'Look at the migrations yourself',
  })
  const { migrationCommands } = await import('../adapters/commands/migration-commands.ts')
  return migrationCommands({ ...checkouts, settings: migrateCommand, environment: env, log })
}

/** Makes what starts the project's service; refuses like the other. */
export async function servicesOf(request: JudgeRequest, { env, log }: World): Promise<ServiceCommands> {
  const { start } = request.config.load
  if (!start) throw new Error('services are asked for only where the config says how they are started')
  const checkouts = checkoutsOf(request, env, { command: 'load-start', advice: 'Look at the change yourself' })
  const { serviceCommands } = await import('../adapters/commands/service-commands.ts')
  return serviceCommands({ ...checkouts, settings: start, environment: env, log })
}

interface Wording {
  /** Begins the codes of its trouble. */
  readonly command: 'migrate-command' | 'load-start'
  readonly advice: string
}

/** The two commits to check out, where what is in them may be run. */
function checkoutsOf(
  { changeSet, fromFork, repository }: JudgeRequest,
  env: World['env'],
  wording: Wording,
): { readonly repository: string; readonly commits: { readonly base: string; readonly head: string } } {
  if (fromFork) throw refused('the pull request comes from a fork', wording)
  if (privileged.includes(env.GITHUB_EVENT_NAME)) {
    throw refused(`the workflow runs on ${env.GITHUB_EVENT_NAME}`, wording)
  }
  const { base, head } = changeSet
  if (repository === undefined || base.sha === undefined || head.sha === undefined) {
    throw new BreakwaterError({
      code: `${wording.command}-needs-repository`,
      message: `${named(wording)} runs in checkouts of base and head, and these are no commits of a repository.`,
      hint: 'Use `breakwater review` in the repository.',
    })
  }
  return { repository, commits: { base: base.sha, head: head.sha } }
}

function refused(because: string, wording: Wording): BreakwaterError {
  return new BreakwaterError({
    code: `${wording.command}-refused`,
    message: `${named(wording)} was not run, since ${because}: it would run code that nobody has reviewed.`,
    hint: `${wording.advice}, or push the branch to this repository once you have, and have it reviewed there.`,
  })
}

function named({ command }: Wording): string {
  return command === 'migrate-command' ? 'The migrate-command' : 'The command of load.start'
}
