import { expect, test } from 'vitest'
import { decode } from '../../../src/adapters/file-text.ts'
import { filesInDoubt } from '../../../src/checks/migration/file-encoding.ts'
import type { RunnerName } from '../../../src/core/config.ts'
import type { FileTree } from '../../../src/core/ports.ts'

const path = 'migrations/2_new.up.sql'
const mark = [0xef, 0xbb, 0xbf]

test.each<[string, Uint8Array, RunnerName, readonly string[]]>([
  ['plain', Buffer.from("SELECT 'é'"), 'golang-migrate', []],
  ['U+FFFD that is written so', Buffer.from("SELECT '\uFFFD'"), 'golang-migrate', []],
  ['LATIN1', Buffer.from("-- ok\nSELECT 'né'", 'latin1'), 'plain', [`not-utf8 ${path}:2`]],
  ['a mark that psql reads past', Buffer.from([...mark, ...Buffer.from('SELECT 1')]), 'sqitch', []],
  ['a mark that Flyway reads past', Buffer.from([...mark, ...Buffer.from('SELECT 1')]), 'flyway', []],
  [
    'a mark that is sent on',
    Buffer.from([...mark, ...Buffer.from('SELECT 1')]),
    'golang-migrate',
    [`byte-order-mark ${path}`],
  ],
  ['UTF-16, which is no SQL', Buffer.from('\uFEFFSELECT 1;\n', 'utf16le'), 'golang-migrate', []],
])('%s', async (_, bytes, runner, expected) => {
  const tree: FileTree = {
    list: async () => [{ path, id: 'a', bytes: bytes.length }],
    read: async () => new Map([[path, decode(bytes, () => undefined)]]),
  }
  const added = [
    { key: path, path, folder: 'migrations', name: '2_new', version: '2', repeatable: false, id: 'a', runner },
  ]
  const doubts = await filesInDoubt(tree, { runner, added })
  expect(doubts.map(({ code, subject }) => `${code} ${subject}`)).toEqual(expected)
})
