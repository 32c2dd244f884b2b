import * as z from 'zod'
import type { MigrateCommand } from '../core/config.ts'
import { repositoryPath } from './values.ts'

const text = z.string().trim().min(1, 'must not be empty')

/** The keys under `database:` that say how migrations in code are run. */
export const migrateCommandKeys = {
  'migrate-command': z
    .union([text, z.literal(false)], 'must be a command, or false')
    .optional()
    .describe(
      'Shell command that migrates, where migrations are kept in code (engine: server). `false`: they are not reviewed.',
    ),
  'install-command': text
    .optional()
    .describe('Shell command that installs what migrate-command needs; run in a fresh checkout of base and of head.'),
  'rollback-command': text
    .optional()
    .describe(
      'Shell command that undoes the migrations of a pull request; it finds their number in BREAKWATER_STEPS. Run after them on a scratch database, to prove the way back.',
    ),
  'migrate-url-env': text
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable')
    .optional()
    .describe('Environment variable in which migrate-command finds the URL of its database. Default: DATABASE_URL.'),
  'migrate-directory': text
    .transform(repositoryPath)
    .optional()
    .describe('Folder in which the commands are run. Default: the root of the repository.'),
}

type Keys = z.output<z.ZodObject<typeof migrateCommandKeys>> & { readonly engine?: string | undefined }

/** The keys belong together: without the command the others mean nothing, and it needs a server. */
export function checkMigrateCommand(database: Keys, { addIssue }: z.RefinementCtx): void {
  const refuse = (key: string, message: string) => addIssue({ code: 'custom', path: [key], message })
  if (database['migrate-command']) {
    if (database.engine !== 'server') refuse('migrate-command', 'needs a real server: set engine to server')
    return
  }
  for (const key of ['install-command', 'rollback-command', 'migrate-url-env', 'migrate-directory'] as const) {
    if (database[key] !== undefined) refuse(key, 'says how migrate-command is run, and there is none')
  }
}

/** The settings, with every default filled in; nothing where migrations are SQL files. */
export function migrateCommandOf(database: Keys): { readonly migrateCommand?: MigrateCommand | false } {
  const run = database['migrate-command']
  if (run === undefined) return {}
  if (run === false) return { migrateCommand: false }
  const directory = database['migrate-directory'] ?? ''
  return {
    migrateCommand: {
      run,
      install: database['install-command'],
      ...(database['rollback-command'] !== undefined && { rollback: database['rollback-command'] }),
      urlEnv: database['migrate-url-env'] ?? 'DATABASE_URL',
      directory: directory === '.' ? '' : directory,
    },
  }
}
