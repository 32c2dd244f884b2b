import { symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openGitRepository } from '../../../src/adapters/git/repository.ts'
import { newRepository, rememberingLog } from './fixture.ts'

test('a branch is compared with main from where it left', async () => {
  const repository = newRepository()
  const first = repository.commit({ 'api.yaml': 'a: 1\n', 'old name.sql': 'SELECT 1;\n'.repeat(20), 'gone.txt': 'x\n' })
  repository.git('switch', '-q', '-c', 'feature')
  repository.git('mv', 'old name.sql', 'new "näme"\nwith newline.sql')
  repository.git('rm', '-q', 'gone.txt')
  const head = repository.commit({ 'api.yaml': 'a: 2\n', 'added.txt': 'y\n' })
  repository.git('switch', '-q', 'main')
  const base = repository.commit({ 'later.txt': 'on main\n' })

  const opened = await openGitRepository({ directory: repository.directory, log: rememberingLog() })
  const changeSet = await opened.changeSet({ head: 'feature' })

  expect(changeSet).toMatchObject({
    base: { ref: 'main', sha: base },
    mergeBase: { sha: first },
    head: { ref: 'feature', sha: head },
    files: [
      { status: 'added', path: 'added.txt' },
      { status: 'modified', path: 'api.yaml' },
      { status: 'deleted', path: 'gone.txt' },
      { status: 'renamed', from: 'old name.sql', path: 'new "näme"\nwith newline.sql' },
    ],
  })
  expect(await changeSet.head.tree.read(['api.yaml', 'gone.txt'])).toEqual(new Map([['api.yaml', 'a: 2\n']]))
  expect(await changeSet.mergeBase.tree.read(['api.yaml'])).toEqual(new Map([['api.yaml', 'a: 1\n']]))
})

test('links are not files', async () => {
  const repository = newRepository()
  repository.commit({ 'a.txt': 'a' })
  symlinkSync('/etc/passwd', `${repository.directory}/passwd`)
  repository.commit()
  const opened = await openGitRepository({ directory: repository.directory, log: rememberingLog() })
  const { head, files } = await opened.changeSet({ base: 'HEAD~1' })
  expect((await head.tree.list()).map(({ path }) => path)).toEqual(['a.txt'])
  expect(await head.tree.read(['passwd'])).toEqual(new Map())
  expect(files).toEqual([])
  expect(await opened.workingCopy('passwd')).toBeUndefined()
})
