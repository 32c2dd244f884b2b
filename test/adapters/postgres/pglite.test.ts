import { describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { databaseEngineContract, troubleFrom } from '../../contracts/database-engine.ts'
import { silentLog } from '../../fakes/silent-log.ts'

const engine = (limits = {}) => openDatabaseEngine({ engine: 'pglite', limits, log: silentLog() })

databaseEngineContract({ engine, limited: engine, real: true })

describe('memory', () => {
  test('a statement that eats it hits the limit and is named', async () => {
    const session = await (await engine({ memoryBytes: 700 * 1024 ** 2 })).open({ extensions: [] })
    try {
      const trouble = await troubleFrom(
        session.query(
          "SELECT count(*) FROM (SELECT repeat('x', 1000) || n AS t FROM generate_series(1, 2000000) n ORDER BY t) s",
        ),
      )
      expect(trouble.code).toBe('database-limit')
      expect(trouble.message).toContain('700 MiB')
      expect(trouble.message).toContain('generate_series(1, 2000000)')
    } finally {
      await session.close()
    }
  })
})

describe('a statement in whose middle the WASM breaks off is no success', () => {
  test.each([
    [
      'a recursion without end',
      "CREATE FUNCTION r() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN r(); END'; SELECT r()",
    ],
    ['a device without data', "SELECT pg_read_binary_file('/dev/blob')"],
  ])('%s', async (_, sql) => {
    const session = await (await engine()).open({ extensions: [] })
    try {
      const trouble = await troubleFrom(session.execute(sql))
      expect(trouble.code).toBe('database-crashed')
      expect(trouble.message).toContain('broke off')
      expect((await troubleFrom(session.query('SELECT 1'))).code).toBe('database-crashed')
    } finally {
      await session.close()
    }
  })
})

test('the connection speaks UTF-8, whatever encoding a text asks for', async () => {
  const session = await (await engine()).open({ extensions: [] })
  const spoken = async () => (await session.query<{ spoken: string }>("SELECT 'é' AS spoken")).rows[0]?.spoken
  try {
    await session.execute("SET client_encoding = 'SJIS'; CREATE TABLE été (n int); SELECT 'é'")
    await session.execute("/* é */ SET NAMES 'EUC_JP'")
    await session.execute("SELECT set_config('client_encoding', 'LATIN1', false)")
    expect(await spoken()).toBe('é')
    await expect(session.execute("SET client_encoding = 'nonsense'")).rejects.toMatchObject({ sqlstate: '22023' })
    await session.execute("INSERT INTO été VALUES (1); COMMENT ON TABLE été IS 'SET NAMES ''LATIN1'''")
    const { rows } = await session.query("SELECT obj_description('été'::regclass) AS comment")
    expect(rows).toEqual([{ comment: "SET NAMES 'LATIN1'" }])
    // A conversion that PGlite lacks: an answer that breaks off before its rows is no empty one.
    expect((await troubleFrom(session.query("SELECT convert_to('é', 'WIN1252')"))).code).toBe('database-crashed')
  } finally {
    await session.close()
  }
})

test('what runs inside reaches no file of the host, and finds what its extensions need', async () => {
  const session = await (await engine()).open({ extensions: ['earthdistance', 'moddatetime', 'plpgsql'] })
  try {
    await expect(session.query("SELECT pg_read_file('/etc/hostname')")).rejects.toMatchObject({ sqlstate: '58P01' })
    await expect(session.query("SELECT pg_ls_dir('/proc/self/task')")).rejects.toThrow()
    await session.execute('CREATE EXTENSION earthdistance CASCADE; CREATE EXTENSION moddatetime')
  } finally {
    await session.close()
  }
})
