import type { Client, CustomTypesConfig } from 'pg'
import { BreakwaterError } from '../../core/error.ts'
import { SqlError } from '../../core/ports.ts'
import type { ServerUrl } from './server-url.ts'
import { valueParser } from './values.ts'

const connectMs = 10_000

/** Connects, or says in words what is wrong. `statementMs`: what the server itself stops at. */
export async function connect(server: ServerUrl, database: string | undefined, statementMs: number): Promise<Client> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: database === undefined ? server.own : server.forDatabase(database),
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    application_name: 'breakwater',
    // pg's type wants one function for its own list of types; ours takes any OID.
    types: { getTypeParser: valueParser } as CustomTypesConfig,
  })
  try {
    await client.connect()
  } catch (thrown) {
    await client.end().catch(() => undefined)
    throw connectionTrouble(thrown, server)
  }
  return client
}

/** What the server refused, as a SqlError; undefined where the connection itself is gone. */
export function sqlErrorOf(thrown: unknown): SqlError | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown) || !/^[0-9A-Z]{5}$/.test(String(thrown.code))) return undefined
  // Class 57P: the server or an administrator ended the connection.
  if (String(thrown.code).startsWith('57P')) return undefined
  const position = 'position' in thrown ? Number(thrown.position) : Number.NaN
  const detail = 'detail' in thrown && typeof thrown.detail === 'string' ? thrown.detail : undefined
  return new SqlError(String(thrown.code), thrown.message, Number.isInteger(position) ? position : undefined, detail)
}

/** What is wrong with a connection that could not be made, in words and without the password. */
export function connectionTrouble(thrown: unknown, server: ServerUrl): BreakwaterError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const said = server.redact(thrown instanceof Error ? thrown.message || code : String(thrown))
  if (code === '28P01' || code === '28000')
    return new BreakwaterError({
      code: 'database-authentication-failed',
      message: `Postgres at ${server.place} refused the login of ${server.user}: ${said}`,
      hint: 'Check user and password of the database URL, and that pg_hba.conf lets this host in.',
    })
  if (code === '3D000')
    return new BreakwaterError({
      code: 'database-missing',
      message: `Postgres at ${server.place} says: ${said}`,
      hint: 'End the database URL with a database that exists, such as /postgres. Only scratch databases are written.',
    })
  return new BreakwaterError({
    code: 'database-unreachable',
    message: `Postgres at ${server.place} cannot be reached: ${said}`,
    hint: 'Is the server up, and does it accept connections from here? In GitHub Actions, a service needs its port mapped and a health check.',
  })
}
