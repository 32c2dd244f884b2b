import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { run } from '../../../src/checks/migration/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { type PostgresServer, startPostgresServer } from '../../fixtures/postgres-server.ts'

// Statement by statement, both engines are compared in test/contracts/migration-trace.test.ts.

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgresServer()
}, 120_000)
afterAll(() => server?.stop())

describe('a whole run on a server, by a role that may make databases and little else', () => {
  test('history, rows, trace, and nothing left behind', async () => {
    await server.query("CREATE ROLE modest LOGIN CREATEDB PASSWORD 'secret'")
    const base = {
      'migrations/1_a.up.sql':
        'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE TABLE guarded (id int);' +
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not by you'; END $$;" +
        'CREATE TRIGGER no BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION no();',
    }
    const added = {
      'migrations/2_b.up.sql':
        'ALTER TABLE orders ADD COLUMN total int NOT NULL;\nALTER TABLE guarded ADD COLUMN note text;\nCREATE INDEX ON orders (note);',
    }
    const closers: (() => Promise<void>)[] = []
    const result = await run(
      checkContext({
        changeSet: changeSetOf(base, { ...base, ...added }),
        databaseEngine: () =>
          openDatabaseEngine({
            engine: 'server',
            databaseUrl: `postgres://modest:secret@127.0.0.1:${server.port}/postgres`,
            log: silentLog(),
          }),
        onClose: (close) => void closers.push(close),
      }),
    )
    for (const close of closers) await close()
    const told = result.findings.filter(({ severity }) => severity !== 'note')
    expect(told.map(({ ruleId, severity, location }) => [ruleId, severity, location.line])).toEqual([
      ['migration/add-column-not-null-without-default', 'error', 1],
      ['migration/create-index-not-concurrently', 'error', 3],
      ['migration/multiple-exclusive-locks-in-transaction', 'warning', 2],
    ])
    // Only a superuser may keep triggers out of it.
    expect(result.remarks).toEqual([expect.stringMatching(/^public\.guarded stayed empty .*not by you/)])
    expect(result.summary).toMatch(/3 statements run on PostgreSQL 18\.\d+ \(server\) after 1 earlier one$/)
    expect(await server.query("SELECT datname FROM pg_database WHERE datname LIKE 'breakwater%'")).toEqual([])
  })
})
