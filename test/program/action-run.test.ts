import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reviewAs } from '../../src/program/action-run.ts'
import { type Fixture, newRepository, temporaryFolder } from '../adapters/git/fixture.ts'
import { type FakeCodeHostOptions, fakeCodeHost } from '../fakes/code-host.ts'
import { fakeRunner } from '../fakes/runner.ts'
import { fakeWorld } from '../fakes/world.ts'

const operation = (path: string) => `  ${path}:\n    get: {responses: {'200': {description: ok}}}\n`
const spec = (...paths: readonly string[]) =>
  `openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n${paths.map(operation).join('')}`

interface Given {
  readonly base?: Readonly<Record<string, string>>
  readonly head?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
  readonly host?: FakeCodeHostOptions
  readonly fork?: boolean
  readonly mergeGroup?: boolean
  /** The event is a deployment of head; these go over its status. */
  readonly deployed?: object
  /** The head of the open pull request; false: there is none. */
  readonly openPull?: false
  readonly brokenSummary?: boolean
  readonly temp?: string
}

const breaking = { base: { 'openapi.yaml': spec('/a', '/b') }, head: { 'openapi.yaml': spec('/a') } }
const harmless = { base: { 'openapi.yaml': spec('/a') }, head: { 'openapi.yaml': spec('/a', '/b') } }

function eventOf({ git }: Fixture, { fork, mergeGroup, deployed }: Given) {
  const [baseSha, headSha] = [git('rev-parse', 'main'), git('rev-parse', 'change')]
  if (mergeGroup) {
    const refs = { base_ref: 'refs/heads/main', head_ref: 'refs/heads/gh-readonly-queue/main/pr-7' }
    return { eventName: 'merge_group', payload: { merge_group: { ...refs, base_sha: baseSha, head_sha: headSha } } }
  }
  if (deployed) {
    const creator = { login: 'preview-app[bot]', type: 'Bot' }
    const deployment = { sha: headSha, environment: 'Production', creator }
    const status = { state: 'success', environment_url: 'https://shop.example.dev', creator, ...deployed }
    return { eventName: 'deployment_status', payload: { deployment, deployment_status: status } }
  }
  const head = { ref: 'change', sha: headSha, repo: { full_name: fork ? 'stranger/shop' : 'acme/shop' } }
  const base = { ref: 'main', sha: baseSha, repo: { full_name: 'acme/shop' } }
  return { eventName: 'pull_request', payload: { pull_request: { number: 7, user: { login: 'dana' }, base, head } } }
}

async function run(given: Given) {
  const repository = newRepository()
  repository.commit(given.base ?? harmless.base)
  repository.git('switch', '-q', '-c', 'change')
  const headSha = repository.commit(given.head ?? harmless.head)
  const runner = fakeRunner({
    ...eventOf(repository, given),
    inputs: { 'github-token': 'token-of-the-run', checks: 'api-diff', ...given.inputs },
    brokenSummary: given.brokenSummary ?? false,
  })
  const pull = {
    ...{ number: 7, author: 'dana' },
    base: { ref: 'main', sha: repository.git('rev-parse', 'main'), repository: 'acme/shop' },
    head: { ref: 'change', sha: headSha, repository: given.fork ? 'stranger/shop' : 'acme/shop' },
  }
  const host = fakeCodeHost({ pullRequests: given.openPull === false ? [] : [pull], ...given.host })
  const world = fakeWorld({ cwd: repository.directory, env: { RUNNER_TEMP: given.temp ?? temporaryFolder() } })
  const start = (on = runner) => reviewAs(on, async () => host, world)
  return { code: await start(), runner, host, headSha, repository, start }
}

const texts = (said: readonly (readonly [string, string])[], kind: string) =>
  said.flatMap(([of, text]) => (of === kind ? [text] : []))

describe('what is published', () => {
  test('comment, check, summary, outputs and report of a break', async () => {
    const { code, runner, host, headSha } = await run(breaking)
    expect(code).toBe(1)
    expect(host.checkRuns).toMatchObject([{ name: 'Breakwater', sha: headSha, conclusion: 'failure' }])
    expect(host.comments).toHaveLength(1)
    expect(runner.summaries).toHaveLength(1)
    expect(runner.outputs).toMatchObject({ verdict: 'block', blocking: '1' })
    expect(JSON.parse(readFileSync(runner.outputs.report ?? '', 'utf8')).verdict.decision).toBe('block')
    expect(runner.masked).toContain('token-of-the-run')
  })

  test('on a merge group: the check, and no comment', async () => {
    const { code, host, headSha } = await run({ ...harmless, mergeGroup: true })
    expect(code).toBe(0)
    expect(host.comments).toEqual([])
    expect(host.checkRuns).toMatchObject([{ sha: headSha, conclusion: 'success' }])
  })

  test.each([
    ['dry run', { inputs: { 'dry-run': 'true' } }],
    ['no token', { inputs: { 'github-token': '' } }],
  ])('%s: nothing is written, and what would have been is printed', async (_, given) => {
    const { code, runner, host } = await run({ ...breaking, ...given })
    expect(code).toBe(1)
    expect([...host.comments, ...host.checkRuns]).toEqual([])
    const printed = texts(runner.said, 'print').join('\n')
    expect(printed).toContain('The check run: Breakwater: failure (blocked: 1 error in api-diff)')
    expect(printed).toContain('## 🔴 Breakwater: blocked')
  })
})

describe('what cannot be written is told elsewhere', () => {
  const refuse = (permission: string) => ({ status: 'refused', reason: 'GitHub answered 403.', permission }) as const
  const readOnly = { refuse: { comment: refuse('pull-requests: write'), checkRun: refuse('checks: write') } }

  test('a permission is named, in log and summary; the annotations go through the log', async () => {
    const { code, runner } = await run({ ...breaking, host: readOnly })
    expect(code).toBe(1)
    expect(texts(runner.said, 'warning').join('\n')).toMatch(/pull-requests: write[\s\S]*checks: write/)
    expect(runner.summaries[0]).toContain('checks: write')
    expect(texts(runner.said, 'failure')).toHaveLength(1)
  })

  test('to a fork no permission is recommended: none would help', async () => {
    const { runner } = await run({ ...breaking, host: readOnly, fork: true })
    const warnings = texts(runner.said, 'warning')
    expect(warnings).toEqual([expect.stringContaining("a fork's pull request")])
    expect(runner.summaries[0]).not.toContain('permissions:')
  })

  test('neither a full disk nor a broken summary changes the verdict', async () => {
    const { code, runner, host } = await run({ ...harmless, brokenSummary: true, temp: '/dev/null' })
    expect(code).toBe(0)
    expect(host.checkRuns).toMatchObject([{ conclusion: 'success' }])
    expect(runner.outputs).toMatchObject({ verdict: 'pass', report: '' })
    expect(texts(runner.said, 'warning').join('\n')).toMatch(/summary could not be written: no space left/)
    expect(texts(runner.said, 'warning').join('\n')).toMatch(/report could not be written/)
  })

  test('a newer run has the last word, and that is said', async () => {
    const { runner, host, start } = await run(breaking)
    await host.asRun(900).writeCheckRun({
      ...{ name: 'Breakwater', sha: host.checkRuns[0]?.sha ?? '', conclusion: 'success', title: 'newer' },
      ...{ render: () => '', annotations: [] },
    })
    expect(await start()).toBe(1)
    expect(texts(runner.said, 'notice').join('\n')).toContain('run 900 has written a newer check run')
    expect(texts(runner.said, 'failure')).toEqual([])
  })
})

describe('trouble that leaves nothing to judge reports on the required check', () => {
  test.each([
    ['an input that is none', { inputs: { checks: 'api-dif' } }, /did you mean api-diff/],
    ['a config that is not there', { inputs: { config: 'nowhere.yml' } }, /nowhere\.yml/],
    [
      'a config with an error',
      { base: { ...harmless.base, '.github/breakwater.yml': 'chekcs: 1\n' } },
      /unknown key "chekcs"/,
    ],
  ])('%s', async (_, given, told) => {
    const { code, runner, host, headSha } = await run({ ...harmless, ...given })
    expect(code).toBe(2)
    expect(host.checkRuns).toMatchObject([
      { sha: headSha, conclusion: 'failure', summary: expect.stringMatching(told) },
    ])
    expect(texts(runner.said, 'error').join('\n')).toMatch(told)
    expect(runner.outputs.verdict).toBe('inconclusive')
  })

  test('but not on a dry run, even one that is misspelt', async () => {
    const { code, host } = await run({ inputs: { 'dry-run': 'yes' } })
    expect(code).toBe(2)
    expect([...host.comments, ...host.checkRuns]).toEqual([])
  })
})

describe('the config in force', () => {
  test('is that of the base branch as it is now: what was accepted since holds when the job runs again', async () => {
    const { code, repository, runner, host, start } = await run(breaking)
    expect(code).toBe(1)
    const report = JSON.parse(readFileSync(runner.outputs.report ?? '', 'utf8'))
    const [{ fingerprint }] = report.outcomes[0].findings
    repository.git('switch', '-q', 'main')
    repository.commit({
      '.github/breakwater.yml': `accepted:\n  - {fingerprint: "${fingerprint}", by: ann, reason: nobody calls it, until: 2999-12-31}\n`,
    })
    repository.git('update-ref', 'refs/remotes/origin/main', 'main')
    expect(await start()).toBe(0)
    expect(host.checkRuns.at(-1)?.conclusion).toBe('success')
  })

  test('is the event’s where the branch was rewritten', async () => {
    const { code, repository, host, start } = await run(harmless)
    expect(code).toBe(0)
    repository.git('switch', '-q', '--orphan', 'other')
    repository.commit({ '.github/breakwater.yml': 'chekcs: 1\n' })
    repository.git('update-ref', 'refs/remotes/origin/main', 'other')
    expect(await start()).toBe(0)
    expect(host.checkRuns.at(-1)?.conclusion).toBe('success')
  })

  test('is not what the pull request makes of it, and that is said', async () => {
    const { host } = await run({
      ...harmless,
      head: { ...harmless.head, '.github/breakwater.yml': 'inconclusive: allow\n' },
    })
    expect(host.comments[0]?.body).toContain('This pull request changes .github/breakwater.yml')
  })

  test('a config where nobody reads it is told', async () => {
    const { host } = await run({ ...harmless, head: { ...harmless.head, '.breakwater.yml': 'inconclusive: allow\n' } })
    expect(host.comments[0]?.body).toContain('.breakwater.yml is not read')
  })
})

test('a preview that a workflow names on a metadata address is never contacted', async () => {
  const { code, runner } = await run({
    inputs: { checks: 'load-test', 'preview-url': 'http://169.254.169.254/latest/meta-data' },
  })
  expect(code).toBe(2)
  expect(runner.summaries[0]).toContain('leads to the reserved address 169.254.169.254')
})

describe('a deployment', () => {
  const up = { ...harmless, deployed: {} }

  test('that is up is the cause of a review of the pull request whose head it is', async () => {
    const { code, host, headSha } = await run({ ...breaking, deployed: {} })
    expect(code).toBe(1)
    expect(host.checkRuns).toMatchObject([{ name: 'Breakwater', sha: headSha, conclusion: 'failure' }])
    expect(host.comments).toMatchObject([{ pull: 7, headSha }])
  })

  test.each<[string, Given, RegExp]>([
    ['that is not up yet', { ...up, deployed: { state: 'in_progress' } }, /not up \(in_progress\)/],
    ['that failed', { ...up, deployed: { state: 'failure' } }, /not up \(failure\)/],
    ['of a commit that is no head', { ...up, openPull: false }, /No open pull request has its head at/],
  ])('%s is left alone, and that is said', async (_, given, told) => {
    const { code, host, runner } = await run(given)
    expect(code).toBe(0)
    expect([...host.comments, ...host.checkRuns]).toEqual([])
    expect(texts(runner.said, 'notice').join('\n')).toMatch(told)
    expect(runner.outputs).toEqual({})
  })

  test('to production is not loaded', async () => {
    const { code, runner } = await run({ ...up, inputs: { checks: '' } })
    expect(code).toBe(0)
    const { outcomes } = JSON.parse(readFileSync(runner.outputs.report ?? '', 'utf8'))
    expect(outcomes.find(({ check }: { check: string }) => check === 'load-test')).toMatchObject({
      status: 'skipped',
      reason: 'no preview deployment: Production is production',
    })
  })

  test("of a fork's pull request is reviewed as a fork's: what the workflow names is not trusted", async () => {
    const inputs = { checks: 'load-test', 'preview-url': 'https://shop.example.dev' }
    const { code, runner } = await run({ ...up, fork: true, inputs })
    expect(code).toBe(2)
    expect(runner.summaries[0]).toContain("named in a run that a fork's pull request started")
  })

  test('is known from the event where the token may not read deployments', async () => {
    const refused = { status: 'refused', reason: 'GitHub answered 403.', permission: 'deployments: read' } as const
    const { runner } = await run({ ...up, inputs: { checks: 'load-test' }, host: { refuse: { deployments: refused } } })
    expect(runner.summaries[0]).toContain('Production is production')
  })

  test('without a token finds no pull request, and that is an error', async () => {
    const { code, runner } = await run({ ...up, inputs: { 'github-token': '' } })
    expect(code).toBe(2)
    expect(texts(runner.said, 'error').join('\n')).toContain('Leave the input github-token out')
  })
})

test('a pull request whose preview nobody names finds it among the deployments of its head', async () => {
  const { runner } = await run({ ...harmless, inputs: { checks: 'load-test' } })
  expect(runner.summaries[0]).toContain('no preview deployment')
})
