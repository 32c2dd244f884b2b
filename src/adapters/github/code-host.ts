import type { CodeHost } from '../../core/ports.ts'
import { readApprovals } from './approvals.ts'
import { writeCheckRun } from './check-run.ts'
import { connect, type GitHubOptions } from './client.ts'
import { upsertComment } from './comment.ts'
import { readDeployments } from './deployments.ts'
import { identityOf } from './identity.ts'
import { pullRequestsAt } from './pull-requests.ts'
import { suggest } from './suggestions.ts'

/** GitHub, or an Enterprise Server, as the place where the pull request lives. */
export async function openGitHub(options: GitHubOptions): Promise<CodeHost> {
  const github = await connect(options)
  const identity = identityOf(github)
  return {
    deploymentsOf: (sha) => readDeployments(github, sha),
    pullRequestsAt: (sha) => pullRequestsAt(github, sha),
    approvalState: (pull, teams) => readApprovals(github, pull, teams),
    upsertComment: (comment) => upsertComment(github, identity, comment),
    writeCheckRun: (run) => writeCheckRun(github, run),
    suggest: (offer) => suggest(github, identity, offer),
  }
}
