import { describe, expect, test } from 'vitest'
import { refusal } from '../../../src/adapters/github/failure.ts'

/** What Octokit throws, as far as it is read. */
function failure(status: number, message: string, accepted?: string) {
  const headers = accepted === undefined ? {} : { 'x-accepted-github-permissions': accepted }
  return Object.assign(new Error(message), { status, response: { headers, data: {} } })
}

describe('the permission to grant', () => {
  test.each([
    ['none is named', undefined, 'pull-requests: write'],
    ['ours is among the alternatives', 'issues=write; pull_requests=write', 'pull-requests: write'],
    ['reading was refused', 'issues=read; pull_requests=read', 'pull-requests: write'],
    ['another one', 'issues=write', 'issues: write'],
    ['two at once', 'contents=read,actions=write; administration=write', 'contents: read, actions: write'],
    ['nonsense', '???', 'pull-requests: write'],
  ])('%s', (_, accepted, permission) => {
    expect(refusal(failure(403, 'Resource not accessible by integration', accepted), 'pull-requests: write')).toEqual({
      status: 'refused',
      reason: 'GitHub answered 403: Resource not accessible by integration',
      permission,
    })
  })
})

test.each([
  ['a rate limit', failure(403, 'API rate limit exceeded for installation.')],
  ['a locked conversation', failure(403, 'Unable to create comment because issue is locked.')],
  ['a failure of GitHub', failure(502, 'Server Error')],
  ['a bug of ours', new TypeError('x is not a function')],
])('%s is not a missing permission', (_, thrown) => {
  expect(refusal(thrown, 'pull-requests: write')).toBeUndefined()
})

test("GitHub's words are one line of bounded length", () => {
  const refused = refusal(failure(403, `no\n::error::${'x'.repeat(1000)}`), 'checks: write')
  expect(refused?.reason).toMatch(/^GitHub answered 403: no ::error::x{200,300}…$/)
})
