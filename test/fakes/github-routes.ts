/** How the fake GitHub answers. Limits and messages are GitHub's own. */
import { createReview, createReviewComment, deleteReviewComment, listReviewComments } from './github-review-routes.ts'
import type {
  FakeAnnotation,
  FakeCheckRun,
  FakeComment,
  FakeDeployment,
  FakeState,
  Permissions,
  Token,
} from './github-state.ts'

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
}

export interface Request {
  readonly state: FakeState
  readonly token: Token
  readonly origin: string
  readonly basePath: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly match: readonly string[]
}

interface Route {
  readonly method: string
  readonly path: RegExp
  /** The header that names what would have been needed. */
  readonly accepted?: string
  readonly permitted: (token: Token) => boolean
  /** False: reading it needs the permission on a public repository too. */
  readonly public?: boolean
  readonly handle: (request: Request) => Answer
}

export function problem(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers,
    json: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  }
}

const may =
  (level: 'read' | 'write', ...names: readonly (keyof Permissions)[]) =>
  ({ permissions }: Token): boolean =>
    names.some((name) => permissions[name] === 'write' || permissions[name] === level)
const anyone = () => true

const repo = '/repos/acme/shop'
const commentWrite = {
  accepted: 'issues=write; pull_requests=write',
  permitted: may('write', 'issues', 'pull_requests'),
}
const commentRead = { accepted: 'issues=read; pull_requests=read', permitted: may('read', 'issues', 'pull_requests') }
const pullWrite = { accepted: 'pull_requests=write', permitted: may('write', 'pull_requests') }
const pullRead = { accepted: 'pull_requests=read', permitted: may('read', 'pull_requests') }
const deploymentsRead = { accepted: 'deployments=read', permitted: may('read', 'deployments') }
const checksWrite = { accepted: 'checks=write', permitted: may('write', 'checks') }
const checksRead = { accepted: 'checks=read', permitted: may('read', 'checks') }

export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/user$/,
    public: false,
    permitted: ({ kind }) => kind === 'user',
    handle: (request) => ok(account(request.token.login)),
  },
  { method: 'POST', path: /^\/graphql$/, permitted: anyone, handle: viewer },
  { method: 'GET', path: at('/issues/(\\d+)/comments'), ...commentRead, handle: onPull(listComments) },
  { method: 'POST', path: at('/issues/(\\d+)/comments'), ...commentWrite, handle: onPull(createComment) },
  {
    method: 'GET',
    path: at('/issues/comments/(\\d+)'),
    ...commentRead,
    handle: onComment((comment, request) => ok(commentJson(comment, request))),
  },
  { method: 'PATCH', path: at('/issues/comments/(\\d+)'), ...commentWrite, handle: onComment(editComment) },
  { method: 'DELETE', path: at('/issues/comments/(\\d+)'), ...commentWrite, handle: onComment(deleteComment) },
  { method: 'GET', path: at('/pulls'), ...pullRead, handle: listPulls },
  { method: 'GET', path: at('/commits/([^/]+)/pulls'), ...pullRead, handle: listPullsOfCommit },
  { method: 'GET', path: at('/pulls/(\\d+)'), ...pullRead, handle: onPull((request) => ok(pullJson(request))) },
  { method: 'GET', path: at('/pulls/(\\d+)/reviews'), ...pullRead, handle: onPull(listReviews) },
  { method: 'POST', path: at('/pulls/(\\d+)/reviews'), ...pullWrite, handle: onPull(createReview) },
  { method: 'GET', path: at('/pulls/(\\d+)/comments'), ...pullRead, handle: onPull(listReviewComments) },
  { method: 'POST', path: at('/pulls/(\\d+)/comments'), ...pullWrite, handle: onPull(createReviewComment) },
  { method: 'DELETE', path: at('/pulls/comments/(\\d+)'), ...pullWrite, handle: deleteReviewComment },
  {
    method: 'GET',
    path: /^\/orgs\/([^/]+)\/teams\/([^/]+)\/members$/,
    public: false,
    permitted: may('read', 'members'),
    handle: listMembers,
  },
  { method: 'GET', path: at('/deployments'), ...deploymentsRead, handle: listDeployments },
  { method: 'GET', path: at('/deployments/(\\d+)/statuses'), ...deploymentsRead, handle: listStatuses },
  { method: 'POST', path: at('/check-runs'), ...checksWrite, handle: createCheckRun },
  { method: 'PATCH', path: at('/check-runs/(\\d+)'), ...checksWrite, handle: onCheckRun(editCheckRun) },
  {
    method: 'GET',
    path: at('/check-runs/(\\d+)'),
    ...checksRead,
    handle: onCheckRun((run, request) => ok(checkRunJson(run, request))),
  },
  {
    method: 'GET',
    path: at('/check-runs/(\\d+)/annotations'),
    ...checksRead,
    handle: onCheckRun((run, request) => page(request, run.annotations)),
  },
  { method: 'GET', path: at('/commits/([^/]+)/check-runs'), ...checksRead, handle: listCheckRuns },
]

function at(below: string): RegExp {
  return new RegExp(`^${repo}${below}$`)
}

export function ok(json: unknown, status = 200): Answer {
  return { status, json }
}

export function account(login: string) {
  return { login, id: login.length, type: login.endsWith('[bot]') ? 'Bot' : 'User', site_admin: false }
}

function viewer({ body, token }: Request): Answer {
  const asked = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : ''
  return asked.includes('viewer')
    ? ok({ data: { viewer: { login: token.login } } })
    : ok({ errors: [{ message: 'unknown query' }] })
}

/** 30 a page unless asked, 100 at most, and Link headers as GitHub writes them. */
export function page(
  request: Request,
  items: readonly unknown[],
  wrap: (items: readonly unknown[]) => unknown = (all) => all,
): Answer {
  const size = Math.min(100, Number(request.query.per_page ?? 30))
  const current = Number(request.query.page ?? 1)
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (to: number, rel: string) =>
    `<${request.origin}${request.basePath}${request.path}?${new URLSearchParams({ ...request.query, page: String(to) })}>; rel="${rel}"`
  const links = [
    ...(current < last ? [link(current + 1, 'next'), link(last, 'last')] : []),
    ...(current > 1 ? [link(1, 'first')] : []),
  ]
  return {
    status: 200,
    ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}),
    json: wrap(items.slice((current - 1) * size, current * size)),
  }
}

function onPull(handle: (request: Request) => Answer): Route['handle'] {
  return (request) =>
    Number(request.match[0]) === request.state.pull.number ? handle(request) : problem(404, 'Not Found')
}

function onComment(handle: (comment: FakeComment, request: Request) => Answer): Route['handle'] {
  return (request) => {
    const comment = request.state.comments.find(({ id }) => id === Number(request.match[0]))
    return comment ? handle(comment, request) : problem(404, 'Not Found')
  }
}

function onCheckRun(handle: (run: FakeCheckRun, request: Request) => Answer): Route['handle'] {
  return (request) => {
    const run = request.state.checkRuns.find(({ id }) => id === Number(request.match[0]))
    return run ? handle(run, request) : problem(404, 'Not Found')
  }
}

function listComments(request: Request): Answer {
  return page(
    request,
    request.state.comments.map((comment) => commentJson(comment, request)),
  )
}

function bodyOf({ body }: Request): string | Answer {
  const text = typeof body === 'object' && body !== null && 'body' in body ? body.body : undefined
  if (typeof text !== 'string' || text === '') return problem(422, 'Invalid request.\n\n"body" wasn\'t supplied.')
  if (text.includes('\0')) return problem(422, 'Validation Failed')
  if ([...text].length <= 65_536) return text
  const error = {
    resource: 'IssueComment',
    code: 'unprocessable',
    field: 'data',
    message: 'Body is too long (maximum is 65536 characters)',
  }
  return {
    status: 422,
    json: {
      message: 'Validation Failed',
      errors: [error],
      documentation_url: 'https://docs.github.com/rest/issues/comments',
      status: '422',
    },
  }
}

function createComment(request: Request): Answer {
  const { state, token } = request
  if (state.pull.locked) return problem(403, 'Unable to create comment because issue is locked.')
  const body = bodyOf(request)
  if (typeof body !== 'string') return body
  const comment = { id: state.nextId++, author: token.login, body, edits: 0 }
  state.comments.push(comment)
  return ok(commentJson(comment, request), 201)
}

function editComment(comment: FakeComment, request: Request): Answer {
  const body = bodyOf(request)
  if (typeof body !== 'string') return body
  comment.body = body
  comment.edits += 1
  return ok(commentJson(comment, request))
}

function deleteComment(comment: FakeComment, { state }: Request): Answer {
  state.comments.splice(state.comments.indexOf(comment), 1)
  return { status: 204 }
}

function commentJson({ id, author, body }: FakeComment, { state, origin, basePath }: Request) {
  return {
    id,
    node_id: `IC_${id}`,
    url: `${origin}${basePath}${repo}/issues/comments/${id}`,
    html_url: `https://github.com/acme/shop/pull/${state.pull.number}#issuecomment-${id}`,
    body,
    user: account(author),
    created_at: new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString(),
    updated_at: new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString(),
    author_association: 'NONE',
  }
}

function listPulls(request: Request): Answer {
  return page(request, [pullJson(request)])
}

/** GitHub lists those that hold the commit anywhere. */
function listPullsOfCommit(request: Request): Answer {
  const { pull } = request.state
  return page(request, pull.listedByCommit && request.match[0] === pull.headSha ? [pullJson(request)] : [])
}

function listDeployments(request: Request): Answer {
  const { sha } = request.query
  const found = request.state.deployments.filter((deployment) => sha === undefined || deployment.sha === sha)
  return page(request, found.map(deploymentJson).reverse())
}

function deploymentJson({ id, sha, environment, production, creator }: FakeDeployment) {
  return {
    id,
    sha,
    ref: sha,
    task: 'deploy',
    environment,
    original_environment: environment,
    production_environment: production,
    transient_environment: false,
    creator: account(creator),
  }
}

function listStatuses(request: Request): Answer {
  const deployment = request.state.deployments.find(({ id }) => id === Number(request.match[0]))
  if (!deployment) return problem(404, 'Not Found')
  const statuses = deployment.statuses.map(({ id, state, creator, environmentUrl = '' }) => ({
    id,
    state,
    creator: account(creator),
    environment: deployment.environment,
    environment_url: environmentUrl,
    target_url: 'https://provider.test/logs',
  }))
  return page(request, statuses.reverse())
}

function pullJson({ state: { pull } }: Request) {
  return {
    id: 1,
    number: pull.number,
    state: 'open',
    locked: pull.locked,
    html_url: `https://github.com/acme/shop/pull/${pull.number}`,
    user: account(pull.author),
    base: { ref: pull.baseRef, sha: pull.baseSha, repo: { full_name: 'acme/shop' } },
    head: {
      ref: 'topic',
      sha: pull.headSha,
      repo: pull.headRepository === undefined ? null : { full_name: pull.headRepository },
    },
  }
}

function listReviews(request: Request): Answer {
  const reviews = request.state.reviews.map(({ login, state, sha }, at) => ({
    id: at + 1,
    user: account(login),
    body: '',
    state,
    commit_id: sha,
  }))
  return page(request, reviews)
}

function listMembers(request: Request): Answer {
  const members = request.state.teams[request.match.join('/')]
  return members ? page(request, members.map(account)) : problem(404, 'Not Found')
}

interface CheckBody {
  readonly name?: string
  readonly head_sha?: string
  readonly external_id?: string
  readonly conclusion?: string
  readonly output?: {
    readonly title?: string
    readonly summary?: string
    readonly text?: string
    readonly annotations?: readonly FakeAnnotation[]
  }
}

/** What GitHub refuses of a check run's output; undefined where nothing. */
function refusedOutput({ output }: CheckBody): Answer | undefined {
  if (!output) return undefined
  for (const text of [output.summary, output.text]) {
    const bytes = Buffer.byteLength(text ?? '', 'utf8')
    // It says characters and counts bytes.
    if (bytes > 65_535)
      return problem(422, `Invalid request.\n\nOnly 65535 characters are allowed; ${bytes} were supplied.`)
  }
  if ((output.title ?? '').length > 255)
    return problem(422, `Invalid request.\n\nOnly 255 characters are allowed; ${output.title?.length} were supplied.`)
  const annotations = output.annotations ?? []
  if (annotations.length > 50)
    return problem(422, `Invalid request.\n\nNo more than 50 items are allowed; ${annotations.length} were supplied.`)
  for (const { path, start_line, end_line, start_column, message, title } of annotations) {
    if (path === '' || start_line < 1) return problem(422, 'Invalid request.\n\nAn annotation has no place.')
    if (start_column !== undefined && start_line !== end_line)
      return problem(422, 'Invalid request.\n\nColumns are only allowed on one line.')
    if (Buffer.byteLength(message) > 65_536 || (title ?? '').length > 255)
      return problem(422, 'Invalid request.\n\nAnnotation is too long.')
  }
  return undefined
}

function createCheckRun(request: Request): Answer {
  const { state, token } = request
  if (token.kind !== 'app') return problem(403, 'You must authenticate via a GitHub App.')
  // Octokit sends what the types ask for; a wrong type would show in a test as a wrong state.
  const body = request.body as CheckBody
  if (!body.name || !body.head_sha) return problem(422, 'Invalid request.\n\n"name", "head_sha" weren\'t supplied.')
  const refused = refusedOutput(body)
  if (refused) return refused
  const run: FakeCheckRun = {
    id: state.nextId++,
    app: token.app ?? 'github-actions',
    name: body.name,
    head_sha: body.head_sha,
    external_id: body.external_id ?? '',
    conclusion: body.conclusion ?? '',
    title: body.output?.title ?? '',
    summary: body.output?.summary ?? '',
    annotations: [...(body.output?.annotations ?? [])],
  }
  state.checkRuns.push(run)
  return ok(checkRunJson(run, request), 201)
}

function editCheckRun(run: FakeCheckRun, request: Request): Answer {
  if (run.app !== (request.token.app ?? '')) {
    return problem(403, 'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.')
  }
  const body = request.body as CheckBody
  const refused = refusedOutput(body)
  if (refused) return refused
  run.external_id = body.external_id ?? run.external_id
  run.conclusion = body.conclusion ?? run.conclusion
  run.title = body.output?.title ?? run.title
  run.summary = body.output?.summary ?? run.summary
  run.annotations.push(...(body.output?.annotations ?? []))
  return ok(checkRunJson(run, request))
}

function listCheckRuns(request: Request): Answer {
  const runs = request.state.checkRuns.filter(
    ({ head_sha, name }) => head_sha === request.match[0] && name === (request.query.check_name ?? name),
  )
  return page(request, runs.map((run) => checkRunJson(run, request)).reverse(), (check_runs) => ({
    total_count: runs.length,
    check_runs,
  }))
}

function checkRunJson(run: FakeCheckRun, { origin, basePath }: Request) {
  const { id, app, name, head_sha, external_id, conclusion, title, summary, annotations } = run
  return {
    id,
    name,
    head_sha,
    external_id,
    url: `${origin}${basePath}${repo}/check-runs/${id}`,
    html_url: `https://github.com/acme/shop/runs/${id}`,
    status: conclusion === '' ? 'in_progress' : 'completed',
    conclusion: conclusion === '' ? null : conclusion,
    app: { slug: app },
    output: { title, summary, text: null, annotations_count: annotations.length },
  }
}
