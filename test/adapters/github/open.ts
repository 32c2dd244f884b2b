import { openGitHub } from '../../../src/adapters/github/code-host.ts'
import type { Clock, CodeHost, Log } from '../../../src/core/ports.ts'
import { type FakeClock, fakeClock } from '../../fakes/clock.ts'
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from '../../fakes/github.ts'

/** A fake GitHub and a code host that speaks to it, without any real waiting. */
export interface Opened {
  readonly github: FakeGitHub
  readonly host: CodeHost
  readonly clock: FakeClock
  readonly said: readonly string[]
  /** Another run on the same GitHub. */
  readonly run: (options?: RunOptions) => Promise<CodeHost>
}

export interface RunOptions {
  readonly runId?: number
  readonly runAttempt?: number
  readonly token?: string
  readonly clock?: Clock
  readonly fetch?: typeof globalThis.fetch
}

export async function open(options: FakeGitHubOptions = {}, first: RunOptions = {}): Promise<Opened> {
  const github = await startFakeGitHub(options)
  const clock = fakeClock()
  const said: string[] = []
  const note = (text: string) => said.push(text)
  const log: Log = { progress: note, warn: note, debug: note }
  const run = (given: RunOptions = {}) =>
    openGitHub({
      token: github.token,
      apiUrl: github.url,
      owner: github.owner,
      repository: github.repository,
      runId: 100,
      runAttempt: 1,
      log,
      clock,
      ...given,
    })
  return { github, host: await run(first), clock, said, run }
}

/** The writes that reached the fake, as `POST /repos/...`. */
export function writes({ requests }: FakeGitHub): readonly string[] {
  return requests
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ method, path }) => `${method} ${path}`)
}
