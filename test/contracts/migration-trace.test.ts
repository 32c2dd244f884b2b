import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { type PostgresServer, startPostgresServer } from '../fixtures/postgres-server.ts'
import { columnCases, rowCases, typeCases } from './migration-trace/columns.ts'
import { constraintCases, indexCases } from './migration-trace/constraints.ts'
import { onlyOnPglite } from './migration-trace/deviations.ts'
import { dynamicCases, objectCases } from './migration-trace/objects.ts'
import { partitionCases, tableCases } from './migration-trace/tables.ts'
import { expectFacts, type Traced, traced } from './migration-trace/traced.ts'

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

describe.each([
  ['columns', columnCases],
  ['types of columns', typeCases],
  ['rows', rowCases],
  ['constraints', constraintCases],
  ['indexes', indexCases],
  ['tables', tableCases],
  ['partitions', partitionCases],
  ['other objects', objectCases],
  ['what only a run shows', dynamicCases],
])('%s', (_, cases) => {
  test.each(cases)('$sql', async (facts) => {
    const [here, there] = [await traced(pglite, facts), await traced(native, facts)]
    expectFacts(there, facts)
    expect(here.map((statement, index) => withoutDeviations(statement, there[index]))).toEqual(there)
  })
})

/** Without the locks that are known to be taken here only; where the server takes them too, they stay. */
function withoutDeviations(here: Traced, there: Traced | undefined): Traced {
  const known = onlyOnPglite.map(({ lock }) => lock).filter((lock) => !there?.locks.includes(lock))
  return { ...here, locks: here.locks.filter((lock) => !known.includes(lock)) }
}
