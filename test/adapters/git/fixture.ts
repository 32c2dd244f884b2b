import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Log } from '../../../src/core/ports.ts'

/** A repository of its own: no hooks, no signing, no user of the machine. */
export interface Fixture {
  readonly directory: string
  readonly git: (...args: readonly string[]) => string
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void
  /** Writes, adds all, commits; gives the commit. */
  readonly commit: (files?: Readonly<Record<string, string | Uint8Array>>) => string
}

const identity = {
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.com',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
}

const made: string[] = []

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Gone when the test file is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'breakwater-test-')))
  made.push(folder)
  return folder
}

export function fixtureAt(directory: string): Fixture {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null', ...args], {
      cwd: directory,
      env: { ...process.env, ...identity },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  const write = (files: Readonly<Record<string, string | Uint8Array>>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true })
      writeFileSync(join(directory, path), content)
    }
  }
  return {
    directory,
    git,
    write,
    commit: (files = {}) => {
      write(files)
      git('add', '-A')
      git('commit', '-q', '--allow-empty', '-m', 'change')
      return git('rev-parse', 'HEAD')
    },
  }
}

export function newRepository(directory = temporaryFolder()): Fixture {
  const fixture = fixtureAt(directory)
  fixture.git('init', '-q', '-b', 'main')
  return fixture
}

/** Remembers what it was told. */
export function rememberingLog(): Log & { readonly told: string[] } {
  const told: string[] = []
  const tell = (text: string) => {
    told.push(text)
  }
  return { told, progress: tell, warn: tell, debug: () => undefined }
}
