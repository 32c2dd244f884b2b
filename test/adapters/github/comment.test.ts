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
