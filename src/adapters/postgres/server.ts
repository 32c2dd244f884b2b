import type { Client, QueryConfig } from 'pg'
import { BreakwaterError } from '../../core/error.ts'
import type { DatabaseEngine, DatabaseSession, DatabaseSnapshot, EngineFacts, Log } from '../../core/ports.ts'
import { withoutClientEncoding } from './client-encoding.ts'
import { connect, sqlErrorOf } from './connection.ts'
import { type DatabaseLimits, limitHit, sessionClosed } from './limits.ts'
import { refuseFarReaching, rolesMadeBy } from './refused.ts'
import { type Scratch, scratchDatabases } from './scratch.ts'
import { type ServerUrl, serverUrl } from './server-url.ts'
import { takeTurns } from './turns.ts'

/** The server stops a statement at its limit; where the SQL has switched that off, we do, this much later. */
const graceMs = 1_000

/** Databases of the snapshots that this module made. */
const snapshotDatabases = new WeakMap<DatabaseSnapshot, string>()

/** Where a session of this engine works, for a program that is to be let into the same database. */
export interface SessionPlace {
  readonly server: ServerUrl
  readonly scratch: Scratch
  readonly database: string
}

const places = new WeakMap<DatabaseSession, SessionPlace>()

/** Undefined for the session of another engine. */
export function placeOfSession(session: DatabaseSession): SessionPlace | undefined {
  return places.get(session)
}

/**
 * A real Postgres. Each session works in a scratch database that is made for it and dropped at its end; nothing else on
 * the server is written. Its memory is the server's own affair: only time is limited.
 */
export function serverEngine(databaseUrl: string, limits: DatabaseLimits, log: Log): DatabaseEngine {
  const server = serverUrl(databaseUrl)
  const scratch = scratchDatabases(server, log)
  return {
    name: 'server',
    traces: 'locks',
    extensions: undefined,
    open: async ({ extensions, from }) => {
      const template = from && snapshotDatabases.get(from)
      if (from && template === undefined) throw new Error('the snapshot was made by another engine')
      const database = await scratch.create(template)
      try {
        const session = await openSession({ server, scratch, database, limits, extensions })
        places.set(session, { server, scratch, database })
        return session
      } catch (thrown) {
        await scratch.drop(database)
        throw thrown
      }
    },
  }
}

interface Place {
  readonly server: ServerUrl
  readonly scratch: Scratch
  readonly database: string
  readonly limits: DatabaseLimits
  readonly extensions: readonly string[]
}

async function openSession({ server, scratch, database, limits, extensions }: Place): Promise<DatabaseSession> {
  const inTurn = takeTurns()
  let line = await openLine(server, scratch, database, limits)
  let ended: BreakwaterError | undefined
  const facts = await factsOf(line)
  await assertAvailable(line, extensions, server)

  const run = <Value>(sql: string, ask: (client: Client) => Promise<Value>) =>
    inTurn(async () => {
      if (ended) throw ended
      const trees = await refuseFarReaching(sql, scratch.roles)
      try {
        const value = await line.ask(sql, ask)
        for (const role of trees.flatMap(rolesMadeBy)) scratch.addRole(role)
        return value
      } catch (thrown) {
        if (thrown instanceof BreakwaterError) ended = thrown
        throw thrown
      }
    })
  return {
    facts,
    query: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      run(sql, async (client) => {
        // Extended protocol even without parameters: one statement, as the port says. pg's types don't know the option.
        const config = { text: sql, values: [...parameters], queryMode: 'extended' } as QueryConfig
        const { rows, rowCount, command } = await client.query(config)
        // The row's shape is what the caller's SELECT says.
        return { rows: rows as readonly Row[], affected: changing.has(command) ? (rowCount ?? 0) : 0 }
      }),
    execute: async (sql) => {
      const text = await withoutClientEncoding(sql)
      return run(sql, (client) => executeText(client, text))
    },
    snapshot: () =>
      inTurn(async () => {
        if (ended) throw ended
        // A database is copied only while nobody is connected to it; what was set for the session is set again.
        const settings = await settingsOf(line)
        await line.close()
        const name = await scratch.create(database).finally(async () => {
          line = await openLine(server, scratch, database, limits)
        })
        await restoreSettings(line, settings)
        const snapshot = { discard: () => scratch.drop(name) }
        snapshotDatabases.set(snapshot, name)
        return snapshot
      }),
    close: async () => {
      const first = ended?.trouble.code !== 'database-closed'
      ended = sessionClosed()
      await line.close()
      if (first) await scratch.drop(database)
    },
  }
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** One connection, whose calls end at their limit. */
interface Line {
  readonly ask: <Value>(sql: string, ask: (client: Client) => Promise<Value>) => Promise<Value>
  readonly close: () => Promise<void>
}

async function openLine(server: ServerUrl, scratch: Scratch, database: string, limits: DatabaseLimits): Promise<Line> {
  const client = await connect(server, database, limits.statementMs)
  // Without a listener a lost connection would end the whole program; the call under way rejects by itself.
  client.on('error', () => undefined)
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid ?? 0
  let open = true
  const close = async () => {
    if (!open) return
    open = false
    await client.end().catch(() => undefined)
  }
  const tooLong = `it took longer than ${limits.statementMs / 1000} s`
  return {
    close,
    ask: async (sql, ask) => {
      const started = performance.now()
      let terminated = false
      const timer = setTimeout(() => {
        terminated = true
        scratch.terminate(pid).catch(() => undefined)
      }, limits.statementMs + graceMs)
      try {
        return await ask(client)
      } catch (thrown) {
        const refused = sqlErrorOf(thrown)
        // A migration may set a statement_timeout of its own: only ours is a limit.
        const stopped = refused?.sqlstate === '57014' && performance.now() - started >= limits.statementMs
        if (refused && !stopped && !terminated) throw refused
        await close()
        throw stopped || terminated ? limitHit(tooLong, sql) : connectionLost(thrown, server)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** Runs the text by the simple protocol and lets go of every row as it comes: a stranger's SELECT may have a billion. */
async function executeText(client: Client, sql: string): Promise<void> {
  const { default: pg } = await import('pg')
  const query = client.query(new pg.Query(sql))
  query.on('row', () => undefined)
  await new Promise<void>((resolve, reject) => {
    query.on('end', () => resolve())
    query.on('error', reject)
  })
}

async function factsOf(line: Line): Promise<EngineFacts> {
  const sql = 'SHOW server_version'
  const { rows } = await line.ask(sql, (client) => client.query<{ server_version: string }>(sql))
  // "18.4 (Debian 18.4-1.pgdg13+1)": how it was packaged is no news.
  return { name: 'server', version: `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? 'unknown'}` }
}

async function assertAvailable(line: Line, extensions: readonly string[], server: ServerUrl): Promise<void> {
  const sql = 'SELECT name FROM pg_available_extensions'
  const { rows } = await line.ask(sql, (client) => client.query<{ name: string }>(sql))
  const available = new Set(rows.map(({ name }) => name))
  const lacking = extensions.find((name) => !available.has(name))
  if (lacking === undefined) return
  throw new BreakwaterError({
    code: 'extension-unavailable',
    message: `The server at ${server.place} has no extension "${lacking}".`,
    hint: 'Install its package on the server, or give the URL of one that has it.',
  })
}

type Settings = readonly { readonly name: string; readonly setting: string }[]

async function settingsOf(line: Line): Promise<Settings> {
  const sql = "SELECT name, setting FROM pg_settings WHERE source = 'session'"
  return line.ask(sql, async (client) => (await client.query<Settings[number]>(sql)).rows)
}

async function restoreSettings(line: Line, settings: Settings): Promise<void> {
  const sql = 'SELECT set_config($1, $2, false)'
  for (const { name, setting } of settings) await line.ask(sql, (client) => client.query(sql, [name, setting]))
}

function connectionLost(thrown: unknown, server: ServerUrl): BreakwaterError {
  const said = server.redact(thrown instanceof Error ? thrown.message : String(thrown))
  return new BreakwaterError(
    {
      code: 'database-connection-lost',
      message: `The connection to Postgres at ${server.place} was lost: ${said}`,
      hint: 'See the server log; a crash or restart while a statement ran is the usual reason.',
    },
    { cause: thrown },
  )
}
