import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MigrateCommand } from '../../core/config.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { DatabaseSession, Log, MigrationCommands } from '../../core/ports.ts'
import { placeOfSession, type SessionPlace } from '../postgres/server.ts'
import { openWireProxy, type WireProxy } from '../postgres/wire-proxy.ts'
import { checkOut } from './checkout.ts'
import { commandEnvironment } from './environment.ts'
import { lastLines, runShell, type ShellCommand } from './shell.ts'

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
  const folders: string[] = []
  const removeAll = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', removeAll)
  const ready = new Map<string, Promise<string>>()

  const prepare = async (revision: 'base' | 'head'): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), `breakwater-${revision}-`))
    folders.push(folder)
    log.progress(`checking out ${revision} ...`)
    const directory = join(await checkOut(options.repository, options.commits[revision], folder), settings.directory)
    if (!existsSync(directory)) throw directoryMissing(revision, settings.directory)
    if (settings.install === undefined) return directory
    log.progress(`running install-command in ${revision} ...`)
    const install = {
      key: 'install-command',
      command: settings.install,
      directory,
      environment: commandEnvironment(environment, {}),
      timeoutMs: limits.installMs,
      redact: (text: string) => withoutFolders(text),
    }
    const { exitCode, output } = await runShell(install)
    if (exitCode !== 0) throw installFailed(revision, exitCode, output)
    return directory
  }

  /** Where a checkout lay is no news, and differs from run to run. */
  const withoutFolders = (text: string) =>
    folders.reduce((shorter, folder) => shorter.replaceAll(join(folder, 'files', '/'), ''), text)

  return {
    run: async ({ revision, database, watch }) => {
      const preparing = ready.get(revision) ?? prepare(revision)
      ready.set(revision, preparing)
      const directory = await preparing
      const place = placeIn(database)
      const proxy = await openWireProxy({ ...place, watch })
      const ended = new AbortController()
      try {
        log.progress(`running migrate-command of ${revision} ...`)
        const { exitCode, output } = await Promise.race([
          runShell({ ...migrate(directory, proxy, place, limits.migrateMs), signal: ended.signal }),
          proxy.failure,
        ])
        return { exitCode, output, statements: proxy.statements() }
      } finally {
        ended.abort()
        for (const backend of await proxy.close()) await place.scratch.terminate(backend).catch(() => undefined)
      }
    },
    close: async () => {
      process.off('exit', removeAll)
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
    },
  }

  function migrate(directory: string, proxy: WireProxy, { server }: SessionPlace, timeoutMs: number): ShellCommand {
    const { url, host, port, user, password, database } = proxy
    return {
      key: 'migrate-command',
      command: settings.run,
      directory,
      environment: commandEnvironment(environment, {
        PGHOST: host,
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: password,
        PGDATABASE: database,
        PGSSLMODE: 'disable',
        [settings.urlEnv]: url,
      }),
      timeoutMs,
      redact: (text) => withoutFolders(server.redact(text)).replaceAll(password, '***'),
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

function directoryMissing(revision: string, directory: string): BreakwaterError {
  return new BreakwaterError({
    code: 'migrate-command-failed',
    message: `There is no folder ${directory} in ${revision}, in which migrate-command is to run.`,
    hint: 'Correct database.migrate-directory. The config is read from the base branch.',
  })
}

function installFailed(revision: string, exitCode: number | null, output: string): BreakwaterError {
  return new BreakwaterError({
    code: 'install-command-failed',
    message: `The install-command ended in ${revision} with status ${exitCode}: ${lastLines(output) || 'it printed nothing'}`,
    hint: 'Try it in a fresh clone. It gets no tokens: what it installs has to be public, or there already.',
  })
}
