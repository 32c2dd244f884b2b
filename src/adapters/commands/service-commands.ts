import { createServer } from 'node:net'
import type { StartSetting } from '../../core/load-settings.ts'
import type { Log, ServiceCommands } from '../../core/ports.ts'
import { commandEnvironment } from './environment.ts'
import { preparedCheckouts } from './prepared-checkouts.ts'
import { lastLines, runShell } from './shell.ts'

export interface ServiceCommandsOptions {
  /** Folder of the repository. */
  readonly repository: string
  readonly commits: { readonly base: string; readonly head: string }
  readonly settings: StartSetting
  /** Ours; little of it is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

const installMs = 900_000
/** Past all that a load test may take, with waiting, comparison and confirmation. */
const longestMs = 3_600_000

/** Starts the project's service in checkouts of base and head, each on a port of its own, and ends what it started. */
export function serviceCommands(options: ServiceCommandsOptions): ServiceCommands {
  const { settings, environment, log } = options
  const checkouts = preparedCheckouts({
    ...options,
    directory: settings.directory,
    install: settings.install,
    installMs,
    keys: {
      directory: { name: 'load.start.directory', runs: 'load.start', code: 'service-not-started' },
      install: { name: 'load.start.install', code: 'service-not-started' },
    },
  })
  const ended = new AbortController()
  const running: Promise<string>[] = []
  return {
    start: async (revision) => {
      const directory = await checkouts.prepare(revision)
      const port = await freePort()
      log.progress(`starting ${revision} on port ${port} ...`)
      const over = runShell({
        key: 'load.start',
        command: settings.run,
        directory,
        environment: commandEnvironment(environment, { PORT: String(port) }),
        timeoutMs: longestMs,
        signal: ended.signal,
        redact: checkouts.withoutFolders,
        trouble: {
          code: 'service-not-started',
          hint: 'Correct load.start: the folder has to be there in base and in head.',
        },
      }).then(
        ({ exitCode, output }) => `it ended with status ${exitCode}. ${lastWords(output)}`,
        (cause) => (cause instanceof Error ? cause.message : String(cause)),
      )
      running.push(over)
      return { url: settings.url.replace('{port}', String(port)), ended: over }
    },
    close: async () => {
      ended.abort()
      await Promise.all(running)
      await checkouts.close()
    },
  }
}

function lastWords(output: string): string {
  const lines = lastLines(output)
  return lines === '' ? 'It printed nothing.' : `Its last words: ${lines}`
}

/** A port that nobody uses now; the service takes it a moment later. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
