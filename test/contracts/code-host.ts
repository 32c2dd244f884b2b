import { afterEach, describe, expect, test } from 'vitest'
import type { CodeHost } from '../../src/core/ports.ts'

/** A code host with pull request 7, opened by dana and deployed to a preview, and what a test may look at from outside. */
export interface CodeHostWorld {
  /** The host as run 100 and others of the workflow see it. */
  readonly asRun: (run: number) => Promise<CodeHost>
  /** What people read on the pull request, from Breakwater. */
  readonly bodies: () => readonly string[]
  readonly checks: () => readonly {
    readonly conclusion: string
    readonly title: string
    readonly annotations: number
  }[]
  readonly close: () => Promise<void>
}

/** What every code host does, the fake in memory as well as the real one. */
export function codeHostContract(name: string, make: () => Promise<CodeHostWorld>): void {
  let world: CodeHostWorld | undefined
  const start = async () => {
    world = await make()
    return world
  }
  afterEach(async () => {
    await world?.close()
    world = undefined
  })

  const head = 'a'.repeat(40)
  const say = (host: CodeHost, body: string, given: { create?: boolean; key?: string; headSha?: string } = {}) =>
    host.upsertComment({ pull: 7, key: 'default', headSha: head, create: true, render: () => body, ...given })
  const report = (host: CodeHost, conclusion: 'success' | 'failure', count = 0) =>
    host.writeCheckRun({
      name: 'Breakwater',
      sha: head,
      conclusion,
      title: `${count} findings`,
      render: () => 'summary',
      annotations: Array.from({ length: count }, (_, at) => ({
        path: 'api.yaml',
        line: at + 1,
        level: 'failure',
        title: 'gone',
        message: 'it is gone',
      })),
    })

  describe(`${name} keeps one comment`, () => {
    test('created, edited, then left as it is', async () => {
      const { asRun, bodies } = await start()
      expect((await say(await asRun(100), 'one')).status).toBe('written')
      expect((await say(await asRun(101), 'two')).status).toBe('written')
      expect((await say(await asRun(102), 'two')).status).toBe('unchanged')
      expect(bodies()).toEqual(['two'])
    })

    test('an older run is superseded', async () => {
      const { asRun, bodies } = await start()
      await say(await asRun(101), 'newer')
      expect((await say(await asRun(100), 'older')).status).toBe('superseded')
      expect(bodies()).toEqual(['newer'])
    })

    test('create: false', async () => {
      const { asRun, bodies } = await start()
      expect(await say(await asRun(100), 'nothing', { create: false })).toEqual({ status: 'absent' })
      await say(await asRun(100), 'block')
      expect((await say(await asRun(101), 'nothing', { create: false })).status).toBe('written')
      expect(bodies()).toEqual(['nothing'])
    })

    test('for each key', async () => {
      const { asRun, bodies } = await start()
      const host = await asRun(100)
      await say(host, 'a', { key: 'a' })
      await say(host, 'b', { key: 'b' })
      expect(bodies()).toEqual(['a', 'b'])
    })

    test('the limit given is at most what GitHub takes', async () => {
      const { asRun } = await start()
      const limits: number[] = []
      const render = (limit: number) => {
        limits.push(limit)
        return 'x'
      }
      await (await asRun(100)).upsertComment({ pull: 7, key: 'k', headSha: head, create: true, render })
      expect(limits.every((limit) => limit > 50_000 && limit < 65_536)).toBe(true)
    })
  })

  describe(`${name} keeps one check run a commit`, () => {
    test('created, updated, then left as it is', async () => {
      const { asRun, checks } = await start()
      expect((await report(await asRun(100), 'success')).status).toBe('written')
      expect((await report(await asRun(101), 'failure', 60)).status).toBe('written')
      expect((await report(await asRun(102), 'failure', 60)).status).toBe('unchanged')
      expect(checks()).toEqual([{ conclusion: 'failure', title: '60 findings', annotations: 60 }])
    })

    test('an older run is superseded', async () => {
      const { asRun, checks } = await start()
      await report(await asRun(101), 'failure')
      expect((await report(await asRun(100), 'success')).status).toBe('superseded')
      expect(checks()).toEqual([{ conclusion: 'failure', title: '0 findings', annotations: 0 }])
    })
  })

  test(`${name} offers a suggestion once`, async () => {
    const { asRun } = await start()
    const suggestion = { fingerprint: 'f', path: 'db/2.sql', startLine: 1, endLine: 2, body: 'why' }
    const offer = async (run: number, ...suggestions: readonly (typeof suggestion)[]) =>
      (await (await asRun(run)).suggest({ pull: 7, headSha: head, suggestions })).status
    expect(await offer(100)).toBe('absent')
    expect(await offer(100, suggestion)).toBe('written')
    expect(await offer(101, suggestion)).toBe('unchanged')
    expect(await offer(102, suggestion, { ...suggestion, fingerprint: 'g' })).toBe('written')
  })

  test(`${name} knows who opened the pull request, and says that it does not know a team`, async () => {
    const { asRun } = await start()
    expect(await (await asRun(100)).approvalState(7, ['acme/unknown'])).toEqual({
      author: 'dana',
      approvals: [],
      teams: { 'acme/unknown': undefined },
    })
  })

  test(`${name} knows deployments and pull requests by their commit, and no others`, async () => {
    const { asRun } = await start()
    const host = await asRun(100)
    expect(await host.deploymentsOf('f'.repeat(40))).toEqual({ status: 'read', deployments: [], more: false })
    expect(await host.deploymentsOf(head)).toMatchObject({
      deployments: [{ environment: 'Preview', state: 'success', url: 'https://pr-7.example.dev' }],
    })
    expect(await host.pullRequestsAt('f'.repeat(40))).toEqual([])
    expect(await host.pullRequestsAt(head)).toMatchObject([{ number: 7, head: { sha: head } }])
  })
}
