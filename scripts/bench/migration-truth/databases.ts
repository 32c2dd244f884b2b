import type pg from 'pg'
import { commonSchema, type SentFile } from './pair.ts'
import type { TruthServer } from './server.ts'

/** Databases that are copied for each run, so that all runs start alike. */
export interface Databases {
  /** A database with the common tables and what the pair adds; copied by `copy`. */
  readonly template: (rows: number, schema: string | undefined) => Promise<string>
  readonly copy: <Result>(template: string, use: (database: string) => Promise<Result>) => Promise<Result>
  readonly drop: (database: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The role of the application: it owns nothing, and may read and write every table. */
export const grants = 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app'

export async function makeDatabases(server: TruthServer): Promise<Databases> {
  const admin = await server.connect('postgres')
  await admin.query('CREATE ROLE app')
  let made = 0
  const common = new Map<number, string>()
  const build = async (from: string, sql: string): Promise<string> => {
    made += 1
    const name = `truth_${made}`
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`)
    const client = await server.connect(name)
    await client.query(sql)
    await client.query(grants)
    await client.query('VACUUM ANALYZE')
    await client.end()
    return name
  }
  const drop = async (database: string) => void (await admin.query(`DROP DATABASE ${database} WITH (FORCE)`))
  return {
    template: async (rows, schema) => {
      const known = common.get(rows) ?? (await build('template1', filled(commonSchema, rows)))
      common.set(rows, known)
      return schema === undefined ? known : build(known, filled(schema, rows))
    },
    copy: async (template, use) => {
      made += 1
      const name = `truth_${made}`
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
      try {
        return await use(name)
      } finally {
        await drop(name)
      }
    },
    drop: async (database) => {
      if (![...common.values()].includes(database)) await drop(database)
    },
    close: () => admin.end(),
  }
}

export function filled(sql: string, rows: number): string {
  return sql.replaceAll(':rows', String(rows))
}

/** Sends a migration as its runner would, file after file; the SQLSTATE of the first refusal, undefined where there is none. */
export async function send(client: pg.Client, files: readonly SentFile[]): Promise<string | undefined> {
  for (const file of files) {
    const parts = typeof file === 'string' ? [`BEGIN; ${file}; COMMIT`] : file
    for (const part of parts) {
      try {
        await client.query(part)
      } catch (thrown) {
        await client.query('ROLLBACK')
        // All that pg rejects with after the connection stands has a code.
        return (thrown as { readonly code?: string }).code ?? String(thrown)
      }
    }
  }
  return undefined
}
