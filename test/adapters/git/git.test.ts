import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { gitIn } from '../../../src/adapters/git/git.ts'
import { temporaryFolder } from './fixture.ts'

const path = process.env.PATH

afterEach(() => {
  process.env.PATH = path
})

/** A program named git that does what a script says. */
function fakeGit(script: string): void {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'git'), 0o755)
  process.env.PATH = `${folder}:${path}`
}

describe('git is bounded', () => {
  test('in time, even where a child of it holds on to the pipe', async () => {
    fakeGit('sleep 60 & sleep 60')
    await expect(gitIn('.')(['fetch'], { timeoutMs: 50 })).rejects.toMatchObject({ trouble: { code: 'git-timeout' } })
  })

  test('in output', async () => {
    fakeGit('yes')
    await expect(gitIn('.')(['ls-tree'], { maxBytes: 1000 })).rejects.toMatchObject({
      trouble: { code: 'repository-too-large' },
    })
  })

  test('in complaints', async () => {
    fakeGit('yes "remote: hello" | head -c 10000000 >&2; echo "fatal: no" >&2; exit 3')
    await expect(gitIn('.')(['fetch'])).rejects.toMatchObject({ status: 3, message: 'remote: hello' })
  })
})

test('what a URL carries before the host is not repeated', async () => {
  fakeGit(`echo "fatal: unable to access 'https://x-access-token:ghs_secret@example.com/a/': 403" >&2; exit 128`)
  await expect(gitIn('.')(['fetch'])).rejects.toThrow("fatal: unable to access 'https://***@example.com/a/': 403")
})

test('input that nobody reads is no error of its own', async () => {
  fakeGit('exit 1')
  await expect(gitIn('.')(['cat-file'], { input: 'x'.repeat(1_000_000) })).rejects.toThrow(
    'git cat-file ended with status 1',
  )
})
