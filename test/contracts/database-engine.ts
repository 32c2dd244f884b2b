import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import { type DatabaseEngine, type DatabaseSession, SqlError } from '../../src/core/ports.ts'

/** What an adapter is held to; `real`: it is Postgres, not an imitation. */
export interface EngineUnderTest {
  readonly engine: () => Promise<DatabaseEngine>
  /** The same with limits short enough for a test. */
  readonly limited: (limits: { statementMs?: number; memoryBytes?: number }) => Promise<DatabaseEngine>
  readonly real: boolean
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it should have been refused'),
    (thrown) => thrown,
  )
}

/** The trouble that a promise was rejected with. */
export async function troubleFrom(promise: Promise<unknown>): Promise<Trouble> {
  const thrown = await rejection(promise)
  if (!(thrown instanceof BreakwaterError)) throw thrown
  return thrown.trouble
}

async function sqlErrorFrom(promise: Promise<unknown>): Promise<SqlError> {
  const thrown = await rejection(promise)
  if (!(thrown instanceof SqlError)) throw thrown
  return thrown
}

/** The port's contract; every adapter keeps it. */
export function databaseEngineContract({ engine, limited, real }: EngineUnderTest): void {
  describe('a session', () => {
    let session: DatabaseSession
    beforeAll(async () => {
      session = await (await engine()).open({ extensions: [] })
    })
    afterAll(() => session.close())

    test('says what runs it', async () => {
      expect(session.facts.name).toBe((await engine()).name)
      expect(session.facts.version).toMatch(/\d+\.\d+/)
    })

    test('gives rows', async () => {
      expect(await session.query('SELECT 1 AS one, true AS yes, NULL AS nothing')).toEqual({
        rows: [{ one: 1, yes: true, nothing: null }],
        affected: 0,
      })
    })

    test('binds parameters as values, not as text', async () => {
      await session.execute('CREATE TABLE notes (id int PRIMARY KEY, body text)')
      await session.query('INSERT INTO notes VALUES ($1, $2)', [1, "it's; DROP TABLE notes"])
      expect((await session.query('SELECT body FROM notes')).rows).toEqual([{ body: "it's; DROP TABLE notes" }])
    })

    test('counts changed rows, and only those', async () => {
      await session.execute('CREATE TABLE counted (id int)')
      expect((await session.query('INSERT INTO counted VALUES (1), (2), (3)')).affected).toBe(3)
      expect((await session.query('UPDATE counted SET id = 9 WHERE id > 1')).affected).toBe(2)
      expect((await session.query('SELECT * FROM counted')).affected).toBe(0)
      expect((await session.query('DELETE FROM counted')).affected).toBe(3)
    })

    test('runs several statements of one text', async () => {
      await session.execute('CREATE TABLE a (id int); INSERT INTO a VALUES (1); CREATE TABLE b (id int)')
      expect((await session.query('SELECT id FROM a')).rows).toEqual([{ id: 1 }])
      expect((await session.query('SELECT id FROM b')).rows).toEqual([])
    })

    test('goes on after a refused statement', async () => {
      await sqlErrorFrom(session.execute('SELECT * FROM nowhere'))
      expect((await session.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }])
    })

    describe.runIf(real)('of Postgres', () => {
      test('gives values alike on every engine', async () => {
        const { rows } = await session.query(`SELECT 9007199254740991::int8 AS fits, 9007199254740993::int8 AS too_big,
        1.50::numeric AS money, 0.5::float8 AS half, DATE '2024-02-29' AS day, '{"a":[1]}'::jsonb AS json,
        '\\xdeadbeef'::bytea AS bytes, ARRAY[1, NULL, 3] AS numbers, ARRAY['a,b', 'say "x"', NULL] AS texts,
        ARRAY['n'::name] AS names, '{}'::text[] AS empty`)
        expect(rows).toEqual([
          {
            fits: 9007199254740991,
            too_big: '9007199254740993',
            money: '1.50',
            half: 0.5,
            day: '2024-02-29',
            json: { a: [1] },
            bytes: '\\xdeadbeef',
            numbers: [1, null, 3],
            texts: ['a,b', 'say "x"', null],
            names: ['n'],
            empty: [],
          },
        ])
      })

      // SQLSTATEs from the appendix "PostgreSQL Error Codes".
      test.each([
        ['SELEC 1', '42601'],
        ['SELECT * FROM nowhere', '42P01'],
        ['SELECT 1 / 0', '22012'],
        ['SELECT no_such_function()', '42883'],
        ['CREATE TABLE pg_catalog_twin (id int, id int)', '42701'],
      ])('%s is refused with SQLSTATE %s', async (sql, sqlstate) => {
        expect((await sqlErrorFrom(session.execute(sql))).sqlstate).toBe(sqlstate)
      })

      test('says where in the text the error is, counting from 1', async () => {
        expect((await sqlErrorFrom(session.execute('SELECT 1;\nSELEC 2'))).position).toBe(11)
        expect((await sqlErrorFrom(session.query('SELECT nothing'))).position).toBe(8)
      })

      test('passes on what Postgres says in detail', async () => {
        await session.execute('CREATE TABLE keyed (id int PRIMARY KEY); INSERT INTO keyed VALUES (1)')
        const error = await sqlErrorFrom(session.query('INSERT INTO keyed VALUES (1)'))
        expect([error.sqlstate, error.detail]).toEqual(['23505', 'Key (id)=(1) already exists.'])
      })

      test.each(['', '-- nothing but a comment', ';'])('a text without a statement does nothing: %j', async (sql) => {
        await session.execute(sql)
        expect((await session.query('SELECT 3 AS three')).rows).toEqual([{ three: 3 }])
      })

      test('query takes one statement only', async () => {
        expect((await sqlErrorFrom(session.query('SELECT 1; SELECT 2'))).sqlstate).toBe('42601')
      })

      test('a transaction spans calls', async () => {
        await session.execute('BEGIN')
        await session.execute('CREATE TABLE brief (id int)')
        await session.execute('ROLLBACK')
        expect((await sqlErrorFrom(session.query('SELECT * FROM brief'))).sqlstate).toBe('42P01')
      })

      test('a text that fails half-way leaves nothing behind', async () => {
        await sqlErrorFrom(session.execute('CREATE TABLE half (id int); SELECT 1 / 0'))
        expect((await session.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }])
      })

      test.each([
        'COPY (SELECT 1) TO STDOUT',
        'CREATE TABLE fed (id int); COPY fed FROM STDIN',
        "COPY (SELECT 1) TO PROGRAM 'cat'",
        "COPY (SELECT 1) TO '/tmp/x'",
      ])('%s is refused before it is sent', async (sql) => {
        expect((await troubleFrom(session.execute(sql))).code).toBe('copy-not-supported')
        expect((await session.query("SELECT to_regclass('fed') AS fed")).rows).toEqual([{ fed: null }])
      })

      test('the word COPY is no COPY', async () => {
        expect((await session.query("SELECT 'copy that' AS copy")).rows).toEqual([{ copy: 'copy that' }])
      })
    })
  })

  describe('extensions', () => {
    test('those asked for can be created', async () => {
      const extensions = ['citext', 'pg_trgm', 'uuid-ossp']
      const session = await (await engine()).open({ extensions })
      try {
        for (const name of extensions) await session.execute(`CREATE EXTENSION "${name}"`)
        if (!real) return
        expect((await session.query("SELECT 'A'::citext = 'a'::citext AS same")).rows).toEqual([{ same: true }])
        expect(
          (await session.query("SELECT similarity('ab', 'ab') AS s, length(uuid_generate_v4()::text) AS l")).rows,
        ).toEqual([{ s: 1, l: 36 }])
      } finally {
        await session.close()
      }
    })

    test.runIf(real)('one that the engine lacks is named', async () => {
      const trouble = await troubleFrom((await engine()).open({ extensions: ['postgis'] }))
      expect(trouble.code).toBe('extension-unavailable')
      expect(trouble.message).toContain('postgis')
    })
  })

  describe('a snapshot', () => {
    test('holds the content, and what is opened from it is apart', async () => {
      const ready = await engine()
      const first = await ready.open({ extensions: [] })
      await first.execute('CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)')
      const snapshot = await first.snapshot()
      await first.execute('INSERT INTO kept VALUES (2)')
      expect((await first.query('SELECT id FROM kept ORDER BY id')).rows).toEqual([{ id: 1 }, { id: 2 }])
      await first.close()

      const second = await ready.open({ extensions: [], from: snapshot })
      expect((await second.query('SELECT id FROM kept')).rows).toEqual([{ id: 1 }])
      await second.execute('DROP TABLE kept')
      await second.close()

      const third = await ready.open({ extensions: [], from: snapshot })
      expect((await third.query('SELECT id FROM kept')).rows).toEqual([{ id: 1 }])
      await third.close()
      await snapshot.discard()
      await snapshot.discard()
    })
  })

  describe('the end', () => {
    test('closing twice is safe, and a closed session says so', async () => {
      const session = await (await engine()).open({ extensions: [] })
      await session.close()
      await session.close()
      expect((await troubleFrom(session.query('SELECT 1'))).code).toBe('database-closed')
    })

    test.runIf(real)('a statement that never ends hits the limit, is named, and the session is over', async () => {
      const session = await (await limited({ statementMs: 1_000 })).open({ extensions: [] })
      try {
        const sql =
          'WITH RECURSIVE forever AS (SELECT 1 AS n UNION ALL SELECT n FROM forever) SELECT count(*) FROM forever'
        const trouble = await troubleFrom(session.execute(sql))
        expect(trouble.code).toBe('database-limit')
        expect(trouble.message).toContain('longer than 1 s')
        expect(trouble.message).toContain('WITH RECURSIVE forever')
        expect((await troubleFrom(session.query('SELECT 1'))).code).toBe('database-limit')
      } finally {
        await session.close()
      }
    })
  })
}
