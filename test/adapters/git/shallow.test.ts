import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openGitRepository } from '../../../src/adapters/git/repository.ts'
import { type Fixture, fixtureAt, newRepository, rememberingLog, temporaryFolder } from './fixture.ts'

interface Origin extends Fixture {
  /** Where the branches part, and their tips. */
  readonly fork: string
  readonly base: string
  readonly head: string
}

/** `main` and `feature` part, and each goes on for some commits. */
function origin({ before = 1, onMain = 3, onFeature = 3 } = {}): Origin {
  const repository = newRepository()
  const go = (name: string, count: number) => {
    for (let at = 1; at <= count; at++) repository.commit({ [`${name}.txt`]: `${at}` })
  }
  go('before', before)
  const fork = repository.commit({ 'fork.txt': '' })
  repository.git('switch', '-q', '-c', 'feature')
  go('feature', onFeature)
  repository.git('switch', '-q', 'main')
  go('main', onMain)
  return {
    ...repository,
    fork,
    base: repository.git('rev-parse', 'main'),
    head: repository.git('rev-parse', 'feature'),
  }
}

/** As actions/checkout does it: one branch, or one commit, of depth 1. */
function cloneOf({ directory }: Fixture, ...args: readonly string[]): Fixture {
  const clone = join(temporaryFolder(), 'clone')
  fixtureAt(directory).git('clone', '-q', '--no-tags', ...args, `file://${directory}`, clone)
  return fixtureAt(clone)
}

function checkoutOf(from: Origin, commit: string, depth = 1): Fixture {
  const clone = newRepository()
  clone.git('remote', 'add', 'origin', `file://${from.directory}`)
  clone.git('fetch', '-q', '--no-tags', `--depth=${depth}`, 'origin', commit)
  clone.git('checkout', '-q', '--detach', commit)
  return clone
}

const feature = [{ status: 'added', path: 'feature.txt' }]

describe('a shallow clone', () => {
  test('of the head commit alone fetches base and history', async () => {
    const from = origin()
    const clone = checkoutOf(from, from.head)
    const log = rememberingLog()
    const repository = await openGitRepository({ directory: clone.directory, log })
    const changeSet = await repository.changeSet({ base: 'main' })
    expect(changeSet).toMatchObject({
      base: { sha: from.base },
      mergeBase: { sha: from.fork },
      head: { sha: from.head },
    })
    expect(changeSet.files).toEqual(feature)
    expect(await repository.remarks()).toEqual([expect.stringContaining('more of its history was fetched')])
    expect(log.told.join('\n')).toContain('Fetching')
  })

  test('fetches a base named by its commit, as an event names it', async () => {
    const from = origin()
    const clone = checkoutOf(from, from.head)
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    expect((await repository.changeSet({ base: from.base })).mergeBase.sha).toBe(from.fork)
  })

  test('of one branch, with the base as origin/main', async () => {
    const from = origin()
    const clone = cloneOf(from, '--depth=1', '--branch=feature', '--single-branch')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    expect((await repository.changeSet({ base: 'origin/main' })).files).toEqual(feature)
  })

  test('goes on where the first step does not reach', async () => {
    const from = origin({ onMain: 2, onFeature: 60 })
    const clone = checkoutOf(from, from.head)
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    expect((await repository.changeSet({ base: 'main' })).mergeBase.sha).toBe(from.fork)
  })

  test('with a commit of its own on top', async () => {
    const from = origin()
    const clone = cloneOf(from, '--depth=1', '--branch=feature', '--no-single-branch')
    clone.commit({ 'own.txt': '' })
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    const { mergeBase, files } = await repository.changeSet({ base: 'origin/main' })
    expect(mergeBase.sha).toBe(from.fork)
    expect(files.map(({ path }) => path)).toEqual(['feature.txt', 'own.txt'])
  })

  test('is not misled by an older commit in common', async () => {
    // feature: fork - f1 - M - f3, where M merges m2 of main: the branches part at m2, not at fork.
    const from = newRepository()
    from.commit({ 'a.txt': '' })
    from.git('switch', '-q', '-c', 'feature')
    from.commit({ 'feature.txt': '1' })
    from.git('switch', '-q', 'main')
    for (let at = 1; at <= 2; at++) from.commit({ 'main.txt': `${at}` })
    const part = from.git('rev-parse', 'main')
    from.git('switch', '-q', 'feature')
    from.git('merge', '-q', '--no-edit', 'main')
    from.commit({ 'feature.txt': '3' })
    from.git('switch', '-q', 'main')
    for (let at = 3; at <= 4; at++) from.commit({ 'main.txt': `${at}` })
    for (const depth of [1, 2, 3, 4, 5]) {
      const clone = cloneOf(from, `--depth=${depth}`, '--branch=feature', '--no-single-branch')
      const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
      const changeSet = await repository.changeSet({ base: 'origin/main' })
      expect(changeSet.mergeBase.sha).toBe(part)
      expect(changeSet.files).toEqual(feature)
    }
  })

  test('that may not fetch says what to do', async () => {
    const from = origin()
    const clone = cloneOf(from, '--depth=1', '--branch=feature', '--no-single-branch')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog(), fetch: false })
    for (const base of ['origin/main', 'nowhere'])
      await expect(repository.changeSet({ base })).rejects.toMatchObject({
        trouble: { code: 'shallow-clone', hint: expect.stringContaining('fetch-depth: 0') },
      })
  })

  test.each([['nowhere'], ['--upload-pack=touch x'], ['a b'], ['0'.repeat(40)]])(
    'of which origin lacks %j',
    async (base) => {
      const from = origin()
      const clone = cloneOf(from, '--depth=1', '--branch=feature', '--single-branch')
      const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
      await expect(repository.changeSet({ base })).rejects.toMatchObject({
        trouble: { code: expect.stringMatching(/shallow-clone|unknown-ref/), message: expect.stringContaining(base) },
      })
    },
  )

  test('whose origin is gone', async () => {
    const from = origin()
    const clone = cloneOf(from, '--depth=1', '--branch=feature', '--no-single-branch')
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere/secret')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    await expect(repository.changeSet({ base: 'origin/main' })).rejects.toMatchObject({
      trouble: { code: 'shallow-clone' },
    })
  })

  test('whose origin would run a command', async () => {
    const from = origin()
    const clone = cloneOf(from, '--depth=1', '--branch=feature', '--no-single-branch')
    clone.git('remote', 'set-url', 'origin', `ext::touch ${clone.directory}/ran`)
    clone.git('config', 'protocol.ext.allow', 'always')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    await expect(repository.changeSet({ base: 'origin/main' })).rejects.toMatchObject({
      trouble: { code: 'shallow-clone' },
    })
    expect(clone.git('status', '--porcelain')).toBe('')
  })

  test('that holds all that is needed fetches nothing', async () => {
    const from = origin()
    const clone = cloneOf(from, '--depth=5', '--branch=feature', '--no-single-branch')
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    expect((await repository.changeSet({ base: 'origin/main' })).mergeBase.sha).toBe(from.fork)
  })
})

describe.each([
  ['a shallow clone', ['--depth=1']],
  ['a full clone', []],
])('%s of a single branch', (_, depth) => {
  const singleBranch = (from: Fixture, branch: string) =>
    cloneOf(from, ...depth, `--branch=${branch}`, '--single-branch')

  test('is compared with the default branch of origin', async () => {
    const from = origin()
    const clone = singleBranch(from, 'feature')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    expect(await repository.changeSet({})).toMatchObject({
      base: { ref: 'origin/main', sha: from.base },
      mergeBase: { sha: from.fork },
      files: feature,
    })
    // Fetching one commit of the base must not cut the history of a full clone.
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('false')
  })

  test('takes a base that only origin has', async () => {
    const from = origin()
    const clone = singleBranch(from, 'feature')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    expect(await repository.changeSet({ base: 'main' })).toMatchObject({ base: { sha: from.base }, files: feature })
  })

  test('of origin’s default branch has nothing to be compared with', async () => {
    const clone = singleBranch(origin(), 'main')
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    await expect(repository.changeSet({})).rejects.toMatchObject({ trouble: { code: 'unknown-base' } })
  })

  test('takes its own branch for no base where origin is gone', async () => {
    const from = origin()
    const clone = singleBranch(from, 'feature')
    clone.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/feature')
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere')
    clone.commit({ 'own.txt': '' })
    const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
    await expect(repository.changeSet({})).rejects.toMatchObject({ trouble: { code: 'unknown-base' } })
  })
})

test('a clone without file contents reads only what is asked for', async () => {
  const from = origin()
  from.git('config', 'uploadpack.allowFilter', 'true')
  const clone = cloneOf(from, '--filter=blob:none', '--no-checkout')
  const repository = await openGitRepository({ directory: clone.directory, log: rememberingLog() })
  const { head, files } = await repository.changeSet({ base: 'origin/main', head: 'origin/feature' })
  expect(files).toEqual(feature)
  expect((await head.tree.list()).map(({ path }) => path)).toEqual(['before.txt', 'feature.txt', 'fork.txt'])
  expect(await head.tree.read(['feature.txt'])).toEqual(new Map([['feature.txt', '3']]))
})
