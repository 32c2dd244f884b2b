/** What the fake GitHub holds; tests read it, and write into it what other people did. */

export type Permissions = Readonly<
  Partial<Record<'contents' | 'issues' | 'pull_requests' | 'checks' | 'members' | 'deployments', 'read' | 'write'>>
>

export interface Token {
  readonly login: string
  readonly kind: 'app' | 'user'
  /** Slug of the app whose check runs it writes; a person's token can write none. */
  readonly app?: string
  readonly permissions: Permissions
}

export interface FakeComment {
  readonly id: number
  readonly author: string
  body: string
  /** How often it was edited. */
  edits: number
}

export interface FakeAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: string
  readonly title?: string
  readonly message: string
}

export interface FakeCheckRun {
  readonly id: number
  readonly app: string
  readonly name: string
  readonly head_sha: string
  external_id: string
  conclusion: string
  title: string
  summary: string
  annotations: FakeAnnotation[]
}

export interface FakeReview {
  readonly login: string
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  readonly sha: string
}

/** A comment on a line of the diff. */
export interface FakeReviewComment {
  readonly id: number
  readonly author: string
  readonly path: string
  readonly line: number
  readonly start_line?: number
  readonly commit_id: string
  readonly body: string
}

export interface FakeDeployment {
  readonly id: number
  readonly sha: string
  readonly environment: string
  readonly production: boolean
  readonly creator: string
  /** Oldest first. */
  readonly statuses: {
    readonly id: number
    readonly state: string
    readonly creator: string
    readonly environmentUrl?: string
  }[]
}

export interface FakeState {
  readonly owner: string
  readonly repository: string
  readonly pull: {
    number: number
    author: string
    baseRef: string
    baseSha: string
    headSha: string
    headRepository: string | undefined
    locked: boolean
    /** Whether the commit's own list of pull requests has it; a fork's may be missing there. */
    listedByCommit: boolean
  }
  readonly deployments: FakeDeployment[]
  readonly comments: FakeComment[]
  readonly checkRuns: FakeCheckRun[]
  readonly reviews: FakeReview[]
  readonly reviewComments: FakeReviewComment[]
  /** How many lines of each file the diff has, from its first; undefined: every line of every file. */
  diff: Readonly<Record<string, number>> | undefined
  readonly teams: Record<string, readonly string[]>
  nextId: number
}

export function newState(pull: Partial<FakeState['pull']> = {}): FakeState {
  return {
    owner: 'acme',
    repository: 'shop',
    pull: {
      number: 7,
      author: 'dana',
      baseRef: 'main',
      baseSha: 'b'.repeat(40),
      headSha: 'a'.repeat(40),
      headRepository: 'acme/shop',
      locked: false,
      listedByCommit: true,
      ...pull,
    },
    deployments: [],
    comments: [],
    checkRuns: [],
    reviews: [],
    reviewComments: [],
    diff: undefined,
    teams: {},
    nextId: 1001,
  }
}
