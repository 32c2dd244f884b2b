import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { apiDiffChangeSet, migrateChangeSet, schemaDiffChangeSet } from '../../src/adapters/compared-trees.ts'
import type { Revision } from '../../src/core/change-set.ts'
import { newRepository, rememberingLog, temporaryFolder } from './git/fixture.ts'

let cwd = ''
let texts: Readonly<Record<string, string>> = {}
const context = () => ({ cwd, log: rememberingLog() })

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
}

async function filesOf({ tree }: Revision): Promise<Record<string, string>> {
  return Object.fromEntries(await tree.read((await tree.list()).map(({ path }) => path)))
}

beforeAll(() => {
  cwd = temporaryFolder()
  texts = {
    'old/openapi.yaml': 'openapi: 3.0.0 # old\n',
    'new/openapi.yaml': 'openapi: 3.0.0 # new\n',
    'new/unrelated.yaml': 'x: 1\n',
    'v1.yaml': 'a: {$ref: "parts/order.yaml"}\n',
    'v2.yaml': 'a: {$ref: "./parts/order.yaml"} # 2\n',
    'parts/order.yaml': 'type: object\n',
    'parts/note.txt': 'not a spec\n',
    'two/openapi.json': '{}',
    'two/swagger.yaml': '',
    'old.sql': 'CREATE TABLE a ();',
    'new.sql': 'CREATE TABLE b ();',
    'roles.sql': 'CREATE ROLE app;',
    'db/migrations/1_a.sql': 'CREATE TABLE a ();',
    'db/migrations/2_b.sql': 'CREATE TABLE b ();',
    'db/migrations/3_c.sql': 'CREATE TABLE c ();',
    'more/1_a.sql': 'CREATE TABLE a ();',
    'more/2_x.sql': 'CREATE TABLE x ();',
    'diesel/2024-01-01-000000_a/up.sql': 'CREATE TABLE a ();',
    'diesel/2024-01-01-000000_a/down.sql': 'DROP TABLE a;',
    'diesel/2024-02-01-000000_b/up.sql': 'CREATE TABLE b ();',
    'diesel/2024-02-01-000000_b/down.sql': 'DROP TABLE b;',
    'elsewhere/2024-03-01-000000_c/up.sql': 'CREATE TABLE c ();',
    'empty/readme.txt': '',
    'roll/1_x.down.sql': 'DROP TABLE x;',
    'roll/rollback.sql': 'DROP TABLE x;',
  }
  write(texts)
})

describe('api-diff', () => {
  test('two files are one document that moved, each under its own path', async () => {
    const { changeSet, configPatch } = await apiDiffChangeSet('old/openapi.yaml', 'new/openapi.yaml', context())
    expect(configPatch).toEqual({ api: { specs: ['new/openapi.yaml', 'old/openapi.yaml'] } })
    expect(changeSet.files).toEqual([{ status: 'renamed', path: 'new/openapi.yaml', from: 'old/openapi.yaml' }])
    expect(await filesOf(changeSet.base)).toEqual({ 'old/openapi.yaml': 'openapi: 3.0.0 # old\n' })
    expect(await filesOf(changeSet.head)).toEqual({ 'new/openapi.yaml': 'openapi: 3.0.0 # new\n' })
    expect(changeSet).toMatchObject({ base: { ref: 'old/openapi.yaml' }, head: { ref: 'new/openapi.yaml' } })
  })

  test('a document that refers to files sees its neighbours; base never sees the document of head', async () => {
    const { changeSet } = await apiDiffChangeSet('v1.yaml', 'v2.yaml', context())
    const before = await filesOf(changeSet.base)
    expect(before).toMatchObject({
      'v1.yaml': 'a: {$ref: "parts/order.yaml"}\n',
      'parts/order.yaml': 'type: object\n',
    })
    expect(Object.keys(before)).not.toContain('v2.yaml')
    expect(await filesOf(changeSet.head)).toMatchObject({
      'v2.yaml': 'a: {$ref: "./parts/order.yaml"} # 2\n',
      'parts/order.yaml': 'type: object\n',
    })
    expect(Object.keys(await filesOf(changeSet.head))).not.toContain('parts/note.txt')
    expect(changeSet.files).toContainEqual({ status: 'renamed', path: 'v2.yaml', from: 'v1.yaml' })
    expect(changeSet.files.map(({ path }) => path)).not.toContain('parts/order.yaml')
  })

  test('folders stand for their entry document', async () => {
    const { changeSet, configPatch } = await apiDiffChangeSet('old', 'new', context())
    expect(configPatch).toEqual({ api: { specs: ['new/openapi.yaml', 'old/openapi.yaml'] } })
    expect(changeSet.files).toContainEqual({ status: 'renamed', path: 'new/openapi.yaml', from: 'old/openapi.yaml' })
  })

  test('equal files: nothing changed', async () => {
    expect((await apiDiffChangeSet('v1.yaml', './v1.yaml', context())).changeSet.files).toEqual([])
  })

  test.each([
    ['nope.yaml', 'v2.yaml', 'input-not-found', 'There is no file or folder nope.yaml.'],
    ['v1.yaml', 'parts', 'input-is-folder', 'parts is a folder without an openapi or swagger file.'],
    ['two', 'v1.yaml', 'input-is-folder', 'two is a folder with several documents.'],
    ['https://example.com/openapi.json', 'v1.yaml', 'input-not-found', 'A URL cannot be compared.'],
  ])('%s %s: %s', async (base, head, code, message) => {
    await expect(apiDiffChangeSet(base, head, context())).rejects.toMatchObject({ trouble: { code, message } })
  })
})

describe('REF:PATH', () => {
  test('is read from the commit, and equal to the same file on the disk', async () => {
    const repository = newRepository()
    repository.commit({ 'api/openapi.yaml': 'x: {$ref: "a.yaml"}\n', 'api/a.yaml': 'a: 1\n', 'other.yaml': '' })
    repository.write({ 'api/a.yaml': 'a: 2\n' })
    const where = { cwd: repository.directory, log: rememberingLog() }
    const { changeSet } = await apiDiffChangeSet('main:api/openapi.yaml', 'api/openapi.yaml', where)
    expect(changeSet.files).toEqual([{ status: 'modified', path: 'api/a.yaml' }])
    expect(await filesOf(changeSet.base)).toEqual({
      'api/openapi.yaml': 'x: {$ref: "a.yaml"}\n',
      'api/a.yaml': 'a: 1\n',
    })
  })

  test('a commit against another file of the disk, which has changed beside it', async () => {
    const repository = newRepository()
    repository.commit({ 'api/v1.yaml': 'openapi: 3.0.0 # {$ref: "x.yaml"}\n' })
    repository.write({ 'api/v1.yaml': 'openapi: 3.0.0 # later\n', 'api/v2.yaml': '# {$ref: "x.yaml"}\n' })
    const where = { cwd: repository.directory, log: rememberingLog() }
    const { changeSet } = await apiDiffChangeSet('main:api/v1.yaml', 'api/v2.yaml', where)
    expect(changeSet.files).toEqual([{ status: 'renamed', path: 'api/v2.yaml', from: 'api/v1.yaml' }])
    expect(Object.keys(await filesOf(changeSet.head))).toEqual(['api/v2.yaml'])
  })

  test.each([
    ['main:openapi.yaml', 'input-not-found', 'Did you mean main:api/openapi.yaml?'],
    ['mian:api/openapi.yaml', 'unknown-ref', 'Did you mean main?'],
  ])('%s: %s', async (base, code, hint) => {
    const repository = newRepository()
    repository.commit({ 'api/openapi.yaml': 'x: 1\n' })
    const where = { cwd: repository.directory, log: rememberingLog() }
    await expect(apiDiffChangeSet(base, 'api/openapi.yaml', where)).rejects.toMatchObject({ trouble: { code, hint } })
  })
})

describe('schema-diff', () => {
  test('two files are one schema that changed', async () => {
    const options = { ...context(), prelude: 'roles.sql', runner: undefined }
    const { changeSet, configPatch } = await schemaDiffChangeSet('old.sql', 'new.sql', options)
    expect(configPatch).toEqual({ database: { schema: 'new.sql', prelude: 'roles.sql' } })
    expect(await filesOf(changeSet.base)).toEqual({ 'new.sql': 'CREATE TABLE a ();', 'roles.sql': 'CREATE ROLE app;' })
    expect(changeSet.files).toEqual([{ status: 'modified', path: 'new.sql' }])
  })

  test('two folders are migrations, of which some are new', async () => {
    const { changeSet, configPatch } = await schemaDiffChangeSet('more', 'db/migrations', {
      ...context(),
      runner: 'plain',
    })
    expect(configPatch).toEqual({ database: { migrations: 'db/migrations', runner: 'plain' } })
    expect(changeSet.files).toEqual([
      { status: 'added', path: 'db/migrations/2_b.sql' },
      { status: 'deleted', path: 'db/migrations/2_x.sql' },
      { status: 'added', path: 'db/migrations/3_c.sql' },
    ])
  })

  test('a file and a folder cannot be compared', async () => {
    await expect(schemaDiffChangeSet('old.sql', 'more', context())).rejects.toMatchObject({
      trouble: { code: 'usage', message: 'old.sql is a file, and more is a folder.' },
    })
  })
})

describe('migrate', () => {
  const cases = [
    [
      'a file of the history is taken out of it',
      { paths: ['db/migrations/3_c.sql'], history: 'db/migrations' },
      { migrations: 'db/migrations' },
      ['db/migrations/1_a.sql', 'db/migrations/2_b.sql'],
      ['db/migrations/3_c.sql'],
    ],
    [
      'a file from elsewhere stands where it is',
      { paths: ['more/2_x.sql'], history: 'db/migrations' },
      { migrations: '.' },
      ['db/migrations/1_a.sql', 'db/migrations/2_b.sql', 'db/migrations/3_c.sql'],
      ['more/2_x.sql'],
    ],
    [
      'a file from elsewhere takes the place of its namesake in the history',
      { paths: ['more/1_a.sql'], history: 'db/migrations' },
      { migrations: '.' },
      ['db/migrations/2_b.sql', 'db/migrations/3_c.sql'],
      ['more/1_a.sql'],
    ],
    [
      'files of two folders',
      { paths: ['db/migrations/1_a.sql', 'more/1_a.sql'] },
      { migrations: '.' },
      [],
      ['db/migrations/1_a.sql', 'more/1_a.sql'],
    ],
    ['alone, on nothing', { paths: ['more/2_x.sql'] }, { migrations: 'more' }, [], ['more/2_x.sql']],
    ['where the command runs', { paths: ['new.sql'] }, { migrations: '.' }, [], ['new.sql']],
    ['by a path with a dot', { paths: ['./new.sql'] }, { migrations: '.' }, [], ['new.sql']],
    [
      'on a schema beside it, which is no migration',
      { paths: ['new.sql'], schema: 'old.sql', prelude: 'roles.sql' },
      { migrations: '.', schema: 'old.sql', prelude: 'roles.sql' },
      [],
      ['new.sql'],
    ],
    [
      'on a schema',
      { paths: ['more/2_x.sql'], schema: 'old.sql' },
      { migrations: 'more', schema: 'old.sql' },
      [],
      ['more/2_x.sql'],
    ],
    [
      'on a schema and a prelude that lie in the folder of migrations',
      { paths: ['db/migrations/3_c.sql'], schema: 'db/migrations/1_a.sql', prelude: 'db/migrations/2_b.sql' },
      { migrations: 'db/migrations', schema: 'db/migrations/1_a.sql', prelude: 'db/migrations/2_b.sql' },
      [],
      ['db/migrations/3_c.sql'],
    ],
    ['a folder of migrations', { paths: ['more'] }, { migrations: 'more' }, [], ['more/1_a.sql', 'more/2_x.sql']],
    [
      'a step of Diesel by its folder',
      { paths: ['diesel/2024-02-01-000000_b'], history: 'diesel' },
      { migrations: 'diesel' },
      ['diesel/2024-01-01-000000_a/down.sql', 'diesel/2024-01-01-000000_a/up.sql'],
      ['diesel/2024-02-01-000000_b/down.sql', 'diesel/2024-02-01-000000_b/up.sql'],
    ],
    [
      'a step of Diesel by its file, from elsewhere',
      { paths: ['elsewhere/2024-03-01-000000_c/up.sql'], history: 'diesel' },
      { migrations: '.' },
      [
        'diesel/2024-01-01-000000_a/down.sql',
        'diesel/2024-01-01-000000_a/up.sql',
        'diesel/2024-02-01-000000_b/down.sql',
        'diesel/2024-02-01-000000_b/up.sql',
      ],
      ['elsewhere/2024-03-01-000000_c/up.sql'],
    ],
    [
      'a step of Diesel by its file, alone',
      { paths: ['elsewhere/2024-03-01-000000_c/up.sql'] },
      { migrations: 'elsewhere' },
      [],
      ['elsewhere/2024-03-01-000000_c/up.sql'],
    ],
    [
      'a step of Diesel by its folder, alone',
      { paths: ['elsewhere/2024-03-01-000000_c'] },
      { migrations: 'elsewhere' },
      [],
      ['elsewhere/2024-03-01-000000_c/up.sql'],
    ],
  ] as const

  test.each(cases)('%s', async (_, { paths, ...options }, database, before, added) => {
    const { changeSet, configPatch } = await migrateChangeSet(paths, { ...context(), ...options })
    expect(configPatch).toEqual({ database })
    expect(Object.keys(await filesOf(changeSet.base)).sort()).toEqual(before)
    expect(Object.keys(await filesOf(changeSet.head)).sort()).toEqual([...before, ...added].sort())
    expect(changeSet.files).toEqual(added.map((path) => ({ status: 'added', path })))
    const { schema, prelude }: { readonly migrations?: string; readonly schema?: string; readonly prelude?: string } =
      database
    for (const path of [schema, prelude]) {
      if (path !== undefined) expect((await changeSet.base.tree.read([path])).get(path)).toBe(texts[path])
    }
  })

  test.each([['gone.sql'], ['gone']])(
    'where %s is not there, an SQL file shows how a commit is named',
    async (gone) => {
      const options = gone === 'gone' ? { history: gone } : {}
      const running = migrateChangeSet([gone === 'gone' ? 'new.sql' : gone], { ...context(), ...options })
      await expect(running).rejects.toMatchObject({ trouble: { hint: expect.stringContaining('main:db/schema.sql') } })
    },
  )

  test.each([
    [{ paths: ['new.sql'], history: 'more', schema: 'old.sql' }, 'usage', '--history and --schema'],
    [{ paths: ['new.sql'], history: 'old.sql' }, 'usage', 'old.sql is a file, and a folder is needed.'],
    [{ paths: ['new.sql'], schema: 'more' }, 'usage', 'more is a folder, and a file is needed.'],
    [
      { paths: ['db/migrations/1_a.sql', 'more/1_a.sql'], history: 'db/migrations' },
      'usage',
      'Two of the migrations would be db/migrations/1_a.sql.',
    ],
    [{ paths: ['empty'] }, 'input-empty', 'There is no SQL file in empty.'],
    [{ paths: ['gone.sql'] }, 'input-not-found', 'gone.sql'],
    [{ paths: ['diesel/2024-01-01-000000_a/down.sql'] }, 'usage', 'the way back of a migration'],
    [{ paths: ['roll/1_x.down.sql'] }, 'usage', 'the way back of a migration'],
    [{ paths: ['roll/rollback.sql'] }, 'usage', 'the way back of a migration'],
  ])('%j: %s', async ({ paths, ...options }, code, message) => {
    await expect(migrateChangeSet(paths, { ...context(), ...options })).rejects.toMatchObject({
      trouble: { code, message: expect.stringContaining(message) },
    })
  })
})
