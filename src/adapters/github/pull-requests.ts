import type { OpenPullRequest } from '../../core/ports.ts'
import type { GitHub } from './client.ts'
import { githubTrouble, hasStatus } from './failure.ts'

/** What both lists of GitHub's tell of a pull request. */
interface Told {
  readonly number: number
  readonly state: string
  readonly user: { readonly login: string } | null
  readonly base: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } }
  readonly head: {
    readonly ref: string
    readonly sha: string
    // Null once the fork is gone, whatever the types say.
    readonly repo: { readonly full_name: string } | null
  }
}

/**
 * Open pull requests whose head is a commit. The list of a commit's pull requests may lack those of forks, so where it
 * has none the ones that changed last are looked through.
 */
export async function pullRequestsAt(github: GitHub, sha: string): Promise<readonly OpenPullRequest[]> {
  const { octokit, owner, repo } = github
  try {
    const ofCommit = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      owner,
      repo,
      commit_sha: sha,
      per_page: 100,
    })
    const found = atHead(ofCommit.data, sha)
    if (found.length > 0) return found
    const latest = await octokit.rest.pulls.list({
      owner,
      repo,
      state: 'open',
      sort: 'updated',
      direction: 'desc',
      per_page: 100,
    })
    return atHead(latest.data, sha)
  } catch (thrown) {
    throw githubTrouble(thrown, `looking for the pull request of ${sha.slice(0, 12)} (needs pull-requests: read)`)
  }
}

function atHead(pulls: readonly Told[], sha: string): readonly OpenPullRequest[] {
  return pulls
    .filter(({ state, head }) => state === 'open' && head.sha === sha)
    .sort((a, b) => a.number - b.number)
    .map(({ number, user, base, head }) => ({
      number,
      author: user?.login,
      base: { ref: base.ref, sha: base.sha, repository: base.repo.full_name },
      head: { ref: head.ref, sha: head.sha, repository: head.repo?.full_name },
    }))
}

/** The commit that the pull request stands at now. Undefined where the token may not read it. */
export async function headOf({ octokit, owner, repo }: GitHub, pull: number): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pull })
    return data.head.sha
  } catch (thrown) {
    if (hasStatus(thrown, 403, 404)) return undefined
    throw thrown
  }
}
