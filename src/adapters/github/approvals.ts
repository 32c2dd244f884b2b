import type { Approval, ApprovalState } from '../../core/ports.ts'
import type { GitHub } from './client.ts'
import { githubTrouble, hasStatus } from './failure.ts'

/** Who approves the pull request now, and who is in the teams that could. */
export async function readApprovals(github: GitHub, pull: number, teams: readonly string[]): Promise<ApprovalState> {
  const { octokit, owner, repo } = github
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pull })
    const reviews = await octokit.paginate(octokit.rest.pulls.listReviews, {
      owner,
      repo,
      pull_number: pull,
      per_page: 100,
    })
    const members: Record<string, readonly string[] | undefined> = {}
    for (const team of new Set(teams)) members[team] = await readTeam(github, team)
    return {
      author: data.user?.login,
      approvals: latestApprovals(
        reviews.map(({ user, state, commit_id }) => ({ login: user?.login, state, sha: commit_id ?? undefined })),
      ),
      teams: members,
    }
  } catch (thrown) {
    throw githubTrouble(thrown, `reading the reviews of pull request #${pull} (needs pull-requests: read)`)
  }
}

/**
 * Each person's last word, where it approves. A comment is no word; a dismissed review is, and takes back what the
 * person said before it. Reviews come oldest first.
 */
function latestApprovals(
  reviews: readonly { readonly login: string | undefined; readonly state: string; readonly sha: string | undefined }[],
): readonly Approval[] {
  const words = new Map<string, { readonly state: string; readonly approval: Approval | undefined }>()
  for (const { login, state, sha } of reviews) {
    if (login === undefined || !['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(state)) continue
    words.set(login.toLowerCase(), { state, approval: sha === undefined ? undefined : { login, sha } })
  }
  return [...words.values()].flatMap(({ state, approval }) => (state === 'APPROVED' && approval ? [approval] : []))
}

/** Logins of `org/team`; undefined where there is no such team or the token may not see it (GITHUB_TOKEN never may). */
async function readTeam({ octokit }: GitHub, team: string): Promise<readonly string[] | undefined> {
  const [org, slug, ...rest] = team.split('/')
  if (!org || !slug || rest.length > 0) return undefined
  try {
    const members = await octokit.paginate(octokit.rest.teams.listMembersInOrg, { org, team_slug: slug, per_page: 100 })
    return members.map(({ login }) => login)
  } catch (thrown) {
    if (hasStatus(thrown, 403, 404)) return undefined
    throw thrown
  }
}
