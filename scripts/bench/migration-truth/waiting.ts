import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { send } from './databases.ts'
import type { SentFile } from './pair.ts'
import type { TruthServer } from './server.ts'

/** Who else is there: readers, writers of any row, and who changes a row that stands. */
export const visitors = ['reads', 'writes', 'rows'] as const
export type Visitor = (typeof visitors)[number]

/** None changes anything; each takes the lock that its kind of statement takes. */
const probes: Readonly<Record<Visitor, (table: string) => string>> = {
  reads: (table) => `SELECT 1 FROM ${table} LIMIT 1`,
  writes: (table) => `DELETE FROM ${table} WHERE false`,
  rows: (table) => `SELECT 1 FROM ${table} LIMIT 1 FOR NO KEY UPDATE`,
}

/** What one run showed. */
export interface Watched {
  /** The longest wait of each kind of visitor in milliseconds, over all tables that stood before. */
  readonly waits: Readonly<Record<Visitor, number>>
  readonly sqlstate: string | undefined
  readonly ms: number
}

const everyMs = 4

/** Sends a migration; the SQLSTATE that it ended with, undefined where all of it was accepted. */
export type Migrate = (client: pg.Client) => Promise<string | undefined>

/** Runs a migration while others read and write every table that was there before. */
export async function watched(server: TruthServer, database: string, migrate: Migrate): Promise<Watched> {
  const client = await server.connect(database, 'migration')
  await client.query("SET statement_timeout = '120s'")
  const { rows: tables } = await client.query<{ name: string; kind: string }>(
    `SELECT c.oid::regclass::text AS name, c.relkind AS kind FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  )
  const visiting = tables.flatMap(({ name, kind }) =>
    visitors.filter((visitor) => kind !== 'm' || visitor === 'reads').map((visitor) => ({ name, visitor })),
  )
  const state = { over: false }
  const sessions = await Promise.all(
    visiting.map(async ({ name, visitor }) => ({
      visitor,
      name: `${database}.${visitor}.${name}`.slice(0, 63),
      ended: visit(
        await server.connect(database, `${database}.${visitor}.${name}`.slice(0, 63)),
        probes[visitor](name),
        state,
      ),
    })),
  )
  await sleep(3 * everyMs)
  const started = performance.now()
  const sqlstate = await migrate(client)
  const ms = performance.now() - started
  await sleep(3 * everyMs)
  state.over = true
  await Promise.all(sessions.map(({ ended }) => ended))
  await client.end()
  // The server writes before it answers; what is in the pipe is read meanwhile.
  await sleep(60)
  const longest = (visitor: Visitor) =>
    Math.max(0, ...sessions.filter((session) => session.visitor === visitor).flatMap(({ name }) => server.waits(name)))
  return { waits: { reads: longest('reads'), writes: longest('writes'), rows: longest('rows') }, sqlstate, ms }
}

export function sending(files: readonly SentFile[]): Migrate {
  return (client) => send(client, files)
}

async function visit(client: pg.Client, sql: string, state: { readonly over: boolean }): Promise<void> {
  await client.query("SET lock_timeout = '60s'")
  while (!state.over) {
    // A table that is gone, or has another name now, is no wait.
    await client.query(sql).catch(() => undefined)
    await sleep(everyMs)
  }
  await client.end()
}
