import type { Runner } from '../adapters/github/runtime.ts'
import { type DeploymentEvent, eventOf, type PullRequestEvent } from '../config/event.ts'
import { BreakwaterError } from '../core/error.ts'
import type { CodeHost, Deployment, Deployments } from '../core/ports.ts'

/** The pull request whose head was deployed; undefined where there is nothing to review yet, or at all, which is said. */
export async function pullRequestOf(
  { sha, state, deployment }: DeploymentEvent,
  host: CodeHost | undefined,
  runner: Runner,
): Promise<PullRequestEvent | undefined> {
  const environment = JSON.stringify(deployment.environment.slice(0, 60))
  if (state !== 'success') {
    runner.notice(`The deployment to ${environment} is not up (${state.slice(0, 20)}), so nothing was reviewed.`)
    return undefined
  }
  if (host === undefined) throw tokenMissing()
  const [pull, ...others] = await host.pullRequestsAt(sha)
  if (pull === undefined) {
    runner.notice(`No open pull request has its head at ${sha.slice(0, 12)}, which was deployed to ${environment}.`)
    return undefined
  }
  if (others.length > 0) {
    const left = others.map(({ number }) => `#${number}`).join(', ')
    runner.notice(`Reviewed for #${pull.number}. The same commit is the head of ${left}.`)
  }
  return eventOf(pull)
}

/** Where a preview is looked for. Nobody deploys the commits that a merge queue makes. */
export function deploymentsFor(
  event: PullRequestEvent | DeploymentEvent,
  host: Deployments | undefined,
): Deployments | undefined {
  if (event.kind === 'deployment_status') return atLeast(event, host)
  return event.kind === 'merge_group' ? undefined : host
}

/** The deployment of the event is among those of its commit, also where the token may not read them, or GitHub lags. */
function atLeast({ sha, deployment }: DeploymentEvent, host: Deployments | undefined): Deployments {
  return {
    deploymentsOf: async (asked) => {
      const read = await host?.deploymentsOf(asked)
      const others = read?.status === 'read' ? read.deployments : []
      const isNew = asked === sha && !others.some((other) => isSamePlace(other, deployment))
      return {
        status: 'read',
        deployments: isNew ? [deployment, ...others] : others,
        more: read?.status === 'read' && read.more,
      }
    },
  }
}

function isSamePlace(one: Deployment, other: Deployment): boolean {
  return one.environment === other.environment && one.by.login === other.by.login
}

function tokenMissing(): BreakwaterError {
  return new BreakwaterError({
    code: 'github-token-missing',
    message: 'A deployment was made, and without a token its pull request cannot be looked for.',
    hint: 'Leave the input github-token out; its default is the token of the workflow run.',
  })
}
