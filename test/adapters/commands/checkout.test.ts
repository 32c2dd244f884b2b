import { existsSync, symlinkSync } from 'node:fs'
import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkOut } from '../../../src/adapters/commands/checkout.ts'
import { newRepository, temporaryFolder } from '../git/fixture.ts'

test('the files of a commit, and nothing of the repository', async () => {
  const repository = newRepository()
  const commit = repository.commit({ 'a/b.txt': 'then', 'c.txt': 'kept' })
  repository.commit({ 'a/b.txt': 'now' })
  repository.write({ 'a/b.txt': 'not committed', 'd.txt': 'not committed either' })
  const before = repository.git('status', '--porcelain')
  const files = await checkOut(join(repository.directory, 'a'), commit, temporaryFolder())
  expect(await readFile(join(files, 'a/b.txt'), 'utf8')).toBe('then')
  expect(['c.txt', 'd.txt', '.git'].map((name) => existsSync(join(files, name)))).toEqual([true, false, false])
  expect(repository.git('status', '--porcelain')).toBe(before)
  expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1)
})

test('a bare repository, as some runners have it', async () => {
  const repository = newRepository()
  const commit = repository.commit({ 'a.txt': 'there' })
  const bare = temporaryFolder()
  repository.git('clone', '-q', '--bare', repository.directory, join(bare, 'bare.git'))
  const files = await checkOut(join(bare, 'bare.git'), commit, temporaryFolder())
  expect(await readFile(join(files, 'a.txt'), 'utf8')).toBe('there')
})

test('no hook of the repository runs', async () => {
  const repository = newRepository()
  const commit = repository.commit({ 'a.txt': '1' })
  const ran = join(temporaryFolder(), 'ran')
  repository.write({ '.git/hooks/post-checkout': `#!/bin/sh\ntouch '${ran}'\n` })
  await checkOut(repository.directory, commit, temporaryFolder())
  expect(existsSync(ran)).toBe(false)
})

test('a link is written as a link', async () => {
  const repository = newRepository()
  symlinkSync('/etc/passwd', join(repository.directory, 'link'))
  const commit = repository.commit()
  const files = await checkOut(repository.directory, commit, temporaryFolder())
  expect(await readlink(join(files, 'link'))).toBe('/etc/passwd')
})
