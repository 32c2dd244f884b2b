import type { GitHub } from './client.ts'
import { hasStatus } from './failure.ts'

interface Account {
  readonly login: string
  readonly type: string
}

/** Who we are to GitHub, so that we touch no comment but our own. Asked once, and only when somebody needs to know. */
export interface Identity {
  readonly recogniser: () => Promise<(author: Account | null) => boolean>
  /** GitHub told us by the way: the author of what we have just written. */
  readonly learn: (author: Account | null) => void
}

const workflowBot = 'github-actions[bot]'

export function identityOf(github: GitHub): Identity {
  let login: Promise<string> | undefined
  return {
    recogniser: async () => {
      login ??= askLogin(github)
      const ours = (await login).toLowerCase()
      const bot = ours.endsWith('[bot]')
      return (author) => author?.login.toLowerCase() === ours && (author.type === 'Bot') === bot
    },
    learn: (author) => {
      if (author) login = Promise.resolve(author.login)
    },
  }
}

/**
 * `GET /user` is for people: it refuses every app's token, and GITHUB_TOKEN is one. GraphQL's `viewer` answers those
 * too (`my-app[bot]`). Where neither does, the token is taken for GITHUB_TOKEN.
 */
async function askLogin({ octokit }: GitHub): Promise<string> {
  try {
    const { data } = await octokit.rest.users.getAuthenticated()
    return data.login
  } catch (thrown) {
    if (!hasStatus(thrown, 403, 404)) throw thrown
  }
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
    return viewer.login
  } catch {
    return workflowBot
  }
}
