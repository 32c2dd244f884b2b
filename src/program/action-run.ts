import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../adapters/clock.ts'
import { consoleLog } from '../adapters/console.ts'
import { openGitRepository } from '../adapters/git/repository.ts'
import { openGitHub } from '../adapters/github/code-host.ts'
import { openRunner, type Runner } from '../adapters/github/runtime.ts'
import { type ActionInputs, readActionInputs, secretInputs } from '../config/action-file.ts'
import { type PullRequestEvent, readEvent } from '../config/event.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import { placedMessage, type Trouble, troubleOf } from '../core/error.ts'
import type { ApprovalState, CodeHost } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { exitCode } from '../core/verdict.ts'
import { renderJson } from '../report/json.ts'
import { judge } from './judge.ts'
import { publish, publishTrouble } from './publish.ts'
import { reproduceCommand } from './review-command.ts'
import { configOfBase, settingsOf } from './settings.ts'
import type { World } from './world.ts'

/** What a run as the Action has at hand once its inputs and its event are read. */
interface Run {
  readonly runner: Runner
  readonly inputs: ActionInputs
  readonly event: PullRequestEvent
  /** Undefined on a dry run: nothing is written. */
  readonly host: CodeHost | undefined
  readonly world: World
}

/** The whole Action; gives the exit code. Trouble is told in the log, and on the commit's check where it is known. */
export async function reviewPullRequest(): Promise<number> {
  const log = consoleLog(process.stderr, { live: false, debug: process.env.RUNNER_DEBUG === '1' })
  const world: World = {
    cwd: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    env: process.env,
    clock: systemClock,
    log,
    stdout: log.progress,
    stderr: log.warn,
    terminal: { colour: false, width: 100 },
  }
  let run: Run | undefined
  try {
    run = await startRun(world)
    return await reviewAndPublish(run)
  } catch (thrown) {
    const trouble = troubleOf(thrown)
    if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message)
    return await fail(trouble, run, world)
  }
}

async function startRun(world: World): Promise<Run> {
  const runner = await openRunner()
  // Before anything else can be logged.
  for (const name of secretInputs) runner.maskSecret(runner.input(name) ?? '')
  const inputs = readActionInputs((name) => runner.input(name) ?? '')
  const { context } = runner
  const event = readEvent({ eventName: context.eventName, payload: context.payload })
  const host =
    inputs.dryRun || inputs.githubToken === undefined
      ? undefined
      : await openGitHub({ ...context, token: inputs.githubToken, log: world.log, clock: world.clock })
  return { runner, inputs, event, host, world }
}

async function reviewAndPublish(run: Run): Promise<number> {
  const review = await reviewOf(run)
  const { runner, event, host, world } = run
  const published = await publish({ review, event, host, runner, log: world.log })
  const report = join(world.env.RUNNER_TEMP ?? tmpdir(), 'breakwater', 'report.json')
  await mkdir(join(report, '..'), { recursive: true })
  await writeFile(report, renderJson(review))
  runner.setOutput('verdict', review.verdict.decision)
  runner.setOutput('report', report)
  runner.setOutput('blocking', String(review.verdict.decision === 'block' ? review.verdict.blocking.length : 0))
  runner.setOutput('comment-url', published.commentUrl ?? '')
  return exitCode(review.verdict, { checkRunWritten: published.checkRunWritten, ci: true })
}

async function reviewOf({ runner, inputs, event, host, world }: Run): Promise<Review> {
  const repository = await openGitRepository({ directory: world.cwd, log: world.log })
  const compared = await repository.changeSet({ base: event.baseSha, head: event.headSha })
  const changeSet: ChangeSet = {
    ...compared,
    base: { ...compared.base, ref: event.baseRef },
    head: { ...compared.head, ref: event.headRef },
  }
  const config = await configOfBase(changeSet.base.tree, inputs.config)
  const settings = await settingsOf(changeSet, config, inputs, world)
  if (settings.databaseUrl !== undefined) runner.maskSecret(settings.databaseUrl)
  const teams = Object.values(config.approvers)
    .flat()
    .filter((people) => people.includes('/'))
  const unread: string[] = []
  const approvals = async (): Promise<ApprovalState | undefined> => {
    if (!host || event.kind === 'merge_group') return undefined
    try {
      return await host.approvalState(event.pull, teams)
    } catch (thrown) {
      unread.push(`Approvals could not be read: ${troubleOf(thrown).message}`)
      return undefined
    }
  }
  const { context } = runner
  const review = await judge(
    {
      ...settings,
      changeSet,
      selected: inputs.checks,
      preview: previewOf(inputs.previewUrl, settings.config.load.preview),
      fromFork: event.kind !== 'merge_group' && event.fromFork,
      mergeGroup: event.kind === 'merge_group',
      approvals,
      remarks: async () => [...unread, ...(await repository.remarks())],
      reproduce: reproduceCommand(changeSet, inputs.previewUrl),
    },
    world,
  )
  const repositoryUrl = `${context.serverUrl}/${context.owner}/${context.repository}`
  return { ...review, repositoryUrl, reportUrl: `${repositoryUrl}/actions/runs/${context.runId}` }
}

function previewOf(input: string | undefined, configured: string | undefined): Preview | undefined {
  if (input !== undefined) return { url: input, namedBy: 'workflow input' }
  return configured === undefined ? undefined : { url: configured, namedBy: 'config' }
}

/** Nothing could be judged. A required check must still report, or it would wait for ever. */
async function fail(trouble: Trouble, run: Run | undefined, { log }: World): Promise<number> {
  const told = `${placedMessage(trouble)} ${trouble.hint}`
  log.warn(told)
  if (run) {
    run.runner.error(told)
    run.runner.setOutput('verdict', 'inconclusive')
    await publishTrouble(trouble, run)
  }
  return 2
}
