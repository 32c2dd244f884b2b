import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { DatabaseSettings } from '../../src/core/config.ts'
import { baseState } from '../../src/sql/base-state.ts'
import { changeSetOf, checkContext, defaultConfig } from '../fakes/check-context.ts'
import { silentLog } from '../fakes/silent-log.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'breakwater-kept-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const added = { 'migrations/2_b.up.sql': 'SELECT 1;' }
const history = { 'migrations/1_a.up.sql': 'CREATE TABLE orders (id int); INSERT INTO orders VALUES (7);' }

/** What a review would find in its database, and what it was told while that was built. */
async function build(base: Readonly<Record<string, string>>, database: Partial<DatabaseSettings> = {}) {
  const told: string[] = []
  const engine = await openDatabaseEngine({ engine: 'pglite', cacheDirectory: directory, log: silentLog() })
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(base, { ...base, ...added }),
    config: { ...defaultConfig, database: { ...defaultConfig.database, ...database } },
    databaseEngine: async () => engine,
    log: { ...silentLog(), progress: (text) => void told.push(text) },
    onClose: (close) => void closers.push(close),
  })
  try {
    const state = await baseState(context)
    const session = await state.session()
    const { rows } = await session.query<{ id: number }>('SELECT id FROM orders ORDER BY id')
    await session.execute('INSERT INTO orders VALUES (1)')
    const second = await (await state.session()).query<{ id: number }>('SELECT id FROM orders ORDER BY id')
    return { ids: rows.map(({ id }) => id), again: second.rows.map(({ id }) => id), applied: told.length > 0 }
  } finally {
    for (const close of closers) await close()
  }
}

test('a history that an earlier run has applied is not applied again, and is what it was', async () => {
  expect(await build(history)).toEqual({ ids: [7], again: [7], applied: true })
  expect(await build(history)).toEqual({ ids: [7], again: [7], applied: false })
})

test('any other text, prelude or file of rows is another base state', async () => {
  await build(history)
  const files = { ...history, 'rows.sql': 'INSERT INTO orders VALUES (8);' }
  expect(await build(files, { rows: 'rows.sql' })).toEqual({ ids: [7, 8], again: [7, 8], applied: true })
  expect((await build({ 'migrations/1_a.up.sql': 'CREATE TABLE orders (id int);' })).ids).toEqual([])
})

test('a file that cannot be read is made again', async () => {
  await build(history)
  for (const name of readdirSync(directory)) writeFileSync(join(directory, name), 'not a tar')
  expect(await build(history)).toEqual({ ids: [7], again: [7], applied: true })
})
