import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordedRequest } from '../../fakes/github.ts'
import { descriptionPath, openDescription } from '../../github-openapi.ts'
import { type Opened, open } from './open.ts'

const skipped = descriptionPath === undefined ? ' (skipped: BREAKWATER_GITHUB_OPENAPI names no description)' : ''
const head = 'a'.repeat(40)

describe.skipIf(descriptionPath === undefined)(`GitHub's own description of its API${skipped}`, () => {
  let opened: Opened
  let problems: (request: RecordedRequest) => readonly string[]
  beforeAll(async () => {
    const permissions = { contents: 'read', pull_requests: 'write', checks: 'write', deployments: 'read' } as const
    opened = await open({ permissions })
    problems = openDescription(descriptionPath ?? '')
  })
  afterAll(() => opened.github.close())

  test('allows every request that the adapter makes', async () => {
    const { github, host, run } = opened
    const say = (body: string) => ({ pull: 7, key: 'default', headSha: head, render: () => body, create: true })
    const annotation = {
      path: 'a.sql',
      line: 3,
      column: 2,
      level: 'failure',
      title: 'title',
      message: 'message',
    } as const
    const check = (count: number) => ({
      name: 'Breakwater',
      sha: head,
      conclusion: 'action_required' as const,
      title: 'title',
      render: () => 'summary',
      annotations: Array.from({ length: count }, (_, at) => ({ ...annotation, line: at + 1 })),
    })
    await host.approvalState(7, ['acme/database'])
    await host.upsertComment(say('one'))
    await (await run({ runId: 101 })).upsertComment({ ...say('two'), headSha: 'b'.repeat(40) })
    github.state.comments.push({ ...(github.state.comments[0] ?? fail()), id: 9999 })
    await (await run({ runId: 102 })).upsertComment(say('three'))
    await host.writeCheckRun(check(60))
    await (await run({ runId: 101 })).writeCheckRun(check(61))
    github.state.deployments.push({
      ...{ id: 4321, sha: head, environment: 'Preview', production: false, creator: 'preview-app[bot]', statuses: [] },
    })
    await host.deploymentsOf(head)
    await host.pullRequestsAt('c'.repeat(40))

    const edit = { fingerprint: 'f', path: 'a.sql', startLine: 1, endLine: 2, body: 'why' }
    await host.suggest({ pull: 7, headSha: head, suggestions: [edit] })
    github.state.reviewComments.push({ ...(github.state.reviewComments[0] ?? fail()), id: 9998 })
    github.state.diff = { 'a.sql': 4 }
    const further = [4, 9].map((line) => ({ ...edit, fingerprint: `line ${line}`, startLine: line, endLine: line }))
    await host.suggest({ pull: 7, headSha: head, suggestions: [edit, ...further] })

    const asked = new Set(github.requests.map(({ method, path }) => `${method} ${path.replaceAll(/\d{2,}/g, 'N')}`))
    expect([...asked].sort()).toEqual([
      'DELETE /repos/acme/shop/issues/comments/N',
      'DELETE /repos/acme/shop/pulls/comments/N',
      `GET /orgs/acme/teams/database/members`,
      'GET /repos/acme/shop/check-runs/N/annotations',
      `GET /repos/acme/shop/commits/${head}/check-runs`,
      `GET /repos/acme/shop/commits/${'c'.repeat(40)}/pulls`,
      'GET /repos/acme/shop/deployments',
      'GET /repos/acme/shop/deployments/N/statuses',
      'GET /repos/acme/shop/issues/7/comments',
      'GET /repos/acme/shop/pulls',
      'GET /repos/acme/shop/pulls/7',
      'GET /repos/acme/shop/pulls/7/comments',
      'GET /repos/acme/shop/pulls/7/reviews',
      'GET /user',
      'PATCH /repos/acme/shop/check-runs/N',
      'PATCH /repos/acme/shop/issues/comments/N',
      'POST /graphql',
      'POST /repos/acme/shop/check-runs',
      'POST /repos/acme/shop/issues/7/comments',
      'POST /repos/acme/shop/pulls/7/comments',
      'POST /repos/acme/shop/pulls/7/reviews',
    ])
    expect(github.requests.flatMap(problems)).toEqual([])
  })

  test.each([
    ['an unknown path', { path: '/repos/acme/shop/nonsense' }, "is not in GitHub's description"],
    ['an unknown method', { method: 'PUT' }, "is not in GitHub's description"],
    ['no body', { body: undefined }, 'lacks a body'],
    ['a body of the wrong type', { body: { body: 7 } }, '/body must be string'],
    ['a misspelt key', { body: { body: 'x', boddy: 'x' } }, 'body knows no boddy'],
    ['an unknown query parameter', { query: { page: '1' } }, 'knows no query parameter page'],
    ['a number that is none', { path: '/repos/acme/shop/issues/seven/comments' }, 'must be integer'],
    [
      'a conclusion that GitHub does not know',
      { path: '/repos/acme/shop/check-runs', body: { name: 'x', head_sha: head, conclusion: 'fine' } },
      'must be equal to one of the allowed values',
    ],
  ])('refuses %s', (_, change, message) => {
    const request = {
      method: 'POST',
      path: '/repos/acme/shop/issues/7/comments',
      query: {},
      headers: {},
      body: { body: 'x' },
      status: 201,
      ...change,
    }
    expect(problems(request).join('\n')).toContain(message)
  })
})

function fail(): never {
  throw new Error('the comment was not written')
}
