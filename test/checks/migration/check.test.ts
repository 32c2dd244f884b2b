import { describe, expect, test } from 'vitest'
import { migration } from '../../../src/checks/migration/check.ts'
import type { Config } from '../../../src/core/config.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'

type Files = Readonly<Record<string, string>>

function applies(base: Files, head: Files, database: Partial<Config['database']> = {}) {
  const config = { ...defaultConfig, database: { ...defaultConfig.database, ...database } }
  return migration.applies(checkContext({ changeSet: changeSetOf(base, head), config }))
}

const old = { 'migrations/1_a.up.sql': 'SELECT 1;' }

describe('whether there is something to run', () => {
  test.each<[string, Files, Files, Partial<Config['database']>, object]>([
    ['a new migration', old, { ...old, 'migrations/2_b.up.sql': 'SELECT 2;' }, {}, { run: true }],
    ['an edited one', old, { 'migrations/1_a.up.sql': 'SELECT 2;' }, {}, { run: true }],
    ['a deleted one', old, {}, {}, { run: true }],
    ['a renamed one', old, { 'attic/1_a.sql': 'SELECT 1;' }, {}, { run: true }],
    ['something else', old, { ...old, 'readme.md': 'hello' }, {}, { run: false, reason: 'no migration changed' }],
    [
      'only another database’s',
      old,
      { ...old, 'sqlite/migrations/2_b.up.sql': 'SELECT 2;' },
      {},
      { run: false, reason: 'only migrations for another database changed' },
    ],
    [
      'only a framework’s, in code',
      old,
      { ...old, 'shop/migrations/0002_orders.py': 'class Migration: pass' },
      {},
      {
        run: false,
        reason:
          'migrations in code changed (Django: shop/migrations/0002_orders.py), which only database.migrate-command runs',
        errorIfSelected: { code: 'migrations-in-code' },
      },
    ],
    [
      'only a journal',
      { 'drizzle/0000_a.sql': 'SELECT 1;', 'drizzle/meta/_journal.json': '{"entries":[{"tag":"0000_a","when":1}]}' },
      { 'drizzle/0000_a.sql': 'SELECT 1;', 'drizzle/meta/_journal.json': '{"entries":[]}' },
      {},
      { run: true },
    ],
    [
      'an entry of a journal, whose file was forgotten',
      { 'drizzle/0000_a.sql': 'SELECT 1;', 'drizzle/meta/_journal.json': '{"entries":[{"tag":"0000_a","when":1}]}' },
      {
        'drizzle/0000_a.sql': 'SELECT 1;',
        'drizzle/meta/_journal.json': '{"entries":[{"tag":"0000_a","when":1},{"tag":"0001_b","when":2}]}',
      },
      {},
      { run: true },
    ],
    [
      'a file of the configured folder',
      {},
      { 'db/sql/a.sql': 'SELECT 1;' },
      { migrations: './db/sql/' },
      { run: true },
    ],
    [
      'nothing in the configured folder',
      old,
      { ...old, 'other/migrations/2_b.up.sql': 'SELECT 2;' },
      { migrations: 'migrations' },
      { run: false, reason: 'no migration under migrations changed' },
    ],
    [
      'a configured folder that is not there',
      {},
      { 'migrations/1_a.up.sql': 'SELECT 1;' },
      { migrations: 'db/sql' },
      { run: false, error: { code: 'migrations-not-found' } },
    ],
  ])('%s', async (_, base, head, database, expected) => {
    expect(await applies(base, head, database)).toMatchObject(expected)
  })

  test('asked for by name, nothing to run is a failure', async () => {
    expect(await applies(old, old)).toMatchObject({ run: false, errorIfSelected: { code: 'nothing-to-run' } })
  })
})
