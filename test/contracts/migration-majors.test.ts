import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { silentLog } from '../fakes/silent-log.ts'
import {
  type EarlierMajor,
  earlierServer,
  noEarlierServer,
  type PostgresServer,
  startPostgresServer,
} from '../fixtures/postgres-server.ts'
import { traceCases } from './migration-trace/cases.ts'
import { expectFacts } from './migration-trace/expect-facts.ts'
import { releaseCases } from './migration-trace/releases.ts'
import { sqlstateOf, traced } from './migration-trace/traced.ts'

// What is said of PostgreSQL 18 holds on the majors before it, or the table says since when. They are there where CI
// has fetched them (.ci/run); elsewhere this says so and is skipped.

const majors: readonly EarlierMajor[] = [15, 16, 17]

describe.each(majors)('PostgreSQL %i', (major) => {
  const entry = earlierServer(major)
  if (!entry) return test.skip(noEarlierServer, () => undefined)
  let server: PostgresServer
  let session: DatabaseSession
  beforeAll(async () => {
    server = await startPostgresServer(entry)
    const engine = await openDatabaseEngine({ engine: 'server', databaseUrl: server.url, log: silentLog() })
    session = await engine.open({ extensions: [] })
    await session.execute('CREATE ROLE reader')
  }, 120_000)
  afterAll(async () => {
    await session?.close()
    await server?.stop()
  })

  test('is what runs', () => expect(session.facts.version).toMatch(`PostgreSQL ${major}.`))

  describe.each(traceCases)('%s', (_, cases) => {
    test.each(cases)('$sql', async (facts) => {
      const { since } = facts
      if (since === undefined || since.major <= major) return expectFacts(await traced(session, facts), facts)
      if (since.before === 'schema') return expect(await sqlstateOf(traced(session, facts))).toBe('42601')
      expect((await traced(session, facts)).at(-1)?.sqlstate).toBe(since.before)
    })
  })

  test.each(releaseCases)('$sql', async ({ sql, refused }) => {
    expect(await sqlstateOf(session.execute(`BEGIN; ${sql}; ROLLBACK`))).toBe(refused[major])
    await session.execute('ROLLBACK')
  })
})
