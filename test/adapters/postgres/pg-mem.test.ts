import { expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { databaseEngineContract } from '../../contracts/database-engine.ts'
import { silentLog } from '../../fakes/silent-log.ts'

const engine = (limits = {}) => openDatabaseEngine({ engine: 'pg-mem', limits, log: silentLog() })

databaseEngineContract({ engine, limited: engine, real: false })

test('it claims no locks', async () => {
  expect((await engine()).traces).toBe('nothing')
})

test.each(['SELEC 1', 'SELECT * FROM nowhere', 'ALTER TABLE nowhere ENABLE ROW LEVEL SECURITY', 'DO $$ BEGIN END $$'])(
  '%s: whatever fails is "not supported", never a fault of the SQL',
  async (sql) => {
    const session = await (await engine()).open({ extensions: [] })
    try {
      await expect(session.execute(sql)).rejects.toMatchObject({ name: 'SqlError', sqlstate: '0A000' })
      await expect(session.execute(sql)).rejects.toThrow(/^pg-mem could not run this: .+/)
    } finally {
      await session.close()
    }
  },
)
