import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { type PostgresServer, startPostgresServer } from '../fixtures/postgres-server.ts'
import { traceCases } from './migration-trace/cases.ts'
import { onlyOnPglite } from './migration-trace/deviations.ts'
import { expectFacts } from './migration-trace/expect-facts.ts'
import { releaseCases } from './migration-trace/releases.ts'
import { sqlstateOf, type Traced, traced } from './migration-trace/traced.ts'

// The same statements on PGlite and on a server: what Breakwater says of a lock must not depend on where it looked.

let server: PostgresServer
let pglite: DatabaseSession
let native: DatabaseSession
beforeAll(async () => {
  server = await startPostgresServer()
  const open = async (engine: 'pglite' | 'server') =>
    (await openDatabaseEngine({ engine, databaseUrl: server.url, log: silentLog() })).open({ extensions: [] })
  ;[pglite, native] = await Promise.all([open('pglite'), open('server')])
  for (const session of [pglite, native]) await session.execute('CREATE ROLE reader')
}, 120_000)
afterAll(async () => {
  await pglite?.close()
  await native?.close()
  await server?.stop()
})

describe.each(traceCases)('%s', (_, cases) => {
  test.each(cases)('$sql', async (facts) => {
    const [here, there] = [await traced(pglite, facts), await traced(native, facts)]
    expectFacts(there, facts)
    expect(here.map((statement, index) => withoutDeviations(statement, there[index]))).toEqual(there)
  })
})

describe('what the majors read differently, as 18 reads it', () => {
  test.each(releaseCases)('$sql', async ({ sql, refused }) => {
    for (const session of [pglite, native]) {
      const sqlstate = await sqlstateOf(session.execute(`BEGIN; ${sql}; ROLLBACK`))
      await session.execute('ROLLBACK')
      expect(sqlstate).toBe(refused[18])
    }
  })
})

// Who waits, asked of those who wait: `blocks reads`, `blocks writes` and silence are words about them.
describe('while a transaction on a server is open', () => {
  const schema =
    'DROP TABLE IF EXISTS lines, orders; CREATE TABLE orders (id int PRIMARY KEY, total int); CREATE TABLE lines (order_id int); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID'
  test.each([
    ['CREATE INDEX by_total ON orders (total)', ['writes']],
    ['REINDEX INDEX orders_pkey', ['reads', 'writes']],
    ['ALTER TABLE lines ADD FOREIGN KEY (order_id) REFERENCES orders', ['writes']],
    ['ALTER TABLE orders ADD CHECK (id > 0) NOT VALID', ['reads', 'writes']],
    ['ALTER TABLE orders VALIDATE CONSTRAINT positive', []],
    ['ALTER TABLE orders SET (fillfactor = 90)', []],
    ['UPDATE orders SET total = 1', []],
  ])('%s keeps %j of the table waiting', async (sql, waiting) => {
    await server.query(schema)
    const open = new pg.Client({ connectionString: server.url })
    await open.connect()
    try {
      await open.query(`BEGIN; ${sql}`)
      const visits = { reads: 'SELECT * FROM orders', writes: 'INSERT INTO orders SELECT * FROM orders WHERE false' }
      const refused = Object.entries(visits).map(async ([visitor, visit]) => {
        const ask = server.query(`SET lock_timeout = '100ms'; ${visit}`)
        return ask.then(
          () => [],
          ({ code }) => (code === '55P03' ? [visitor] : [code]),
        )
      })
      expect((await Promise.all(refused)).flat()).toEqual(waiting)
    } finally {
      await open.end()
    }
  })
})

/** Without the locks that are known to be taken here only; where the server takes them too, they stay. */
function withoutDeviations(here: Traced, there: Traced | undefined): Traced {
  const known = onlyOnPglite.map(({ lock }) => lock).filter((lock) => !there?.locks.includes(lock))
  return { ...here, locks: here.locks.filter((lock) => !known.includes(lock)) }
}
