import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { descriptionPath, openDescription } from '../github-openapi.ts'
import { copyOfBundle, nodes } from './bundle.ts'
import { exampleSides, openPullRequest, type PullRequest } from './pull-request.ts'

// dist/ as the runner starts it: inputs and event in the environment, nothing installed beside it.
let bundle: ReturnType<typeof copyOfBundle>
const open: PullRequest[] = []
const started = async (...args: Parameters<typeof openPullRequest> extends [string, ...infer Rest] ? Rest : never) => {
  const pull = await openPullRequest(bundle.directory, ...args)
  open.push(pull)
  return pull
}

beforeAll(() => {
  bundle = copyOfBundle()
})
afterEach(async () => {
  const pulls = open.splice(0)
  for (const pull of pulls) await pull.close()
  // Where GitHub's own description is at hand (.ci/run fetches it), no request may be one that it does not know.
  if (descriptionPath === undefined) return
  const troubleWith = openDescription(descriptionPath)
  expect(pulls.flatMap(({ github }) => github.requests.flatMap((request) => troubleWith(request)))).toEqual([])
})
afterAll(() => bundle.remove())

describe.each(nodes)('the Action on %s', (_, node) => {
  test('blocks a breaking pull request with one comment and one check', async () => {
    const pull = await started(exampleSides)
    const first = await pull.runAction({ node })
    expect(first.code, first.stderr).toBe(1)
    const { state } = pull.github
    expect(state.comments).toHaveLength(1)
    expect(state.checkRuns).toMatchObject([{ name: 'Breakwater', head_sha: pull.headSha, conclusion: 'failure' }])
    expect(state.checkRuns[0]?.annotations.length).toBeGreaterThan(0)
    expect(first.outputs.verdict).toBe('block')
    expect(Number(first.outputs.blocking)).toBeGreaterThan(0)
    expect(first.outputs['comment-url']).toContain('/pull/7#issuecomment-')
    expect(JSON.parse(readFileSync(first.outputs.report ?? '', 'utf8')).verdict.decision).toBe('block')
    expect(first.summary).toContain('CREATE INDEX')
    const offered = state.reviewComments.map(({ path, line, body }) => [path, line, body.split('```')[1]])
    expect(offered).toEqual([
      [
        'migrations/000004_find_orders_by_coffee.up.sql',
        2,
        'suggestion\nCREATE INDEX CONCURRENTLY orders_by_coffee ON orders (coffee_id, ordered_at);\n',
      ],
    ])

    // A run on the same head says the same, so nothing is posted again.
    const second = await pull.runAction({ node })
    expect(second.code).toBe(1)
    expect(state.comments).toHaveLength(1)
    expect(state.comments[0]?.body).toContain('CREATE INDEX')
    expect(state.checkRuns).toHaveLength(1)
    expect(state.reviewComments).toHaveLength(1)
  })
})

describe('the Action', () => {
  test('a pull request that changes nothing of its concern passes, without a comment', async () => {
    const pull = await started({ base: exampleSides.base, head: exampleSides.base })
    const { code, outputs } = await pull.runAction()
    expect({ code, verdict: outputs.verdict }).toEqual({ code: 0, verdict: 'pass' })
    expect(pull.github.state.comments).toEqual([])
    expect(pull.github.state.checkRuns).toMatchObject([{ conclusion: 'success' }])
  })

  test('a shallow clone is deepened as far as needed', async () => {
    const pull = await started(exampleSides, { depth: 1 })
    const { code, stderr } = await pull.runAction({ inputs: { checks: 'api-diff' } })
    expect(code, stderr).toBe(1)
  })

  test('a token that may not write: the result is in summary, log and exit code, and the permission is named', async () => {
    const pull = await started(exampleSides, { github: { permissions: { contents: 'read' } } })
    const { code, stdout, summary } = await pull.runAction({ inputs: { checks: 'api-diff' } })
    expect(code).toBe(1)
    expect(pull.github.state.comments).toEqual([])
    expect(summary).toMatch(/pull-requests: write/)
    expect(summary).toMatch(/checks: write/)
    expect(stdout).toMatch(/::error .*file=openapi\.yaml/)
  })

  test('a pull request from a fork: reviewed, and its preview is not contacted', async () => {
    const pull = await started(exampleSides, { fork: true, github: { permissions: { contents: 'read' } } })
    const { stdout } = await pull.runAction({ inputs: { 'preview-url': 'http://127.0.0.1:9', checks: 'load-test' } })
    expect(stdout).toMatch(/fork/)
  })

  test.each([
    ['an event without a pull request', { eventName: 'push', event: {} }, /on:\s+pull_request/],
    ['an input that is no check', { inputs: { checks: 'api-dif' } }, /did you mean api-diff/],
    ['a config that is not there', { inputs: { config: 'nowhere.yml' } }, /nowhere\.yml/],
  ])('%s: exit 2, with what to do next', async (_, options, told) => {
    const pull = await started(exampleSides)
    const { code, stdout, stderr } = await pull.runAction(options)
    expect(code).toBe(2)
    expect(stdout + stderr).toMatch(told)
    // The runner swallows the line that tells it what to mask.
    expect((stdout + stderr).replace(/^::add-mask::.*$/gm, '')).not.toContain(pull.github.token)
  })

  test('trouble with the config still reports on the required check', async () => {
    const pull = await started(exampleSides)
    await pull.runAction({ inputs: { config: 'nowhere.yml' } })
    expect(pull.github.state.checkRuns).toMatchObject([{ name: 'Breakwater', conclusion: 'failure' }])
  })
})
