import { afterEach, describe, expect, test } from 'vitest'
import type { FakeReview } from '../../fakes/github-state.ts'
import { type Opened, open } from './open.ts'

const now = 'a'.repeat(40)
const before = 'b'.repeat(40)

let opened: Opened | undefined
afterEach(async () => {
  await opened?.github.close()
})

const review = (login: string, state: FakeReview['state'], sha = now): FakeReview => ({ login, state, sha })

describe('the last word of each person counts', () => {
  test.each<{ title: string; reviews: readonly FakeReview[]; approvals: readonly (readonly [string, string])[] }>([
    { title: 'nobody', reviews: [], approvals: [] },
    { title: 'one approval', reviews: [review('ana', 'APPROVED')], approvals: [['ana', now]] },
    {
      title: 'of an earlier commit: with that commit',
      reviews: [review('ana', 'APPROVED', before)],
      approvals: [['ana', before]],
    },
    {
      title: 'approved again',
      reviews: [review('ana', 'APPROVED', before), review('ana', 'APPROVED')],
      approvals: [['ana', now]],
    },
    {
      title: 'comments are no word',
      reviews: [review('ana', 'APPROVED'), review('ana', 'COMMENTED')],
      approvals: [['ana', now]],
    },
    { title: 'nor is a review not yet sent', reviews: [review('ana', 'PENDING')], approvals: [] },
    {
      title: 'changes requested afterwards',
      reviews: [review('ana', 'APPROVED'), review('ana', 'CHANGES_REQUESTED')],
      approvals: [],
    },
    {
      title: 'approved after that',
      reviews: [review('ana', 'CHANGES_REQUESTED'), review('ana', 'APPROVED')],
      approvals: [['ana', now]],
    },
    { title: 'dismissed', reviews: [review('ana', 'DISMISSED')], approvals: [] },
    {
      title: 'dismissed: an older approval does not come back',
      reviews: [review('ana', 'APPROVED', before), review('ana', 'DISMISSED')],
      approvals: [],
    },
    {
      title: 'each for themselves',
      reviews: [review('ana', 'APPROVED'), review('bo', 'CHANGES_REQUESTED'), review('cy', 'APPROVED')],
      approvals: [
        ['ana', now],
        ['cy', now],
      ],
    },
    {
      title: 'a login in another case is the same person',
      reviews: [review('Ana', 'APPROVED'), review('ana', 'CHANGES_REQUESTED')],
      approvals: [],
    },
    {
      title: 'on the third page',
      reviews: [...Array.from({ length: 230 }, () => review('bo', 'COMMENTED')), review('ana', 'APPROVED')],
      approvals: [['ana', now]],
    },
  ])('$title', async ({ reviews, approvals }) => {
    opened = await open()
    opened.github.state.reviews.push(...reviews)
    expect(await opened.host.approvalState(7, [])).toEqual({
      author: 'dana',
      approvals: approvals.map(([login, sha]) => ({ login, sha })),
      teams: {},
    })
  })
})

describe('teams', () => {
  const teams = ['acme/database', 'acme/nobody', 'acme', 'acme/a/b']

  test('GITHUB_TOKEN may read none', async () => {
    opened = await open()
    opened.github.state.teams['acme/database'] = ['ana']
    expect((await opened.host.approvalState(7, teams)).teams).toEqual({
      'acme/database': undefined,
      'acme/nobody': undefined,
      acme: undefined,
      'acme/a/b': undefined,
    })
  })

  test("an app's token with members: read gets all pages", async () => {
    const app = {
      login: 'acme-review[bot]',
      kind: 'app',
      permissions: { pull_requests: 'read', members: 'read' },
    } as const
    opened = await open({ tokens: { 'app-token': app } })
    const members = Array.from({ length: 130 }, (_, at) => `person-${at}`)
    opened.github.state.teams['acme/database'] = members
    const host = await opened.run({ token: 'app-token' })
    expect((await host.approvalState(7, teams)).teams).toEqual({
      'acme/database': members,
      'acme/nobody': undefined,
      acme: undefined,
      'acme/a/b': undefined,
    })
  })
})

test('a token that may not read reviews is an error that names the permission', async () => {
  opened = await open({ permissions: { contents: 'read' } })
  await expect(opened.host.approvalState(7, [])).rejects.toMatchObject({
    trouble: { code: 'github-refused', message: expect.stringContaining('pull-requests: read') },
  })
})
