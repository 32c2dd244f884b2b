import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import type { CodeHost } from '../../../src/core/ports.ts'
import type { FakeGitHubOptions } from '../../fakes/github.ts'
import { type Opened, open, type RunOptions, writes } from './open.ts'

const head = 'a'.repeat(40)
const marker = (run: number, { attempt = 1, sha = head, key = 'default' } = {}) =>
  `<!-- breakwater key=${key} head=${sha} run=${run} attempt=${attempt} -->`

let opened: Opened | undefined
afterEach(async () => {
  await opened?.github.close()
})

async function start(options?: FakeGitHubOptions, first?: RunOptions): Promise<Opened> {
  opened = await open(options, first)
  return opened
}

function say(host: CodeHost, body: string, given: Partial<Parameters<CodeHost['upsertComment']>[0]> = {}) {
  return host.upsertComment({ pull: 7, key: 'default', headSha: head, render: () => body, create: true, ...given })
}

describe('one comment', () => {
  test('the first run creates it', async () => {
    const { github, host } = await start()
    const published = await say(host, 'Breakwater: pass')
    expect(published).toEqual({ status: 'written', url: 'https://github.com/acme/shop/pull/7#issuecomment-1001' })
    expect(github.state.comments).toEqual([
      { id: 1001, author: 'github-actions[bot]', body: `${marker(100)}\nBreakwater: pass`, edits: 0 },
    ])
  })

  test('a later run edits it', async () => {
    const { github, host, run } = await start()
    await say(host, 'one')
    expect((await say(await run({ runId: 101 }), 'two')).status).toBe('written')
    expect(github.state.comments).toEqual([
      { id: 1001, author: 'github-actions[bot]', body: `${marker(101)}\ntwo`, edits: 1 },
    ])
  })

  test('same words for the same commit make no write', async () => {
    const { github, host, run } = await start()
    await say(host, 'one\ntwo\n')
    const before = writes(github).length
    expect((await say(await run({ runId: 101 }), 'one\r\ntwo')).status).toBe('unchanged')
    expect(writes(github)).toHaveLength(before)
  })

  test('with create: false nothing is posted, and an old comment is brought up to date', async () => {
    const { github, host, run } = await start()
    expect(await say(host, 'nothing to review', { create: false })).toEqual({ status: 'absent' })
    expect(writes(github)).toEqual([])
    await say(host, 'block')
    expect((await say(await run({ runId: 101 }), 'nothing to review', { create: false })).status).toBe('written')
    expect(github.state.comments.map(({ body }) => body)).toEqual([`${marker(101)}\nnothing to review`])
  })

  test('keys keep comments apart, whatever is in them', async () => {
    const { github, host } = await start()
    await say(host, 'web', { key: 'services/web' })
    await say(host, 'api', { key: 'services/api -->' })
    await say(host, 'api two', { key: 'services/api -->' })
    expect(github.state.comments.map(({ body }) => body)).toEqual([
      `${marker(100, { key: 'services%2Fweb' })}\nweb`,
      `${marker(100, { key: 'services%2Fapi%20%2D%2D%3E' })}\napi two`,
    ])
  })
})

const earlier = 'e'.repeat(40)
const later = 'c'.repeat(40)

describe('whose comment it is', () => {
  test("a person's quotation of the marker, or a copy, is left alone", async () => {
    const { github, host } = await start()
    github.state.comments.push(
      { id: 1, author: 'dana', body: `> ${marker(99)}\n> Breakwater: block\n\nwhy?`, edits: 0 },
      { id: 2, author: 'eve', body: `${marker(99)}\nBreakwater: pass`, edits: 0 },
      { id: 3, author: 'other-app[bot]', body: `${marker(99)}\nBreakwater: pass`, edits: 0 },
      { id: 4, author: 'github-actions[bot]', body: `Last time it said:\n${marker(99)}\npass`, edits: 0 },
    )
    await say(host, 'block')
    expect(github.state.comments.map(({ author, edits }) => [author, edits])).toEqual([
      ['dana', 0],
      ['eve', 0],
      ['other-app[bot]', 0],
      ['github-actions[bot]', 0],
      ['github-actions[bot]', 0],
    ])
  })

  test.each([
    ['a person', { login: 'ana', kind: 'user', permissions: { issues: 'write' } } as const],
    [
      'another app',
      { login: 'acme-review[bot]', kind: 'app', app: 'acme-review', permissions: { issues: 'write' } } as const,
    ],
  ])('the token of %s knows its own', async (_, token) => {
    const { github, run } = await start({ tokens: { 'other-token': token } })
    await say(await run(), 'by the workflow')
    await say(await run({ token: 'other-token', runId: 101 }), 'one')
    await say(await run({ token: 'other-token', runId: 102 }), 'two')
    expect(github.state.comments.map(({ author, body }) => [author, body])).toEqual([
      ['github-actions[bot]', `${marker(100)}\nby the workflow`],
      [token.login, `${marker(102)}\ntwo`],
    ])
  })

  test('found on the third page', async () => {
    const { github, host, run } = await start()
    const chatter = (from: number) =>
      Array.from({ length: 120 }, (_, at) => ({ id: from + at, author: 'dana', body: 'bump', edits: 0 }))
    github.state.comments.push(...chatter(1), ...chatter(201))
    await say(host, 'one')
    github.state.comments.push(...chatter(2001))
    await say(await run({ runId: 101 }), 'two')
    expect(github.state.comments.filter(({ author }) => author !== 'dana').map(({ body }) => body)).toEqual([
      `${marker(101)}\ntwo`,
    ])
    expect(github.requests.some(({ query }) => query.page === '4')).toBe(true)
  })

  test('of two from before, the older stays', async () => {
    const { github, host } = await start()
    for (const [id, run] of [
      [11, 98],
      [12, 99],
    ] as const) {
      github.state.comments.push({ id, author: 'github-actions[bot]', body: `${marker(run)}\nold`, edits: 0 })
    }
    expect((await say(host, 'new')).status).toBe('written')
    expect(github.state.comments).toEqual([
      { id: 11, author: 'github-actions[bot]', body: `${marker(100)}\nnew`, edits: 1 },
    ])
  })
})

describe('an old run does not overwrite a newer one', () => {
  // What stands there, on which commit the pull request is, and who writes.
  test.each([
    { there: { run: 101 }, mine: { run: 100 }, wins: 'there' },
    { there: { run: 100 }, mine: { run: 101 }, wins: 'mine' },
    { there: { run: 100, attempt: 2 }, mine: { run: 100, attempt: 1 }, wins: 'there' },
    { there: { run: 100, attempt: 1 }, mine: { run: 100, attempt: 2 }, wins: 'mine' },
    { there: { run: 100 }, mine: { run: 100 }, wins: 'mine' },
    {
      title: 're-run of an old run',
      there: { run: 101, sha: head },
      mine: { run: 100, attempt: 2, sha: earlier },
      wins: 'there',
    },
    { title: 'events out of order', there: { run: 100, sha: head }, mine: { run: 101, sha: earlier }, wins: 'there' },
    {
      title: 'reset to what an older run judges',
      there: { run: 101, sha: later },
      mine: { run: 100, sha: head },
      wins: 'mine',
    },
    { title: 'both are behind', there: { run: 100, sha: earlier }, mine: { run: 101, sha: later }, wins: 'mine' },
  ])('$there, then $mine: $wins', async ({ there, mine, wins }) => {
    const { github, host } = await start({}, { runId: mine.run, runAttempt: mine.attempt ?? 1 })
    const standing = `${marker(there.run, { attempt: there.attempt ?? 1, sha: there.sha ?? head })}\nthere`
    github.state.comments.push({ id: 11, author: 'github-actions[bot]', body: standing, edits: 0 })
    const published = await say(host, 'mine', { headSha: mine.sha ?? head })
    expect(published.status).toBe(wins === 'mine' ? 'written' : 'superseded')
    expect(github.state.comments.map(({ body }) => body.split('\n')[1])).toEqual([wins])
  })

  test('it says which run', async () => {
    const { github, host } = await start()
    github.state.comments.push({ id: 11, author: 'github-actions[bot]', body: `${marker(101)}\nthere`, edits: 0 })
    expect(await say(host, 'mine')).toEqual({
      status: 'superseded',
      reason: 'run 101 (attempt 1) has written a newer comment, for aaaaaaa',
    })
  })

  test('a token that may not read the pull request goes by run numbers', async () => {
    const { github, host } = await start({ permissions: { issues: 'write' } })
    github.state.comments.push({
      id: 11,
      author: 'github-actions[bot]',
      body: `${marker(99, { sha: later })}\nthere`,
      edits: 0,
    })
    expect((await say(host, 'mine')).status).toBe('written')
  })
})

describe('lost answers', () => {
  const created = { method: 'POST', path: /\/comments$/ }

  test.each([
    ['written, then 502', 'bad-gateway-after'],
    ['written, then the connection breaks', 'reset-after'],
    ['502 instead of writing', 'bad-gateway'],
    ['the connection breaks before', 'reset'],
  ] as const)('%s: still one comment', async (_, fault) => {
    const { github, host } = await start()
    github.fail({ ...created, fault })
    expect(await say(host, 'one')).toMatchObject({ status: 'written' })
    expect(github.state.comments.map(({ body }) => body)).toEqual([`${marker(100)}\none`])
  })

  test('of an edit', async () => {
    const { github, host, run } = await start()
    await say(host, 'one')
    github.fail({ method: 'PATCH', fault: 'bad-gateway-after' })
    expect(await say(await run({ runId: 101 }), 'two')).toMatchObject({ status: 'written' })
    expect(github.state.comments).toMatchObject([{ body: `${marker(101)}\ntwo`, edits: 1 }])
  })

  test('a read is simply repeated', async () => {
    const { github, host, clock } = await start()
    github.fail({ method: 'GET', fault: 'bad-gateway', times: 2 })
    expect(await say(host, 'one')).toMatchObject({ status: 'written' })
    expect(clock.slept.slice(0, 2)).toEqual([1000, 2000])
  })

  test('an answer that does not come in time', async () => {
    const { github, run } = await start()
    let late = true
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const answer = await globalThis.fetch(input, init)
      if (init?.method !== 'POST' || !late) return answer
      late = false
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    }
    expect(await say(await run({ fetch }), 'one')).toMatchObject({ status: 'written' })
    expect(github.state.comments).toHaveLength(1)
  })

  test("a proxy's page in the place of an answer", async () => {
    const { github, run } = await start()
    const page = () => new Response('<html>log in</html>', { headers: { 'content-type': 'text/html' } })
    await expect(say(await run({ fetch: async () => page() }), 'one')).rejects.toMatchObject({
      trouble: { code: 'github-unreachable', message: expect.stringContaining('not JSON') },
    })
    expect(github.requests).toEqual([])
  })

  test('GitHub stays down: an error that says so, and no more writes than three', async () => {
    const { github, host } = await start()
    github.fail({ ...created, fault: 'bad-gateway', times: 100 })
    await expect(say(host, 'one')).rejects.toMatchObject({ trouble: { code: 'github-unreachable' } })
    expect(writes(github)).toHaveLength(3)
  })
})

describe('limits', () => {
  test('the body is rendered into what the marker leaves of 60,000', async () => {
    const { github, host } = await start()
    let given = 0
    await say(host, '', {
      render: (limit) => {
        given = limit
        return 'x'.repeat(limit)
      },
    })
    expect(given).toBe(60_000 - `${marker(100)}\n`.length)
    expect(github.state.comments[0]?.body).toHaveLength(60_000)
  })

  test('too long all the same: once more, smaller', async () => {
    const { github, host } = await start()
    expect((await say(host, '', { render: (limit) => 'x'.repeat(limit * 2) })).status).toBe('written')
    expect(writes(github)).toHaveLength(2)
    expect(github.requests.filter(({ status }) => status === 422)).toHaveLength(1)
  })

  test('never short enough: an error, not a loop', async () => {
    const { github, host } = await start()
    await expect(say(host, 'x'.repeat(70_000))).rejects.toMatchObject({ trouble: { code: 'github-refused' } })
    expect(writes(github)).toHaveLength(2)
  })

  test('NUL and half a surrogate pair do not reach GitHub', async () => {
    const { github, host } = await start()
    await say(host, 'a\0b\uD800c😀')
    expect(github.state.comments[0]?.body.split('\n')[1]).toBe('ab\uFFFDc😀')
  })

  const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  test.each([
    ['secondary limit', 403, secondary, { 'retry-after': '17' }, 17_000],
    ['secondary limit as 429', 429, secondary, { 'retry-after': '5' }, 5000],
    ['in other words', 429, 'Too many requests', { 'retry-after': '9' }, 9000],
    ['without a time', 403, secondary, {}, 60_000],
    ['primary limit', 403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 0],
  ])('%s: waits as asked, then writes', async (_, status, message, headers, waits) => {
    const { github, host, clock } = await start()
    github.fail({ method: 'POST', fault: { status, message, headers } })
    expect((await say(host, 'one')).status).toBe('written')
    expect(github.state.comments).toHaveLength(1)
    expect(clock.slept).toContain(waits)
  })

  test('a limit for longer than anyone waits is an error', async () => {
    const { github, host } = await start()
    github.fail({ method: 'POST', fault: { status: 403, message: secondary, headers: { 'retry-after': '3600' } } })
    await expect(say(host, 'one')).rejects.toMatchObject({ trouble: { code: 'github-rate-limited' } })
  })
})

describe('not allowed', () => {
  test('the missing permission is named as YAML', async () => {
    const { host } = await start({ permissions: { contents: 'read' }, visibility: 'public' })
    expect(await say(host, 'one')).toEqual({
      status: 'refused',
      reason: 'GitHub answered 403: Resource not accessible by integration - https://docs.github.com/rest',
      permission: 'pull-requests: write',
    })
  })

  test('a pull request that is not there, or not to be seen', async () => {
    const { host } = await start()
    expect(await say(host, 'one', { pull: 8 })).toMatchObject({ status: 'refused', permission: 'pull-requests: write' })
  })

  test('a locked conversation', async () => {
    const { host } = await start({ pull: { locked: true } })
    await expect(say(host, 'one')).rejects.toMatchObject({ trouble: { code: 'github-conversation-locked' } })
  })

  test('a wrong token is an error that does not hold it', async () => {
    const { run } = await start()
    const token = 'ghs_SecretSecretSecret'
    const failure = await say(await run({ token }), 'one').catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ trouble: { code: 'github-unauthorized' } })
    expect(inspect(failure, { depth: 20 })).not.toContain(token)
  })
})

test('an Enterprise Server is spoken to where it is', async () => {
  const { github, host, run } = await start({ basePath: '/api/v3' })
  await say(host, 'one')
  await say(await run({ runId: 101 }), 'two')
  expect(github.url).toMatch(/\/api\/v3$/)
  expect(github.requests.map(({ headers }) => headers['user-agent'])).toEqual(
    github.requests.map(() => expect.stringMatching(/^breakwater /)),
  )
  expect(github.state.comments.map(({ body }) => body)).toEqual([`${marker(101)}\ntwo`])
})
