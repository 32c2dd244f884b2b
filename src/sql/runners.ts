import type { RunnerName } from '../core/config.ts'
import type { NamedMigration, Runner } from './runner.ts'
import { dbmate } from './runners/dbmate.ts'
import { diesel } from './runners/diesel.ts'
import { drizzle } from './runners/drizzle.ts'
import { flyway } from './runners/flyway.ts'
import { golangMigrate } from './runners/golang-migrate.ts'
import { goose } from './runners/goose.ts'
import { liquibase } from './runners/liquibase.ts'
import { nodePgMigrate } from './runners/node-pg-migrate.ts'
import { plain } from './runners/plain.ts'
import { popx } from './runners/popx.ts'
import { prisma } from './runners/prisma.ts'
import { sqitch } from './runners/sqitch.ts'
import { versionedFolders } from './runners/versioned-folders.ts'
import { compareText } from './versions.ts'

/** Every runner by the name that the config gives it. */
export const runners: Readonly<Record<RunnerName, Runner>> = {
  dbmate,
  diesel,
  drizzle,
  flyway,
  'golang-migrate': golangMigrate,
  goose,
  liquibase,
  'node-pg-migrate': nodePgMigrate,
  plain,
  popx,
  prisma,
  sqitch,
  'versioned-folders': versionedFolders,
}

/** Reads a path as a migration of `runner`; undefined where it isn't named like one. */
export function readName(runner: RunnerName, path: string): NamedMigration | undefined {
  const read = runners[runner].read(path)
  return read && { ...read, runner }
}

/** A path in a folder that holds other people's files, or those of a test. */
export function isVendored(path: string): boolean {
  return /(^|\/)(node_modules|vendor|testdata|fixtures|__tests__)\//.test(path)
}

/** What a path alone suggests. */
export interface Guess extends NamedMigration {
  /** False: named like a migration, in a folder that may hold anything; only its text could tell. */
  readonly sure: boolean
}

/**
 * Reads a path without knowing the runner. A plain SQL file needs a number first, and a folder called `migrations` (or
 * the like), a time stamp, or a run of zeros, since most SQL files in a repository are not migrations.
 */
export function guessName(path: string): Guess | undefined {
  if (isVendored(path) || !path.endsWith('.sql')) return undefined
  // Tools with one folder for all databases name the database before the direction: `2_users.mysql.up.sql`.
  if (/\.(mysql|mariadb|sqlite3?|cockroach(db)?|mssql|oracle)\.((autocommit|up|down)\.)*sql$/i.test(path))
    return undefined
  for (const runner of ['diesel', 'golang-migrate', 'flyway', 'prisma'] as const) {
    const name = readName(runner, path)
    if (name) return { ...name, sure: true }
  }
  const name = readName('plain', path)
  if (!name || !/^\d/.test(name.name)) return undefined
  const sure =
    /(^|[/_-])(migrations?|migrate|drizzle|evolutions)($|\/)/i.test(name.folder) ||
    // `000012.sql`: nobody writes so many zeros but for a program that counts files.
    (/^0\d{4,}(\D|$)/.test(name.name) &&
      !/(^|\/)(seeds?|quer(y|ies)|snapshots?|dumps?|data|reports?)(\/|$)/i.test(name.folder))
  return sure || /^(\d{12,}|\d{3,5})(\D|$)/.test(name.name) ? { ...name, sure } : undefined
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
