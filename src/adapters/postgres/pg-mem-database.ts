import { readFile, writeFile } from 'node:fs/promises'
import { SqlError } from '../../core/ports.ts'
import { pgMemVersion } from './assets.ts'
import type { ChildDatabase } from './rpc.ts'

/** A text that was sent, as a snapshot keeps it. */
type Sent = readonly [sql: string, parameters: readonly unknown[]]

/** The part of pg-mem's imitation of a `pg` client that is used here. */
interface MemClient {
  readonly query: (
    sql: string,
    values: unknown[],
  ) => Promise<{ readonly rows: readonly object[]; readonly rowCount: number; readonly command: string }>
}

/** Commands whose row count means changed rows. */
const changing = new Set(['INSERT', 'UPDATE', 'DELETE'])

/**
 * pg-mem imitates a small part of Postgres. Whatever fails on it may well work on Postgres, so every failure says
 * "not supported", and no caller may take it for a fault of the SQL. Extensions are pretended: they are there by name.
 */
export async function openPgMem(extensions: readonly string[], from: string | undefined): Promise<ChildDatabase> {
  // The bundle gives a CommonJS package's exports by `default` alone.
  const { newDb } = (await import('pg-mem')).default
  // Its coverage check refuses statements of which it would ignore a part; it says so in error texts full of hints.
  const memory = newDb()
  for (const name of extensions) memory.registerExtension(name, () => undefined)
  const { Client } = memory.adapters.createPg()
  const client: MemClient = new Client()
  const sent: Sent[] = []
  const ask = async (sql: string, parameters: readonly unknown[]) => {
    sent.push([sql, parameters])
    try {
      return await client.query(sql, [...parameters])
    } catch (thrown) {
      throw new SqlError('0A000', `pg-mem could not run this: ${reasonOf(thrown)}`)
    }
  }
  // A memory cannot be handed to another process, but the texts can be sent again; what failed once fails again.
  if (from !== undefined) for (const [sql, parameters] of await sentTo(from)) await ask(sql, parameters).catch(() => 0)
  return {
    opened: { facts: { name: 'pg-mem', version: pgMemVersion }, remark: undefined },
    query: async (sql, parameters) => {
      const { rows, rowCount, command } = await ask(sql, parameters)
      return { rows: rows.map(asText), affected: changing.has(command) ? rowCount : 0 }
    },
    execute: async (sql) => {
      await ask(sql, [])
    },
    snapshot: (file) => writeFile(file, JSON.stringify(sent)),
  }
}

async function sentTo(file: string): Promise<readonly Sent[]> {
  // Only `snapshot` above writes such a file, into a folder that nobody else knows.
  return JSON.parse(await readFile(file, 'utf8')) as Sent[]
}

/** Its errors are screens of advice; what went wrong is the first paragraph, or the line that names the syntax error. */
function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  const syntax = /Syntax error at line .*/.exec(text)?.[0]
  const first = text.replace(/^[^\p{L}"]*/u, '').split('\n\n')[0] ?? text
  return (syntax ?? first).replace(/\s+/g, ' ').slice(0, 300)
}

function asText(row: object): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : value,
  ])
  return Object.fromEntries(entries)
}
