import { expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import type { Config } from '../../../src/core/config.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'

type Files = Readonly<Record<string, string>>

/** The whole road, snapshots and all: the proof needs the base state more than once. */
async function review(base: Files, head: Files, database: Partial<Config['database']> = {}): Promise<CheckResult> {
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(base, head),
    config: { ...defaultConfig, database: { ...defaultConfig.database, ...database } },
    databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
    onClose: (close) => void closers.push(close),
  })
  try {
    return await run(context)
  } finally {
    for (const close of closers) await close()
  }
}

const base = {
  'db/1_orders.up.sql':
    'CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL); INSERT INTO orders VALUES (1, 5);',
  'db/1_orders.down.sql': 'DROP TABLE orders;',
  'db/structure.sql': 'CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL);',
}
const told = ({ findings }: CheckResult) =>
  findings.filter(({ ruleId }) => /down|irreversible|schema-d/.test(ruleId)).map(({ message }) => message)

test('ways back that hold: proved, with the command, and a dump that was forgotten', { timeout: 120_000 }, async () => {
  const added = {
    'db/2_note.up.sql': 'ALTER TABLE orders ADD COLUMN note text;',
    'db/2_note.down.sql': 'ALTER TABLE orders DROP COLUMN note;',
    'db/3_total.up.sql': 'ALTER TABLE orders DROP COLUMN total;',
    'db/3_total.down.sql':
      'ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0; ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;',
  }
  const result = await review(base, { ...base, ...added }, { schema: 'db/structure.sql' })
  expect(result.rollback).toEqual({
    files: [
      { path: 'db/2_note.up.sql', down: 'db/2_note.down.sql', outcome: 'proved' },
      { path: 'db/3_total.up.sql', down: 'db/3_total.down.sql', outcome: 'proved' },
    ],
    command: 'migrate -path db -database "$DATABASE_URL" down 2',
    loses: ['3_total: the values of orders.total are lost (in 1 row here)'],
  })
  expect(result.summary).toMatch(/; rollback proved for 2 of 2$/)
  expect(told(result)).toEqual([
    '3_total: the values of orders.total are lost (in 1 row here)',
    'db/structure.sql was not written again: column orders.total is in it alone and column orders.note is missing in it',
  ])
})

test('one that fails and one that is missing: no command, and the proof of the third stands', {
  timeout: 120_000,
}, async () => {
  const added = {
    'db/2_note.up.sql': 'ALTER TABLE orders ADD COLUMN note text;',
    'db/2_note.down.sql': 'ALTER TABLE order DROP COLUMN note;',
    'db/3_kind.up.sql': 'ALTER TABLE orders ADD COLUMN kind text;',
    'db/4_by_kind.up.sql': 'CREATE INDEX CONCURRENTLY by_kind ON orders (kind);',
    'db/4_by_kind.down.sql': 'DROP INDEX CONCURRENTLY by_kind;',
  }
  const result = await review(base, { ...base, ...added })
  expect(result.rollback?.files.map(({ outcome }) => outcome)).toEqual(['failed', 'missing', 'proved'])
  expect(result.rollback).not.toHaveProperty('command')
  expect(told(result)).toEqual([
    '2_note: its down step fails with 42601: syntax error at or near "order"',
    '3_kind has no down step, as most earlier migrations have',
  ])
})

test('a dump at head that was made elsewhere', { timeout: 120_000 }, async () => {
  const result = await review(
    base,
    {
      ...base,
      'db/2_note.up.sql': 'ALTER TABLE orders ADD COLUMN note text;',
      'db/2_note.down.sql': 'ALTER TABLE orders DROP COLUMN note;',
      // As pg_dump writes it, with psql's own commands around.
      'db/structure.sql':
        "\\restrict abc\nSELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.orders (id int PRIMARY KEY, total int NOT NULL, note text, draft boolean);\n\\unrestrict abc\n",
    },
    { schema: 'db/structure.sql' },
  )
  expect(told(result)).toEqual([
    'db/structure.sql differs from what the migrations make: column orders.draft is in it alone',
  ])
})
