import { z } from 'zod'
import { BreakwaterError } from '../core/error.ts'
import type { Deployment, OpenPullRequest } from '../core/ports.ts'

/** What started the run, as far as a review needs it. Names and commits come from strangers; they have been validated. */
export type PullRequestEvent =
  | {
      readonly kind: 'pull_request' | 'pull_request_review'
      readonly pull: number
      /** Login of who opened the pull request; undefined for a deleted account. */
      readonly author: string | undefined
      readonly baseRef: string
      readonly baseSha: string
      readonly headRef: string
      readonly headSha: string
      /** `owner/name` of the head's repository; undefined where the fork was deleted. */
      readonly headRepository: string | undefined
      readonly fromFork: boolean
    }
  | {
      readonly kind: 'merge_group'
      readonly baseRef: string
      readonly baseSha: string
      readonly headRef: string
      readonly headSha: string
    }

/** Somebody deployed a commit somewhere; whose pull request it is has still to be asked. */
export interface DeploymentEvent {
  readonly kind: 'deployment_status'
  readonly sha: string
  /** As the provider words it: `success`, `in_progress`, `failure` ... */
  readonly state: string
  readonly deployment: Deployment
}

// Forty hex digits, or sixty-four in a SHA-256 repository. These reach git's command line.
const sha = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is not a commit id')
// Git's own rule (git-check-ref-format), as far as it protects a command line and a terminal.
const ref = z
  .string()
  .min(1)
  .max(1024)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^(?!-)[^\u0000-\u0020\u007f~^:?*[\\]+$/, 'is not a name that git allows')

const repository = z.object({ full_name: z.string() })
const pullRequest = z.object({
  number: z.int().positive(),
  user: z.object({ login: z.string() }).nullish(),
  base: z.object({ ref, sha, repo: repository }),
  head: z.object({ ref, sha, repo: repository.nullish() }),
})
const pullRequestPayload = z.object({ pull_request: pullRequest })
const mergeGroupPayload = z.object({
  merge_group: z.object({ base_ref: ref, base_sha: sha, head_ref: ref, head_sha: sha }),
})

const account = z.object({ login: z.string(), type: z.string() })
const deploymentPayload = z.object({
  deployment: z.object({ sha, environment: z.string(), production_environment: z.boolean().nullish() }),
  deployment_status: z.object({
    state: z.string(),
    environment: z.string().nullish(),
    environment_url: z.string().nullish(),
    creator: account.nullish(),
  }),
})

const usage = `Run Breakwater on pull requests:

on:
  pull_request:
  pull_request_review:
    types: [submitted, dismissed]
  merge_group:
  deployment_status:`

/**
 * Reads the event that started the run. Throws `event-without-pull-request` for an event that has none,
 * `event-not-supported` for one that a review must not run on, `event-malformed` for a payload that GitHub doesn't send.
 */
export function readEvent({
  eventName,
  payload,
}: {
  readonly eventName: string
  readonly payload: unknown
}): PullRequestEvent | DeploymentEvent {
  switch (eventName) {
    case 'pull_request':
    case 'pull_request_review':
      return pullRequestEvent(eventName, parse(pullRequestPayload, eventName, payload).pull_request)
    case 'merge_group': {
      const group = parse(mergeGroupPayload, eventName, payload).merge_group
      return {
        kind: 'merge_group',
        baseRef: branch(group.base_ref),
        baseSha: group.base_sha,
        headRef: branch(group.head_ref),
        headSha: group.head_sha,
      }
    }
    case 'deployment_status':
      return deploymentEvent(parse(deploymentPayload, eventName, payload))
    case 'pull_request_target':
      throw new BreakwaterError({
        code: 'event-not-supported',
        message: 'The workflow runs on pull_request_target.',
        hint: `It gives a stranger's pull request a token that may write, and secrets. ${usage}`,
      })
    default:
      throw new BreakwaterError({
        code: 'event-without-pull-request',
        message: `The event ${printable(eventName)} has no pull request to review.`,
        hint: usage,
      })
  }
}

/** The pull request of a deployed commit, as an event of its own. Its names are as little trusted as an event's. */
export function eventOf({ number, author, base, head }: OpenPullRequest): PullRequestEvent {
  const repo = (name: string | undefined) => (name === undefined ? null : { full_name: name })
  const told = {
    ...{ number, user: author === undefined ? null : { login: author } },
    base: { ref: base.ref, sha: base.sha, repo: repo(base.repository) },
    head: { ref: head.ref, sha: head.sha, repo: repo(head.repository) },
  }
  return pullRequestEvent('pull_request', parse(pullRequest, 'deployment_status', told))
}

function deploymentEvent({
  deployment,
  deployment_status: status,
}: z.output<typeof deploymentPayload>): DeploymentEvent {
  return {
    kind: 'deployment_status',
    sha: deployment.sha,
    state: status.state,
    deployment: {
      environment: status.environment || deployment.environment,
      state: status.state === 'success' ? 'success' : 'under way',
      url: status.environment_url || undefined,
      by: { login: status.creator?.login ?? '', isApp: status.creator?.type === 'Bot' },
      production: deployment.production_environment === true,
    },
  }
}

function pullRequestEvent(
  kind: 'pull_request' | 'pull_request_review',
  { number, user, base, head }: z.output<typeof pullRequest>,
): PullRequestEvent {
  const headRepository = head.repo?.full_name
  return {
    kind,
    pull: number,
    author: user?.login,
    baseRef: base.ref,
    baseSha: base.sha,
    headRef: head.ref,
    headSha: head.sha,
    headRepository,
    // Compared by name: `fork: true` also holds for branches of a repository that is itself a fork.
    fromFork: headRepository?.toLowerCase() !== base.repo.full_name.toLowerCase(),
  }
}

/** A merge group names its branches in full (`refs/heads/main`), a pull request in short. */
function branch(name: string): string {
  return name.replace(/^refs\/heads\//, '')
}

function parse<Schema extends z.ZodType>(schema: Schema, eventName: string, payload: unknown): z.output<Schema> {
  const result = schema.safeParse(payload)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new BreakwaterError({
    code: 'event-malformed',
    message: `The payload of the event ${eventName} is not what GitHub sends: ${issue?.path.join('.')} ${issue?.message}.`,
    hint: 'Breakwater reads the file that GITHUB_EVENT_PATH names. Leave it as the runner wrote it.',
  })
}

/** An event's name comes from the environment; it is quoted in logs. */
function printable(name: string): string {
  return name === '' ? '(none)' : name.replaceAll(/[^\w-]/g, '?').slice(0, 60)
}
