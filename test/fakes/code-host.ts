import type {
  Annotation,
  ApprovalState,
  CodeHost,
  CommitDeployments,
  Conclusion,
  Deployment,
  OpenPullRequest,
  Published,
  Suggestion,
} from '../../src/core/ports.ts'

interface HeldComment {
  readonly pull: number
  readonly key: string
  readonly headSha: string
  readonly run: number
  readonly body: string
}

interface HeldCheckRun {
  readonly name: string
  readonly sha: string
  readonly run: number
  readonly conclusion: Conclusion
  readonly title: string
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

type Refused = Extract<Published, { readonly status: 'refused' }>

/** A code host in memory: for tests of who uses one. `comments`, `suggestions` and `checkRuns` are what stands there. */
export interface FakeCodeHost extends CodeHost {
  readonly comments: readonly HeldComment[]
  readonly suggestions: readonly Suggestion[]
  readonly checkRuns: readonly HeldCheckRun[]
  /** The same host as another run of the workflow sees it. */
  readonly asRun: (run: number) => CodeHost
}

export interface FakeCodeHostOptions {
  readonly approvals?: ApprovalState
  /** By commit. */
  readonly deployments?: ReadonlyMap<string, readonly Deployment[]>
  readonly pullRequests?: readonly OpenPullRequest[]
  /** Answers in the place of a write. */
  readonly refuse?: { readonly comment?: Refused; readonly checkRun?: Refused; readonly deployments?: Refused }
}

const nobody: ApprovalState = { author: 'dana', approvals: [], teams: {} }

export function fakeCodeHost({
  approvals = nobody,
  deployments = new Map(),
  pullRequests = [],
  refuse = {},
}: FakeCodeHostOptions = {}): FakeCodeHost {
  const comments: HeldComment[] = []
  const checkRuns: HeldCheckRun[] = []
  const suggestions: Suggestion[] = []

  const deploymentsOf = async (sha: string): Promise<CommitDeployments> =>
    refuse.deployments ?? { status: 'read', deployments: deployments.get(sha) ?? [], more: false }

  const asRun = (run: number): CodeHost => ({
    deploymentsOf,
    pullRequestsAt: async (sha) => pullRequests.filter(({ head }) => head.sha === sha),
    approvalState: async (_, teams) => ({
      ...approvals,
      teams: Object.fromEntries(teams.map((team) => [team, approvals.teams[team]])),
    }),

    upsertComment: async ({ pull, key, headSha, render, create }) => {
      if (refuse.comment) return refuse.comment
      const at = comments.findIndex((held) => held.pull === pull && held.key === key)
      const held = comments[at]
      const url = `https://example.test/pull/${pull}#${key}`
      if (!held && !create) return { status: 'absent' }
      if (held && held.run > run) return { status: 'superseded', reason: `run ${held.run} has written a newer comment` }
      const body = render(59_000)
      if (held?.body === body && held.headSha === headSha) return { status: 'unchanged', url }
      comments.splice(held ? at : comments.length, 1, { pull, key, headSha, run, body })
      return { status: 'written', url }
    },

    writeCheckRun: async ({ name, sha, conclusion, title, render, annotations }) => {
      if (refuse.checkRun) return refuse.checkRun
      const at = checkRuns.findIndex((held) => held.name === name && held.sha === sha)
      const held = checkRuns[at]
      const url = `https://example.test/runs/${name}/${sha}`
      if (held && held.run > run)
        return { status: 'superseded', reason: `run ${held.run} has written a newer check run` }
      const next = { name, sha, run, conclusion, title, summary: render(65_535), annotations }
      if (held && JSON.stringify({ ...held, run }) === JSON.stringify(next)) return { status: 'unchanged', url }
      checkRuns.splice(held ? at : checkRuns.length, 1, next)
      return { status: 'written', url }
    },

    suggest: async ({ pull, suggestions: offered }) => {
      if (offered.length === 0) return { status: 'absent' }
      if (refuse.comment) return refuse.comment
      const isThere = (one: Suggestion) =>
        suggestions.some(({ fingerprint, body }) => fingerprint === one.fingerprint && body === one.body)
      const missing = offered.filter((one) => !isThere(one))
      suggestions.push(...missing)
      return {
        status: missing.length > 0 ? 'written' : 'unchanged',
        url: `https://example.test/pull/${pull}#suggested`,
      }
    },
  })

  return { ...asRun(100), comments, suggestions, checkRuns, asRun }
}
