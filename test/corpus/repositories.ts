import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Real specs and migrations, beside the project where it is developed; nothing of it is copied into it. */
export const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
export const corpusIsHere = existsSync(corpus)
export const noCorpus = 'skipped: no corpus (../shared/corpus)'

/** Files of one commit: place in the repository, and the corpus' path that it is copied from. */
export type Files = Readonly<Record<string, string>>

export interface CorpusCase {
  readonly name: string
  readonly base: Files
  readonly head: Files
}

/** A spec of two releases under one path. */
function specCase(name: string, base: string, head: string): CorpusCase {
  const place = `openapi${base.slice(base.lastIndexOf('.'))}`
  return {
    name,
    base: { [place]: `openapi/${name}/${base}` },
    head: { [place]: `openapi/${name}/${head}` },
  }
}

/** A project's history as the base branch, its last `count` migrations as the pull request. */
export function migrationCase(
  name: string,
  folder: string,
  count: number,
  options: { readonly order?: (a: string, b: string) => number; readonly perMigration?: number } = {},
): CorpusCase {
  const entries = readdirSync(join(corpus, 'migrations', name)).filter((entry) => !/\.(toml|json|md)$/.test(entry))
  const sorted = entries.sort(options.order ?? byName)
  const files = (names: readonly string[]) =>
    Object.fromEntries(names.map((entry) => [`${folder}/${entry}`, `migrations/${name}/${entry}`]))
  const others = readdirSync(join(corpus, 'migrations', name)).filter((entry) => entry.endsWith('.toml'))
  const last = count * (options.perMigration ?? 1)
  return { name, base: { ...files(others), ...files(sorted.slice(0, -last)) }, head: files(sorted.slice(-last)) }
}

/** Flyway's order: versions are numbers, so that V1_10 comes after V1_9. */
function byVersion(a: string, b: string): number {
  const version = (name: string) => (/^V([\d_.]+)__/.exec(name)?.[1] ?? '').split(/[_.]/).map(Number)
  const [left, right] = [version(a), version(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1
}

/** Branch `main` holds base; branch `change` adds head's files to it. The caller removes the folder. */
export function makeRepository({ name, base, head }: CorpusCase): { directory: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), `breakwater-corpus-${name}-`))
  git(directory, 'init', '--quiet', '--initial-branch=main')
  commit(directory, base, 'base')
  git(directory, 'checkout', '--quiet', '-b', 'change')
  commit(directory, head, 'head')
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

function commit(directory: string, files: Files, message: string): void {
  for (const [place, source] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, place)), { recursive: true })
    cpSync(join(corpus, source), join(directory, place), { recursive: true, force: true })
  }
  git(directory, 'add', '--all')
  git(directory, 'commit', '--quiet', '--no-gpg-sign', '--message', message)
}

function git(directory: string, ...args: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=corpus',
    '-c',
    'user.email=corpus@example.invalid',
    '-c',
    'core.hooksPath=/dev/null',
  ]
  execFileSync('git', [...identity, ...args], {
    cwd: directory,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
}

/** The cases that the project holds itself to. */
export function corpusCases(): readonly CorpusCase[] {
  return [
    specCase('supabase-auth', 'v2.150.0.yaml', 'v2.180.0.yaml'),
    specCase('stripe', 'v50_2021-06-24.yaml', 'v100_2021-12-23.yaml'),
    migrationCase('lemmy', 'migrations', 5),
    migrationCase('gitness', 'migrations', 5, { perMigration: 2 }),
    migrationCase('umami', 'prisma/migrations', 5),
    migrationCase('kestra', 'src/main/resources/db/migration', 5, { order: byVersion }),
  ]
}
