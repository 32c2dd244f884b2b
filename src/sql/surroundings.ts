import type { EngineName } from '../core/config.ts'
import type { SqlError } from '../core/ports.ts'

/** Objects that only an extension brings, by what Postgres says when they are missing. */
const broughtBy: readonly (readonly [RegExp, string])[] = [
  [/function uuid_(generate_v\d|nil|ns_)\w*\(/, 'uuid-ossp'],
  [/function (crypt|gen_salt|digest|hmac|pgp_\w+|gen_random_bytes)\(/, 'pgcrypto'],
  [/function (similarity|word_similarity|show_trgm)\(|operator class "(gin|gist)_trgm_ops"/, 'pg_trgm'],
  [/function unaccent\(/, 'unaccent'],
  [/type "citext" does not exist/, 'citext'],
  [/type "hstore" does not exist/, 'hstore'],
  [/type "ltree" does not exist/, 'ltree'],
  [/type "(vector|halfvec|sparsevec)" does not exist/, 'vector'],
  [/type "(geometry|geography|box2d|raster)" does not exist|function st_\w+\(/i, 'postgis'],
  [/function (create_hypertable|add_retention_policy|time_bucket)\(/, 'timescaledb'],
  [/schema "cron" does not exist/, 'pg_cron'],
]

/**
 * What a person can do about an error that the surroundings of the SQL cause and not the SQL: an extension, role,
 * language or file that the engine lacks. Undefined for all else.
 */
export function surroundingsHint({ sqlstate, message }: SqlError, engine: EngineName): string | undefined {
  const elsewhere =
    engine === 'server'
      ? 'Install it on the server that the URL names.'
      : 'The embedded Postgres may lack it. Use a server that has it: database.engine "server" with its URL.'
  if (/extension/.test(message) && ['0A000', '22023', '42704', '58P01', 'XX000'].includes(sqlstate)) return elsewhere
  if (/role "/.test(message) && ['22023', '42704'].includes(sqlstate)) {
    return 'Create the role in a file that database.prelude names (CREATE ROLE ...;): it runs before the history.'
  }
  if (/language "|foreign-data wrapper "|label providers/.test(message) && ['22023', '42704'].includes(sqlstate)) {
    return elsewhere
  }
  // A library or a directory of the machine.
  if (sqlstate === '58P01') return elsewhere
  if (sqlstate === '42501') return 'The role that ran this may not do it. Give the URL of a role that may.'
  const [, extension] = broughtBy.find(([pattern]) => pattern.test(message)) ?? []
  return extension === undefined
    ? undefined
    : `This belongs to the extension ${extension}, which no migration creates. Create it in a file that database.prelude names (CREATE EXTENSION "${extension}";).`
}
