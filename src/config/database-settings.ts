import * as z from 'zod'
import { type DatabaseSettings, engineNames, runnerNames } from '../core/config.ts'
import { checkMigrateCommand, migrateCommandKeys, migrateCommandOf } from './migrate-command.ts'
import { type KnownRule, ruleSettingsOf, rulesSchema } from './rules-settings.ts'
import { durationSeconds, postgresMajors, repositoryPath } from './values.ts'

const text = z.string().trim().min(1, 'must not be empty')
const path = text.transform(repositoryPath)

/** The keys under `database:`. */
export function databaseSchema(rules: readonly KnownRule[]) {
  return z
    .strictObject({
      engine: z.enum(engineNames).optional().describe('What runs the migrations. Default: pglite.'),
      'url-env': text
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, never the URL itself')
        .optional()
        .describe('Environment variable that holds the URL of the server (engine: server).'),
      'postgres-version': z
        .int()
        .min(postgresMajors.first, postgresMajors.message)
        .max(postgresMajors.last, postgresMajors.message)
        .optional()
        .describe('Major version that production runs.'),
      migrations: path.optional().describe('Folder of migrations. Default: discovered.'),
      runner: z
        .enum(runnerNames)
        .optional()
        .describe(
          'What applies the migrations. Default: told by names, by a journal or plan beside them, or by what they hold.',
        ),
      schema: path
        .optional()
        .describe('One SQL file that holds the whole schema; it is compared instead of migrations.'),
      prelude: z
        .union([path, z.array(path)], 'must be a path or a list of paths')
        .optional()
        .describe('SQL file, or list of them, run before the history: roles, schemas, search_path.'),
      placeholders: z
        .record(
          text.regex(/^\w[\w.:-]*$/, 'must be the name of a placeholder, without the signs around it'),
          z.string().regex(/^[^\r\n]*$/, 'must be one line, so that all lines keep their numbers'),
        )
        .optional()
        .describe(
          `Values by name for \`{{ .NAME }}\`, \`\${NAME}\`, \`@@NAME@@\`, \`:NAME\` and the like in migrations.`,
        ),
      extensions: z.array(text).optional().describe('Extensions to load besides those that a CREATE EXTENSION names.'),
      rows: path
        .optional()
        .describe('SQL file that puts rows into tables after the history, where those that are made up do not fit.'),
      'row-counts': z
        .record(text, z.int().min(0))
        .optional()
        .describe('Rows of production by table (`orders`, `shop.orders`), to tell how long a lock is held.'),
      statistics: path
        .optional()
        .describe('CSV file with a table and its number of rows on each line, as exported from pg_stat_user_tables.'),
      'max-lock-hold': text
        .transform(durationSeconds)
        .optional()
        .describe('A lock that is estimated to be held for less is only a note: `1s`, `1m`. Default: 1s.'),
      queries: z
        .union([path, z.array(path).min(1, 'must name at least one file')], 'must be a glob or a list of globs')
        .optional()
        .describe(
          'Globs of files with queries of the running release, read from the base branch: SQL of sqlc, PgTyped and the like, programs in JavaScript, TypeScript, Go, Python and Rust, exports of pg_stat_statements, Postgres logs.',
        ),
      role: text
        .regex(/^[A-Za-z_][A-Za-z0-9_$]{0,62}$/, 'must be the plain name of a role, without quotes')
        .optional()
        .describe(
          'Role that the application logs in as; queries, and what is new, are tried with its rights. Default: the owner.',
        ),
      rules: rulesSchema(rules, ['migration', 'schema'], 'files'),
      ...migrateCommandKeys,
    })
    .superRefine(checkMigrateCommand)
}

/** The settings, with every default filled in. */
export function databaseSettingsOf(database: z.output<ReturnType<typeof databaseSchema>>): DatabaseSettings {
  return {
    engine: database.engine ?? 'pglite',
    urlEnv: database['url-env'],
    postgresVersion: database['postgres-version'],
    migrations: database.migrations,
    runner: database.runner,
    schema: database.schema,
    prelude: database.prelude,
    ...(database.placeholders && { placeholders: database.placeholders }),
    extensions: database.extensions ?? [],
    rows: database.rows,
    rowCounts: database['row-counts'] ?? {},
    statistics: database.statistics,
    maxLockHoldSeconds: database['max-lock-hold'] ?? 1,
    queries: [database.queries ?? []].flat(),
    role: database.role,
    rules: ruleSettingsOf(database.rules),
    ...migrateCommandOf(database),
  }
}
