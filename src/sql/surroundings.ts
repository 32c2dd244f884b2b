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

/** Schemas that Supabase makes before any migration runs. */
const supabaseSchema =
  /^schema "(auth|storage|realtime|vault|extensions|graphql_public|supabase_functions|net)" does not/

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
  if (isEngineTrouble(sqlstate)) return engineHint(sqlstate, engine)
  if (sqlstate === '55000' && /are disabled|wal_level|max_prepared_transactions/.test(message)) {
    return 'This depends on the server\'s settings, which here are the engine\'s own. Review on a server that is set up as production is: database.engine "server" with its URL.'
  }
  // There is one database here, whose name and neighbours are not production's.
  if (/\bdatabase\b/.test(message) && ['3D000', '42P04', '55006'].includes(sqlstate)) {
    return 'There is one scratch database here, so nothing can be told about others. Keep statements about whole databases out of the migrations.'
  }
  if (sqlstate === '3F000' && supabaseSchema.test(message)) {
    return 'Supabase makes a schema of that name, and no migration here does. Make what is used of it in a file that database.prelude names; references/migrations.md has one to begin with.'
  }
  if (sqlstate === '42501') return 'The role that ran this may not do it. Give the URL of a role that may.'
  const [, extension] = broughtBy.find(([pattern]) => pattern.test(message)) ?? []
  return extension === undefined
    ? undefined
    : `This belongs to the extension ${extension}, which no migration creates. Create it in a file that database.prelude names (CREATE EXTENSION "${extension}";).`
}

/**
 * Whether the engine itself is in trouble: out of memory (class 53), too deep (54), stopped (57), its system or itself
 * broken (58, XX). Too many columns or arguments are too many for every Postgres.
 */
export function isEngineTrouble(sqlstate: string): boolean {
  return ['53', '54', '57', '58', 'XX'].includes(sqlstate.slice(0, 2)) && !['54011', '54023'].includes(sqlstate)
}

function engineHint(sqlstate: string, engine: EngineName): string {
  const elsewhere =
    engine === 'server'
      ? 'If it is, see the log of the server.'
      : 'If it is, review on a server: database.engine "server".'
  const what = ['53', '54'].includes(sqlstate.slice(0, 2))
    ? 'The engine has no more to give. Look whether the statement is meant to need so much.'
    : 'The engine could not go on. Look whether the statement is meant to do what it does.'
  return `${what} ${elsewhere}`
}
