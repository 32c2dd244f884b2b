import { afterEach, describe, expect, test } from 'vitest'
import type { Annotation, CodeHost } from '../../../src/core/ports.ts'
import type { FakeGitHubOptions } from '../../fakes/github.ts'
import { type Opened, open, type RunOptions, writes } from './open.ts'

const head = 'a'.repeat(40)

let opened: Opened | undefined
afterEach(async () => {
  await opened?.github.close()
})

async function start(options?: FakeGitHubOptions, first?: RunOptions): Promise<Opened> {
  opened = await open(options, first)
  return opened
}

function report(host: CodeHost, given: Partial<Parameters<CodeHost['writeCheckRun']>[0]> = {}) {
  return host.writeCheckRun({
    name: 'Breakwater',
    sha: head,
    conclusion: 'failure',
    title: 'Blocked by 1 finding',
    render: () => 'The summary',
    annotations: [],
    ...given,
  })
}

function annotations(count: number, path = 'api.yaml'): readonly Annotation[] {
  return Array.from({ length: count }, (_, at) => ({
    path,
    line: at + 1,
    level: 'failure',
    title: 'operation removed',
    message: `GET /orders/${at} is gone`,
  }))
}

describe('one check run a commit', () => {
  test('the first run creates it, complete', async () => {
    const { github, host } = await start()
    expect(await report(host)).toEqual({ status: 'written', url: 'https://github.com/acme/shop/runs/1001' })
    expect(github.state.checkRuns).toEqual([
      {
        id: 1001,
        app: 'github-actions',
        name: 'Breakwater',
        head_sha: head,
        external_id: 'breakwater/100/1',
        conclusion: 'failure',
        title: 'Blocked by 1 finding',
        summary: 'The summary',
        annotations: [],
      },
    ])
  })

  test('a later run on the same commit updates it', async () => {
    const { github, host, run } = await start()
    await report(host)
    const published = await report(await run({ runId: 101 }), { conclusion: 'success', title: 'Approved' })
    expect(published.status).toBe('written')
    expect(github.state.checkRuns).toMatchObject([
      { conclusion: 'success', title: 'Approved', external_id: 'breakwater/101/1' },
    ])
  })

  test('the same again makes no write', async () => {
    const { github, host, run } = await start()
    await report(host, { annotations: annotations(3) })
    const before = writes(github).length
    expect((await report(await run({ runId: 101 }), { annotations: annotations(3) })).status).toBe('unchanged')
    expect(writes(github)).toHaveLength(before)
  })

  test('an old run does not overwrite a newer one', async () => {
    const { github, host, run } = await start()
    await report(await run({ runId: 101 }), { conclusion: 'success' })
    expect(await report(host)).toMatchObject({ status: 'superseded' })
    expect(github.state.checkRuns).toMatchObject([{ conclusion: 'success' }])
  })

  test("a job of the same name, another commit's check run and another app's are left alone", async () => {
    const { github, host } = await start()
    const one = { name: 'Breakwater', conclusion: 'success', title: '', summary: '', annotations: [] }
    github.state.checkRuns.push(
      { ...one, id: 1, app: 'github-actions', head_sha: head, external_id: '5f2cb5a6-9f3c-5d6a' },
      { ...one, id: 2, app: 'github-actions', head_sha: 'b'.repeat(40), external_id: 'breakwater/99/1' },
      { ...one, id: 3, app: 'acme-review', head_sha: head, external_id: 'breakwater/99/1' },
    )
    expect((await report(host)).status).toBe('written')
    expect(github.state.checkRuns.map(({ id, conclusion }) => [id, conclusion])).toEqual([
      [1, 'success'],
      [2, 'success'],
      [3, 'success'],
      [1001, 'failure'],
    ])
  })
})

describe('annotations', () => {
  test('120 go in three requests: one that creates, two that add', async () => {
    const { github, host } = await start()
    await report(host, { annotations: annotations(120) })
    expect(writes(github)).toEqual([
      'POST /repos/acme/shop/check-runs',
      'PATCH /repos/acme/shop/check-runs/1001',
      'PATCH /repos/acme/shop/check-runs/1001',
    ])
    expect(github.state.checkRuns[0]?.annotations.map(({ start_line }) => start_line)).toEqual(
      annotations(120).map(({ line }) => line),
    )
  })

  test('a column is sent for start and end of the one line', async () => {
    const { github, host } = await start()
    await report(host, {
      annotations: [{ path: 'a.sql', line: 3, column: 9, level: 'warning', title: 't', message: 'm' }],
    })
    expect(github.state.checkRuns[0]?.annotations).toEqual([
      {
        path: 'a.sql',
        start_line: 3,
        end_line: 3,
        start_column: 9,
        end_column: 9,
        annotation_level: 'warning',
        title: 't',
        message: 'm',
      },
    ])
  })

  test('a re-run adds only what is missing', async () => {
    const { github, host, run } = await start()
    await report(host, { annotations: annotations(2) })
    await report(await run({ runAttempt: 2 }), { annotations: annotations(3) })
    expect(github.state.checkRuns).toHaveLength(1)
    expect(github.state.checkRuns[0]?.annotations).toHaveLength(3)
  })

  test('they cannot be taken back, so a check run with a stale one is replaced by a new one', async () => {
    const { github, host, run } = await start()
    await report(host, { annotations: annotations(3) })
    await report(await run({ runAttempt: 2 }), { annotations: annotations(2), conclusion: 'success' })
    expect(github.state.checkRuns.map(({ conclusion, annotations }) => [conclusion, annotations.length])).toEqual([
      ['failure', 3],
      ['success', 2],
    ])
    // The third run goes on with the second's, not with the first's.
    await report(await run({ runAttempt: 3 }), { annotations: annotations(2), conclusion: 'failure' })
    expect(github.state.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure'])
  })

  test('over a thousand are left out, and that is said', async () => {
    const { github, host, said } = await start()
    await report(host, { annotations: annotations(1010) })
    expect(github.state.checkRuns[0]?.annotations).toHaveLength(1000)
    expect(said).toContain('10 of 1010 annotations are left out of the check run')
  })
})

test('annotations that GitHub finds invalid do not cost the verdict', async () => {
  const { github, host, said } = await start()
  const published = await report(host, { annotations: [...annotations(60), ...annotations(1, '')] })
  expect(published.status).toBe('written')
  const last = github.state.checkRuns.at(-1)
  expect(last).toMatchObject({ conclusion: 'failure', annotations: [] })
  expect(said).toContain('GitHub refuses the annotations of the check run Breakwater; it is written without them')
})

describe('lost answers', () => {
  test.each([
    ['POST', 'bad-gateway'],
    ['POST', 'bad-gateway-after'],
    ['PATCH', 'bad-gateway'],
    ['PATCH', 'bad-gateway-after'],
    ['PATCH', 'reset-after'],
  ] as const)('%s, %s: one check run, each annotation once', async (method, fault) => {
    const { github, host } = await start()
    github.fail({ method, fault })
    expect((await report(host, { annotations: annotations(120) })).status).toBe('written')
    expect(github.state.checkRuns).toHaveLength(1)
    expect(new Set(github.state.checkRuns[0]?.annotations.map(({ message }) => message)).size).toBe(120)
    expect(github.state.checkRuns[0]?.annotations).toHaveLength(120)
  })

  test('GitHub stays down: an error that says so', async () => {
    const { github, host } = await start()
    github.fail({ method: 'POST', fault: 'reset', times: 10 })
    await expect(report(host)).rejects.toMatchObject({ trouble: { code: 'github-unreachable' } })
    expect(writes(github)).toHaveLength(3)
  })
})

describe('limits', () => {
  test('the summary is counted in bytes', async () => {
    const { github, host } = await start()
    let given = 0
    const render = (limit: number) => {
      given = limit
      return '日'.repeat(30_000)
    }
    expect((await report(host, { render })).status).toBe('written')
    expect(given).toBe(65_535)
    const summary = github.state.checkRuns[0]?.summary ?? ''
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535)
    expect(summary).toMatch(/^日{21000,}…$/)
  })

  test('title, annotation title and message are cut where GitHub would refuse them', async () => {
    const { github, host } = await start()
    const long = {
      path: 'a.sql',
      line: 1,
      level: 'notice',
      title: '😀'.repeat(200),
      message: 'é'.repeat(40_000),
    } as const
    await report(host, { title: 'x'.repeat(300), annotations: [long] })
    const [check] = github.state.checkRuns
    expect(check?.title).toBe(`${'x'.repeat(254)}…`)
    expect(check?.annotations[0]?.title).toBe(`${'😀'.repeat(127)}…`)
    expect(Buffer.byteLength(check?.annotations[0]?.message ?? '')).toBeLessThanOrEqual(65_536)
  })
})

describe('not allowed', () => {
  test('the missing permission is named as YAML', async () => {
    const { host } = await start({ permissions: { contents: 'read', pull_requests: 'write' } })
    expect(await report(host)).toMatchObject({ status: 'refused', permission: 'checks: write' })
  })

  test('so on a public repository, where only the write is refused', async () => {
    const { host } = await start({ permissions: { contents: 'read' }, visibility: 'public' })
    expect(await report(host)).toMatchObject({ status: 'refused', permission: 'checks: write' })
  })

  test("a person's token can write no check run", async () => {
    const ana = { login: 'ana', kind: 'user', permissions: { checks: 'write' } } as const
    const { run } = await start({ tokens: { 'token-of-ana': ana } })
    expect(await report(await run({ token: 'token-of-ana' }))).toEqual({
      status: 'refused',
      reason: expect.stringContaining('You must authenticate via a GitHub App.'),
      permission: 'checks: write',
    })
  })
})
