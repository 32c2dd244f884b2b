import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openGitRepository } from '../../../src/adapters/git/repository.ts'
import { fileTreeContract } from '../../contracts/file-tree.ts'
import { type Fixture, newRepository, rememberingLog, temporaryFolder } from './fixture.ts'

function opened(repository: Fixture, directory = repository.directory) {
  return openGitRepository({ directory, log: rememberingLog() })
}

async function paths(repository: Fixture): Promise<readonly string[]> {
  const { tree } = await (await opened(repository)).revision('HEAD')
  return (await tree.list()).map(({ path }) => path)
}

describe('the files of a commit', () => {
  fileTreeContract(async (files) => {
    const repository = newRepository()
    // Conversion of line ends would make `SELECT 1;\r\n` another text on another machine.
    repository.git('config', 'core.autocrlf', 'false')
    repository.commit(files)
    repository.git('config', 'core.autocrlf', 'true')
    return (await (await opened(repository)).revision('HEAD')).tree
  })

  test('links and submodules are no files', async () => {
    const repository = newRepository()
    const commit = repository.commit({ 'a.txt': 'a' })
    symlinkSync('/etc/passwd', join(repository.directory, 'passwd'))
    repository.git('add', 'passwd')
    repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},module`)
    repository.git('commit', '-q', '-m', 'link and submodule')
    const repo = await opened(repository)
    const { head, files } = await repo.changeSet({ base: 'HEAD~1' })
    expect((await head.tree.list()).map(({ path }) => path)).toEqual(['a.txt'])
    expect(await head.tree.read(['passwd', 'module'])).toEqual(new Map())
    expect(files).toEqual([])
    expect(await repo.workingCopy('passwd')).toBeUndefined()
  })

  test('a link where migrations lie is said not to be followed, one elsewhere is nobody’s business', async () => {
    const repository = newRepository()
    repository.commit({ 'db/1.sql': 'SELECT 1' })
    repository.git('checkout', '-q', '-b', 'change')
    symlinkSync('/etc/passwd', join(repository.directory, 'db/2.sql'))
    symlinkSync('/etc/passwd', join(repository.directory, 'readme'))
    repository.git('add', '-A')
    repository.git('commit', '-q', '-m', 'links')
    const repo = await opened(repository)
    const { files } = await repo.changeSet({ base: 'main', head: 'change' })
    expect(files).toEqual([])
    expect(await repo.remarks()).toEqual([
      'Links and submodules are not followed, so nothing of these was reviewed: db/2.sql.',
    ])
  })

  test('a file that becomes a link is deleted, and the other way round added', async () => {
    const repository = newRepository()
    repository.write({ 'a.txt': 'a'.repeat(100) })
    symlinkSync('a.txt', join(repository.directory, 'b.txt'))
    repository.commit()
    execFileSync('rm', [join(repository.directory, 'a.txt'), join(repository.directory, 'b.txt')])
    symlinkSync('b.txt', join(repository.directory, 'a.txt'))
    repository.commit({ 'b.txt': 'b' })
    const { files } = await (await opened(repository)).changeSet({ base: 'HEAD~1' })
    expect(files).toEqual([
      { status: 'deleted', path: 'a.txt', becameLink: true },
      { status: 'added', path: 'b.txt' },
    ])
  })

  test('a path that leads out, in a tree made by hand, is passed over', async () => {
    const repository = newRepository()
    repository.commit({ 'a.txt': 'a' })
    const blob = repository.git('rev-parse', 'HEAD:a.txt')
    const tree = (line: string) =>
      execFileSync('git', ['mktree'], { cwd: repository.directory, input: line, encoding: 'utf8' }).trim()
    const inner = tree(`100644 blob ${blob}\tevil.txt\n`)
    // git refuses to name a tree `..` here, so the bytes are written as an object of their own.
    const bytes = Buffer.concat([
      Buffer.from('40000 ..\0'),
      Buffer.from(inner, 'hex'),
      Buffer.from('100644 a.txt\0'),
      Buffer.from(blob, 'hex'),
    ])
    const root = execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], {
      cwd: repository.directory,
      input: bytes,
      encoding: 'utf8',
    }).trim()
    const commit = repository.git('commit-tree', '-m', 'x', root)
    repository.git('update-ref', 'refs/heads/main', commit)
    expect(await paths(repository)).toEqual(['a.txt'])
  })

  test('a file past 32 MiB is refused by its name, and costs the others nothing', async () => {
    const repository = newRepository()
    writeFileSync(join(repository.directory, 'big.yaml'), '')
    truncateSync(join(repository.directory, 'big.yaml'), 33 * 1024 * 1024)
    repository.commit({ 'small.yaml': 'a: 1' })
    const { tree } = await (await opened(repository)).revision('HEAD')
    expect(await tree.read(['small.yaml'])).toEqual(new Map([['small.yaml', 'a: 1']]))
    await expect(tree.read(['small.yaml', 'big.yaml'])).rejects.toMatchObject({
      trouble: { code: 'file-too-large', location: { path: 'big.yaml' } },
    })
  })

  test('what is not UTF-8 is mended and said; a byte order mark is no text', async () => {
    const repository = newRepository()
    repository.commit({ 'latin.sql': Uint8Array.of(0x53, 0xe9, 0x3b), 'bom.sql': '\uFEFFSELECT', 'nul.sql': 'a\0b' })
    const repo = await opened(repository)
    const { tree } = await repo.revision('HEAD')
    expect(Object.fromEntries(await tree.read(['latin.sql', 'bom.sql', 'nul.sql']))).toEqual({
      'latin.sql': 'S\uFFFD;',
      'bom.sql': 'SELECT',
      'nul.sql': 'a\0b',
    })
    expect(await repo.remarks()).toEqual([
      'latin.sql is not UTF-8 (byte 0xE9 at line 1, column 2); what could not be read was replaced by U+FFFD. Save it as UTF-8.',
    ])
  })

  test('many files are read by one process', async () => {
    const repository = newRepository()
    repository.commit(Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`m/${at}.sql`, `SELECT ${at};\n`])))
    const { tree } = await (await opened(repository)).revision('HEAD')
    const texts = await tree.read((await tree.list()).map(({ path }) => path))
    expect(texts.size).toBe(700)
    expect(texts.get('m/699.sql')).toBe('SELECT 699;\n')
  })
})

describe('what is compared', () => {
  test('a branch is compared with main from where it left', async () => {
    const repository = newRepository()
    const first = repository.commit({
      'api.yaml': 'a: 1\n',
      'old name.sql': 'SELECT 1;\n'.repeat(20),
      'gone.txt': 'x\n',
    })
    repository.git('switch', '-q', '-c', 'feature')
    repository.git('mv', 'old name.sql', 'new "näme"\nwith newline.sql')
    repository.git('rm', '-q', 'gone.txt')
    const head = repository.commit({ 'api.yaml': 'a: 2\n', 'added.txt': 'y\n' })
    repository.git('switch', '-q', 'main')
    const base = repository.commit({ 'later.txt': 'on main\n' })

    const changeSet = await (await opened(repository)).changeSet({ head: 'feature' })

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
    expect([...(await changeSet.base.tree.read(['later.txt'])).keys()]).toEqual(['later.txt'])
  })

  test('settings of the repository change nothing', async () => {
    const repository = newRepository()
    repository.commit({ 'a.txt': 'text\n'.repeat(9), 'c.txt': 'c' })
    repository.git('mv', 'a.txt', 'b.txt')
    repository.commit()
    const bait = join(repository.directory, '.git', 'ran')
    const settings = [
      ...[
        ['diff.renames', 'false'],
        ['diff.noprefix', 'true'],
        ['core.quotePath', 'true'],
        ['color.ui', 'always'],
      ],
      ...[
        ['diff.external', `touch ${bait}`],
        ['core.fsmonitor', `touch ${bait}`],
        ['core.pager', `touch ${bait}`],
      ],
      ...[
        ['core.hooksPath', repository.directory],
        ['status.showUntrackedFiles', 'no'],
      ],
    ]
    for (const [key = '', value = ''] of settings) repository.git('config', key, value)
    const repo = await opened(repository)
    const { files } = await repo.changeSet({ base: 'HEAD~1' })
    expect(files).toEqual([{ status: 'renamed', from: 'a.txt', path: 'b.txt' }])
    repository.write({ 'new.txt': '' })
    expect(await repo.remarks()).toEqual(['Uncommitted changes were not reviewed: new.txt.'])
    expect(() => execFileSync('ls', [bait], { stdio: 'ignore' })).toThrow()
  })

  test.each([
    ['origin’s default branch', ['develop', 'main'], 'develop', 'origin/develop'],
    ['main', ['main', 'master'], undefined, 'main'],
    ['master', ['master', 'other'], undefined, 'master'],
  ])('base defaults to %s', async (_, branches, originHead, ref) => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    repository.git('switch', '-q', '-c', 'feature')
    for (const branch of branches) repository.git('branch', '-f', branch)
    for (const stale of ['main', 'master'].filter((name) => !branches.includes(name)))
      if (repository.git('branch', '--list', stale) !== '') repository.git('branch', '-D', stale)
    if (originHead) {
      repository.git('update-ref', `refs/remotes/origin/${originHead}`, 'HEAD')
      repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', `refs/remotes/origin/${originHead}`)
    }
    repository.commit({ a: '2' })
    expect((await (await opened(repository)).changeSet({})).base.ref).toBe(ref)
  })

  test('a branch that only origin has', async () => {
    const repository = newRepository()
    const sha = repository.commit({ a: '1' })
    repository.git('update-ref', 'refs/remotes/origin/release', 'HEAD')
    expect((await (await opened(repository)).changeSet({ base: 'release' })).base).toMatchObject({
      ref: 'release',
      sha,
    })
  })

  test('a name that looks like an option is a name', async () => {
    const repository = newRepository()
    const sha = repository.commit({ a: '1' })
    repository.git('update-ref', 'refs/heads/--upload-pack=x', 'HEAD')
    repository.git('update-ref', 'refs/heads/-h', 'HEAD')
    const repo = await opened(repository)
    expect(await repo.changeSet({ base: '--upload-pack=x', head: '-h' })).toMatchObject({
      base: { sha },
      head: { sha },
    })
  })

  test('a default base that is head itself is none', async () => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    await expect((await opened(repository)).changeSet({})).rejects.toMatchObject({
      trouble: {
        code: 'unknown-base',
        message: expect.stringContaining('could not find what to compare with'),
        hint: expect.stringContaining('--base REF'),
      },
    })
  })

  test('base and head alike, where the user names them so, is said', async () => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    const repo = await opened(repository)
    await repo.changeSet({ base: 'main' })
    expect(await repo.remarks()).toEqual([
      'Base (main) and head (HEAD) are the same commit; name another base with --base to compare.',
    ])
  })
})

describe('every kind of repository', () => {
  const withBranch = () => {
    const repository = newRepository()
    repository.commit({ 'a.txt': 'a', 'sub/b.txt': 'b' })
    repository.git('switch', '-q', '-c', 'feature')
    repository.commit({ 'sub/c.txt': 'c' })
    return repository
  }
  const files = [{ status: 'added', path: 'sub/c.txt' }]

  test('a folder below the root shows the whole repository', async () => {
    const repository = withBranch()
    const changeSet = await (await opened(repository, join(repository.directory, 'sub'))).changeSet({})
    expect(changeSet.files).toEqual(files)
    expect((await changeSet.head.tree.list()).map(({ path }) => path)).toEqual(['a.txt', 'sub/b.txt', 'sub/c.txt'])
  })

  test('a bare one', async () => {
    const bare = join(temporaryFolder(), 'bare.git')
    const repository = withBranch()
    repository.git('clone', '-q', '--bare', repository.directory, bare)
    const repo = await opened(repository, bare)
    expect((await repo.changeSet({ base: 'main', head: 'feature' })).files).toEqual(files)
    expect(await repo.remarks()).toEqual([])
    expect(await repo.workingCopy('a.txt')).toBeUndefined()
  })

  test('a further working tree, with a detached head', async () => {
    const repository = withBranch()
    const tree = join(temporaryFolder(), 'tree')
    repository.git('worktree', 'add', '-q', '--detach', tree, 'feature')
    writeFileSync(join(tree, 'a.txt'), 'changed')
    const repo = await opened(repository, tree)
    expect((await repo.changeSet({})).files).toEqual(files)
    expect(await repo.remarks()).toEqual(['Uncommitted changes were not reviewed: a.txt.'])
    expect(await repo.workingCopy('a.txt')).toBe('changed')
  })

  test('inside a hook of another repository', async () => {
    const repository = withBranch()
    process.env.GIT_DIR = newRepository().directory
    try {
      expect((await (await opened(repository)).changeSet({})).files).toEqual(files)
    } finally {
      delete process.env.GIT_DIR
    }
  })
})

describe('the working tree', () => {
  test('uncommitted changes are named, three of them', async () => {
    const repository = newRepository()
    repository.commit({ 'a b.txt': '1', '.gitignore': 'ignored\n' })
    repository.write({ 'a b.txt': '2', 'c.txt': '', 'd.txt': '', 'e/f.txt': '', ignored: '' })
    expect(await (await opened(repository)).remarks()).toEqual([
      'Uncommitted changes were not reviewed: a b.txt, c.txt, d.txt and 1 more.',
    ])
  })

  test('they concern nobody who reviews another branch', async () => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    repository.git('branch', 'other')
    repository.commit({ a: '2' })
    repository.write({ a: '3' })
    const repo = await opened(repository)
    await repo.changeSet({ base: 'main', head: 'other' })
    expect(await repo.remarks()).toEqual([])
  })

  test('a working copy is a regular file inside', async () => {
    const repository = newRepository()
    repository.commit({ 'a/b.txt': '1' })
    mkdirSync(join(repository.directory, 'real'))
    symlinkSync('/etc', join(repository.directory, 'etc'))
    repository.write({ 'a/b.txt': '2' })
    const repo = await opened(repository)
    expect(await repo.workingCopy('a/b.txt')).toBe('2')
    for (const path of ['a', 'nope', 'etc/passwd', '../x', '/etc/passwd'])
      expect(await repo.workingCopy(path)).toBeUndefined()
  })
})

describe('what cannot be reviewed says why', () => {
  const troubleIn = async (work: Promise<unknown>) => {
    try {
      await work
    } catch (thrown) {
      return thrown
    }
    throw new Error('nothing was refused')
  }

  test.each([
    ['an empty folder', () => temporaryFolder(), 'not-a-repository', /actions\/checkout/],
    ['no folder', () => '/nowhere/at/all', 'not-a-repository', /--repo DIR/],
  ])('%s', async (_, directory, code, hint) => {
    expect(await troubleIn(openGitRepository({ directory: directory(), log: rememberingLog() }))).toMatchObject({
      trouble: { code, hint: expect.stringMatching(hint) },
    })
  })

  test('a repository without commits', async () => {
    const repo = await opened(newRepository())
    expect(await troubleIn(repo.changeSet({}))).toMatchObject({ trouble: { code: 'no-commits' } })
  })

  test.each([
    ['fature', 'Did you mean feature?'],
    ['zzz', 'There are: feature, main.'],
    ['--exec=touch x', 'There are: feature, main.'],
    ['a\0b', 'There are: feature, main.'],
    ['', 'There are: feature, main.'],
  ])('an unknown ref: %j', async (base, hint) => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    repository.git('branch', 'feature')
    const repo = await opened(repository)
    expect(await troubleIn(repo.changeSet({ base }))).toMatchObject({
      trouble: { code: 'unknown-ref', hint: expect.stringContaining(hint) },
    })
  })

  test('no base to be found', async () => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    repository.git('branch', '-m', 'trunk')
    const repo = await opened(repository)
    expect(await troubleIn(repo.changeSet({}))).toMatchObject({
      trouble: { code: 'unknown-base', hint: 'Name the branch to compare with: --base REF. There are: trunk.' },
    })
  })

  test('histories that never met', async () => {
    const repository = newRepository()
    repository.commit({ a: '1' })
    repository.git('switch', '-q', '--orphan', 'other')
    repository.commit({ b: '1' })
    const repo = await opened(repository)
    expect(await troubleIn(repo.changeSet({ base: 'main' }))).toMatchObject({ trouble: { code: 'no-merge-base' } })
  })

  test('no git on the machine', async () => {
    const repository = newRepository()
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    try {
      expect(await troubleIn(opened(repository))).toMatchObject({ trouble: { code: 'git-missing' } })
    } finally {
      process.env.PATH = path
    }
  })

  test('a repository of another user', async () => {
    const repository = newRepository()
    // git's own switch for its tests; it takes the owner for a stranger.
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1'
    try {
      expect(await troubleIn(opened(repository))).toMatchObject({
        trouble: { code: 'git-refused', hint: expect.stringContaining('safe.directory') },
      })
    } finally {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER
    }
  })
})
