import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from '../fakes/github.ts'
import { type Ended, run } from './bundle.ts'

/** A folder's files as one side of a pull request. */
interface Sides {
  readonly base: string
  readonly head: string
}

export const exampleSides: Sides = {
  base: fileURLToPath(new URL('../../examples/orders/base', import.meta.url)),
  head: fileURLToPath(new URL('../../examples/orders/head', import.meta.url)),
}

export interface PullRequest {
  readonly github: FakeGitHub
  readonly workspace: string
  readonly headSha: string
  /** Runs the Action as the runner does; `runId` tells one run from the next. */
  readonly runAction: (options?: {
    readonly node?: string
    readonly inputs?: Readonly<Record<string, string>>
    readonly eventName?: string
    readonly event?: object
    readonly runId?: number
    /** What the workflow gives under `env`. */
    readonly env?: Readonly<Record<string, string>>
  }) => Promise<ActionRun>
  readonly close: () => Promise<void>
}

interface ActionRun extends Ended {
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
}

/** A pull request on a fake GitHub, checked out as actions/checkout leaves it (detached; `depth` makes it shallow). */
export async function openPullRequest(
  bundle: string,
  sides: Sides,
  options: { readonly github?: FakeGitHubOptions; readonly depth?: number; readonly fork?: boolean } = {},
): Promise<PullRequest> {
  const room = mkdtempSync(join(tmpdir(), 'breakwater-run-'))
  const origin = join(room, 'origin')
  const { baseSha, headSha } = makeOrigin(origin, sides)
  const workspace = join(room, 'workspace')
  const depth = options.depth === undefined ? [] : [`--depth=${options.depth}`]
  git(room, 'clone', '--quiet', '--no-checkout', ...depth, '--branch=change', `file://${origin}`, workspace)
  git(workspace, 'checkout', '--quiet', '--detach', headSha)
  const github = await startFakeGitHub({ ...options.github, pull: { baseSha, headSha } })
  const repository = `${github.owner}/${github.repository}`
  const event = {
    pull_request: {
      number: github.state.pull.number,
      user: { login: github.state.pull.author },
      base: { ref: 'main', sha: baseSha, repo: { full_name: repository } },
      head: { ref: 'change', sha: headSha, repo: { full_name: options.fork ? 'stranger/shop' : repository } },
    },
  }
  let runs = 0
  return {
    github,
    workspace,
    headSha,
    runAction: async ({
      node = process.execPath,
      inputs = {},
      eventName = 'pull_request',
      event: other,
      runId,
      env: more = {},
    } = {}) => {
      runs += 1
      const files = {
        GITHUB_EVENT_PATH: join(room, `event-${runs}.json`),
        GITHUB_OUTPUT: join(room, `output-${runs}`),
        GITHUB_STEP_SUMMARY: join(room, `summary-${runs}`),
      }
      writeFileSync(files.GITHUB_EVENT_PATH, JSON.stringify(other ?? event))
      for (const file of [files.GITHUB_OUTPUT, files.GITHUB_STEP_SUMMARY]) writeFileSync(file, '')
      const given = { 'github-token': github.token, ...inputs }
      const env = {
        ...more,
        ...files,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_EVENT_NAME: eventName,
        GITHUB_REPOSITORY: repository,
        GITHUB_RUN_ID: String(runId ?? 100 + runs),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: join(room, `temp-${runs}`),
      }
      const ended = await run(node, [join(bundle, 'action.js')], { cwd: workspace, env })
      return {
        ...ended,
        summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
        outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      }
    },
    close: async () => {
      await github.close()
      rmSync(room, { recursive: true, force: true })
    },
  }
}

function makeOrigin(directory: string, { base, head }: Sides): { baseSha: string; headSha: string } {
  cpSync(base, directory, { recursive: true })
  git(directory, 'init', '--quiet', '--initial-branch=main')
  const baseSha = commitAll(directory, 'base')
  git(directory, 'checkout', '--quiet', '-b', 'change')
  git(directory, 'rm', '--quiet', '-r', '--ignore-unmatch', '.')
  cpSync(head, directory, { recursive: true })
  const headSha = commitAll(directory, 'head')
  // As on GitHub: any commit may be asked for, not only the tips.
  git(directory, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  return { baseSha, headSha }
}

function commitAll(directory: string, message: string): string {
  git(directory, 'add', '--all')
  git(directory, 'commit', '--quiet', '--no-gpg-sign', '--allow-empty', '--message', message)
  return git(directory, 'rev-parse', 'HEAD').trim()
}

function git(directory: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', '-c', 'core.hooksPath=/dev/null']
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  return execFileSync('git', [...identity, ...args], { cwd: directory, env, encoding: 'utf8' })
}

/** The runner's own reading of GITHUB_OUTPUT: `name<<DELIMITER`, lines, `DELIMITER`. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+)<<(.+)\r?\n([\s\S]*?)\r?\n?\2$/gm)].map(([, name, , value]) => [name ?? '', value ?? '']),
  )
}
