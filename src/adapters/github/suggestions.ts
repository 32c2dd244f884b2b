import { createHash } from 'node:crypto'
import type { CodeHost, Published, Suggestion } from '../../core/ports.ts'
import type { GitHub } from './client.ts'
import { githubTrouble, hasStatus, isLost, refusal } from './failure.ts'
import { sendable } from './fit.ts'
import type { Identity } from './identity.ts'
import { markerLine, readMarked } from './marker.ts'
import { headOf } from './pull-requests.ts'

type Offer = Parameters<CodeHost['suggest']>[0]

/** A suggestion of ours as it stands on the pull request. */
interface Standing {
  readonly id: number
  readonly key: string
  readonly url: string
}

/** What stands at the head of the review that carries them: GitHub wants some text there. */
const lead = 'Remedies that were run, to be committed with a click. Why, and what else was found, is in the comment.'
/** As for the comment: of two runs that wrote at once, both look again. */
const settleMs = 2000
const mostRounds = 4

/**
 * Offers each suggestion once, all of them in one review of the pull request. What stands there already is left alone,
 * whichever run wrote it: GitHub itself marks it outdated once its lines change. Nothing is offered to a commit that is
 * no longer the head, nor on lines that the diff does not have.
 */
export async function suggest(github: GitHub, identity: Identity, offer: Offer): Promise<Published> {
  let wanted = offer.suggestions
  let sent = false
  for (let round = 1; wanted.length > 0; round++) {
    try {
      const there = await standing(github, identity, offer.pull)
      await deleteTwins(github, there)
      const missing = wanted.filter((suggestion) => !find(there, suggestion))
      if (missing.length === 0) return { status: sent ? 'written' : 'unchanged', url: urlOf(there, wanted) }
      const head = await headOf(github, offer.pull)
      if (head !== undefined && head !== offer.headSha) {
        return { status: 'superseded', reason: `the pull request has moved on to ${head.slice(0, 7)}` }
      }
      sent = true
      const outside = await write(github, identity, offer, missing)
      wanted = wanted.filter((suggestion) => !outside.includes(suggestion))
    } catch (thrown) {
      // It may have been carried out all the same: the next round looks before it writes.
      if (!isLost(thrown) || round === mostRounds) return refusedOrThrow(thrown)
    }
    await github.clock.sleep(settleMs)
  }
  return { status: 'absent' }
}

/** Gives back those that stand on no line of the diff: GitHub refuses a review as a whole for one of them. */
async function write(
  { octokit, owner, repo, run }: GitHub,
  identity: Identity,
  { pull, headSha }: Offer,
  missing: readonly Suggestion[],
): Promise<readonly Suggestion[]> {
  const at = { owner, repo, pull_number: pull, commit_id: headSha }
  const comments = missing.map((suggestion) => {
    const { path, startLine, endLine, body } = suggestion
    const marker = markerLine({ key: keyOf(suggestion), head: headSha, run: run.id, attempt: run.attempt })
    const lines = startLine === endLine ? {} : { start_line: startLine, start_side: 'RIGHT' as const }
    return { path, line: endLine, side: 'RIGHT' as const, ...lines, body: sendable(`${marker}\n${body}`) }
  })
  const whole = { ...at, event: 'COMMENT' as const, body: lead, comments }
  const review = await unlessOutside(octokit.rest.pulls.createReview(whole))
  if (review) identity.learn(review.data.user)
  if (review || missing.length === 1) return review ? [] : missing
  const outside: Suggestion[] = []
  for (const [index, suggestion] of missing.entries()) {
    const comment = comments[index]
    if (comment && !(await unlessOutside(octokit.rest.pulls.createReviewComment({ ...at, ...comment })))) {
      outside.push(suggestion)
    }
  }
  return outside
}

/** Undefined where the lines are not in the diff. */
async function unlessOutside<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request
  } catch (thrown) {
    if (hasStatus(thrown, 422)) return undefined
    throw thrown
  }
}

/** The same edit for the same finding has the same key, so that another edit is another suggestion. */
function keyOf({ fingerprint, body }: Suggestion): string {
  const text = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return `suggestion ${fingerprint} ${text}`
}

function find(there: readonly Standing[], suggestion: Suggestion): Standing | undefined {
  return there.find(({ key }) => key === keyOf(suggestion))
}

function urlOf(there: readonly Standing[], wanted: readonly Suggestion[]): string {
  return wanted.flatMap((suggestion) => find(there, suggestion) ?? [])[0]?.url ?? ''
}

/** All pages, oldest first. */
async function standing(github: GitHub, identity: Identity, pull: number): Promise<readonly Standing[]> {
  const { octokit, owner, repo } = github
  const marked: (Standing & { readonly author: { login: string; type: string } | null })[] = []
  const pages = octokit.paginate.iterator(octokit.rest.pulls.listReviewComments, {
    owner,
    repo,
    pull_number: pull,
    per_page: 100,
  })
  for await (const { data } of pages) {
    for (const { id, html_url, body, user } of data) {
      const key = readMarked(body)?.marker.key
      if (key?.startsWith('suggestion ')) marked.push({ id, key, url: html_url, author: user })
    }
  }
  if (marked.length === 0) return []
  const isOurs = await identity.recogniser()
  return marked.filter(({ author }) => isOurs(author)).sort((a, b) => a.id - b.id)
}

/** Of two runs that wrote at once, the older words stay. */
async function deleteTwins({ octokit, owner, repo }: GitHub, there: readonly Standing[]): Promise<void> {
  const twins = there.filter(({ key }, index) => there.findIndex((other) => other.key === key) < index)
  for (const { id } of twins) {
    try {
      await octokit.rest.pulls.deleteReviewComment({ owner, repo, comment_id: id })
    } catch (thrown) {
      if (!hasStatus(thrown, 404, 410)) throw thrown
    }
  }
}

function refusedOrThrow(thrown: unknown): Published {
  const refused = refusal(thrown, 'pull-requests: write')
  if (refused) return refused
  throw githubTrouble(thrown, 'offering the remedies as suggestions')
}
