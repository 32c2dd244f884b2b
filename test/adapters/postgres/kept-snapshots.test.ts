import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptSnapshots } from '../../../src/adapters/postgres/kept-snapshots.ts'

const snapshot = { discard: async () => undefined }
let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'breakwater-kept-'))
  await writeFile(join(home, 'dump.tar'), 'content')
})
afterAll(() => rm(home, { recursive: true, force: true }))

const keptIn = (directory: string) =>
  keptSnapshots(directory, { of: () => join(home, 'dump.tar'), from: () => snapshot })

test('a folder is made with those above it', async () => {
  const kept = keptIn(join(home, 'cache', 'breakwater'))
  await kept.keep('base', snapshot)
  expect(await kept.find('base')).toBe(snapshot)
  expect(await kept.find('another')).toBeUndefined()
})

test.each([
  ['where no folder can be made', '/proc/nobody/breakwater'],
  ['below a file', `${import.meta.filename}/breakwater`],
])('%s nothing is kept, and nothing waits', async (_, directory) => {
  const kept = keptIn(directory)
  await kept.keep('base', snapshot)
  expect(await kept.find('base')).toBeUndefined()
})
