import { BreakwaterError } from '../../core/error.ts'
import type { CodeHost, Published } from '../../core/ports.ts'
import type { GitHub } from './client.ts'
import { type OwnComment, type Plan, planComment, type Step, type Words } from './comment-plan.ts'
import { githubTrouble, hasStatus, isLost, isTooLong, refusal } from './failure.ts'
import { sendable } from './fit.ts'
import type { Identity } from './identity.ts'
import { markerLine, readMarked } from './marker.ts'
import { headOf } from './pull-requests.ts'

type Comment = Parameters<CodeHost['upsertComment']>[0]

/** GitHub takes 65,536 characters; the distance is for how it counts them. */
const bodyLimit = 60_000
/**
 * GitHub has no compare-and-set for comments: a slow run that read before and wrote after us would win with older words.
 * So who has written looks again after a pause, and repairs. This holds while no run takes longer than the pause from
 * its reading to its writing.
 */
const settleMs = 2000
const mostRounds = 8
const mostLost = 3

/** What a round knows from those before it. */
interface SoFar {
  /** Our words were written: words of the same run that stand there now are left alone. */
  readonly said: boolean
  /** A write was sent, whatever became of it. */
  readonly tried: boolean
}

/** Brings the pull request to exactly one comment of ours with the newest words; see `planComment`. */
export async function upsertComment(github: GitHub, identity: Identity, comment: Comment): Promise<Published> {
  const marker = { key: comment.key, head: comment.headSha, run: github.run.id, attempt: github.run.attempt }
  const wordsWithin = (limit: number): Words => ({ marker, body: sendable(comment.render(limit)) })
  const limit = bodyLimit - markerLine(marker).length - 1
  let mine = wordsWithin(limit)
  let soFar: SoFar = { said: false, tried: false }
  let shortened = false
  let lost = 0
  for (let round = 0; round < mostRounds; round++) {
    try {
      const plan = await look(github, identity, comment, mine, soFar.said)
      if (plan.steps.length === 0) return outcome(plan, soFar.tried)
      soFar = { ...soFar, tried: true }
      for (const step of plan.steps) await perform(github, identity, comment.pull, step)
      soFar = { said: soFar.said || plan.winner === 'mine', tried: true }
    } catch (thrown) {
      if (isTooLong(thrown) && !shortened) {
        shortened = true
        mine = wordsWithin(Math.floor(limit / 2))
        continue
      }
      // The write may have been done all the same. The next round looks before it writes.
      if (!isLost(thrown) || ++lost === mostLost) return refusedOrThrow(thrown)
    }
    await github.clock.sleep(settleMs)
  }
  throw new BreakwaterError({
    code: 'github-comment-contended',
    message: `The comment on pull request #${comment.pull} kept changing while it was written.`,
    hint: 'Other runs write the same comment. Give the workflow a concurrency group for each pull request.',
  })
}

async function look(github: GitHub, identity: Identity, comment: Comment, mine: Words, said: boolean): Promise<Plan> {
  const ours = await listOurs(github, identity, comment)
  const moved = ours.some(({ marker }) => marker.head !== comment.headSha)
  const currentHead = moved ? await headOf(github, comment.pull) : undefined
  return planComment({ ours, mine, create: comment.create, said, currentHead })
}

function refusedOrThrow(thrown: unknown): Published {
  const refused = refusal(thrown, 'pull-requests: write')
  if (refused) return refused
  throw githubTrouble(thrown, 'writing the comment')
}

function outcome({ winner, kept }: Plan, tried: boolean): Published {
  if (!kept || winner === undefined) return { status: 'absent' }
  if (winner === 'mine') return { status: tried ? 'written' : 'unchanged', url: kept.url }
  const { run, attempt, head } = winner.marker
  return {
    status: 'superseded',
    reason: `run ${run} (attempt ${attempt}) has written a newer comment, for ${head.slice(0, 7)}`,
  }
}

/** All pages, oldest first. */
async function listOurs(github: GitHub, identity: Identity, { pull, key }: Comment): Promise<readonly OwnComment[]> {
  const { octokit, owner, repo } = github
  const marked: (OwnComment & { readonly author: { login: string; type: string } | null })[] = []
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    owner,
    repo,
    issue_number: pull,
    per_page: 100,
  })
  for await (const { data } of pages) {
    for (const { id, html_url, body, user } of data) {
      const read = readMarked(body ?? '')
      if (read?.marker.key === key) marked.push({ id, url: html_url, ...read, author: user })
    }
  }
  if (marked.length === 0) return []
  const isOurs = await identity.recogniser()
  return marked.filter(({ author }) => isOurs(author)).sort((a, b) => a.id - b.id)
}

async function perform(github: GitHub, identity: Identity, pull: number, step: Step): Promise<void> {
  const { octokit, owner, repo } = github
  switch (step.kind) {
    case 'create': {
      const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pull, body: step.text })
      identity.learn(data.user)
      return
    }
    case 'update':
      await unlessGone(octokit.rest.issues.updateComment({ owner, repo, comment_id: step.id, body: step.text }))
      return
    case 'delete':
      await unlessGone(octokit.rest.issues.deleteComment({ owner, repo, comment_id: step.id }))
      return
    default:
      return step satisfies never
  }
}

/** Another run may have deleted it since we looked; the next round sees what is there now. */
async function unlessGone(request: Promise<unknown>): Promise<void> {
  try {
    await request
  } catch (thrown) {
    if (!hasStatus(thrown, 404, 410)) throw thrown
  }
}
