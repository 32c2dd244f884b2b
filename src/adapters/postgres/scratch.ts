import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { BreakwaterError } from '../../core/error.ts'
import type { Log } from '../../core/ports.ts'
import { connect, sqlErrorOf } from './connection.ts'
import type { ServerUrl } from './server-url.ts'

/** Making, copying and dropping databases is our own work: it gets a minute. */
const adminMs = 60_000

/**
 * The scratch databases of one engine, and the roles that were made in them: roles belong to the whole server, so they
 * are remembered and dropped with the last scratch database. What code made by a name of its own making is not seen, and
 * named instead.
 */
export interface Scratch {
  /** A new database from a template; gives its name. */
  readonly create: (template: string | undefined) => Promise<string>
  /** Never throws: what could not be dropped is named in the log. */
  readonly drop: (name: string) => Promise<void>
  /** Ends a backend that does not stop by itself. */
  readonly terminate: (processId: number) => Promise<void>
  /** Cancels what a backend is doing, as a client may. */
  readonly cancel: (processId: number) => Promise<void>
  readonly roles: ReadonlySet<string>
  /** Not one that was there before. */
  readonly addRole: (name: string) => void
}

export function scratchDatabases(server: ServerUrl, log: Log): Scratch {
  const alive = new Set<string>()
  const roles = new Set<string>()
  let rolesBefore: ReadonlySet<string> | undefined

  const asAdmin = async <Value>(work: (admin: Client) => Promise<Value>): Promise<Value> => {
    const admin = await connect(server, undefined, adminMs)
    admin.on('error', () => undefined)
    try {
      return await work(admin)
    } finally {
      await admin.end().catch(() => undefined)
    }
  }

  return {
    roles,
    addRole: (name) => {
      // Whoever makes a role that is there already fails, or asks first: it stays a stranger's.
      if (!rolesBefore?.has(name)) roles.add(name)
    },
    create: (template) =>
      asAdmin(async (admin) => {
        rolesBefore ??= await rolesOf(admin, server, log)
        const name = `breakwater_${randomBytes(8).toString('hex')}`
        try {
          await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template ?? 'template0'}`)
        } catch (thrown) {
          throw notCreated(thrown, server)
        }
        alive.add(name)
        // For whoever finds it after a run that was killed.
        await admin.query(`COMMENT ON DATABASE ${name} IS 'Scratch database of Breakwater; safe to drop'`)
        return name
      }),
    drop: async (name) => {
      try {
        await asAdmin(async (admin) => {
          await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
          alive.delete(name)
          if (alive.size === 0) await dropRoles(admin, roles, rolesBefore, log)
        })
      } catch {
        // The end of a session must not hide what ended it; but nobody should have to wonder about a strange database.
        log.warn(`The scratch database ${name} could not be dropped at ${server.place}; it is safe to drop.`)
      }
    },
    terminate: (processId) =>
      asAdmin(async (admin) => {
        await admin.query('SELECT pg_terminate_backend($1)', [processId])
      }),
    cancel: (processId) =>
      asAdmin(async (admin) => {
        await admin.query('SELECT pg_cancel_backend($1)', [processId])
      }),
  }
}

async function rolesOf(admin: Client, server: ServerUrl, log: Log): Promise<ReadonlySet<string>> {
  const { rows } = await admin.query<{ name: string; mighty: boolean }>(
    'SELECT rolname AS name, rolname = current_user AND rolsuper AS mighty FROM pg_roles',
  )
  if (rows.some(({ mighty }) => mighty))
    log.warn(
      `The database URL's role (${server.user}) is a superuser: SQL in a function could reach beyond the scratch database. A role with CREATEDB is enough.`,
    )
  return new Set(rows.map(({ name }) => name))
}

async function dropRoles(
  admin: Client,
  own: Set<string>,
  before: ReadonlySet<string> | undefined,
  log: Log,
): Promise<void> {
  for (const name of own) {
    try {
      await admin.query(`DROP ROLE IF EXISTS ${admin.escapeIdentifier(name)}`)
      own.delete(name)
    } catch {
      // Named below: it is still there.
    }
  }
  const { rows } = await admin.query<{ name: string }>('SELECT rolname AS name FROM pg_roles')
  const left = rows.map(({ name }) => name).filter((name) => before && !before.has(name))
  if (left.length > 0)
    log.warn(
      `Roles that appeared on the server meanwhile and were left there: ${left.join(', ')}. Drop what is not yours.`,
    )
}

function notCreated(thrown: unknown, server: ServerUrl): unknown {
  const refused = sqlErrorOf(thrown)
  if (refused?.sqlstate !== '42501') return thrown
  return new BreakwaterError({
    code: 'database-not-allowed',
    message: `The role ${server.user} may not create a scratch database at ${server.place}: ${refused.message}`,
    hint: `Grant it once: ALTER ROLE ${server.user} CREATEDB;`,
  })
}
