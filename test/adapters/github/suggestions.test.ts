import { afterEach, describe, expect, test } from 'vitest'
import type { CodeHost, Suggestion } from '../../../src/core/ports.ts'
import type { FakeGitHubOptions } from '../../fakes/github.ts'
import { type Opened, open, writes } from './open.ts'

const head = 'a'.repeat(40)
const edit = (fingerprint: string, given: Partial<Suggestion> = {}): Suggestion => ({
  ...{ fingerprint, path: 'db/2.sql', startLine: 1, endLine: 1 },
  body: `why ${fingerprint}\n\n\`\`\`suggestion\nSELECT 1;\n\`\`\``,
  ...given,
})

let opened: Opened | undefined
afterEach(async () => {
  await opened?.github.close()
})

async function start(options?: FakeGitHubOptions): Promise<Opened> {
  opened = await open(options)
  return opened
}

const offer = (host: CodeHost, ...suggestions: readonly Suggestion[]) =>
  host.suggest({ pull: 7, headSha: head, suggestions })

/** Without the marker, which is the first line. */
const bodies = ({ github }: Opened) => github.state.reviewComments.map(({ body }) => body.split('\n')[1])

describe('suggestions', () => {
  test('all are one review, on the lines that they replace', async () => {
    const { github, host } = await start()
    const published = await offer(host, edit('one'), edit('two', { startLine: 3, endLine: 5 }))
    expect(published).toEqual({ status: 'written', url: 'https://github.com/acme/shop/pull/7#discussion_r1001' })
    expect(writes(github)).toEqual(['POST /repos/acme/shop/pulls/7/reviews'])
    expect(
      github.state.reviewComments.map(({ path, start_line, line, commit_id }) => [path, start_line, line, commit_id]),
    ).toEqual([
      ['db/2.sql', undefined, 1, head],
      ['db/2.sql', 3, 5, head],
    ])
    expect(github.state.reviews).toEqual([{ login: 'github-actions[bot]', state: 'COMMENTED', sha: head }])
  })

  test('none costs no request', async () => {
    const { github, host } = await start()
    expect(await offer(host)).toEqual({ status: 'absent' })
    expect(github.requests).toEqual([])
  })

  test('what stands there is not said again, whichever run said it; another edit is', async () => {
    const all = await start()
    await offer(all.host, edit('one'))
    const before = writes(all.github).length
    expect((await offer(await all.run({ runId: 101 }), edit('one'))).status).toBe('unchanged')
    expect(writes(all.github)).toHaveLength(before)
    await offer(await all.run({ runId: 102 }), edit('one', { body: 'why one, and a better edit' }), edit('two'))
    expect(bodies(all)).toEqual(['why one', 'why one, and a better edit', 'why two'])
  })

  test("a person's copy of one is no reason to be silent", async () => {
    const all = await start()
    await offer(all.host, edit('one'))
    const [ours] = all.github.state.reviewComments
    all.github.state.reviewComments.splice(0, 1, ...(ours ? [{ ...ours, author: 'mallory' }] : []))
    expect((await offer(all.host, edit('one'))).status).toBe('written')
    expect(all.github.state.reviewComments.map(({ author }) => author)).toEqual(['mallory', 'github-actions[bot]'])
  })

  test('lines that the diff does not have cost the others nothing', async () => {
    const all = await start()
    all.github.state.diff = { 'db/2.sql': 2 }
    const published = await offer(all.host, edit('one'), edit('outside', { startLine: 9, endLine: 9 }), edit('two'))
    expect(published.status).toBe('written')
    expect(bodies(all)).toEqual(['why one', 'why two'])
    expect(await offer(await all.run({ runId: 101 }), edit('outside', { path: 'db/1.sql' }))).toEqual({
      status: 'absent',
    })
  })

  test('a commit that is no longer the head gets none', async () => {
    const { github, host } = await start({ pull: { headSha: 'c'.repeat(40) } })
    const published = await offer(host, edit('one'))
    expect(published).toEqual({ status: 'superseded', reason: 'the pull request has moved on to ccccccc' })
    expect(github.state.reviewComments).toEqual([])
  })

  test.each(['bad-gateway-after', 'reset-after', 'bad-gateway'] as const)('%s: written once', async (fault) => {
    const all = await start()
    all.github.fail({ method: 'POST', path: /reviews$/, fault })
    expect((await offer(all.host, edit('one'))).status).toBe('written')
    expect(bodies(all)).toEqual(['why one'])
  })

  test('of two runs that wrote at once, one set stays', async () => {
    const all = await start()
    await offer(all.host, edit('one'))
    const [ours] = all.github.state.reviewComments
    if (ours) all.github.state.reviewComments.push({ ...ours, id: 5000 })
    expect((await offer(all.host, edit('one'))).status).toBe('unchanged')
    expect(all.github.state.reviewComments.map(({ id }) => id)).toEqual([1001])
  })

  test('a token that may not is told what would let it', async () => {
    const { host } = await start({ permissions: { contents: 'read', pull_requests: 'read' } })
    expect(await offer(host, edit('one'))).toMatchObject({ status: 'refused', permission: 'pull-requests: write' })
  })
})
