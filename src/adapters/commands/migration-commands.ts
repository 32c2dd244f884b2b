import type { MigrateCommand } from '../../core/config.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { DatabaseSession, Log, MigrationCommands } from '../../core/ports.ts'
import { placeOfSession, type SessionPlace } from '../postgres/server.ts'
import { openWireProxy, type WireProxy } from '../postgres/wire-proxy.ts'
import { commandEnvironment } from './environment.ts'
import { preparedCheckouts } from './prepared-checkouts.ts'
import { runShell, type ShellCommand } from './shell.ts'

export interface CommandLimits {
  readonly installMs: number
  readonly migrateMs: number
}

const defaultLimits: CommandLimits = { installMs: 900_000, migrateMs: 600_000 }

export interface MigrationCommandsOptions {
  /** Folder of the repository. */
  readonly repository: string
  readonly commits: { readonly base: string; readonly head: string }
  readonly settings: MigrateCommand
  /** Ours; little of it is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly limits?: Partial<CommandLimits>
  readonly log: Log
}

/** Runs the project's own commands in checkouts of base and head, made and installed when they are first needed. */
export function migrationCommands(options: MigrationCommandsOptions): MigrationCommands {
  const { settings, environment, log } = options
  const limits = { ...defaultLimits, ...options.limits }
  const checkouts = preparedCheckouts({
    ...options,
    directory: settings.directory,
    install: settings.install,
    installMs: limits.installMs,
    keys: {
      directory: { name: 'database.migrate-directory', runs: 'migrate-command', code: 'migrate-command-failed' },
      install: { name: 'install-command', code: 'install-command-failed' },
    },
  })

  return {
    run: async ({ revision, database, watch, undo }) => {
      const directory = await checkouts.prepare(revision)
      const place = placeIn(database)
      const proxy = await openWireProxy({ ...place, watch })
      const ended = new AbortController()
      try {
        log.progress(`running ${undo === undefined ? 'migrate-command' : 'rollback-command'} of ${revision} ...`)
        const { exitCode, output } = await Promise.race([
          runShell({ ...shellCommand(directory, proxy, place, undo), signal: ended.signal }),
          proxy.failure,
        ])
        return { exitCode, output, statements: proxy.statements() }
      } finally {
        ended.abort()
        for (const backend of await proxy.close()) await place.scratch.terminate(backend).catch(() => undefined)
      }
    },
    close: checkouts.close,
  }

  function shellCommand(
    directory: string,
    proxy: WireProxy,
    { server }: SessionPlace,
    undo: number | undefined,
  ): ShellCommand {
    const { url, host, port, user, password, database } = proxy
    return {
      ...(undo === undefined
        ? { key: 'migrate-command', command: settings.run }
        : { key: 'rollback-command', command: settings.rollback ?? '' }),
      directory,
      environment: commandEnvironment(environment, {
        PGHOST: host,
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: password,
        PGDATABASE: database,
        PGSSLMODE: 'disable',
        [settings.urlEnv]: url,
        ...(undo !== undefined && { BREAKWATER_STEPS: String(undo) }),
      }),
      timeoutMs: limits.migrateMs,
      redact: (text) => checkouts.withoutFolders(server.redact(text)).replaceAll(password, '***'),
    }
  }
}

function placeIn(database: DatabaseSession): SessionPlace {
  const place = placeOfSession(database)
  if (place) return place
  throw new BreakwaterError({
    code: 'migrate-command-needs-server',
    message: 'The migrate-command needs a real server, and the engine is another.',
    hint: 'Set database.engine to "server", and give the URL of a Postgres server.',
  })
}
