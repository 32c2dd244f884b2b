import { join } from 'node:path'
import { expect } from 'vitest'
import { type CommandLimits, migrationCommands } from '../../../src/adapters/commands/migration-commands.ts'
import { openGitRepository } from '../../../src/adapters/git/repository.ts'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { CheckContext, CheckResult } from '../../../src/core/check.ts'
import type { Config, MigrateCommand } from '../../../src/core/config.ts'
import type { MigrationCommands } from '../../../src/core/ports.ts'
import { newRepository } from '../../adapters/git/fixture.ts'
import { checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import type { PostgresServer } from '../../fixtures/postgres-server.ts'

export type Files = Readonly<Record<string, string>>

export const modules = join(import.meta.dirname, '../../../node_modules')

export const linked: MigrateCommand = {
  run: 'node migrate.cjs',
  install: `ln -s '${modules}' node_modules`,
  urlEnv: 'DATABASE_URL',
  directory: '',
}

export interface CommandCase {
  readonly base: Files
  readonly head: Files
  readonly settings?: Partial<MigrateCommand>
  readonly limits?: Partial<CommandLimits>
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly database?: Partial<Config['database']>
}

/** The check on a repository of its own, on the real server. */
export function reviewByCommand(server: PostgresServer, given: CommandCase): Promise<CheckResult> {
  return inReview(server, given, run)
}

/** Works in a review's context, on a repository of its own; `ran` lists what was run, in order. */
export async function inReview<Value>(
  server: PostgresServer,
  { base, head, settings, limits, environment = process.env, database }: CommandCase,
  work: (context: CheckContext, ran: readonly string[]) => Promise<Value>,
): Promise<Value> {
  const repository = newRepository()
  repository.commit(base)
  repository.git('checkout', '-q', '-b', 'change')
  const log = silentLog()
  repository.commit(head)
  const changeSet = await (await openGitRepository({ directory: repository.directory, log })).changeSet({
    base: 'main',
    head: 'change',
  })
  const config: Config = {
    ...defaultConfig,
    source: '.github/breakwater.yml',
    database: { ...defaultConfig.database, engine: 'server', ...database, migrateCommand: { ...linked, ...settings } },
  }
  const closers: (() => Promise<void>)[] = []
  const ran: string[] = []
  const context = checkContext({
    changeSet,
    config,
    databaseEngine: () =>
      openDatabaseEngine({
        engine: 'server',
        databaseUrl: `postgres://modest:real-secret@127.0.0.1:${server.port}/postgres`,
        log,
      }),
    migrationCommands: async (): Promise<MigrationCommands> => {
      const commands = migrationCommands({
        repository: repository.directory,
        commits: { base: changeSet.base.sha ?? '', head: changeSet.head.sha ?? '' },
        settings: { ...linked, ...settings },
        environment,
        ...(limits && { limits }),
        log,
      })
      return {
        ...commands,
        run: (options) => {
          ran.push(options.undo === undefined ? options.revision : `undo ${options.undo}`)
          return commands.run(options)
        },
      }
    },
    onClose: (close) => void closers.push(close),
  })
  try {
    return await work(context, ran)
  } finally {
    for (const close of closers.reverse()) await close()
    expect(await server.query("SELECT datname FROM pg_database WHERE datname LIKE 'breakwater%'")).toEqual([])
  }
}

export const told = ({ findings }: CheckResult) =>
  findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ ruleId, severity, location: { path, line } }) => `${severity} ${ruleId} ${path}:${line}`)
