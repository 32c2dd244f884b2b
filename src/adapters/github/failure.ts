import { BreakwaterError } from '../../core/error.ts'
import type { Published } from '../../core/ports.ts'

/** An answer of GitHub's that is not a success, or no answer at all (then without `response`). */
interface RequestFailure extends Error {
  readonly status: number
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>
    readonly data: unknown
  }
}

type Refused = Extract<Published, { readonly status: 'refused' }>

/** Whether this is how Octokit tells that a request failed. */
function isRequestFailure(thrown: unknown): thrown is RequestFailure {
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
}

/** Nobody knows whether the request was carried out: GitHub failed after it got it, or the answer never came. */
export function isLost(thrown: unknown): boolean {
  return isRequestFailure(thrown) && thrown.status >= 500
}

export function hasStatus(thrown: unknown, ...statuses: readonly number[]): boolean {
  return isRequestFailure(thrown) && statuses.includes(thrown.status)
}

export function isTooLong(thrown: unknown): boolean {
  return hasStatus(thrown, 422) && /too long|characters are allowed/i.test(textOf(thrown))
}

/**
 * The token may not do it. GitHub answers 403 where it admits that the thing is there and 404 where it doesn't;
 * undefined for every other failure.
 */
export function refusal(thrown: unknown, permission: string): Refused | undefined {
  if (!isRequestFailure(thrown) || !(thrown.status === 403 || thrown.status === 404)) return undefined
  if (isLimit(thrown) || isLocked(thrown)) return undefined
  const accepted = thrown.response?.headers['x-accepted-github-permissions']
  return {
    status: 'refused',
    reason: `GitHub answered ${thrown.status}: ${textOf(thrown)}`,
    permission: typeof accepted === 'string' ? yamlOf(accepted, permission) : permission,
  }
}

/**
 * The header lists alternatives, `issues=write; pull_requests=write`, each of one or more permissions. Where one of them
 * is about the permission that our own pages name, it is that one: a look that was refused asks for read, but what
 * follows is a write, and nobody should have to come back for it.
 */
function yamlOf(header: string, preferred: string): string {
  const alternatives = header
    .split(';')
    .map((alternative) => [...alternative.matchAll(/([a-z_]+)\s*=\s*([a-z]+)/g)])
    .map((pairs) => pairs.map(([, name = '', level]) => `${name.replaceAll('_', '-')}: ${level}`).join(', '))
    .filter((yaml) => yaml !== '')
  const [name = ''] = preferred.split(' ')
  return alternatives.some((yaml) => yaml.startsWith(name)) ? preferred : (alternatives[0] ?? preferred)
}

/** What went wrong, in words that a person can act on. `doing` completes "while". */
export function githubTrouble(thrown: unknown, doing: string): unknown {
  if (!isRequestFailure(thrown)) return thrown
  const said = `GitHub answered ${thrown.status} while ${doing}: ${textOf(thrown)}`
  // Neither request nor headers go along as the cause: they hold the token.
  const fail = (code: string, message: string, hint: string) => new BreakwaterError({ code, message, hint })
  if (thrown.status >= 500) {
    return fail(
      'github-unreachable',
      thrown.response ? said : `GitHub could not be reached while ${doing}: ${textOf(thrown)}`,
      'See https://www.githubstatus.com, and whether the runner reaches the API; then run the job again. Behind a proxy, give the step NODE_USE_ENV_PROXY: 1 in its env.',
    )
  }
  if (isLimit(thrown)) {
    return fail(
      'github-rate-limited',
      said,
      'The token has used up its requests (GITHUB_TOKEN has 1,000 an hour a repository). Run the job again later.',
    )
  }
  if (thrown.status === 401) {
    return fail(
      'github-unauthorized',
      said,
      'The token is wrong or has expired. By default the action uses the token of the workflow run: leave github-token out.',
    )
  }
  if (isLocked(thrown)) {
    return fail('github-conversation-locked', said, 'The conversation is locked. Unlock it, and run the job again.')
  }
  return fail(
    'github-refused',
    said,
    thrown.status === 403 || thrown.status === 404
      ? 'The token may lack a permission, or the thing is not there. Look at `permissions:` in the workflow.'
      : 'This is likely a bug in Breakwater. Please report it with this message.',
  )
}

function isLimit(failure: RequestFailure): boolean {
  if (failure.status === 429) return true
  return (
    failure.status === 403 &&
    (/rate limit/i.test(failure.message) || String(failure.response?.headers['x-ratelimit-remaining']) === '0')
  )
}

function isLocked(failure: RequestFailure): boolean {
  return failure.status === 403 && /\blocked\b/i.test(failure.message)
}

/** What GitHub said, in one line of bounded length; never a header, so never a token. */
function textOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
