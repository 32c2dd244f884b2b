/** How the fake GitHub answers about comments on lines of a pull request. Messages are GitHub's own. */
import { type Answer, account, ok, page, problem, type Request } from './github-routes.ts'
import type { FakeReviewComment } from './github-state.ts'

interface CommentBody {
  readonly path: string
  readonly line: number
  readonly side?: string
  readonly start_line?: number
  readonly start_side?: string
  readonly body: string
}

export function listReviewComments(request: Request): Answer {
  return page(
    request,
    request.state.reviewComments.map((comment) => commentJson(comment, request)),
  )
}

/** All of its comments, or none. */
export function createReview(request: Request): Answer {
  const { state, token } = request
  if (state.pull.locked) return problem(403, 'Unable to create comment because issue is locked.')
  // Octokit sends what the types ask for; a wrong type would show in a test as a wrong state.
  const {
    body,
    event,
    commit_id,
    comments = [],
  } = request.body as {
    readonly body?: string
    readonly event?: string
    readonly commit_id: string
    readonly comments?: readonly CommentBody[]
  }
  if (event === 'COMMENT' && !body) return problem(422, 'Unprocessable Entity: "Body can\'t be blank"')
  if (!comments.every((comment) => isInDiff(comment, request))) {
    return problem(422, 'Unprocessable Entity: "Line could not be resolved"')
  }
  state.reviews.push({ login: token.login, state: 'COMMENTED', sha: commit_id })
  for (const comment of comments) add(comment, commit_id, request)
  const id = state.nextId++
  const html_url = `https://github.com/acme/shop/pull/${state.pull.number}#pullrequestreview-${id}`
  return ok({ id, user: account(token.login), body, state: 'COMMENTED', html_url, commit_id })
}

export function createReviewComment(request: Request): Answer {
  const comment = request.body as CommentBody & { readonly commit_id: string }
  return isInDiff(comment, request)
    ? ok(commentJson(add(comment, comment.commit_id, request), request), 201)
    : problem(422, 'Validation Failed: "pull_request_review_thread.line must be part of the diff"')
}

export function deleteReviewComment({ state, match }: Request): Answer {
  const at = state.reviewComments.findIndex(({ id }) => id === Number(match[0]))
  if (at < 0) return problem(404, 'Not Found')
  state.reviewComments.splice(at, 1)
  return { status: 204 }
}

function isInDiff({ path, line, start_line = line, side, body }: CommentBody, { state }: Request): boolean {
  const lines = state.diff ? (state.diff[path] ?? 0) : Number.POSITIVE_INFINITY
  return side === 'RIGHT' && start_line >= 1 && start_line <= line && line <= lines && body !== ''
}

function add(comment: CommentBody, commit_id: string, { state, token }: Request): FakeReviewComment {
  const { path, line, start_line, body } = comment
  const lines = start_line === undefined ? { line } : { line, start_line }
  const added = { id: state.nextId++, author: token.login, path, ...lines, commit_id, body }
  state.reviewComments.push(added)
  return added
}

function commentJson({ id, author, ...rest }: FakeReviewComment, { state }: Request) {
  const html_url = `https://github.com/acme/shop/pull/${state.pull.number}#discussion_r${id}`
  return { id, user: account(author), html_url, ...rest }
}
