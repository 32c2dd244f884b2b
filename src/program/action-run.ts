import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemClock } from '../adapters/clock.ts'
import { consoleLog } from '../adapters/console.ts'
import { openGitRepository } from '../adapters/git/repository.ts'
import { openGitHub } from '../adapters/github/code-host.ts'
import { openRunner, type Runner } from '../adapters/github/runtime.ts'
import { type ActionInputs, readActionInputs, secretInputs } from '../config/action-file.ts'
import { configPaths } from '../config/config-file.ts'
import { type PullRequestEvent, readEvent } from '../config/event.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import { placedMessage, troubleOf } from '../core/error.ts'
import type { ApprovalState, CodeHost, Deployments } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { exitCode } from '../core/verdict.ts'
import { renderJson } from '../report/json.ts'
import { deploymentsFor, pullRequestOf } from './deployed.ts'
import { judge } from './judge.ts'
import { publish, publishTrouble } from './publish.ts'
import { reproduceCommand } from './review-command.ts'
import { configOfBase, misplacedRemarks, settingsOf } from './settings.ts'
import type { World } from './world.ts'

/** What a run as the Action has at hand. */
interface Run {
  readonly runner: Runner
  readonly event: PullRequestEvent
  /** Undefined on a dry run, or without a token: nothing is written. */
  readonly host: CodeHost | undefined
  /** Undefined without a token. */
  readonly deployments: Deployments | undefined
  readonly world: World
}

type Connect = (options: Parameters<typeof openGitHub>[0]) => Promise<CodeHost>

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
  try {
    return await reviewAs(await openRunner(), openGitHub, world)
  } catch (thrown) {
    return tellTrouble(thrown, world)
  }
}

/** The Action on a runner; `connect` is asked for the code host once it is known that something may be written. */
export async function reviewAs(runner: Runner, connect: Connect, world: World): Promise<number> {
  let run: Run | undefined
  try {
    // Before anything else can be logged.
    for (const name of secretInputs) runner.maskSecret(runner.input(name) ?? '')
    // Event and host come before the other inputs: a wrong input has to be reported on the required check, too.
    const { context } = runner
    const told = readEvent({ eventName: context.eventName, payload: context.payload })
    const reader = await hostOf(runner, connect, world)
    const event = told.kind === 'deployment_status' ? await pullRequestOf(told, reader, runner) : told
    if (event === undefined) return 0
    run = {
      ...{ runner, event, world },
      host: isDryRun(runner) ? undefined : reader,
      deployments: deploymentsFor(told, reader),
    }
    const inputs = readActionInputs((name) => runner.input(name) ?? '')
    return await reviewAndPublish(run, inputs)
  } catch (thrown) {
    const exit = tellTrouble(thrown, world)
    const trouble = troubleOf(thrown)
    runner.error(`${placedMessage(trouble)} ${trouble.hint}`)
    runner.setOutput('verdict', 'inconclusive')
    if (run) await publishTrouble(trouble, run)
    return exit
  }
}

async function hostOf(runner: Runner, connect: Connect, world: World): Promise<CodeHost | undefined> {
  const token = runner.input('github-token')
  if (token !== undefined) return await connect({ ...runner.context, token, log: world.log, clock: world.clock })
  if (!isDryRun(runner)) {
    runner.warning('The input github-token is empty, so neither comment nor check run can be written.')
  }
  return undefined
}

/** Whatever is not a plain "false" may be meant as "true"; the inputs say which words there are. */
function isDryRun(runner: Runner): boolean {
  return (runner.input('dry-run') ?? 'false').trim() !== 'false'
}

async function reviewAndPublish(run: Run, inputs: ActionInputs): Promise<number> {
  const { review, suggestions } = await reviewOf(run, inputs)
  const { runner, event, host, world } = run
  const published = await publish({ review, event, host, suggestions, runner, log: world.log })
  runner.setOutput('verdict', review.verdict.decision)
  runner.setOutput('report', await writeReport(review, run))
  runner.setOutput('blocking', String(review.verdict.decision === 'block' ? review.verdict.blocking.length : 0))
  runner.setOutput('comment-url', published.commentUrl ?? '')
  return exitCode(review.verdict, { checkRunWritten: published.checkRunWritten, ci: true })
}

/** Path of the JSON report. The verdict is published by now, and no full disk may turn it into another. */
async function writeReport(review: Review, { runner, world }: Run): Promise<string> {
  const report = join(world.env.RUNNER_TEMP ?? tmpdir(), 'breakwater', 'report.json')
  try {
    await mkdir(dirname(report), { recursive: true })
    await writeFile(report, renderJson(review))
    return report
  } catch (thrown) {
    runner.warning(`The JSON report could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    return ''
  }
}

async function reviewOf(
  { runner, event, host, deployments, world }: Run,
  inputs: ActionInputs,
): Promise<{ readonly review: Review; readonly suggestions: boolean }> {
  const repository = await openGitRepository({ directory: world.cwd, log: world.log })
  // A merge group stands on the commit that it names. A pull request goes onto the branch as it is now: what was
  // accepted there since holds when the job is run again.
  const baseSha = event.kind === 'merge_group' ? event.baseSha : await repository.tipSince(event.baseRef, event.baseSha)
  const compared = await repository.changeSet({ base: baseSha, head: event.headSha })
  const changeSet: ChangeSet = {
    ...compared,
    base: { ...compared.base, ref: event.baseRef },
    head: { ...compared.head, ref: event.headRef },
  }
  const config = await configOfBase(changeSet.base.tree, inputs.config)
  // Base's URL is nothing for a stranger to name.
  const fromFork = event.kind !== 'merge_group' && event.fromFork
  const settings = await settingsOf(changeSet, config, fromFork ? { ...inputs, baseUrl: undefined } : inputs, world)
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
      repository: world.cwd,
      selected: inputs.checks,
      preview: previewOf(inputs.previewUrl, settings.config.load.preview),
      baseNamedBy: inputs.baseUrl === undefined || fromFork ? 'config' : 'workflow input',
      deployments,
      pull: event.kind === 'merge_group' ? undefined : event.pull,
      mask: runner.maskSecret,
      fromFork,
      mergeGroup: event.kind === 'merge_group',
      approvals,
      remarks: async () => [
        ...unread,
        ...configRemark(changeSet),
        ...(await misplacedRemarks(config, changeSet)),
        ...(await repository.remarks()),
      ],
      reproduce: reproduceCommand(changeSet, inputs),
    },
    world,
  )
  const repositoryUrl = `${context.serverUrl}/${context.owner}/${context.repository}`
  const reportUrl = `${repositoryUrl}/actions/runs/${context.runId}`
  return { review: { ...review, repositoryUrl, reportUrl }, suggestions: config.suggestions }
}

function previewOf(input: string | undefined, configured: string | undefined): Preview | undefined {
  if (input !== undefined) return { url: input, namedBy: 'workflow input' }
  return configured === undefined ? undefined : { url: configured, namedBy: 'config' }
}

/** Who changes the config would expect the changed one to be in force. */
function configRemark({ files }: ChangeSet): readonly string[] {
  const changed = configPaths.find((path) => files.some((file) => file.path === path))
  return changed === undefined
    ? []
    : [`This pull request changes ${changed}; the base branch's is in force until it is merged.`]
}

/** Nothing could be judged. */
function tellTrouble(thrown: unknown, { log }: World): 2 {
  const trouble = troubleOf(thrown)
  if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message)
  log.warn(`${placedMessage(trouble)} ${trouble.hint}`)
  return 2
}
