import { BreakwaterError } from '../core/error.ts'
import type { MigrationCommands } from '../core/ports.ts'
import type { JudgeRequest } from './judge.ts'
import type { World } from './world.ts'

/** Events that run with the base repository's rights on what somebody else has written. */
const privileged: readonly (string | undefined)[] = ['workflow_run', 'pull_request_target']

/** Makes what runs the project's migrate-command; refuses where code of a stranger would be run with our rights. */
export async function commandsOf(
  { changeSet, config, fromFork, repository }: JudgeRequest,
  { env, log }: World,
): Promise<MigrationCommands> {
  const { migrateCommand } = config.database
  if (!migrateCommand) throw new Error('commands are asked for only where the config names one')
  if (fromFork) throw refused('the pull request comes from a fork')
  if (privileged.includes(env.GITHUB_EVENT_NAME)) throw refused(`the workflow runs on ${env.GITHUB_EVENT_NAME}`)
  const { base, head } = changeSet
  if (repository === undefined || base.sha === undefined || head.sha === undefined) {
    throw new BreakwaterError({
      code: 'migrate-command-needs-repository',
      message: 'The migrate-command runs in checkouts of base and head, and these are no commits of a repository.',
      hint: 'Use `breakwater review` in the repository.',
    })
  }
  const { migrationCommands } = await import('../adapters/commands/migration-commands.ts')
  return migrationCommands({
    repository,
    commits: { base: base.sha, head: head.sha },
    settings: migrateCommand,
    environment: env,
    log,
  })
}

function refused(because: string): BreakwaterError {
  return new BreakwaterError({
    code: 'migrate-command-refused',
    message: `The migrate-command was not run, since ${because}: it would run code that nobody has reviewed.`,
    hint: 'Look at the migrations yourself, or push the branch to this repository once you have, and have it reviewed there.',
  })
}
