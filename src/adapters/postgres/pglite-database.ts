import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Extension, PGlite } from '@electric-sql/pglite'
import { SqlError } from '../../core/ports.ts'
import { assetFile, dataDirName, packageFile, pgliteVersion } from './assets.ts'
import { mentionsClientEncoding } from './client-encoding.ts'
import { pgliteArchives, preloaded } from './extensions.ts'
import { questions } from './pglite-questions.ts'
import { BrokenOff, type ChildDatabase } from './rpc.ts'
import { valueParsers } from './values.ts'

/**
 * PGlite, held in memory: what runs in it reaches neither the host's files nor its network. Only for the child process,
 * which can be ended from outside.
 */
export async function openPglite(extensions: readonly string[], from: string | undefined): Promise<ChildDatabase> {
  const { PGlite: Database, protocol } = await import('@electric-sql/pglite')
  const dataDir = await readDataDir(from)
  const database = await Database.create({
    ...(dataDir ? { loadDataDir: dataDir } : {}),
    extensions: Object.fromEntries(extensions.flatMap(archiveOf)),
    parsers: valueParsers,
    // A schema with a few rows needs no 128 MB of buffers, and 100 MB less are resident without them.
    startParams: [...Database.defaultStartParams, '-c', 'shared_buffers=16MB'],
  })
  const send = (message: Uint8Array) => asked(() => database.execProtocolStream(message))
  const { ask, beforeText } = questions(send, protocol)
  const { rows } = await asked(() => database.query<{ server_version: string }>('SHOW server_version'))
  return {
    opened: {
      facts: { name: 'pglite', version: `${pgliteVersion} (PostgreSQL ${rows[0]?.server_version ?? 'unknown'})` },
      remark: dataDir ? undefined : `${dataDirName} is missing: the database was made anew, which takes longer`,
    },
    query: async (sql, parameters) => {
      if (parameters.every(isPlain)) return ask(sql, parameters)
      const result = await asked(() => database.query(sql, [...parameters]))
      // An empty text completes no command either, so a probe tells the two apart.
      if (!('command' in result) && !(await answers(database))) throw new BrokenOff()
      return { rows: result.rows, affected: result.affectedRows ?? 0 }
    },
    execute: async (sql) => {
      // By the protocol and not by `exec`, whose results don't tell whether it came to the end.
      beforeText(sql)
      try {
        const messages = await send(protocol.serialize.query(withLogin(sql)))
        if (messages.at(-1)?.name !== 'readyForQuery') throw new BrokenOff()
        // A function may set it, or set_config: we go on to speak UTF-8, which is all that it is about.
        if (mentionsClientEncoding(sql)) await ask("SET client_encoding = 'UTF8'", [])
      } catch (thrown) {
        // As `exec` does: after an error the next message would meet the rest of this one's answer.
        if (thrown instanceof SqlError) await send(protocol.serialize.sync())
        throw thrown
      }
    },
    snapshot: async (file) => {
      // Less log to replay when it is opened again. Rows of unlogged tables don't survive that replay.
      await database.exec('CHECKPOINT').catch(() => undefined)
      // Not zipped: that takes longer than writing and reading the 40 MB more.
      const dump = await database.dumpDataDir('none')
      // In pieces: one more copy of it is the peak of the whole run.
      await writeFile(file, dump.stream())
    },
  }
}

/**
 * PGlite logs nobody in, so there is no login to go back to: RESET SESSION AUTHORIZATION would leave the session with
 * the rights that it had given itself.
 */
function withLogin(sql: string): string {
  return sql.replace(
    /\b(RESET\s+SESSION\s+AUTHORIZATION|SET\s+SESSION\s+AUTHORIZATION\s+DEFAULT)\b/gi,
    'SET SESSION AUTHORIZATION postgres',
  )
}

/** A snapshot's file, or the shipped data directory; undefined where that is not there, so that initdb has to run. */
async function readDataDir(from: string | undefined): Promise<Blob | undefined> {
  if (from !== undefined) return new Blob([await readFile(from)])
  try {
    // Unpacked here: zlib needs a third of the time of the stream that PGlite would use.
    return new Blob([await promisify(gunzip)(await readFile(assetFile(dataDirName)))])
  } catch {
    return undefined
  }
}

/**
 * PGlite's own modules resolve their archives one folder up, which is outside dist/ once bundled; so the archives are
 * named here.
 */
function archiveOf(name: string): [string, Extension][] {
  const archive = pgliteArchives.get(name)
  if (archive === undefined) return []
  const bundlePath = packageFile(archive)
  const sharedPreloadLibraries = preloaded.has(name) ? [name] : []
  return [[name, { name, setup: async () => ({ bundlePath, sharedPreloadLibraries }) }]]
}

/** What Postgres reads from text without being told its type. */
function isPlain(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

async function answers(database: PGlite): Promise<boolean> {
  try {
    return (await database.query<{ alive: number }>('SELECT 42 AS alive')).rows[0]?.alive === 42
  } catch (thrown) {
    // In a failed transaction it refuses even this, which is an answer.
    return thrown instanceof Error && 'code' in thrown && thrown.code === '25P02'
  }
}

/** Turns what Postgres refused into a SqlError; the rest (a WASM abort) stays what it is. */
async function asked<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') throw thrown
    const position = 'position' in thrown ? Number(thrown.position) : Number.NaN
    const detail = 'detail' in thrown && typeof thrown.detail === 'string' ? thrown.detail : undefined
    throw new SqlError(thrown.code, thrown.message, Number.isInteger(position) ? position : undefined, detail)
  }
}
