import { describe, expect, test } from 'vitest'
import type { PullRequestEvent } from '../../src/config/event.ts'
import type { CodeHost } from '../../src/core/ports.ts'
import { publish } from '../../src/program/publish.ts'
import { fakeCodeHost } from '../fakes/code-host.ts'
import { fakeRunner } from '../fakes/runner.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { finding, ran, reviewOf } from '../report/sample-reviews.ts'

const path = 'db/2.sql'
const review = reviewOf({
  outcomes: [
    ran('migration', {
      findings: [
        finding({
          ruleId: 'migration/create-index-not-concurrently',
          severity: 'error',
          message: 'orders: ShareLock blocks writes',
          location: { path, line: 1, column: 1 },
          subject: { kind: 'index', name: 'public.by_sum' },
          proof: { kind: 'source', excerpt: 'CREATE INDEX by_sum ON orders (sum)' },
          fix: {
            engine: 'PGlite 0.5.16 (PostgreSQL 18.6)',
            steps: [{ sql: 'CREATE INDEX CONCURRENTLY by_sum ON orders (sum)', withoutTransaction: true }],
            replacement: { path, startLine: 1, endLine: 1, text: 'CREATE INDEX CONCURRENTLY by_sum ON orders (sum);' },
          },
        }),
      ],
    }),
  ],
})

const refs = { baseRef: 'main', baseSha: 'b'.repeat(40), headRef: 'topic', headSha: 'a'.repeat(40) }
const pullRequest: PullRequestEvent = {
  ...{ kind: 'pull_request', pull: 7, author: 'dana', headRepository: 'acme/shop', fromFork: false },
  ...refs,
}

async function told({
  host,
  event = pullRequest,
  suggestions = true,
}: {
  readonly host: CodeHost | undefined
  readonly event?: PullRequestEvent
  readonly suggestions?: boolean
}) {
  const runner = fakeRunner({ payload: {} })
  await publish({ review, event, host, suggestions, runner, log: silentLog() })
  return runner.said
}

describe('a remedy that one edit carries out', () => {
  test('is offered on its line, once', async () => {
    const host = fakeCodeHost()
    await told({ host })
    await told({ host })
    expect(host.suggestions).toMatchObject([{ path, startLine: 1, endLine: 1 }])
  })

  test('is not where the config says so, nor on a merge group', async () => {
    const host = fakeCodeHost()
    await told({ host, suggestions: false })
    await told({ host, event: { kind: 'merge_group', ...refs } })
    expect(host.suggestions).toEqual([])
  })

  test('is printed where nothing may be written', async () => {
    const said = await told({ host: undefined })
    expect(said.map(([, text]) => text).join('\n')).toContain(`The suggestion at ${path}:1:`)
  })

  test('that could not be offered costs neither comment nor check', async () => {
    const host = fakeCodeHost()
    const broken = { ...host, suggest: async () => Promise.reject(new Error('connection reset')) }
    const said = await told({ host: broken })
    expect([host.comments.length, host.checkRuns.length]).toEqual([1, 1])
    expect(said.filter(([kind]) => kind === 'warning').map(([, text]) => text)).toEqual([
      expect.stringContaining('GitHub could not be written to'),
    ])
  })
})
