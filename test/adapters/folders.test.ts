import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileTreeOf, folderTree, joinedTree, placedTree, singleFileTree } from '../../src/adapters/folders.ts'
import { fileTreeContract } from '../contracts/file-tree.ts'
import { temporaryFolder } from './git/fixture.ts'

const limits = { maxFiles: 100, maxBytes: 64 * 1024 * 1024 }

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('a folder of the disk', () => {
  fileTreeContract(async (files) => folderTree(folderOf(files), limits))

  test('links are not followed, inside or outside', async () => {
    const folder = folderOf({ 'a.txt': 'a', 'real/b.txt': 'b' })
    symlinkSync('/etc/passwd', join(folder, 'passwd'))
    symlinkSync('/etc', join(folder, 'etc'))
    symlinkSync('real', join(folder, 'linked'))
    symlinkSync('..', join(folder, 'real', 'up'))
    const tree = folderTree(folder, limits)
    expect((await tree.list()).map(({ path }) => path)).toEqual(['a.txt', 'real/b.txt'])
    expect(await tree.read(['passwd', 'etc/passwd', 'linked/b.txt', 'real/up/a.txt'])).toEqual(new Map())
  })

  test('a file that becomes a link after the listing is not read', async () => {
    const folder = folderOf({ 'a.txt': 'a' })
    const tree = folderTree(folder, limits)
    await tree.list()
    execFileSync('ln', ['-sf', '/etc/passwd', join(folder, 'a.txt')])
    expect(await tree.read(['a.txt'])).toEqual(new Map())
  })

  test('a folder that is gone is named', async () => {
    const gone = join(folderOf({}), 'gone')
    await expect(folderTree(gone, limits).list()).rejects.toMatchObject({
      trouble: { code: 'input-unreadable', message: `${gone} cannot be read (ENOENT: no such file or directory).` },
    })
  })

  test('a pipe is not waited for', async () => {
    const folder = folderOf({ 'a.txt': 'a' })
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.sql')])
    expect((await folderTree(folder, limits).list()).map(({ path }) => path)).toEqual(['a.txt'])
  })

  test('.git and node_modules are passed over', async () => {
    const folder = folderOf({
      '.git/config': '',
      'node_modules/x/api.yaml': '',
      'a/node_modules/y.sql': '',
      'b.txt': '',
    })
    expect((await folderTree(folder, limits).list()).map(({ path }) => path)).toEqual(['b.txt'])
  })

  test('what is not taken is not counted', async () => {
    const folder = folderOf({ 'a.sql': '', 'b.txt': '', 'c.txt': '' })
    const tree = folderTree(folder, { ...limits, maxFiles: 1, takes: (path) => path.endsWith('.sql') })
    expect((await tree.list()).map(({ path }) => path)).toEqual(['a.sql'])
  })

  test.each([
    ['too many files', { maxFiles: 2, maxBytes: 100 }, 'more than 2 files'],
    ['too many bytes', { maxFiles: 9, maxBytes: 2 }, 'MiB of files'],
  ])('%s', async (_, small, message) => {
    const tree = folderTree(folderOf({ a: '1', b: '2', c: '3' }), small)
    await expect(tree.list()).rejects.toMatchObject({
      trouble: { code: 'folder-too-large', message: expect.stringContaining(message) },
    })
  })

  test('a file past 32 MiB is refused by its name', async () => {
    const folder = folderOf({ 'big.yaml': '' })
    truncateSync(join(folder, 'big.yaml'), 33 * 1024 * 1024)
    await expect(folderTree(folder, { maxFiles: 9, maxBytes: 1e9 }).list()).rejects.toMatchObject({
      trouble: { code: 'file-too-large', location: { path: 'big.yaml', line: 1, column: 1 } },
    })
  })

  test('what is not UTF-8 is mended, and said', async () => {
    const said: string[] = []
    const folder = folderOf({ 'latin.sql': Uint8Array.of(0x53, 0xe9, 0x3b), 'bom.sql': '\uFEFFSELECT' })
    const tree = folderTree(folder, { ...limits, notUtf8: (path) => said.push(path) })
    expect(await tree.read(['latin.sql', 'bom.sql'])).toEqual(
      new Map([
        ['latin.sql', 'S\uFFFD;'],
        ['bom.sql', 'SELECT'],
      ]),
    )
    expect(said).toEqual(['latin.sql'])
  })
})

describe('a tree in memory', () => {
  fileTreeContract(async (files) => fileTreeOf(files))
})

describe('a single file', () => {
  test('is known by the bytes that were read, as git knows it', async () => {
    const tree = singleFileTree('a.sql', Buffer.from('\uFEFFSELECT 1;\n'), 'SELECT 1;\n')
    // printf '\xEF\xBB\xBFSELECT 1;\n' | git hash-object --stdin
    expect(await tree.list()).toEqual([{ path: 'a.sql', id: 'b02578f6499283e4cb0389128defc6b482d4c32d', bytes: 13 }])
    expect(await tree.read(['a.sql', 'b.sql'])).toEqual(new Map([['a.sql', 'SELECT 1;\n']]))
    expect(await tree.read(['b.sql'])).toEqual(new Map())
  })
})

describe('a placed tree', () => {
  fileTreeContract(async (files) =>
    placedTree(
      fileTreeOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [`x/${path}`, text]))),
      (path) => path.slice(2),
    ),
  )

  test('leaves out what gets no place', async () => {
    const tree = placedTree(fileTreeOf({ a: '1', b: '2' }), (path) => (path === 'a' ? 'c/a' : undefined))
    expect((await tree.list()).map(({ path }) => path)).toEqual(['c/a'])
    expect(await tree.read(['a', 'b', 'c/a'])).toEqual(new Map([['c/a', '1']]))
  })
})

describe('joined trees', () => {
  fileTreeContract(async (files) => {
    const entries = Object.entries(files)
    return joinedTree([
      fileTreeOf(Object.fromEntries(entries.slice(0, 3))),
      fileTreeOf(Object.fromEntries(entries.slice(3))),
    ])
  })

  test('the first one wins', async () => {
    const tree = joinedTree([fileTreeOf({ a: '1' }), fileTreeOf({ a: '2', b: '3' })])
    expect(await tree.read(['a', 'b'])).toEqual(
      new Map([
        ['a', '1'],
        ['b', '3'],
      ]),
    )
  })
})
