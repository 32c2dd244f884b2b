import { describe, expect, test } from 'vitest'
import { migration } from '../../../src/checks/migration/check.ts'
import type { Config } from '../../../src/core/config.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'

type Expected = { readonly run: boolean; readonly reason?: string | RegExp; readonly error?: object }
type Files = Readonly<Record<string, string>>

function applies(base: Files, head: Files, database: Partial<Config['database']> = {}) {
  const config = { ...defaultConfig, database: { ...defaultConfig.database, ...database } }
  return migration.applies(checkContext({ changeSet: changeSetOf(base, head), config }))
}

const old = { 'migrations/1_a.up.sql': 'SELECT 1;' }

describe('whether there is something to run', () => {
  test.each<[string, Files, Files, Partial<Config['database']>, Expected]>([
    ['a new migration', old, { ...old, 'migrations/2_b.up.sql': 'SELECT 2;' }, {}, { run: true }],
    ['an edited one', old, { 'migrations/1_a.up.sql': 'SELECT 2;' }, {}, { run: true }],
    ['a deleted one', old, {}, {}, { run: true }],
    ['a renamed one', old, { 'attic/1_a.sql': 'SELECT 1;' }, {}, { run: true }],
    ['something else', old, { ...old, 'readme.md': 'hello' }, {}, { run: false, reason: 'no migration changed' }],
    [
      'a schema file that nobody has named',
      old,
      { ...old, 'schema.sql': '-- all of it\nCREATE TABLE a (id int);', 'queries/all.sql': 'SELECT 1;' },
      {},
      { run: false, reason: /^no migration changed; nobody reviews the DDL in schema\.sql \(/ },
    ],
    [
      'one that the config names, which is compared',
      old,
      { ...old, 'schema.sql': 'CREATE TABLE a (id int);' },
      { schema: 'schema.sql' },
      { run: false, reason: 'no migration changed' },
    ],
    [
      'SQL without DDL, of a test, or for another database',
      old,
      {
        ...old,
        'report.sql': 'SELECT 1;',
        'test/fixture.sql': 'CREATE TABLE a (id int);',
        'sqlite/schema.sql': 'CREATE TABLE a (id int);',
        'db/structure.sql': '-- PostgreSQL database dump\nCREATE TABLE a (id int);',
      },
      {},
      { run: false, reason: 'no migration changed' },
    ],
    [
      'only another database’s',
      old,
      { ...old, 'sqlite/migrations/2_b.up.sql': 'SELECT 2;' },
      {},
      { run: false, reason: 'only migrations for another database changed' },
    ],
    [
      'a framework’s, in code, that nobody has said how to run',
      old,
      { ...old, 'shop/migrations/0002_orders.py': 'class Migration(migrations.Migration): pass' },
      {},
      { run: true },
    ],
    [
      'code in such a folder that is no migration',
      old,
      { ...old, 'shop/migrations/0002_orders.py': 'class Migration: pass' },
      {},
      { run: false, reason: 'no migration changed' },
    ],
    [
      'one that was only moved',
      { 'shop/migrations/0002_orders.py': 'class Migration(migrations.Migration): pass' },
      { 'apps/shop/migrations/0002_orders.py': 'class Migration(migrations.Migration): pass' },
      {},
      { run: false, reason: 'migrations were only moved to another folder' },
    ],
    [
      'one that nobody is to review',
      old,
      { ...old, 'shop/migrations/0002_orders.py': 'class Migration(migrations.Migration): pass' },
      { migrateCommand: false },
      { run: false, reason: /^migrations in code changed .* not reviewed, as migrate-command: false asks$/ },
    ],
    [
      'one for another database',
      { 'requirements.txt': 'django\nmysqlclient\n' },
      { 'requirements.txt': 'django\nmysqlclient\n', 'shop/migrations/0002_a.py': 'class Migration(m.Migration): 1' },
      {},
      { run: false, reason: /taken for MySQL's/ },
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
    const { reason, ...rest } = { reason: undefined, ...expected }
    const told = await applies(base, head, database)
    expect(told).toMatchObject(rest)
    if (reason !== undefined) expect(told).toMatchObject({ reason: expect.stringMatching(reason) })
  })

  test('asked for by name, nothing to run is a failure', async () => {
    expect(await applies(old, old)).toMatchObject({ run: false, errorIfSelected: { code: 'nothing-to-run' } })
  })
})
