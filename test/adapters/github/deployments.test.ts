import { afterEach, describe, expect, test } from 'vitest'
import type { FakeDeployment } from '../../fakes/github-state.ts'
import { type Opened, open } from './open.ts'

const sha = 'a'.repeat(40)
const app = 'preview-app[bot]'

let opened: Opened | undefined
afterEach(async () => {
  await opened?.github.close()
})

/** Statuses oldest first: `state`, or `state url`. */
function deployment(
  id: number,
  statuses: readonly string[],
  { environment = 'Preview', creator = app, production = false, of = sha } = {},
): FakeDeployment {
  return {
    id,
    sha: of,
    environment,
    production,
    creator,
    statuses: statuses.map((text, at) => {
      const [state = '', environmentUrl] = text.split(' ')
      return { id: id * 100 + at, state, creator, ...(environmentUrl === undefined ? {} : { environmentUrl }) }
    }),
  }
}

const url = 'https://pr-7.example.dev'
const at = { environment: 'Preview', url: undefined, by: { login: app, isApp: true }, production: false }

describe('how a deployment stands', () => {
  test.each([
    [[], { ...at, state: 'under way' }],
    [['queued'], { ...at, state: 'under way' }],
    [['pending', 'in_progress'], { ...at, state: 'under way' }],
    [['pending', `success ${url}`], { ...at, state: 'success', url }],
    [['success'], { ...at, state: 'success' }],
    [['in_progress', 'failure'], { ...at, state: 'failure' }],
    [[`error ${url}`], { ...at, state: 'failure' }],
    // Another deployment took the place of its environment: where it was is still known.
    [[`success ${url}`, 'inactive'], { ...at, state: 'inactive', url }],
    // The latest success says where it is.
    [[`success ${url}/old`, 'in_progress', `success ${url}`], { ...at, state: 'success', url }],
  ] as const)('%j', async (statuses, expected) => {
    opened = await open({ permissions: { deployments: 'read' } })
    opened.github.state.deployments.push(deployment(1, statuses))
    expect(await opened.host.deploymentsOf(sha)).toEqual({ status: 'read', deployments: [expected], more: false })
  })
})

test('of each environment and each who deploys there the latest, of this commit only', async () => {
  opened = await open({ permissions: { deployments: 'read' } })
  opened.github.state.deployments.push(
    deployment(1, [`success ${url}/1`]),
    deployment(2, [`success ${url}/2`]),
    deployment(3, ['success'], { environment: 'Production', production: true }),
    deployment(4, ['success'], { creator: 'ann' }),
    deployment(5, ['success'], { of: 'b'.repeat(40) }),
  )
  expect(await opened.host.deploymentsOf(sha)).toEqual({
    status: 'read',
    deployments: [
      { ...at, state: 'success', by: { login: 'ann', isApp: false } },
      { ...at, environment: 'Production', state: 'success', production: true },
      { ...at, state: 'success', url: `${url}/2` },
    ],
    more: false,
  })
})

test('whoever says where it is counts, not who made the deployment', async () => {
  opened = await open({ permissions: { deployments: 'read' } })
  const made = deployment(1, [])
  made.statuses.push({ id: 9, state: 'success', creator: 'mallory', environmentUrl: url })
  opened.github.state.deployments.push(made)
  expect(await opened.host.deploymentsOf(sha)).toMatchObject({
    deployments: [{ by: { login: 'mallory', isApp: false }, url }],
  })
})

test('a commit that is deployed to very many places: some are looked at, and that is said', async () => {
  opened = await open({ permissions: { deployments: 'read' } })
  for (let id = 1; id <= 30; id++) {
    opened.github.state.deployments.push(deployment(id, ['success'], { environment: `env-${id}` }))
  }
  const read = await opened.host.deploymentsOf(sha)
  expect(read).toMatchObject({ status: 'read', more: true })
  expect(read.status === 'read' && read.deployments.map(({ environment }) => environment)).toEqual(
    Array.from({ length: 20 }, (_, at) => `env-${30 - at}`),
  )
})

describe('trouble', () => {
  test('a token that may not read them: the permission is named', async () => {
    opened = await open()
    expect(await opened.host.deploymentsOf(sha)).toMatchObject({
      status: 'refused',
      permission: 'deployments: read',
      reason: expect.stringContaining('403'),
    })
  })

  test('a failure that passes is waited for', async () => {
    opened = await open({ permissions: { deployments: 'read' } })
    opened.github.fail({ path: /deployments/, fault: 'bad-gateway', times: 2 })
    expect(await opened.host.deploymentsOf(sha)).toMatchObject({ status: 'read' })
  })
})

describe('the pull request of a commit', () => {
  const pull = {
    number: 7,
    author: 'dana',
    base: { ref: 'main', sha: 'b'.repeat(40), repository: 'acme/shop' },
    head: { ref: 'topic', sha, repository: 'acme/shop' },
  }

  test.each([
    ['is found', {}, [pull]],
    [
      "of a fork is found, though the commit's own list may lack it",
      { headRepository: 'stranger/shop', listedByCommit: false },
      [{ ...pull, head: { ...pull.head, repository: 'stranger/shop' } }],
    ],
    [
      'of a fork that is gone is found',
      { headRepository: undefined },
      [{ ...pull, head: { ...pull.head, repository: undefined } }],
    ],
    ['that has moved on is none', { headSha: 'c'.repeat(40) }, []],
  ])('%s', async (_, given, expected) => {
    opened = await open({ pull: given })
    expect(await opened.host.pullRequestsAt(sha)).toEqual(expected)
  })

  test('cannot be looked for without permission, which is named', async () => {
    opened = await open({ permissions: { contents: 'read' } })
    await expect(opened.host.pullRequestsAt(sha)).rejects.toMatchObject({
      trouble: { message: expect.stringContaining('pull-requests: read') },
    })
  })
})
