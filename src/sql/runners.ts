import type { RunnerName } from '../core/config.ts'
import type { NamedMigration, Runner } from './runner.ts'
import { diesel } from './runners/diesel.ts'
import { flyway } from './runners/flyway.ts'
import { golangMigrate } from './runners/golang-migrate.ts'
import { plain } from './runners/plain.ts'
import { prisma } from './runners/prisma.ts'
import { compareText } from './versions.ts'

/** Every runner by the name that the config gives it. */
export const runners: Readonly<Record<RunnerName, Runner>> = {
  diesel,
  flyway,
  'golang-migrate': golangMigrate,
  plain,
  prisma,
}

/** Reads a path as a migration of `runner`; undefined where it isn't named like one. */
export function readName(runner: RunnerName, path: string): NamedMigration | undefined {
  const read = runners[runner].read(path)
  return read && { ...read, runner }
}

/**
 * Reads a path without knowing the runner. A plain SQL file counts only in a folder called `migrations` (or the like)
 * and with a number first, since most SQL files in a repository are not migrations.
 */
export function guessName(path: string): NamedMigration | undefined {
  if (/(^|\/)(node_modules|vendor|testdata|fixtures|__tests__)\//.test(path) || !path.endsWith('.sql')) return undefined
  // Tools with one folder for all databases name the database before the direction: `2_users.mysql.up.sql`.
  if (/\.(mysql|mariadb|sqlite3?|cockroach(db)?|mssql|oracle)\.((up|down)\.)?sql$/i.test(path)) return undefined
  for (const runner of ['diesel', 'golang-migrate', 'flyway', 'prisma'] as const) {
    const name = readName(runner, path)
    if (name) return name
  }
  const name = readName('plain', path)
  return name && /^\d/.test(name.name) && /(^|[/_-])(migrations?|migrate|drizzle)($|\/)/i.test(name.folder)
    ? name
    : undefined
}

/** The other databases that a project may keep migrations for, beside those for Postgres. */
const otherDialects =
  /(^|[-_.])(mysql|mariadb|sqlite3?|h2|oracle|mssql|sqlserver|cockroach(db)?|clickhouse|cassandra|spanner|tidb|duckdb)($|[-_.])/i

/** Whether a folder's path says that its SQL is not for Postgres. */
export function isOtherDialect(folder: string): boolean {
  return folder.split('/').some((segment) => otherDialects.test(segment))
}

/** The order in which a runner applies two of its migrations. */
export function compareMigrations(a: NamedMigration, b: NamedMigration): number {
  if (a.repeatable !== b.repeatable) return a.repeatable ? 1 : -1
  return runners[a.runner].compareVersions(a, b) || compareText(a.name, b.name)
}
