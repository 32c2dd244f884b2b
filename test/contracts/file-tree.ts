import { expect, test } from 'vitest'
import type { FileTree } from '../../src/core/ports.ts'

/** What every FileTree must do; `make` gives a tree of exactly these files. */
export function fileTreeContract(make: (files: Readonly<Record<string, string>>) => Promise<FileTree>): void {
  const files = {
    'b.sql': 'SELECT 1;\r\n',
    'a/z.yaml': 'a: ä€😀\n',
    'a/deep/er/file name.txt': '',
    'a.txt': 'same',
    'copy of a.txt': 'same',
    'ünï "quoted".md': 'x',
  }

  test('lists all files, sorted by code units, with their sizes', async () => {
    const listed = await (await make(files)).list()
    expect(listed.map(({ path }) => path)).toEqual([
      'a.txt',
      'a/deep/er/file name.txt',
      'a/z.yaml',
      'b.sql',
      'copy of a.txt',
      'ünï "quoted".md',
    ])
    // a: ä€😀 and a line end: 3 + 2 + 3 + 4 + 1 bytes.
    expect(listed.find(({ path }) => path === 'a/z.yaml')?.bytes).toBe(13)
    expect(listed.find(({ path }) => path === 'a/deep/er/file name.txt')?.bytes).toBe(0)
  })

  test('equal content has equal ids, other content has others', async () => {
    const ids = new Map((await (await make(files)).list()).map(({ path, id }) => [path, id]))
    expect(ids.get('a.txt')).toBe(ids.get('copy of a.txt'))
    expect(new Set(ids.values()).size).toBe(5)
    const other = new Map(
      (await (await make({ 'a.txt': 'same', 'b.sql': 'SELECT 2;' })).list()).map(({ path, id }) => [path, id]),
    )
    expect(other.get('a.txt')).toBe(ids.get('a.txt'))
    expect(other.get('b.sql')).not.toBe(ids.get('b.sql'))
  })

  test('reads text as it stands', async () => {
    const tree = await make(files)
    expect(Object.fromEntries(await tree.read(Object.keys(files)))).toEqual(files)
  })

  test('leaves out what does not exist, and folders', async () => {
    const tree = await make(files)
    expect(await tree.read(['a', 'nope', '../a.txt', '/etc/passwd', 'a/../a.txt', '', '__proto__', 'b.sql'])).toEqual(
      new Map([['b.sql', files['b.sql']]]),
    )
  })

  test('no files', async () => {
    const tree = await make({})
    expect(await tree.list()).toEqual([])
    expect(await tree.read(['a'])).toEqual(new Map())
    expect(await tree.read([])).toEqual(new Map())
  })
}
