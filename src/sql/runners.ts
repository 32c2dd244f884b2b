import type { RunnerName } from '../core/config.ts'

/** What a file's path says, read with one runner's naming rules. */
export interface NamedMigration {
  readonly runner: RunnerName
  /** The folder that the runner is pointed at; empty for the root. */
  readonly folder: string
  /** As its author would call it: file or directory name, without the folder. */
  readonly name: string
  /** What the runner compares; equal versions collide. Empty where the runner has none. */
  readonly version: string
  /** A Flyway `R__` file: run after all versions, and again whenever its text changes. */
  readonly repeatable: boolean
}

export const runnerTitles: Readonly<Record<RunnerName, string>> = {
  diesel: 'Diesel',
  flyway: 'Flyway',
  'golang-migrate': 'golang-migrate',
  plain: 'plain SQL files',
  prisma: 'Prisma',
}

const readers: Readonly<Record<RunnerName, (path: string) => NamedMigration | undefined>> = {
  diesel: (path) => {
    const { rest, folder, base } = parts(path)
    if (base !== 'up.sql' || rest === undefined) return undefined
    const version = /^(\d[\d-]*)(_|$)/.exec(rest)?.[1]
    return version ? named('diesel', folder, rest, version.replaceAll('-', '')) : undefined
  },
  flyway: (path) => {
    const [, folder = '', name = '', kind, version = ''] =
      /^(?:(.*)\/)?((?:(V)(\d+(?:[._]\d+)*)|R)__.+)\.sql$/.exec(path) ?? []
    if (!name) return undefined
    return { runner: 'flyway', folder, name, version: flywayVersion(version), repeatable: kind !== 'V' }
  },
  'golang-migrate': (path) => {
    const [, folder = '', name = '', version = ''] = /^(?:(.*)\/)?((\d+)_[^/]*)\.up\.sql$/.exec(path) ?? []
    return name ? named('golang-migrate', folder, name, version.replace(/^0+(?=\d)/, '')) : undefined
  },
  plain: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? []
    return name && !/(^|[._-])(down|undo|rollback|revert)$/i.test(name) ? named('plain', folder, name, '') : undefined
  },
  prisma: (path) => {
    const { rest, folder, base } = parts(path)
    return base === 'migration.sql' && rest !== undefined ? named('prisma', folder, rest, '') : undefined
  },
}

/** Reads a path as a migration of `runner`; undefined where it isn't named like one. */
export function readName(runner: RunnerName, path: string): NamedMigration | undefined {
  return readers[runner](path)
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
  return compareVersions(a, b) || compareText(a.name, b.name)
}

/** Compares the versions alone: 0 where they collide. */
export function compareVersions(a: NamedMigration, b: NamedMigration): number {
  switch (a.runner) {
    case 'flyway':
      return compareNumbers(a.version.split('.'), b.version.split('.'))
    case 'golang-migrate':
      return compareNumbers([a.version], [b.version])
    case 'diesel':
      return compareText(a.version, b.version)
    case 'plain':
      return compareNatural(a.name, b.name)
    case 'prisma':
      return compareText(a.name, b.name)
    default:
      return a.runner satisfies never
  }
}

/** Path of the file that says how the runner treats one migration, where the runner has such files. */
export function settingsPath(runner: RunnerName, path: string): string | undefined {
  if (runner === 'diesel') return path.replace(/up\.sql$/, 'metadata.toml')
  return runner === 'flyway' ? `${path}.conf` : undefined
}

function named(runner: RunnerName, folder: string, name: string, version: string): NamedMigration {
  return { runner, folder, name, version, repeatable: false }
}

/** `a/b/c/up.sql`: folder `a/b`, rest `c`, base `up.sql`. */
function parts(path: string): { folder: string; rest: string | undefined; base: string } {
  const segments = path.split('/')
  const base = segments.pop() ?? ''
  const rest = segments.pop()
  return { folder: segments.join('/'), rest, base }
}

/** Flyway takes `_` for `.` and pads with zeros: 1_1 = 1.1 = 1.1.0. */
function flywayVersion(text: string): string {
  return text
    .replaceAll('_', '.')
    .split('.')
    .map((number) => number.replace(/^0+(?=\d)/, ''))
    .join('.')
    .replace(/(\.0)+$/, '')
}

/** Versions may be longer than a number holds, so digits are compared as text of equal length. */
function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] || '0', b[index] || '0']
    const order = left.length - right.length || compareText(left, right)
    if (order) return order
  }
  return 0
}

/** `2_b` before `10_a`: runs of digits by value, the rest by code unit. */
function compareNatural(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []]
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x = '', y = ''] = [left[index], right[index]]
    const digits = /^\d/.test(x) && /^\d/.test(y)
    const order = digits ? compareNumbers([trimZeros(x)], [trimZeros(y)]) : compareText(x, y)
    if (order) return order
  }
  return left.length - right.length
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}

/** By code unit, whatever the locale: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
