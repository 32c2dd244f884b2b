import { type EngineName, engineNames } from '../../core/config.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { DatabaseEngine, Log } from '../../core/ports.ts'
import { type DatabaseLimits, defaultLimits } from './limits.ts'

/** Makes the engine that the config names. Each adapter loads only when it is asked for. */
export async function openDatabaseEngine(options: {
  readonly engine: EngineName
  readonly databaseUrl?: string | undefined
  readonly limits?: Partial<DatabaseLimits>
  /** Folder in which an embedded Postgres keeps base states from one run to the next; default: it keeps none. */
  readonly cacheDirectory?: string | undefined
  readonly log: Log
}): Promise<DatabaseEngine> {
  const { engine, log } = options
  const limits = { ...defaultLimits, ...options.limits }
  switch (engine) {
    case 'pglite':
      return (await import('./pglite.ts')).pgliteEngine(limits, log, options.cacheDirectory)
    case 'pg-mem':
      return (await import('./pg-mem.ts')).pgMemEngine(limits, log)
    case 'server':
      if (!options.databaseUrl) throw databaseUrlMissing()
      return (await import('./server.ts')).serverEngine(options.databaseUrl, limits, log)
    default:
      // The type says that this cannot be, but the name came from a config file or a command line.
      throw unknownEngine(engine)
  }
}

function databaseUrlMissing(): BreakwaterError {
  return new BreakwaterError({
    code: 'database-url-missing',
    message: 'The engine "server" needs the URL of a Postgres server.',
    hint: 'Give --database-url, or name the environment variable that holds it in database.url-env. The role needs CREATEDB; only scratch databases are written.',
  })
}

function unknownEngine(engine: string): BreakwaterError {
  return new BreakwaterError({
    code: 'unknown-engine',
    message: `There is no database engine "${engine}".`,
    hint: `Set database.engine to one of: ${engineNames.join(', ')}.`,
  })
}
