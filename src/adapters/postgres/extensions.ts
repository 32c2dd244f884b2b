import { BreakwaterError } from '../../core/error.ts'

/** Archives of the PGlite package that hold one extension of the same name. */
const ownArchive = [
  'amcheck',
  'bloom',
  'btree_gin',
  'btree_gist',
  'citext',
  'cube',
  'dict_int',
  'dict_xsyn',
  'earthdistance',
  'file_fdw',
  'fuzzystrmatch',
  'hstore',
  'intarray',
  'isn',
  'lo',
  'ltree',
  'pageinspect',
  'pg_buffercache',
  'pg_freespacemap',
  'pg_logicalinspect',
  'pg_stat_statements',
  'pg_surgery',
  'pg_trgm',
  'pg_visibility',
  'pg_walinspect',
  'pgcrypto',
  'seg',
  'tablefunc',
  'tcn',
  'tsm_system_rows',
  'tsm_system_time',
  'unaccent',
  'uuid-ossp',
] as const

/** Extensions that share the archive `spi`. */
const spi = ['autoinc', 'insert_username', 'moddatetime', 'refint'] as const

/** In the server itself: nothing to load. */
const builtIn = 'plpgsql'

/** Archive by extension; plpgsql has none. */
export const pgliteArchives: ReadonlyMap<string, string> = new Map([
  ...ownArchive.map((name) => [name, `${name}.tar.gz`] as const),
  ...spi.map((name) => [name, 'spi.tar.gz'] as const),
])

/** Names that PGlite can load, sorted. */
export const pgliteExtensions: readonly string[] = [...pgliteArchives.keys(), builtIn].sort()

/** What these extensions need: other extensions that theirs stand on, and libraries loaded at start. */
const needs: Readonly<Record<string, readonly string[]>> = { earthdistance: ['cube'] }
export const preloaded: ReadonlySet<string> = new Set(['pg_stat_statements'])

/** The extensions to load for those asked for, their own needs included; throws for one that PGlite lacks. */
export function loadableExtensions(asked: readonly string[]): readonly string[] {
  const lacking = asked.find((name) => !pgliteExtensions.includes(name))
  if (lacking !== undefined) throw extensionUnavailable(lacking)
  return [...new Set(asked.flatMap((name) => [...(needs[name] ?? []), name]))]
}

/** An extension that the embedded engine cannot have. */
function extensionUnavailable(name: string): BreakwaterError {
  return new BreakwaterError({
    code: 'extension-unavailable',
    message: `The embedded Postgres (PGlite) has no extension "${name}".`,
    hint: `Use a server that has it: set database.engine to "server" and give --database-url. PGlite has: ${pgliteExtensions.join(', ')}.`,
  })
}
