import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Scratch, scratchDatabases } from '../../../src/adapters/postgres/scratch.ts'
import { type ServerUrl, serverUrl } from '../../../src/adapters/postgres/server-url.ts'
import { openWireProxy, type WireProxy } from '../../../src/adapters/postgres/wire-proxy.ts'
import type { WireRole, WireWatch } from '../../../src/core/ports.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { type PostgresServer, startPostgresServer } from '../../fixtures/postgres-server.ts'
import {
  bind,
  closeStatement,
  describePortal,
  describeStatement,
  execute,
  flush,
  frame,
  parse,
  query,
  rawClient,
  shown,
  sync,
} from './wire-client.ts'

let server: PostgresServer
let url: ServerUrl
let scratch: Scratch
beforeAll(async () => {
  server = await startPostgresServer()
  url = serverUrl(server.url)
  scratch = scratchDatabases(url, silentLog())
})
afterAll(() => server?.stop())

const opened: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function scratchDatabase(): Promise<string> {
  const database = await scratch.create(undefined)
  opened.push(() => scratch.drop(database))
  return database
}

/** What a recording watch saw of one statement. */
interface Seen {
  readonly sql: string
  /** Locks of the statement on tables of ours, as `table mode`; a message where it failed. */
  readonly locks: readonly string[]
  readonly scans: number
  readonly changed: number
  readonly transaction: number | null
  readonly error?: string
}

const roles: readonly (readonly [RegExp, WireRole])[] = [
  [/^\s*(begin|start)\b/i, 'begin'],
  [/^\s*(commit|rollback|end)\b(?!\s+to)/i, 'end'],
  [/^\s*(set|show|savepoint|release|listen|notify|rollback to)\b/i, 'aside'],
  [/^\s*(vacuum|(create|drop) index concurrently)/i, 'alone'],
]

/** Splits at semicolons, which is enough for the statements of this file. */
function recorder(): WireWatch & { readonly seen: Seen[]; readonly unsighted: string[] } {
  const seen: Seen[] = []
  const unsighted: string[] = []
  return {
    seen,
    unsighted,
    unseen: (text) => void unsighted.push(text),
    read: async (text) => {
      let offset = 0
      const parts = (text.includes('$$') ? [text] : text.split(';')).flatMap((piece) => {
        const start = offset + (piece.length - piece.trimStart().length)
        offset += piece.length + 1
        const role = roles.find(([pattern]) => pattern.test(piece))?.[1] ?? 'work'
        return piece.trim() === '' ? [] : [{ text: piece.trim(), offset: start, role }]
      })
      return parts
    },
    around: async (session, { part, transaction }) => {
      const look = async () => {
        const { rows } = await session.query<{ locks: string[] | null; scans: number; changed: number }>(`
          SELECT (SELECT array_agg(c.relname || ' ' || l.mode ORDER BY 1)::text[] FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                   WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND c.relnamespace = 'public'::regnamespace) AS locks,
                 (SELECT sum(pg_stat_get_xact_numscans(oid))::int FROM pg_class WHERE relkind = 'r' AND oid >= 16384) AS scans,
                 (SELECT sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
                           + pg_stat_get_xact_tuples_deleted(oid))::int FROM pg_class WHERE relkind = 'r' AND oid >= 16384) AS changed`)
        return rows[0] ?? { locks: [], scans: 0, changed: 0 }
      }
      const before = await look()
      return async ({ error }) => {
        if (error) {
          seen.push({ sql: part.text, locks: [], scans: 0, changed: 0, transaction, error: error.sqlstate })
          return
        }
        const after = await look()
        const locks = (after.locks ?? []).filter((lock) => !before.locks?.includes(lock)).sort()
        const scans = after.scans - before.scans
        seen.push({ sql: part.text, locks, scans, changed: after.changed - before.changed, transaction })
      }
    },
  }
}

async function openProxy(watch?: WireWatch): Promise<WireProxy> {
  const proxy = await openWireProxy({ server: url, scratch, database: await scratchDatabase(), watch })
  opened.push(proxy.close)
  return proxy
}

const table = "CREATE TABLE t (id int PRIMARY KEY, note text); INSERT INTO t VALUES (1, 'a'), (2, 'b')"

/** What is sent at once, and how many times the server is ready after it. */
type Exchange = readonly [title: string, rounds: readonly (readonly [ready: number, ...bytes: readonly Buffer[]])[]]

const exchanges: readonly Exchange[] = [
  ['a simple query', [[1, query('SELECT 1 AS one, NULL AS none')]]],
  [
    'no statement at all',
    [
      [1, query('')],
      [1, query(' -- nothing\n')],
    ],
  ],
  ['several statements in one text', [[1, query("SELECT 1; INSERT INTO t VALUES (3, 'c'); SELECT count(*) FROM t")]]],
  [
    'an error in the middle of a text',
    [
      [1, query('INSERT INTO t VALUES (4); SELECT nix FROM t; SELECT 2')],
      [1, query('SELECT count(*) FROM t')],
    ],
  ],
  ['a text that begins and commits', [[1, query("BEGIN; INSERT INTO t VALUES (5); COMMIT; SELECT 'after'")]]],
  [
    'a text that leaves its transaction open',
    [
      [1, query('INSERT INTO t VALUES (6); BEGIN; INSERT INTO t VALUES (7)')],
      [1, query('ROLLBACK')],
      [1, query('SELECT id FROM t ORDER BY id')],
    ],
  ],
  [
    'a setting for the rest of a text',
    [
      [1, query("SET LOCAL lock_timeout = '2s'; SHOW lock_timeout; DELETE FROM t; SHOW lock_timeout")],
      [1, query('SHOW lock_timeout')],
    ],
  ],
  [
    'a syntax error',
    [
      [1, query('SELEC 1')],
      [1, query('SELECT 1')],
    ],
  ],
  [
    'errors inside a transaction',
    [
      [1, query('BEGIN')],
      [1, query('SELECT 1/0')],
      [1, query('SELECT 1')],
      [1, query('COMMIT')],
    ],
  ],
  [
    'savepoints',
    [
      [1, query('BEGIN')],
      [1, query('SAVEPOINT s')],
      [1, query('SELECT nix')],
      [1, query('ROLLBACK TO s')],
      [1, query('SELECT 3')],
      [1, query('COMMIT')],
    ],
  ],
  [
    'notices and warnings',
    [
      [1, query("DO $$ BEGIN RAISE NOTICE 'heard'; END $$")],
      [1, query('COMMIT')],
      [1, query('DROP TABLE IF EXISTS nix')],
    ],
  ],
  [
    'a changed setting',
    [
      [1, query("SET application_name = 'mine'")],
      [1, query('SHOW application_name')],
      [1, query("SET client_encoding = 'LATIN1'")],
      [1, query("SELECT 'ä'")],
    ],
  ],
  ['extended, with parameters', [[1, parse('SELECT $1::int + 1'), bind(['41']), describePortal(), execute(), sync]]],
  [
    'extended, a prepared statement',
    [
      [1, parse('SELECT $1::text AS x', 's'), describeStatement('s'), sync],
      [1, bind(['a'], 's'), execute(), sync],
      [1, bind(['b'], 's'), execute(), sync],
      [1, closeStatement('s'), sync],
      [1, bind(['c'], 's'), execute(), sync],
    ],
  ],
  [
    'extended, with a flush in between',
    [
      [0, parse('SELECT $1::int AS x'), describeStatement(), flush],
      [1, bind(['7']), execute(), sync],
    ],
  ],
  [
    'extended, several in one pipeline',
    [
      [
        1,
        parse('INSERT INTO t VALUES (8)'),
        bind(),
        execute(),
        parse('SELECT count(*) FROM t'),
        bind(),
        describePortal(),
        execute(),
        sync,
      ],
    ],
  ],
  [
    'extended, a pipeline that fails half-way',
    [
      [
        1,
        parse('INSERT INTO t VALUES (9)'),
        bind(),
        execute(),
        parse('SELECT 1/0'),
        bind(),
        execute(),
        parse('INSERT INTO t VALUES (10)'),
        bind(),
        execute(),
        sync,
      ],
      [1, query('SELECT count(*) FROM t')],
    ],
  ],
  [
    'extended, pipelines that do not wait',
    [
      [
        3,
        parse('SELECT 1'),
        bind(),
        execute(),
        sync,
        parse('SELECT nix'),
        bind(),
        execute(),
        sync,
        parse('SELECT 3'),
        bind(),
        execute(),
        sync,
      ],
    ],
  ],
  [
    'extended, the nameless statement outlives what is put in between',
    [
      [1, parse('SELECT $1::int AS again'), sync],
      [1, bind(['1']), execute(), sync],
      [1, bind(['2']), execute(), sync],
    ],
  ],
  [
    'a portal that is read in parts',
    [
      [1, query('BEGIN')],
      [1, parse('SELECT generate_series(1, 5)'), bind([], '', 'p'), execute(2, 'p'), sync],
      [1, execute(2, 'p'), sync],
      [1, execute(0, 'p'), sync],
      [1, query('COMMIT')],
    ],
  ],
  [
    'what refuses a transaction',
    [
      [1, query('CREATE INDEX CONCURRENTLY i ON t (note)')],
      [1, query('VACUUM t')],
      [1, query('DROP INDEX CONCURRENTLY i')],
      [1, parse('VACUUM t'), bind(), execute(), sync],
    ],
  ],
  [
    'what refuses a transaction, in one',
    [
      [1, query('BEGIN')],
      [1, query('CREATE INDEX CONCURRENTLY i ON t (note)')],
      [1, query('ROLLBACK')],
      [1, query('SELECT 1; VACUUM t')],
    ],
  ],
  [
    'a procedure that commits',
    [
      [
        1,
        query(
          'CREATE PROCEDURE twice() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (11); COMMIT; INSERT INTO t VALUES (12); END $$',
        ),
      ],
      [1, query('CALL twice()')],
      [1, query('SELECT count(*) FROM t')],
      [1, parse('CALL twice()', 'named'), bind([], 'named'), execute(), sync],
    ],
  ],
  [
    'a constraint that fails at commit',
    [
      [1, query('CREATE TABLE c (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)')],
      [1, query('INSERT INTO c VALUES (1), (1)')],
      [1, parse('INSERT INTO c VALUES (2), (2)'), bind(), execute(), sync],
      [1, query('SELECT * FROM c')],
    ],
  ],
  [
    'COPY in',
    [
      [1, query('COPY t FROM STDIN'), frame('d', Buffer.from('20\tx\n21\ty\n')), frame('c')],
      [1, query('SELECT count(*) FROM t')],
    ],
  ],
  [
    'COPY in that fails',
    [
      [1, query('COPY t FROM STDIN'), frame('d', Buffer.from('no number\n')), frame('c')],
      [1, query('SELECT 1')],
    ],
  ],
  [
    'COPY in that the client gives up',
    [
      [1, query('COPY t FROM STDIN'), frame('f', 'no more')],
      [1, query('SELECT 1')],
    ],
  ],
  [
    'COPY in, extended',
    [
      [1, parse('COPY t FROM STDIN'), bind(), execute(), sync, frame('d', Buffer.from('30\tz\n')), frame('c'), sync],
      [1, query('SELECT count(*) FROM t')],
    ],
  ],
  ['COPY out', [[1, query('COPY (SELECT generate_series(1, 3)) TO STDOUT')]]],
  [
    'LISTEN and NOTIFY',
    [
      [1, query('LISTEN here')],
      [1, query("SELECT 'x' FROM pg_sleep(0)")],
    ],
  ],
  ['more rows than are held back', [[1, query("SELECT repeat('x', 1000) FROM generate_series(1, 3000)")]]],
  [
    'isolation that must come first',
    [
      [1, query('BEGIN')],
      [1, query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE')],
      [1, query('SELECT 1')],
      [1, query('COMMIT')],
    ],
  ],
]

/** Everything that the client got, a message a line. */
async function transcript(connection: string, rounds: Exchange[1]): Promise<readonly string[]> {
  const client = await rawClient(connection)
  opened.push(async () => client.close())
  client.send(query(table))
  await client.until('Z')
  const lines: string[] = []
  for (const [ready, ...bytes] of rounds) {
    client.send(...bytes)
    // A Flush ends with the description of the row.
    lines.push(...(await (ready === 0 ? client.until('T') : client.until('Z', ready))).map(shown))
  }
  return lines
}

describe('a client gets from the proxy what it gets from the server', () => {
  test.each(exchanges)('%s', async (_, rounds) => {
    const direct = await transcript(url.forDatabase(await scratchDatabase()), rounds)
    expect(direct.length).toBeGreaterThan(0)
    expect(await transcript((await openProxy(recorder())).url, rounds)).toEqual(direct)
    expect(await transcript((await openProxy()).url, rounds)).toEqual(direct)
  })
})

async function connected(connectionString: string, options: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, ...options })
  client.on('error', () => undefined)
  await client.connect()
  opened.push(() => client.end().catch(() => undefined))
  return client
}

describe('what is seen of a statement', () => {
  const facts: readonly (readonly [sql: string, Omit<Seen, 'sql'>])[] = [
    // TRUNCATE builds the indexes of the emptied table anew, which counts as a scan of it.
    [
      'TRUNCATE t',
      {
        locks: ['t AccessExclusiveLock', 't ShareLock', 't_pkey AccessExclusiveLock'],
        scans: 1,
        changed: 0,
        transaction: 2,
      },
    ],
    [
      "UPDATE t SET note = 'x'",
      { locks: ['t RowExclusiveLock', 't_pkey RowExclusiveLock'], scans: 1, changed: 2, transaction: 2 },
    ],
    [
      'DELETE FROM t',
      { locks: ['t RowExclusiveLock', 't_pkey RowExclusiveLock'], scans: 1, changed: 2, transaction: 2 },
    ],
    ['LOCK TABLE t', { locks: ['t AccessExclusiveLock'], scans: 0, changed: 0, transaction: 2 }],
    // Its locks are gone with its own transaction, whoever looks.
    ['VACUUM t', { locks: [], scans: 0, changed: 0, transaction: null }],
    ['CREATE INDEX CONCURRENTLY i ON t (note)', { locks: [], scans: 0, changed: 0, transaction: null }],
  ]
  test.each(facts)('autocommit: %s', async (sql, expected) => {
    const watch = recorder()
    const client = await connected((await openProxy(watch)).url)
    await client.query(table)
    if (sql === 'LOCK TABLE t') await expect(client.query(sql)).resolves.toBeDefined()
    else await client.query(sql)
    const [seen] = watch.seen.slice(-1)
    // What a statement without a transaction counted may have been told to the statistics already.
    expect(seen).toEqual({
      sql,
      ...expected,
      ...(expected.transaction === null && { scans: seen?.scans, changed: seen?.changed }),
    })
  })

  test('a transaction of the client is looked into, and its locks are told apart', async () => {
    const watch = recorder()
    const client = await connected((await openProxy(watch)).url)
    await client.query(table)
    for (const sql of ['BEGIN', 'ALTER TABLE t ADD a int', 'UPDATE t SET a = 1', 'COMMIT', 'SELECT 1'])
      await client.query(sql)
    expect(watch.seen.slice(2).map(({ sql, locks, transaction }) => [sql, locks, transaction])).toEqual([
      ['ALTER TABLE t ADD a int', ['t AccessExclusiveLock'], 2],
      ['UPDATE t SET a = 1', ['t RowExclusiveLock', 't_pkey RowExclusiveLock'], 2],
      ['SELECT 1', [], 3],
    ])
    const { rows } = await client.query('SELECT a FROM t')
    expect(rows).toEqual([{ a: 1 }, { a: 1 }])
  })

  test('each statement of one text, and of one pipeline', async () => {
    const watch = recorder()
    const proxy = await openProxy(watch)
    const client = await rawClient(proxy.url)
    opened.push(async () => client.close())
    client.send(query(table))
    await client.until('Z')
    client.send(query("UPDATE t SET note = 'y'; TRUNCATE t"))
    await client.until('Z')
    client.send(parse('LOCK TABLE t IN SHARE MODE'), bind(), execute(), parse('DELETE FROM t'), bind(), execute(), sync)
    await client.until('Z')
    expect(watch.seen.map(({ sql, transaction }) => [sql, transaction])).toEqual([
      ['CREATE TABLE t (id int PRIMARY KEY, note text)', 1],
      ["INSERT INTO t VALUES (1, 'a'), (2, 'b')", 1],
      ["UPDATE t SET note = 'y'", 2],
      ['TRUNCATE t', 2],
      ['LOCK TABLE t IN SHARE MODE', 3],
      ['DELETE FROM t', 3],
    ])
    expect(watch.seen[4]?.locks).toEqual(['t ShareLock'])
  })

  test('a refusal, with its SQLSTATE; the transaction goes on as the client left it', async () => {
    const watch = recorder()
    const client = await connected((await openProxy(watch)).url)
    await client.query(table)
    await client.query('BEGIN')
    await expect(client.query('ALTER TABLE nix ADD a int')).rejects.toMatchObject({ code: '42P01' })
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' })
    await client.query('ROLLBACK')
    expect(watch.seen.at(-1)).toMatchObject({ sql: 'ALTER TABLE nix ADD a int', error: '42P01' })
  })

  test('a procedure that commits runs bare, and once', async () => {
    const watch = recorder()
    const client = await connected((await openProxy(watch)).url)
    await client.query(table)
    await client.query(
      'CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (3); COMMIT; INSERT INTO t VALUES (4); END $$',
    )
    await client.query({ name: 'call', text: 'CALL p()' })
    expect(watch.seen.at(-1)).toMatchObject({ sql: 'CALL p()', transaction: null })
    expect((await client.query('SELECT id FROM t ORDER BY id')).rows).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
      { id: 4 },
    ])
  })

  test('a statement that is flushed without a Sync is named, since nobody could look', async () => {
    const watch = recorder()
    const client = await rawClient((await openProxy(watch)).url)
    opened.push(async () => client.close())
    client.send(query(table))
    await client.until('Z')
    client.send(parse('TRUNCATE t'), bind(), execute(), flush)
    await client.until('C')
    client.send(sync)
    await client.until('Z')
    expect(watch.unsighted).toEqual(['TRUNCATE t'])
  })

  test('prepared statements and portals of the client stay its own', async () => {
    const client = await connected((await openProxy(recorder())).url)
    await client.query('PREPARE mine AS SELECT 1 AS one')
    await client.query('DISCARD ALL')
    await client.query('SELECT 1')
    await client.query({ name: 'n', text: 'SELECT $1::int AS n', values: [1] })
    const { rows } = await client.query('SELECT name FROM pg_prepared_statements ORDER BY 1')
    expect(rows.map(({ name }) => name).filter((name) => name !== 'breakwater_own')).toEqual(['n'])
  })
})

describe('several connections', () => {
  test('an advisory lock on a second connection holds a third one off, and nothing hangs', async () => {
    const { url: address } = await openProxy(recorder())
    const [holder, waiter] = [await connected(address), await connected(address)]
    await holder.query('SELECT pg_advisory_lock(7)')
    const order: string[] = []
    const waiting = waiter.query('SELECT pg_advisory_lock(7)').then(() => order.push('got it'))
    await holder.query('CREATE TABLE a (id int)')
    order.push('gave it')
    await holder.query('SELECT pg_advisory_unlock(7)')
    await waiting
    expect(order).toEqual(['gave it', 'got it'])
  })

  test('a notification reaches a client that does nothing', async () => {
    const { url: address } = await openProxy(recorder())
    const [listener, speaker] = [await connected(address), await connected(address)]
    const heard = new Promise<string | undefined>((resolve) =>
      listener.on('notification', ({ payload }) => resolve(payload)),
    )
    await listener.query('LISTEN news')
    await speaker.query("NOTIFY news, 'today'")
    expect(await heard).toBe('today')
  })

  test('a cancel reaches the statement, and not our look at it', async () => {
    const proxy = await openProxy(recorder())
    const client = await connected(proxy.url)
    const sleeping = client.query('SELECT pg_sleep(60)')
    // What pg calls for a cancel: a connection of its own, with process ID and secret of the first.
    const canceller = new pg.Client({ connectionString: proxy.url }) as pg.Client & {
      cancel: (client: pg.Client, query: unknown) => void
    }
    const { activeQuery } = client as pg.Client & { readonly activeQuery: unknown }
    await new Promise((resolve) => setTimeout(resolve, 300))
    canceller.cancel(client, activeQuery)
    await expect(sleeping).rejects.toMatchObject({ code: '57014' })
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})

describe('who is let in', () => {
  test('nobody without the password of this run', async () => {
    const proxy = await openProxy()
    const other = new URL(proxy.url)
    other.password = 'let-me-in'
    await expect(connected(other.href)).rejects.toMatchObject({ code: '28P01' })
  })

  test('nobody to another database', async () => {
    const proxy = await openProxy()
    const other = new URL(proxy.url)
    other.pathname = '/postgres'
    await expect(connected(other.href)).rejects.toMatchObject({ code: '3D000' })
  })

  test('the server knows the client by the real role, whose password it never sees', async () => {
    const proxy = await openProxy()
    expect(proxy.url).not.toContain('let-me-in')
    const client = await connected(proxy.url, { application_name: 'my app', options: '-c statement_timeout=1234' })
    const { rows } = await client.query(
      "SELECT current_user AS who, current_setting('application_name') AS app, current_setting('statement_timeout') AS ms",
    )
    expect(rows).toEqual([{ who: 'postgres', app: 'my app', ms: '1234ms' }])
  })

  const refused: readonly string[] = [
    'DROP DATABASE postgres',
    'CREATE DATABASE other',
    'ALTER SYSTEM SET work_mem = 1',
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY (SELECT 1) TO '/etc/passwd'",
    'ALTER ROLE postgres PASSWORD NULL',
    'CREATE EXTENSION dblink',
  ]
  test.each(refused)('refused: %s', async (sql) => {
    const client = await connected((await openProxy()).url)
    await expect(client.query(sql)).rejects.toMatchObject({ code: 'BW001' })
    await expect(client.query({ text: sql, values: [], name: 'named' })).rejects.toMatchObject({ code: 'BW001' })
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  test('what was connected is gone when the proxy closes', async () => {
    const proxy = await openProxy()
    const client = await connected(proxy.url)
    const sleeping = client.query('SELECT pg_sleep(60)').catch((thrown: Error) => thrown.message)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const [backend] = await proxy.close()
    expect(backend).toBeGreaterThan(0)
    expect(await sleeping).toMatch(/terminated/)
  })
})

describe('strange clients', () => {
  /** What a client gets that sends bytes as they are. */
  const answerTo = (port: number, ...chunks: readonly Buffer[]) =>
    new Promise<Buffer>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      const got: Buffer[] = []
      socket.on('data', (chunk) => got.push(chunk))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(Buffer.concat(got)))
      for (const chunk of chunks) socket.write(chunk)
      socket.end()
    })

  test.each<[string, readonly Buffer[]]>([
    ['nothing', []],
    ['noise', [Buffer.from('GET / HTTP/1.1\r\n\r\n')]],
    ['a length of 4 GiB', [Buffer.from([255, 255, 255, 255, 0, 3, 0, 0])]],
    ['a length of 0', [Buffer.from([0, 0, 0, 0, 0, 3, 0, 0])]],
    ['half a startup packet', [Buffer.from([0, 0, 0, 40, 0, 3, 0, 0, 117])]],
    ['a cancel that nobody has asked for', [Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 1])]],
  ])('%s: the next client is served', async (_, chunks) => {
    const proxy = await openProxy()
    await answerTo(proxy.port, ...chunks)
    const client = await connected(proxy.url)
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  test('TLS is declined, and the protocol goes on', async () => {
    const proxy = await openProxy()
    expect((await answerTo(proxy.port, Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]))).toString()).toBe('N')
    await expect(connected(proxy.url, { ssl: true })).rejects.toThrow(/does not support SSL/)
  })

  test('one that goes away in the middle of a COPY leaves no backend behind', async () => {
    const proxy = await openProxy(recorder())
    const client = await rawClient(proxy.url)
    client.send(query(table))
    await client.until('Z')
    client.send(query('COPY t FROM STDIN'), frame('d', Buffer.from('50\tx\n')))
    await client.until('G')
    client.close()
    const backends = () =>
      server.query<{ count: string }>(`SELECT count(*) FROM pg_stat_activity WHERE datname = '${proxy.database}'`)
    for (let left = 100; left > 0 && (await backends())[0]?.count !== '0'; left -= 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await backends()).toEqual([{ count: '0' }])
  })

  test('a role that may not read a table does not disturb what is seen of it', async () => {
    const watch = recorder()
    const client = await connected((await openProxy(watch)).url)
    await client.query(table)
    await client.query('BEGIN')
    await client.query('SET LOCAL ROLE pg_monitor')
    await expect(client.query('TRUNCATE t')).rejects.toMatchObject({ code: '42501' })
    await client.query('ROLLBACK')
    expect(watch.seen.at(-1)).toMatchObject({ sql: 'TRUNCATE t', error: '42501' })
  })
})
