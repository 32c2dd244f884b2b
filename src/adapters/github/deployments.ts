import type { CommitDeployments, Deployment } from '../../core/ports.ts'
import type { GitHub } from './client.ts'
import { githubTrouble, refusal } from './failure.ts'

/** Each costs a request, and no commit is deployed to many places. */
const mostLookedAt = 20
const permission = 'deployments: read'

/** What GitHub's API tells of a deployment and of its statuses, as far as we read it. */
interface Told {
  readonly id: number
  readonly environment: string
  readonly production_environment?: boolean | undefined
  readonly creator: Account | null
}
interface ToldStatus {
  readonly id: number
  readonly state: string
  readonly environment?: string | undefined
  readonly environment_url?: string | undefined
  readonly creator: Account | null
}
interface Account {
  readonly login: string
  readonly type: string
}

/** The latest deployment of a commit to each environment, by each who deploys there, with what its statuses say. */
export async function readDeployments(github: GitHub, sha: string): Promise<CommitDeployments> {
  const { octokit, owner, repo } = github
  try {
    // Newest first; a commit that was deployed more often than that has its latest ones here.
    const { data } = await octokit.rest.repos.listDeployments({ owner, repo, sha, per_page: 100 })
    const latest = latestOf(data)
    const deployments: Deployment[] = []
    for (const told of latest.slice(0, mostLookedAt)) {
      const statuses = await octokit.rest.repos.listDeploymentStatuses({
        owner,
        repo,
        deployment_id: told.id,
        per_page: 100,
      })
      deployments.push(deploymentOf(told, statuses.data))
    }
    return { status: 'read', deployments, more: latest.length > mostLookedAt || data.length === 100 }
  } catch (thrown) {
    const refused = refusal(thrown, permission)
    if (refused) return refused
    throw githubTrouble(thrown, `reading the deployments of ${sha.slice(0, 12)} (needs ${permission})`)
  }
}

function latestOf(told: readonly Told[]): readonly Told[] {
  const newestFirst = [...told].sort((a, b) => b.id - a.id)
  const places = new Map<string, Told>()
  for (const one of newestFirst) {
    const place = JSON.stringify([one.environment, one.creator?.login])
    if (!places.has(place)) places.set(place, one)
  }
  return [...places.values()]
}

/** What the statuses make of a deployment: the latest says how it stands, the latest success where it is. */
function deploymentOf(told: Told, statuses: readonly ToldStatus[]): Deployment {
  const newestFirst = [...statuses].sort((a, b) => b.id - a.id)
  const [latest] = newestFirst
  const success = newestFirst.find(({ state }) => state === 'success')
  const teller = (success ?? latest)?.creator ?? told.creator
  return {
    environment: latest?.environment || told.environment,
    state: latest === undefined ? 'under way' : stateOf(latest.state),
    url: success?.environment_url || undefined,
    by: { login: teller?.login ?? '', isApp: teller?.type === 'Bot' },
    production: told.production_environment === true,
  }
}

function stateOf(state: string): Deployment['state'] {
  switch (state) {
    case 'success':
    case 'inactive':
      return state
    case 'error':
    case 'failure':
      return 'failure'
    default:
      // pending, queued, in_progress
      return 'under way'
  }
}
