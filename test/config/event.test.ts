import { describe, expect, test } from 'vitest'
import { eventOf, type PullRequestEvent, readEvent } from '../../src/config/event.ts'
import { BreakwaterError } from '../../src/core/error.ts'

const base = '9049f1265b7d61be4a8904a9a27120d2064dab3b'
const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'

/** As GitHub sends it, shortened to what surrounds the fields that matter. */
function pullRequest(change: { head?: object; base?: object; user?: unknown; number?: unknown } = {}) {
  return {
    url: 'https://api.github.com/repos/acme/shop/pulls/7',
    id: 279147437,
    number: 7,
    state: 'open',
    locked: false,
    title: 'Ship orders',
    draft: false,
    user: { login: 'dana', id: 21031067, type: 'User' },
    ...change,
    head: {
      label: 'acme:orders',
      ref: 'orders',
      sha: head,
      repo: { id: 186853002, full_name: 'acme/shop', fork: false },
      ...change.head,
    },
    base: {
      label: 'acme:main',
      ref: 'main',
      sha: base,
      repo: { id: 186853002, full_name: 'acme/shop', fork: false },
      ...change.base,
    },
  }
}

function payload(change: Parameters<typeof pullRequest>[0] = {}) {
  return {
    action: 'synchronize',
    number: 7,
    pull_request: pullRequest(change),
    repository: { id: 186853002, full_name: 'acme/shop', private: false },
    sender: { login: 'dana', id: 21031067, type: 'User' },
  }
}

function thrownBy(act: () => unknown): BreakwaterError {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}

const expected: PullRequestEvent = {
  kind: 'pull_request',
  pull: 7,
  author: 'dana',
  baseRef: 'main',
  baseSha: base,
  headRef: 'orders',
  headSha: head,
  headRepository: 'acme/shop',
  fromFork: false,
}

describe('pull requests', () => {
  test('of a branch of the repository', () => {
    expect(readEvent({ eventName: 'pull_request', payload: payload() })).toEqual(expected)
  })

  test('a review carries the same pull request', () => {
    const review = { id: 237895671, user: { login: 'ana' }, state: 'approved', commit_id: head, body: null }
    const event = readEvent({
      eventName: 'pull_request_review',
      payload: { action: 'submitted', review, pull_request: pullRequest() },
    })
    expect(event).toEqual({ ...expected, kind: 'pull_request_review' })
  })

  test.each([
    ['a fork', { head: { repo: { full_name: 'eve/shop', fork: true } } }, true, 'eve/shop'],
    ['a fork that was deleted', { head: { repo: null } }, true, undefined],
    [
      'a branch of a repository that is itself a fork',
      { head: { repo: { full_name: 'eve/shop', fork: true } }, base: { repo: { full_name: 'Eve/shop', fork: true } } },
      false,
      'eve/shop',
    ],
  ])('%s', (_, change, fromFork, headRepository) => {
    const event = readEvent({ eventName: 'pull_request', payload: payload(change) })
    expect(event).toMatchObject({ fromFork, headRepository })
  })

  test('of a deleted account', () => {
    expect(readEvent({ eventName: 'pull_request', payload: payload({ user: null }) })).toMatchObject({
      author: undefined,
    })
  })

  test('of a SHA-256 repository', () => {
    const sha = head + head.slice(0, 24)
    expect(readEvent({ eventName: 'pull_request', payload: payload({ head: { sha } }) })).toMatchObject({
      headSha: sha,
    })
  })

  test('branch names may hold what git allows', () => {
    const ref = 'feature/ümläut-$(id)`;|&@{u'
    expect(readEvent({ eventName: 'pull_request', payload: payload({ head: { ref } }) })).toMatchObject({
      headRef: ref,
    })
  })
})

/** As GitHub sends it, shortened to what surrounds the fields that matter. */
function deployed(status: object = {}, deployment: object = {}) {
  return {
    action: 'created',
    deployment: {
      id: 145988746,
      sha: head,
      ref: 'orders',
      task: 'deploy',
      environment: 'Preview',
      production_environment: false,
      transient_environment: false,
      creator: { login: 'vercel[bot]', id: 35613825, type: 'Bot' },
      ...deployment,
    },
    deployment_status: {
      id: 209916254,
      state: 'success',
      environment: 'Preview',
      environment_url: 'https://shop-git-orders-acme.vercel.app',
      target_url: 'https://vercel.com/acme/shop/logs',
      creator: { login: 'vercel[bot]', id: 35613825, type: 'Bot' },
      ...status,
    },
    repository: { id: 186853002, full_name: 'acme/shop' },
  }
}

describe('a deployment', () => {
  const event = {
    kind: 'deployment_status',
    sha: head,
    state: 'success',
    deployment: {
      environment: 'Preview',
      state: 'success',
      url: 'https://shop-git-orders-acme.vercel.app',
      by: { login: 'vercel[bot]', isApp: true },
      production: false,
    },
  }

  test.each<[string, object, object, object]>([
    ['that is up', {}, {}, event],
    ['under way', { state: 'in_progress', environment_url: '' }, {}, { state: 'in_progress' }],
    [
      'to production',
      { environment: null },
      { environment: 'Main', production_environment: true },
      { deployment: { environment: 'Main', production: true } },
    ],
    [
      'that a person says to be up, whoever made it',
      { creator: { login: 'ann', type: 'User' } },
      {},
      { deployment: { by: { login: 'ann', isApp: false } } },
    ],
    ['by a deleted account', { creator: null }, {}, { deployment: { by: { login: '', isApp: false } } }],
    ['without a URL', { environment_url: null }, {}, { deployment: { url: undefined } }],
  ])('%s', (_, status, deployment, expectedEvent) => {
    const read = readEvent({ eventName: 'deployment_status', payload: deployed(status, deployment) })
    expect(read).toMatchObject(expectedEvent)
  })

  test('of a commit whose name would reach git as an option is refused', () => {
    const act = () => readEvent({ eventName: 'deployment_status', payload: deployed({}, { sha: '--upload-pack=x' }) })
    expect(thrownBy(act).trouble).toMatchObject({ code: 'event-malformed' })
  })

  const pull = {
    ...{ number: 7, author: 'dana' },
    base: { ref: 'main', sha: base, repository: 'acme/shop' },
    head: { ref: 'orders', sha: head, repository: 'acme/shop' },
  }

  test('has the pull request whose head it is', () => {
    expect(eventOf(pull)).toEqual(expected)
  })

  test.each([['eve/shop'], [undefined]])('of the fork %j is not trusted', (repository) => {
    expect(eventOf({ ...pull, author: undefined, head: { ...pull.head, repository } })).toMatchObject({
      fromFork: true,
      author: undefined,
    })
  })

  test('names of its pull request are checked like those of any', () => {
    const act = () => eventOf({ ...pull, head: { ...pull.head, ref: '--exec=x' } })
    expect(thrownBy(act).trouble).toMatchObject({ code: 'event-malformed' })
  })
})

test('a merge group has commits and no pull request', () => {
  const event = readEvent({
    eventName: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: {
        head_sha: head,
        head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-9049f1265b7d61be4a8904a9a27120d2064dab3b',
        base_sha: base,
        base_ref: 'refs/heads/main',
        head_commit: { id: head, tree_id: base, message: 'Ship orders', timestamp: '2026-11-20T10:00:00Z' },
      },
    },
  })
  expect(event).toEqual({
    kind: 'merge_group',
    baseRef: 'main',
    baseSha: base,
    headRef: 'gh-readonly-queue/main/pr-7-9049f1265b7d61be4a8904a9a27120d2064dab3b',
    headSha: head,
  })
})

describe('refused', () => {
  test.each(['push', 'schedule', 'workflow_dispatch', 'issue_comment', ''])('%s has no pull request', (eventName) => {
    const { trouble } = thrownBy(() => readEvent({ eventName, payload: { ref: 'refs/heads/main' } }))
    expect(trouble.code).toBe('event-without-pull-request')
    expect(trouble.hint).toContain('on:\n  pull_request:')
  })

  test('a name from the environment is quoted without its control characters', () => {
    const { trouble } = thrownBy(() => readEvent({ eventName: 'push\n::error::x', payload: {} }))
    expect(trouble.message).toBe('The event push???error??x has no pull request to review.')
  })

  test('pull_request_target', () => {
    const { trouble } = thrownBy(() => readEvent({ eventName: 'pull_request_target', payload: payload() }))
    expect(trouble.code).toBe('event-not-supported')
  })

  test.each([
    ['nothing', undefined],
    ['no pull request', { action: 'opened' }],
    ['a number that is none', payload({ number: '7' })],
    ['an option in the place of a commit', payload({ head: { sha: '--upload-pack=touch x' } })],
    ['an option in the place of a branch', payload({ base: { ref: '--output=x' } })],
    ['a branch with a line break', payload({ head: { ref: 'a\nb' } })],
  ])('%s', (_, given) => {
    const { trouble } = thrownBy(() => readEvent({ eventName: 'pull_request', payload: given }))
    expect(trouble.code).toBe('event-malformed')
  })
})
